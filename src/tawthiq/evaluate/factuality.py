"""UW and UDS-IH2: how sure the text is that what an event word tells took place, from −3 to +3.

The sets give words joined by spaces; a value is predicted for every word, since which ones are events is not told. UDS-IH2 is on the
scorer's own scale. UW counts reported speech as fact and hardly uses the lower half: its values are read off by `_UW`, a rescaling.
Of UDS-IH2 the train part is left out: the parser and the scorer were trained on its sentences.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from tawthiq.coding.english import reality
from tawthiq.coding.english.tree import Tree
from tawthiq.evaluate.benchmarks import Record
from tawthiq.evaluate.texts import article_of
from tawthiq.language import read_article

# Polarity → (score, value) knots of a line, flat outside them.
_UW: dict[str, tuple[tuple[float, float], ...]] = {
    "plain": ((-1.0, 1.6), (0.5, 2.0), (1.5, 2.8), (2.0, 3.0)),
    "under": ((-1.0, -0.8), (1.0, 1.5), (2.0, 2.5)),
    "negated": ((-1.0, -2.0), (2.0, -2.0), (3.0, -1.0)),
}


def records(path: Path) -> list[Record]:
    """All records of UW; of UDS-IH2 those of its test part, where the file has one."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8")
    rows: list[Record] = [json.loads(line) for line in text.split("\n") if line.strip()]
    unseen = [r for r in rows if r["meta"]["corpus"] == "UW" or r["split"] == "test"]
    return unseen or rows


def trees_of(record: Record) -> list[Tree]:
    """The record's sentences as trees."""
    return [Tree(s) for s in read_article(article_of(record)) if s.tokens]


def aligned(text: str, trees: Sequence[Tree]) -> dict[int, tuple[Tree, int]]:
    """Number of a word of `text` (cut at its spaces) → the tree and the token it begins with."""
    starts: dict[int, tuple[Tree, int]] = {t.start: (tree, i) for tree in trees for i, t in enumerate(tree.tokens)}
    out, at = {}, 0
    for n, word in enumerate(text.split(" ")):
        found = next((starts[k] for k in range(at, at + len(word)) if k in starts), None)
        if found is not None:
            out[n] = found
        at += len(word) + 1
    return out


def predict(record: Record) -> dict[str, Any]:
    """A value for every word; +3, the commonest, where the reader saw none."""
    where = aligned(record["text"], trees_of(record))
    events = []
    for n, word in enumerate(record["text"].split(" ")):
        value = 3.0
        if n in where:
            found = reality.of(*where[n])
            value = _line(_UW[found.polarity], found.score) if record["meta"]["corpus"] == "UW" else found.score
        events.append({"token": n, "text": word, "factuality": round(value, 3)})
    return {"events": events}


def _line(knots: Sequence[tuple[float, float]], x: float) -> float:
    """The value at `x` of the broken line through `knots`."""
    if x <= knots[0][0]:
        return knots[0][1]
    for (a, u), (b, v) in pairwise(knots):
        if x <= b:
            return u + (v - u) * (x - a) / (b - a)
    return knots[-1][1]


def score(gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
    """Mean absolute error and Pearson's r over the event words; `always_mae`: of answering +3 each time; `gain`: share of that error removed."""
    pairs: list[tuple[float, float]] = []
    for g, p in zip(gold, predicted, strict=True):
        told = {e["token"]: e["factuality"] for e in p["events"]}
        pairs += [(e["factuality"], told.get(e["token"], 3.0)) for e in g["events"]]
    n = max(1, len(pairs))
    mae, always = sum(abs(a - b) for a, b in pairs) / n, sum(abs(a - 3.0) for a, _ in pairs) / n
    return {"events": float(len(pairs)), "mae": mae, "r": _pearson(pairs), "always_mae": always, "gain": 1 - mae / always if always else 0.0}


def _pearson(pairs: Sequence[tuple[float, float]]) -> float:
    n = max(1, len(pairs))
    ma, mb = sum(a for a, _ in pairs) / n, sum(b for _, b in pairs) / n
    cov = sum((a - ma) * (b - mb) for a, b in pairs)
    spread = math.sqrt(sum((a - ma) ** 2 for a, _ in pairs) * sum((b - mb) ** 2 for _, b in pairs))
    return cov / spread if spread else 0.0
