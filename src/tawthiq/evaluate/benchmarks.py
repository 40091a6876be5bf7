"""The register of benchmarks: name = stem of the data file, value = the module that knows its shape."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any, Protocol, cast

Record = dict[str, Any]


class Benchmark(Protocol):
    """What a benchmark's module offers. It may bring its own `find(name)` of the file and `records(path)` of what is in it."""

    def predict(self, record: Record) -> Any:
        """What the stages make of a record that has no `gold`, in the shape of that file's `gold` (the parts that are scored)."""

    def score(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
        """Figures between 0 and 1 (or in the unit that the name says), from gold and predictions in one order."""


BENCHMARKS: dict[str, str] = {
    "satp": "casualties",
    "tempeval3": "times",
    "recognizers": "phrases",
    "geo_lgl": "toponyms",
    "plover_gsr": "types",
    "plv": "types",
    "arabic_event_gsr": "arabic_events",
    "ner_uner": "names",
    "polnear": "attributions",
    "corpus": "corpus",
    "corpus_sealed": "corpus",
    "muc4_gtt": "muc4_gtt",
    "muc4": "muc4",
    "re3d": "entities",
    "factuality_uw": "factuality",
    "factuality_uds": "factuality",
}


# Fields of `gold` that the issue says are given to the coder; they reach `predict` as `record["given"]`, nothing else of gold does.
GIVEN: dict[str, tuple[str, ...]] = {"plv": ("source", "target")}


def benchmark(name: str) -> Benchmark:
    """The benchmark of that name. Raises KeyError where there is none."""
    return cast(Benchmark, import_module(f"tawthiq.evaluate.{BENCHMARKS[name]}"))
