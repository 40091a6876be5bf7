"""From names to places: one reading of each name, chosen by feature word, hierarchy, document, and population."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from tawthiq.places import register
from tawthiq.places.hierarchy import GEO_PRECISION
from tawthiq.places.model import Candidate, PlaceContext, PlaceName
from tawthiq.places.register import Entry
from tawthiq.records import Place

__all__ = ["Scored", "resolve", "scores"]

_FITS = {  # feature → levels that answer it, best first
    "province": ("province", "region", "district"),
    "district": ("district", "town", "neighbourhood", "province", "region", "site"),
    "town": ("town", "neighbourhood", "district"),
    "neighbourhood": ("neighbourhood", "town", "site", "district"),
    "site": ("site", "neighbourhood"),
    "region": ("region", "district", "site", "province", "sea", "town"),
    "sea": ("sea",),
}
_RURAL = frozenset({"countryside", "ريف", "ارياف"})


class Scored(NamedTuple):
    """A candidate with its score in the document and why."""

    candidate: Candidate
    score: float
    reasons: tuple[str, ...]


def resolve(names: Sequence[PlaceName], context: PlaceContext) -> list[Place]:
    """The places of one scene, in text order, each once; demonyms and countries that only hold a finer name are left out.

    A name without a gazetteer entry but with a feature word ("the village of X") is kept without a point, in the province
    and country of the name that its phrase puts it in.
    """
    held = {s for n in names for s in n.inside if n.kind not in ("country", "demonym")}
    out: dict[tuple[str, str | None, str | None], Place] = {}
    for name in names:
        if name.kind == "demonym" or (name.start in held and name.kind in ("country", "country-as-actor")):
            continue
        if name.kind == "unknown":
            place: Place | None = _unknown(name, context)
        else:
            ranked = scores(name, context, names)
            exact = any(c.how == "exact" for c in name.candidates)
            place = _place(name, ranked) if ranked else _unknown(name, context) if name.feature and exact else None
        if place is not None:
            out.setdefault((place.canonical, place.admin1, place.country), place)
    return list(out.values())


def scores(name: PlaceName, context: PlaceContext, beside: Sequence[PlaceName] = ()) -> list[Scored]:
    """All readings of a name, best first; `beside`: the other names of the scene. A spelling variant counts only in a country that is in evidence."""
    holders = [h for h in name.holders if h]
    heaviest = max(context.countries.values(), default=0.0)
    nearby = {(c.entry.iso3[0], c.entry.admin1) for n in beside if n is not name for c in n.candidates[:2] if c.entry.level == "province" and c.entry.iso3}
    ranked = []
    for c in name.candidates:
        e = c.entry
        weight = max((context.countries.get(i, 0.0) for i in e.iso3), default=0.0)
        if c.how in ("folded", "skeleton") and weight < 0.3 and not any(_inside(e, h) for h in holders):
            continue
        elsewhere = bool(holders) and not any(_inside(e, h) for h in holders)
        if name.word in ("county", "counties", "parish") and e.level == "town" and (elsewhere or e.iso3 == ("USA",)):
            continue  # an American county is no town, and the gazetteer has no counties
        score, why = c.score, [c.how]
        if heaviest and e.iso3:  # a country with half of the heaviest one's weight is fully in evidence
            score += 2.0 * min(1.0, 2.0 * weight / heaviest) * min(1.0, heaviest)
            if weight:
                why.append("country in the document")
        elif not e.iso3:
            score += 2.0
        score += 0.4 * (e.noted and c.score > 0.75)
        if holders:
            inside = any(_inside(e, h) for h in holders)
            score += 2.5 if inside else -1.0
            if inside:
                why.append("lies in the place that the phrase names")
        if e.level not in ("province", "country") and e.iso3 and (e.iso3[0], e.admin1) in nearby:
            score += 0.8
            why.append("province named beside it")
        elif e.iso3 and e.level != "country" and e.admin1:
            score += 0.5 * math.log2(1.0 + context.provinces.get((e.iso3[0], e.admin1), 0.0))
        if e.level in ("province", "country") and any(_lies(c.entry, e) for held in name.holds for c in held[:20]):
            score += 1.0
            why.append("holds a name beside it")
        score += _by_feature(name, e, why) + _by_size(e)
        if name.kind == "country" and e.level == "town" and not name.feature:
            score -= 1.0
        if name.kind == "country-as-actor" and e.level == "town" and e.curated:
            score += 2.0
        if context.publisher and context.publisher in e.iso3:
            score += 0.15
        if any(_degrees(p, e) < 1.5 for p in context.resolved):
            score += 0.3
            why.append("near a place named before")
        ranked.append(Scored(c, score, tuple(why)))
    return sorted(ranked, key=lambda s: (-s.score, s.candidate.entry.id))


def _by_feature(name: PlaceName, e: Entry, why: list[str]) -> float:
    level = e.level
    if name.word in _RURAL and level == "province":
        return 1.6
    if name.feature:
        wanted = _FITS.get(name.feature, ())
        if level in wanted:
            why.append(f"called a {name.word or name.feature}")
            return 1.5 - 0.3 * wanted.index(level)
        if name.word in ("state", "states") and level == "country":
            return 0.5
        return -1.0
    if name.direction and level in ("province", "region", "country"):
        return 0.8
    return {"country": 1.2, "town": 0.7, "province": 0.45, "region": 0.6, "sea": 0.6, "site": 0.3, "neighbourhood": 0.3, "district": 0.3}.get(level, 0.0)


def _by_size(e: Entry) -> float:
    if e.level == "country":
        return 0.5
    people = e.population or (60_000 if e.curated else 300)
    if e.level == "province":
        return max(-0.3, min(0.55, 0.2 * math.log10(people / 3000)))
    return max(-0.3, min(1.5, 0.4 * math.log10(people / 3000)))


def _inside(e: Entry, holder: Sequence[Candidate]) -> bool:
    for c in holder[:8]:
        h = c.entry
        if h.level == "country" and set(h.iso3) & set(e.iso3) and e.level != "country":
            return True
        if h.iso3 and e.iso3 and h.iso3[0] == e.iso3[0] and h.id != e.id:
            if h.level == "province" and h.admin1 == e.admin1 and e.level not in ("province", "country"):
                return True
            if h.level in ("town", "district") and e.level in ("site", "neighbourhood", "district", "town") and h.admin1 == e.admin1:
                return True
    return False


def _lies(small: Entry, big: Entry) -> bool:
    if not small.iso3 or small.iso3 != big.iso3 or small.level in ("province", "country"):
        return False
    return big.level == "country" or small.admin1 == big.admin1


def _degrees(p: Place, e: Entry) -> float:
    if p.lat is None or p.lon is None or e.lat is None or e.lon is None:
        return math.inf
    return abs(p.lat - e.lat) + abs(p.lon - e.lon)


def _place(name: PlaceName, ranked: Sequence[Scored]) -> Place:
    best = ranked[0].candidate.entry
    precision, canonical = best.level, best.name
    called_district = name.feature == "district" and best.level == "town" and name.word not in ("area", "areas", "منطقه")
    around_site = name.feature in ("region", "district") and best.level == "site"
    if called_district or around_site or (name.word in _RURAL and best.level in ("province", "town")):
        precision = "district"
    elif name.near and best.level in ("town", "neighbourhood", "district"):
        precision = "near"
    elif name.direction and best.level == "country":
        precision, canonical = "region", f"{_direction(name.direction)} {best.name}"
    countries = [c.name for c in map(register.country, best.iso3) if c is not None]
    return Place(
        name=name.text,
        canonical=canonical,
        admin1=best.admin1 if len(best.iso3) == 1 and best.level != "country" else None,
        country="; ".join(countries) or None,
        iso3=best.iso3[0] if len(best.iso3) == 1 else None,
        lat=best.lat if best.lat is None else round(best.lat, 4),
        lon=best.lon if best.lon is None else round(best.lon, 4),
        precision=precision,
        geo_precision=GEO_PRECISION.get(precision),
        alternatives=_alternatives(ranked),
    )


def _alternatives(ranked: Sequence[Scored]) -> tuple[str, ...]:
    first = ranked[0]
    seen = {(first.candidate.entry.name, first.candidate.entry.iso3)}
    out = []
    for s in ranked[1:]:
        e = s.candidate.entry
        if (e.name, e.iso3) in seen:
            continue
        seen.add((e.name, e.iso3))
        where = ", ".join(x for x in (e.admin1 if e.admin1 != e.name else None, *(c.name for c in map(register.country, e.iso3) if c)) if x)
        out.append(f"{e.name} ({e.level}{', ' + where if where else ''}): {s.score:.1f} against {first.score:.1f}; {', '.join(s.reasons)}")
        if len(out) == 4:
            break
    return tuple(out)


_DIRECTIONS = {"شمال": "Northern", "شمالي": "Northern", "جنوب": "Southern", "جنوبي": "Southern", "شرق": "Eastern", "شرقي": "Eastern",
               "غرب": "Western", "غربي": "Western", "وسط": "Central"}  # fmt: skip


def _direction(word: str) -> str:
    for arabic, english in _DIRECTIONS.items():
        if word.lstrip("وب").removeprefix("ال") == arabic:
            return english
    word = word.replace("-", "")
    return (word if word.endswith(("ern", "al", "er")) else word + "ern").capitalize()


def _unknown(name: PlaceName, context: PlaceContext) -> Place:
    admin1 = country = iso3 = None
    for h in name.holders:
        for s in scores(name._replace(candidates=h, holders=(), holds=(), feature="", near=False, kind=""), context)[:1]:
            e = s.candidate.entry
            admin1 = admin1 or (e.admin1 if e.level != "country" else None)
            owner = register.country(e.iso3[0]) if len(e.iso3) == 1 else None
            country, iso3 = (country, iso3) if country or owner is None else (owner.name, e.iso3[0])
    precision = name.feature or "town"
    return Place(name=name.text, canonical=name.text, admin1=admin1, country=country, iso3=iso3, precision=precision,
                 geo_precision=GEO_PRECISION.get(precision))  # fmt: skip
