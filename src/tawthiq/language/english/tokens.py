"""Words of an English sentence, cut as the treebanks cut them: hyphens and clitics stand alone."""

from __future__ import annotations

import re

# Mirrors training/english/corpora.py WORD: the model knows words cut in this way only.
_WORD = re.compile(
    r"\d+(?:[.,:/]\d+)+|\w+?(?=n[’']t\b)|n[’']t\b|[’'](?:s|S|re|ve|ll|d|m)\b|(?:[A-Za-z]\.){2,}|[^\W_]+|\.{2,}|\S"
)


def tokenise(text: str) -> list[tuple[int, int]]:
    """Spans of the words of `text`."""
    return [m.span() for m in _WORD.finditer(text)]
