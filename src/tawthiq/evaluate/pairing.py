"""One-to-one pairing of two lists by weight (Kuhn 1955, Munkres 1957)."""

from __future__ import annotations

import math
from collections.abc import Sequence


def best_pairs(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """(row, column) pairs of the heaviest one-to-one assignment, by row; pairs without weight are left out. Cubic time."""
    rows, columns = len(weights), len(weights[0]) if weights else 0
    size = max(rows, columns)
    if not rows or not columns:
        return []
    cost = [[-weights[i][j] if i < rows and j < columns else 0.0 for j in range(size)] for i in range(size)]
    row_price, column_price = [0.0] * size, [0.0] * size
    owner = [-1] * size  # of each column: its row
    for start in range(size):
        slack, before, seen = [math.inf] * size, [-1] * size, [False] * size
        row, column = start, -1
        while True:
            step, following = math.inf, -1
            for j in range(size):
                if seen[j]:
                    continue
                reduced = cost[row][j] - row_price[row] - column_price[j]
                if reduced < slack[j]:
                    slack[j], before[j] = reduced, column
                if slack[j] < step:
                    step, following = slack[j], j
            row_price[start] += step
            for j in range(size):
                if seen[j]:
                    row_price[owner[j]] += step
                    column_price[j] -= step
                else:
                    slack[j] -= step
            column = following
            seen[column] = True
            if owner[column] < 0:
                break
            row = owner[column]
        while column >= 0:
            owner[column] = owner[before[column]] if before[column] >= 0 else start
            column = before[column]
    return sorted((i, j) for j, i in enumerate(owner) if i < rows and j < columns and weights[i][j] > 0)
