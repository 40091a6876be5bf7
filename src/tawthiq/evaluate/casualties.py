"""SATP: how many were killed and injured, one total per text (the date of the record is the article's)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tawthiq.evaluate.benchmarks import Record
from tawthiq.evaluate.scores import prf
from tawthiq.evaluate.texts import mentions_of
from tawthiq.records import Mention, Tally


def predict(record: Record) -> dict[str, Any]:
    """Totals over what the text tells as events that occurred, sums over several events left out."""
    told = [m for m in mentions_of(record) if m.factuality == "occurred" and not m.aggregate]
    return {"deaths": {"total_fatalities": _total(told, "killed")}, "injuries": {"total_injuries": _total(told, "injured")}}


def _total(mentions: Sequence[Mention], kind: str) -> int:
    tallies: list[Tally | None] = [m.killed if kind == "killed" else m.injured for m in mentions]
    return sum(t.low or 0 for t in tallies if t is not None)


def score(gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
    """F1 of "anybody died", share of exact numbers of dead, the same where somebody died, and both for the injured."""
    figures: dict[str, float] = {}
    for group, total, name in (("deaths", "total_fatalities", "death"), ("injuries", "total_injuries", "injury")):
        pairs = [(int((g.get(group) or {}).get(total) or 0), int(p[group][total])) for g, p in zip(gold, predicted, strict=True)]
        some = [x for x in pairs if x[0]]
        figures[f"any_{name}_f1"] = prf(sum(bool(g and p) for g, p in pairs), sum(bool(p) for _, p in pairs), len(some))[2]
        figures[f"{group}_exact"] = sum(g == p for g, p in pairs) / max(1, len(pairs))
        figures[f"{group}_exact_where_any"] = sum(g == p for g, p in some) / max(1, len(some))
    return figures
