"""Words of a text with positions, and the folded key that names are compared by.

Nothing is normalised in place: every word keeps its place in the text as given, and only its key is folded (case, diacritics,
apostrophes, tatweel, format characters, Arabic letter variants, spelling variants of `knowledge/actors/spellings.csv`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from tawthiq.knowledge import table

_MARK = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f"
_FORMAT = "\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_APOSTROPHE = "'’‘`´‛′＇ʼʹʻʾʿʽ"
_WORD = re.compile(
    rf"(?:[A-Za-z]\.){{2,}}(?:[A-Za-z](?![^\W_]))?|[A-Za-z]\.[A-Za-z](?![^\W_])|[^\W_](?:[^\W_]|[{_MARK}]|[{_FORMAT}{_APOSTROPHE}]+(?=[^\W_]))*"
)
_POSSESSIVE = re.compile(rf"[{_APOSTROPHE}][sS]$")
_DROP = dict.fromkeys(map(ord, _APOSTROPHE + "ـ.ˈˊˋ"))
_LETTERS = str.maketrans(
    {"ٱ": "ا", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي", "ے": "ي", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "گ": "ك", "پ": "ب", "چ": "ج", "ڤ": "ف", "ڨ": "ق"}
    | {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a"}
)
_ARTICLES = frozenset(("ash", "an", "ad", "at", "az", "ar", "as", "us", "ud", "ur", "ul"))
_AR = re.compile(r"[\u0621-\u064a]")


class Word(NamedTuple):
    """A word at [start, end) of the text; `raw` as written, without a possessive; `key` folded."""

    start: int
    end: int
    raw: str
    key: str
    possessive: bool


def fold(raw: str) -> str:
    """The comparison key of one word, before spelling variants are unified."""
    if raw.isascii():
        return raw.lower().replace("'", "").replace(".", "").replace("`", "")
    out = "".join(c for c in unicodedata.normalize("NFKD", raw) if unicodedata.category(c) not in ("Mn", "Cf", "Me"))
    out = out.casefold().translate(_DROP).translate(_LETTERS)
    if not out.isascii() and any(c.isdigit() for c in out):
        out = "".join(str(unicodedata.digit(c, 0)) if c.isdigit() else c for c in out)
    return out


@cache
def _spellings() -> dict[str, str]:
    out: dict[str, str] = {}
    for row in table("actors/spellings"):
        for variant in row["variants"].split("|"):
            out[fold(variant)] = fold(row["key"])
    return out


@lru_cache(maxsize=65536)
def key_of(raw: str) -> tuple[str, int]:
    """The key of a word as written and the length of its possessive ending (0 where it has none)."""
    tail = 0
    if _POSSESSIVE.search(raw) and len(raw) > 3:
        tail = 2
        raw = raw[:-2]
    key = fold(raw)
    return _spellings().get(key, key), tail


def words(text: str) -> list[Word]:
    """All words of `text`, in order; hyphenated words come apart, words with apostrophes do not.

    The transliterated Arabic article has the key "al" in all its forms ("el", "ash-", "an-").
    """
    out: list[Word] = []
    for m in _WORD.finditer(text):
        raw = m.group()
        key, tail = key_of(raw)
        if not key:
            continue
        end = m.end() - tail
        if key == "el" or (key in _ARTICLES and text.startswith("-", m.end()) and not raw.isupper()):
            key = "al"
        out.append(Word(m.start(), end, raw[: len(raw) - tail] if tail else raw, key, tail > 0))
    return out


def keys(text: str) -> list[tuple[str, str]]:
    """(key, raw) of the words of a name: what `words` finds, without the places (the lexicon asks for tens of thousands)."""
    out: list[tuple[str, str]] = []
    for raw in _WORD.findall(text):
        key, tail = key_of(raw)
        if key == "el" or (key in _ARTICLES and raw + "-" in text and not raw.isupper()):
            key = "al"
        if key:
            out.append((key, raw[:-tail] if tail else raw))
    return out


@lru_cache(maxsize=16384)
def without_clitics(key: str) -> tuple[tuple[int, str], ...]:
    """Readings of an Arabic key with conjunction and preposition taken off: (letters taken, remaining key), fewest first."""
    out: list[tuple[int, str]] = []
    bases = [(0, key)]
    if len(key) > 3 and key[0] in "وف":
        bases.append((1, key[1:]))
        out.append((1, key[1:]))
    for taken, rest in bases:
        if rest.startswith("لل") and len(rest) > 4:
            out.append((taken + 2, "ال" + rest[2:]))
        if len(rest) > 3 and rest[0] in "بلك":
            out.append((taken + 1, rest[1:]))
    return tuple(out)


def is_arabic(key: str) -> bool:
    return bool(_AR.match(key))


def skip_letters(raw: str, count: int) -> int:
    """How many code points of `raw` hold its first `count` letters, marks and tatweel that follow them included."""
    seen = 0
    for n, c in enumerate(raw):
        letter = c != "ـ" and unicodedata.category(c) not in ("Mn", "Cf", "Me")
        if letter:
            if seen == count:
                return n
            seen += 1
    return len(raw)
