"""SATP: how many died, one number per text. `deaths` of the gold holds counts by side, and their total."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tawthiq.evaluate.texts import mentions


def predict(record: dict[str, Any]) -> dict[str, int]:
    """{"deaths": n}: lower bounds of what the text tells as its events, sums left out."""
    found = mentions(record["text"], record.get("date"), record.get("lang") or "en")
    return {"deaths": sum((m.killed.low or 0) for m in found if m.killed and not m.aggregate and m.factuality == "occurred")}


def total(gold: dict[str, Any]) -> int:
    """Deaths of all sides."""
    deaths = gold.get("deaths") or {}
    if "total" in deaths:
        return int(deaths["total"] or 0)
    return sum(v for v in deaths.values() if isinstance(v, int))


def score(gold: Sequence[dict[str, Any]], predicted: Sequence[dict[str, int]]) -> dict[str, float]:
    """F1 of "anybody died", share of exact numbers, and the same where somebody died."""
    pairs = [(total(g), p["deaths"]) for g, p in zip(gold, predicted, strict=True)]
    both = sum(bool(g and p) for g, p in pairs)
    died = [x for x in pairs if x[0]]
    return {
        "any_death_f1": 2 * both / max(1, len(died) + sum(bool(p) for _, p in pairs)),
        "exact": sum(g == p for g, p in pairs) / max(1, len(pairs)),
        "exact_where_deaths": sum(g == p for g, p in died) / max(1, len(died)),
    }
