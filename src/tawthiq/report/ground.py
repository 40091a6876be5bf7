"""The map's ground: outlines of countries and provinces as short integer lists.

In: ISO-3166 alpha-3 codes, most needed first. Out: JSON for the browser. Never: tiles, a network, a border of our own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tawthiq.places import outlines

STEPS = 200
"""Steps per degree: about 550 m at the equator, finer than a line of the map is wide."""

BUDGET = 60_000
"""Points of province outlines one report may hold (about 300 kB); provinces of the least needed countries give way."""


def ground(iso3: Sequence[str]) -> dict[str, Any]:
    """`{steps, countries: [{i, n, a, r}], provinces: [...]}`; a ring is `[x, y, dx, dy, …]` in steps, longitude first. All countries."""
    found = outlines(iso3)
    rank = {code: n for n, code in enumerate(iso3)}
    areas = sorted((_area(p) for p in found["provinces"]), key=lambda a: (rank.get(a["i"], len(rank)), a["n"]))
    kept: list[dict[str, Any]] = []
    points = 0
    for area in areas:
        points += sum(len(r) // 2 for r in area["r"])
        if points > BUDGET and area["i"] != iso3[0]:
            break
        kept.append(area)
    return {"steps": STEPS, "countries": [_area(c) for c in found["countries"]], "provinces": kept}


def _area(entry: Mapping[str, Any]) -> dict[str, Any]:
    rings = [r for r in (_ring(ring) for ring in entry["rings"]) if len(r) >= 8]
    return {"i": entry.get("iso3") or "", "n": entry.get("name") or "", "a": entry.get("name_ar") or "", "r": rings}


def _ring(ring: Sequence[Sequence[float]]) -> list[int]:
    """Absolute first point, then differences; points that fall on the same step are dropped."""
    packed: list[int] = []
    last: tuple[int, int] | None = None
    for lon, lat, *_ in ring:
        point = (round(lon * STEPS), round(lat * STEPS))
        if point == last:
            continue
        packed += point if last is None else (point[0] - last[0], point[1] - last[1])
        last = point
    return packed
