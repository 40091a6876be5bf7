"""Who stands behind the reports: prints of one text, one agency, one outlet, one ultimate source count once."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tawthiq import knowledge
from tawthiq.records import Article, Mention
from tawthiq.resolution.reprints import body, reprint_groups
from tawthiq.resolution.words import fold, key, words

#: a paragraph of this many words in two articles was not written twice
_PARAGRAPH = 25


class Origins(NamedTuple):
    """The independent origins of some reports: their names, the origin of each article, and why articles were put together."""

    names: tuple[str, ...]
    of_article: Mapping[str, str]
    reasons: tuple[str, ...]


class Prints(NamedTuple):
    """What articles share as texts: article id -> group of reprints; article id -> its long paragraphs (hashes)."""

    group: Mapping[str, str]
    paragraphs: Mapping[str, frozenset[int]]


@cache
def _generic() -> tuple[frozenset[str], frozenset[str]]:
    table = knowledge.load("assessment/sources")
    return frozenset(fold(w) for w in table["generic_words"]), frozenset(fold(w) for w in table["vague_words"])


def names_somebody(source: str) -> bool:
    """False for "unnamed officials", "local sources", "media reports"."""
    generic, vague = _generic()
    parts = words(source)
    return any(w not in generic and w not in vague for w in parts)


def prints(articles: Sequence[Article]) -> Prints:
    """Reprints and shared paragraphs of all articles, found once."""
    holders: dict[int, set[str]] = {}
    for a in articles:
        for line in body(a).splitlines():
            parts = words(line)
            if len(parts) >= _PARAGRAPH:
                holders.setdefault(zlib.crc32(" ".join(parts).encode()), set()).add(a.id)
    often = max(5, len(articles) // 20)  # a paragraph in more articles than that is an outlet's standing text
    shared: dict[str, set[int]] = {}
    for h, ids in holders.items():
        if 1 < len(ids) <= often:
            for i in ids:
                shared.setdefault(i, set()).add(h)
    return Prints(reprint_groups(articles), {i: frozenset(hs) for i, hs in shared.items()})


def shared_origins(articles: Sequence[Article], mentions: Sequence[Mention], known: Prints | None = None) -> Origins:
    """The independent origins of the mentions of one incident. `known` are the `prints` of the whole collection."""
    known = known or prints(articles)
    told = {m.article for m in mentions}
    here = sorted((a for a in articles if a.id in told), key=lambda a: (a.published is None, a.published, a.id))
    ultimate: dict[str, set[str]] = {}
    for m in mentions:
        if m.attribution and names_somebody(m.attribution[-1]):
            ultimate.setdefault(m.article, set()).add(m.attribution[-1])

    group = {a.id: a.id for a in here}
    group |= {i: i for i in sorted(told - group.keys())}  # mentions whose article is not at hand stand for themselves
    reasons: list[str] = []

    def root(x: str) -> str:
        while group[x] != x:
            x = group[x]
        return x

    def join(ids: Iterable[str], reason: str) -> None:
        roots = list(dict.fromkeys(root(i) for i in ids))
        if len(roots) > 1:
            reasons.append(reason)
            for r in roots[1:]:
                group[r] = roots[0]

    def together(feature: Callable[[Article], Iterable[str]], say: Callable[[str, int], str]) -> None:
        table: dict[str, list[str]] = {}
        shown: dict[str, str] = {}
        for a in here:
            for value in sorted(feature(a)):
                table.setdefault(key(value), []).append(a.id)
                shown.setdefault(key(value), value)
        for k in sorted(table):
            if len(table[k]) > 1:
                join(table[k], say(shown[k], len(table[k])))

    together(lambda a: [known.group[a.id]] if a.id in known.group else [], lambda _v, n: f"{n} articles are prints of one text")
    together(lambda a: map(str, known.paragraphs.get(a.id, ())), lambda _v, n: f"{n} articles share a whole paragraph")
    together(lambda a: [a.agency] if a.agency else [], lambda v, n: f"{n} articles credit the agency {v}")
    together(lambda a: [a.publisher] if a.publisher else [], lambda v, n: f"{n} articles are of one outlet, {v}")
    together(lambda a: ultimate.get(a.id, ()), lambda v, n: f"{n} articles go back to one source, {v}")

    by_id = {a.id: a for a in here}
    members: dict[str, list[str]] = {}
    for i in group:
        members.setdefault(root(i), []).append(i)
    label = {r: _label([by_id[i] for i in ids if i in by_id], ids, ultimate) for r, ids in members.items()}
    of_article = {i: label[root(i)] for i in sorted(group)}
    return Origins(tuple(dict.fromkeys(label[r] for r in members)), of_article, tuple(reasons))


def _label(articles: Sequence[Article], ids: Sequence[str], ultimate: Mapping[str, set[str]]) -> str:
    """The name of an origin: the source that all its articles cite, else agency, outlet, headline."""
    cited = [ultimate.get(i, set()) for i in ids]
    common = set.intersection(*cited) if len(ids) > 1 and cited else set()
    if common:
        return min(common)
    for name in (*(a.agency for a in articles), *(a.publisher for a in articles)):
        if name:
            return name
    return f"article {ids[0]}"
