"""Words and names as resolution compares them: folded copies, never used for positions."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
#: Arabic letters that spelling habits exchange; tatweel goes.
_FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None, "ک": "ك", "ی": "ي"})
#: apostrophes and transliteration marks vanish, so that Kata'ib, Kata’ib and Kataib are one word
_MARKS = re.compile("['’‘`´ʿʾ\u02bc\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def fold(text: str) -> str:
    """Lower case, no diacritics, no invisible marks, one form of Arabic letters that are exchanged."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", _MARKS.sub("", text)) if not unicodedata.combining(c))
    return bare.casefold().translate(_FOLD)


def words(text: str) -> list[str]:
    """The words of a text, folded, in order; digits of all scripts become 0-9."""
    return [_digits(w) for w in _WORD.findall(fold(text))]


def _digits(word: str) -> str:
    if word.isascii() or not any(c.isdigit() for c in word):
        return word
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in word)


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """A name as a key: folded words in order without articles; the name itself when nothing would be left."""
    parts = words(name)
    return " ".join(w for w in parts if w not in ("the", "al", "el")) or " ".join(parts)
