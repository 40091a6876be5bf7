"""`records`: articles, mentions and incidents as JSON lines, and the captures' texts (contract: design §5).

Positions are code points of the capture's text: the article's positions plus its start. `text[start:end] == quote`, always.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from tawthiq.exports.manifest import Files
from tawthiq.records import Article, Incident, Mention
from tawthiq.store.view import ProjectView

_ARTICLE = (
    "id", "capture", "first_line", "last_line", "headline", "byline", "agency", "publisher", "published", "published_raw",
    "published_note", "published_how", "language", "start", "end", "url",
)  # fmt: skip


def make(view: ProjectView) -> Files:
    """articles.jsonl, mentions.jsonl, incidents.jsonl, captures/ID.txt."""
    contents: dict[str, str | Callable[[], str]] = {
        "articles.jsonl": _lines(article_record(a) for a in view.articles),
        "mentions.jsonl": _lines(mention_record(m, view.article[m.article].start, view.home.get(m.id)) for m in view.mentions),
        "incidents.jsonl": _lines(incident_record(i) for i in view.incidents),
    }
    for capture in view.captures:
        contents[f"captures/{capture.id}.txt"] = partial(view.texts.__getitem__, capture.id)
    rows = {"articles.jsonl": len(view.articles), "mentions.jsonl": len(view.mentions), "incidents.jsonl": len(view.incidents)}
    note = "Positions are Unicode code points, half-open, of the capture's text; captures hold the text as it was derived, newlines unchanged."
    return Files(contents, rows, note=note)


def article_record(a: Article) -> dict[str, Any]:
    """An article as the contract writes it."""
    data = a.model_dump(mode="json")
    return {k: data[k] for k in _ARTICLE}


def mention_record(m: Mention, start: int, incident: str | None) -> dict[str, Any]:
    """A mention as the contract writes it: null for an empty role, positions moved by `start`, its incident's id."""
    data = m.model_dump(mode="json")
    data["spans"] = [[s + start, e + start] for s, e in m.spans]
    for e in data["evidence"].values():
        e["start"], e["end"] = e["start"] + start, e["end"] + start
    for f in data["fillers"]:
        f["start"], f["end"] = f["start"] + start, f["end"] + start
    for c in data["contested"]:
        if c["quote"]:
            c["start"], c["end"] = c["start"] + start, c["end"] + start
    data["perpetrator"], data["target"] = data["perpetrator"] or None, data["target"] or None
    data["geo_precision"] = min((p.geo_precision for p in m.places if p.geo_precision), default=None)
    data["incident"] = incident
    return data


def incident_record(i: Incident) -> dict[str, Any]:
    """An incident as the contract writes it."""
    return i.model_dump(mode="json")


def _lines(rows: Iterable[dict[str, Any]]) -> str:
    # U+2028, U+2029 and U+0085 end a line for some readers: inside JSON strings they are written as escapes
    lines = (json.dumps(r, ensure_ascii=False) for r in rows)
    return "".join(line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085") + "\n" for line in lines)
