"""English: sentence splitting by rule, then one small model for tags, dependencies and names.

In: an `Article` in English. Out: parsed `Sentence`s. `parse(words)` is there for tests and training.
Never: a download; the weights lie in `language/models/english` with their card and hash.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from tawthiq.language.english.reader import parse
from tawthiq.language.english.sentences import split
from tawthiq.language.english.tokens import tokenise
from tawthiq.records import Article, Sentence

__all__ = ["parse", "sentences", "split", "tokenise"]

READ = ("headline", "subhead", "body", "list")


def sentences(article: Article, wanted: Callable[[Sequence[Sentence]], Collection[int]] | None = None) -> list[Sentence]:
    """Sentences of the article's blocks that carry news, parsed: all, or those that `wanted` names."""
    bare: list[Sentence] = []
    for paragraph, block in enumerate(article.blocks):
        if block.kind not in READ:
            continue
        for start, end in split(article.text, block.start, block.end):
            bare.append(Sentence(len(bare), paragraph, block.kind, start, end, article.text[start:end]))
    chosen = bare if wanted is None else [bare[i] for i in sorted(wanted(bare))]
    words = [tokenise(s.text) for s in chosen]
    parsed = parse([[s.text[a:b] for a, b in w] for s, w in zip(chosen, words, strict=True)])
    for s, w, tokens in zip(chosen, words, parsed, strict=True):
        bare[s.index] = s._replace(tokens=tuple(t.place(s.start + a, s.start + b) for t, (a, b) in zip(tokens, w, strict=True)))
    return bare
