"""The verb `evaluate`: figures of benchmark data, printed."""

from __future__ import annotations

from pathlib import Path

from rich.table import Table

from tawthiq import evaluate as ev
from tawthiq.cli.screen import dump, err, out


def evaluate(name: str | None, data: Path | None, predictions: Path | None, sample: int | None, as_json: bool) -> int:
    """One data set, or all; absent ones are said to be so and are no failure."""
    if name is not None and name not in ev.BENCHMARKS:
        err.print(f"evaluate: no benchmark {name!r}; there are {', '.join(ev.BENCHMARKS)}")
        return 2
    if data is not None and not data.is_file():
        err.print(f"evaluate: {data}: no such file")
        return 2
    told = []
    for each in [name] if name else list(ev.BENCHMARKS):
        if name is None:
            err.print(f"{each} …")
        result = ev.evaluate(each, data, predictions, sample)
        if result is None:
            out.print(f"not checked: {each}")
        elif as_json:
            dump(result)
        elif name is None:
            told.append(result)
        else:
            figures = ", ".join(f"{k} {v:.3f}" + (f" (floor {result['floor'][k]:.3f})" if k in result["floor"] else "") for k, v in result["metrics"].items())
            out.print(f"{each}: n {result['n']}, {figures} ({result['seconds']} s)")
    if told:
        table = Table(*ev.HEAD, box=None, pad_edge=False)
        for row in ev.rows(told):
            table.add_row(row.name, row.n, row.label, row.floor, f"[red]{row.now}[/red]" if row.short else row.now, row.asked, row.known)
        out.print(table)
    return 0
