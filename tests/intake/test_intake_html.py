"""HTML: text with positions, furniture from markup, hints."""

from __future__ import annotations

import pytest

from tawthiq.intake import IntakeError, page_from_bytes
from tawthiq.records import Page

PROSE = "A shell hit the road near Selm on Tuesday morning, the police of the province said in a statement."


def page(html: str) -> Page:
    return page_from_bytes(html.encode(), "x.html")


def lines(p: Page, furniture: bool = False) -> list[str]:
    return [p.text[b.start : b.end] for b in p.blocks if b.furniture == furniture]


def test_markup_tells_furniture() -> None:
    p = page(f"<html><body><nav>Home News</nav><h1>Road hit near Selm</h1><div class=entry-content><p>{PROSE}</p><figure><figcaption>The road</figcaption></figure></div>"
             f"<div id=comments><p>{PROSE}</p></div><aside>{PROSE}</aside><footer>Imprint</footer></body></html>")  # fmt: skip
    assert lines(p) == ["Road hit near Selm", PROSE]
    assert "The road" in lines(p, furniture=True)


def test_hints_of_a_lone_article() -> None:
    p = page(f"<html><head><title>x</title><meta property='og:site_name' content='Oster Post'><meta property='article:published_time' content='2021-07-08T23:30:00Z'></head>"
             f"<body><h1>Road hit near Selm</h1><span class=byline>Ida Holm</span><article><p>{PROSE}</p></article></body></html>")  # fmt: skip
    got = {h.kind: h for h in p.hints}
    assert got["published"].value == "2021-07-08"
    assert got["publisher"].value == "Oster Post"
    assert got["byline"].value == "Ida Holm"
    assert p.text[got["headline"].start : got["headline"].end] == "Road hit near Selm"
    assert p.text[got["article"].start : got["article"].end].endswith(PROSE)


def test_entries_without_article_elements() -> None:
    entry = "<div class='row item'><h3><a href='/{0}'>Headline number {0} of the day</a></h3><span>0{0}/07/2021</span><p>{1}</p></div>"
    p = page("<html><body><h1>Archive</h1><div id=list>" + "".join(entry.format(i, PROSE) for i in (3, 2, 1)) + "</div></body></html>")
    assert len([h for h in p.hints if h.kind == "article"]) == 3


def test_sections_of_one_article_are_one_article() -> None:
    part = f"<section class=part><h2>What came next</h2><p>{PROSE}</p></section>"
    p = page(f"<html><head><meta property='og:type' content='article'></head><body><h1>A year in Selm</h1>{part * 3}</body></html>")
    assert len([h for h in p.hints if h.kind == "article"]) == 1


def test_live_blog_is_one_article() -> None:
    post = f"<article class=post><h3>14:05 Shots near the dam</h3><p>{PROSE}</p></article>"
    p = page(f"""<html><head><script type="application/ld+json">{{"@type":"LiveBlogPosting","headline":"Live"}}</script></head><body><h1>Live: the dam</h1>{post * 4}</body></html>""")
    assert len([h for h in p.hints if h.kind == "article"]) == 1


def test_breaks_inside_a_sentence_do_not_end_it() -> None:
    p = page("<html><body><p>The guards of the dam were not harmed<br>and the turbines kept running.<br><br>Nobody saw the men.</p></body></html>")
    assert lines(p) == ["The guards of the dam were not harmed\nand the turbines kept running.", "Nobody saw the men."]


def test_declared_code_page() -> None:
    text = "انفجار قرب جسر تروان"
    data = f"<html><head><meta charset=windows-1256></head><body><h1>{text}</h1></body></html>".encode("cp1256")
    assert text in page_from_bytes(data, "x.html").text


def test_deep_nesting_and_a_page_without_text() -> None:
    assert PROSE in page("<html><body>" + "<div>" * 20_000 + PROSE).text
    with pytest.raises(IntakeError):
        page("<html><body><script>let x = 1</script></body></html>")


def test_a_page_with_navigation_only_has_no_article() -> None:
    assert not page("<html><body><nav><a href=/>Home</a> <a href=/n>News</a></nav></body></html>").hints
