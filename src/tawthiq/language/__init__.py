"""language: sentences, tokens, tags, dependencies and names of an article.

In: an `Article`. Out: its `Sentence`s in order, with positions in the article's text; headline, subhead, body and list
blocks are read, furniture, bylines and datelines are not.
Never: knowledge of events; a change of the text. English is parsed by the project's own small model
(`language/english`), Arabic is segmented and normalised by rule (`language/arabic`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from tawthiq.records import Article, Sentence

__all__ = ["Wanted", "read_article"]

#: Bare sentences → the indexes of those to parse.
Wanted = Callable[[Sequence[Sentence]], Collection[int]]


def read_article(article: Article, wanted: Wanted | None = None) -> list[Sentence]:
    """Sentences of `article`, by the language its body is written in. `wanted` names those that are worth parsing; the others
    come without tokens. Arabic, which costs little, is read in full."""
    if article.language == "ar":
        from tawthiq.language import arabic

        return list(arabic.sentences(article))
    from tawthiq.language import english

    return english.sentences(article, wanted)
