"""Hostile texts through the whole pipeline: whatever comes in, quotes stand at their spans and nothing but a Problem comes of it.

A handful by default; `make soak` (TAWTHIQ_SOAK=1) runs thousands.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawthiq import pipeline
from tawthiq.intake import IntakeError, page_from_bytes
from tawthiq.records import Problem
from tawthiq.records.events import spans_hold

pytestmark = pytest.mark.soak
ROUNDS = 3000 if os.environ.get("TAWTHIQ_SOAK") else 6
EXAMPLES = sorted(p for p in (Path(__file__).parents[2] / "examples" / "pages").iterdir() if p.suffix in (".txt", ".html"))
ODD = ["\u200f", "\u200c", "\u0640", "\u202e", "🕊", "é", "e\u0301", "\x00", "\ufeff", "\u2028", "\r\n", "\t", "٢٠٢٤", "۱۲", "<", "&#x41;", "“", "”", "\ud7ff", "A" * 3000]


def hostile(text: str, dice: random.Random) -> str:
    """The text with pieces cut, doubled, swapped and strange characters put in."""
    for _ in range(dice.randint(1, 12)):
        a, b = sorted((dice.randrange(len(text) + 1), dice.randrange(len(text) + 1)))
        b = min(b, a + dice.choice((1, 5, 80, 900)))
        what = dice.randrange(5)
        if what == 0:
            text = text[:a] + text[b:]
        elif what == 1:
            text = text[:b] + text[a:b] + text[b:]
        elif what == 2:
            text = text[:a] + dice.choice(ODD) + text[a:]
        elif what == 3:
            text = text[:a] + text[a:b].replace(" ", dice.choice(ODD)) + text[b:]
        else:
            text = text[:a] + text[a:b].replace("\n", " ") + text[b:]
    return text or "x"


def rounds() -> Iterator[tuple[int, Path]]:
    for n in range(ROUNDS):
        yield n, EXAMPLES[n % len(EXAMPLES)]


@pytest.mark.timeout(1800)
def test_whatever_comes_in_the_quotes_stand() -> None:
    coded = 0
    for seed, path in rounds():
        dice = random.Random(seed)
        data = hostile(path.read_text("utf-8"), dice).encode("utf-8", "replace")
        if dice.random() < 0.2:
            data = bytearray(data)
            for _ in range(dice.randint(1, 30)):
                data[dice.randrange(len(data))] = dice.randrange(256)
        try:
            page = page_from_bytes(bytes(data), path.name)
        except IntakeError:
            continue
        articles = pipeline.cut(page)
        if isinstance(articles, Problem):
            assert "could not be cut" not in articles.reason, f"seed {seed}, {path.name}: {articles.reason}"
            continue
        end = 0
        for article in articles:
            assert article.text == page.text[article.start : article.end], f"seed {seed}, {path.name}"
            assert article.start >= end, f"seed {seed}, {path.name}: articles overlap"
            end = article.end
        results = list(pipeline.code_all(articles))
        for article, result in zip(articles, results, strict=True):
            assert result.problem is None, f"seed {seed}, {path.name}: {result.problem}"
            assert all(spans_hold(article.text, m.quotes, m.spans) for m in result.mentions)
        mentions = [m for r in results for m in r.mentions]
        incidents = pipeline.incidents(articles, mentions)
        assert sorted(x for i in incidents for x in i.mentions) == sorted(m.id for m in mentions if not m.aggregate), f"seed {seed}, {path.name}"
        coded += len(mentions)
    assert coded > 0
