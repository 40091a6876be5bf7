"""A small article from lines: the first is the headline."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from tawthiq.coding import code_article
from tawthiq.language import read_article
from tawthiq.records import Article, Block, Mention


def make_article(text: str, published: date | None = date(2024, 3, 14), headline: bool = False, language: str = "en") -> Article:
    blocks = [
        Block(start=m.start(), end=m.end(), kind="headline" if headline and i == 0 else "body")
        for i, m in enumerate(re.finditer(r"[^\n]+", text))
    ]
    return Article(
        id="c0-001", capture="c0", order=1, start=0, end=len(text), first_line=1, last_line=text.count("\n") + 1, text=text,
        headline=text.split("\n")[0] if headline else "", published=published, anchor=published, language=language, blocks=tuple(blocks),
    )  # fmt: skip


@pytest.fixture
def coded() -> Callable[..., list[Mention]]:
    def run(text: str, published: date | None = date(2024, 3, 14), headline: bool = False) -> list[Mention]:
        article = make_article(text, published, headline)
        return code_article(article, read_article(article))

    return run
