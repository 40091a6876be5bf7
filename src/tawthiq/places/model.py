"""The room's types: a name in a text, what it may stand for, and what the document says about countries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tawthiq.places.register import Entry, country
from tawthiq.records import Place

__all__ = ["Candidate", "PlaceContext", "PlaceName", "context_of", "joined"]


class Candidate(NamedTuple):
    """One reading of a name. `how`: exact | folded | skeleton | composed ("Erbil" + "airport"); `score` 0–1 before context."""

    entry: Entry
    how: str
    score: float


class PlaceName(NamedTuple):
    """A name of a place at [start, end) of the text it was found in; `text` are those very characters.

    `kind`: country | demonym | country-as-actor | province | district | town | site | region | sea | unknown.
    `feature`: the precision that a word beside it asks for ("province of X", "X base"), "" if none; `near`: "outskirts of X";
    `direction`: "eastern" in "eastern X"; `inside`: starts of the names that the phrase says contain it ("Baghdad's X"), `holders` their
    readings, `holds` the readings of those it contains, so that one name can be resolved alone; `word`: the feature word.
    """

    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...]
    kind: str
    feature: str = ""
    near: bool = False
    direction: str = ""
    inside: tuple[int, ...] = ()
    word: str = ""
    holders: tuple[tuple[Candidate, ...], ...] = ()
    holds: tuple[tuple[Candidate, ...], ...] = ()


@dataclass(frozen=True)
class PlaceContext:
    """What the document says about where it plays: weight by ISO code, the publisher's country, places already resolved."""

    countries: Mapping[str, float] = field(default_factory=dict)
    publisher: str | None = None
    resolved: tuple[Place, ...] = ()
    provinces: Mapping[tuple[str, str], float] = field(default_factory=dict)

    @property
    def main_country(self) -> str | None:
        """English name of the country with most weight; of equals the one first in the alphabet."""
        best = min(self.countries, key=lambda c: (-self.countries[c], c), default=None)
        entry = country(best) if best else None
        return entry.name if entry else None


def joined(names: list[PlaceName]) -> list[PlaceName]:
    """The names with the readings of what they lie in and of what they hold, after `inside` is known."""
    readings = {n.start: n.candidates for n in names}
    holds: dict[int, list[tuple[Candidate, ...]]] = {}
    for n in names:
        for s in n.inside:
            holds.setdefault(s, []).append(n.candidates)
    return [
        n._replace(holders=tuple(readings[s] for s in n.inside if s in readings), holds=tuple(holds.get(n.start, ()))) for n in names
    ]


def context_of(names: Iterable[PlaceName], publisher: str | None = None, resolved: Iterable[Place] = ()) -> PlaceContext:
    """The context that names of one document make together.

    A country counts 1 (0.5 where it acts), its demonym 0.25, a name that can lie in one country only 0.8, one of several a share of 0.5 by
    population. `publisher` is the ISO code of the outlet's country, or nothing: it only breaks ties.
    """
    countries: dict[str, float] = {}
    provinces: dict[tuple[str, str], float] = {}
    voted: set[str] = set()
    for name in names:
        if name.kind in ("country", "demonym", "country-as-actor"):
            single = len(name.candidates) == 1
            weight = 0.25 if name.kind == "demonym" else 0.15 if not single else 0.5 if name.kind == "country-as-actor" else 1.0
            for c in name.candidates:
                for iso3 in c.entry.iso3:
                    countries[iso3] = countries.get(iso3, 0) + weight
            continue
        readings = [c for c in name.candidates if c.entry.iso3 and c.how != "skeleton"]
        where = {i for c in readings for i in c.entry.iso3}
        noted = {i for c in readings for i in c.entry.iso3 if c.entry.noted}
        if not readings:
            continue
        if len(where) == 1 or noted:
            for iso3 in sorted(noted or where):
                countries[iso3] = countries.get(iso3, 0) + (0.8 if len(where) == 1 else 0.5 / len(noted))
        else:
            total = sum(c.entry.population + 1000 for c in readings)
            for c in readings:
                share = 0.5 * (c.entry.population + 1000) / total
                countries[c.entry.iso3[0]] = countries.get(c.entry.iso3[0], 0) + share
        if name.text in voted:
            continue
        voted.add(name.text)
        homes = {(c.entry.iso3[0], c.entry.admin1) for c in readings if c.entry.admin1}
        for at in homes:  # every name votes once for the provinces it can lie in; a province's own name counts most
            own = any(c.entry.level == "province" and (c.entry.iso3[0], c.entry.admin1) == at for c in readings)
            provinces[at] = provinces.get(at, 0) + (1.0 if own else 1.0 / len(homes))
    return PlaceContext(countries, publisher, tuple(resolved), provinces)
