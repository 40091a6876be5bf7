"""coding: the sentences of one article → its mentions with their claims.

In: an `Article` and its `Sentence`s. Out: `Mention`s, every field with the words it was read from.
Never: other articles, the store, a clock, the network. English is read from dependency trees (`coding/english`),
Arabic by clause patterns (`coding/arabic`); time expressions of both live in `coding/when`.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.records import Article, Mention, Sentence

__all__ = ["code_article"]


def code_article(article: Article, sentences: Sequence[Sentence]) -> list[Mention]:
    """Mentions of `article` in text order; quotes stand verbatim at their spans of the article's text."""
    if article.language == "ar":
        from tawthiq.coding import arabic

        return list(arabic.code(article, sentences))
    from tawthiq.coding import english

    return english.code(article, sentences)
