"""Files of one export and the Frictionless `datapackage.json` beside them (ecosystem.md §2.0)."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from tawthiq import __version__

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass
class Files:
    """`contents` maps relative names to text; `rows` counts; `left_out` maps a reason to a count; `rule` names the figure rule."""

    contents: dict[str, str]
    rows: dict[str, int]
    left_out: dict[str, int] = field(default_factory=dict)
    rule: str = ""
    note: str = ""


def write_package(files: Files, name: str, out: Path) -> Path:
    """Write all files, each in one step, then the manifest."""
    out.mkdir(parents=True, exist_ok=True)
    resources = []
    for path, text in sorted(files.contents.items()):
        data = text.encode("utf-8")
        _write(out / path, data)
        resources.append({"name": Path(path).stem.lower(), "path": path, "bytes": len(data), "hash": "sha256:" + hashlib.sha256(data).hexdigest(), **({"rows": files.rows[path]} if path in files.rows else {})})
    digest = hashlib.sha256("".join(str(r["hash"]) for r in resources).encode()).hexdigest()
    package = {
        "name": f"tawthiq-{name}", "snapshot_id": digest[:16], "created": datetime.now(UTC).isoformat(timespec="seconds"), "tool": f"tawthiq {__version__}",
        "description": files.note, "figure_rule": files.rule, "left_out": files.left_out, "resources": resources,
    }  # fmt: skip
    _write(out / "datapackage.json", (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))
    return out


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    os.replace(part, path)


def cell(value: object) -> str:
    """A CSV cell that no spreadsheet takes for a formula; numbers stay numbers."""
    text = "" if value is None else str(value)
    if isinstance(value, int | float):
        return text
    text = text.replace("\r", " ").replace("\n", " ")
    return "'" + text if text.startswith(_FORMULA) else text
