"""Arabic sentences: . ؟ ! ؛ … and line ends; abbreviations, initials, numbers and closing quotes respected."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tawthiq.language.arabic.normalise import fold, inserted_signs
from tawthiq.language.arabic.words import read_words
from tawthiq.records import Article, Block, Sentence, Token

_END = re.compile(r"[.!?؟؛…۔]+[\"'»”’)\]]*(?=\s|$)|\n+|(?<=[ء-ي]{3})[.](?=[وفا-ي][ء-ي]{2})|[🔴🔻🚨⚡📌🔺🔹🔸▪◾●✅❗‼]+️?")
_LETTERS = re.compile(r"[ء-ي]")
_ABBREVIATION = re.compile(r"(?:^|[\s(«\"])(?:[ء-ي]|[ء-ي](?:\.[ء-ي])+|كلم|كم|ص|ق\.م|د|أ\.د|No|St|Mr|U\.S)\.$")
_SKIPPED = frozenset({"furniture", "byline", "dateline"})


def split_text(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of `text`, white space trimmed, none empty, in order, none overlapping."""
    start = 0
    inserted = inserted_signs(text)
    for match in _END.finditer(text):
        sign = match.group()
        if match.start() in inserted:  # a stop inside a broken-up word ends nothing
            continue
        if sign[0] == "." and len(sign) == 1 and _ABBREVIATION.search(text, max(start, match.start() - 12), match.end()):
            continue
        belongs = sign[0] in ".!?؟؛…۔"  # a stop ends its sentence; an emoji bullet or line end stands between two
        yield from _trimmed(text, start, match.end() if belongs else match.start())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and (text[start].isspace() or text[start] in "\u200f\u200e\ufeff"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\u200f\u200e\ufeff"):
        end -= 1
    if start < end and re.search(r"\w", text[start:end]):
        yield start, end


def sentences(article: Article) -> list[Sentence]:
    """The sentences of an article's headline, subheads and body; furniture, byline and dateline are not read.

    Tokens carry the folded word as lemma and a coarse tag (WORD, NUM, PUNCT); no heads, no relations.
    """
    blocks = article.blocks or tuple(_lines(article.text))
    found: list[Sentence] = []
    for paragraph, block in enumerate(blocks):
        if block.kind in _SKIPPED:
            continue
        text = article.text[block.start : block.end]
        for start, end in split_text(text):
            a, b = block.start + start, block.start + end
            found.append(Sentence(len(found), paragraph, block.kind, a, b, article.text[a:b], _tokens(article.text[a:b], a)))
    return found


def _lines(text: str) -> Iterator[Block]:
    for match in re.finditer(r"[^\n]+", text):
        if match.group().strip():
            yield Block(start=match.start(), end=match.end(), kind="body")


def _tokens(text: str, offset: int) -> tuple[Token, ...]:
    tokens = []
    for word in read_words(fold(text)):
        tag = "PUNCT" if word.is_sign else "NUM" if word.text[0].isdigit() else "WORD"
        tokens.append(Token(text[word.begin : word.finish], offset + word.begin, offset + word.finish, word.text, tag, -1, ""))
    return tuple(tokens)
