"""The text as a reader would have liked to get it, character for character in the same places.

An article in one case gets the case it lacks, a paragraph broken into short lines is one line: the coder reads that copy,
and what it quotes is put back into the words of the article, because every position is the same.
"""

from __future__ import annotations

import re
from typing import TypeVar

from tawthiq.records import Article, Mention
from tawthiq.records.base import Record

_CAPITALS = 3  # words: a shorter block in capitals may be an acronym
T = TypeVar("T", bound=Record)


def readable(article: Article) -> Article:
    """`article` with a text that can be read, of the same length; the same object where nothing is to be done."""
    if article.language == "ar":
        return article
    from tawthiq.language.english.casing import contrast, restore

    text = restore(article.text)
    if text is article.text or text == article.text:
        for b in article.blocks:  # a headline in capitals above a text in the usual case
            block = text[b.start : b.end]
            if block.isupper() and len(block.split()) >= _CAPITALS and contrast(block) == "upper":
                text = text[: b.start] + restore(block) + text[b.end :]
    for b in article.blocks:
        if "\n" in text[b.start : b.end]:
            text = text[: b.start] + re.sub(r"[\r\n]", " ", text[b.start : b.end]) + text[b.end :]
    return article if text == article.text else article.model_copy(update={"text": text})


def as_written(mention: Mention, read: str, text: str) -> Mention:
    """A mention coded from the text `read`, with its quotes and verbatim words as they stand in `text`, of the same length."""

    def words(said: str | None) -> str | None:
        at = read.find(said, mention.spans[0][0]) if said else -1
        at = read.find(said) if said and at < 0 else at
        return text[at : at + len(said)] if said and at >= 0 else said

    def placed(e: T, start: int, end: int) -> T:
        return e.model_copy(update={"quote": text[start:end]})

    count = mention.weapon_count
    return mention.model_copy(update={
        "quotes": tuple(text[a:b] for a, b in mention.spans),
        "evidence": {k: placed(e, e.start, e.end) for k, e in mention.evidence.items()},
        "contested": tuple(placed(c, c.start, c.end) for c in mention.contested),
        "fillers": tuple(placed(f, f.start, f.end) for f in mention.fillers),
        "figures": tuple(f.model_copy(update={"verbatim": words(f.verbatim)}) for f in mention.figures),
        "date_expr": words(mention.date_expr),
        "weapon_count": count.model_copy(update={"verbatim": words(count.verbatim)}) if count is not None else None,
    })  # fmt: skip
