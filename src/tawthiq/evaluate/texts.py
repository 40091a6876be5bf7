"""A bare text as an article: one paragraph a line, no headline."""

from __future__ import annotations

import re
from datetime import date

from tawthiq.coding import code_article
from tawthiq.language import read_article
from tawthiq.records import Article, Block, Mention


def as_article(text: str, day: str | None, language: str = "en") -> Article:
    """`day` is the ISO day of publication or null."""
    published = date.fromisoformat(day[:10]) if day else None
    blocks = tuple(Block(start=m.start(), end=m.end(), kind="body") for m in re.finditer(r"[^\n]*\S[^\n]*", text))
    return Article(id="bench-001", capture="bench", order=1, start=0, end=len(text), first_line=1, last_line=text.count("\n") + 1, text=text, headline="",
                   published=published, anchor=published, language=language, blocks=blocks)  # fmt: skip


def mentions(text: str, day: str | None, language: str = "en") -> list[Mention]:
    """The coder's mentions of a bare text."""
    article = as_article(text, day, language)
    return code_article(article, read_article(article))
