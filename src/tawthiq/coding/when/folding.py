"""A copy of the text to match in, with the way back to every position.

Spaces, quotation marks and dashes of all kinds become plain ones (one for one); Arabic text, and English text that holds
anything beyond accented Latin letters, is then folded by the rules of the Arabic room (digits, diacritics, tatweel, bidi marks).
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache
from typing import NamedTuple

from tawthiq.language.arabic.normalise import fold as fold_letters

_PLAIN = {ord(c): "'" for c in "‘’‛`´ʼʹ′＇"} | {ord(c): "-" for c in "‐‑‒–—―−﹘﹣－"} | {ord(c): "," for c in "،，"} | {ord("؛"): ";", ord("／"): "/"}
# Letters that folding drops at the end of a word: they are part of it all the same.
_SILENT = "ءـ"
_NEEDS_FOLDING = re.compile("[^\x00-\x7f\u00a1-\u00ac\u00ae-\u00b1\u00b4-\u00b8\u00bb\u00bf-\u024f“”„«»•…€]")


@cache
def _table() -> dict[int, str]:
    spaces = {c: " " for c in range(sys.maxunicode + 1) if unicodedata.category(chr(c)) in ("Zs", "Zl", "Zp") and c != 32}
    return {**spaces, **_PLAIN, 9: " ", 10: "\n", 11: " ", 12: " ", 13: " "}


class Copy(NamedTuple):
    """`text` to match in; `origin` is None where positions are those of the source."""

    text: str
    source: str
    origin: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Positions in the source of [start, end) of the copy, with the marks and silent letters of its last word."""
        if self.origin is None:
            return start, end
        last = self.origin[end - 1] + 1
        bound = self.origin[end] if end < len(self.origin) else len(self.source)
        while last < bound and (unicodedata.combining(self.source[last]) or self.source[last] in _SILENT):
            last += 1
        return self.origin[start], last


def fold(text: str, language: str) -> Copy:
    """The copy of `text` that the time grammar reads."""
    plain = text if text.isascii() else text.translate(_table())
    if language != "ar" and (plain.isascii() or not _NEEDS_FOLDING.search(plain)):
        return Copy(plain, text, None)
    folded = fold_letters(plain)
    return Copy(folded.text, text, folded.origin)
