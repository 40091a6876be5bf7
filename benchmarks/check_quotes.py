"""Every quote of every record of a project stands verbatim at its span.

python benchmarks/check_quotes.py PROJECT…
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path


def check(project: str) -> tuple[int, list[str]]:
    """(quotes checked, what is wrong)."""
    wrong, n = [], 0
    with tempfile.TemporaryDirectory() as tmp:
        subprocess.run([sys.executable, "-m", "tawthiq", "export", "records", "--project", project, "--out", tmp], check=True, capture_output=True)
        read = lambda name: [json.loads(x) for x in Path(tmp, name).read_text("utf-8").split("\n") if x]
        capture = {a["id"]: a["capture"] for a in read("articles.jsonl")}
        texts = {p.stem: p.open(encoding="utf-8", newline="").read() for p in Path(tmp, "captures").glob("*.txt")}
        for m in read("mentions.jsonl"):
            text = texts[capture[m["article"]]]
            spans = [*zip(m["quotes"], m["spans"], strict=True), *[(e["quote"], [e["start"], e["end"]]) for e in m["evidence"].values()]]
            for quote, (start, end) in spans:
                n += 1
                if not quote or text[start:end] != quote:
                    wrong.append(f"{project}: mention {m['id']}: {quote!r} is not at {start}-{end}")
            for field in ("places", "perpetrator", "target", "weapon", "killed", "injured", "attribution"):
                if m.get(field) and field not in m["evidence"]:
                    wrong.append(f"{project}: mention {m['id']}: {field} has no quote")
    return n, wrong


def main() -> int:
    total, problems = 0, []
    for project in sys.argv[1:]:
        n, wrong = check(project)
        total, problems = total + n, problems + wrong
    print("\n".join(problems[:20]) or f"{total} quotes stand verbatim at their spans")
    return 1 if problems or not total else 0


if __name__ == "__main__":
    sys.exit(main())
