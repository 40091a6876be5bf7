"""PLOVER's own examples and PLV: the type of a sentence's event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tawthiq.evaluate.benchmarks import Record
from tawthiq.evaluate.scores import macro_f1
from tawthiq.evaluate.texts import mentions_of


def predict(record: Record) -> dict[str, Any]:
    """The type of the first mention that is no background; null where nothing was coded. PLV calls it the root."""
    found = mentions_of(record)
    first = next((m for m in found if not m.background), found[0] if found else None)
    kind = first.plover if first else None
    return {"event": kind, "gold_root": kind, "all": sorted({m.plover for m in found})}


def score(gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
    """`exact` and macro F1 of the first type; `among`: the right type is among those coded; `coded`: anything was."""
    truth = [g.get("event") or g.get("gold_root") for g in gold]
    return {
        "exact": sum(t == p["event"] for t, p in zip(truth, predicted, strict=True)) / max(1, len(truth)),
        "macro_f1": macro_f1(truth, [p["event"] for p in predicted]),
        "among": sum(t in p["all"] for t, p in zip(truth, predicted, strict=True)) / max(1, len(truth)),
        "coded": sum(bool(p["all"]) for p in predicted) / max(1, len(truth)),
    }
