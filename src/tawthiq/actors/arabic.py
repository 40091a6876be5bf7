"""Actors in Arabic phrases: noun + adjective of nation ("القوات الأميركية"), noun + owner ("مقاتلو …"), alignment, states that speak."""

from __future__ import annotations

from tawthiq.actors import compose
from tawthiq.actors.lexicon import Match
from tawthiq.actors.model import Actor
from tawthiq.actors.registry import ClassNoun, registry
from tawthiq.actors.scan import NATION, Scan, Step, grammar, phrases
from tawthiq.actors.unknown import arabic_group, arabic_unit

AR = "arabic"


def read(scan: Scan, i: int) -> Step:
    """What stands at word `i`."""
    unit = arabic_unit(scan, i)
    if unit is not None:
        return _owned_unit(scan, i, *unit)
    named, nation, noun = scan.best(i, "actor"), scan.best(i, *NATION), scan.class_at(i)
    length = max((m.last for m in (named, nation, noun[0] if noun else None) if m is not None), default=0)
    if named is not None and named.last == length:
        return Step(named.last, registry().actors[named.entry.ref], i, named.last, named.taken)
    if noun is not None and noun[0].last == length:
        return Step(noun[0].last) if _only_describes(scan, *noun) else _class(scan, *noun)
    if nation is not None:
        return _bare(scan, nation)
    for taken in (0, 1, 2):
        group = arabic_group(scan, i, taken) if len(scan.key(i)) > taken + 2 else None
        if group is not None:
            return group
    return Step(i + 1)


def _adjectives(scan: Scan, at: int) -> int:
    k = at
    while k - at < 3 and scan.follows(k) == k and scan.key(k) in grammar(AR, "adjectives"):
        k += 1
    return k


def _class(scan: Scan, m: Match, noun: ClassNoun) -> Step:
    end = m.last
    at = _adjectives(scan, end)
    for k in dict.fromkeys((end, at)):
        if scan.follows(k) != k:
            continue
        named = scan.best(k, "actor")
        if named is not None and named.taken == 0:
            if noun.absorb:
                return Step(k)
            continue
        nation = scan.best(k, "demonym", "state", "people")
        if nation is not None and nation.taken == 0 and not _name_goes_on(scan, nation):
            actor = compose.with_state(noun, nation.entry.ref)
            if noun.hint == "event":
                return Step(_absorb(scan, nation.last), actor, nation.first, nation.last)
            return Step(_absorb(scan, nation.last), actor, m.first, nation.last, m.taken)
        inner = scan.class_at(k)
        if inner is not None and inner[0].taken == 0 and noun.absorb and inner[1].hint != "event":
            return Step(k)
        group = arabic_group(scan, k)
        if group is not None and noun.absorb:
            return Step(k)
    n = scan.phrase_at(at, phrases(AR, "loyal_to"))
    if n and noun.absorb:
        nation = scan.best(at + n, "state", "metonym", "demonym")
        if nation is not None:
            return Step(nation.last, compose.aligned(nation.entry.ref), m.first, nation.last, m.taken)
        if scan.best(at + n, "actor") is not None:
            return Step(at + n)
    group = arabic_group(scan, m.first, m.taken)
    if group is not None and group.last > end:
        return group
    if noun.hint in ("none", "event"):
        return Step(end)
    return Step(end, compose.bare(noun), m.first, end, m.taken)


def _name_goes_on(scan: Scan, nation: Match) -> bool:
    """ "العراق والشام": the nation is part of a longer listed name, not the owner."""
    named = scan.best(nation.first, "actor")
    return named is not None and named.last > nation.last


def _absorb(scan: Scan, at: int) -> int:
    """Past adjectives that still belong to the noun: "القوات الأميركية [المحتلة]"."""
    while scan.follows(at) == at and scan.key(at) in grammar(AR, "adjectives"):
        at += 1
    return at


def _owned_unit(scan: Scan, i: int, name: str, end: int) -> Step:
    n = scan.phrase_at(end, phrases(AR, "belongs_to"))
    owner: Actor | None = None
    m = scan.best(end + n, "actor") if end + n < len(scan) else None
    if m is not None and scan.follows(end) is not None:
        owner = registry().actors[m.entry.ref]
        if owner.kind in ("organ", "group"):
            return Step(m.last, compose.unit(name, owner), i, m.last)
    return Step(end, compose.unit(name, None), i, end)


def _bare(scan: Scan, m: Match) -> Step:
    reg = registry()
    before = scan.key(m.first - 1)
    if m.entry.sort == "people":
        return Step(m.last, reg.actors[m.entry.ref + ":people"], m.first, m.last, m.taken)
    clitic = scan.key(m.first)[m.taken - 1] if m.taken else ""
    if m.entry.sort == "demonym" or clitic == "ب" or (before in grammar(AR, "locative") and not m.taken) or _only_backs(scan, m.first):
        return Step(m.last)
    if m.entry.sort == "metonym" and before not in grammar(AR, "acting"):
        return Step(m.last)
    return Step(m.last, reg.actors[m.entry.ref], m.first, m.last, m.taken)


def _only_backs(scan: Scan, at: int) -> bool:
    """ "المدعومة من إيران" after a name: the state is no actor of the sentence."""
    return any(scan.phrase_at(at - n, phrases(AR, "loyal_to")) == n for n in (1, 2) if at >= n)


def _only_describes(scan: Scan, m: Match, noun: ClassNoun) -> bool:
    """An adjective that has the form of a class noun: "تفجير انتحاري", "السياسة الخارجية"."""
    if m.taken or m.last - m.first > 1 or scan.follows(m.first) != m.first:
        return False
    before = scan.key(m.first - 1)
    stripped = before[1:] if before[:1] in ("و", "ب", "ل", "ف") else before
    if noun.organ.endswith("-ministry"):
        return before.startswith("ال")
    return before in grammar(AR, "event_nouns") or stripped in grammar(AR, "event_nouns")
