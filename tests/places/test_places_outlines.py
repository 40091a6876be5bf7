"""Outlines for the report's map: all countries coarsely, provinces only of the countries asked for."""

from __future__ import annotations

from tawthiq import places


def test_provinces_only_of_the_countries_asked_for() -> None:
    found = places.outlines(["irq", "SYR", "nowhere"])
    assert {p["iso3"] for p in found["provinces"]} == {"IRQ", "SYR"}
    assert len(found["provinces"]) == 18 + 14
    assert len(found["countries"]) > 200


def test_rings_are_closed_and_on_the_globe() -> None:
    found = places.outlines(["YEM"])
    for shape in found["countries"] + found["provinces"]:
        assert shape["rings"]
        for ring in shape["rings"]:
            assert ring[0] == ring[-1]
            assert len(ring) >= 4
            assert all(-180.01 <= x <= 180.01 and -90.01 <= y <= 90.01 for x, y in ring)


def test_iraq_lies_where_iraq_lies() -> None:
    iraq = next(c for c in places.outlines()["countries"] if c["iso3"] == "IRQ")
    assert iraq["name"] == "Iraq"
    assert iraq["name_ar"] == "العراق"
    xs = [x for ring in iraq["rings"] for x, _ in ring]
    assert 38 < min(xs) < max(xs) < 49
