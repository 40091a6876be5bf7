"""Recognizers: phrases of date and date range to values, Arabic and English, against the library's own readings.

Of a phrase whose year is open the library gives a past and a future reading: either is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from tawthiq.coding.when import find_times
from tawthiq.evaluate.benchmarks import Record
from tawthiq.evaluate.texts import day_of

_KINDS = ("date", "daterange", "datetimeV2.date", "datetimeV2.daterange")


def predict(record: Record) -> dict[str, Any]:
    """[{start, end, text, from, to}]; both days included. `lang` is repeated for the score by language."""
    anchor = day_of(record)
    found = find_times(record["text"], anchor, record["lang"]) if anchor else []
    results = [{"start": t.start, "end": t.end - 1, "text": t.text, "from": t.date_from and t.date_from.isoformat(), "to": t.date_to and t.date_to.isoformat()} for t in found]
    return {"results": results, "lang": record["lang"]}


def score(gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
    """Share of resolved dates and ranges whose value is one of the readings, by language."""
    right = {"en": 0, "ar": 0}
    count = {"en": 0, "ar": 0}
    for g, p in zip(gold, predicted, strict=True):
        for result in g["results"]:
            readings = _readings(result)
            if readings:
                count[p["lang"]] += 1
                right[p["lang"]] += any((x["from"], x["to"]) in readings for x in p["results"])
    return {f"value_{k}": right[k] / max(1, n) for k, n in count.items()}


def _readings(result: dict[str, Any]) -> set[tuple[str, str]]:
    """Accepted (first, last) days. Ranges of the library end before their last day, also where the words name that day
    ("from 2 to 7 February" ends on the 6th): both ends are accepted."""
    resolution = result.get("resolution")
    if result["type"] not in _KINDS or result.get("start") is None or not isinstance(resolution, dict):
        return set()
    found: set[tuple[str, str]] = set()
    for r in [resolution.get("PastResolution"), resolution.get("FutureResolution"), *(resolution.get("values") or [])]:
        if not isinstance(r, dict):
            continue
        single, first, last = r.get("date") or r.get("value"), r.get("startDate") or r.get("start"), r.get("endDate") or r.get("end")
        try:
            if single:
                found.add((date.fromisoformat(single).isoformat(), date.fromisoformat(single).isoformat()))
            elif first and last:
                found |= {(date.fromisoformat(first).isoformat(), (date.fromisoformat(last) - timedelta(n)).isoformat()) for n in (0, 1)}
        except ValueError:
            continue
    return found
