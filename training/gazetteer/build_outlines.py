"""Writes the report's map: world countries (coarse) and one file of provinces per country, as integer deltas in a zip.

In: the folder that fetch.sh filled. Out: src/tawthiq/knowledge/places/basemap.zip with `countries.json` and `XXX.json`
per ISO 3166 alpha-3 code: lists of [iso3, name, name_ar, [ring, ...]]; a ring is a flat list of integers, the first
point absolute and each further point relative to the one before, in 1/100 degree (countries) or 1/1000 (provinces).
"""
from __future__ import annotations

import csv
import itertools
import json
import sys
import zipfile
from collections import defaultdict
from pathlib import Path

SOURCE = Path(sys.argv[1])
TARGET = Path(__file__).parents[2] / "src/tawthiq/knowledge/places"


def rings_of(geometry: dict | None) -> list[list[list[float]]]:
    if not geometry:
        return []
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [ring for polygon in polygons for ring in polygon]


def area(ring: list[list[float]]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))) / 2


def packed(ring: list[list[float]], unit: int) -> list[int]:
    points = [(round(x * unit), round(y * unit)) for x, y in ring]
    points = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    flat, last = [], (0, 0)
    for x, y in points:
        flat += [x - last[0], y - last[1]]
        last = (x, y)
    return flat


def shapes(rings: list, unit: int, least: float) -> list[list[int]]:
    """Rings above `least` square degrees, and always the largest, so that no small state vanishes."""
    rings = sorted(rings, key=area, reverse=True)
    kept = [r for i, r in enumerate(rings) if i == 0 or area(r) >= least]
    return [p for p in (packed(r, unit) for r in kept) if len(p) >= 6]


def main() -> None:
    with (TARGET / "countries.csv").open(encoding="utf-8") as f:
        names = {r["iso3"]: r for r in csv.DictReader(x for x in f if not x.startswith("#"))} if (TARGET / "countries.csv").exists() else {}
    countries = []
    for f in json.loads((SOURCE / "countries.geo.json").read_text("utf-8"))["features"]:
        iso3, row = f["properties"]["iso3"], names.get(f["properties"]["iso3"], {})
        rings = shapes(rings_of(f["geometry"]), 100, 0.02)
        if rings:
            countries.append([iso3, row.get("name") or f["properties"]["admin"], (row.get("name_ar") or "").split(";")[0], rings])
    provinces = defaultdict(list)
    for f in json.loads((SOURCE / "provinces.geo.json").read_text("utf-8"))["features"]:
        p = f["properties"]
        if rings := shapes(rings_of(f["geometry"]), 1000, 0.002):
            name = "Quneitra" if p["adm1_code"].startswith("SYR") and p["name"] == "UNDOF" else p["name_en"] or p["name"]
            arabic = "محافظة القنيطرة" if name == "Quneitra" else p["name_ar"] or ""
            same = next((r for r in provinces[p["iso3"]] if r[1] == name), None)
            if same:
                same[3] += rings
            else:
                provinces[p["iso3"]].append([p["iso3"], name or p["admin"], arabic, rings])
    with zipfile.ZipFile(TARGET / "basemap.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as z:
        def put(name: str, rows: list) -> None:
            rows = sorted(rows, key=lambda r: (r[0], r[1]))
            z.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), json.dumps(rows, ensure_ascii=False, separators=(",", ":")),
                       zipfile.ZIP_DEFLATED, 9)
        put("countries.json", countries)
        for iso3 in sorted(provinces):
            put(f"{iso3}.json", provinces[iso3])
    print(len(countries), "countries,", sum(map(len, provinces.values())), "provinces,", (TARGET / "basemap.zip").stat().st_size, "bytes")


main()
