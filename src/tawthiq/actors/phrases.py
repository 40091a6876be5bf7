"""The one actor of a noun phrase."""

from __future__ import annotations

from functools import lru_cache

from tawthiq.actors import compose
from tawthiq.actors.finder import find_actors
from tawthiq.actors.model import Actor, ActorName
from tawthiq.actors.registry import registry
from tawthiq.actors.scan import NATION, Scan, grammar
from tawthiq.actors.words import words

_RANK = {"group": 0, "organ": 0, "organisation": 0, "unknown-group": 0, "unit": 0, "person": 0, "outlet": 1, "people": 2, "state": 2, "class": 3}


@lru_cache(maxsize=20_000)
def actor_for(phrase: str, language: str = "en", country_hint: str | None = None) -> Actor | None:
    """The actor that a noun phrase stands for, None where nothing in it is one.

    "a convoy of supplies for the coalition" is the coalition, "pro-Iranian Liwa X" the group, "two farmers" the civilians of
    `country_hint` (English name or ISO code; it places classes, it never overrides what is written).
    """
    found = find_actors(phrase, language)
    if not found:
        return _state_in(phrase)
    actor = _head(phrase, found)
    if actor.is_class and not actor.country:
        actor = compose.situate(actor, _where(phrase) or country_hint)
    return actor


def _where(phrase: str) -> str | None:
    """The state a phrase itself puts its people in: "rebels in the Ivory Coast", "المتمردون في اليمن"."""
    scan = Scan(phrase)
    for i in range(1, len(scan)):
        m = scan.best(i, "state")
        if m is None or m.first != i:
            continue
        before = scan.key(i - 2) if scan.key(i - 1) == "the" else scan.key(i - 1)
        if before in grammar("english", "locative") or before in ("from", "of") or before in grammar("arabic", "locative"):
            return m.entry.ref
    return None


def _head(phrase: str, found: list[ActorName]) -> Actor:
    first = found[0].actor
    if first.kind == "class" and first.detail in registry().classes and not registry().classes[first.detail].absorb and _depth(phrase, found[0]) == 0:
        return first
    best = min(range(len(found)), key=lambda n: (_depth(phrase, found[n]), _RANK.get(found[n].actor.kind, 1), n))
    actor = found[best].actor
    if actor.kind != "person" and _depth(phrase, found[best]) == 0:
        # a title before a name: "the group's commander X"
        for name in found[best + 1 :]:
            if name.actor.kind == "person" and _depth(phrase, name) == 0:
                return name.actor
    return actor


def _depth(phrase: str, name: ActorName) -> int:
    """How far a name is from the head: 0 head or owner ("of", "for"), 1 after other prepositions, 2 only scene or instrument."""
    worst = 0
    for w in words(phrase[: name.start]):
        if w.key in grammar("english", "owner_prepositions") or w.key in grammar("arabic", "owner_prepositions"):
            continue
        if w.key in grammar("english", "other_prepositions") or w.key in grammar("arabic", "other_prepositions"):
            worst = 2
    return worst


def _state_in(phrase: str) -> Actor | None:
    """Lenient: the state whose adjective or capital stands in a phrase without any other actor ("the Iraqi delegation")."""
    scan = Scan(phrase)
    for i in range(len(scan)):
        m = scan.best(i, *NATION)
        if m is None or scan.key(i - 1) in grammar("english", "locative") or scan.key(i - 1) in grammar("arabic", "locative"):
            continue
        if m.taken and scan.key(i)[m.taken - 1] == "ب":
            continue
        if m.entry.sort == "metonym" and (m.last < len(scan) or m.first > 0):
            continue
        if scan.gap(m.last).strip() == "-" or scan.gap(m.first).strip() == "-":
            continue
        return registry().actors[m.entry.ref]
    return None
