"""Words around place names, from knowledge/places/phrases.toml, as sets and dictionaries."""

from __future__ import annotations

from functools import cache

from tawthiq import knowledge
from tawthiq.places.folding import arabic_key, latin_key

__all__ = ["features", "ordinary", "word_set"]


@cache
def features(language: str) -> dict[str, str]:
    """Key of a feature word ("military base", "محافظة") → the precision it asks for."""
    fold = arabic_key if language == "arabic" else latin_key
    table = knowledge.load("places/phrases")[language]["feature"]
    return {fold(word): level for level, words in table.items() for word in words}


@cache
def word_set(language: str, name: str) -> frozenset[str]:
    """The keys of one list of words."""
    fold = arabic_key if language == "arabic" else latin_key
    return frozenset(fold(w) for w in knowledge.load("places/phrases")[language]["words"][name])


def ordinary(language: str) -> frozenset[str]:
    """Keys of names that are words, surnames or papers as often as places."""
    return word_set(language, "ordinary")
