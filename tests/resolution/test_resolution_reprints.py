"""Reprints: how much of one text stands in another."""

from __future__ import annotations

from datetime import date

from invented import article

from tawthiq.resolution import containment, reprint_groups
from tawthiq.resolution.kin import kinship
from tawthiq.resolution.reprints import shingles
from tawthiq.resolution.words import key, words

DAY = date(2031, 7, 6)


def _text(topic: str, sentences: range) -> str:
    return "\n".join(" ".join(f"{topic}{n * 13 + k}" for k in range(14)) + "." for n in sentences)


def test_a_shortened_print_is_one_text_with_the_whole() -> None:
    whole, short = _text("harbour", range(20)), _text("harbour", range(6))
    arts = [article(1, DAY, whole), article(2, DAY, "Our correspondent.\n" + short), article(3, DAY, _text("vineyard", range(20)))]
    found = reprint_groups(arts)
    assert found["a00001"] == found["a00002"] != found["a00003"]


def test_headlines_prove_nothing() -> None:
    arts = [article(1, DAY, "Depot of the union shelled"), article(2, DAY, "Depot of the union shelled")]
    assert len(set(reprint_groups(arts).values())) == 2


def test_containment_is_the_share_of_the_shorter() -> None:
    a, b = shingles(_text("harbour", range(20))), shingles(_text("harbour", range(5)))
    assert containment(a, b) == 1.0
    assert containment(a, shingles(_text("granary", range(20, 40)))) == 0.0


def test_words_fold_scripts_and_marks() -> None:
    assert key("Kata’ib Zenda") == key("Kata'ib  ZENDA") == key("the Kata\u200eʿib Zenda".replace("ʿ", "'"))
    assert words("٢٠٣١ هجـــوم") == ["2031", "هجوم"]
    assert words("إدارة") == words("ادارة")


def test_kinship_by_brackets_and_by_state() -> None:
    assert kinship("Ruritania", "Ruritania Armed Forces") == "part"
    assert kinship("3rd Brigade (Zenda River Guards)", "Zenda River Guards") == "part"
    assert kinship("Red Lake Front", "Black Elk Group") == "other"
