"""`records`: articles, mentions and incidents as JSON lines, and the captures' texts (contract: design §5).

Mention positions are in the capture's text: the article's positions plus its start.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from tawthiq.exports.manifest import Files
from tawthiq.records import Article, Incident, Mention
from tawthiq.store import View

_ARTICLE = ("id", "capture", "first_line", "last_line", "headline", "byline", "agency", "publisher", "published", "published_raw", "published_note", "published_how", "language", "start", "end", "url")


def make(view: View) -> Files:
    """articles.jsonl, mentions.jsonl, incidents.jsonl, captures/ID.txt."""
    by_id = {a.id: a for a in view.articles}
    home = {m: i.id for i in view.incidents for m in i.mentions}
    contents = {
        "articles.jsonl": _lines(article(a) for a in view.articles),
        "mentions.jsonl": _lines(mention(m, by_id[m.article], home.get(m.id)) for m in view.mentions),
        "incidents.jsonl": _lines(incident(i) for i in view.incidents),
    } | {f"captures/{k}.txt": text for k, text in view.texts.items()}
    rows = {"articles.jsonl": len(view.articles), "mentions.jsonl": len(view.mentions), "incidents.jsonl": len(view.incidents)}
    return Files(contents, rows, note="Positions are Unicode code points, half-open, of the capture's text.")


def article(a: Article) -> dict[str, Any]:
    data = a.model_dump(mode="json")
    return {k: data[k] for k in _ARTICLE}


def mention(m: Mention, a: Article, incident_id: str | None) -> dict[str, Any]:
    """A mention as the contract writes it: null for an empty role, positions in the capture."""
    data = m.model_dump(mode="json")
    data["spans"] = [[s + a.start, e + a.start] for s, e in m.spans]
    for e in data["evidence"].values():
        e["start"], e["end"] = e["start"] + a.start, e["end"] + a.start
    for c in data["contested"]:
        if c["quote"]:
            c["start"], c["end"] = c["start"] + a.start, c["end"] + a.start
    data["perpetrator"], data["target"] = data["perpetrator"] or None, data["target"] or None
    data["geo_precision"] = min((p.geo_precision for p in m.places if p.geo_precision), default=None)
    data["incident"] = incident_id
    return data


def incident(i: Incident) -> dict[str, Any]:
    return i.model_dump(mode="json")


def _lines(rows: Iterable[dict[str, Any]]) -> str:
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows)
