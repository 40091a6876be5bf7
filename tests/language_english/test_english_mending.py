"""Mending: a verb coordinated with an object goes to the verb; what is right stays as it is."""

from __future__ import annotations

from tawthiq.language.english.mending import mend
from tawthiq.language.english.words import Read


def words(*rows: tuple[str, str, int, str]) -> list[Read]:
    return [Read(text, text, tag, head, rel, "", False) for text, tag, head, rel in rows]


SLIP = words(
    ("killing", "VBG", -1, "root"), ("three", "CD", 2, "nummod"), ("guards", "NNS", 0, "obj"), ("and", "CC", 4, "cc"), ("wounding", "VBG", 2, "conj"), ("two", "CD", 2, "nummod"),
)  # fmt: skip


def test_the_second_verb_and_its_number_leave_the_first_verbs_object() -> None:
    mended = mend(SLIP)
    assert (mended[4].head, mended[4].rel) == (0, "conj")
    assert (mended[5].head, mended[5].rel) == (4, "obj")
    assert mend(mended) == mended


def test_coordinated_nouns_stay() -> None:
    right = words(("killing", "VBG", -1, "root"), ("guards", "NNS", 0, "obj"), ("and", "CC", 3, "cc"), ("drivers", "NNS", 1, "conj"))
    assert mend(right) == right
