"""The verb `doctor`: is everything there that a run needs, and is the project as it was kept?"""

from __future__ import annotations

import hashlib
import importlib
import json
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from rich.markup import escape

from tawthiq import __version__, knowledge
from tawthiq.cli.screen import dump, out

LIBRARIES = ("pydantic", "sqlalchemy", "onnxruntime", "tokenizers", "numpy", "resiliparse", "charset_normalizer", "hijridate", "ahocorasick_rs", "rapidfuzz", "anyascii", "jinja2")


class Check(NamedTuple):
    """What was looked at, whether it is well, and what to do where it is not."""

    what: str
    ok: bool
    advice: str = ""


def doctor(folder: Path, as_json: bool) -> int:
    """Each line says what was checked; exit 1 when something is wrong."""
    checks = [*_installation(), *_models(files("tawthiq.language").joinpath("models"), "language/models"), *_knowledge(), _writable(folder), *_project(folder)]
    bad = [c for c in checks if not c.ok]
    if as_json:
        dump({"ok": not bad, "checks": [c._asdict() for c in checks]})
    else:
        for c in checks:
            mark = "[green]ok [/]" if c.ok else "[red]BAD[/]"
            out.print(f"{mark} {escape(c.what)}" + (f"; {escape(c.advice)}" if c.advice and not c.ok else ""))
        out.print("The report needs no fonts and no network: it uses those of the reader's browser.")
        out.print(f"{len(bad)} of {len(checks)} checks failed" if bad else f"all {len(checks)} checks passed")
    return 1 if bad else 0


def _installation() -> Iterator[Check]:
    yield Check(f"tawthiq {__version__} on Python {platform.python_version()}, {platform.system()} {platform.machine()}", True)
    yield Check(f"Python {platform.python_version()}", sys.version_info >= (3, 11), "install Python 3.11 or newer")
    yield Check(f"SQLite {sqlite3.sqlite_version}", sqlite3.sqlite_version_info >= (3, 35), "install a Python with SQLite 3.35 or newer")
    for name in LIBRARIES:
        try:
            importlib.import_module(name)
            yield Check(f"{name} can be imported", True)
        except Exception as error:  # a broken native library raises more than ImportError
            yield Check(f"{name} cannot be imported: {error}", False, "install tawthiq again")


def _models(folder: Traversable, path: str) -> Iterator[Check]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _models(entry, f"{path}/{entry.name}")
        elif entry.name == "manifest.json":
            for name, digest in json.loads(entry.read_text("utf-8"))["sha256"].items():
                there = folder.joinpath(name)
                same = there.is_file() and hashlib.sha256(there.read_bytes()).hexdigest() == digest
                yield Check(f"{path}/{name} is the file that was shipped" if same else f"{path}/{name} is missing or was changed", same, "install tawthiq again")


def _knowledge() -> Iterator[Check]:
    problems = knowledge.validate()
    for problem in problems:
        yield Check(f"knowledge/{problem}", False)
    if not problems:
        yield Check("all knowledge files are well-formed", True)


def _writable(folder: Path) -> Check:
    place = folder.resolve()
    while not place.exists():
        place = place.parent
    try:
        with tempfile.TemporaryFile(dir=place):
            return Check(f"{place} can be written to", True)
    except OSError as error:
        return Check(f"{place} cannot be written to ({error.strerror})", False, "choose another folder with --project")


def _project(folder: Path) -> Iterator[Check]:
    from tawthiq.store import Project, StoreError

    if not (folder / "tawthiq.db").exists():
        return
    try:
        with Project.open(folder, create=False) as project:
            doubts = project.doubts()
    except StoreError as error:
        yield Check(str(error), False)
        return
    for doubt in doubts:
        yield Check(doubt, False)
    if not doubts:
        yield Check(f"project {folder}: captures and log are as they were kept", True)
