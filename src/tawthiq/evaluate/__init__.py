"""evaluate: benchmark records → the stages → the tables they print.

In: a data set of the benchmark folder, looked for in `--data FILE`, `$TAWTHIQ_DATA`, then `../shared/data`. Out: figures.
The stages are given a record without its `gold`; a test proves it. Never: training, or a word of a corpus kept.

A benchmark is a module of this folder with `predict(record)`, in the shape of that file's `gold`, and `score(gold, predicted)`;
`BENCHMARKS` names it.
"""

from __future__ import annotations

from tawthiq.evaluate.benchmarks import BENCHMARKS, Benchmark
from tawthiq.evaluate.measure import evaluate, floors, locate
from tawthiq.evaluate.table import HEAD, Row, rows

__all__ = ["BENCHMARKS", "HEAD", "Benchmark", "Row", "evaluate", "floors", "locate", "rows"]
