"""Small scores that several benchmarks share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Sequence


def prf(right: float, predicted: float, gold: float) -> tuple[float, float, float]:
    """Precision, recall, F1; 0 where a denominator is empty."""
    p, r = right / predicted if predicted else 0.0, right / gold if gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def spans(gold: Sequence[Sequence[tuple[int, int, str]]], predicted: Sequence[Sequence[tuple[int, int, str]]], relaxed: bool = False) -> tuple[float, float, float]:
    """Micro P, R, F1 of (start, end, label) per document: exact, or relaxed (overlap with a span of the same label)."""
    n_gold, n_pred = sum(map(len, gold)), sum(map(len, predicted))
    if not relaxed:
        same = sum(sum((Counter(g) & Counter(p)).values()) for g, p in zip(gold, predicted, strict=True))
        return prf(same, n_pred, n_gold)
    right = sum(any(_over(x, y) for y in g) for g, p in zip(gold, predicted, strict=True) for x in p)
    found = sum(any(_over(x, y) for y in p) for g, p in zip(gold, predicted, strict=True) for x in g)
    p, r = right / n_pred if n_pred else 0.0, found / n_gold if n_gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def _over(a: tuple[int, int, str], b: tuple[int, int, str]) -> bool:
    return a[0] < b[1] and b[0] < a[1] and a[2] == b[2]


def macro_f1(gold: Sequence[Hashable], predicted: Sequence[Hashable]) -> float:
    """Mean F1 over the classes of `gold`."""
    classes = set(gold)
    pairs = list(zip(gold, predicted, strict=True))
    each = [prf(sum(g == p == c for g, p in pairs), sum(p == c for _, p in pairs), sum(g == c for g, _ in pairs))[2] for c in classes]
    return sum(each) / len(each) if each else 0.0


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two (lat, lon) in degrees."""
    la1, lo1, la2, lo2 = map(math.radians, (*a, *b))
    h = math.sin((la2 - la1) / 2) ** 2 + math.cos(la1) * math.cos(la2) * math.sin((lo2 - lo1) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(min(1.0, h)))
