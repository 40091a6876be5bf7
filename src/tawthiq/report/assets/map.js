// A drawn map: outlines, hatched areas for what is known only roughly, dots for what is known well. No tiles.
const merc = (lat) => (Math.log(Math.tan(Math.PI / 4 + (Math.max(-84, Math.min(84, lat)) * Math.PI) / 360)) * 180) / Math.PI;
const unmerc = (y) => (Math.atan(Math.exp((y * Math.PI) / 180)) * 360) / Math.PI - 90;
const KM_PER_DEGREE = 111.32;
let arabicNames = false;

/** Outlines decoded once: rings in map units (degrees east, Mercator degrees south), path, box, and the point for the name. */
const ground = (() => {
  const steps = DATA.ground.steps;
  const area = (raw) => {
    let path = "", best = 0;
    const box = [Infinity, Infinity, -Infinity, -Infinity], rings = [];
    let at = [0, 0];
    for (const packed of raw.r) {
      let x = 0, y = 0, twice = 0, cx = 0, cy = 0;
      const ring = [];
      for (let k = 0; k < packed.length; k += 2) {
        x += packed[k]; y += packed[k + 1];
        const px = x / steps, py = -merc(y / steps);
        ring.push([px, py]);
        path += (k ? "L" : "M") + px.toFixed(3) + " " + py.toFixed(3);
        box[0] = Math.min(box[0], px); box[1] = Math.min(box[1], py); box[2] = Math.max(box[2], px); box[3] = Math.max(box[3], py);
      }
      path += "Z";
      ring.forEach(([ax, ay], k) => { const [bx, by] = ring[(k + 1) % ring.length], w = ax * by - bx * ay; twice += w; cx += (ax + bx) * w; cy += (ay + by) * w; });
      if (Math.abs(twice) > best) { best = Math.abs(twice); at = [cx / (3 * twice), cy / (3 * twice)]; }
      rings.push(ring);
    }
    return { iso: raw.i, name: raw.n, ar: raw.a, rings, path, box, at };
  };
  return { countries: DATA.ground.countries.map(area), provinces: DATA.ground.provinces.map(area) };
})();
function holds(area, x, y) {
  if (x < area.box[0] || x > area.box[2] || y < area.box[1] || y > area.box[3]) return false;
  let inside = false;
  for (const ring of area.rings) for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i], [bx, by] = ring[j];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
const EXACT = new Set(["site", "neighbourhood", "town"]);
/** What the map draws for each place: a dot, or an area with its key, outline (where known) and radius. */
const SPOTS = INCIDENTS.flatMap((i, n) => (i.places || []).filter((p) => p.x !== undefined && p.y !== undefined).map((p) => {
  const spot = { n, p, x: p.x, y: -merc(p.y), exact: EXACT.has(p.p), r: (p.r || 3) / (KM_PER_DEGREE * Math.cos((p.y * Math.PI) / 180)) };
  if (p.p === "province") spot.area = ground.provinces.find((a) => holds(a, spot.x, spot.y) && (!p.iso || a.iso === p.iso));
  if (p.p === "country") spot.area = ground.countries.find((a) => a.iso === p.iso) || ground.countries.find((a) => holds(a, spot.x, spot.y));
  // A radius is a guess at an extent; an outline replaces it.
  if (spot.area) { [spot.x, spot.y] = spot.area.at; }
  spot.key = spot.exact ? "" : p.p + "|" + (spot.area ? spot.area.iso + spot.area.name : spot.x.toFixed(2) + "," + spot.y.toFixed(2));
  return spot;
}));

const TOLD = new Set(INCIDENTS.flatMap((i) => (i.places || []).map((p) => p.iso)));

