"""`geojson`: incidents as RFC 7946 features (ecosystem.md §2.6).

A place known to a town or better is a point with its uncertainty in metres; one known only to a district, province or country
has no geometry but its names and the country's code: never an unmarked centroid.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import Any

from tawthiq.exports.ground import UNCERTAINTY_M, finest, is_point
from tawthiq.exports.manifest import Files
from tawthiq.records import Incident
from tawthiq.store.view import ProjectView

RULES = {
    "geometry": "points only for places known to a town or better; else null, with place, admin1, country and place_precision",
    "killed_min, killed_max, injured_min, injured_max": "lowest and highest bound over all versions; null where not stated",
}
_NO_GEOMETRY = "features without geometry: "


def make(view: ProjectView) -> Files:
    """incidents.geojson: a feature for every incident, whatever its factuality (see the property)."""
    left_out: Counter[str] = Counter()
    features = []
    for i in view.incidents:
        made = feature(i)
        features.append(made)
        if made["geometry"] is None:
            left_out[_NO_GEOMETRY + (f"place known only to the {finest(i.places).precision}" if i.places else "no place stated")] += 1
    if sums := sum(m.aggregate for m in view.mentions):
        left_out["mentions of sums and habits, which form no incident"] = sums
    collection: dict[str, Any] = {"type": "FeatureCollection"}
    points = [xy for f in features if f["geometry"] for xy in _points(f["geometry"])]
    if points:
        collection["bbox"] = [min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points)]
    collection["features"] = features
    text = json.dumps(collection, ensure_ascii=False, indent=1) + "\n"
    note = "RFC 7946, WGS84, longitude before latitude. Read `uncertainty_m` with every point."
    return Files({"incidents.geojson": text}, {"incidents.geojson": len(features)}, dict(left_out), RULES, note)


def _points(geometry: dict[str, Any]) -> list[list[float]]:
    return [geometry["coordinates"]] if geometry["type"] == "Point" else list(geometry["coordinates"])


def feature(i: Incident) -> dict[str, Any]:
    """One incident; several precise places make a MultiPoint, and `uncertainty_m` is that of the least certain of them."""
    place = finest(i.places) if i.places else None
    exact = [p for p in i.places if is_point(p)]
    points = [list(xy) for xy in dict.fromkeys((round(p.lon or 0.0, 5), round(p.lat or 0.0, 5)) for p in exact)]
    geometry: dict[str, Any] | None = None
    if points:
        geometry = {"type": "Point", "coordinates": points[0]} if len(points) == 1 else {"type": "MultiPoint", "coordinates": points}
    return {
        "type": "Feature", "id": i.id, "geometry": geometry,
        "properties": {
            "title": i.title, "plover": i.plover, "plover_mode": i.plover_mode, "acled": i.acled, "factuality": i.factuality,
            "date_from": _iso(i.date_from), "date_to": _iso(i.date_to), "date_precision": i.date_precision,
            "place": place.canonical if place else None, "places": [p.canonical for p in i.places], "admin1": place.admin1 if place else None,
            "country": place.country if place else None, "iso3": place.iso3 if place else None,
            "place_precision": place.precision if place else None, "geo_precision": place.geo_precision if place else None,
            "uncertainty_m": max((UNCERTAINTY_M[p.precision] for p in exact), default=None),
            "perpetrator": list(i.perpetrator), "target": list(i.target), "weapon": i.weapon,
            "killed_min": i.killed_low, "killed_max": i.killed_high, "injured_min": i.injured_low, "injured_max": i.injured_high,
            "grade": i.grade_suggested.grade if i.grade_suggested else None, "n_sources": i.independent_sources,
            "n_mentions": len(i.mentions), "n_versions": len(i.versions), "n_conflicts": len(i.conflicts), "url": None,
        },
    }  # fmt: skip


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None
