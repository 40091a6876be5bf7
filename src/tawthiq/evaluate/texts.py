"""A benchmark's text through the stages: as one article without a headline."""

from __future__ import annotations

from datetime import date

from tawthiq import pipeline
from tawthiq.evaluate.benchmarks import Record
from tawthiq.records import Article, Mention


def day_of(record: Record) -> date | None:
    """The day of publication or the reference day."""
    return date.fromisoformat(record["date"][:10]) if record.get("date") else None


def article_of(record: Record) -> Article:
    """The record's text as an article published on its date."""
    return pipeline.bare_article(record["text"], day_of(record), record.get("lang"), capture=str(record.get("doc_id") or "text"))


def mentions_of(record: Record) -> tuple[Mention, ...]:
    """The coder's mentions. Raises RuntimeError where coding failed: a benchmark must not hide it."""
    coded = pipeline.code(article_of(record))
    if coded.problem is not None:
        raise RuntimeError(f"{record.get('doc_id')}: {coded.problem.reason}")
    return coded.mentions
