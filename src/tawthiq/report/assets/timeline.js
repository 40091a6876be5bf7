// Time: solid bars for what is dated to a bin, hatched bars as long as the doubt, a lane for what has no date.
function makeTimeline(stage) {
  const dated = INCIDENTS.map((i, n) => n).filter((n) => INCIDENTS[n].d0 !== null);
  const svg = s("svg", { class: "time", role: "group", "aria-label": "Incidents over time. Drag to choose a period, or use the date fields below." });
  const input = (key, name) => h("input", { type: "date", "aria-label": name, onchange: (e) => go({ [key]: e.target.value, undated: "" }) });
  const from = input("from", "From date"), to = input("to", "To date");
  const undated = h("button", { type: "button", class: "undated", onclick: () => go({ undated: state.undated ? "" : "1", from: "", to: "" }) });
  const early = h("button", { type: "button", onclick: () => { setAxis(!wide); draw(); } });
  const all = h("button", { type: "button", onclick: () => go({ from: "", to: "", undated: "" }) }, "Whole period");
  const word = h("span", { class: "src" });
  stage.append(svg, h("div", { class: "timekeys" }, h("label", null, "from ", from), h("label", null, "to ", to), all, early, undated, word));

  // The axis covers the stretch that most incidents share; far outliers wait behind a button, not behind an empty century.
  const starts = dated.map((n) => INCIDENTS[n].d0).sort((x, y) => x - y), ends = dated.map((n) => INCIDENTS[n].d1).sort((x, y) => x - y);
  const whole = [starts[0] ?? 0, ends[ends.length - 1] ?? 1];
  const dense = (() => {
    const need = Math.ceil(starts.length * 0.7);
    if (starts.length < 8) return whole;
    let best = [starts[0], starts[starts.length - 1]];
    for (let k = 0; k + need <= starts.length; k++) if (starts[k + need - 1] - starts[k] < best[1] - best[0]) best = [starts[k], starts[k + need - 1]];
    const slack = Math.max(14, Math.round((best[1] - best[0]) / 2));
    const inside = [Math.max(whole[0], best[0] - slack), Math.min(whole[1], best[1] + slack)];
    if (whole[1] - whole[0] <= 3 * (inside[1] - inside[0])) return whole;
    return [starts.find((d) => d >= inside[0]), ends.filter((d) => d <= inside[1]).pop() ?? inside[1]];
  })();
  let wide = false, first, last, unit, binOf, binStart, bins, day0, day1;
  function setAxis(to) {
    wide = to;
    [first, last] = wide ? whole : dense;
    const days = last - first + 1;
    unit = days <= 100 ? "day" : days <= 900 ? "week" : days <= 366 * 20 ? "month" : "year";
    binOf = { day: (d) => d - first, week: (d) => Math.floor((d - monday(first)) / 7), month: (d) => monthsOf(d) - monthsOf(first), year: (d) => Math.floor(monthsOf(d) / 12) - Math.floor(monthsOf(first) / 12) }[unit];
    binStart = { day: (b) => first + b, week: (b) => monday(first) + 7 * b, month: (b) => startOfMonth(monthsOf(first) + b), year: (b) => startOfMonth((Math.floor(monthsOf(first) / 12) + b) * 12) }[unit];
    bins = dated.length ? binOf(last) + 1 : 1;
    day0 = binStart(0);
    day1 = binStart(bins);
  }
  const monthsOf = (d) => { const t = new Date(d * DAY); return t.getUTCFullYear() * 12 + t.getUTCMonth(); };
  const startOfMonth = (m) => Math.round(Date.UTC(Math.floor(m / 12), m % 12, 1) / DAY);
  function monday(d) { return d - ((((d + 3) % 7) + 7) % 7); }
  setAxis(false);

  let width = 600;
  const top = 16, tall = 74, inset = 28;
  const x = (d) => inset + ((d - day0) / (day1 - day0)) * (width - inset - 10);
  const dayAt = (px) => Math.round(day0 + ((px - inset) / (width - inset - 10)) * (day1 - day0));
  let drag = null;

  function draw() {
    from.value = state.from; to.value = state.to;
    const live = dated.filter((n) => !(failed[n] & ~256));
    const solid = new Array(bins).fill(0), chosen = new Array(bins).fill(0), spans = new Map();
    let before = 0;
    for (const n of live) {
      const i = INCIDENTS[n];
      if (i.d1 < day0 || i.d0 >= day1) { before++; continue; }
      const a = binOf(Math.max(i.d0, first)), b = binOf(Math.min(i.d1, last));
      if (a === b && (i.dp === "day" || i.dp === "hour" || unit === "year" || (unit === "month" && i.dp !== "year"))) { solid[a]++; if (!failed[n]) chosen[a]++; }
      else { const key = Math.max(i.d0, day0) + "|" + Math.min(i.d1, day1); const held = spans.get(key) || { a: Math.max(i.d0, day0), b: i.d1, n: [], on: 0 }; held.n.push(n); if (!failed[n]) held.on++; spans.set(key, held); }
    }
    const most = Math.max(1, ...solid), unitHeight = tall / most;
    const rows = [];
    for (const span of [...spans.values()].sort((p, q) => p.a - q.a || q.b - p.b)) {
      let row = rows.findIndex((r) => x(r[r.length - 1].b + 1) + 3 <= x(span.a));
      if (row < 0) { if (rows.length < 6) { rows.push([]); row = rows.length - 1; } else row = 5; }
      rows[row].push(span);
    }
    const base = top + tall, laneTop = base + 24, rowHeight = 11, height = laneTop + rows.length * (rowHeight + 3) + 4;
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.setAttribute("height", height);
    const out = [s("defs", null, s("pattern", { id: "t-hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, s("path", { d: "M0 0V5", class: "hatchline strong" })))];
    for (const v of most > 3 ? [Math.ceil(most / 2), most] : [most]) out.push(s("line", { x1: inset, x2: width - 10, y1: base - v * unitHeight, y2: base - v * unitHeight, class: "rule" }), s("text", { x: inset - 6, y: base - v * unitHeight + 4, class: "tick end" }, String(v)));
    out.push(...ticks(base));
    if (state.from || state.to || drag) {
      const a = drag ? Math.min(...drag) : x(state.from ? toDay(state.from) : day0), b = drag ? Math.max(...drag) : x(state.to ? toDay(state.to) + 1 : day1);
      out.push(s("rect", { x: Math.max(inset, a), y: top - 4, width: Math.max(2, Math.min(width - 10, b) - Math.max(inset, a)), height: height - top, class: "brush" }));
    }
    const gap = (width - inset) / bins > 5 ? 1 : 0;
    for (let b = 0; b < bins; b++) {
      if (!solid[b]) continue;
      const x0 = x(binStart(b)) + gap / 2, w = Math.max(1.5, Math.min(26, x(binStart(b + 1)) - x0 - gap));
      const name = sayBin(b) + ": " + plural(solid[b], "incident") + (chosen[b] !== solid[b] ? ", " + chosen[b] + " in view" : "");
      const bar = (n, cls) => s("rect", { x: x0, y: base - n * unitHeight, width: w, height: n * unitHeight, class: cls });
      out.push(s("g", { class: "bar" }, s("title", null, name), bar(solid[b], "bin off"), chosen[b] && bar(chosen[b], "bin")));
    }
    out.push(s("line", { x1: inset, x2: width - 10, y1: base, y2: base, class: "axis" }));
    rows.forEach((row, r) => row.forEach((span) => {
      const x0 = x(span.a), w = Math.max(5, x(Math.min(span.b + 1, day1)) - x0), y = laneTop + r * (rowHeight + 3);
      const text = INCIDENTS[span.n[0]].when + ", date known roughly: " + (span.n.length === 1 ? INCIDENTS[span.n[0]].title : plural(span.n.length, "incident"));
      out.push(s("g", { class: "span" + (span.on ? "" : " off"), onclick: () => span.n.length === 1 && select(span.n[0], false) }, s("title", null, text), s("rect", { x: x0, y, width: w, height: rowHeight, rx: 1.5, fill: "url(#t-hatch)" }), span.n.length > 1 && w > 18 && s("text", { x: x0 + w / 2, y: y + 9.5, class: "spancount" }, String(span.n.length))));
    }));
    const selected = INCIDENTS[INDEX.get(state.sel)];
    if (selected && selected.d0 !== null && selected.d1 >= day0 && selected.d0 < day1) { const at = (x(Math.max(selected.d0, day0)) + x(Math.min(selected.d1 + 1, day1))) / 2; out.push(s("path", { d: `M${at - 5} ${top - 12}h10l-5 8Z`, class: "pointer" })); }
    out.push(handle("from", state.from ? toDay(state.from) : day0, base), handle("to", state.to ? toDay(state.to) : day1 - 1, base));
    const held = document.activeElement && document.activeElement.getAttribute && document.activeElement.getAttribute("data-handle");
    svg.replaceChildren(...out);
    if (held) svg.querySelector(`[data-handle="${held}"]`).focus();
    const none = INCIDENTS.filter((i, n) => i.d0 === null && !(failed[n] & ~256)).length;
    undated.textContent = "Undated: " + none;
    undated.hidden = !none && !state.undated;
    undated.setAttribute("aria-pressed", state.undated ? "true" : "false");
    early.textContent = wide ? "Densest stretch" : "Before or after: " + before;
    early.hidden = !before && !wide;
    all.hidden = !(state.from || state.to || state.undated);
    word.textContent = dated.length ? "one bar is a " + unit + (rows.length ? "; hatched: the date is known roughly" : "") : "";
  }
  function sayBin(b) {
    const d = binStart(b);
    return unit === "day" ? sayDay(d) : unit === "week" ? "week of " + sayDay(d) : unit === "month" ? sayDay(d).replace(/^\d+ /, "") : sayDay(d).slice(-4);
  }
  /** A dozen dates at most, at month or year starts where the axis is long. */
  function ticks(base) {
    const out = [], room = Math.max(3, Math.floor(width / 78));
    const months = monthsOf(day1 - 1) - monthsOf(day0) + 1;
    const at = [];
    if (months <= 2) { const by = Math.ceil((day1 - day0) / room); for (let d = day0; d < day1; d += by) at.push([d, new Date(d * DAY).getUTCDate() + " " + MONTHS[new Date(d * DAY).getUTCMonth()].slice(0, 3)]); }
    else {
      const by = [1, 2, 3, 6, 12, 24, 60, 120, 240].find((v) => months / v <= room) || 600;
      for (let m = Math.ceil(monthsOf(day0) / by) * by; startOfMonth(m) < day1; m += by) at.push([startOfMonth(m), by >= 12 || m % 12 === 0 ? String(Math.floor(m / 12)) : MONTHS[m % 12].slice(0, 3)]);
    }
    for (const [d, text] of at) { const px = x(d); if (px < inset - 1 || px > width - 44) continue; out.push(s("line", { x1: px, x2: px, y1: base, y2: base + 4, class: "axis" }), s("text", { x: px + 2, y: base + 15, class: "tick" }, text)); }
    return out;
  }
  function handle(key, d, base) {
    const at = Math.max(inset, Math.min(width - 10, key === "from" ? x(d) : x(d + 1)));
    const move = (by) => { const next = Math.max(day0, Math.min(day1 - 1, (unit === "day" ? d + by : binStart(binOf(Math.max(d, day0)) + by) + (key === "to" ? -0 : 0)))); go({ [key]: toIso(next), undated: "" }); };
    return s("g", { class: "handle", "data-handle": key, tabindex: 0, role: "slider", "aria-orientation": "horizontal", "aria-label": key === "from" ? "Start of the period" : "End of the period", "aria-valuemin": day0, "aria-valuemax": day1 - 1, "aria-valuenow": Math.max(day0, Math.min(day1 - 1, d)), "aria-valuetext": sayDay(d),
      onkeydown: (e) => {
        if (e.key === "ArrowRight" || e.key === "ArrowUp") move(1);
        else if (e.key === "ArrowLeft" || e.key === "ArrowDown") move(-1);
        else if (e.key === "PageUp") move(unit === "day" ? 7 : 6);
        else if (e.key === "PageDown") move(unit === "day" ? -7 : -6);
        else if (e.key === "Home" || e.key === "End") go({ [key]: "" });
        else return;
        e.preventDefault();
        e.stopPropagation();
      } },
    s("line", { x1: at, x2: at, y1: top - 4, y2: base + 4 }), s("rect", { x: at - 4, y: base - 22, width: 8, height: 20, rx: 2 }));
  }
  const place = (e) => ((e.clientX - svg.getBoundingClientRect().left) / svg.getBoundingClientRect().width) * width;
  svg.addEventListener("pointerdown", (e) => { if (e.button || e.target.closest(".span")) return; drag = [place(e), place(e)]; svg.setPointerCapture(e.pointerId); });
  svg.addEventListener("pointermove", (e) => { if (!drag) return; drag[1] = place(e); draw(); });
  svg.addEventListener("pointerup", () => {
    if (!drag) return;
    const [a, b] = [Math.min(...drag), Math.max(...drag)].map((v) => Math.max(day0, Math.min(day1 - 1, dayAt(v))));
    const click = Math.abs(drag[0] - drag[1]) < 4;
    drag = null;
    if (!dated.length) return;
    // A click chooses the bar under it.
    const bin = Math.max(0, Math.min(bins - 1, binOf(Math.max(day0, dayAt(x(a)) || a))));
    go(click ? { from: toIso(binStart(bin)), to: toIso(binStart(bin + 1) - 1), undated: "" } : { from: toIso(a), to: toIso(Math.max(a, b - 1)), undated: "" });
  });
  svg.addEventListener("pointercancel", () => { drag = null; draw(); });
  new ResizeObserver(() => { const w = stage.clientWidth; if (w && Math.abs(w - width) > 1) { width = w; draw(); } }).observe(stage);
  return { draw };
}
