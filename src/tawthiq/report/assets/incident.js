// One incident as a page: what is said, version beside version, each with its words and the way they took.
function incidentPage(n) {
  const i = INCIDENTS[n];
  const at = shown.indexOf(n);
  const turn = (by, name, key) => { const next = at < 0 ? undefined : shown[at + by]; return next === undefined ? h("span", { class: "dim" }, name) : h("a", { href: link({ i: INCIDENTS[next].id, sel: INCIDENTS[next].id }), rel: by > 0 ? "next" : "prev", "aria-keyshortcuts": key }, name); };
  const differing = (i.fields || []).filter((f) => f.x), agreed = (i.fields || []).filter((f) => !f.x);
  const section = (id, title, ...body) => h("section", { "aria-labelledby": id }, h("h2", { id }, title), ...body);
  return [
    h("nav", { class: "crumbs", "aria-label": "Incident" }, h("a", { href: link({}), class: "back" }, "← All incidents"), h("span", null, at < 0 ? "not in the current view" : (at + 1).toLocaleString("en") + " of " + shown.length.toLocaleString("en") + " in view"), turn(-1, "previous", "k"), turn(1, "next", "j")),
    h("article", { class: "incident" },
      h("header", null,
        h("p", { class: "kicker" }, h("span", null, i.id), glyph(i, 17), h("span", null, i.type)),
        h("h1", { tabindex: -1, id: "page-h" }, bdi(i.title)),
        h("p", { class: "dateline" }, h("span", { class: "when" }, i.when), " ", i.where && bdi(i.where))),
      h("div", { class: "halves" },
        h("div", { class: "facts" }, facts(i), (i.places || []).some((p) => p.x !== undefined) && h("div", { class: "locator" })),
        h("div", { class: "standing" }, standing(i))),
      differing.length ? section("v-h", "Versions side by side", h("p", { class: "lede" }, "The sources contradict each other here. Every version is kept, with its words, who printed them, whom they cite, and who is said to have said it."), differing.map(versions)) : null,
      agreed.length ? section("a-h", differing.length ? "Where the sources agree, or only one speaks" : "What the sources say", h("p", { class: "lede" }, "Open a line to read the words behind it."), h("div", { class: "agreed" }, agreed.map(agreement))) : null,
      section("m-h", plural(i.m.length, "mention") + " in " + plural(new Set(i.m.map((k) => MENTIONS[k].a)).size, "article"), h("ol", { class: "mentions" }, i.m.map(mentionItem))),
      section("w-h", "Why these mentions stand together", (i.links || []).length
        ? h("ul", { class: "links" }, i.links.map(([a, b, p, why]) => h("li", null, h("b", null, (i.m.indexOf(a) + 1) + " ↔ " + (i.m.indexOf(b) + 1)), " ", h("span", { class: "n", title: "probability that both tell of one event" }, p.toFixed(2)), " ", why.join("; "))))
        : h("p", { class: "lede" }, i.m.length > 1 ? "No reasons were recorded." : "One mention only; nothing was joined."))),
  ];
}

function facts(i) {
  const rows = [];
  const row = (name, ...value) => rows.push(h("div", null, h("dt", null, name), h("dd", null, ...value, (i.con || []).includes(name) && h("small", { class: "differ" }, h("i", { class: "neq", "aria-hidden": "true" }), "sources differ"))));
  const list = (names) => joined(names, bdi, "; ");
  row("What", i.type, h("small", null, [DATA.plover[i.plover] !== i.type && "PLOVER " + i.plover, i.mode].filter(Boolean).join(", ")));
  row("Did it happen", i.factl);
  row("Date", i.when, h("small", null, i.dp === "none" ? "" : "known " + ({ hour: "to the hour", day: "to the day", week: "to the week", month: "to the month", year: "to the year" }[i.dp] || i.dp)));
  row("Place", (i.places || []).length ? i.places.map((p) => h("p", null, bdi(p.l), h("small", null, p.pl, p.n && p.n !== p.c && [", written ", h("bdi", null, "“" + p.n + "”")]))) : "not stated");
  row("Perpetrator", i.perp ? list(i.perp) : "not stated");
  row("Target", i.targ ? list(i.targ) : "not stated");
  row("Killed", i.k || "not stated");
  row("Injured", i.j || "not stated");
  if (i.fig) row("Other figures", i.fig.join("; "));
  if (i.weapon) row("Weapon", i.weapon);
  row("Claim of responsibility", i.claim || "no claim or denial stated");
  return h("dl", null, rows);
}

