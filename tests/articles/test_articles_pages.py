"""Whole pages in differing layouts: which articles are found, and what is known of each."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from tawthiq.articles import split_page
from tawthiq.intake import page_from_bytes
from tawthiq.records import Article

sys.path.insert(0, str(Path(__file__).parent))
import articles_pages as pages


def split(text: str) -> list[Article]:
    return split_page(page_from_bytes(text.encode(), "x"))


def kinds(article: Article, kind: str) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.kind == kind]


@pytest.mark.parametrize(
    ("name", "first_lines", "published"),
    [
        ("REPEATED", [1, 20, 37, 49, 53], ["2023-03-14", "2023-03-12", "2023-03-05", "2023-03-04", "2023-03-03"]),
        ("DATE_FIRST", [1, 9, 17], ["2022-06-07", "2022-06-06", "2022-06-04"]),
        ("RULES", [1, 9, 17], [None, None, None]),
        ("SECTIONS", [1], [None]),
        ("POSTED", [1, 9], ["2021-07-08", "2021-07-05"]),
        ("ARABIC", [1, 13, 25], ["2021-07-08", "2021-07-05", "2021-07-03"]),
        ("SINGLE", [1], [None]),
        ("LIVE", [1], ["2021-07-08"]),
        ("FEED", [1, 3, 5, 7], ["2021-07-08", "2021-07-08", "2021-07-07", "2021-07-06"]),
        ("GAPS", [1, 12, 21], [None, None, None]),
        ("AGENCY", [1, 9], ["2022-08-02", "2022-07-30"]),
        ("ARCHIVE_HTML", [7, 19, 27], ["2022-07-28", "2022-07-25", "2022-07-21"]),
        ("ARTICLE_HTML", [5], ["2020-11-03"]),
    ],
)  # fmt: skip
def test_boundaries_and_dates(name: str, first_lines: list[int], published: list[str | None]) -> None:
    got = split(getattr(pages, name))
    assert [a.first_line for a in got] == first_lines
    assert [a.published.isoformat() if a.published else None for a in got] == published


def test_repeated_headlines_captions_and_related_lists() -> None:
    first, second, third, *stubs = split(pages.REPEATED)
    assert len(kinds(first, "headline")) == 2
    assert first.byline == "Staff, Agencies"
    assert first.last_line == 11  # related videos and news are left out
    assert second.publisher == "Valley Herald"
    assert kinds(second, "furniture") == ["Illustrative image.", "Harbour of Tarvan"]
    assert third.published_raw == "Today 05/03/2023"
    assert third.last_line == 45
    assert [s.headline for s in stubs] == ["Harbour reopens after a week of searching", "Lake patrols doubled"]
    assert not any(kinds(s, "body") for s in stubs)


def test_arabic_credits() -> None:
    first, second, third = split(pages.ARABIC)
    assert (first.publisher, second.byline) == ("صوت الوادي", "سليم الوراق")
    assert {a.language for a in (first, second, third)} == {"ar"}
    assert third.last_line == 29


def test_agencies() -> None:
    assert [a.agency for a in split(pages.AGENCY)] == ["Reuters", "AFP"]


def test_html_metadata_and_furniture() -> None:
    (article,) = split(pages.ARTICLE_HTML)
    assert (article.headline, article.byline, article.publisher, article.published_how) == ("Dam guards disarmed", "Piet Lund", "Oster Post", "metadata")
    assert len(kinds(article, "body")) == 3
    assert "First comment" not in article.text
    first = split(pages.ARCHIVE_HTML)[0]
    assert (first.publisher, first.byline) == ("Valley Herald", "Ida Holm")
    assert kinds(first, "furniture") == ["The harbour of Maresk before the war"]


def test_live_blog_keeps_its_times_apart() -> None:
    (live,) = split(pages.LIVE)
    assert kinds(live, "dateline") == ["8 July 2021", "14:05", "13:40", "12:15", "11:50"]


def test_disclaimer_is_cut_from_the_last_paragraph_and_names_the_house() -> None:
    body = "The crossing will stay open, and nobody will thank the observers for it."
    (article,) = split(f"What the observers have left us\n\nJuly 8, 2021\n\nIda Holm\n\nThe observers have gone home after a long year.\n\n{body}The views expressed in this article do not necessarily reflect the opinion of Valley Herald, but those of its author.\n")
    assert article.publisher == "Valley Herald"
    assert article.byline == "Ida Holm"
    assert kinds(article, "body")[-1] == body
    assert kinds(article, "furniture")[0].startswith("The views expressed")


def test_a_poster_is_the_publisher_where_an_author_is_named() -> None:
    (article,) = split("Roads of the Oster Hills Are Open Again\n\nPosted by OSTER OBSERVER on \n\nHarald Venn\n\nThe roads of the hills were opened on Friday, the council said.\n")
    assert (article.publisher, article.byline, article.published) == ("Oster Observer", "Harald Venn", None)


@pytest.mark.parametrize(
    "caption",
    [
        "Smoke rises over the depot of Selm, July 7, 2021. (AP Photo/Jan Jansen)",
        "A guard walks past the burned depot of Selm [Lena Lind/Reuters]",
        "The depot of Selm before the fire. Photo: VALLEY HERALD",
        "مستودع الوقود في سلم (أرشيف)",
        "صورة أرشيفية",
        "https://example.org/a/b.jpeg",
        "Follow us on Telegram: t.me/valley",
        "Click here to subscribe to our newsletter",
    ],
)
def test_captions_and_machinery_are_furniture(caption: str) -> None:
    (article,) = split(f"Depot at Selm attacked at night\n\n8 July 2021\n\n{caption}\n\nA depot at Selm was attacked on Wednesday, the police said.\n\n{caption}\n\nTwo guards were injured.\n")
    assert kinds(article, "furniture") == [caption, caption]
    assert len(kinds(article, "body")) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "A video - released by the police - showed men with torches near the gate.",
        "The photo shows smoke over the town, a spokesman for the council said.",
        "By Tuesday noon the road had been closed in both directions.",
        "Nobody was hurt, he said.",
        "Related attacks have been reported from three other towns since Monday.",
        "The council asked people to donate blood for the injured.",
        "“We will not leave,” he said. (Reuters)",
        "وقال المجلس إن الطريق أغلق حتى إشعار آخر.",
    ],
)
def test_prose_is_never_furniture(sentence: str) -> None:
    (article,) = split(f"Depot at Selm attacked at night\n\n8 July 2021\n\nA depot at Selm was attacked on Wednesday, the police said.\n\n{sentence}\n\nTwo guards were injured in the attack.\n")
    assert kinds(article, "body")[1] == sentence


def test_hard_wrapped_paragraphs_are_joined() -> None:
    paragraph = (
        "The bridge of Selm was opened again on Wednesday, the council of the\nprovince said, after engineers from two towns had worked on it for nine\n"
        "months without a break. The first lorries crossed it in the morning and\nmore were waiting on both banks of the river for their turn."
    )
    (article,) = split(f"Bridge of Selm Opened Again\n\n{paragraph}\n\n{paragraph}\n\n{paragraph}\n")
    assert kinds(article, "body") == [paragraph] * 3


def test_a_masthead_is_no_headline() -> None:
    (article,) = split("The Oster Post\n\nThursday, July 8, 2021\n\nBridge of Selm Opened Again After Nine Months\n\nBy Ida Holm\n\nThe bridge of Selm was opened again on Wednesday, the council said.\n")
    assert article.headline == "Bridge of Selm Opened Again After Nine Months"
    assert (article.byline, article.published) == ("Ida Holm", date(2021, 7, 8))


def test_inline_related_items_do_not_end_an_article() -> None:
    prose = "The council said that the road would be opened again when engineers had looked for mines on both sides of it, which would take a week or more."
    (article,) = split(f"Road of Selm closed after shelling\n\n{prose}\n\nRead more:\n\nFerry Of Selm Sails Again\n\n{prose}\n\n{prose}\n")
    assert len(kinds(article, "body")) == 3
    assert "Ferry Of Selm Sails Again" in kinds(article, "furniture")


def test_pages_without_articles() -> None:
    assert split("<html><body><nav><a href=/>Home</a> <a href=/n>News</a></nav></body></html>") == []
    assert split("https://example.org\n\n***\n\nShare\n") == []
