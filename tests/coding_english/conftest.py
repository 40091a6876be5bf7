"""A small article from lines: the first is the headline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from english_articles import make_article

from tawthiq.coding import code_article
from tawthiq.language import read_article
from tawthiq.records import Mention


@pytest.fixture
def coded() -> Callable[..., list[Mention]]:
    def run(text: str, published: date | None = date(2024, 3, 14), headline: bool = False) -> list[Mention]:
        article = make_article(text, published, headline)
        return code_article(article, read_article(article))

    return run
