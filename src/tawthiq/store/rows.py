"""Records as rows: the payload is the whole record as JSON, the other columns repeat what is searched for."""

from __future__ import annotations

from datetime import date
from typing import Any

from tawthiq.records import Article, Capture, Incident, Mention


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def capture_row(capture: Capture) -> dict[str, Any]:
    """A row of `captures`, without when it was added and what read it."""
    return {
        "id": capture.id, "sha256": capture.sha256, "name": capture.name, "size": capture.size, "payload": capture.model_dump_json(),
    }  # fmt: skip


def article_row(article: Article) -> dict[str, Any]:
    """A row of `articles`, not coded yet."""
    return {
        "id": article.id, "capture": article.capture, "place_in_page": article.order, "headline": article.headline,
        "publisher": article.publisher, "published": _day(article.published), "language": article.language,
        "coder": None, "failure": None, "payload": article.model_dump_json(),
    }  # fmt: skip


def mention_row(mention: Mention, place: int) -> dict[str, Any]:
    """A row of `mentions`; `place` counts the mentions of its article."""
    return {
        "id": mention.id, "article": mention.article, "place_in_article": place, "plover": mention.plover, "acled": mention.acled,
        "factuality": mention.factuality, "date_from": _day(mention.date_from), "date_to": _day(mention.date_to),
        "background": mention.background, "aggregate": mention.aggregate, "payload": mention.model_dump_json(),
    }  # fmt: skip


def incident_row(incident: Incident, place: int) -> dict[str, Any]:
    """A row of `incidents`; `place` counts the incidents of the project."""
    return {
        "id": incident.id, "place_in_list": place, "title": incident.title, "plover": incident.plover, "acled": incident.acled,
        "factuality": incident.factuality, "date_from": _day(incident.date_from), "date_to": _day(incident.date_to),
        "country": next((p.country for p in incident.places if p.country), None), "payload": incident.model_dump_json(),
    }  # fmt: skip
