"""The table of all sets: a figure short of what was asked is marked, also where smaller is better; every entry names a real set."""

from __future__ import annotations

from typing import Any

from tawthiq import evaluate as ev
from tawthiq.evaluate.table import figures


def result(name: str, **metrics: float) -> dict[str, Any]:
    return {"name": name, "n": 7, "metrics": metrics, "floor": {}}


def test_short_of_what_was_asked() -> None:
    rows = ev.rows([result("satp", deaths_exact=0.5, all_exact=0.99), result("factuality_uw", mae=0.6)])
    assert [(r.label, r.short) for r in rows] == [("deaths exact", True), ("all five numbers right at once", False), ("mean absolute error", True)]


def test_every_figure_belongs_to_a_set() -> None:
    assert {f["set"] for f in figures()} <= {*ev.BENCHMARKS, "re3d"}
