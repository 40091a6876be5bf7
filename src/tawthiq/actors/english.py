"""Actors in English phrases: possessor + noun, noun + "of", alignment ("Iran-backed"), and what is only a place or a modifier."""

from __future__ import annotations

from tawthiq.actors import compose
from tawthiq.actors.lexicon import Match
from tawthiq.actors.model import Actor
from tawthiq.actors.registry import ClassNoun, registry
from tawthiq.actors.scan import NATION, Scan, Step, grammar, phrases
from tawthiq.actors.unknown import english_group, english_unit

EN = "english"


def read(scan: Scan, i: int, floor: int) -> Step:
    """What stands at word `i`; words before `floor` are spoken for."""
    key = scan.key(i)
    if key in grammar(EN, "for_prefix") or key in grammar(EN, "against_prefix"):
        step = _prefixed(scan, i, key in grammar(EN, "for_prefix"))
        if step is not None:
            return step
    unit = english_unit(scan, i)
    if unit is not None:
        return _owned_unit(scan, i, *unit)
    named, nation, noun = scan.best(i, "actor"), scan.best(i, *NATION), scan.class_at(i)
    length = max((m.last for m in (named, nation, noun[0] if noun else None) if m is not None), default=0)
    if named is not None and named.last == length:
        return _named(scan, named)
    if nation is not None and nation.last == length:
        return _nation(scan, nation)
    group = english_group(scan, i, floor)
    if group is not None:
        return group
    if noun is not None:
        return _class(scan, *noun)
    return Step(i + 1)


def _prefixed(scan: Scan, i: int, favour: bool) -> Step | None:
    """ "pro-Iranian militias", "anti-Houthi forces": the name after the prefix is no actor here."""
    if scan.gap(i + 1).strip(" ") not in ("-", "‐", "‑", "–") and not (favour and scan.gap(i + 1) == " "):
        return None
    m = scan.best(i + 1, "actor", *NATION)
    if m is None:
        return None
    if m.entry.sort != "actor" and favour:
        return _aligned(scan, i, m.last, m.entry.ref)
    longer = scan.best(i, "actor")
    if longer is not None and longer.last > m.last:
        return None
    return Step(m.last)


def _aligned(scan: Scan, first: int, at: int, iso: str) -> Step:
    """After "Iran-backed" at word `at`: armed nouns make an aligned group, names speak for themselves."""
    k = _adjectives(scan, at)
    after = scan.follows(k)
    if after is None:
        return Step(max(at, first + 1))
    noun = scan.class_at(after)
    if scan.best(after, "actor") is None and noun is not None and noun[1].absorb and english_group(scan, after, after) is None:
        return Step(_absorb(scan, noun[0].last), compose.aligned(iso), first, noun[0].last)
    return Step(after)


def _adjectives(scan: Scan, at: int) -> int:
    """The word after up to three adjectives that may stand between possessor and noun."""
    k = at
    while k - at < 3 and scan.follows(k) is not None and scan.key(k) in grammar(EN, "adjectives"):
        k += 1
    return k


def _absorb(scan: Scan, at: int) -> int:
    """The word after nouns that belong to the actor just named ("Taliban [fighters]", "US military [logistics convoy]")."""
    while True:
        k = at
        while scan.follows(k) == k and scan.key(k) in grammar(EN, "adjectives"):
            k += 1
        noun = scan.class_at(k) if scan.follows(k) == k else None
        if noun is None or not noun[1].absorb or noun[1].hint == "event" or scan.best(k, "actor") is not None or scan.words[k - 1].possessive:
            return at
        at = noun[0].last


def _named(scan: Scan, m: Match) -> Step:
    actor = registry().actors[m.entry.ref]
    if actor.kind in ("organ", "group") and scan.follows(m.last) == m.last and scan.key(m.last) in grammar(EN, "made"):
        return Step(m.last + 1)
    end = m.last
    if scan.key(end) in grammar(EN, "backed") and scan.gap(end).strip() == "-":
        end += 1
    return Step(_absorb(scan, end), actor, m.first, m.last)


def _nation(scan: Scan, m: Match) -> Step:
    iso, k = m.entry.ref, m.last
    after = scan.follows(k)
    if after == k:
        hyphen = scan.gap(k).strip() in ("-", "‐", "‑", "–")
        key = scan.key(k)
        if key in grammar(EN, "backed") and (hyphen or key in grammar(EN, "backed_bare")):
            return _aligned(scan, m.first, k + 1, iso)
        if key in grammar(EN, "led") and (hyphen or scan.gap(k) == " "):
            return _led(scan, m.first, k + 1, iso)
        if hyphen and key in grammar(EN, "made"):
            return Step(k + 1)
    if after is not None and scan.gap(k).strip() not in ("-", "–", "/"):
        step = _possessed(scan, m, after)
        if step is not None:
            return step
    return _bare(scan, m)


def _led(scan: Scan, first: int, at: int, iso: str) -> Step:
    k = _adjectives(scan, at)
    noun = scan.class_at(k) if scan.follows(k) == k else None
    if noun is not None and noun[1].absorb:
        return Step(_absorb(scan, noun[0].last), compose.led_coalition(iso), first, noun[0].last)
    return Step(at)


