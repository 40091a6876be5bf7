"""What is doubtful about an incident, said in one list; and how many independent origins stand behind it, and why.

In: an incident, its mentions and their articles. Out: short texts. Never: a decision, a score of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tawthiq.records import Article, Incident, Mention
from tawthiq.report import words
from tawthiq.report.evidence import LOW_SCORE


def doubts(incident: Incident, mentions: Sequence[Mention], articles: Mapping[str, Article]) -> list[str]:
    """One sentence per doubt, most basic first, none twice."""
    found: list[str] = []
    note = readable(incident.note or "", mentions, articles)
    found += [_sentence(part) for part in re.split(r"(?<=[.!?])\s+(?=[A-Z])", note) if part.strip()]
    if incident.independent_sources <= 1:
        found.append("One independent source only.")
    if mentions and all(m.background for m in mentions):
        found.append("Every article recalls it as background; none reports it as its news.")
    if incident.date_from is None and incident.date_to is None:
        found.append("No date is stated or can be worked out.")
    elif incident.date_precision not in ("day", "hour"):
        found.append(f"The date is known {words.label('date_precision', incident.date_precision)} only.")
    found += [f"{p.canonical or p.name}: the place is known only roughly ({words.label('place_precision', p.precision)})."
              for p in incident.places if not words.labels("place_precision").get(p.precision, {"exact": True})["exact"]]  # fmt: skip
    if not incident.places:
        found.append("No place is stated.")
    if len({m.factuality for m in mentions}) > 1:
        kinds = ", ".join(sorted({words.label("factuality", m.factuality) for m in mentions}))
        found.append(f"The articles differ on whether it happened: {kinds}.")
    for m in mentions:
        outlet = _outlet(articles.get(m.article))
        if m.date_note and m.date_note.rstrip(".") not in note:
            found.append(f"Date in {outlet}: {_sentence(m.date_note)}")
        found += [f"“{p.name}” could also be: {'; '.join(p.alternatives)}." for p in m.places if p.alternatives]
        low = sorted(k for k, e in m.evidence.items() if e.score < LOW_SCORE)
        if low:
            found.append(f"Read with low confidence in {outlet}: {', '.join(words.label('fields', k).lower() for k in low)}.")
        if m.contested:
            sides = "; ".join(f"“{c.version}”" + (f" ({c.by})" if c.by else "") for c in m.contested)
            found.append(f"{outlet} itself gives several versions: {sides}.")
        if m.count and m.count > 1 and f"counts {m.count} events" not in note:
            found.append(f"{outlet} tells of {m.count} events with nothing to tell them apart.")
    found += [
        f"Publication date of {_outlet(a)}: {_sentence(a.published_note)}"
        for a in dict.fromkeys(articles[m.article] for m in mentions if m.article in articles)
        if a.published_note
    ]
    return list(dict.fromkeys(found))


def origins(incident: Incident, mentions: Sequence[Mention], articles: Mapping[str, Article]) -> list[dict[str, Any]]:
    """The independent origins as `{n: name, a: [article ids]}` (`a` empty where the name is the article's own headline); articles whose origin cannot be told come last without a name.

    The versions say which origins stand behind which mentions: an article belongs to the one origin that all versions with its
    mentions share. Where several remain, to the one that it names: a source it cites, its agency, its publisher.
    """
    held: dict[str, list[str]] = {name: [] for name in incident.sources}
    rest: list[str] = []
    for article_id in dict.fromkeys(m.article for m in mentions):
        own = {m.id for m in mentions if m.article == article_id}
        open_ = list(incident.sources)
        for version in incident.versions:
            if version.sources and own & set(version.mentions):
                open_ = [name for name in open_ if name in version.sources]
        article = articles.get(article_id)
        if f"article {article_id}" in open_:  # an origin without a name is called by its article
            open_ = [f"article {article_id}"]
        if len(open_) != 1 and article is not None:
            cited = [x for m in mentions if m.id in own for x in reversed(m.attribution)]
            said = [x.casefold() for x in (*cited, article.agency, article.publisher) if x]
            named = [name for name in open_ or incident.sources if name.casefold() in said]
            open_ = sorted(named, key=lambda name: said.index(name.casefold()))[:1]
        (held[open_[0]] if open_ else rest).append(article_id)
    found: list[dict[str, Any]] = [
        {"n": readable(name, mentions, articles), "a": [a for a in ids if name != f"article {a}"]} for name, ids in held.items()
    ]
    return [*found, {"n": "", "a": rest}] if rest else found


def explain_count(incident: Incident, mentions: Sequence[Mention]) -> str:
    """`5 mentions in 4 articles come from 2 independent sources: reprints of one report and outlets citing one source count once.`"""
    in_articles = len({m.article for m in mentions})
    sources = incident.independent_sources
    text = (
        f"{words.number(len(mentions), 'mention')} in {words.number(in_articles, 'article')} "
        f"{'comes' if len(mentions) == 1 else 'come'} from {words.number(sources, 'independent source')}"
    )
    return text + (": reprints of one report, and outlets that cite one source, count once." if in_articles > sources else ".")


def readable(text: str, mentions: Sequence[Mention], articles: Mapping[str, Article]) -> str:
    """A sentence that names mentions, articles and fields by their codes, with what the page calls them."""
    for code, name in words.labels("fields").items():
        if "_" in code:
            text = text.replace(code, name.lower())
    for n, m in enumerate(mentions, 1):
        text = text.replace(m.id, str(n))
    for name in dict.fromkeys(m.article for m in mentions):
        if name in articles and name in text:
            text = text.replace(f"Article {name}", f"The article {_headline(articles[name])}").replace(f"article {name}", _headline(articles[name]))
    return text


def _headline(article: Article) -> str:
    return f"“{article.headline or article.id}”"


def _outlet(article: Article | None) -> str:
    return (article.publisher or article.byline or "an unnamed outlet") if article else "an article not at hand"


def _sentence(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "؟")) else ".")
