"""`export geojson`: RFC 7946, a point only where a point is known; checked against a golden file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import made
from tawthiq.exports import export
from tawthiq.exports.geojson import feature
from tawthiq.records import Place

GOLDEN = Path(__file__).parent / "golden"


def test_the_file_is_the_golden_one(tmp_path: Path) -> None:
    out = export("geojson", made.view(), tmp_path)
    assert (out / "incidents.geojson").read_text("utf-8") == (GOLDEN / "incidents.geojson").read_text("utf-8")
    assert json.loads((out / "datapackage.json").read_text())["left_out"] == {
        "features without geometry: no place stated": 1,
        "mentions of sums and habits, which form no incident": 1,
    }


def place(precision: str, lat: float | None = 27.0, lon: float | None = 14.0) -> Place:
    return Place(name="x", canonical="x", country="Libya", lat=lat, lon=lon, precision=precision)


@pytest.mark.parametrize("precision", ["district", "province", "region", "country", "sea"])
def test_no_centroid_is_drawn(precision: str) -> None:
    made_feature = feature(made.I1.model_copy(update={"places": (place(precision),)}))
    assert made_feature["geometry"] is None
    assert made_feature["properties"]["uncertainty_m"] is None
    assert made_feature["properties"]["place_precision"] == precision


@pytest.mark.parametrize(("precision", "metres"), [("site", 100), ("neighbourhood", 1000), ("town", 5000), ("near", 25000)])
def test_points_carry_their_uncertainty(precision: str, metres: int) -> None:
    made_feature = feature(made.I1.model_copy(update={"places": (place(precision),)}))
    assert made_feature["geometry"] == {"type": "Point", "coordinates": [14.0, 27.0]}
    assert made_feature["properties"]["uncertainty_m"] == metres


def test_a_town_without_coordinates_is_no_point() -> None:
    assert feature(made.I1.model_copy(update={"places": (place("town", None, None),)}))["geometry"] is None


def test_several_scenes_are_several_points() -> None:
    several = (place("town"), place("site", 28.0, 15.0), place("province", 1.0, 1.0), place("town"))
    made_feature = feature(made.I1.model_copy(update={"places": several}))
    assert made_feature["geometry"] == {"type": "MultiPoint", "coordinates": [[14.0, 27.0], [15.0, 28.0]]}
    assert made_feature["properties"]["uncertainty_m"] == 5000
