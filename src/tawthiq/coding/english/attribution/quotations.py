"""Direct speech: stretches between quotation marks, over sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tawthiq.records import Sentence

_MARK = re.compile(r"[“”„«»]|\"|''|``")


class Quotation(NamedTuple):
    """[start, end) with its marks; `closed` false where the paragraph ends before the closing mark."""

    start: int
    end: int
    closed: bool


def find(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Quotation]:
    """Quotations in text order; a mark left open ends with its paragraph (the next one opens anew)."""
    out: list[Quotation] = []
    for start, end in paragraphs:
        opened = -1
        for m in _MARK.finditer(text, start, end):
            mark = m.group()
            if mark in ("“", "„", "«", "``"):
                opens = True
            elif mark in ("”", "»"):
                opens = False
            else:
                opens = opened < 0
            if opens and opened < 0:
                opened = m.start()
            elif not opens and opened >= 0:
                out.append(Quotation(opened, m.end(), True))
                opened = -1
        if opened >= 0:
            out.append(Quotation(opened, end, False))
    return out


def paragraphs(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Extents of the paragraphs that the sentences stand in."""
    out: dict[int, tuple[int, int]] = {}
    for s in sentences:
        start, _ = out.get(s.paragraph, (s.start, s.end))
        out[s.paragraph] = (start, s.end)
    return list(out.values())
