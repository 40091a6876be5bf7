"""Plain text: every non-empty line is a block."""

from __future__ import annotations

import re

from tawthiq.intake.errors import IntakeError
from tawthiq.records import PageBlock

MAX_LINE = 1_000_000
"""Longest line, in code points: a page of news has none of this size, and rules over lines would take minutes."""
MAX_BLOCKS = 200_000

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")


def plain_blocks(text: str) -> tuple[PageBlock, ...]:
    """Blocks of plain text: non-empty lines without their outer white space. Raises IntakeError over the limits above."""
    blocks: list[PageBlock] = []
    for found in _LINE.finditer(text):
        start, end = found.span()
        if end - start > MAX_LINE:
            line = text.count("\n", 0, start) + 1
            raise IntakeError(f"line {line} is {end - start:,} characters long", "break the text into paragraphs and add it again")
        line_text = found[0]
        body = line_text.strip()
        if not body:
            continue
        start += len(line_text) - len(line_text.lstrip())
        blocks.append(PageBlock.model_construct(start=start, end=start + len(body), tag="line", furniture=False))
        if len(blocks) > MAX_BLOCKS:
            raise IntakeError(f"more than {MAX_BLOCKS:,} lines of text", "split the file and add the parts")
    return tuple(blocks)