function makeMap(stage, options) {
  const only = options.only;
  const spots = only === undefined ? SPOTS : SPOTS.filter((q) => q.n === only);
  const id = options.id;
  let width = 600, height = options.height, view = null, hinted = null;
  const hatch = s("pattern", { id: id + "-hatch", width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, s("path", { d: "M0 0V7", class: "hatchline" }));
  const land = s("g"), areas = s("g", { class: "areas" }), names = s("g", { class: "names", "aria-hidden": "true" }), marks = s("g", { class: "spots" }), over = s("g", { class: "over", "aria-hidden": "true" });
  const svg = s("svg", { class: "map", role: "group", "aria-label": options.label }, s("defs", null, hatch), s("rect", { class: "sea", width: "100%", height: "100%" }), land, areas, names, marks, over);
  const stroke = (a, cls) => s("path", { d: a.path, class: cls, "fill-rule": "evenodd", "vector-effect": "non-scaling-stroke" });
  land.append(...ground.countries.map((a) => stroke(a, "country" + (TOLD.has(a.iso) ? " told" : ""))), ...ground.provinces.map((a) => stroke(a, "province")), ...ground.countries.map((a) => stroke(a, "border")));
  const picked = h("div", { class: "picked", hidden: true, role: "region", "aria-label": "Incidents at this mark" });

  const outside = h("button", { type: "button", class: "outside", hidden: true, onclick: () => fit(spots.filter((q) => !failed[q.n])) });
  const px = (x, y) => [(x - view.x) * view.k + width / 2, (y - view.y) * view.k + height / 2];
  function extent(of) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const q of of) {
      const b = q.area ? q.area.box : [q.x - q.r, q.y - q.r, q.x + q.r, q.y + q.r];
      if (q.p.p === "country" && of.length > 1) continue;
      box[0] = Math.min(box[0], b[0]); box[1] = Math.min(box[1], b[1]); box[2] = Math.max(box[2], b[2]); box[3] = Math.max(box[3], b[3]);
    }
    return box[0] === Infinity ? null : box;
  }
  /** The part of the world that most incidents share, where a few far ones would shrink it to a dot. */
  function core(of) {
    const points = of.filter((q) => q.p.p !== "country"), whole = extent(of);
    if (points.length < 8 || !whole) return of;
    const middle = (key) => { const v = points.map((q) => q[key]).sort((a, b) => a - b); return [v[Math.floor(v.length * 0.25)], v[Math.ceil(v.length * 0.75) - 1]]; };
    const [[x0, x1], [y0, y1]] = [middle("x"), middle("y")], slack = Math.max(4, 1.5 * Math.max(x1 - x0, y1 - y0));
    const near = points.filter((q) => q.x > x0 - slack && q.x < x1 + slack && q.y > y0 - slack && q.y < y1 + slack), box = extent(near);
    return Math.max(whole[2] - whole[0], whole[3] - whole[1]) > 2 * Math.max(box[2] - box[0], box[3] - box[1], 1) ? near : of;
  }
  function fit(of) {
    const own = of && extent(of) || extent(core(spots)) || (ground.countries.length ? ground.countries.reduce((b, a) => [Math.min(b[0], a.box[0]), Math.min(b[1], a.box[1]), Math.max(b[2], a.box[2]), Math.max(b[3], a.box[3])], [Infinity, Infinity, -Infinity, -Infinity]) : [-180, -120, 180, 120]);
    const least = options.least || 1.2;
    const w = Math.max(own[2] - own[0], least), t = Math.max(own[3] - own[1], least);
    view = { x: (own[0] + own[2]) / 2, y: (own[1] + own[3]) / 2, k: Math.min((width - 70) / w, (height - 70) / t) };
    draw();
  }
  function zoom(by, at) {
    const [ax, ay] = at || [width / 2, height / 2];
    const k = Math.max(0.8, Math.min(6000, view.k * by));
    view = { k, x: view.x + (ax - width / 2) * (1 / view.k - 1 / k), y: view.y + (ay - height / 2) * (1 / view.k - 1 / k) };
    draw();
  }
  function pan(dx, dy) { view = { ...view, x: view.x + dx / view.k, y: view.y + dy / view.k }; draw(); }

  function draw() {
    if (!view) return;
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    land.setAttribute("transform", `translate(${width / 2 - view.x * view.k} ${height / 2 - view.y * view.k}) scale(${view.k})`);
    land.classList.toggle("far", view.k < 14);
    hatch.setAttribute("patternTransform", `rotate(45) scale(${1 / view.k})`);
    const live = spots.filter((q) => only !== undefined || !failed[q.n]);
    drawDots(live.filter((q) => q.exact));
    drawAreas(live.filter((q) => !q.exact));
    drawNames();
    drawOver();
    const far = new Set(live.filter((q) => q.p.p !== "country" && !inFrame(...px(q.x, q.y))).map((q) => q.n)).size;
    outside.textContent = plural(far, "incident") + " outside this frame: show all";
    outside.hidden = !far;
  }

  function drawAreas(of) {
    const byKey = new Map();
    for (const q of of) { if (!byKey.has(q.key)) byKey.set(q.key, []); byKey.get(q.key).push(q); }
    const shapes = [], badges = [];
    const order = ["country", "sea", "region", "province", "district", "near"];
    for (const [, held] of [...byKey].sort((a, b) => order.indexOf(a[1][0].p.p) - order.indexOf(b[1][0].p.p))) {
      const q = held[0];
      shapes.push(q.area ? s("path", { d: q.area.path, class: "area a-" + q.p.p, fill: `url(#${id}-hatch)`, "fill-rule": "evenodd", "vector-effect": "non-scaling-stroke" })
        : s("circle", { cx: q.x, cy: q.y, r: Math.max(q.r, 9 / view.k), class: "area a-" + q.p.p, fill: `url(#${id}-hatch)`, "vector-effect": "non-scaling-stroke" }));
      const [x, y] = px(q.x, q.y);
      if (inFrame(x, y)) badges.push({ x, y, held });
    }
    badged = gathered(badges).map((c) => [...aside(c.x, c.y), c]);
    const marked = badged.map(([x, y, c]) => mark(x, y, c.held, c.parts > 1 ? "somewhere in several areas" : "somewhere in " + (c.held[0].area ? c.held[0].area.name : c.held[0].p.l) + ", " + c.held[0].p.pl));
    areas.replaceChildren(s("g", { transform: land.getAttribute("transform") }, shapes), ...marked);
  }
  /** An area's badge may stand anywhere in it: it steps aside for the dots. */
  function aside(x, y) {
    for (const d of dots) {
      const gap = Math.hypot(x - d.x, y - d.y), least = d.held.length > 1 ? 34 : 24;
      if (gap < least) { const [ux, uy] = gap ? [(x - d.x) / gap, (y - d.y) / gap] : [-0.8, 0.6]; return [d.x + ux * least, d.y + uy * least]; }
    }
    return [x, y];
  }
  const inFrame = (x, y) => x > -20 && y > -20 && x < width + 20 && y < height + 20;

  /** Marks nearer than a finger's width become one, at the mean of its places. */
  function gathered(of) {
    const clusters = [], cell = 30, grid = new Map();
    for (const q of of) {
      const gx = Math.floor(q.x / cell), gy = Math.floor(q.y / cell);
      let home = null;
      for (let a = -1; a <= 1 && !home; a++) for (let b = -1; b <= 1 && !home; b++) for (const c of grid.get((gx + a) + ":" + (gy + b)) || []) if ((c.x0 - q.x) ** 2 + (c.y0 - q.y) ** 2 < 26 ** 2) { home = c; break; }
      if (home) { home.held.push(...q.held); home.sx += q.x; home.sy += q.y; home.parts++; continue; }
      const made = { held: [...q.held], x0: q.x, y0: q.y, sx: q.x, sy: q.y, parts: 1 }, key = gx + ":" + gy;
      clusters.push(made);
      if (!grid.has(key)) grid.set(key, []);
      grid.get(key).push(made);
    }
    return clusters.map((c) => ({ x: c.sx / c.parts, y: c.sy / c.parts, held: c.held, parts: c.parts }));
  }
  function drawDots(of) {
    dots = gathered(of.map((q) => { const [x, y] = px(q.x, q.y); return { x, y, held: [q] }; }).filter((d) => inFrame(d.x, d.y)));
    marks.replaceChildren(...dots.map((c) => mark(c.x, c.y, c.held, c.held[0].p.l)));
  }
  let dots = [], badged = [];

  function mark(x, y, held, where) {
    const numbers = [...new Set(held.map((q) => q.n))], exact = held[0].exact, one = numbers.length === 1;
    const i = INCIDENTS[numbers[0]];
    const text = one ? i.title + ", " + i.when + ", " + where : plural(numbers.length, "incident") + ", " + (exact ? "near " : "") + where;
    const radius = one ? 9 : Math.min(exact ? 24 : 14, 10 + 3 * Math.log2(numbers.length));
    const shape = !exact
      ? [s("rect", { x: -radius, y: -radius, width: 2 * radius, height: 2 * radius, rx: 3, class: "badge" }), one ? use(i, 7) : s("text", { class: "count", dy: ".36em" }, String(numbers.length))]
      : one ? [s("circle", { r: 12, class: "halo" }), use(i, 8)]
      : [s("circle", { r: radius + 3, class: "halo" }), s("circle", { r: radius, class: "cluster" }), s("text", { class: "count on", dy: ".36em" }, String(numbers.length))];
    if (options.still) return s("g", { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`, class: "spot" }, shape);
    return s("g", {
      transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`, class: "spot" + (exact ? "" : " rough") + (numbers.includes(INDEX.get(state.sel)) ? " sel" : ""), role: "button", tabindex: 0, "aria-label": text,
      onclick: (e) => { e.stopPropagation(); pick(numbers, where, held); },
      onkeydown: (e) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); e.stopPropagation(); pick(numbers, where, held); } },
    }, s("title", null, text), s("rect", { x: -14, y: -14, width: 28, height: 28, class: "touch" }), shape);
  }
  const use = (i, r) => s("use", { href: "#g-" + i.fam, x: -r, y: -r, width: 2 * r, height: 2 * r, class: "f-" + i.fam + (i.fact === "occurred" ? "" : " hollow") });

  function pick(numbers, where, held) {
    const apart = held[0].exact && new Set(held.map((q) => q.x.toFixed(4) + q.y.toFixed(4))).size > 1;
    if (numbers.length === 1) { select(numbers[0], false); }
    else {
      picked.replaceChildren(h("p", null, h("b", null, plural(numbers.length, "incident")), " ", bdi(where), " ",
        apart && h("button", { type: "button", onclick: () => { picked.hidden = true; fit(held); } }, "Zoom here"), " ",
        h("button", { type: "button", onclick: () => { picked.hidden = true; svg.querySelector(".spot")?.focus(); } }, "Close")),
      h("ul", null, numbers.slice(0, 200).map((n) => h("li", null, h("a", { href: link({ i: INCIDENTS[n].id }), onclick: () => go({ sel: INCIDENTS[n].id }) }, bdi(INCIDENTS[n].title)), " ", h("span", { class: "src" }, INCIDENTS[n].when)))));
      picked.hidden = false;
      select(numbers[0], false);
    }
  }

  /** Names where there is room: countries, then provinces, then the places of single dots; none over another or over a mark. */
  function drawNames() {
    const taken = [], out = [];
    for (const d of dots) taken.push([d.x - 13, d.y - 11, d.x + 13, d.y + 11]);
    for (const [x, y] of badged) taken.push([x - 13, y - 13, x + 13, y + 13]);
    const room = (x0, y0, x1, y1) => x0 > 2 && y0 > 2 && x1 < width - 2 && y1 < height - 2 && !taken.some((b) => x0 < b[2] && x1 > b[0] && y0 < b[3] && y1 > b[1]);
    const place = (text, x, y, cls, size, anchor) => {
      const w = text.length * size * (cls === "land" ? 0.86 : 0.54), x0 = anchor === "start" ? x : x - w / 2;
      if (!room(x0, y - size, x0 + w, y + 3)) return false;
      taken.push([x0, y - size, x0 + w, y + 3]);
      out.push(s("text", { x: x.toFixed(1), y: y.toFixed(1), class: cls, "text-anchor": anchor || "middle", lang: arabicNames ? "ar" : null }, text));
      return true;
    };
    const title = (a) => (arabicNames && a.ar ? a.ar : a.name);
    for (const a of ground.countries) {
      if ((a.box[2] - a.box[0]) * view.k < 50) continue;
      const [x, y] = px(...a.at), text = arabicNames ? title(a) : title(a).toUpperCase();
      for (const dy of [0, 18, -18, 36, -36, 60, -60]) if (holds(a, a.at[0], a.at[1] + dy / view.k) && place(text, x, y + dy, "land", 12)) break;
    }
    for (const d of dots) {
      const sites = new Set(d.held.map((q) => q.p.c || q.p.n));
      if (sites.size === 1 && view.k > 20) { const text = [...sites][0]; if (!place(text, d.x + 15, d.y + 4, "town", 11, "start")) place(text, d.x, d.y + 24, "town", 11); }
    }
    for (const a of ground.provinces) {
      const text = title(a);
      if (!text || (a.box[2] - a.box[0]) * view.k < text.length * 7) continue;
      const [x, y] = px(...a.at);
      for (const dy of [3, 26, -18]) if (holds(a, a.at[0], a.at[1] + dy / view.k) && place(text, x, y + dy, "prov", 10.5)) break;
    }
    names.replaceChildren(...out);
  }
  function drawOver() {
    const ring = (n, cls) => SPOTS.filter((q) => q.n === n).map((q) => {
      const [x, y] = px(q.x, q.y);
      return q.area ? s("path", { d: q.area.path, class: cls, transform: land.getAttribute("transform"), "vector-effect": "non-scaling-stroke" })
        : s("circle", { cx: x, cy: y, r: Math.max(16, q.exact ? 16 : q.r * view.k), class: cls });
    });
    const selected = INDEX.get(state.sel);
    over.replaceChildren(...(only === undefined && selected !== undefined && !failed[selected] ? ring(selected, "ring") : []), ...(hinted !== null && hinted !== selected ? ring(hinted, "ring soft") : []));
  }

  // ---- hands ----
  if (!options.still) {
    svg.setAttribute("tabindex", "0");
    svg.setAttribute("aria-label", options.label + ". Arrow keys move it, plus and minus zoom, 0 shows all.");
    let gesture = null;
    const fingers = new Map();
    svg.addEventListener("pointerdown", (e) => {
      if (e.target.closest(".spot")) return;
      fingers.set(e.pointerId, [e.clientX, e.clientY]);
      gesture = null;
    });
    svg.addEventListener("pointermove", (e) => {
      if (!fingers.has(e.pointerId)) return;
      const before = [...fingers.values()];
      const [lx, ly] = fingers.get(e.pointerId);
      fingers.set(e.pointerId, [e.clientX, e.clientY]);
      if (fingers.size === 1) {
        if (!gesture && Math.hypot(e.clientX - lx, e.clientY - ly) < 1) return;
        if (!gesture) svg.setPointerCapture(e.pointerId);
        gesture = "pan";
        pan(lx - e.clientX, ly - e.clientY);
      } else if (fingers.size === 2) {
        const now = [...fingers.values()], gap = (f) => Math.hypot(f[0][0] - f[1][0], f[0][1] - f[1][1]) || 1, frame = svg.getBoundingClientRect();
        zoom(gap(now) / gap(before), [(now[0][0] + now[1][0]) / 2 - frame.left, (now[0][1] + now[1][1]) / 2 - frame.top]);
      }
    });
    for (const name of ["pointerup", "pointercancel"]) window.addEventListener(name, (e) => fingers.delete(e.pointerId));
    // The wheel belongs to the page until the map is in use (focused), or with Ctrl.
    svg.addEventListener("wheel", (e) => {
      if (!e.ctrlKey && !svg.contains(document.activeElement)) return;
      e.preventDefault();
      const frame = svg.getBoundingClientRect();
      zoom(Math.exp(-e.deltaY * (e.ctrlKey ? 0.01 : 0.0018)), [e.clientX - frame.left, e.clientY - frame.top]);
    }, { passive: false });
    svg.addEventListener("dblclick", (e) => { const f = svg.getBoundingClientRect(); zoom(2, [e.clientX - f.left, e.clientY - f.top]); });
    svg.addEventListener("keydown", (e) => {
      const moves = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] };
      if (moves[e.key] && !e.altKey && !e.ctrlKey && !e.metaKey) pan(...moves[e.key]);
      else if (e.key === "+" || e.key === "=") zoom(1.5);
      else if (e.key === "-") zoom(1 / 1.5);
      else if (e.key === "0") fit();
      else return;
      e.preventDefault();
      e.stopPropagation();
    });
    const button = (name, sign, act) => h("button", { type: "button", title: name, "aria-label": name, onclick: act }, sign);
    stage.append(h("div", { class: "mapkeys" }, button("Zoom in", "+", () => zoom(1.6)), button("Zoom out", "−", () => zoom(1 / 1.6)), button("Show all in view", "⤢", () => fit(spots.filter((q) => !failed[q.n]))),
      h("span", { class: "pad" }, button("Move west", "←", () => pan(-90, 0)), button("Move north", "↑", () => pan(0, -90)), button("Move south", "↓", () => pan(0, 90)), button("Move east", "→", () => pan(90, 0)))));
  }
  stage.prepend(svg);
  stage.append(picked, ...(options.still ? [] : [outside]));
  new ResizeObserver(() => {
    const w = stage.clientWidth, t = svg.clientHeight;
    if (!w || !t || (Math.abs(w - width) < 1 && Math.abs(t - height) < 1 && view)) return;
    width = w; height = t;
    if (view && !options.still) draw(); else fit();
  }).observe(stage);
  return { draw, fit, hint: (n) => { hinted = n; if (view) drawOver(); }, svg };
}

