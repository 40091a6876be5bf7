"""What comes in becomes a page, or a problem that says what to do; one bad input never stops the others."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.articles import split_page
from tawthiq.intake import IntakeError, page_from_bytes, read_inputs
from tawthiq.records import Page, Problem

ARABIC = "انفجرت عبوة ناسفة يوم الأربعاء قرب الجسر، وقال المجلس المحلي إن ثلاثة عمال أصيبوا بجروح طفيفة."


def test_plain_text_is_kept_as_it_is() -> None:
    data = "\ufeffOne line\r\n\r\n  Two\tlines \n\n\n".encode()
    page = page_from_bytes(data, "a.txt")
    assert page.text == "One line\r\n\r\n  Two\tlines \n\n\n"
    assert [page.text[b.start : b.end] for b in page.blocks] == ["One line", "Two\tlines"]
    assert page.capture.id == "c" + page.capture.sha256[:16]
    assert page.capture.size == len(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859-6"])
def test_arabic_in_many_encodings(encoding: str) -> None:
    text = ARABIC.replace("،", ",") if encoding == "iso8859-6" else ARABIC
    assert page_from_bytes(text.encode(encoding), "a.txt").text == text


def test_western_code_page() -> None:
    text = "Le général a été blessé à Selm, a déclaré la police mardi."
    assert page_from_bytes(text.encode("latin-1"), "a.txt").text == text


def test_damaged_utf8_keeps_its_text() -> None:
    page = page_from_bytes(ARABIC.encode() * 5 + b"\xd9", "a.txt")
    assert page.text.startswith(ARABIC)


@pytest.mark.parametrize(
    ("data", "word"),
    [(b"", "empty"), (b" \n\t ", "empty"), (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "PNG"), (b"%PDF-1.7 x", "PDF"), (bytes(range(256)) * 20, "binary"), (b"text\x00with\x00nuls and more words", "binary")],
)  # fmt: skip
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, word: str) -> None:
    with pytest.raises(IntakeError) as error:
        page_from_bytes(data, "x")
    assert word in error.value.reason
    assert error.value.advice


def test_one_enormous_line_is_refused_fast() -> None:
    data = b"word " * 10_000_000
    begin = time.perf_counter()
    with pytest.raises(IntakeError, match="line 1"):
        page_from_bytes(data, "x.txt")
    assert time.perf_counter() - begin < 5


def test_bad_inputs_stand_beside_good_ones(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("A shell hit the road near Selm on Tuesday.")
    (tmp_path / "a.bin").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.txt").write_text("The road was opened again on Friday.")
    (tmp_path / ".hidden").write_text("no")
    (tmp_path / "d.txt").symlink_to(tmp_path / "nowhere")
    got = list(read_inputs([tmp_path, "-", tmp_path / "missing", "bad\0name"], stdin=b"The ferry sailed."))
    names = [g.name if isinstance(g, Problem) else g[1].capture.name for g in got]
    assert names[:5] == ["a.bin", "b.txt", "d.txt", "sub/c.txt", "stdin"]
    assert [isinstance(g, Problem) for g in got] == [True, False, True, False, False, True, True]
    assert all(g.reason and g.advice for g in got if isinstance(g, Problem))


def test_reading_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry sailed on Monday.")
    inputs = read_inputs([tmp_path / "a.txt", tmp_path / "later.txt"])
    assert not isinstance(next(inputs), Problem)
    (tmp_path / "later.txt").write_text("The ferry sailed on Tuesday.")
    assert not isinstance(next(inputs), Problem)


def test_missing_stdin_and_empty_folder_are_problems(tmp_path: Path) -> None:
    assert all(isinstance(x, Problem) for x in read_inputs(["-", tmp_path]))


def _check(page: Page) -> None:
    at = 0
    for block in page.blocks:
        assert at <= block.start < block.end <= len(page.text)
        assert page.text[block.start : block.end].strip()
        at = block.end
    assert all(0 <= h.start <= h.end <= len(page.text) for h in page.hints)
    split_page(page)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["x", "x.html"]))
def test_no_bytes_crash_it(data: bytes, name: str) -> None:
    try:
        page = page_from_bytes(data, name)
    except IntakeError:
        return
    _check(page)


_MARKUP = st.sampled_from(
    ["<p>", "</p>", "<div class='related'>", "</div>", "<article>", "</article>", "<h1>", "</h1>", "<h2>Shells near the dam again</h2>", "<br>", "<!--", "-->", "<script type='application/ld+json'>[{", "</script>",
     "<time datetime='2021-02-31'>", "A shell hit the road near Selm on Tuesday, the police of the province said in a statement.", "<nav>", "</nav>", "<li>", "&#0;", "&bogus;", "<table><tr><td>", "8 July 2021", "\ufffd", "<meta property='og:type' content='article'>",
     ARABIC, "<body>", "<html>", "<ul>", "<a href='/x'>Home</a>", "<pre> a\n b"]
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(_MARKUP, max_size=30))
def test_no_markup_crashes_it(parts: list[str]) -> None:
    try:
        page = page_from_bytes(("<html>" + "".join(parts)).encode(), "x.html")
    except IntakeError:
        return
    _check(page)
