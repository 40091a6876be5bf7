"""Places: the finest ones of each mention, by name, hierarchy and distance; the best pair counts."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.fuzz import ratio

from tawthiq.resolution.compare.finding import NOTHING, VETO, Finding
from tawthiq.resolution.knowledge import weights
from tawthiq.resolution.profile import DISTRICT, PROVINCE, SITE, TOWN, Corpus, Profile, Spot, contains, km

#: farther apart than this, two places of town precision or finer are not one scene (km)
FAR = 50.0
_BORDER = 30.0


def compare(a: Profile, b: Profile, corpus: Corpus) -> Finding:
    """Score the best pair of places. Vetoed: other provinces, points more than 50 km apart."""
    if not a.spots or not b.spots:
        return NOTHING
    best, p, q = max(((_pair(p, q), p, q) for p in a.spots for q in b.spots), key=lambda x: x[0].score)
    if p.key == q.key and p.level >= DISTRICT and best.score > 0:
        return Finding(best.score + weights()["place"]["rare_place"] * corpus.seldom(p.key), best.reason)
    return best


@lru_cache(maxsize=262144)
def _pair(p: Spot, q: Spot) -> Finding:
    w = weights()["place"]
    big, small = (p, q) if p.level <= q.level else (q, p)
    distance = km(p, q)
    if p.countries and q.countries and p.countries.isdisjoint(q.countries):
        if "sea" in (p.precision, q.precision):
            return NOTHING
        if distance is not None and distance <= _BORDER and big.level >= DISTRICT:
            return Finding(w["near"], f"close to each other across a border ({distance:.0f} km)")
        return Finding(VETO, "other countries")
    if big.level >= DISTRICT:
        return _points(p, q, big, small, distance)
    if big.level == PROVINCE:
        return _province(big, small, distance)
    if big.key == small.key and big.level == small.level:
        return Finding(w["same_country"], f"the same country or region ({big.name})")
    return Finding(w["in_country"], "the same country")


def _province(big: Spot, small: Spot, distance: float | None) -> Finding:
    w = weights()["place"]
    if big.admin1 and big.admin1 == small.admin1:
        if small.level == PROVINCE:
            return Finding(w["same_province"], f"the same province ({big.name})")
        return Finding(w["in_province"], f"{small.name} lies in {big.name}")
    if big.key == small.key:
        return Finding(w["same_province"], f"the same province ({big.name})")
    if not big.admin1 or not small.admin1:
        return Finding(w["in_country"], "the same country")
    if distance is not None and distance <= FAR:
        return Finding(w["near"], f"other provinces by name, but {distance:.0f} km apart")
    return Finding(VETO, "other provinces")


def _points(p: Spot, q: Spot, big: Spot, small: Spot, distance: float | None) -> Finding:
    w = weights()["place"]
    if p.key == q.key or p.name == q.name:
        if distance is not None and distance > FAR:
            return Finding(VETO, f"two places of the name {p.name}, {distance:.0f} km apart")
        name = "same_site" if big.level >= SITE else "same_town" if big.level == TOWN else "same_district"
        return Finding(w[name], f"the same place ({small.name})")
    if distance is None:
        return _unmeasured(p, q, big, small)
    if distance > FAR:
        return Finding(VETO, f"{distance:.0f} km apart")
    if contains(big, small):
        name = "in_district" if big.level == DISTRICT else "site_in_town"
        return Finding(w[name], f"{small.name} lies in or at {big.name}")
    if distance <= 2.0:
        return Finding(w["next_to"], f"{distance:.1f} km apart under other names")
    if big.level >= SITE:
        return Finding(w["other_site"], f"two sites {distance:.0f} km apart ({p.name}, {q.name})")
    points = big.level == TOWN and big.precision == small.precision == "town"
    if not points and distance <= 25.0:
        return Finding(w["close" if distance <= 10.0 else "near"], f"{distance:.0f} km apart, one of them is no point")
    return Finding(w["other_town"], f"two places {distance:.0f} km apart ({p.name}, {q.name})")


def _unmeasured(p: Spot, q: Spot, big: Spot, small: Spot) -> Finding:
    w = weights()["place"]
    if contains(big, small):
        return Finding(w["site_in_town"], f"{small.name} names {big.name}")
    if ratio(p.key, q.key) >= 88:
        return Finding(w["alike_name"], f"{p.name} and {q.name} are spelt alike")
    if p.admin1 and q.admin1 and p.admin1 != q.admin1:
        return Finding(VETO, "other provinces")
    if p.level == q.level and p.level in (TOWN, DISTRICT):
        return Finding(w["other_town"], f"two places ({p.name}, {q.name})")
    if p.level >= SITE and q.level >= SITE:
        return Finding(w["other_site"], f"two sites ({p.name}, {q.name})")
    return NOTHING if not (p.admin1 and p.admin1 == q.admin1) else Finding(w["in_country"], "the same province")
