"""One word as the English reader reads it."""

from __future__ import annotations

from typing import NamedTuple

from tawthiq.records import Token


class Read(NamedTuple):
    """One word as read; `place` puts it at its position."""

    text: str
    lemma: str
    tag: str
    head: int
    rel: str
    name: str
    name_start: bool

    def place(self, start: int, end: int) -> Token:
        return Token(self.text, start, end, self.lemma, self.tag, self.head, self.rel, self.name, self.name_start)
