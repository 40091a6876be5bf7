"""Which pairs of mentions are looked at: never all of them.

A pair is a candidate when the two share a key: a day and a province, a day and a cell of the map, a month and a town, a month and
an actor, a named victim, a rare target, a sentence in two prints. Keys that very many mentions share are split by actor and
place, and dropped where even that leaves crowds: such pairs have nothing in common but the crowd.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from datetime import date

from tawthiq.resolution.profile import DISTRICT, Profile, Spot
from tawthiq.resolution.words import key

#: largest block that is paired in full
CROWD = 150
#: in a crowd that nothing splits, each mention meets this many of its neighbours in the order of the details
_NEIGHBOURS = 50
#: keys of which a pair is worth comparing even when both mentions are dated to the week
_EXACT = ("day", "person", "print")
_CELL = 0.5  # degrees, about 50 km
_MONTHS = 25  # longest interval that is spelled out in months


def candidates(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Index pairs (i < j) worth comparing, sorted."""
    blocks: dict[Hashable, list[int]] = {}
    types = sorted({p.plover for p in profiles})
    for i, p in enumerate(profiles):
        # a later development (arrest, toll) may be of another type than the event: it looks into the blocks of all types
        for k in dict.fromkeys(_keys(p, types if p.follow_up else [p.plover])):
            blocks.setdefault(k, []).append(i)
    pairs: set[tuple[int, int]] = set()
    for k, members in blocks.items():
        if len(members) > 1:
            _pair_up(profiles, members, pairs, exact=isinstance(k, tuple) and k[0] in _EXACT)
    return sorted(pairs | _coarse(profiles))


def _pair_up(profiles: Sequence[Profile], members: Sequence[int], pairs: set[tuple[int, int]], exact: bool, split: bool = True) -> None:
    """Pairs of a block. Two mentions that are both dated to the week meet in the blocks of their days only (`exact`)."""
    loose = [i for i in members if exact or not profiles[i].narrow or profiles[i].follow_up]
    if len(loose) * len(members) <= CROWD * CROWD:
        for i in loose:
            pairs.update((i, j) if i < j else (j, i) for j in members if i != j)
    elif split:
        parts: dict[Hashable, list[int]] = {}
        for i in members:
            p = profiles[i]
            for k in {*(("actor", key(x)) for x in (*p.target, *p.perpetrator)), *(("place", x) for x in p.place_keys)}:
                parts.setdefault(k, []).append(i)
        for part in parts.values():
            _pair_up(profiles, part, pairs, exact, split=False)
    else:
        # one day, one place and one actor in hundreds of reports: neighbours in the order of the finest details
        order = sorted(members, key=lambda i: _detail(profiles[i]))
        chosen = set(loose)
        for n, i in enumerate(order):
            pairs.update((min(i, j), max(i, j)) for j in order[n + 1 : n + 1 + _NEIGHBOURS] if i in chosen or j in chosen)


def _detail(p: Profile) -> tuple[str, ...]:
    """An order in which mentions of one event stand close: place, target, weapon, figures."""
    return (p.spots[0].key if p.spots else "", *sorted(key(t) for t in p.target)[:1], p.means or "", str(p.killed), p.id)


def _keys(p: Profile, groups: Sequence[str]) -> Iterator[Hashable]:
    for person in p.persons:
        yield ("person", person)
    for sentence in p.sentences:
        yield ("print", p.print_group, sentence)
    actors = sorted({key(x) for x in (*p.target, *p.perpetrator)})
    for g in groups:
        if p.narrow:
            for day in _days(p):
                for s in p.spots:
                    yield from _where(g, day, s)
                for t in {key(x) for x in p.target}:
                    yield ("day", g, "target", day, t)
        if p.dated:
            for month in _months(p):
                for s in p.spots:
                    if s.level >= DISTRICT:
                        yield (g, "month-place", month, s.key)
                    if not p.narrow:
                        yield (g, "month-place", month, s.admin1)
                for a in actors:
                    yield (g, "month-actor", month, a)
        else:
            for s in p.spots:
                yield (g, "place", s.key)
        for t in {key(x) for x in p.target}:
            yield (g, "target", t)
        if len(actors) > 1:
            yield (g, "actors", tuple(actors[:3]))
        for s in p.spots:
            if s.level >= DISTRICT:
                yield (g, "place", s.key)
        if not p.dated and p.published is not None and not p.background:
            for s in p.spots:
                for week in (p.published // 4, p.published // 4 + 1):
                    yield (g, "news", week, s.admin1 or s.key)


def _days(p: Profile) -> range:
    if p.lo is None or p.hi is None:
        return range(0)
    return range(p.lo, p.hi + 2)  # one more, so that neighbouring days share a key


def _where(group: str, day: int, s: Spot) -> Iterator[Hashable]:
    if s.admin1:
        yield ("day", group, "province", day, s.admin1)
    if s.lat is not None and s.lon is not None and s.level >= DISTRICT:
        for lat in {int(s.lat // _CELL), int((s.lat + _CELL / 2) // _CELL)}:
            for lon in {int(s.lon // _CELL), int((s.lon + _CELL / 2) // _CELL)}:
                yield ("day", group, "cell", day, lat, lon)
    if not s.admin1:
        yield ("day", group, "place", day, s.key)


def _months(p: Profile) -> list[int]:
    lo = p.lo if p.lo is not None else p.hi
    hi = p.hi if p.hi is not None else p.lo
    if lo is None or hi is None:
        return []
    a, b = date.fromordinal(lo), date.fromordinal(hi)
    first, last = a.year * 12 + a.month, b.year * 12 + b.month
    return list(range(first, min(last, first + _MONTHS) + 1))


def _coarse(profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    """Mentions of a day without a province (country only, or no place) against the mentions of that day."""
    days: dict[tuple[str, int], list[int]] = {}
    for i, p in enumerate(profiles):
        if p.narrow:
            for day in _days(p):
                days.setdefault((p.plover, day), []).append(i)
    pairs: set[tuple[int, int]] = set()
    for members in days.values():
        coarse = [i for i in members if not any(s.admin1 for s in profiles[i].spots)]
        small = len(members) <= CROWD
        for i in coarse:
            p = profiles[i]
            for j in members:
                if i != j and (small or _share(p, profiles[j])):
                    pairs.add((min(i, j), max(i, j)))
    return pairs


def _share(p: Profile, q: Profile) -> bool:
    """On crowded days: a country and an actor, or the means, in common."""
    if p.spots and q.spots and all(s.countries.isdisjoint(t.countries) for s in p.spots for t in q.spots):
        return False
    return not {*p.target, *p.perpetrator}.isdisjoint({*q.target, *q.perpetrator})