function mapLegend() {
  const area = (fill) => s("svg", { viewBox: "0 0 26 16", width: 26, height: 16, "aria-hidden": "true" }, fill);
  const sample = (fam, name) => h("li", null, glyph({ fam, fact: "occurred" }, 15), name);
  const used = new Set(INCIDENTS.map((i) => i.fam));
  return h("details", { class: "legend", open: innerWidth > 1000 && innerHeight >= 1000 }, h("summary", null, "Legend"),
    h("ul", null, Object.entries(DATA.families).filter(([fam]) => used.has(fam)).map(([fam, name]) => sample(fam, name)),
      h("li", null, glyph({ fam: [...used][0] || "talk", fact: "planned" }, 15), "hollow: foiled, denied, threatened, planned"),
      h("li", null, area([s("circle", { cx: 13, cy: 8, r: 7, class: "cluster" }), s("text", { x: 13, y: 11, class: "count on" }, "3")]), "several incidents close together"),
      h("li", null, area(s("rect", { x: 1, y: 1, width: 24, height: 14, class: "area sample", fill: "url(#m-hatch-fixed)" })), "somewhere in this area: near, district, province, region or country"),
      h("li", null, "dot: site, neighbourhood or town")),
    s("svg", { width: 0, height: 0, class: "defs", "aria-hidden": "true" }, s("pattern", { id: "m-hatch-fixed", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, s("path", { d: "M0 0V6", class: "hatchline" }))));
}
