"""The sum of a mention's figures of one kind."""

from __future__ import annotations

from tawthiq.records import Figure, Tally


def tally(figures: list[Figure], kind: str) -> Tally | None:
    """The sum of the figures of one kind; a person named twice is counted once."""
    chosen = [f for f in figures if f.kind == kind and not f.cumulative]
    if not chosen:
        return None
    if any(f.low or f.high for f in chosen):
        chosen = [f for f in chosen if f.low != 0 or f.high != 0]
    unique = {(f.who or f.verbatim).lower(): f for f in chosen}
    chosen = list(unique.values())
    low = sum(f.low or 0 for f in chosen) if any(f.low is not None for f in chosen) else None
    high = sum(f.high for f in chosen if f.high is not None) if all(f.high is not None for f in chosen) else None
    who = ", ".join(dict.fromkeys(f.who for f in chosen if f.who)) or None
    return Tally(low=low, high=high, who=who)
