"""Which articles are prints of one text: word shingles and how much of the shorter text stands in the longer one.

Exact sets of five-word shingles; pairs are found through shared shingles (a fixed sample of them, so that twenty thousand
articles stay cheap) and verified on the whole sets. No model, no randomness.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from tawthiq.records import Article
from tawthiq.resolution.words import words

#: share of the shorter text that must stand in the longer one (design: reprints)
REPRINT = 0.6
_SIZE = 5
_SAMPLE = 4
_COMMON = 60
#: texts of fewer shingles (headlines, captions) say nothing about reprinting
_SHORTEST = 12


def shingles(text: str) -> frozenset[int]:
    """Hashes of all runs of five words."""
    tokens = words(text)
    return frozenset(zlib.crc32(" ".join(tokens[i : i + _SIZE]).encode()) for i in range(len(tokens) - _SIZE + 1))


def body(article: Article) -> str:
    """The article's text without furniture, where blocks are known."""
    kept = [article.text[b.start : b.end] for b in article.blocks if b.kind not in ("furniture", "byline")]
    return "\n".join(kept) if kept else article.text


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """Share of the smaller shingle set that is in the larger one, 0 where one is too short to tell."""
    small = min(len(a), len(b))
    return len(a & b) / small if small >= _SHORTEST else 0.0


def reprint_pairs(articles: Sequence[Article]) -> list[tuple[str, str, float]]:
    """Pairs of article ids of which one is a print of the other: (id, id, containment), ids in order."""
    sets = {a.id: shingles(body(a)) for a in sorted(articles, key=lambda a: a.id)}
    holders: dict[int, list[str]] = {}
    for name, items in sets.items():
        for h in items:
            if h % _SAMPLE == 0 or len(items) < 100:
                holders.setdefault(h, []).append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        if len(names) < 2:
            continue
        if len(names) > _COMMON:  # one text in very many prints: each with the next is enough for a group
            shared.update(pairwise(names))
        else:
            shared.update((a, b) for i, a in enumerate(names) for b in names[i + 1 :])
    found = []
    for (a, b), n in shared.items():
        if n >= 2:
            share = containment(sets[a], sets[b])
            if share >= REPRINT:
                found.append((a, b, share))
    return sorted(found)


def reprint_groups(articles: Sequence[Article]) -> dict[str, str]:
    """Article id -> the first id (in order) of its group of prints; articles printed once are their own group."""
    group = {a.id: a.id for a in articles}

    def root(x: str) -> str:
        while group[x] != x:
            group[x] = group[group[x]]
            x = group[x]
        return x

    for a, b, _share in reprint_pairs(articles):
        ra, rb = sorted((root(a), root(b)))
        group[rb] = ra
    return {x: root(x) for x in group}
