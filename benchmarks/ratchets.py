"""Ratchets of the house: module length, no registry host, no file over 25 MB, every room has a door."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
MAX_LINES = 400
HOSTS = ("pypi" + ".org", "registry" + ".npmjs", "files.python" + "hosted")


def main() -> int:
    problems: list[str] = []
    for path in sorted((ROOT / "src").rglob("*.py")):
        text = path.read_text("utf-8")
        lines = text.count("\n")
        if lines > MAX_LINES:
            problems.append(f"{path.relative_to(ROOT)}: {lines} lines, at most {MAX_LINES}; split it")
        if path.name == "__init__.py" and not ast.get_docstring(ast.parse(text)):
            problems.append(f"{path.relative_to(ROOT)}: no docstring at the door")
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    for name in filter(None, tracked):
        path = ROOT / name
        if not path.is_file():
            continue
        if path.stat().st_size > 25_000_000:
            problems.append(f"{name}: {path.stat().st_size:,} bytes")
        if path.suffix in (".py", ".toml", ".txt", ".json", ".md", ".cfg", "") and path.stat().st_size < 2_000_000:
            text = path.read_text("utf-8", errors="replace")
            problems += [f"{name}: names a package registry" for h in HOSTS if h in text]
    print("\n".join(problems) or "ratchets hold")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
