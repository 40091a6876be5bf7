"""Wording as tie-breaker: rare words that two mentions share."""

from __future__ import annotations

import math

from tawthiq.resolution.compare.finding import NOTHING, Finding
from tawthiq.resolution.knowledge import weights
from tawthiq.resolution.profile import Corpus, Profile


def compare(a: Profile, b: Profile, corpus: Corpus) -> Finding:
    """Score the share of rare words in common; never against, since languages and outlets differ."""
    shared = a.tokens & b.tokens
    if not shared:
        return NOTHING
    common = math.fsum(corpus.weight(t) for t in shared)
    if not common:
        return NOTHING
    share = common / min(corpus.whole(a), corpus.whole(b))
    # three rare words at least, or a text of few words would look like everything
    solid = min(1.0, sum(1 for t in shared if corpus.weight(t)) / 3)
    if share < 0.1:
        return NOTHING
    rare = sorted((t for t in shared if corpus.weight(t)), key=lambda t: (-corpus.weight(t), t))[:3]
    return Finding(weights()["wording"]["most"] * share * solid, f"rare words in common ({', '.join(rare)})")
