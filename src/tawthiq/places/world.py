"""The bundled world gazetteer: towns of 500 people and more, and airports, as sorted keys over flat arrays.

`world.npz` (made by training/gazetteer/build.py) holds, for every place in one order: `name` (lines), `lat`, `lon` (1/10,000
degree), `population`, `country` (row of countries.csv), `admin1` (row of admin1.csv, 65535 none), `kind` (0 town, 1 airport);
and for every key in byte order: `keys` (lines), `count` (its places) and `posting` (their numbers, most people first).
`fold_*` is the same for folded keys of countries whose names have many romanisations. Nothing is expanded at load: a
look-up is a binary search, so the cold start is the time to inflate the file.
"""

from __future__ import annotations

import io
from bisect import bisect_left
from functools import cache, lru_cache
from typing import Any, NamedTuple

import numpy as np

from tawthiq import knowledge

__all__ = ["WorldPlace", "folded_matches", "matches"]

NO_ADMIN = 65535


class WorldPlace(NamedTuple):
    """One town or airport; `country` and `admin1` are row numbers of the tables beside it."""

    number: int
    name: str
    lat: float
    lon: float
    population: int
    country: int
    admin1: int
    airport: bool


class _Lines:
    """Lines of one byte string, by number, without making a list of them."""

    def __init__(self, data: Any) -> None:
        self._data: bytes = data.tobytes()
        ends = np.flatnonzero(data == 10)
        self.start = np.concatenate(([0], ends + 1))
        self.end = np.concatenate((ends, [len(data)]))

    def __len__(self) -> int:
        return len(self.start)

    def __getitem__(self, i: int) -> bytes:
        return self._data[int(self.start[i]) : int(self.end[i])]


class _Table:
    """Sorted keys with their postings."""

    def __init__(self, keys: Any, count: Any, posting: Any) -> None:
        self.keys = _Lines(keys)
        self.first = np.concatenate(([0], np.cumsum(count, dtype=np.int64)))
        self.posting = posting

    def __getitem__(self, key: str) -> tuple[int, ...]:
        wanted = key.encode()
        at = bisect_left(self.keys, wanted)
        if at >= len(self.keys) or self.keys[at] != wanted:
            return ()
        return tuple(int(i) for i in self.posting[self.first[at] : self.first[at + 1]])


class _World:
    def __init__(self) -> None:
        with np.load(io.BytesIO(knowledge.read_bytes("places/world.npz"))) as z:
            self.names = _Lines(z["name"])
            self.exact = _Table(z["keys"], z["count"], z["posting"])
            self.loose = _Table(z["fold_keys"], z["fold_count"], z["fold_posting"])
            self.columns = tuple(z[c] for c in ("lat", "lon", "population", "country", "admin1", "kind"))

    def place(self, i: int) -> WorldPlace:
        lat, lon, population, country, admin1, kind = (int(c[i]) for c in self.columns)
        return WorldPlace(i, self.names[i].decode(), lat / 1e4, lon / 1e4, population, country, admin1, kind == 1)


@cache
def _world() -> _World:
    return _World()


@lru_cache(maxsize=16384)
def matches(key: str) -> tuple[WorldPlace, ...]:
    """Places with this exact key (`folding.key`), most people first."""
    return tuple(_world().place(i) for i in _world().exact[key])


@lru_cache(maxsize=16384)
def folded_matches(key: str) -> tuple[WorldPlace, ...]:
    """Places of countries with many romanisations whose `folding.folded` key is `key`, most people first."""
    return tuple(_world().place(i) for i in _world().loose[key])
