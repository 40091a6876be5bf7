"""What holds for every page: extents apart, text in place, blocks ordered and complete, lines consistent."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.articles import split_page
from tawthiq.intake import IntakeError, page_from_bytes
from tawthiq.records import Page

sys.path.insert(0, str(Path(__file__).parent))
import articles_pages as pages

INVISIBLE = re.compile(r"[\s\ufeff\u200b\u200e\u200f]+")
LINES = [
    "Bridge Near Tarvan Closed After Shelling", "bridge near tarvan closed after shelling", "Ferry of Selm sails again", "March 14, 2023", "05/07/2021", "Today 7/7/2021", "8 July", "By Staff, Agencies", "Source: Valley Herald", "Source", "Ida Holm",
    "Posted by OSTER POST on ", "Related News", "MORE ON THE TOPIC:", "Illustrative image.", "---", "***", "14:05", "https://example.org/2021/07/08/a.jpg", "Share", "- a list item of few words", "What came next",
    "Shells landed beside the bridge on Monday evening, the council said. Two lorries burned out.", "Nobody was hurt.", "He said: “We will see.”", "The views expressed do not reflect the opinion of Valley Herald.", "انفجار عبوة ناسفة قرب جسر تروان", "اليوم 03/07/2021",
    "المصدر: صوت الوادي", "دعا مجلس تروان يوم السبت إلى هدنة مدتها أسبوع، وقال إن المستشفى يحتاج إلى الوقود.", "اقرأ أيضا", "", "", "", "", "\u200f", "\t ", "a", "1", "Photo: X", "[08.07.2021 14:05] Watch: Shells fell near the dam, residents said.",
]  # fmt: skip


def check(page: Page) -> None:
    articles = split_page(page)
    text_lines = page.text.split("\n")
    at = 0
    for number, article in enumerate(articles, 1):
        assert article.id == f"{page.capture.id}-{number:03d}"
        assert article.order == number
        assert at <= article.start < article.end <= len(page.text)
        at = article.end
        assert article.text == page.text[article.start : article.end]
        assert article.first_line == page.text.count("\n", 0, article.start) + 1
        assert article.last_line == page.text.count("\n", 0, article.end) + 1
        assert article.last_line <= len(text_lines)
        assert article.headline.strip()
        assert article.published is None or article.published_how != "none"
        assert article.published is not None or article.published_how == "none"
        covered = 0
        for block in article.blocks:
            assert covered <= block.start < block.end <= len(article.text)
            assert not INVISIBLE.sub("", article.text[covered : block.start]), "words outside all blocks"
            covered = block.end
        assert not article.text[covered:].strip()
        assert {b.kind for b in article.blocks} <= {"headline", "byline", "dateline", "subhead", "body", "list", "furniture"}
    assert articles == split_page(page)


@pytest.mark.parametrize("name", [n for n in dir(pages) if n.isupper()])
def test_fixtures(name: str) -> None:
    check(page_from_bytes(getattr(pages, name).encode(), "x"))


@settings(max_examples=250, deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=30), st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\r"]))
def test_any_order_of_lines(lines: list[str], newline: str) -> None:
    try:
        page = page_from_bytes(newline.join(lines).encode(), "x.txt")
    except IntakeError:
        return
    check(page)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text(text: str) -> None:
    try:
        page = page_from_bytes(text.encode(), "x.txt")
    except IntakeError:
        return
    check(page)
