"""Find the data, predict record by record without the gold, score."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tawthiq.evaluate import casualties, places, times

Record = dict[str, Any]


class Adapter(NamedTuple):
    """`predict` sees a record without `gold`; `score` compares predictions with gold, record by record."""

    predict: Callable[[Record], Any]
    score: Callable[[Sequence[Record], Sequence[Any]], dict[str, float]]


ADAPTERS: dict[str, Adapter] = {
    "satp": Adapter(casualties.predict, casualties.score),
    "tempeval3": Adapter(times.predict, times.score),
    "geo_lgl": Adapter(places.predict, places.score),
}


def locate(name: str, given: Path | None = None) -> Path | None:
    """The data file, or None where it is absent."""
    folders = [Path(p) for p in (os.environ.get("TAWTHIQ_DATA"),) if p] + [Path("../shared/data")]
    candidates = [given] if given else [f / f"{name}.jsonl.gz" for f in folders]
    return next((p for p in candidates if p and p.exists()), None)


def evaluate(name: str, data: Path | None = None, predictions: Path | None = None, sample: int | None = None, seed: int = 20) -> dict[str, Any] | None:
    """`{name, file, sha256, n, metrics, seconds}`; None where the data are absent."""
    path = locate(name, data)
    if path is None:
        return None
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as lines:
        records = [json.loads(line) for line in lines]
    if sample is not None and sample < len(records):
        records = random.Random(seed).sample(records, sample)
    adapter, began = ADAPTERS[name], time.perf_counter()
    predicted = [adapter.predict({k: v for k, v in r.items() if k != "gold"}) for r in records]
    seconds = time.perf_counter() - began
    if predictions is not None:
        predictions.write_text("".join(json.dumps({"doc_id": r["doc_id"], "predicted": p}, ensure_ascii=False) + "\n" for r, p in zip(records, predicted, strict=True)), encoding="utf-8")
    return {
        "name": name, "file": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "n": len(records),
        "metrics": {k: round(v, 4) for k, v in adapter.score([r["gold"] for r in records], predicted).items()}, "seconds": round(seconds, 1),
    }  # fmt: skip
