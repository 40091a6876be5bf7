"""Well-formed dependency trees from arc scores (Chu-Liu/Edmonds; one root per sentence)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def spanning_tree(scores: NDArray[np.float32]) -> list[int]:
    """Heads of the best tree. `scores` is [W, W+1], column 0 the root; the result is 1-based, 0 for the root."""
    n = scores.shape[0]
    table = scores.astype(np.float64).copy()
    table[np.arange(n), np.arange(1, n + 1)] = -np.inf
    best = [int(h) for h in table.argmax(1)]
    roots = [i for i, h in enumerate(best) if h == 0]
    margin = table[:, 0] - (np.where(np.isfinite(table[:, 1:]), table[:, 1:], -1e9).max(1) if n > 1 else 0.0)
    keep = max(roots, key=lambda i: table[i, 0]) if roots else int(margin.argmax())
    table[:, 0] = -np.inf
    table[keep, 1:] = -np.inf
    table[keep, 0] = 0.0
    best = [int(h) for h in table.argmax(1)]
    if not _cycle(best):
        return best
    full = np.full((n + 1, n + 1), -np.inf)
    full[1:, :] = table
    return _edmonds(full)[1:]


def _cycle(heads: list[int]) -> list[int]:
    """A cycle among 1-based heads as 0-based indexes; empty when there is none."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path, i = [], start
        while i >= 0 and state[i] == 0:
            state[i] = 1
            path.append(i)
            i = heads[i] - 1
        if i >= 0 and state[i] == 1 and i in path:
            return path[path.index(i) :]
        for j in path:
            state[j] = 2
    return []


def _edmonds(scores: NDArray[np.float64]) -> list[int]:
    """Heads for nodes 0..n of scores[dependent, head]; node 0 is the root (its head is 0)."""
    n = scores.shape[0]
    heads = [0] + [int(scores[i].argmax()) for i in range(1, n)]
    loop = [i + 1 for i in _cycle(heads[1:])]
    if not loop:
        return heads
    inside = set(loop)
    rest = [i for i in range(n) if i not in inside]
    size = len(rest) + 1
    small = np.full((size, size), -np.inf)
    enter: dict[int, int] = {}
    leave: dict[int, int] = {}
    weight = sum(scores[i, heads[i]] for i in loop)
    for a, i in enumerate(rest):
        for b, j in enumerate(rest):
            small[a, b] = scores[i, j]
        into = max(loop, key=lambda k: scores[i, k])
        small[a, size - 1] = scores[i, into]
        leave[i] = into
        broken = max(loop, key=lambda k: scores[k, i] - scores[k, heads[k]])
        small[size - 1, a] = scores[broken, i] - scores[broken, heads[broken]] + weight
        enter[i] = broken
    small[0, :] = -np.inf
    solved = _edmonds(small)
    out = list(heads)
    for a, i in enumerate(rest):
        if i == 0:
            continue
        out[i] = leave[i] if solved[a] == size - 1 else rest[solved[a]]
    outside = rest[solved[size - 1]]
    out[enter[outside]] = outside
    return out
