"""A sentence as the language rooms read it."""
from __future__ import annotations

from typing import NamedTuple


class Token(NamedTuple):
    """One word. `start`/`end` in the article's text; `tag` Penn (en) or coarse (ar); `head` index in the sentence, -1 root.

    `rel` is a Universal Dependencies relation; `name` is PER | ORG | LOC or "" and `name_start` true on a name's first word.
    """

    text: str
    start: int
    end: int
    lemma: str
    tag: str
    head: int
    rel: str
    name: str = ""
    name_start: bool = False


class Sentence(NamedTuple):
    """A sentence of an article: `text == article.text[start:end]`; `paragraph` counts blocks; `kind` is the block's kind."""

    index: int  # type: ignore[assignment]  # a tuple has a method of this name, which nobody calls on a sentence
    paragraph: int
    kind: str
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...] = ()
