"""Folded copies of text for matching, with a map back to the positions of the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

_SAME: dict[int, str] = str.maketrans(
    {
        **{chr(0x0660 + i): str(i) for i in range(10)},
        **{chr(0x06F0 + i): str(i) for i in range(10)},
        **dict.fromkeys("أإآٱ", "ا"),
        "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه",
        **dict.fromkeys("‘’‛ʼ`´ʿʾ′", "'"), **dict.fromkeys("“”„«»″", '"'), **dict.fromkeys("‐‑‒−", "-"),
        "\u066b": ".", "٪": "%",
    }
)  # fmt: skip
_ARABIC_ONLY = str.maketrans({**dict.fromkeys("أإآٱ", "ا"), "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه"})


class Folded(NamedTuple):
    """`text[i]` comes from `original[at[i]]`; `at` has one entry more, the original's length."""

    text: str
    at: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's [start, end) for a stretch of the folded text."""
        if start >= end:
            return self.at[start], self.at[start]
        return self.at[start], self.at[end - 1] + 1


def _fold_char(c: str) -> str:
    if c < "\x80":
        return c.lower()
    if c == "ـ" or unicodedata.category(c) in ("Mn", "Cf"):  # tatweel, marks, bidi controls, joiners
        return ""
    if c.isspace():
        return " "
    c = c.translate(_SAME)
    low = c.lower()
    if len(low) == 1 and low > "\x7f" and not "\u0600" <= low <= "\u06ff":
        base = unicodedata.normalize("NFKD", low)[0]
        return base if base.isalnum() else low
    return low[:1]


_CACHED = cache(_fold_char)


def fold(text: str) -> Folded:
    """Lower case, no marks or accents, Arabic letters and digits unified, plain spaces and quotes."""
    if text.isascii():
        return Folded(text.lower(), range(len(text) + 1))
    chars: list[str] = []
    at: list[int] = []
    for i, c in enumerate(text):
        if folded := _CACHED(c):
            chars.append(folded)
            at.append(i)
    at.append(len(text))
    return Folded("".join(chars), tuple(at))


def fold_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern written with any Arabic letter forms, ready for folded text."""
    return re.compile(unicodedata.normalize("NFC", pattern).translate(_ARABIC_ONLY))


_WORD = re.compile(r"\w+")


def words_of(folded: str) -> list[str]:
    """Words of folded text, apostrophes closed."""
    return _WORD.findall(folded.replace("'", ""))
