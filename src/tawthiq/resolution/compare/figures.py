"""Killed, injured and weapon counts: equal numbers identify, tolls that grow do not contradict, other magnitudes do."""

from __future__ import annotations

from tawthiq.resolution.compare.finding import NOTHING, Finding
from tawthiq.resolution.knowledge import weights
from tawthiq.resolution.profile import Corpus, Profile

Bounds = tuple[int | None, int | None]


def compare(a: Profile, b: Profile, corpus: Corpus) -> Finding:
    """Score the figures; killed and injured add up, but never to more than one exact number and a half."""
    del corpus
    parts = [f for f in (_pair("killed", a.killed, b.killed), _pair("injured", a.injured, b.injured), _count(a, b)) if f.reason]
    if not parts:
        return NOTHING
    w = weights()["figures"]
    total = min(sum(f.score for f in parts), 1.5 * w["same_number"])
    return Finding(total, "; ".join(f.reason for f in parts))


def _pair(kind: str, x: Bounds | None, y: Bounds | None) -> Finding:
    w = weights()["figures"]
    if x is None or y is None or x == (None, None) or y == (None, None):
        return NOTHING
    if x == y and x[0] == x[1]:
        if x[0] == 0:
            return Finding(w["none_twice"], f"both say that nobody was {kind}")
        return Finding(w["same_number" if (x[0] or 0) >= 5 else "same_small"], f"the same number {kind} ({x[0]})")
    low, high = max(x[0] or 0, y[0] or 0), min(_top(x), _top(y))
    if low <= high:
        return Finding(w["overlap"], f"numbers {kind} that agree")
    if low - high <= max(1, low / 3):
        return Finding(w["close"], f"numbers {kind} that are close")
    return Finding(w["apart"], f"other numbers {kind} ({_say(x)} and {_say(y)})")


def _top(x: Bounds) -> float:
    return float("inf") if x[1] is None else x[1]


def _say(x: Bounds) -> str:
    if x[0] == x[1]:
        return str(x[0])
    return f"{'' if x[0] is None else x[0]}–{'' if x[1] is None else x[1]}"


def _count(a: Profile, b: Profile) -> Finding:
    x, y = a.weapon_count, b.weapon_count
    if not x or x != y or x[0] is None or x[0] < 2:
        return NOTHING
    return Finding(weights()["figures"]["weapon_count"], f"the same number of weapons ({_say(x)})")
