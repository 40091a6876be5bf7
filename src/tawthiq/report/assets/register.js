// The list: made by the server, here only ordered, filtered and selected.
const ENTRIES = [...document.querySelectorAll(".entry")];
const HEADS = [...document.querySelectorAll("#entries > .month")];
let drawnOrder = "";

function drawRegister() {
  ENTRIES.forEach((e, n) => { e.hidden = Boolean(failed[n]); });
  if (state.sort !== drawnOrder) {
    const all = ordered(INCIDENTS.map((_, n) => n));
    const byMonth = !state.sort || state.sort === "old";
    const pieces = [];
    let month = null;
    for (const n of all) {
      const own = INCIDENTS[n].grp || "";
      if (byMonth && own !== month) { const head = HEADS.find((x) => x.dataset.m === own); if (head) pieces.push(head); month = own; }
      pieces.push(ENTRIES[n]);
    }
    for (const head of HEADS) if (!byMonth) head.remove();
    $("entries").append(...pieces);
    drawnOrder = state.sort;
  }
  const months = new Set(shown.map((n) => INCIDENTS[n].grp || ""));
  for (const head of HEADS) head.hidden = !months.has(head.dataset.m);
  $("nothing").hidden = Boolean(shown.length) || !INCIDENTS.length;
  $("sort").value = state.sort;
  drawSelection();
}
let selectedEntry = null;
function drawSelection() {
  if (selectedEntry) { selectedEntry.classList.remove("selected"); selectedEntry.removeAttribute("aria-current"); }
  const n = INDEX.get(state.sel);
  selectedEntry = n === undefined ? null : ENTRIES[n];
  if (selectedEntry) { selectedEntry.classList.add("selected"); selectedEntry.setAttribute("aria-current", "true"); }
}
/** Selects an incident; `focus` moves keyboard and scroll to its row. */
function select(n, focus) {
  go({ sel: INCIDENTS[n].id });
  const entry = ENTRIES[n];
  if (entry.hidden) return;
  if (focus) entry.querySelector("h4 a").focus({ preventScroll: true });
  const bar = $("tools").getBoundingClientRect().bottom, box = entry.getBoundingClientRect();
  if (box.top < bar + 8 || box.bottom > innerHeight) entry.scrollIntoView({ block: "center", behavior: "auto" });
}
function step(by) {
  if (!shown.length) return;
  const at = shown.indexOf(INDEX.get(state.i || state.sel));
  const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.max(0, Math.min(shown.length - 1, at + by))];
  if (state.i) go({ i: INCIDENTS[next].id, sel: INCIDENTS[next].id }, true);
  else select(next, true);
}
function bindRegister() {
  for (const [n, e] of ENTRIES.entries()) {
    e.addEventListener("pointerenter", () => hint(n));
    e.addEventListener("pointerleave", () => hint(null));
    e.addEventListener("focusin", () => hint(n));
    e.querySelector("h4 a").addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      openIncident(INCIDENTS[n].id);
    });
    e.addEventListener("click", (event) => { if (!event.target.closest("a") && !String(getSelection())) openIncident(INCIDENTS[n].id); });
  }
}
const openIncident = (id) => { go({ sel: id }); go({ i: id, a: "", m: "" }, true); };
