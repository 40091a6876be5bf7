"""Resolved places compared: which is finer, which lies in which, how far apart."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tawthiq.records import Place

__all__ = ["GEO_PRECISION", "contains", "distance_km", "finest", "rank"]

_ORDER = ("site", "neighbourhood", "town", "near", "district", "province", "region", "sea", "country")
# ACLED's code by our precision (research/ecosystem.md §2.9); countries and seas have none.
GEO_PRECISION: dict[str, int | None] = {
    "site": 1, "neighbourhood": 1, "town": 1, "near": 2, "district": 2, "province": 3, "region": 3, "sea": None, "country": None,
}  # fmt: skip


def rank(place: Place) -> int:
    """0 for a site, rising with coarseness; unknown precisions come last."""
    return _ORDER.index(place.precision) if place.precision in _ORDER else len(_ORDER)


def finest(places: Sequence[Place]) -> list[Place]:
    """The places from fine to coarse; of equals the first named first."""
    return sorted(places, key=rank)


def contains(big: Place, small: Place) -> bool:
    """True when `small` lies in `big` by name: a town in its province, a province in its country, a site beside its town."""
    if big == small or rank(big) <= rank(small):
        return False
    if big.precision == "country":
        return bool(big.country) and big.country in (small.country or "").split("; ")
    if not big.country or big.country not in (small.country or "").split("; "):
        return False
    if big.precision == "province":
        return big.admin1 is not None and big.admin1 == small.admin1
    if big.precision == "region":
        d = distance_km(big, small)
        return d is not None and d <= 300 and (big.admin1 is None or big.admin1 == small.admin1)
    if big.precision in ("town", "near", "district", "neighbourhood"):
        d = distance_km(big, small)
        return d is not None and d <= (30 if big.precision == "district" else 20) and (big.admin1 is None or small.admin1 in (None, big.admin1))
    return False


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance between the points of two places; None where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    la, lb = math.radians(a.lat), math.radians(b.lat)
    h = math.sin((la - lb) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(math.radians(a.lon - b.lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))
