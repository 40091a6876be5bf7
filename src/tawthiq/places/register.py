"""Everything a place name can stand for: countries, provinces, curated sites, and the world gazetteer behind them.

In: an exact or folded key. Out: `Entry` records. The curated tables come first: where a curated town and a gazetteer town
are the same place, only the curated one is given.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from tawthiq import knowledge
from tawthiq.places import world
from tawthiq.places.folding import arabic_key, folded, is_arabic, latin_key, skeleton, without_article

__all__ = ["ROMANISED", "Entry", "by_key", "by_skeleton", "by_spelling", "country", "country_names", "demonyms", "is_own", "longest_key", "province_of"]

_TWIN_KM = 20.0  # a curated town and a gazetteer town this near with one spelling in common are one town
# Countries whose names reach Latin script by many romanisations; most write them in Arabic script.
ROMANISED = frozenset(
    ("IRQ", "SYR", "LBN", "YEM", "PSE", "ISR", "JOR", "EGY", "LBY", "SDN", "SSD", "TUN", "DZA", "MAR", "ESH", "SAU", "ARE", "QAT", "KWT",
     "BHR", "OMN", "IRN", "AFG", "PAK", "MRT", "MLI", "NER", "TCD", "SOM", "DJI", "ERI")
)  # fmt: skip


class Entry(NamedTuple):
    """One place. `level` is the codebook's precision; `kind` says more (base, crossing, airport …); `word` is the province's
    type (Governorate). `iso3` is empty for seas and continents, two codes for borders. `admin1` is a name, `code` the
    province's GeoNames code, `parent` the code of the one above it; `noted`: spelled out in our own tables."""

    id: str
    name: str
    level: str
    kind: str
    iso3: tuple[str, ...]
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int = 0
    code: str = ""
    parent: str = ""
    noted: bool = False
    word: str = ""

    @property
    def curated(self) -> bool:
        return self.id[0] != "g"


class _Tables:
    def __init__(self) -> None:
        self.exact: dict[str, list[Entry]] = defaultdict(list)
        self.loose: dict[str, list[Entry]] = defaultdict(list)
        self.countries: dict[str, Entry] = {}
        self.country_rows: list[Entry] = []
        self.provinces: list[Entry] = []
        self.province_names: dict[tuple[str, str], Entry] = {}
        self.sites: dict[str, list[tuple[Entry, frozenset[str]]]] = defaultdict(list)
        self.demonyms: dict[str, Entry] = {}
        for row in knowledge.table("places/countries"):
            self._country(row)
        for row in knowledge.table("places/admin1"):
            self._province(row)
        for n, row in enumerate(knowledge.table("places/sites")):
            self._site(n, row)
        self.longest = max(len(k.split()) for k in self.exact)

    def _add(self, entry: Entry, names: Iterable[str], romanised: bool) -> frozenset[str]:
        keys = set()
        for name in names:
            if not name:
                continue
            arabic = is_arabic(name)
            key = arabic_key(name) if arabic else latin_key(name)
            if not key or key in keys:
                continue
            keys.add(key)
            self.exact[key].append(entry)
            if romanised and not arabic:
                loose = folded(key)
                if entry not in self.loose[loose]:
                    self.loose[loose].append(entry)
        return frozenset(keys)

    def _country(self, row: dict[str, str]) -> None:
        point = (float(row["lat"]), float(row["lon"])) if row.get("lat") else (None, None)
        entry = Entry("c" + row["iso3"], row["name"], "country", "country", (row["iso3"],), None, point[0], point[1], noted=True)
        self.countries[row["iso3"]] = entry
        self.country_rows.append(entry)
        self._add(entry, [row["name"], *row["aliases"].split(";"), *row["name_ar"].split(";")], False)
        for name in row["demonyms"].split(";"):
            if name:
                self.demonyms.setdefault(latin_key(name), entry)
                if name[-1] not in "sheEu":
                    self.demonyms.setdefault(latin_key(name) + "s", entry)
        for stem in row["demonyms_ar"].split(";"):
            for form in _arabic_forms(stem):
                self.demonyms.setdefault(" ".join(map(without_article, arabic_key(form).split())), entry)

    def _province(self, row: dict[str, str]) -> None:
        level = "province" if not row["parent"] or row["word"] == "Province" else "district"
        name = f"{row['name']} {row['word']}" if row["word"] and not row["name"].endswith(row["word"]) else row["name"]
        above = next((p.admin1 for p in self.provinces[::-1] if p.code == row["parent"]), None) if row["parent"] else row["name"]
        entry = Entry("a" + row["code"], name, level, "province", (row["iso3"],), above or row["name"], float(row["lat"]),
                      float(row["lon"]), int(row["people"]), row["code"], row["parent"], row["noted"] == "1", row["word"])  # fmt: skip
        self.provinces.append(entry)
        self.province_names.setdefault((row["iso3"], row["name"]), entry)
        arabic = [a for a in row["name_ar"].split(";") if a]
        self._add(entry, [row["name"], name, *row["aliases"].split(";"), *arabic], row["iso3"] in ROMANISED)

    def _site(self, n: int, row: dict[str, str]) -> None:
        iso3 = tuple(x for x in row["iso3"].split(";") if x)
        point = (float(row["lat"]), float(row["lon"])) if row["lat"] else (None, None)
        entry = Entry(f"s{n}", row["name"], row["precision"], row["kind"], iso3, row["admin1"] or None, point[0], point[1], noted=True)
        names = [row["name"], *row["aliases"].split(";"), *row["name_ar"].split(";")]
        keys = self._add(entry, names, any(i in ROMANISED for i in iso3))
        for i in iso3:
            if row["precision"] in ("town", "site", "neighbourhood", "district"):
                self.sites[i].append((entry, keys))


