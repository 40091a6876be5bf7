"""The ratchet: figures must not fall below `floors.toml`. Data that are absent print `not checked: NAME` and pass.

    python benchmarks/check_floors.py [NAME…]    a fixed seeded sample of each set, as CI does
    python benchmarks/check_floors.py --all      all records of all sets
    python benchmarks/check_floors.py --print    every figure there is, also those without a floor
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
TOOL = [sys.executable, "-m", "tawthiq"]


def flat(data: dict[str, Any], path: str = "") -> dict[str, float]:
    """Numbers of a nested table by dotted path."""
    out: dict[str, float] = {}
    for k, v in data.items():
        if isinstance(v, dict):
            out |= flat(v, f"{path}{k}.")
        elif isinstance(v, int | float):
            out[path + k] = float(v)
    return out


def call(*command: str | Path) -> str:
    """Standard output of a command; what it wrote to standard error where it failed."""
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, cwd=HERE.parent, stdin=subprocess.DEVNULL, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stderr[-3000:]}")
    return done.stdout


def seed_page() -> dict[str, float] | None:
    """The whole development page through the command line, scored by the shared scorer."""
    page, scorer = SHARED / "seed" / "000_7672ffc435d8e842.txt", SHARED / "score" / "score.py"
    if not (page.exists() and scorer.exists()):
        return None
    with tempfile.TemporaryDirectory() as folder:
        project, records = Path(folder) / "p", Path(folder) / "records"
        call(*TOOL, "run", page, "--project", project, "--json")
        call(*TOOL, "export", "records", "--project", project, "--out", records)
        gold = SHARED / "seed" / "gold.dev"
        scored = call(
            sys.executable, scorer, gold, records / "mentions.jsonl", records / "incidents.jsonl", "--articles", records / "articles.jsonl", "--split", "dev", "--json"
        )
    got = json.loads(scored)
    figures = flat(got)
    if got.get("incidents", {}).get("core"):
        figures["incidents.found_share"] = got["incidents"]["found"] / got["incidents"]["core"]
    return figures


def data_set(name: str, sample: int | None) -> dict[str, float] | None:
    """Metrics of `tawthiq evaluate NAME`."""
    said = call(*TOOL, "evaluate", name, "--json", *(["--sample", str(sample)] if sample else []))
    return None if said.startswith("not checked") else flat(json.loads(said)["metrics"])


def main() -> int:
    options = {a for a in sys.argv[1:] if a.startswith("--")}
    names = [a for a in sys.argv[1:] if not a.startswith("--")]
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
    fell = 0
    for name, entry in floors.items():
        if names and name not in names:
            continue
        figures = seed_page() if name == "seed_page" else data_set(name, None if "--all" in options else entry.get("sample"))
        if figures is None:
            print(f"not checked: {name}")
            continue
        for key, floor in entry.get("floors", {}).items():
            got = figures.get(key)
            held = got is not None and got >= floor - 1e-9
            fell += not held
            print(f"{'ok  ' if held else 'FELL'} {name} {key}: {'no such figure' if got is None else format(got, '.3f')} (floor {floor:.3f})", flush=True)
        for key in sorted(figures.keys() - entry.get("floors", {}).keys()) if "--print" in options else ():
            print(f"     {name} {key}: {figures[key]:.3f}", flush=True)
    if fell:
        print(f"{fell} figures fell below their floor")
    return 1 if fell else 0


if __name__ == "__main__":
    sys.exit(main())
