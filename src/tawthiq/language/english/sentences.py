"""Sentence boundaries by rule: a learned splitter on this text was right in 65-86 % only (research/models.md §1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tawthiq.knowledge import load

_END = re.compile(r"([.!?…]+|[.!?]?\s*\n)([\"'”’»)\]]*)(\s+|(?<=\n)|$)")
_OPENS = re.compile(r"[\"'“‘«(\[]*[A-Z0-9À-ÖØ-Þ]")
_LAST_WORD = re.compile(r"([^\s\"“‘(\[]+)$")


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(w.lower() for w in load("english/abbreviations")["never_end"])


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Half-open spans of the sentences in text[start:end], white space trimmed."""
    begin = start
    for m in _END.finditer(text, start, end):
        if m.end() >= end or "\n" in m.group() or _is_end(text, begin, m):
            yield from _trimmed(text, begin, min(m.end(), end))
            begin = m.end()
    yield from _trimmed(text, begin, end)


def _is_end(text: str, begin: int, m: re.Match[str]) -> bool:
    if not m.group(3) or not _OPENS.match(text, m.end()):
        return False
    if m.group(1) == "." and not m.group(2):
        last = _LAST_WORD.search(text, begin, m.start())
        word = last.group(1).lower() if last else ""
        if word in _abbreviations() or (len(word) == 1 and word.isalpha() and word != "i"):
            return False
        if re.fullmatch(r"(?:[a-z]\.)+[a-z]", word) and not re.match(r"(?:The|A|An|In|On|It|He|She|They|But|This)\b", text[m.end() :]):
            return False
    return True


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
