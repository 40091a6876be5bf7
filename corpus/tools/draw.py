"""Draws the real documents by a printed seed, before anybody looks. Their texts go to the working folder, never into the project.

    python corpus/tools/draw.py DATA_FOLDER WORKING_FOLDER
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from pathlib import Path
from typing import Any

SEED = 20261128
ITEMS = 12  # of a day's list
SHARES = {"open_news_en": (12, 14), "re3d": (8, 7), "gum": (5, 4)}  # open, sealed


def rows(data: Path, name: str) -> list[dict[str, Any]]:
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def candidates(data: Path, name: str) -> list[dict[str, str]]:
    """`{source, published, headline, text}` of every document that may be drawn, in a fixed order."""
    if name == "open_news_en":
        days: dict[str, list[dict[str, Any]]] = {}
        for r in rows(data, name):
            if r["on_topic"]:
                days.setdefault(r["date"], []).append(r)
        full = {d: sorted(x, key=lambda r: r["id"])[:ITEMS] for d, x in days.items() if len(x) >= 7}
        return [{"source": f"{name}#{'+'.join(r['id'] for r in x)}", "published": d, "headline": "", "text": "\n".join(r["text"] for r in x)} for d, x in sorted(full.items())]
    found = [r for r in rows(data, name) if name == "re3d" or r["meta"]["genre"] == "news"]
    found = [r for r in found if len(r["text"].split()) >= 100]
    return [{"source": f"{name}#{r['doc_id']}", "published": r["date"] or "", "headline": "", "text": r["text"]} for r in sorted(found, key=lambda r: r["doc_id"])]


def main() -> int:
    data, folder = Path(sys.argv[1]), Path(sys.argv[2])
    print(f"seed {SEED}")
    chance = random.Random(SEED)
    number = {"open": 0, "sealed": 0}
    for name, (n_open, n_sealed) in SHARES.items():
        drawn = chance.sample(candidates(data, name), n_open + n_sealed)
        for part, chosen in (("sealed", drawn[:n_sealed]), ("open", drawn[n_sealed:])):
            for c in chosen:
                number[part] += 1
                ident = f"{part[0]}r{number[part]:02d}"
                head = f"id: {ident}\nsource: {c['source']}\npublished: {c['published']}\n---\n"
                (folder / part / "docs" / f"{ident}.txt").write_text(head + c["text"] + "\n", "utf-8")
                print(part, ident, c["source"][:70])
    return 0


if __name__ == "__main__":
    sys.exit(main())
