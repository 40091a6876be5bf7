// One state, four views. Everything is drawn from the address; nothing else remembers.
let map = null, timeline = null, scrolled = 0, drawn = "overview";
const hint = (n) => { if (map) map.hint(n); };

function draw(change, before) {
  const filtering = !change || Object.keys(change).some((k) => !["sel", "i", "a", "m"].includes(k));
  if (filtering) { refresh(); drawFacets(); drawRegister(); } else drawSelection();
  const route = state.i && INDEX.has(state.i) ? "i:" + state.i : state.a && ARTICLES.some((a) => a.id === state.a) ? "a:" + state.a : "overview";
  if (route === "overview") { if (map && (!change || filtering || "sel" in change)) { map.draw(); timeline.draw(); } }
  if (route !== drawn || (route !== "overview" && before && before.m !== state.m)) turnTo(route, before);
}
function turnTo(route, before) {
  if (drawn === "overview") scrolled = scrollY;
  cameFromIncident = Boolean(before && before.i);
  drawn = route;
  const page = $("page"), overview = route === "overview";
  for (const id of ["overview", "back-matter", "tools"]) $(id).hidden = !overview;
  document.querySelector(".masthead").hidden = !overview;
  page.hidden = overview;
  if (overview) {
    page.replaceChildren();
    document.title = DATA.title;
    scrollTo(0, scrolled);
    const entry = ENTRIES[INDEX.get(state.sel)];
    if (entry && before) entry.querySelector("h4 a").focus({ preventScroll: true });
    map.draw(); timeline.draw();
    return;
  }
  const id = route.slice(2);
  page.replaceChildren(...(route[0] === "i" ? incidentPage(INDEX.get(id)) : readerPage(ARTICLES.findIndex((a) => a.id === id), state.m)));
  document.title = (route[0] === "i" ? INCIDENTS[INDEX.get(id)].title : ARTICLES.find((a) => a.id === id).h) + " · " + DATA.title;
  const stage = page.querySelector(".locator");
  if (stage) makeMap(stage, { id: "l", only: INDEX.get(id), still: true, height: 200, least: 3, label: "Where it was" });
  scrollTo(0, 0);
  page.querySelector("h1").focus({ preventScroll: true });
  const here = state.m && $("r-" + state.m);
  if (here) here.scrollIntoView({ block: "center" });
}

for (const n of document.querySelectorAll("#statements a.needs-js, #articles a")) n.addEventListener("click", (e) => {
  // Written by the server without the filters: keep them.
  const asked = new URLSearchParams(n.getAttribute("href").slice(1));
  e.preventDefault();
  go({ i: "", a: asked.get("a"), m: asked.get("m") || "" }, true);
});
let typing = 0;
$("q").addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(() => go({ q: $("q").value.trim() }), 120); });
$("q").addEventListener("keydown", (e) => { if (e.key === "Enter") { clearTimeout(typing); go({ q: $("q").value.trim() }); if (shown.length) select(shown[0], true); } });
$("clear").addEventListener("click", () => { $("q").value = ""; go(NO_FILTER()); });
$("sort").addEventListener("change", () => go({ sort: $("sort").value }));
$("more").addEventListener("click", () => { const open = $("tools").classList.toggle("open"); $("more").setAttribute("aria-expanded", String(open)); });
if (innerWidth < 761) $("about").open = false;
// What serves without a script also prints: unpacked from its <noscript> when it is needed, at no cost before.
addEventListener("beforeprint", () => {
  $("about").open = true;
  for (const n of shown) {
    const packed = ENTRIES[n].querySelector("noscript");
    if (packed) packed.replaceWith(h("div", { class: "apparatus" }, ...new DOMParser().parseFromString(packed.textContent, "text/html").body.childNodes));
  }
});
addEventListener("afterprint", () => { for (const e of document.querySelectorAll("div.apparatus")) e.hidden = true; });
addEventListener("beforeprint", () => { for (const e of document.querySelectorAll("div.apparatus")) e.hidden = false; });
listeners.push(draw);
buildFacets();
buildHelp();
bindRegister();
bindKeys();
refresh();
const mapStage = document.querySelector("#map .stage");
map = makeMap(mapStage, { id: "m", height: 420, label: "Map of incidents" });
mapStage.append(h("div", { class: "under" }, mapLegend(), DATA.ground.countries.some((a) => a.a) && h("button", { type: "button", class: "script", lang: "ar", "aria-pressed": "false", "aria-label": "Arabic names on the map", onclick: (e) => { arabicNames = !arabicNames; e.currentTarget.setAttribute("aria-pressed", String(arabicNames)); map.draw(); } }, "أسماء عربية")));
timeline = makeTimeline(document.querySelector("#timeline .stage"));
draw(null, null);
timeline.draw();
