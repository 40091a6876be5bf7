// The keyboard, and the sheet that explains it. Single keys rest in fields and can be switched off (WCAG 2.1.4).
const KEYS = [
  ["j", "next incident"], ["k", "previous incident"], ["Enter", "open the selected incident"], ["Esc", "close, go back, leave a field"],
  ["/", "search"], ["m", "go to the map"], ["t", "go to the timeline"], ["?", "this sheet"],
];
const MAP_KEYS = [["← ↑ ↓ →", "move the map"], ["+  −", "zoom"], ["0", "show all"]];
let keysOn = true;
try { keysOn = localStorage.getItem("tawthiq-keys") !== "off"; } catch { /* no storage for this file: the choice lasts while it is open */ }

/** The Latin letter of a key on any layout: an Arabic keyboard sends ت for j. */
function letter(e) {
  if (/^[a-z/?]$/i.test(e.key)) return e.key.toLowerCase();
  if (/^Key[A-Z]$/.test(e.code)) return e.code.slice(3).toLowerCase();
  if (e.code === "Slash" && e.key.length === 1) return e.shiftKey ? "?" : "/";
  return e.key;
}
function buildHelp() {
  const table = (rows) => h("table", null, h("tbody", null, rows.map(([key, what]) => h("tr", null, h("th", { scope: "row" }, h("kbd", null, key)), h("td", null, what)))));
  const box = h("input", { type: "checkbox", onchange: () => { keysOn = box.checked; try { localStorage.setItem("tawthiq-keys", keysOn ? "on" : "off"); } catch { /* as above */ } } });
  box.checked = keysOn;
  $("help").append(h("h2", { id: "help-h" }, "Keyboard"), table(KEYS), h("h3", null, "On the map"), table(MAP_KEYS),
    h("p", null, h("label", null, box, " Single-key shortcuts are on")), h("p", { class: "src" }, "They rest while you type in a field."),
    h("form", { method: "dialog" }, h("button", null, "Close")));
  $("ask").addEventListener("click", () => $("help").showModal());
}
function back() {
  if (closeFacets()) return;
  if (state.a && state.sel && INDEX.has(state.sel) && cameFromIncident) go({ i: state.sel, a: "", m: "" }, true);
  else if (state.i || state.a) go({ i: "", a: "", m: "" }, true);
  else if (state.sel) go({ sel: "" });
}
let cameFromIncident = false;
function bindKeys() {
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || $("help").open) return;
    const field = e.target.closest("input, select, textarea");
    if (e.key === "Escape") { if (field) field.blur(); else back(); return; }
    if (field && field.type !== "checkbox" || !keysOn) return;
    const act = {
      j: () => step(1), k: () => step(-1),
      "/": () => { if (state.i || state.a) go({ i: "", a: "", m: "" }, true); $("q").focus(); $("q").select(); },
      "?": () => $("help").showModal(),
      m: () => focusView(".map"), t: () => focusView(".time .handle"),
      Enter: () => { if (e.target === document.body && state.sel && !state.i && !state.a) openIncident(state.sel); else return false; return true; },
    }[letter(e)];
    if (!act) return;
    if (act() !== false) e.preventDefault();
  });
}
function focusView(selector) {
  if (state.i || state.a) return false;
  const target = document.querySelector(".views " + selector);
  if (!target) return false;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center" });
  return true;
}
