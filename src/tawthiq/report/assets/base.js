// The data, the one way to make elements (text only, never markup), and words that are compared.
document.documentElement.classList.add("js");
const DATA = JSON.parse(document.getElementById("data").textContent);
const ARTICLES = DATA.articles, MENTIONS = DATA.mentions, INCIDENTS = DATA.incidents;
const INDEX = new Map(INCIDENTS.map((i, n) => [i.id, n]));
const SVG = "http://www.w3.org/2000/svg";
const $ = (id) => document.getElementById(id);

/** An element: attributes by name, listeners as functions (`onclick`), children as nodes or text. */
function h(tag, attributes, ...children) { return fill(document.createElement(tag), attributes, children); }
/** The same for SVG. */
function s(tag, attributes, ...children) { return fill(document.createElementNS(SVG, tag), attributes, children); }
function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(4).filter((c) => c !== undefined && c !== null && c !== false && c !== ""));
  return node;
}
const bdi = (text) => h("bdi", null, text);
/** Items with a separator between them. */
function joined(items, make, separator) { return items.flatMap((x, n) => (n ? [separator, make(x)] : [make(x)])); }
const plural = (n, one, many) => n.toLocaleString("en") + " " + (n === 1 ? one : many || one + "s");

function glyph(incident, size) {
  const hollow = incident.fact !== "occurred" ? " hollow" : "";
  return s("svg", { class: "glyph f-" + incident.fam + hollow, width: size || 16, height: size || 16, "aria-hidden": "true" }, s("use", { href: "#g-" + incident.fam }));
}

const ALIKE = { "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ہ": "ه", "ھ": "ه", "ء": "" };
/** What a search compares: no case, no diacritics, no hamza, one shape of each letter and digit, one space between words. */
function fold(text) {
  return text.normalize("NFKC").replace(/[أإآٱؤئىیةکہھء]/g, (c) => ALIKE[c]).normalize("NFKD")
    .replace(/[\p{Mn}\p{Cf}ـ'’‘ʼʿʾ`]/gu, "").replace(/[٠-٩]/g, (c) => c.charCodeAt(0) - 0x660).replace(/[۰-۹]/g, (c) => c.charCodeAt(0) - 0x6f0)
    .toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

const DAY = 86400000;
const toDay = (iso) => Math.round(Date.parse(iso + "T00:00:00Z") / DAY);
function toIso(day) { return new Date(day * DAY).toISOString().slice(0, 10); }
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
function sayDay(day) { const d = new Date(day * DAY); return d.getUTCDate() + " " + MONTHS[d.getUTCMonth()] + " " + d.getUTCFullYear(); }
for (const i of INCIDENTS) {
  i.d0 = i.from ? toDay(i.from) : i.to ? toDay(i.to) : null;
  i.d1 = i.to ? toDay(i.to) : i.d0;
  i.m = i.m || [];
  for (const p of i.places || []) [p.pl, p.r] = DATA.precisions[p.p] || [p.p, 3];
  // Versions name mentions by their place in the incident; from here on by number, each with the words of the field,
  // and with its speaker where one article quotes several.
  for (const f of i.fields || []) for (const v of f.v) v.w = (v.w || i.m.map((_, n) => n)).map((n) => [i.m[n], (v.o && v.o[n]) || (MENTIONS[i.m[n]].ev || {})[f.f] || [], v.o && v.o[n] ? v.by || [] : undefined]);
}
