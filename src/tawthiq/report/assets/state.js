// What the reader sees is written in the address: filters, order, selection, route. Back and copied links reproduce it.
const LISTS = ["type", "place", "actor", "fact", "lang", "outlet", "only"];
const PLAIN = ["q", "from", "to", "undated", "sort", "sel", "i", "a", "m"];
let state = read();
const listeners = [];

function read() {
  const raw = location.hash.slice(1);
  const found = {};
  let asked = new URLSearchParams(raw);
  const bare = safeDecode(raw);
  if (INDEX.has(bare)) asked = new URLSearchParams({ i: bare });
  for (const key of LISTS) found[key] = new Set(asked.getAll(key));
  for (const key of PLAIN) found[key] = asked.get(key) || "";
  for (const key of ["from", "to"]) if (!/^\d{4}-\d\d-\d\d$/.test(found[key]) || Number.isNaN(toDay(found[key]))) found[key] = "";
  return found;
}
function safeDecode(text) { try { return decodeURIComponent(text); } catch { return text; } }

function written(of) {
  const out = new URLSearchParams();
  for (const key of LISTS) for (const value of of[key]) out.append(key, value);
  for (const key of PLAIN) if (of[key]) out.set(key, of[key]);
  return "#" + out.toString();
}
/** The address of a route that keeps the filters: `link({i: id})`, `link({a: id, m: id})`, `link({})` for the overview. */
function link(route) { return written({ ...state, i: "", a: "", m: "", ...route }); }

/** Changes the state. A new route is a step that Back undoes; a filter replaces the current one. */
function go(change, step) {
  const next = { ...state, ...change };
  const hash = written(next);
  if (step) { if (location.hash !== hash) location.hash = hash; return; }
  state = next;
  try { history.replaceState(history.state, "", hash); } catch { /* some browsers forbid it for files: the view changes all the same */ }
  for (const f of listeners) f(change);
}
/** The words that a browser jumps to (`#register`) are no state. */
const isPlace = () => { const id = location.hash.slice(1); return id && !id.includes("=") && !INDEX.has(safeDecode(id)) && $(id); };
window.addEventListener("hashchange", () => {
  if (isPlace()) { const target = $(location.hash.slice(1)); target.scrollIntoView(); target.focus({ preventScroll: true }); return; }
  const before = state;
  state = read();
  for (const f of listeners) f(null, before);
});

// ---- which incidents are in view ----
const groups = ["q", "type", "place", "actor", "fact", "lang", "outlet", "only", "date"];
const facetValues = INCIDENTS.map((i) => {
  const countries = (i.places || []).flatMap((p) => (p.co ? [p.co, ...(p.a1 ? [p.co + " / " + p.a1] : [])] : []));
  return {
    type: [DATA.plover[i.plover] || i.plover, ...(i.acled ? [i.acled] : [])],
    place: [...new Set(countries.length ? countries : ["not stated"])],
    actor: [...new Set([...(i.perp || []), ...(i.targ || [])])],
    fact: [i.fact],
    lang: i.lang || [],
    outlet: [...new Set(i.m.map((k) => ARTICLES[MENTIONS[k].a].p || "unnamed outlet"))],
    only: [i.one && "single", i.con && "conflict", i.bg && "background"].filter(Boolean),
  };
});
let corpus = null;
function searchable(n) {
  corpus = corpus || new Array(INCIDENTS.length);
  if (corpus[n] === undefined) {
    const i = INCIDENTS[n];
    const words = [i.id, i.title, i.type, i.weapon, ...(i.perp || []), ...(i.targ || []), ...(i.places || []).flatMap((p) => [p.n, p.l])];
    for (const k of i.m) {
      const m = MENTIONS[k], a = article(m.a);
      words.push(a.p, ...(m.chain || []), ...(m.q || (m.s || []).map(([x, y]) => a.t.slice(a.u(x), a.u(y)))));
    }
    corpus[n] = fold(words.filter(Boolean).join(" \u00b7 "));
  }
  return corpus[n];
}

/** For every incident the set of filters it fails, as bits; 0 is in view. */
function failures() {
  const asked = fold(state.q).split(" ").filter(Boolean);
  const from = state.from ? toDay(state.from) : -Infinity, to = state.to ? toDay(state.to) : Infinity;
  return INCIDENTS.map((i, n) => {
    let bits = 0;
    if (asked.length) { const text = searchable(n); if (!asked.every((w) => text.includes(w))) bits |= 1; }
    LISTS.forEach((key, k) => {
      const chosen = state[key];
      if (!chosen.size) return;
      const held = facetValues[n][key];
      // Several marks ("only") must all hold; of other kinds one suffices.
      const fits = key === "only" ? [...chosen].every((v) => held.includes(v)) : held.some((v) => chosen.has(v));
      if (!fits) bits |= 2 << k;
    });
    if (state.undated) { if (i.d0 !== null) bits |= 256; }
    else if (state.from || state.to) { if (i.d0 === null || i.d1 < from || i.d0 > to) bits |= 256; }
    return bits;
  });
}
let failed = [], shown = [];
/** Numbers of the incidents in view, in the order of the list. */
function refresh() {
  failed = failures();
  shown = ordered(INCIDENTS.map((_, n) => n).filter((n) => !failed[n]));
}
function ordered(numbers) {
  const first = (n) => (INCIDENTS[n].d0 === null ? 1e9 : INCIDENTS[n].d0);
  const by = {
    old: (x, y) => first(x) - first(y) || x - y,
    toll: (x, y) => (INCIDENTS[y].toll || 0) - (INCIDENTS[x].toll || 0) || x - y,
    sources: (x, y) => (INCIDENTS[y].n || 0) - (INCIDENTS[x].n || 0) || x - y,
  }[state.sort];
  return by ? numbers.sort(by) : numbers;
}
