"""coding: the sentences of one article → its mentions with their claims.

In: an `Article` and its `Sentence`s. Out: `Mention`s, every field with the words it was read from.
Never: other articles, the store, a clock, the network. English is read from dependency trees (`coding/english`),
Arabic by clause patterns (`coding/arabic`); time expressions of both live in `coding/when`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tawthiq.records import Article, Evidence, Mention, Sentence

__all__ = ["code_article", "worth_reading"]


def code_article(article: Article, sentences: Sequence[Sentence]) -> list[Mention]:
    """Mentions of `article` in text order; quotes stand verbatim at their spans of the article's text."""
    if article.language == "ar":
        from tawthiq.coding import arabic

        return [_grounded(m) for m in arabic.code(article, sentences)]
    from tawthiq.coding import english

    return [_grounded(m) for m in english.code(article, sentences)]


def worth_reading(article: Article, sentences: Sequence[Sentence]) -> Collection[int]:
    """Indexes of the bare sentences that `code_article` wants parsed: those that can tell an event and what their reading leans on."""
    from tawthiq.coding.english import gate

    return gate.wanted(article, sentences)


def _grounded(m: Mention) -> Mention:
    """No field without its words: what was read from the sentence as a whole points to it, with a low score."""
    stated = {"places": m.places, "perpetrator": m.perpetrator, "target": m.target, "weapon": m.weapon, "killed": m.killed,
              "injured": m.injured, "attribution": m.attribution, "date": m.date_expr, **{f.kind: True for f in m.figures}}  # fmt: skip
    bare = [k for k, v in stated.items() if v and k not in m.evidence]
    if not bare:
        return m
    (start, end), quote = m.spans[0], m.quotes[0]
    whole = Evidence(quote=quote, start=start, end=end, score=0.3, rule="sentence")
    return m.model_copy(update={"evidence": m.evidence | dict.fromkeys(bare, whole)})
