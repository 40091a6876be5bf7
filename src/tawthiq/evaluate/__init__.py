"""evaluate: benchmark records → the stages → the tables they print.

In: a data set of the benchmark folder, looked for in `--data FILE`, `$TAWTHIQ_DATA`, then `../shared/data`. Out: figures.
The stages are given a record without its `gold`; a test proves it. Never: training, or a word of a corpus kept.
"""

from __future__ import annotations

from tawthiq.evaluate.run import ADAPTERS, evaluate, locate

__all__ = ["ADAPTERS", "evaluate", "locate"]