def _arabic_forms(stem: str) -> list[str]:
    """Adjective and plural forms: عراقي، العراقية، العراقيين، العراقيون … ; a stem with the article is a broken plural."""
    if not stem:
        return []
    if stem.startswith("ال") and not stem.endswith("ي"):
        return [stem]
    first, _, rest = stem.partition(" ")
    tails = ("", "ة", "ين", "ون", "ان", "تين", "تان", "ات", "ا")
    if rest:
        return [f"{first}{t} {r}" for t in ("", "ة", "ين", "ون") for r in (rest, rest + "ة", rest + "ين", rest + "ون")]
    return [stem + t for t in tails]


@cache
def _tables() -> _Tables:
    return _Tables()


def longest_key() -> int:
    """The most words that any curated name has."""
    return _tables().longest


def country(iso3: str) -> Entry | None:
    """The country with this ISO 3166 alpha-3 code."""
    return _tables().countries.get(iso3)


def country_names() -> dict[str, Entry]:
    """English name → country."""
    return {e.name: e for e in _tables().country_rows}


def demonyms() -> dict[str, Entry]:
    """Exact key of an adjective or a name of a people → its country."""
    return _tables().demonyms


def province_of(iso3: str, admin1: str) -> Entry | None:
    """The province of that (short) name."""
    return _tables().province_names.get((iso3, admin1))


@lru_cache(maxsize=16384)
def by_key(key: str) -> tuple[Entry, ...]:
    """Entries with this exact key: curated ones, then towns and airports by population."""
    curated = tuple(dict.fromkeys(_tables().exact.get(key, ())))
    return _joined(curated, (_entry(p) for p in world.matches(key)), key)


def is_own(entry: Entry, key: str) -> bool:
    """True when our own tables give the entry this name; false for the gazetteer's many alternates."""
    return entry.noted and any(e.id == entry.id for e in _tables().exact.get(key, ()))


@lru_cache(maxsize=16384)
def by_spelling(key: str) -> tuple[Entry, ...]:
    """Entries that share `key`'s folded spelling (countries with many romanisations), without those of `by_key`."""
    loose = folded(key)
    known = {e.id for e in by_key(key)}
    curated = tuple(e for e in _tables().loose.get(loose, ()) if e.id not in known)
    towns = dict.fromkeys((*world.folded_matches(loose), *(world.matches(loose) if loose != key else ())))
    rows = (e for e in map(_entry, towns) if e.id not in known and e.iso3[0] in ROMANISED)
    return tuple(e for e in _joined(curated, rows, key) if e.id not in known)


@lru_cache(maxsize=4096)
def by_skeleton(key: str, iso3: str) -> tuple[Entry, ...]:
    """Curated towns and sites of one country whose consonants are those of `key`; proposals only."""
    bones = skeleton(key)
    if len(bones) < 4:
        return ()
    return tuple(e for e, keys in _tables().sites.get(iso3, ()) if any(skeleton(k) == bones for k in keys if k.isascii()))


def _entry(p: world.WorldPlace) -> Entry:
    tables = _tables()
    iso3 = tables.country_rows[p.country].iso3
    province = tables.provinces[p.admin1] if p.admin1 != world.NO_ADMIN else None
    kind, level = ("airport", "site") if p.airport else ("town", "town")
    return Entry(f"g{p.number}", p.name, level, kind, iso3, province.admin1 if province else None, p.lat, p.lon, p.population,
                 province.code if province else "")  # fmt: skip


def _joined(curated: tuple[Entry, ...], towns: Iterable[Entry], key: str) -> tuple[Entry, ...]:
    """Curated entries first; a gazetteer town that is a curated place gives its population to it and is not repeated."""
    out: dict[str, Entry] = {e.id: e for e in curated}
    for t in towns:
        twin = _twin(t, key)
        if twin is None:
            out[t.id] = t
        elif twin.id not in out:
            out[twin.id] = twin._replace(population=t.population)
        elif not out[twin.id].population:
            out[twin.id] = out[twin.id]._replace(population=t.population)
    return tuple(out.values())


def _twin(town: Entry, key: str) -> Entry | None:
    name = latin_key(town.name)
    loose = {folded(name), folded(key)}
    for site, keys in _tables().sites.get(town.iso3[0], ()):
        if site.level != town.level or (site.kind == "airport") != (town.kind == "airport"):
            continue
        if site.lat is None or site.lon is None or town.lat is None or town.lon is None:
            continue
        if abs(site.lat - town.lat) > 0.3 or abs(site.lon - town.lon) > 0.4:
            continue
        if (name in keys or key in keys or any(folded(k) in loose for k in keys)) and _km(site, town) <= _TWIN_KM:
            return site
    return None


def _km(a: Entry, b: Entry) -> float:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    la, lb = math.radians(a.lat), math.radians(b.lat)
    h = math.sin((la - lb) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(math.radians(a.lon - b.lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))
