"""Folding with a way back, sentences, clitics, numbers."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.language.arabic import analyses, find_numbers, fold, fold_word, read_words, sentences, split_text
from tawthiq.records import Article, Block

LETTERS = st.text(alphabet="اأإآٱبتثجحقصفلمنهويىئؤءةـًٌَُِّ کگچپژی۱۲٣٤12ﻻﷲﺷ.،؟!\u200c\u200f\u202b\ufeff\n«»abc🔴", max_size=60)


@given(LETTERS)
def test_folding_maps_every_character_to_its_origin(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.origin)
    assert list(folded.origin) == sorted(folded.origin)
    for w in read_words(folded):
        assert 0 <= w.begin < w.finish <= len(text)
        assert fold(text[w.begin : w.finish]).text.startswith(w.text[:1])


@given(LETTERS)
def test_folding_is_idempotent(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(LETTERS)
def test_sentences_are_ordered_apart_and_trimmed(text: str) -> None:
    spans = list(split_text(text))
    assert all(a < b for a, b in spans)
    assert all(x[1] <= y[0] for x, y in itertools.pairwise(spans))
    assert all(text[a:b] == text[a:b].strip() for a, b in spans)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أُصِيبَ", "اصيب"), ("إصابة", "اصابه"), ("آلاف", "الاف"), ("مسؤول", "مسوول"), ("هيئة", "هييه"), ("قـــتل", "قتل"), ("ﻻجئ", "لاجي"),
        ("کرکوک", "كركوك"), ("گچپ", "كجب"), ("الق\u200cتلى", "القتلي"), ("١٢۳", "123"), ("قتـ.ـلى", "قتلي"), ("ق.تلى", "قتلي"), ("شـ*ـهداء", "شهدا"), ("مستشفى\u200f", "مستشفي"),
    ],
)  # fmt: skip
def test_one_spelling_per_word(written: str, folded: str) -> None:
    assert fold_word(written) == folded


def test_what_is_no_broken_up_word() -> None:
    assert fold("أ.ف.ب").text == "ا.ف.ب"
    assert fold("الهجوم.قتل").text == "الهجوم.قتل"


def test_the_way_back_keeps_diacritics() -> None:
    text = "«قُتِلَ» جنديٌّ"
    folded = fold(text)
    start = folded.text.index("جندي")
    a, b = folded.original(start, start + 4)
    assert text[a:b] == "جنديٌّ"


def test_splitting_respects_initials_numbers_and_broken_words() -> None:
    text = "قال د. سالم لوكالة أ. ف. ب. إن 3.5 أطنان ضبطت. هل قتـ.ـل؟ نعم! انتهى؛ ثم عاد"
    assert [text[a:b] for a, b in split_text(text)][1:] == ["هل قتـ.ـل؟", "نعم!", "انتهى؛", "ثم عاد"]


def test_bullets_divide() -> None:
    text = "🔴 عاجل انفجار 🔻 قصف"
    assert [text[a:b] for a, b in split_text(text)] == ["عاجل انفجار", "قصف"]


def test_missing_space_after_a_stop() -> None:
    text = "غادر المتظاهرون الساحة.وقال شاهد"
    assert [text[a:b] for a, b in split_text(text)] == ["غادر المتظاهرون الساحة.", "وقال شاهد"]


def test_sentences_of_an_article_skip_furniture() -> None:
    text = "عنوان\nبقلم فلان\nجملة أولى. جملة ثانية."
    blocks = (Block(start=0, end=5, kind="headline"), Block(start=6, end=15, kind="byline"), Block(start=16, end=len(text), kind="body"))
    article = Article(id="a", capture="c", order=0, start=0, end=len(text), first_line=1, last_line=3, text=text, headline="عنوان", language="ar", blocks=blocks)
    found = sentences(article)
    assert [(s.kind, s.text) for s in found] == [("headline", "عنوان"), ("body", "جملة أولى."), ("body", "جملة ثانية.")]
    assert all(text[s.start : s.end] == s.text for s in found)
    assert all(text[t.start : t.end] == t.text for s in found for t in s.tokens)


def stems(word: str) -> set[tuple[str, str, bool, str, str]]:
    return {tuple(a) for a in analyses(fold_word(word))}  # type: ignore[misc]


def test_clitics() -> None:
    assert ("و", "ب", True, "مدينه", "") in stems("وبالمدينة")
    assert ("", "ل", True, "شرطه", "") in stems("للشرطة")
    assert ("ف", "", False, "قتلت", "ه") in stems("فقتلته")
    assert ("", "س", False, "ينسحب", "") in stems("سينسحب")
    assert ("", "", False, "سياره", "هم") in stems("سيارتهم")
    assert ("", "", False, "قتلوا", "ه") in stems("قتلوه")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("18 شخصا", 18, 18), ("٢٥ جنديا", 25, 25), ("1,200 نازح", 1200, 1200), ("ثلاثة عشر قتيلا", 13, 13), ("خمس وعشرون امرأة", 25, 25), ("مئة وخمسة وعشرون", 125, 125),
        ("ثلاثمائة وخمسين", 350, 350), ("نحو 40", 40, 40), ("ما لا يقل عن ثمانية", 8, None), ("12 مدنيا على الأقل", 12, None), ("أكثر من عشرين", 21, None), ("عشرات الجرحى", 24, None),
        ("مئات المتظاهرين", 200, None), ("آلاف النازحين", 2000, None), ("ما بين 3 و5", 3, 5), ("بين خمسة وسبعة", 5, 7), ("3 إلى 5 جنود", 3, 3), ("من 3 إلى 5", 3, 5), ("3-5 قتلى", 3, 5),
        ("18 ألفا", 18000, 18000), ("بضعة جنود", 3, None), ("عدد من الجنود", 3, None), ("أقل من عشرة", None, 9), ("ما يصل إلى 30", None, 30), ("عشرات الآلاف", 24000, None),
    ],
)  # fmt: skip
def test_numbers(text: str, low: int | None, high: int | None) -> None:
    found = find_numbers(read_words(fold(text)))
    assert (found[0].low, found[0].high) == (low, high)
