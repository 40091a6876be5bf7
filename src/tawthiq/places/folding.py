"""Spellings of place names: exact keys, folded keys, consonant skeletons; and words of a text with their positions.

A text is never normalised as a whole. It is cut into `Word`s that keep their place in it, and only the key of a word is
folded, so that spans stay verbatim and NFC and NFD give the same names.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

__all__ = ["Word", "arabic_key", "folded", "is_arabic", "key", "latin_key", "skeleton", "without_article", "words"]

# Marks that may stand inside a word without being letters: accents, vowel signs, tatweel, joiners, direction marks.
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\u00ad\ufeff"
_APOSTROPHES = "'’‘ʼʻʿʾ`´ʹ′"
_LETTER = rf"(?:[^\W_]|[{_MARKS}])"
_WORD = re.compile(rf"(?:[A-Z]\.){{2,}}|[^\W_]{_LETTER}*(?:[{_APOSTROPHES}][^\W\d_]{_LETTER}*)*")
_IGNORED = re.compile(f"[{_MARKS}]")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]$")
_ARABIC_LETTER = re.compile("[\u0620-\u064a\u0671-\u06d3\u06d5\u06fa-\u06fc\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_ARABIC_FOLD = str.maketrans(
    "أإآٱىیېئؤةۀەهھگکڪپچژڤ", "اااايييي" + "و" + "ههههه" + "ككك" + "بجزف"
)  # fmt: skip
_ARTICLES = frozenset(
    ("al", "el", "as", "ash", "ad", "adh", "an", "ar", "at", "ath", "az", "ed", "edh", "en", "er", "es", "esh", "et", "ez", "ul", "il", "ol")
)
_VOWELS = (
    (re.compile(r"(?:iyy?ah?|iyy?eh?|ieh|iah?)$"), "ia"),
    (re.compile(r"(?:ayy?ah?|ayy?eh?|eyy?ah?|eyy?eh?)$"), "aya"),
    (re.compile(r"(?:ah|eh|e)$"), "a"),
    (re.compile(r"ee|ii|ie|iy|ei|ey|ai|ay"), "i"),
    (re.compile(r"oo|ou|uu|ow|aw|au"), "u"),
    (re.compile(r"aa"), "a"),
)
_CONSONANTS = (("tch", "ch"), ("dj", "j"), ("sch", "sh"), ("ck", "k"), ("q", "k"), ("v", "w"), ("ph", "f"))
_LETTERS = str.maketrans({"e": "i", "o": "u", "c": "k"})
_BONES = (("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("ch", "s"), ("j", "g"), ("z", "s"), ("q", "k"))


class Word(NamedTuple):
    """A word at [start, end) of its text; `key` as `key` makes it; `gap` the characters before it."""

    start: int
    end: int
    text: str
    key: str
    gap: str


def is_arabic(text: str) -> bool:
    """True when the text holds a letter of the Arabic script."""
    return _ARABIC_LETTER.search(text) is not None


def _ascii(text: str) -> str:
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text if text.isascii() else anyascii(text)


def latin_key(name: str) -> str:
    """Lower-case ASCII words with single spaces; hyphens are spaces, apostrophes and marks are nothing."""
    text = _IGNORED.sub("", name)
    text = re.sub(f"[{_APOSTROPHES}]", "", text)
    return " ".join(re.findall(r"[a-z0-9]+", _ascii(text).lower().replace(".", "")))


def arabic_key(name: str) -> str:
    """Letters of one shape (أإآا, ىي, ةه, Persian forms), no vowel signs, no tatweel; the article stays on the first word only.

    A name keeps its article (الموصل), and without it is another word (مشهد is a city, المشهد the scene).
    """
    text = unicodedata.normalize("NFKC", name)
    text = _IGNORED.sub("", "".join(c for c in text if not unicodedata.combining(c))).translate(_ARABIC_FOLD).replace("ء", "")
    parts = re.findall(r"[^\W_]+", text)
    return " ".join([*parts[:1], *map(without_article, parts[1:])])


def without_article(word: str) -> str:
    """A folded Arabic word without its article."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def key(name: str) -> str:
    """The exact key of a name in either script."""
    return arabic_key(name) if is_arabic(name) else latin_key(name)


@lru_cache(maxsize=65536)
def folded(latin: str) -> str:
    """The key of all usual romanisations of one Arabic, Persian or Urdu name (`latin` is a `latin_key`).

    Deir ez-Zor, Deir Ezzor, Deir al-Zour; Mayadin, al-Mayadeen; Diwaniyah, Diwaniya, Diwaniyeh give one key each.
    """
    parts = latin.split()
    kept = [p for p in parts if p not in _ARTICLES] or parts
    return " ".join(_fold_word(p) for p in kept)


def _fold_word(word: str) -> str:
    if len(word) > 4 and word[0] in "ae" and word[1] == word[2] and word[1] not in "aeiou":
        word = word[2:]  # an assimilated article written together: Ezzor, Azzubayr
    for old, new in _CONSONANTS:
        word = word.replace(old, new)
    for pattern, new in _VOWELS:
        word = pattern.sub(new, word) if len(word) > 3 else word
    word = word.translate(_LETTERS)
    return re.sub(r"(.)\1+", r"\1", word)


@lru_cache(maxsize=65536)
def skeleton(latin: str) -> str:
    """Consonants alone, of few classes: it proposes names, it never decides."""
    word = folded(latin)
    for old, new in _BONES:
        word = word.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyw ]", "", word))


def words(text: str) -> list[Word]:
    """The words of a text in order. An English possessive 's is no part of its word."""
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        raw = match.group()
        if possessive := _POSSESSIVE.search(raw):
            end = start + possessive.start()
            raw = raw[: possessive.start()]
        end -= len(raw) - len(raw.rstrip("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))
        if end > start:
            found.append(Word(start, end, text[start:end], _word_key(text[start:end]), text[last:start]))
        last = end
    return found


@lru_cache(maxsize=32768)
def _word_key(word: str) -> str:
    return key(word)
