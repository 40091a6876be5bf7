"""Country and province outlines for the report's map, from the bundled Natural Earth extract."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from functools import cache
from typing import Any

from tawthiq import knowledge

__all__ = ["outlines"]


@cache
def _archive() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(knowledge.read_bytes("places/basemap.zip")))


def _ring(flat: list[int], unit: int) -> list[list[float]]:
    """Integer deltas to closed [lon, lat] rings in degrees."""
    x = y = 0
    ring = []
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        ring.append([x / unit, y / unit])
    return [*ring, ring[0]]


@cache
def _shapes(member: str, unit: int) -> tuple[dict[str, Any], ...]:
    rows = json.loads(_archive().read(member))
    return tuple({"iso3": i, "name": n, "name_ar": a, "rings": [_ring(r, unit) for r in rings]} for i, n, a, rings in rows)


def outlines(iso3_codes: Iterable[str] = ()) -> dict[str, list[dict[str, Any]]]:
    """`{"countries": [all, coarse], "provinces": [of the countries asked for]}`.

    Each shape is `{"iso3", "name", "name_ar", "rings"}`; a ring is a closed list of `[lon, lat]` (WGS84 degrees, countries
    to 2 decimals, provinces to 3). Holes are rings too: fill by the even-odd rule. Unknown codes give no provinces.
    Borders are Natural Earth's de facto ones and no statement on anybody's claim.
    """
    members = set(_archive().namelist())
    codes = sorted({code.upper() for code in iso3_codes if f"{code.upper()}.json" in members})
    return {
        "countries": list(_shapes("countries.json", 100)),
        "provinces": [shape for code in codes for shape in _shapes(f"{code}.json", 1000)],
    }
