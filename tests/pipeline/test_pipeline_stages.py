"""The pipeline: what goes wrong in one article costs that article only, and every result is checked before it is handed on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

import made
from tawthiq import coding, pipeline
from tawthiq.intake import page_from_bytes
from tawthiq.records import Article, Mention, Problem, Sentence


def by_hand(article: Article, sentences: Sequence[Sentence]) -> list[Mention]:
    if article.id == made.A2.id:
        raise ZeroDivisionError("a bug on purpose")
    return [m for m in (made.M1, made.M2, made.M3, made.M4) if m.article == article.id]


@pytest.fixture
def coder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coding, "code_article", by_hand)
    monkeypatch.setattr("tawthiq.language.read_article", lambda article, wanted: [])


@pytest.mark.usefixtures("coder")
def test_a_failing_article_is_named_and_the_others_go_on() -> None:
    results = list(pipeline.code_all([made.A1, made.A2, made.A3]))
    assert [r.article for r in results] == [made.A1.id, made.A2.id, made.A3.id]
    assert [len(r.mentions) for r in results] == [1, 0, 2]
    problem = results[1].problem
    assert problem is not None
    assert made.A2.id in problem.name
    assert made.A2.capture in problem.name
    assert "a bug on purpose" in problem.reason


def test_a_quote_that_does_not_stand_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawthiq.language.read_article", lambda article, wanted: [])
    for wrong in (
        made.M1.model_copy(update={"quotes": ("other words",)}),
        made.M1.model_copy(update={"evidence": {"killed": made.M1.evidence["killed"].model_copy(update={"start": 3})}}),
    ):
        monkeypatch.setattr(coding, "code_article", lambda article, sentences, wrong=wrong: [wrong])
        coded = pipeline.code(made.A1)
        assert coded.mentions == ()
        assert coded.problem is not None
        assert "does not stand" in coded.problem.reason


def test_two_incidents_in_the_same_words_get_two_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawthiq.language.read_article", lambda article, wanted: [])
    monkeypatch.setattr(coding, "code_article", lambda article, sentences: [made.M1, made.M1, made.M1])
    ids = [m.id for m in pipeline.code(made.A1).mentions]
    assert ids == [made.M1.id, f"{made.M1.id}-2", f"{made.M1.id}-3"]


def test_an_endless_line_is_refused_before_it_costs_anything() -> None:
    page = page_from_bytes(b"word " * 100_000, "dump.txt")
    problem = pipeline.cut(page)
    assert isinstance(problem, Problem)
    assert problem.name == "dump.txt"
    assert "500,000" in problem.reason or "499,999" in problem.reason


def test_an_endless_article_is_refused() -> None:
    long = pipeline.bare_article("A line of text.\n" * 40_000)
    coded = pipeline.code(long)
    assert coded.problem is not None
    assert "characters" in coded.problem.reason


def test_a_page_without_an_article_is_a_problem() -> None:
    problem = pipeline.cut(page_from_bytes(b"<html><body><nav><a href='/'>Home</a></nav></body></html>" + b" " * 50, "menu.html"))
    assert isinstance(problem, Problem)
    assert "no article" in problem.reason


def test_a_splitter_that_fails_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(page: object) -> list[Article]:
        raise RuntimeError("on purpose")

    monkeypatch.setattr("tawthiq.articles.split_page", fail)
    problem = pipeline.cut(made.PAGE_ONE)
    assert isinstance(problem, Problem)
    assert "on purpose" in problem.reason


def test_a_bare_text_is_an_article_with_a_paragraph_a_line() -> None:
    text = "  First line. \n\n Second 🕊 line.\n"
    article = pipeline.bare_article(text, date(2024, 3, 4))
    assert [text[b.start : b.end] for b in article.blocks] == ["First line.", "Second 🕊 line."]
    assert article.language == "en"
    assert article.anchor == date(2024, 3, 4)
    assert pipeline.bare_article("قُتل حارسان في سبها UN").language == "ar"
