"""TempEval-3: spans of dates and times, relaxed, and the share of right values among the days and months found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from tawthiq.coding.when import find_times


def predict(record: dict[str, Any]) -> list[dict[str, Any]]:
    """[{start, end, from, to}]."""
    anchor = date.fromisoformat(record["date"][:10]) if record.get("date") else None
    found = find_times(record["text"], anchor, "en")
    return [{"start": t.start, "end": t.end, "from": t.date_from and t.date_from.isoformat(), "to": t.date_to and t.date_to.isoformat()} for t in found]


def score(gold: Sequence[dict[str, Any]], predicted: Sequence[list[dict[str, Any]]]) -> dict[str, float]:
    """Relaxed span P, R, F1 over DATE and TIME; value accuracy over overlapping pairs whose gold value is a day or month."""
    hit = sys_n = gold_n = right = valued = 0
    for g, found in zip(gold, predicted, strict=True):
        spans = [t for t in g["timexes"] if t["type"] in ("DATE", "TIME") and t.get("start", t.get("begin")) is not None]
        gold_n += len(spans)
        sys_n += len(found)
        for t in spans:
            start, end = t.get("start", t.get("begin")), t["end"]
            near = next((p for p in found if isinstance(start, int) and p["start"] < end and start < p["end"]), None)
            if near is None:
                continue
            hit += 1
            value = str(t.get("value") or "")
            if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?.*", value) and "W" not in value:
                valued += 1
                right += str(near["from"] or near["to"] or "").startswith(value[:10] if len(value) >= 10 else value[:7])
    p, r = hit / max(1, sys_n), hit / max(1, gold_n)
    return {"relaxed_p": p, "relaxed_r": r, "relaxed_f1": 2 * p * r / max(1e-9, p + r), "value": right / max(1, valued)}
