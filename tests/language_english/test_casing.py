"""A text in one case is read through a copy of the same length; what is quoted is the text's own."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq import pipeline
from tawthiq.language.english.casing import contrast, restore
from tawthiq.language.readable import readable

NEWS = "Gunmen shot dead Colonel Pedro Quintanilla near Cartagena on Tuesday, the National Liberation Army (ELN) said."


@pytest.mark.parametrize("change", [str.upper, str.lower])
def test_names_come_back_and_common_words_do_not(change: object) -> None:
    assert callable(change)
    out = restore(change(NEWS))
    for word in ("Gunmen shot dead", "Pedro Quintanilla", "Cartagena on Tuesday", "(ELN) said."):
        assert word in out


def test_a_text_with_contrast_is_left_alone() -> None:
    assert contrast(NEWS) == "mixed"
    assert restore(NEWS) is NEWS


@pytest.mark.parametrize("text", ["", "12:30 - 14", "ŁÓDŹ: WEISSENFELS AND GROSSE STRASSE NEAR İZMIR WERE BOMBED BY UNKNOWN MEN", "die großen männer von straße und ﬁlm waren in ﬂandern zu hause 😀 gewesen"])
def test_every_position_holds(text: str) -> None:
    out = restore(text)
    assert len(out) == len(text)
    assert [c.isalpha() for c in out] == [c.isalpha() for c in text]


def test_a_new_acronym_is_learnt_from_its_bracket() -> None:
    out = restore("the popular front of zubria (pfz) attacked a bridge. soldiers said pfz members had fled toward the hills.")
    assert "(PFZ)" in out
    assert "said PFZ members" in out


def test_quotes_are_those_of_the_article() -> None:
    text = "TWO BOMBS EXPLODED AT THE OFFICES OF THE NATIONAL BANK IN BOGOTA YESTERDAY. THE EXPLOSIONS WOUNDED THREE GUARDS."
    coded = pipeline.code(pipeline.bare_article(text, date(1990, 3, 5)))
    assert coded.problem is None
    assert coded.mentions
    for m in coded.mentions:
        assert all(text[a:b] == q for q, (a, b) in zip(m.quotes, m.spans, strict=True))
        assert all(text[f.start : f.end] == f.quote for f in m.fillers)


def test_lines_of_fixed_width_are_one_paragraph() -> None:
    line = "the patrol said that nobody in the village had heard the shots"
    text = "\n".join([f"  {line}", line, line, line + ".", "", f"  A second one {line}", line])
    article = pipeline.bare_article(text)
    assert len(article.blocks) == 2
    assert "\n" not in readable(article).text[article.blocks[0].start : article.blocks[0].end]
