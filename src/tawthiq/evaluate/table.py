"""The table of `evaluate --all`: for each data set the figures that stand for it, beside the floor, what was asked and the best known.

In: results of `evaluate`. Out: rows of text. Which figures: `figures.toml` of this folder.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple


class Row(NamedTuple):
    """One line of the table; a figure that does not reach what was asked has `short` set."""

    name: str
    n: str
    label: str
    floor: str
    now: str
    asked: str
    known: str
    short: bool


HEAD = ("data set", "n", "figure", "floor", "now", "asked", "best known")


@cache
def figures() -> tuple[dict[str, Any], ...]:
    """The entries of `figures.toml`, in file order."""
    return tuple(tomllib.loads(Path(__file__).with_name("figures.toml").read_text("utf-8"))["figure"])


def rows(results: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Rows for the results that there are, in the order of `figures.toml`."""
    by_name = {r["name"]: r for r in results}
    out = []
    for f in figures():
        result = by_name.get(f["set"])
        if result is None or f["metric"] not in result["metrics"]:
            continue
        now, asked = result["metrics"][f["metric"]], f.get("asked")
        short = asked is not None and (now > asked if f.get("lower") else now < asked)
        bound = "≤ " if f.get("lower") else "≥ "
        floor = result["floor"].get(f["metric"])
        out.append(Row(f["set"], str(result["n"]), f["label"], _figure(floor), _figure(now), bound + _figure(asked) if asked is not None else "–", f["known"], short))
    return out


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
