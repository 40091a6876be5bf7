"""Sentences and words of English text: positions hold, abbreviations do not end a sentence."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.language.english import split, tokenise


def parts(text: str) -> list[str]:
    return [text[a:b] for a, b in split(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Two men died. A third fled.", 2),
        ("Gen. Omar Deen and Lt. Col. Ali spoke. They left.", 2),
        ("The U.S. Army said so. It did.", 2),
        ("“We saw it.” He left.", 2),
        ("It cost 3.5 million. Nobody paid.", 2),
        ("Shots were heard at 5 p.m. local time on Friday.", 1),
        ("One line\nanother line", 2),
        ("", 0),
    ],
)
def test_counts(text: str, count: int) -> None:
    assert len(parts(text)) == count


@given(st.text(max_size=200))
def test_sentences_cover_all_letters_once(text: str) -> None:
    spans = list(split(text, 0, len(text)))
    assert all(a < b for a, b in spans)
    assert all(x[1] <= y[0] for x, y in itertools.pairwise(spans))
    assert sum(sum(c.isalnum() for c in text[a:b]) for a, b in spans) == sum(c.isalnum() for c in text)


@given(st.text(max_size=200))
def test_tokens_cover_all_visible_characters(text: str) -> None:
    covered = {i for a, b in tokenise(text) for i in range(a, b)}
    assert covered >= {i for i, c in enumerate(text) if not c.isspace()}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the US-led coalition", ["the", "US", "-", "led", "coalition"]),
        ("Iraq’s army didn't", ["Iraq", "’s", "army", "did", "n't"]),
        ("at 3.5 km, U.S. forces", ["at", "3.5", "km", ",", "U.S.", "forces"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [text[a:b] for a, b in tokenise(text)] == words
