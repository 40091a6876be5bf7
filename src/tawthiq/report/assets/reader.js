// An article as it was read: its words untouched, quotes highlighted, furniture dimmed.
function readerPage(n, mention) {
  const a = article(n);
  const own = MENTIONS.filter((m) => m.a === n);
  const layers = own.flatMap((m) => (m.q ? [] : m.s || []).map(([x, y]) => ({ s: a.u(x), e: a.u(y), m })));
  const seen = new Set();
  const make = (m) => (node) => {
    const target = m.i === undefined ? "statement that forms no incident" : INCIDENTS[m.i].title;
    const first = !seen.has(m.id);
    seen.add(m.id);
    const cls = "hl" + (m.i === undefined ? " loose" : " f-" + INCIDENTS[m.i].fam) + (m.id === mention ? " here" : "");
    // A link cannot hold a link: where mentions overlap, the inner one is the link.
    const linked = node instanceof Element && (node.matches("a, mark") );
    const inner = linked ? node : m.i === undefined ? node : h("a", { href: link({ i: INCIDENTS[m.i].id, sel: INCIDENTS[m.i].id }), title: target }, node);
    return h("mark", { class: cls, id: first ? "r-" + m.id : null, title: m.i === undefined ? target : null }, inner);
  };
  const drawn = (b) => layered(a, b.s, b.e, layers.map((l) => ({ s: l.s, e: l.e, make: make(l.m) })));
  // The headline of the text is the page's headline, not said twice.
  const head = a.blocks.find((b) => b.kind === "headline");
  const title = head ? drawn(head) : a.h || "(no headline)";
  const blocks = a.blocks.filter((b) => b !== head).map((b) => {
    const tag = { headline: "h2", subhead: "h3" }[b.kind] || "p";
    return h(tag, { class: "block " + b.kind }, drawn(b));
  });
  const bare = own.filter((m) => m.q);
  return [
    h("nav", { class: "crumbs", "aria-label": "Article" }, h("a", { href: link({}), class: "back" }, "← All incidents"), state.sel && INDEX.has(state.sel) && h("a", { href: link({ i: state.sel }) }, "← Incident ", state.sel), h("span", null, plural(own.length, "mention") + " highlighted")),
    h("article", { class: "reader" },
      h("header", null, h("p", { class: "kicker" }, bdi(a.p || "unnamed outlet"), h("span", null, a.when), h("span", null, DATA.languages[a.g] || a.g)),
        h("h1", { id: "page-h", tabindex: -1, ...attributesOf(a) }, title),
        h("p", { class: "src" }, a.by && [bdi(a.by), ". "], a.ag && ["Agency: ", bdi(a.ag), ". "], a.raw && ["Date as written: ", h("bdi", { lang: a.g }, "“" + a.raw + "”"), ". "], a.note && ["In doubt: ", bdi(a.note), ". "], "Capture ", h("code", null, a.cap), ", lines " + a.lines[0] + "–" + a.lines[1] + ". ", a.off && h("span", { class: "flag" }, a.off), a.url && h("bdi", { class: "url" }, a.url))),
      bare.length ? h("ul", { class: "src" }, bare.map((m) => h("li", null, "Words not found at their position: ", m.q.join(" […] ")))) : null,
      h("div", { class: "text", ...attributesOf(a) }, blocks),
      h("aside", { "aria-labelledby": "rm-h" }, h("h2", { id: "rm-h" }, "Mentions in this article"),
        h("ol", { class: "index" }, own.map((m) => h("li", null, m.i === undefined ? [h("span", { class: "flag" }, m.agg ? "summary" : "no incident"), " ", m.ty] : h("a", { href: link({ i: INCIDENTS[m.i].id, sel: INCIDENTS[m.i].id }) }, bdi(INCIDENTS[m.i].title)), m.bg && h("span", { class: "flag" }, "background")))))),
  ];
}
