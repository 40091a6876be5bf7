"""TempEval-3: spans of dates and times, and their values (the document's date is given)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from tawthiq.coding.when import find_times
from tawthiq.evaluate.benchmarks import Record
from tawthiq.evaluate.scores import spans
from tawthiq.evaluate.texts import day_of

_DATED = ("DATE", "TIME")


def predict(record: Record) -> dict[str, Any]:
    """Expressions that name a time; durations and habits are no dates."""
    found = find_times(record["text"], day_of(record), "en")
    return {"timexes": [{"start": t.start, "end": t.end, "type": "DATE", "value": _value(t)} for t in found if t.kind not in ("duration", "repeated")]}


def _value(t: Any) -> str | None:
    """The TIMEX3 value of an interval: a day, a week, a month, a year."""
    if t.date_from is None or t.date_to is None:
        return None
    days = (t.date_to - t.date_from).days + 1
    if days == 1:
        return str(t.date_from.isoformat())
    if t.date_from.month == 1 and t.date_from.day == 1 and days in (365, 366):
        return f"{t.date_from.year:04d}"
    if t.date_from.day == 1 and (t.date_to + timedelta(1)).day == 1 and days <= 31:
        return f"{t.date_from:%Y-%m}"
    if days == 7:
        return f"{t.date_from.isocalendar()[0]:04d}-W{t.date_from.isocalendar()[1]:02d}"
    return f"{t.date_from.isoformat()}/{t.date_to.isoformat()}"


def score(gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
    """Strict and relaxed F1 of DATE and TIME spans; `value`: share of right values where a gold day, week, month or year was found."""
    g = [[(t["start"], t["end"], "") for t in x["timexes"] if t["type"] in _DATED and t.get("start") is not None] for x in gold]
    p = [[(t["start"], t["end"], "") for t in x["timexes"]] for x in predicted]
    right = valued = 0
    for doc, found in zip(gold, predicted, strict=True):
        for t in doc["timexes"]:
            value = str(t.get("value") or "")
            if t["type"] not in _DATED or t.get("start") is None or not re.match(r"\d{4}($|-\d\d|-W\d\d)", value):
                continue
            near = next((f for f in found["timexes"] if f["start"] < t["end"] and t["start"] < f["end"]), None)
            if near is not None:
                valued += 1
                right += near["value"] == value[:10]
    relaxed = spans(g, p, relaxed=True)
    return {"strict_f1": spans(g, p)[2], "relaxed_p": relaxed[0], "relaxed_r": relaxed[1], "relaxed_f1": relaxed[2], "value": right / max(1, valued)}
