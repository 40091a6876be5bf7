"""For any text: spans are verbatim, order and normal form do not matter, nothing raises; and the data are sound."""

from __future__ import annotations

import csv
import itertools
import unicodedata
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq import knowledge
from tawthiq.places import context_of, find_places, resolve
from tawthiq.places.folding import arabic_key, folded, key, latin_key, skeleton, words

HOSTILE = st.text(alphabet=st.one_of(
    st.characters(), st.sampled_from("اأإآبتةىيوالـ\u064b\u0670\u200c\u200f\u202b\u2066٣۴ 'ʿ’-–.,،()Iraq Deirézz\u0301\u0323ßı😀"),
), max_size=80)  # fmt: skip
WORDS = st.lists(st.sampled_from(
    ["Baghdad", "al-Mayadin", "Deir", "ez-Zor", "province", "of", "near", "the", "Iraq’s", "Iraqi", "US", "بغداد", "وبالموصل", "محافظة",
     "دير الزور", "العراقية", "قرية", "الصغرى", ",", ".", "\n", "airport", "in", "Paris", "Texas", "\u200f", "٢٠", "Sana'a", "Tadmur"]
), max_size=14).map(" ".join)  # fmt: skip


@given(st.one_of(HOSTILE, WORDS), st.sampled_from(["en", "ar"]))
@settings(max_examples=120, deadline=None)
def test_spans_are_verbatim_and_ordered(text: str, language: str) -> None:
    names = find_places(text, language)
    assert all(text[n.start : n.end] == n.text and n.text for n in names)
    assert all(a.end <= b.start for a, b in itertools.pairwise(names))
    for place in resolve(names, context_of(names)):
        assert place.canonical
        assert place.name in text


@given(HOSTILE)
@settings(max_examples=150, deadline=None)
def test_folding_never_fails_and_words_are_verbatim(text: str) -> None:
    for fold in (key, latin_key, arabic_key):
        assert isinstance(fold(text), str)
    assert isinstance(folded(latin_key(text)), str)
    assert isinstance(skeleton(latin_key(text)), str)
    assert all(text[w.start : w.end] == w.text for w in words(text))


@given(WORDS, st.sampled_from(["en", "ar"]))
@settings(max_examples=60, deadline=None)
def test_normal_forms_give_the_same_names(text: str, language: str) -> None:
    def canonical(t: str) -> list[str]:
        names = find_places(t, language)
        return [p.canonical for p in resolve(names, context_of(names))]

    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert [unicodedata.normalize("NFC", c) for c in canonical(composed)] == [unicodedata.normalize("NFC", c) for c in canonical(decomposed)]


def test_decomposed_names_are_found() -> None:
    for name in ("Al Mayādīn", "Türkiye", "São Paulo"):
        for form in ("NFC", "NFD"):
            text = f"They arrived in {unicodedata.normalize(form, name)}, in the Syria of old."
            assert any(unicodedata.normalize("NFC", n.text) == name for n in find_places(text, "en")), (name, form)


def test_tables_are_sound() -> None:
    folder = Path(knowledge.__file__).parent / "places"
    codes = {r["iso3"] for r in knowledge.table("places/countries")}
    precisions = {"site", "neighbourhood", "town", "near", "district", "province", "region", "country", "sea"}
    for row in knowledge.table("places/sites"):
        assert set(filter(None, row["iso3"].split(";"))) <= codes, row
        assert row["precision"] in precisions, row
        assert not row["lat"] or (-90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180), row
    assert len(knowledge.table("places/sites")) >= 900
    for name in ("sites.csv", "countries.csv", "provinces.csv", "admin1.csv"):
        rows = [r for r in csv.reader((folder / name).open(encoding="utf-8")) if r and not r[0].startswith("#")]
        assert len({len(r) for r in rows}) == 1, name
    assert sum(p.stat().st_size for p in folder.iterdir()) < 9_000_000
