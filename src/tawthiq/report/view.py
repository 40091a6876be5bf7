"""Records to the plain JSON values that page and browser share. Every word is chosen here, every position kept.

In: articles, mentions, incidents, capture texts. Out: a `View`. Never: HTML, a clock, a value invented.
Positions are code points of the article's text; a mention's `at` is the position of its first quote in the capture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tawthiq.records import Article, Incident, Mention
from tawthiq.records.events import spans_hold
from tawthiq.report import words
from tawthiq.report.doubts import doubts, explain_count, origins, readable
from tawthiq.report.evidence import field_spans, fields

RTL = ("ar", "fa", "ur", "he", "ckb", "ps", "sd", "ug", "yi")


@dataclass(frozen=True)
class View:
    """What the page shows: rows of plain JSON values (keys in `article_row`, `mention_row`, `incident_row`) and texts."""

    articles: list[dict[str, Any]]
    mentions: list[dict[str, Any]]
    incidents: list[dict[str, Any]]
    counts: list[tuple[str, str]]
    left_out: list[str]
    countries: tuple[str, ...]


def build(articles: Sequence[Article], mentions: Sequence[Mention], incidents: Sequence[Incident], texts: Mapping[str, str]) -> View:
    """Everything the page shows, incidents newest first (undated last), articles and mentions in the order given."""
    by_article = {a.id: a for a in articles}
    article_index = {a.id: i for i, a in enumerate(articles)}
    known = [m for m in mentions if m.article in article_index]
    by_id = {m.id: m for m in known}
    index = {m.id: i for i, m in enumerate(known)}
    ordered = sorted(incidents, key=lambda i: (-_first(i).toordinal(), i.id))
    home = {m: n for n, i in enumerate(ordered) for m in i.mentions}
    held = Counter(m.article for m in known)
    rows = [incident_row(i, index, by_id, by_article) for i in ordered]
    return View(
        articles=[article_row(a, held[a.id], texts.get(a.capture)) for a in articles],
        mentions=[
            mention_row(m, by_article[m.article], article_index[m.article], n, [f["f"] for f in rows[n].get("fields", [])] if n is not None else [])
            for m, n in ((m, home.get(m.id)) for m in known)
        ],
        incidents=rows,
        counts=_counts(articles, known, incidents, texts),
        left_out=_left_out(articles, mentions, known, incidents, texts, home),
        countries=tuple(sorted({p.iso3 for i in incidents for p in i.places if p.iso3})),
    )


def _first(i: Incident) -> date:
    return i.date_from or i.date_to or date.min


def article_row(a: Article, mentions: int, text: str | None) -> dict[str, Any]:
    """`h` headline, `p` publisher, `d` ISO date, `when` as words, `g` language, `rtl`, `t` text, `b` blocks that are no body."""
    return _full(
        id=a.id,
        cap=a.capture,
        at=a.start,
        lines=[a.first_line, a.last_line],
        h=a.headline,
        p=a.publisher,
        by=a.byline,
        ag=a.agency,
        d=a.published.isoformat() if a.published else None,
        when=words.day(a.published) if a.published else "undated",
        raw=a.published_raw,
        note=a.published_note,
        g=a.language,
        rtl=_flag(a.language.split("-")[0] in RTL),
        n=mentions,
        t=a.text,
        b=[[b.start, b.end, b.kind] for b in a.blocks],
        off="the text of the capture differs at this position" if text is not None and text[a.start : a.end] != a.text else None,
        url=a.url,
    )


def mention_row(m: Mention, article: Article, index: int, incident: int | None, shown: Sequence[str] = ()) -> dict[str, Any]:
    """`a` article, `s` quote spans, `i` incident, `ty` type, `chain` whom it cites (nearest first), `ev` spans of the fields `shown`, `q` quotes only where they
    do not stand at their spans (then the page says so)."""
    fact = m.reason if m.factuality == "not-occurred" and m.reason in ("foiled", "denied") else m.factuality
    return _full(
        id=m.id,
        a=index,
        s=[list(s) for s in m.spans],
        at=(m.spans[0][0] + article.start) if m.spans else None,
        q=None if spans_hold(article.text, m.quotes, m.spans) else list(m.quotes),
        i=incident,
        ty=words.type_name(m.plover, m.acled) if incident is None else None,
        fact=None if fact == "occurred" else words.label("factuality", fact),
        ev={k: spans for k in shown if (spans := field_spans(m, k))} if incident is not None else None,
        when=words.span(m.date_from, m.date_to, m.date_precision) if m.date_from or m.date_to else None,
        expr=m.date_expr,
        chain=list(m.attribution),
        fig=[words.figure(f) for f in m.figures] if incident is None else [],
        bg=_flag(m.background),
        agg=_flag(m.aggregate),
        fu=_flag(m.follow_up),
    )


def incident_row(
    i: Incident, index: Mapping[str, int], by_id: Mapping[str, Mention], articles: Mapping[str, Article]
) -> dict[str, Any]:
    """One incident as the page shows it. Short keys: the page holds thousands."""
    own = [by_id[m] for m in i.mentions if m in by_id]
    fact = _factuality(i, own)
    languages = dict.fromkeys(articles[m.article].language for m in own)
    rows = fields(i, {m.id: n for n, m in enumerate(own)}, by_id)
    grade = i.grade_suggested
    claims = dict.fromkeys(c for m in own if (c := words.claim(m.claim)))
    return _full(
        id=i.id,
        title=i.title,
        fam=words.family(i.plover, i.acled),
        type=words.type_name(i.plover, i.acled),
        plover=i.plover,
        mode=i.plover_mode,
        acled=i.acled,
        fact=fact,
        factl=words.label("factuality", fact),
        **{"from": i.date_from.isoformat() if i.date_from else None, "to": i.date_to.isoformat() if i.date_to else None},
        grp=_group(i),
        dp=i.date_precision if i.date_from or i.date_to else "none",
        when=words.span(i.date_from, i.date_to, i.date_precision),
        places=[
            _full(
                n=p.name, c=p.canonical, l=words.place(p), co=p.country, a1=p.admin1, iso=p.iso3, y=p.lat, x=p.lon, p=p.precision,
            )
            for p in i.places
        ],
        where=words.places(i.places),
        perp=list(i.perpetrator),
        targ=list(i.target),
        weapon=i.weapon,
        k=words.bounds(i.killed_low, i.killed_high),
        j=words.bounds(i.injured_low, i.injured_high),
        toll=i.killed_low or i.killed_high or 0,
        claim="; ".join(claims),
        fig=list(dict.fromkeys(words.figure(f) for m in own for f in m.figures if f.kind not in ("killed", "injured"))),
        m=[index[m] for m in i.mentions if m in index],
        fields=rows,
        n=i.independent_sources,
        nwhy=explain_count(i, own),
        src=origins(i, own, articles),
        grade=grade.grade if grade else None,
        gwhy=[readable(r, own, articles) for r in grade.reasons] if grade else [],
        links=[[index[a], index[b], round(p, 3), list(why)] for a, b, p, why in i.links if a in index and b in index],
        doubts=doubts(i, own, articles),
        lang=list(languages),
        one=_flag(i.independent_sources <= 1),
        con=[r["l"] for r in rows if "x" in r],
        bg=_flag(bool(own) and all(m.background for m in own)),
    )  # fmt: skip


def _group(i: Incident) -> str | None:
    """The stretch of the register that holds it: `2031-03`, `2031` where only the year is known; None undated."""
    first = i.date_from or i.date_to
    return first.isoformat()[: 4 if i.date_precision == "year" else 7] if first else None


def _factuality(i: Incident, own: Sequence[Mention]) -> str:
    if i.factuality != "not-occurred":
        return i.factuality
    reasons = [m.reason for m in own if m.reason in ("foiled", "denied")]
    return str(Counter(reasons).most_common(1)[0][0]) if reasons else "not-occurred"


def _full(**values: Any) -> dict[str, Any]:
    """Without what is empty: absent keys cost no bytes, and the browser reads them as nothing. Zero is a value; flags are 1 or absent."""
    return {k: v for k, v in values.items() if v is not None and v is not False and v not in ("", [])}


def _flag(on: bool) -> int | None:
    return 1 if on else None


def _counts(
    articles: Sequence[Article], mentions: Sequence[Mention], incidents: Sequence[Incident], texts: Mapping[str, str]
) -> list[tuple[str, str]]:
    captures = len({a.capture for a in articles} | set(texts))
    origins_ = len({s.casefold() for i in incidents for s in i.sources})
    pairs = (
        (captures, "capture"),
        (len(articles), "article"),
        (len(mentions), "mention"),
        (len(incidents), "incident"),
        (origins_, "independent source"),
    )
    return [(f"{n:,}", name if n == 1 else name + "s") for n, name in pairs]


def _left_out(
    articles: Sequence[Article],
    mentions: Sequence[Mention],
    known: Sequence[Mention],
    incidents: Sequence[Incident],
    texts: Mapping[str, str],
    home: Mapping[str, int],
) -> list[str]:
    """What the count of incidents does not hold, or holds with a caution: one sentence each, with its number."""
    lines: list[str] = []
    aggregates = sum(m.aggregate for m in known)
    loose = sum(not m.aggregate and m.id not in home for m in known)
    if aggregates:
        lines.append(f"{words.number(aggregates, 'summary statement')} (totals, habits) form no incident; listed apart.")
    if loose:
        lines.append(f"{words.number(loose, 'further mention')} joined no incident; listed apart.")
    kinds = Counter(i.factuality for i in incidents if i.factuality != "occurred")
    if kinds:
        parts = ", ".join(f"{n:,} {words.label('factuality', k)}" for k, n in sorted(kinds.items()))
        lines.append(f"Of the incidents, {parts}: shown with hollow marks, never counted as having happened.")
    undated = sum(i.date_from is None and i.date_to is None for i in incidents)
    if undated:
        lines.append(f"{words.number(undated, 'incident')} without a date: kept in a lane of their own.")
    unplaced = sum(not any(p.lat is not None for p in i.places) for i in incidents)
    if unplaced:
        lines.append(f"{words.number(unplaced, 'incident')} without a place that can be drawn: in the list, not on the map.")
    silent = len({a.id for a in articles} - {m.article for m in known})
    if silent:
        lines.append(f"{words.number(silent, 'article')} in which no event was found.")
    if strangers := len(mentions) - len(known):
        lines.append(f"{words.number(strangers, 'mention')} without their article: not shown.")
    outside = {c for c in texts if not any(a.capture == c for a in articles)}
    if outside:
        lines.append(f"{words.number(len(outside), 'capture')} in which no article was found.")
    whole = sum(len(t) for t in texts.values())
    inside = sum(a.end - a.start for a in articles if a.capture in texts)
    if whole and inside < whole:
        lines.append(f"{100 * (whole - inside) / whole:.0f} % of the captured text lies outside articles (navigation, lists of links).")
    return lines
