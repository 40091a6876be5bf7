"""Weapons and the means of an attack: one weapon, one family, families that reports confuse, families that they do not."""

from __future__ import annotations

from tawthiq.resolution.compare.finding import NOTHING, Finding
from tawthiq.resolution.knowledge import lexicon, weights
from tawthiq.resolution.profile import Corpus, Profile


def compare(a: Profile, b: Profile, corpus: Corpus) -> Finding:
    """Score weapons; silence of one side says nothing."""
    del corpus
    w = weights()["means"]
    if a.weapon and a.weapon == b.weapon:
        return Finding(w["same_weapon"], f"the same weapon ({a.weapon})")
    if not a.means or not b.means:
        return NOTHING
    if a.means == b.means:
        return Finding(w["same_family"], "weapons of one kind")
    penalty = lexicon().mistaken.get(frozenset((a.means, b.means)), w["other_default"])
    return Finding(penalty, f"other weapons ({a.weapon or a.means}, {b.weapon or b.means})")
