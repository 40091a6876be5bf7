"""LGL: place names found, and how many of those found lie within 161 km of the gold point."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from tawthiq.places import context_of, find_places, resolve


def predict(record: dict[str, Any]) -> list[dict[str, Any]]:
    """[{start, end, lat, lon}]."""
    names = [n for n in find_places(record["text"], "en") if n.kind != "demonym"]
    found = []
    context = context_of(names)
    for n in names:
        for place in resolve([n], context)[:1]:
            found.append({"start": n.start, "end": n.end, "lat": place.lat, "lon": place.lon})
    return found


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two (lat, lon)."""
    la1, lo1, la2, lo2 = map(math.radians, (*a, *b))
    h = math.sin((la2 - la1) / 2) ** 2 + math.cos(la1) * math.cos(la2) * math.sin((lo2 - lo1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))


def score(gold: Sequence[dict[str, Any]], predicted: Sequence[list[dict[str, Any]]]) -> dict[str, float]:
    """Detection P, R, F1 (overlap) and Acc@161 over the detected names that have a gold point."""
    hit = sys_n = gold_n = near = located = 0
    for g, found in zip(gold, predicted, strict=True):
        spans = g["toponyms"]
        gold_n += len(spans)
        sys_n += len(found)
        for t in spans:
            p = next((p for p in found if p["start"] < t["end"] and t["start"] < p["end"]), None)
            if p is None:
                continue
            hit += 1
            if t.get("lat") is not None:
                located += 1
                near += p["lat"] is not None and kilometres((p["lat"], p["lon"]), (t["lat"], t["lon"])) <= 161
    p_, r = hit / max(1, sys_n), hit / max(1, gold_n)
    return {"p": p_, "r": r, "f1": 2 * p_ * r / max(1e-9, p_ + r), "acc161": near / max(1, located)}
