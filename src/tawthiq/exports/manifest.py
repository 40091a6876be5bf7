"""Files of one export and the Frictionless `datapackage.json` beside them (ecosystem.md §2.0)."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from tawthiq import __version__
from tawthiq.store.files import write_whole

MANIFEST = "datapackage.json"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MEDIA = {".csv": "text/csv", ".jsonl": "application/jsonl", ".geojson": "application/geo+json", ".txt": "text/plain"}


@dataclass
class Files:
    """`contents` maps relative names to text, or to a function that reads it when it is its turn; `rows` counts;
    `left_out` maps a reason to a count; `rules` maps what was decided to the named rule that decided it."""

    contents: dict[str, str | Callable[[], str]]
    rows: dict[str, int]
    left_out: dict[str, int] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
    note: str = ""


def write_package(files: Files, name: str, out: Path) -> Path:
    """Write all files, each in one step, then the manifest; files of an earlier export that are no more are removed.

    The snapshot's id is a hash over the files: the same records give the same id, and then the manifest's time stays too.
    """
    before = _manifest(out)
    resources = []
    for path, content in sorted(files.contents.items()):
        data = (content if isinstance(content, str) else content()).encode("utf-8", "replace")
        write_whole(out / path, data)
        resources.append(_resource(path, data, files.rows))
    digest = hashlib.sha256("".join(r["hash"] for r in resources).encode()).hexdigest()
    package: dict[str, Any] = {
        "name": f"tawthiq-{name}",
        "snapshot_id": digest[:16],
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "tool": f"tawthiq {__version__}",
        "description": files.note,
        "filter": "none: everything the project holds",
        "rules": files.rules,
        "left_out": dict(sorted(files.left_out.items())),
        "resources": resources,
    }
    if before is not None and {**before, "created": ""} == {**package, "created": ""}:
        package["created"] = before["created"]
    write_whole(out / MANIFEST, (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode())
    _remove_old(out, before, set(files.contents))
    return out


def _resource(path: str, data: bytes, rows: dict[str, int]) -> dict[str, Any]:
    suffix = Path(path).suffix
    told = {"name": Path(path).stem.lower(), "path": path, "mediatype": _MEDIA.get(suffix, "application/octet-stream"), "encoding": "utf-8"}
    counted = {"rows": rows[path]} if path in rows else {}
    return {**told, "bytes": len(data), "hash": "sha256:" + hashlib.sha256(data).hexdigest(), **counted}


def _manifest(out: Path) -> dict[str, Any] | None:
    try:
        found = json.loads((out / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and str(found.get("tool", "")).startswith("tawthiq ") else None


def _remove_old(out: Path, before: dict[str, Any] | None, now: set[str]) -> None:
    """Only files that our own earlier manifest names, and only inside `out`."""
    for resource in (before or {}).get("resources", []):
        path = PurePosixPath(str(resource.get("path", "")))
        if str(path) not in now and not path.is_absolute() and ".." not in path.parts and path.parts:
            with contextlib.suppress(OSError):
                (out / path).unlink()


def cell(value: object) -> str:
    """A CSV cell on one line that no spreadsheet takes for a formula; numbers stay numbers."""
    text = "" if value is None else str(value)
    if isinstance(value, int | float):
        return text
    if text.startswith(_FORMULA):
        text = "'" + text
    return " ".join(text.splitlines()) if len(text.splitlines()) > 1 else text.rstrip("\r\n")
