"""Find the data, predict record by record without the gold, score."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import random
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tawthiq.evaluate.benchmarks import BENCHMARKS, GIVEN, Benchmark, Record, benchmark
from tawthiq.store.files import write_whole

SEED = 20


def locate(name: str, given: Path | None = None) -> Path | None:
    """The data file: `given`, else in `$TAWTHIQ_DATA`, else in `../shared/data`; None where it is absent."""
    if given is not None:
        return given if given.is_file() else None
    own: Callable[[str], Path | None] | None = getattr(benchmark(name), "find", None)
    if own is not None:
        return own(name)
    folders = [Path(p) for p in (os.environ.get("TAWTHIQ_DATA"),) if p] + [Path("../shared/data")]
    return next((p for f in folders if (p := f / f"{name}.jsonl.gz").is_file()), None)


def floors(name: str) -> dict[str, float]:
    """Figures below which `name` must not fall: `benchmarks/floors.toml` of the checkout, empty where there is none."""
    here = [Path("benchmarks/floors.toml"), Path(__file__).parents[3] / "benchmarks" / "floors.toml"]
    path = next((p for p in here if p.is_file()), None)
    table = tomllib.loads(path.read_text("utf-8")) if path else {}
    return {k: float(v) for k, v in table.get(name, {}).get("floors", {}).items()}


def blind(record: Record, given: Sequence[str] = ()) -> Record:
    """The record as the coder under test sees it: a copy without its answer, and `given`: the fields of the answer that it may know."""
    shown = {k: v for k, v in record.items() if k != "gold"}
    if given:
        shown["given"] = {k: record["gold"].get(k) for k in given}
    return json.loads(json.dumps(shown))  # type: ignore[no-any-return]


def evaluate(name: str, data: Path | None = None, predictions: Path | None = None, sample: int | None = None) -> dict[str, Any] | None:
    """`{name, file, sha256, n, metrics{}, floor{}, seconds}`; None where the data are absent. KeyError for an unknown name.

    `sample`: so many records, always the same ones. `predictions`: where to write `{doc_id, predicted}` per record.
    """
    if name not in BENCHMARKS:
        raise KeyError(name)
    path = locate(name, data)
    if path is None:
        return None
    bench = benchmark(name)
    read: Callable[[Path], list[Record]] = getattr(bench, "records", _records)
    records, began = _sampled(read(path), sample), time.perf_counter()
    predicted = predict_all(bench, records, GIVEN.get(name, ()))
    seconds = time.perf_counter() - began
    if predictions is not None:
        lines = (json.dumps({"doc_id": r.get("doc_id"), "predicted": p}, ensure_ascii=False) + "\n" for r, p in zip(records, predicted, strict=True))
        write_whole(predictions, "".join(lines).encode("utf-8", "replace"))
    metrics = bench.score([r["gold"] for r in records], predicted)
    return {
        "name": name,
        "file": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "n": len(records),
        "metrics": {k: round(v, 4) for k, v in metrics.items()},
        "floor": floors(name),
        "seconds": round(seconds, 1),
    }


def predict_all(bench: Benchmark, records: list[Record], given: Sequence[str] = ()) -> list[Any]:
    """Predictions in order; of the gold only the fields `given` leave this function's caller."""
    return [bench.predict(blind(r, given)) for r in records]


def _records(path: Path) -> list[Record]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def _sampled(records: list[Record], sample: int | None) -> list[Record]:
    if sample is None or sample >= len(records):
        return records
    chosen = sorted(random.Random(SEED).sample(range(len(records)), sample))
    return [records[n] for n in chosen]