function standing(i) {
  const doubts = i.doubts || [];
  const names = (i.src || []).map((o) => h("li", null, o.n ? h("b", null, bdi(o.n)) : h("i", null, "counted with one of the above"),
    o.a && o.a.length ? h("ul", null, o.a.map((id) => { const a = ARTICLES.find((x) => x.id === id); return h("li", null, bdi(a.p || "unnamed outlet"), o.n && o.n !== a.p && h("small", null, "prints or cites it")); })) : null));
  return [
    h("section", { "aria-labelledby": "s-h" }, h("h2", { id: "s-h" }, plural(i.n, "independent source")), h("p", null, i.nwhy), names.length ? h("ul", { class: "origins" }, names) : null),
    i.grade ? h("section", { "aria-labelledby": "g-h" }, h("h2", { id: "g-h" }, "Suggested grade: ", i.grade), h("p", null, DATA.grades[i.grade] && DATA.grades[i.grade][0].toUpperCase() + DATA.grades[i.grade].slice(1) + ". ", "Suggested by rule; only a person sets a grade."), i.gwhy.length ? h("ul", null, i.gwhy.map((r) => h("li", null, r))) : null) : null,
    h("section", { "aria-labelledby": "d-h", class: "doubts" }, h("h2", { id: "d-h" }, "What is doubtful"), doubts.length ? h("ul", null, doubts.map((d) => h("li", null, bdi(d)))) : h("p", null, "Nothing that the program noticed.")),
  ];
}

/** One contested field: its versions as columns of a table. */
function versions(f) {
  const told = f.v.filter((v) => v.s !== 0), silent = f.v.filter((v) => v.s === 0);
  return h("div", { class: "contest" },
    h("h3", null, f.l, h("span", { class: "differ" }, h("i", { class: "neq", "aria-hidden": "true" }), f.x)),
    h("div", { class: "scroll", tabindex: told.length > 2 ? 0 : null, role: told.length > 2 ? "group" : null, "aria-label": told.length > 2 ? "Versions of " + f.l : null },
      h("table", { class: "versions" }, h("caption", { class: "vh" }, "Versions of: " + f.l),
        h("thead", null, h("tr", null, told.map((v) => h("th", { scope: "col" }, h("span", { class: "value" }, bdi(v.t)), h("small", null, plural(v.w.length, "mention"), v.by && [", said by ", joined(v.by, bdi, ", ")]))))),
        h("tbody", null, h("tr", null, told.map((v) => h("td", { "data-v": v.t }, witnesses(v))))))),
    silent.map((v) => h("p", { class: "src" }, "Not stated by ", joined([...new Set(v.w.map(([k]) => ARTICLES[MENTIONS[k].a].p || "an unnamed outlet"))], bdi, ", "), ".")));
}
const FEW = 3;
function witnesses(v) {
  const one = ([k, spans, speaker]) => {
    const m = MENTIONS[k], score = spans.length ? Math.min(...spans.map((w) => (w[2] === undefined ? 1 : w[2]))) : 1;
    return h("div", { class: "witness" }, inContext(m, spans), chain(m, speaker), h("p", { class: "src" }, published(ARTICLES[m.a]), m.bg && h("span", { class: "flag" }, "background"), score < 0.5 && h("span", { class: "flag" }, "low confidence, " + score.toFixed(2))));
  };
  const rest = v.w.slice(FEW);
  return [v.w.slice(0, FEW).map(one), rest.length ? later(plural(rest.length, "more mention"), () => rest.map(one)) : null];
}
/** A drawer whose content is made when it is first opened. */
function later(title, make) {
  const drawer = h("details", { ontoggle: () => { if (drawer.open && drawer.children.length === 1) drawer.append(...[make()].flat(3)); } }, h("summary", null, title));
  return drawer;
}
function agreement(f) {
  const told = f.v.filter((v) => v.s !== 0);
  return later([h("span", { class: "name" }, f.l), h("span", { class: "values" }, joined(told, (v) => bdi(v.t), h("span", { class: "or" }, " / "))), h("small", null, plural(new Set(told.flatMap((v) => v.w.map((w) => w[0]))).size, "mention"))],
    () => h("div", { class: "cols" }, told.map((v) => h("div", null, told.length > 1 && h("h4", null, bdi(v.t)), witnesses(v)))));
}

function mentionItem(k) {
  const m = MENTIONS[k], a = article(m.a);
  const where = m.at !== undefined ? a.cap + ", character " + m.at.toLocaleString("en") : a.cap;
  return h("li", { id: "m-" + m.id },
    h("p", { class: "headline" }, h("a", { href: link({ a: a.id, m: m.id }), lang: a.g, dir: "auto" }, a.h || "(no headline)")),
    inContext(m, []), chain(m),
    h("p", { class: "src" }, published(a), m.bg && h("span", { class: "flag" }, "background: recalled, not the article’s news"), m.fu && h("span", { class: "flag" }, "later development"), m.fact && h("span", { class: "flag" }, m.fact), m.when && h("span", null, "puts it at ", m.when, m.expr && [", in the words ", h("bdi", { lang: a.g }, "“" + m.expr + "”")]), h("span", { class: "cap" }, where)));
}
