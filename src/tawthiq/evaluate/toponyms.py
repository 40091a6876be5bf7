"""LGL: place names in local news with many namesakes, found and located."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tawthiq.evaluate.benchmarks import Record
from tawthiq.evaluate.scores import kilometres, prf
from tawthiq.places import find_places, resolve


def predict(record: Record) -> dict[str, Any]:
    """Toponyms with the point of the gazetteer entry that the text's context chose."""
    from tawthiq.places import context_of

    names = [n for n in find_places(record["text"], "en") if n.kind != "demonym"]
    context = context_of(names)
    found = []
    for name in names:
        placed = resolve([name], context)
        point = {"lat": placed[0].lat, "lon": placed[0].lon} if placed else {"lat": None, "lon": None}
        found.append({"start": name.start, "end": name.end, "text": name.text, **point})
    return {"toponyms": found}


def score(gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
    """Detection (overlap) P, R, F1; `acc161`: share within 161 km among the gold names that were found and have a point;
    `acc161_all`: among all that have a point."""
    hit = found_n = gold_n = near = located = points = 0
    for g, p in zip(gold, predicted, strict=True):
        gold_n += len(g["toponyms"])
        found_n += len(p["toponyms"])
        for t in g["toponyms"]:
            points += t.get("lat") is not None
            f = next((x for x in p["toponyms"] if x["start"] < t["end"] and t["start"] < x["end"]), None)
            if f is None:
                continue
            hit += 1
            if t.get("lat") is not None:
                located += 1
                near += f["lat"] is not None and kilometres((f["lat"], f["lon"]), (t["lat"], t["lon"])) <= 161
    precision, recall, f1 = prf(hit, found_n, gold_n)
    return {"p": precision, "r": recall, "f1": f1, "acc161": near / max(1, located), "acc161_all": near / max(1, points)}
