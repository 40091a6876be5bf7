"""What several formats say of places: which one is the finest, how far it may be off, the country's codes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tawthiq.knowledge import load, table
from tawthiq.records import Place

RANK = ("site", "neighbourhood", "town", "near", "district", "province", "region", "country", "sea")

#: The codebook's radius in metres for precisions that a point can stand for (ecosystem.md §2.9).
UNCERTAINTY_M = {"site": 100, "neighbourhood": 1_000, "town": 5_000, "near": 25_000}


def finest(places: Sequence[Place]) -> Place:
    """The most precise place; among equals the first."""
    return min(places, key=lambda p: RANK.index(p.precision) if p.precision in RANK else len(RANK))


def is_point(place: Place) -> bool:
    """Known so well that a point stands for it."""
    return place.precision in UNCERTAINTY_M and place.lat is not None and place.lon is not None


@cache
def _countries() -> dict[str, dict[str, str]]:
    rows = table("places/countries")
    return {r["iso3"]: r for r in rows} | {r["name"].casefold(): r for r in rows}


def iso_numeric(place: Place) -> int | None:
    """ISO 3166-1 numeric of the place's country."""
    row = _countries().get(place.iso3 or "") or _countries().get((place.country or "").casefold())
    return int(row["iso_numeric"]) if row and row.get("iso_numeric") else None


def region(place: Place) -> str:
    """ACLED's region of the place's country."""
    row = _countries().get(place.iso3 or "") or _countries().get((place.country or "").casefold())
    return row.get("region", "") if row else ""


def acled_precision(place: Place) -> int | None:
    """ACLED's geo_precision 1–3; None where ACLED codes no such place (country, sea)."""
    coded = load("exports/acled")["geo_precision"].get(place.precision)
    return (place.geo_precision or coded) if coded else None
