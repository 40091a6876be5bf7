"""knowledge: what a linguist can edit. TOML and CSV files, and the one loader that reads them.

In: a file's name relative to this folder, without its suffix (`"actors/groups"`).
Out: its rows (CSV) or table (TOML), read once per process. `validate()` names file and line of what is wrong.
Never: rules, code, text of anybody's corpus.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

__all__ = ["load", "read_bytes", "table", "validate"]

_ROOT = files("tawthiq.knowledge")


def _file(name: str) -> Traversable:
    return _ROOT.joinpath(*name.split("/"))


def read_bytes(name: str) -> bytes:
    """The bytes of a file of this folder, suffix included (`"places/world.tsv.gz"`)."""
    return _file(name).read_bytes()


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `name`.csv: header row, UTF-8, comma-separated; lines that begin with `#` are remarks."""
    lines = [x for x in _file(name + ".csv").read_text("utf-8").splitlines() if x.strip() and not x.startswith("#")]
    return tuple({k: (v or "").strip() for k, v in row.items()} for row in csv.DictReader(io.StringIO("\n".join(lines))))


@cache
def load(name: str) -> dict[str, Any]:
    """The table of `name`.toml."""
    return tomllib.loads(_file(name + ".toml").read_text("utf-8"))


def _walk(folder: Traversable, path: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _walk(entry, f"{path}{entry.name}/")
        else:
            yield path + entry.name, entry


def validate() -> list[str]:
    """Problems of all files as `file:line: what is wrong`; empty when all is well."""
    problems: list[str] = []
    for name, entry in _walk(_ROOT):
        if name.endswith(".toml"):
            try:
                tomllib.loads(entry.read_text("utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                problems.append(f"{name}: {error}; correct the file")
        elif name.endswith(".csv"):
            width = 0
            for number, line in enumerate(entry.read_text("utf-8").splitlines(), 1):
                if not line.strip() or line.startswith("#"):
                    continue
                cells = next(csv.reader([line]))
                width = width or len(cells)
                if len(cells) != width:
                    problems.append(f"{name}:{number}: {len(cells)} cells where the header has {width}; quote cells that hold commas")
    return problems
