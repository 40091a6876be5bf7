"""A small article from lines: the first is the headline."""

from __future__ import annotations

import re
from datetime import date

from tawthiq.records import Article, Block


def make_article(text: str, published: date | None = date(2024, 3, 14), headline: bool = False, language: str = "en") -> Article:
    blocks = [
        Block(start=m.start(), end=m.end(), kind="headline" if headline and i == 0 else "body")
        for i, m in enumerate(re.finditer(r"[^\n]+", text))
    ]
    return Article(
        id="c0-001", capture="c0", order=1, start=0, end=len(text), first_line=1, last_line=text.count("\n") + 1, text=text,
        headline=text.split("\n")[0] if headline else "", published=published, anchor=published, language=language, blocks=tuple(blocks),
    )  # fmt: skip
