"""exports: what a project holds, in the formats the field already reads. One module per format.

In: a `store.ProjectView`. Out: files in a folder beside a `datapackage.json` that says what they are, how many rows were left
out and why, and the sha256 of each. Files are written whole or not at all; only the manifest knows what time it is.
Never: a row dropped silently; a changed record; an unmarked centroid.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tawthiq.exports import acled, geojson, records
from tawthiq.exports.manifest import Files, write_package
from tawthiq.store.view import ProjectView

__all__ = ["FORMATS", "export"]

FORMATS: dict[str, Callable[[ProjectView], Files]] = {"records": records.make, "acled": acled.make, "geojson": geojson.make}


def export(name: str, view: ProjectView, out: Path) -> Path:
    """Write format `name` into folder `out`; returns the folder. KeyError for an unknown format, OSError where it cannot be written."""
    return write_package(FORMATS[name](view), name, out)
