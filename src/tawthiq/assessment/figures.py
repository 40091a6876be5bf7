"""Figures of killed and injured by named rules, so that an export can say which one it used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tawthiq.records import Mention

Bounds = tuple[int | None, int | None]


class Toll(NamedTuple):
    """Low, best and high number of people; None where no report states one."""

    low: int | None
    best: int | None
    high: int | None


def stated(mention: Mention, kind: str) -> Bounds | None:
    """Killed or injured as one mention states it for this incident; None where it does not, or only in a sum of several events."""
    tally = mention.killed if kind == "killed" else mention.injured
    if tally is None or (tally.low is None and tally.high is None):
        return None
    own = [f for f in mention.figures if f.kind == kind]
    if own and all(f.cumulative for f in own):
        return None
    return tally.low, tally.high


def _range(bounds: Sequence[Bounds]) -> Toll:
    lows = [b[0] for b in bounds if b[0] is not None]
    highs = [b[1] if b[1] is not None else b[0] for b in bounds]
    known = [h for h in highs if h is not None]
    return Toll(min(lows, default=None), None, max(known, default=None))


def _ucdp(bounds: Sequence[Bounds]) -> Toll:
    """UCDP: lowest and highest report, best = what most reports say, the lower of two equally frequent numbers."""
    low, _best, high = _range(bounds)
    votes = Counter(b[0] if b[0] is not None else b[1] for b in bounds)
    known = sorted((-n, v) for v, n in votes.items() if v is not None)
    return Toll(low, known[0][1] if known else None, high)


def _acled(bounds: Sequence[Bounds]) -> Toll:
    """ACLED: the most conservative report."""
    low, _best, _high = _range(bounds)
    return Toll(low, low, low)


#: rule name -> rule: `range` (lowest low, highest high), `ucdp` (low, best, high), `acled` (most conservative)
RULES: dict[str, Callable[[Sequence[Bounds]], Toll]] = {"range": _range, "ucdp": _ucdp, "acled": _acled}


def toll(bounds: Sequence[Bounds], rule: str = "range") -> Toll:
    """Merge what several mentions state. "At least 8" is (8, None), "up to 8" is (None, 8). KeyError for an unknown rule."""
    return RULES[rule](bounds)
