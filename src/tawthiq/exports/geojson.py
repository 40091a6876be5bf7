"""`geojson`: incidents as RFC 7946 features (ecosystem.md §2.6).

A place known to town or better is a point with its uncertainty in metres; one known only to a district, province or country
has no geometry but its names: never an unmarked centroid.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from tawthiq.exports.acled import finest
from tawthiq.exports.manifest import Files
from tawthiq.records import Incident
from tawthiq.store import View

UNCERTAINTY_M = {"site": 100, "neighbourhood": 1000, "town": 5000, "near": 25000}


def make(view: View) -> Files:
    """incidents.geojson."""
    left_out: Counter[str] = Counter()
    features = []
    for i in view.incidents:
        if not i.places:
            left_out["no place (feature without geometry)"] += 1
        features.append(_feature(i))
    points = [f["geometry"]["coordinates"] for f in features if f["geometry"]]
    collection: dict[str, Any] = {"type": "FeatureCollection"}
    if points:
        lons, lats = [p[0] for p in points], [p[1] for p in points]
        collection["bbox"] = [min(lons), min(lats), max(lons), max(lats)]
    collection["features"] = features
    text = json.dumps(collection, ensure_ascii=False, indent=1) + "\n"
    return Files({"incidents.geojson": text}, {"incidents.geojson": len(features)}, dict(left_out), "killed and injured: lowest and highest bound of all versions")


def _feature(i: Incident) -> dict[str, Any]:
    place = finest(i.places) if i.places else None
    exact = place is not None and place.precision in UNCERTAINTY_M and place.lat is not None and place.lon is not None
    geometry = {"type": "Point", "coordinates": [round(place.lon or 0, 5), round(place.lat or 0, 5)]} if exact and place else None
    return {
        "type": "Feature", "id": i.id, "geometry": geometry,
        "properties": {
            "title": i.title, "plover": i.plover, "acled": i.acled, "factuality": i.factuality, "date_from": _iso(i.date_from), "date_to": _iso(i.date_to),
            "date_precision": i.date_precision, "place": place.canonical if place else None, "admin1": place.admin1 if place else None, "country": place.country if place else None,
            "precision": place.precision if place else None, "geo_precision": place.geo_precision if place else None, "uncertainty_m": UNCERTAINTY_M[place.precision] if exact and place else None,
            "perpetrator": list(i.perpetrator), "target": list(i.target), "weapon": i.weapon, "killed_min": i.killed_low, "killed_max": i.killed_high, "injured_min": i.injured_low,
            "injured_max": i.injured_high, "grade": i.grade_suggested.grade if i.grade_suggested else None, "n_sources": i.independent_sources, "n_mentions": len(i.mentions),
            "n_versions": sum(v.value is not None for v in i.versions), "n_conflicts": len(i.conflicts),
        },
    }  # fmt: skip


def _iso(value: Any) -> str | None:
    return value.isoformat() if value else None
