"""PolNeAR: who says, thinks or wants what, as character spans of source, cue and content.

The corpus marks no attribution inside another's content or inside direct speech, so the outermost ones outside it are answered. Records that are a second
annotator's version of a text (`meta.second_annotation`) are left out of the score.

Score (tokens are runs without white space, in a part when they share a character with it): attributions are paired one to
one within a document, by the characters that their cues share, among equals by those of their contents; where either has no
cue, by content alone. Right are tokens in the same part of both of a pair; the tokens of what found no pair count as missed or spurious.
`pooled`: tokens in any content against those in any content of the gold; `baseline`: the same where every token is answered.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from tawthiq.coding.english import attribution
from tawthiq.coding.english.tree import Tree
from tawthiq.evaluate.benchmarks import Record
from tawthiq.evaluate.pairing import best_pairs
from tawthiq.evaluate.scores import prf
from tawthiq.evaluate.texts import article_of
from tawthiq.language import read_article

PARTS = ("source", "cue", "content")
Parts = dict[str, list[list[int]]]


def predict(record: Record) -> dict[str, Any]:
    """`{attributions: [{source, cue, content}], text}`, null and empty for a second annotation; the scorer counts words of `text`."""
    if (record.get("meta") or {}).get("second_annotation"):
        return {"attributions": None, "text": ""}
    article = article_of(record)
    found = attribution.find(article, [Tree(s) for s in read_article(article) if s.tokens])
    return {"attributions": [{k: [list(x) for x in getattr(a, k)] for k in PARTS} for a in found if a.outer < 0 and not a.quoted], "text": record["text"]}


def score(gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
    """Precision, recall and F1 of the tokens of each part, of pooled content, and the baseline's F1."""
    count = {k: [0, 0, 0] for k in (*PARTS, "pooled", "baseline")}

    def add(key: str, right: int, answered: int, true: int) -> None:
        for n, x in enumerate((right, answered, true)):
            count[key][n] += x

    for g, p in zip(gold, predicted, strict=True):
        if p["attributions"] is None:
            continue
        words = [m.span() for m in re.finditer(r"\S+", p["text"])]
        truth, answer = g["attributions"], p["attributions"]
        true_words, answer_words = ([{k: _words(words, a.get(k)) for k in PARTS} for a in side] for side in (truth, answer))
        pairs = best_pairs([[_shared(a, b) for b in answer] for a in truth])
        for k in PARTS:
            right = sum(len(true_words[i][k] & answer_words[j][k]) for i, j in pairs)
            add(k, right, sum(len(a[k]) for a in answer_words), sum(len(a[k]) for a in true_words))
        in_truth, in_answer = (set().union(*(a["content"] for a in side)) for side in (true_words, answer_words))
        add("pooled", len(in_truth & in_answer), len(in_answer), len(in_truth))
        add("baseline", len(in_truth), len(words), len(in_truth))
    figures: dict[str, float] = {}
    for k in (*PARTS, "pooled"):
        for name, x in zip(("p", "r", "f1"), prf(*count[k]), strict=True):
            figures[f"{k}_{name}"] = x
    return figures | {"baseline_f1": prf(*count["baseline"])[2]}


def _shared(a: Parts, b: Parts) -> float:
    """How well two attributions agree: characters of the cues first, of the contents among equals."""
    cues, content = (sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a.get(k) or () for y in b.get(k) or ()) for k in ("cue", "content"))
    return cues + 1e-7 * content if cues or not a.get("cue") or not b.get("cue") else 0.0


def _words(words: Sequence[tuple[int, int]], spans: Sequence[Sequence[int]] | None) -> set[int]:
    """Indexes of the words that share a character with one of the spans."""
    out: set[int] = set()
    for start, end in spans or ():
        if start < end:
            out.update(range(bisect_right(words, start, key=lambda w: w[1]), bisect_left(words, end, key=lambda w: w[0])))
    return out