def _possessed(scan: Scan, m: Match, at: int) -> Step | None:
    """ "Iraqi [special] forces", "Israel's air force", "US military logistics convoys"."""
    iso = m.entry.ref
    unit = english_unit(scan, at)
    if unit is not None:
        owner = compose.organ(iso, "armed-forces")
        return Step(_absorb(scan, unit[1]), compose.unit(unit[0], owner), m.first, unit[1])
    for k in range(at, _adjectives(scan, at) + 1):
        if k > at and scan.follows(k) != k:
            break
        named, noun = scan.best(k, "actor"), scan.class_at(k)
        if named is not None and (noun is None or named.last >= noun[0].last):
            return Step(k)
        if noun is not None:
            if english_group(scan, k, k) is not None:
                return Step(k)
            end = noun[0].last
            if _person_follows(scan, end):
                return Step(end)
            if noun[1].hint == "event":
                # "Israeli air strikes": the state's forces act, the noun is the event's or the weapon's
                return Step(m.last, compose.with_state(noun[1], iso), m.first, m.last)
            # an organ name is more telling than the general noun before it: "the Syrian government's army"
            actor = compose.with_state(noun[1], iso)
            return Step(_absorb(scan, end), actor, m.first, end)
    return None


def _person_follows(scan: Scan, at: int) -> bool:
    """A title before a person who is in the registry: the person is the actor."""
    m = scan.best(at, "actor") if scan.follows(at) == at else None
    return m is not None and registry().actors[m.entry.ref].kind == "person"


def _class(scan: Scan, m: Match, noun: ClassNoun) -> Step:
    end = m.last
    if _person_follows(scan, end):
        return Step(end)
    n = scan.phrase_at(end, phrases(EN, "loyal_to"))
    if n and noun.absorb:
        at = _past_article(scan, end + n)
        nation = scan.best(at, *NATION)
        if nation is not None and scan.best(at, "actor") is None and not _noun_after(scan, nation.last):
            return Step(nation.last, compose.aligned(nation.entry.ref), m.first, nation.last)
    n = n or scan.phrase_at(end, phrases(EN, "belongs_to"))
    if n and scan.follows(end) == end:
        at = _past_article(scan, end + n)
        if noun.absorb and scan.best(at, "actor") is not None:
            return Step(at)
        nation = scan.best(at, "state")
        if nation is not None and not scan.words[nation.last - 1].possessive and (noun.hint == "organ" or noun.role == "target") and not _noun_after(scan, nation.last):
            return Step(nation.last, compose.with_state(noun, nation.entry.ref), m.first, nation.last)
        if nation is None and noun.absorb and scan.best(at, *NATION) is not None:
            return Step(at)
    if noun.hint in ("none", "event"):
        return Step(end)
    return Step(end, compose.bare(noun), m.first, end)


def _past_article(scan: Scan, at: int) -> int:
    return at + 1 if scan.key(at) in ("the", "a", "an") else at


def _noun_after(scan: Scan, at: int) -> bool:
    noun = scan.class_at(at) if scan.follows(at) == at else None
    return noun is not None and noun[1].absorb


def _owned_unit(scan: Scan, i: int, name: str, end: int) -> Step:
    """ "14th Brigade of the PMF" """
    n = scan.phrase_at(end, phrases(EN, "belongs_to") | {"in": 1, "within": 1})
    if n and scan.follows(end) == end:
        at = _past_article(scan, end + n)
        owner: Actor | None = None
        m = scan.best(at, "actor")
        if m is not None:
            owner = registry().actors[m.entry.ref]
        else:
            m = scan.best(at, "state", "demonym")
            noun = scan.class_at(m.last) if m is not None else None
            if m is not None and noun is not None and noun[1].organ:
                owner, m = compose.with_state(noun[1], m.entry.ref), noun[0]
        if m is not None and owner is not None and owner.kind in ("organ", "group"):
            return Step(m.last, compose.unit(name, owner), i, m.last)
    return Step(end, compose.unit(name, None), i, end)


def _bare(scan: Scan, m: Match) -> Step:
    """A state or people by itself; places, possessors and adjectives of unknown nouns are passed over."""
    reg = registry()
    skip = Step(m.last)
    before, after = scan.key(m.first - 1), scan.key(m.last)
    sort = m.entry.sort
    raw = scan.words[m.first].raw
    if sort == "people":
        return Step(m.last, reg.actors[m.entry.ref + ":people"], m.first, m.last) if raw[:1].isupper() else skip
    if sort == "demonym" or _is_place(scan, m, before):
        return skip
    if sort == "metonym":
        speaks = (after in grammar(EN, "acting") and scan.follows(m.last) == m.last) or before in grammar(EN, "acted_on")
        return Step(m.last, reg.actors[m.entry.ref], m.first, m.last) if speaks else skip
    if scan.words[m.last - 1].possessive or after in grammar(EN, "not_actor_before"):
        return skip
    if raw == "US" and before in grammar(EN, "before_pronoun"):
        return skip
    if m.last - m.first == 1 and m.entry.ref in grammar(EN, "also_persons_iso"):
        following = scan.words[m.last].raw if scan.follows(m.last) == m.last else ""
        preceding = scan.words[m.first - 1].raw if scan.follows(m.first) == m.first else ""
        if (following[:1].isupper() and not following.isupper()) or (preceding[:1].isupper() and before not in grammar(EN, "sentence_starters") and m.first > 1):
            return skip
    return Step(m.last, reg.actors[m.entry.ref], m.first, m.last)


def _is_place(scan: Scan, m: Match, before: str) -> bool:
    if before == "the":
        before = scan.key(m.first - 2)
    if before in grammar(EN, "locative") and "." not in scan.gap(m.first):
        return True
    if "," in scan.gap(m.first) and m.first > 1 and scan.words[m.first - 1].raw[:1].isupper():
        return bool({scan.key(m.first - 2), scan.key(m.first - 3)} & grammar(EN, "locative"))
    return False
