"""Arabic event sentences: does the sentence tell an event of the asked type? (Typical words stand in all of them.)"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tawthiq.evaluate.benchmarks import Record
from tawthiq.evaluate.scores import prf
from tawthiq.evaluate.texts import mentions_of


def predict(record: Record) -> dict[str, Any]:
    """All types coded in the sentence as events that occurred."""
    return {"types": sorted({m.plover for m in mentions_of(record) if m.factuality == "occurred"})}


def score(gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
    """P, R, F1 of "yes" for ASSAULT and PROTEST, "ambiguous" left out; `easy_f1` without "difficult no" as well."""
    figures: dict[str, float] = {}
    for kind in ("ASSAULT", "PROTEST"):
        rows = [(g["label"], kind in p["types"]) for g, p in zip(gold, predicted, strict=True) if g["event_type"] == kind and g["label"] != "ambiguous"]
        for name, kept in (("", rows), ("easy_", [r for r in rows if r[0] != "difficult no"])):
            p, r, f = prf(sum(x == "yes" and y for x, y in kept), sum(y for _, y in kept), sum(x == "yes" for x, _ in kept))
            figures[f"{kind.lower()}_{name}f1"] = f
            if not name:
                figures |= {f"{kind.lower()}_p": p, f"{kind.lower()}_r": r}
    return figures
