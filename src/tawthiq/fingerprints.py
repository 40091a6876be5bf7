"""fingerprints: which edition of a stage made a record, so that only what an edit touches is made again.

In: the name of a stage. Out: a short hash over that stage's code, knowledge and models, as installed.
Never: a clock, a network. A linguist who edits a knowledge file gets the articles coded again by the next `tawthiq run`,
and nobody has to remember to ask for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["STAGES", "fingerprint"]

#: stage -> the parts of the package that decide what it makes
STAGES: dict[str, tuple[str, ...]] = {
    "read": ("records", "intake", "articles", "knowledge/articles"),
    "code": ("records", "pipeline.py", "language", "coding", "places", "actors", "knowledge"),
    "resolve": ("records", "resolution", "assessment", "knowledge/resolution", "knowledge/assessment"),
}
#: knowledge that does not bear on coding
_NOT_CODING = ("knowledge/articles", "knowledge/resolution", "knowledge/assessment", "knowledge/report", "knowledge/exports")
#: weights are named by hash in the `manifest.json` beside them: reading that is enough
_BY_MANIFEST = (".onnx",)


@cache
def fingerprint(stage: str) -> str:
    """16 hex digits for the installed edition of `stage`. Raises KeyError for an unknown stage."""
    skip = _NOT_CODING if stage == "code" else ()
    digest = hashlib.sha256()
    for part in STAGES[stage]:
        for path, entry in _walk(files("tawthiq").joinpath(*part.split("/")), part):
            if not (skip and path.startswith(skip)) and not path.endswith(_BY_MANIFEST):
                digest.update(path.encode() + b"\0" + hashlib.sha256(entry.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _walk(entry: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    if entry.is_file():
        yield path, entry
    elif entry.is_dir() and entry.name != "__pycache__":
        for child in sorted(entry.iterdir(), key=lambda e: e.name):
            yield from _walk(child, f"{path}/{child.name}")
