"""Folding for matching only: one spelling per word, and the way back to every original position.

What is folded: hamza seats (أ إ آ ٱ → ا, ؤ → و, ئ → ي, lone ء dropped), alef maqsura (ى → ي), ta marbuta (ة → ه), diacritics,
tatweel, presentation forms, Persian and Urdu letters, bidi marks and zero-width signs, all digits (→ 0–9), and spellings that
were broken up to pass a filter ("قتـ.ـلى", "ق.تلى").
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from tawthiq import knowledge

_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ٵ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ء": "", "ة": "ه", "ٸ": "ي",
    "ک": "ك", "ڪ": "ك", "گ": "ك", "ی": "ي", "ے": "ي", "ێ": "ي", "ې": "ي", "چ": "ج", "پ": "ب", "ژ": "ز", "ڤ": "ف", "ڥ": "ف",
    "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ە": "ه", "ۃ": "ه", "ۆ": "و", "ۇ": "و", "ڵ": "ل", "ڕ": "ر", "ڭ": "ك", "٪": "%", "٫": ".", "٬": ",",
}  # fmt: skip
_DROPPED = frozenset("\u0640\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SEPARATORS = r"[.\-–*_/|•·+~^#'’٭،,…]"
# A separator beside a tatweel is never ordinary punctuation: nobody stretches a word into a full stop.
_STRETCHED = re.compile(rf"(?<=ـ){_SEPARATORS}{{1,3}}(?=[ء-ي])|(?<=[ء-ي]){_SEPARATORS}{{1,3}}(?=ـ)|(?<=ـ)\s{{1,2}}(?=ـ)")
_PIECES = re.compile(rf"[ء-يـ]+(?:{_SEPARATORS}{{1,2}}[ء-يـ]+)+")


class Folded(NamedTuple):
    """`text` is the folded copy; `origin[i]` is the original position of its character i, `source` the original."""

    text: str
    origin: tuple[int, ...]
    source: str

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The original span of the folded span [start, end), trailing marks of its last letter included."""
        if start >= end:
            at = self.origin[start] if start < len(self.origin) else len(self.source)
            return at, at
        last = self.origin[end - 1] + 1
        while last < len(self.source) and unicodedata.combining(self.source[last]):
            last += 1
        return self.origin[start], last


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in _DROPPED:
        return ""
    if character in _LETTERS:
        return _LETTERS[character]
    if character.isascii():
        return character
    if unicodedata.category(character) in ("Mn", "Me"):
        return ""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    compatible = unicodedata.normalize("NFKC", character)
    if compatible == character:
        return character
    # A presentation form of an isolated diacritic carries a space or tatweel that was never in the word.
    return "".join(_fold_character(x) for x in compatible if not x.isspace()) if len(compatible) <= 4 else character


@cache
def _broken_up_words() -> tuple[str, ...]:
    return tuple(_plain(x) for x in knowledge.load("arabic/normalise")["broken_up"])


def _plain(text: str) -> str:
    return "".join(map(_fold_character, text))


def inserted_signs(text: str) -> frozenset[int]:
    """Positions of signs put inside a word against filters."""
    found = {at for match in _STRETCHED.finditer(text) for at in range(*match.span())}
    for match in _PIECES.finditer(text):
        pieces = [_plain(x) for x in re.split(_SEPARATORS, match.group()) if x]
        if all(len(x) == 1 for x in pieces):  # أ.ف.ب is an agency, not a broken-up word
            continue
        whole = "".join(pieces)
        stems = _broken_up_words()
        if any(x in whole for x in stems) and not any(x in piece for piece in pieces for x in stems):
            found.update(at for at in range(*match.span()) if re.match(_SEPARATORS, text[at]))
    return frozenset(found)


def fold(text: str) -> Folded:
    """The folded copy of `text` with its way back. Idempotent on its own `text`; never longer than 4 characters for one."""
    inserted = inserted_signs(text)
    letters: list[str] = []
    origin: list[int] = []
    for at, character in enumerate(text):
        if at in inserted:
            continue
        for letter in _fold_character(character):
            letters.append(letter)
            origin.append(at)
    return Folded("".join(letters), tuple(origin), text)


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """`word` folded, without a map: for word lists."""
    return fold(word).text
