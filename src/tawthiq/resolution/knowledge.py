"""The weights and word lists of `knowledge/resolution`, read once and typed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from tawthiq import knowledge
from tawthiq.resolution.words import fold


class Words(NamedTuple):
    """Lexicons of `words.toml`, folded."""

    another: frozenset[str]
    admin: frozenset[str]
    classes: frozenset[str]
    organisations: frozenset[str]
    families: tuple[tuple[str, frozenset[str]], ...]
    acled_family: Mapping[str, str]
    mistaken: Mapping[frozenset[str], float]
    acled_open: frozenset[str]


@cache
def weights() -> dict[str, dict[str, float]]:
    """Log-odds by section and name (`weights.toml` documents each)."""
    return {s: {k: float(v) for k, v in t.items()} for s, t in knowledge.load("resolution/weights").items()}


def _folded(items: Any) -> frozenset[str]:
    return frozenset(fold(str(x)) for x in items)


@cache
def lexicon() -> Words:
    """The word lists of `words.toml`."""
    raw = knowledge.load("resolution/words")
    families = raw["families"]
    return Words(
        another=_folded(raw["another"]),
        admin=_folded(raw["admin_words"]),
        classes=_folded(raw["actors"]["class_words"]),
        organisations=_folded(raw["actors"]["organisation_words"]),
        families=tuple((name, _folded(items)) for name, items in families["words"].items()),
        acled_family=dict(families["acled"]),
        mistaken={frozenset(pair.split()): float(v) for pair, v in families["mistaken"].items()},
        acled_open=frozenset(raw["acled"]["open"]),
    )
