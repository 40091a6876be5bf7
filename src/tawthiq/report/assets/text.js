// Words in their place: positions, sentences around a quote, highlights, and who printed what from whom.

/** An article ready for use: positions counted in UTF-16 as the browser does (the data count code points). */
function article(n) {
  const a = ARTICLES[n];
  if (a.ready) return a;
  a.ready = true;
  a.t = a.t || "";
  if (/[\ud800-\udfff]/.test(a.t)) {
    const map = [];
    let at = 0;
    for (const c of a.t) { map.push(at); at += c.length; }
    map.push(at);
    a.u = (p) => map[Math.min(p, map.length - 1)];
  } else a.u = (p) => p;
  const blocks = (a.b && a.b.length ? a.b : [[0, a.t.length, "body"]]).map(([from, to, kind]) => ({ s: a.u(from), e: a.u(to), kind }));
  a.blocks = blocks;
  a.sentences = [];
  for (const b of blocks) {
    if (b.kind === "furniture") continue;
    const ends = /[.!?؟…]+["'”’»)\]]*(?=\s)|\n+/g, part = a.t.slice(b.s, b.e);
    let from = 0;
    for (const m of part.matchAll(ends)) {
      const to = m.index + m[0].length;
      if (part.slice(from, to).trim()) a.sentences.push([b.s + from, b.s + to, b]);
      from = to;
    }
    if (part.slice(from).trim()) a.sentences.push([b.s + from, b.e, b]);
  }
  return a;
}

const attributesOf = (a) => ({ lang: a.g, dir: a.rtl ? "rtl" : "ltr" });

/** Text [from, to) of an article as nodes; `layers` are {s, e, make(children)} drawn over it, later ones inside. */
function layered(a, from, to, layers) {
  const held = layers.filter((l) => l.s < to && l.e > from);
  const cuts = [...new Set([from, to, ...held.flatMap((l) => [Math.max(l.s, from), Math.min(l.e, to)])])].sort((x, y) => x - y);
  const nodes = [];
  for (let k = 0; k + 1 < cuts.length; k++) {
    let node = a.t.slice(cuts[k], cuts[k + 1]).replace(/\s*\n\s*/g, " ");
    for (const l of held.filter((l) => l.s <= cuts[k] && l.e >= cuts[k + 1]).reverse()) node = l.make(node);
    nodes.push(node);
  }
  return nodes;
}

const quoted = (node) => h("span", { class: "quoted" }, node);
const marked = (node) => h("mark", null, node);

/** A mention's words in context: the sentence before and after, the quote set off, the evidence of one field marked. */
function inContext(m, evidence) {
  const a = article(m.a);
  if (m.q) return h("blockquote", { class: "context", ...attributesOf(a) }, m.q.join(" […] "), " ", h("span", { class: "flag", lang: "en", dir: "ltr" }, "words not found at their position"));
  const quotes = (m.s || []).map(([x, y]) => [a.u(x), a.u(y)]);
  const words = (evidence || []).map(([x, y]) => [a.u(x), a.u(y)]);
  const inside = quotes.filter((q) => words.some((w) => w[0] < q[1] && w[1] > q[0]));
  const wanted = [...(words.length && inside.length ? inside : quotes.slice(0, 1)), ...words];
  const shown = new Set();
  for (const [x, y] of wanted) {
    a.sentences.forEach(([from, to], n) => { if (from < y && to > x) for (const k of [n - 1, n, n + 1]) if (a.sentences[k] && (k === n || running(a.sentences[k][2]))) shown.add(k); });
  }
  const layers = [...quotes.map(([x, y]) => ({ s: x, e: y, make: quoted })), ...(words.length ? words : []).map(([x, y]) => ({ s: x, e: y, make: marked }))];
  const nodes = [];
  let last = -2;
  for (const n of [...shown].sort((x, y) => x - y)) {
    if (nodes.length) nodes.push(n !== last + 1 ? " […] " : a.sentences[n][2] === a.sentences[last][2] ? " " : h("br"));
    nodes.push(...layered(a, ...trimmed(a, a.sentences[n]), layers));
    last = n;
  }
  // A quote in furniture, or across blocks, has no sentence of its own: show it bare.
  if (!nodes.length) for (const [x, y] of wanted) nodes.push(...layered(a, x, y, layers));
  return h("blockquote", { class: "context", ...attributesOf(a) }, nodes);
}
/** Headlines, bylines and datelines are no neighbours of a sentence. */
const running = (block) => block.kind === "body" || block.kind === "list" || block.kind === "subhead";
function trimmed(a, [from, to]) {
  while (from < to && /\s/.test(a.t[from])) from++;
  while (to > from && /\s/.test(a.t[to - 1])) to--;
  return [from, to];
}

/** Who printed it, whom they cite, who is said to have said it: drawn as a chain. */
function chain(m, speaker) {
  const a = ARTICLES[m.a], cited = speaker || m.chain || [];
  const links = [["printed by", h("a", { href: link({ a: a.id, m: m.id }), title: a.h }, bdi(a.p || "unnamed outlet"))]];
  if (a.ag && a.ag !== a.p && !cited.includes(a.ag)) links.push(["from agency", bdi(a.ag)]);
  cited.forEach((c, n) => links.push([n === cited.length - 1 ? "said by" : "citing", bdi(c)]));
  if (!cited.length) links.push(["", h("i", null, "in its own voice")]);
  return h("ol", { class: "chain" }, links.map(([role, name]) => h("li", null, role && h("small", null, role), name)));
}

function published(a) {
  return h("span", { class: "pub" }, "published ", h("time", { datetime: a.d }, a.when), a.note && h("span", { class: "flag", title: a.note }, "doubtful date"));
}
