"""Pairs become incidents: constrained agglomeration with mean link, so that nothing chains.

Pairs are taken from the most to the least likely. Two clusters join when the log-odds, field by field the mean over their pairs, are above
the threshold, no pair is excluded (other days, other provinces, told apart by one article, told apart by a person), and the dates
of all members still share a day (one day of tolerance). A vague mention ("the attack", a month, a province) joins only where
the best candidate clearly leads every other candidate that is a different event; otherwise it stays alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from tawthiq.resolution.compare import VETO, Score, probability, score
from tawthiq.resolution.knowledge import weights
from tawthiq.resolution.model import Link
from tawthiq.resolution.profile import MATERIAL, Corpus, Profile

#: pairs that are averaged for two large clusters: members are sampled evenly in the order of their ids
_SAMPLE = 12
#: a finding below this speaks against two mentions being one
_AGAINST = -0.6


class Group:
    """Members (indices, sorted) with what all of them agree on: the interval of days, the articles."""

    __slots__ = ("articles", "hi", "links", "lo", "members", "prints", "stamp")

    def __init__(self, index: int, profile: Profile) -> None:
        self.members = [index]
        # later developments have days of their own, which bind nobody
        self.lo = None if profile.follow_up else profile.lo
        self.hi = None if profile.follow_up else profile.hi
        self.articles = {profile.article: [index]}
        self.links: list[Link] = []
        self.prints = {profile.print_group}
        self.stamp = index  # another one whenever members are added


class Clustering:
    """The state of one run. Everything is ordered by mention id, so that the order of the input leaves no trace."""

    def __init__(self, profiles: Sequence[Profile], corpus: Corpus) -> None:
        self.profiles = profiles
        self.corpus = corpus
        self.scores: dict[tuple[int, int], Score] = {}
        self.group = [Group(i, p) for i, p in enumerate(profiles)]
        self.apart: set[tuple[int, int]] = set()
        self.near: dict[int, set[int]] = {}
        self._links: dict[tuple[int, int], float] = {}
        self._stamp = len(profiles)
        w = weights()["clustering"]
        self.threshold, self.lone, self.margin = w["threshold"], w["lone_candidate"], w["margin"]

    def pair(self, i: int, j: int) -> Score:
        """The comparison of two members, once."""
        k = (i, j) if i < j else (j, i)
        if k not in self.scores:
            self.scores[k] = score(self.profiles[k[0]], self.profiles[k[1]], self.corpus)
        return self.scores[k]

    def run(self, candidates: Iterable[tuple[int, int]]) -> None:
        """Join along the candidate pairs, then attach what has one candidate only."""
        edges: list[tuple[float, int, int]] = []
        for i, j in candidates:
            logit = self.pair(i, j).logit
            if logit > self.lone - 1.0:
                edges.append((-logit, i, j))
                self.near.setdefault(i, set()).add(j)
                self.near.setdefault(j, set()).add(i)
            else:
                self.scores.pop((i, j), None)  # asked again only where clusters meet
        edges.sort()
        joined = True
        while joined:
            joined = False
            for _minus, i, j in edges:
                if self.group[i] is not self.group[j]:
                    joined |= self._try(i, j)
        self._attach()

    def force(self, i: int, j: int, reason: str) -> None:
        """A person said "same": joined whatever the fields say, unless a later judgement keeps members apart."""
        a, b = self.group[i], self.group[j]
        if a is b or any((min(x, y), max(x, y)) in self.apart for x in a.members for y in b.members):
            return
        self._join(i, j, 1.0, (reason,))

    def _try(self, i: int, j: int) -> bool:
        a, b = self.group[i], self.group[j]
        mean = self.link(a, b)
        if mean <= self.threshold or self._rival(a, b, mean) or self._rival(b, a, mean):
            return False
        found = self.pair(i, j)
        self._join(i, j, found.logit, found.reasons)
        return True

    def _join(self, i: int, j: int, logit: float, reasons: tuple[str, ...]) -> None:
        a, b = self.group[i], self.group[j]
        if len(b.members) > len(a.members):
            a, b = b, a
        left, right = sorted((i, j))
        a.links += b.links
        a.links.append((self.profiles[left].id, self.profiles[right].id, round(probability(logit), 4), reasons))
        a.members = sorted(a.members + b.members)
        a.lo = _pick(max, a.lo, b.lo)
        a.hi = _pick(min, a.hi, b.hi)
        for article, members in b.articles.items():
            a.articles[article] = sorted(a.articles.get(article, []) + members)
        a.prints |= b.prints
        a.stamp = self._stamp
        self._stamp += 1
        for m in b.members:
            self.group[m] = a

    def link(self, a: Group, b: Group) -> float:
        """Log-odds of two clusters being one, VETO where something excludes it; computed once for their present members."""
        k = (a.stamp, b.stamp) if a.stamp < b.stamp else (b.stamp, a.stamp)
        if k not in self._links:
            self._links[k] = self._link(a, b)
        return self._links[k]

    def _link(self, a: Group, b: Group) -> float:
        if self.apart and any((min(x, y), max(x, y)) in self.apart for x in a.members for y in b.members):
            return VETO
        if not self._share_a_day(a, b):
            return VETO
        for article in a.articles.keys() & b.articles.keys():
            for x in a.articles[article]:
                for y in b.articles[article]:
                    if not told_twice(self.profiles[x], self.profiles[y], self.pair(x, y)):
                        return VETO
        said: dict[str, list[float]] = {}
        for x in _sample(a.members):
            for y in _sample(b.members):
                found = self.pair(x, y)
                if found.vetoed:
                    return VETO
                for name, finding in found.findings:
                    said.setdefault(name, []).append(finding.score)
        # a field counts with its mean over the pairs in which both sides state it: silence is no evidence
        return self.pair(a.members[0], b.members[0]).prior + sum(math.fsum(v) / len(v) for v in said.values())

    def _share_a_day(self, a: Group, b: Group) -> bool:
        """Do the dates of all members leave a day (one of tolerance)? Prints of one text and named victims may disagree."""
        lo, hi = _pick(max, a.lo, b.lo), _pick(min, a.hi, b.hi)
        if lo is None or hi is None or lo - hi <= 1:
            return True
        return any(p & q for p in self._persons(a) for q in self._persons(b)) or self._same_print(a, b)

    def _persons(self, g: Group) -> list[frozenset[str]]:
        return [self.profiles[i].persons for i in g.members if self.profiles[i].persons]

    def _same_print(self, a: Group, b: Group) -> bool:
        if a.prints.isdisjoint(b.prints):
            return False
        return any(self.pair(x, y).of("print") > 0 for x in _sample(a.members) for y in _sample(b.members))

    def _rival(self, vague: Group, chosen: Group, mean: float) -> bool:
        """True when a vague cluster could as well belong to another event than the chosen one."""
        if not all(self.profiles[i].vague for i in vague.members):
            return False
        for other in self._neighbours(vague):
            if other is chosen:
                continue
            rival = self.link(vague, other)
            if rival > max(self.lone, mean - self.margin) and self.link(chosen, other) <= self.threshold:
                return True
        return False

    def _neighbours(self, g: Group) -> list[Group]:
        found: dict[int, Group] = {}
        for i in g.members:
            for j in self.near.get(i, ()):
                other = self.group[j]
                if other is not g:
                    found[other.members[0]] = other
        return [found[k] for k in sorted(found)]

    def _attach(self) -> None:
        """Recollections and follow-ups with one candidate only: nothing against it, two fields for it."""
        offers: list[tuple[float, int, int]] = []
        for i, p in enumerate(self.profiles):
            g = self.group[i]
            if len(g.members) > 1 or not p.vague:
                continue
            fitting = [(self.link(g, o), o) for o in self._neighbours(g)]
            fitting = [(m, o) for m, o in fitting if m > self.lone]
            if len(fitting) == 1 and self._supported(i, fitting[0][1]):
                offers.append((-fitting[0][0], i, fitting[0][1].members[0]))
        for minus, i, j in sorted(offers):
            a, b = self.group[i], self.group[j]
            if a is not b and len(a.members) == 1 and self.link(a, b) > self.lone:
                best = max(b.members, key=lambda m: (self.pair(i, m).logit, -m))
                self._join(i, best, -minus, ("the only candidate that fits", *self.pair(i, best).reasons))

    def _supported(self, i: int, other: Group) -> bool:
        p = self.profiles[i]
        if all(self.profiles[j].vague for j in other.members):
            return False
        best = max((self.pair(i, j) for j in other.members), key=lambda s: s.logit)
        against = any(f.score < _AGAINST for _n, f in best.findings)
        fields = {n for n, f in best.findings if f.score >= 0.3 and n in ("date", "place", "target", "perpetrator", "figures", "weapon")}
        telling = {"target", "place", "figures"} if p.plover in MATERIAL else {"target", "place", "perpetrator"}
        return not against and len(fields) >= 2 and bool(fields & telling)


def _pick(choose: Callable[[int, int], int], x: int | None, y: int | None) -> int | None:
    """The later start or the earlier end of two, where both are known."""
    if x is None or y is None:
        return y if x is None else x
    return choose(x, y)


def _sample(members: list[int]) -> list[int]:
    if len(members) <= _SAMPLE:
        return members
    step = len(members) / _SAMPLE
    return [members[int(n * step)] for n in range(_SAMPLE)]


def told_twice(a: Profile, b: Profile, found: Score) -> bool:
    """May two mentions of one article be one event? Only where the article says the same of both and does not count them.

    The coder makes one mention of what an article tells twice; two mentions are two events unless day, place and actors are the
    same and nothing contradicts.
    """
    if found.logit <= 1.0 or a.another or b.another or a.family != b.family or a.plover != b.plover:
        return False
    same_day = a.narrow and a.lo == b.lo and a.hi == b.hi
    person = bool(a.persons & b.persons)
    same_place = bool(a.spots) and bool(b.spots) and {s.key for s in a.spots} == {s.key for s in b.spots}
    against = any(f.score < 0 for _n, f in found.findings)
    return not against and (person or (same_day and same_place and found.of("target") > 0))
