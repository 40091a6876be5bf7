// Filters with counts: each shows what would be in view if only it changed.
const FACETS = {
  type: { name: "Type", say: (v) => v },
  place: { name: "Place", say: (v) => v.split(" / ").pop(), tree: true },
  actor: { name: "Actor", say: (v) => v },
  fact: { name: "Did it happen", say: (v) => DATA.facts[v] || v },
  lang: { name: "Language", say: (v) => DATA.languages[v] || v },
  outlet: { name: "Outlet", say: (v) => v },
  only: { name: "Marks", say: (v) => ({ single: "single source", conflict: "versions differ", background: "background only" })[v] },
};
const MANY = 12;
const boxes = {};

function buildFacets() {
  for (const [key, facet] of Object.entries(FACETS)) {
    const totals = new Map();
    facetValues.forEach((v) => v[key].forEach((x) => totals.set(x, (totals.get(x) || 0) + 1)));
    if (!totals.size || (totals.size === 1 && key !== "only" && INCIDENTS.length > 1 && key !== "type")) continue;
    const values = [...totals.keys()].sort(facet.tree ? (x, y) => x.localeCompare(y) : (x, y) => totals.get(y) - totals.get(x) || x.localeCompare(y));
    const list = h("div", { role: "group", "aria-label": facet.name, class: "choices" });
    boxes[key] = new Map();
    for (const value of values) {
      const box = h("input", { type: "checkbox", onchange: () => { const next = new Set(state[key]); if (box.checked) next.add(value); else next.delete(value); go({ [key]: next }); } });
      const count = h("span", { class: "n" });
      const row = h("label", { class: facet.tree && value.includes(" / ") ? "sub" : "" }, box, bdi(facet.say(value)), count);
      boxes[key].set(value, { box, count, row });
      list.append(row);
    }
    const active = h("span", { class: "on" });
    const drawer = h("details", { class: "facet", "data-k": key, ontoggle: () => { if (drawer.open) closeFacets(drawer); } },
      h("summary", null, facet.name, active),
      h("div", { class: "sheet" }, values.length > MANY && narrowing(facet.name, boxes[key]), list));
    boxes[key].active = active;
    $("facets").append(drawer);
  }
  document.addEventListener("click", (e) => { if (!e.target.closest(".facet")) closeFacets(); });
}
function narrowing(name, rows) {
  return h("input", { type: "search", class: "narrow", dir: "auto", "aria-label": "Find in " + name, placeholder: "Find…", oninput: (e) => {
    const asked = fold(e.target.value);
    for (const [value, { row }] of rows) row.hidden = !fold(value).includes(asked);
  } });
}
function closeFacets(but) {
  let closed = false;
  for (const d of document.querySelectorAll(".facet[open]")) if (d !== but && !window.matchMedia("(max-width: 760px)").matches) { d.open = false; closed = true; }
  return closed;
}

function drawFacets() {
  LISTS.forEach((key, k) => {
    const rows = boxes[key];
    if (!rows) return;
    const counts = new Map();
    failed.forEach((bits, n) => { if (!(bits & ~(2 << k)) && (key !== "only" || !bits)) facetValues[n][key].forEach((v) => counts.set(v, (counts.get(v) || 0) + 1)); });
    for (const [value, { box, count, row }] of rows) {
      const n = counts.get(value) || 0;
      box.checked = state[key].has(value);
      count.textContent = n.toLocaleString("en");
      row.classList.toggle("none", !n && !box.checked);
    }
    rows.active.textContent = state[key].size ? String(state[key].size) : "";
  });
  const chips = [];
  const chip = (text, change) => chips.push(h("li", null, h("button", { type: "button", onclick: () => go(change) }, bdi(text), h("span", { "aria-hidden": "true" }, " ×"), h("span", { class: "vh" }, ", remove"))));
  if (state.q) chip("“" + state.q + "”", { q: "" });
  for (const key of LISTS) for (const value of state[key]) { const less = new Set(state[key]); less.delete(value); chip(FACETS[key].say(value) || value, { [key]: less }); }
  if (state.undated) chip("undated", { undated: "" });
  else if (state.from || state.to) chip(state.from && state.to ? sayDay(toDay(state.from)) + " – " + sayDay(toDay(state.to)) : state.from ? "from " + sayDay(toDay(state.from)) : "until " + sayDay(toDay(state.to)), { from: "", to: "" });
  $("chips").replaceChildren(...chips);
  $("clear").hidden = !chips.length;
  $("tally").replaceChildren(h("b", null, shown.length.toLocaleString("en")), " of " + INCIDENTS.length.toLocaleString("en") + " in view");
  if ($("q").value !== state.q && document.activeElement !== $("q")) $("q").value = state.q;
}
const NO_FILTER = () => ({ q: "", from: "", to: "", undated: "", ...Object.fromEntries(LISTS.map((k) => [k, new Set()])) });
