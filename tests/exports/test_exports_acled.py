"""`export acled`: 31 columns, one row for what occurred, everything else counted; checked against a golden file."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import made
from tawthiq.exports import export
from tawthiq.exports.acled import COLUMNS, excluded, time_precision
from tawthiq.exports.toll import fatalities
from tawthiq.knowledge import load
from tawthiq.records import ACLED_SUBEVENTS, Figure, Incident, Mention, Place, Tally

GOLDEN = Path(__file__).parent / "golden"


def test_the_file_is_the_golden_one(tmp_path: Path) -> None:
    out = export("acled", made.view(), tmp_path)
    assert (out / "acled.csv").read_text("utf-8") == (GOLDEN / "acled.csv").read_text("utf-8")
    package = json.loads((out / "datapackage.json").read_text())
    assert package["left_out"] == {
        "did not occur yet: threatened, demanded, planned or hypothetical": 1,
        "mentions of sums and habits, which form no incident": 1,
    }
    assert "dozens 12" in package["rules"]["fatalities"]


def test_columns_are_acleds() -> None:
    assert len(COLUMNS) == len(set(COLUMNS)) == 31
    assert (COLUMNS[0], COLUMNS[28], COLUMNS[30]) == ("event_id_cnty", "fatalities", "timestamp")


def test_every_sub_event_has_its_frame() -> None:
    frame = load("exports/acled")
    for name in ACLED_SUBEVENTS:
        assert frame["disorder_type"][frame["event_type"][name]]
        assert "none" in frame["actions"][name]


def incident(**more: Any) -> Incident:
    return made.I1.model_copy(update=more)


PROVINCE = Place(name="Fezzan", canonical="Fezzan", country="Libya", precision="country")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, None),
        ({"factuality": "planned"}, "did not occur yet"),
        ({"factuality": "not-occurred"}, "denied or foiled"),
        ({"factuality": "not-occurred", "acled": "Disrupted weapons use"}, None),
        ({"acled": None}, "no ACLED sub-event type"),
        ({"date_from": None, "date_to": None}, "no date"),
        ({"places": ()}, "no place"),
        ({"places": (PROVINCE,)}, "below the country"),
    ],
)
def test_what_is_left_out_has_a_reason(changes: dict[str, Any], reason: str | None) -> None:
    said = excluded(incident(**changes))
    assert said is None if reason is None else reason in (said or "")


@pytest.mark.parametrize(
    ("first", "last", "precision", "expected"),
    [
        (date(2024, 3, 3), date(2024, 3, 3), "day", 1),
        (date(2024, 3, 3), date(2024, 3, 5), "day", 2),
        (date(2024, 3, 3), date(2024, 3, 9), "week", 2),
        (date(2024, 3, 1), date(2024, 3, 31), "month", 3),
        (date(2024, 1, 1), date(2024, 12, 31), "year", 3),
        (None, date(2024, 3, 9), "day", 1),
    ],
)
def test_time_precision(first: date | None, last: date | None, precision: str, expected: int) -> None:
    assert time_precision(incident(date_from=first, date_to=last, date_precision=precision)) == expected


def told(low: int | None, high: int | None, *figures: Figure) -> Mention:
    return Mention(id="m", article="a", quotes=("x",), spans=((0, 1),), plover="ASSAULT", killed=Tally(low=low, high=high), figures=figures)


def killed(low: int | None, verbatim: str, cumulative: bool = False) -> Figure:
    return Figure(kind="killed", low=low, high=None, verbatim=verbatim, cumulative=cumulative)


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        ([], 0),
        ([told(8, None, killed(8, "at least 8"))], 8),
        ([told(None, 8)], 0),
        ([told(0, 0)], 0),
        ([told(24, None, killed(24, "dozens"))], 12),
        ([told(24, None, killed(24, "Dozens of people"))], 12),
        ([told(20, None, killed(20, "tens"))], 10),
        ([told(20, None, killed(20, "عشرات"))], 10),
        ([told(200, None, killed(200, "hundreds"))], 100),
        ([told(300, 300, killed(300, "3 hundreds"))], 300),
        ([told(29, None, killed(24, "dozens"), killed(5, "five"))], 17),
        ([told(2, 2), told(3, 3)], 2),
        ([told(40, 40, killed(40, "40", cumulative=True)), told(3, 3)], 3),
    ],
)
def test_the_conservative_figure(mentions: list[Mention], expected: int) -> None:
    assert fatalities(mentions) == expected


def test_names_that_look_like_formulas_are_disarmed(tmp_path: Path) -> None:
    view = made.view()
    object.__setattr__(view, "incidents", (incident(perpetrator=("=cmd",)),))
    with (export("acled", view, tmp_path) / "acled.csv").open(newline="") as file:
        row = next(csv.DictReader(file))
    assert row["actor1"] == "'=cmd"
