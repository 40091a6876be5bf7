"""The ratchet: figures must not fall below `floors.toml`. Data that are absent print `not checked: NAME` and pass.

    python benchmarks/check_floors.py          a fixed seeded sample of each set, as CI does
    python benchmarks/check_floors.py --all    all of it
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"


def flat(data: dict[str, object], path: str = "") -> dict[str, float]:
    """Numbers of a nested table by dotted path."""
    out: dict[str, float] = {}
    for k, v in data.items():
        if isinstance(v, dict):
            out |= flat(v, f"{path}{k}.")
        elif isinstance(v, int | float):
            out[path + k] = float(v)
    return out


def seed_page() -> dict[str, float] | None:
    """The whole development page through the command line, scored by the shared scorer."""
    page, scorer = SHARED / "seed" / "000_7672ffc435d8e842.txt", SHARED / "score" / "score.py"
    if not (page.exists() and scorer.exists()):
        return None
    tool = [sys.executable, "-m", "tawthiq"]
    with tempfile.TemporaryDirectory() as tmp:
        project, records = Path(tmp) / "p", Path(tmp) / "records"
        subprocess.run([*tool, "run", str(page), "--project", str(project), "--json"], check=True, capture_output=True)
        subprocess.run([*tool, "export", "records", "--project", str(project), "--out", str(records)], check=True, capture_output=True)
        files = [str(records / f"{n}.jsonl") for n in ("mentions", "incidents")]
        done = subprocess.run([sys.executable, str(scorer), str(SHARED / "seed" / "gold.dev"), *files, "--articles", str(records / "articles.jsonl"), "--split", "dev", "--json"],
                              check=True, capture_output=True, text=True)  # fmt: skip
    got = json.loads(done.stdout)
    figures = flat(got)
    figures["incidents.found_share"] = got["incidents"]["found"] / got["incidents"]["core"]
    return figures


def data_set(name: str, sample: int | None) -> dict[str, float] | None:
    """Metrics of `tawthiq evaluate NAME`."""
    command = [sys.executable, "-m", "tawthiq", "evaluate", name, "--json"] + (["--sample", str(sample)] if sample else [])
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=HERE.parent)
    return None if done.stdout.startswith("not checked") else json.loads(done.stdout)["metrics"]


def main() -> int:
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
    fell = 0
    for name, entry in floors.items():
        figures = seed_page() if name == "seed_page" else data_set(name, None if "--all" in sys.argv else entry.get("sample"))
        if figures is None:
            print(f"not checked: {name}")
            continue
        for key, floor in entry["floors"].items():
            got = figures.get(key, 0.0)
            ok = got >= floor - 1e-9
            fell += not ok
            print(f"{'ok  ' if ok else 'FELL'} {name} {key}: {got:.3f} (floor {floor:.3f})")
    return 1 if fell else 0


if __name__ == "__main__":
    sys.exit(main())
