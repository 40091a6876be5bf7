"""Train the scorer of reality: ridge regression over the traits of `tawthiq.coding.english.reality` on UDS-IH2.

    python training/factuality/train.py --data ../shared/data --out src/tawthiq/language/models/factuality

In: `factuality_uds.jsonl.gz` (CC BY-SA 4.0, train+ship): of its train part those sentences whose doc_id hashes (sha1) to a first digit below
"a"; the others are held out. Out: `weights.tsv.gz` (trait, weight), `manifest.json` with scores on its dev and test parts. Needs tawthiq
installed and the `train` extra (scikit-learn). Deterministic; two minutes on one core, nearly all of it parsing.
"""
from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import Ridge

from tawthiq.coding.english.reality import traits
from tawthiq.evaluate.factuality import aligned, trees_of

LEAST, ALPHA, DIGITS = 4, 30.0, 3  # a trait seen less often is left out; strength of the penalty; digits kept


def examples(path: Path) -> dict[str, list[tuple[set[str], float]]]:
    """Split → (traits, value) of each event word."""
    out: dict[str, list[tuple[set[str], float]]] = {"train": [], "dev": [], "test": []}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            held = hashlib.sha1(row["doc_id"].encode()).hexdigest()[0] >= "a"
            if not row["gold"]["events"] or (row["split"] == "train" and held):
                continue
            where = aligned(row["text"], trees_of(row))
            for e in row["gold"]["events"]:
                if e["token"] in where:
                    out[row["split"]].append((traits(*where[e["token"]]), e["factuality"]))
    return out


def matrix(rows: list[tuple[set[str], float]], index: dict[str, int]) -> csr_matrix:
    cells = [(n, index[t]) for n, (found, _) in enumerate(rows) for t in sorted(found) if t in index]
    a, b = zip(*cells, strict=True)
    return csr_matrix((np.ones(len(cells)), (a, b)), (len(rows), len(index)))


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    o = ap.parse_args()
    parts = examples(o.data / "factuality_uds.jsonl.gz")
    seen = Counter(t for found, _ in parts["train"] for t in found)
    index = {t: n for n, t in enumerate(sorted(t for t, k in seen.items() if k >= LEAST))}
    model = Ridge(ALPHA, solver="lsqr", tol=1e-6).fit(matrix(parts["train"], index), [v for _, v in parts["train"]])
    weights = {t: round(float(model.coef_[n]), DIGITS) for t, n in index.items()}
    lines = [f"\t{float(model.intercept_):.{DIGITS}f}", *(f"{t}\t{w:g}" for t, w in sorted(weights.items()) if w)]
    o.out.mkdir(parents=True, exist_ok=True)
    data = gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0)
    (o.out / "weights.tsv.gz").write_bytes(data)
    scores = {}
    for part, rows in parts.items():
        gold = np.array([v for _, v in rows])
        got = np.clip(model.predict(matrix(rows, index)), -3, 3)
        scores[part] = {"n": len(rows), "mae": round(float(abs(got - gold).mean()), 4), "r": round(float(np.corrcoef(got, gold)[0, 1]), 4)}
    manifest = {"scores": scores, "sha256": {"weights.tsv.gz": hashlib.sha256(data).hexdigest()}}
    (o.out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    print(json.dumps(manifest), len(data), "bytes")


if __name__ == "__main__":
    main()
