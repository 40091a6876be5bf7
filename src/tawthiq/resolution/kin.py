"""Are two actor names one actor, or is one a part of the other? Asks `tawthiq.actors` where it knows, else the spelling."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import import_module
from typing import Any

from rapidfuzz.fuzz import ratio

from tawthiq.resolution.knowledge import lexicon
from tawthiq.resolution.words import key, words

SAME, PART, OTHER = "same", "part", "other"


@cache
def _actors() -> Any:
    """The actors room, or None where it or its registry is not installed: then spelling and word lists decide alone."""
    try:
        room = import_module("tawthiq.actors")
        room.lookup("")
    except (ImportError, AttributeError, FileNotFoundError):
        return None
    return room


@lru_cache(maxsize=65536)
def _known(name: str) -> Any:
    room = _actors()
    return room.lookup(name) if room else None


@lru_cache(maxsize=262144)
def kinship(a: str, b: str) -> str:
    """`same`, `part` (one belongs to the other: a state and its army) or `other`."""
    ka, kb = key(a), key(b)
    if ka == kb:
        return SAME
    room = _actors()
    relation = room.related(a, b) if room else "none"
    if relation != "none":
        return SAME if relation == "same" else PART
    if _known(a) and _known(b):
        return OTHER  # two entries of the registry, however alike their names
    if min(len(ka), len(kb)) >= 6 and ratio(ka, kb) >= 92 and words(a)[0][:1] == words(b)[0][:1]:
        return SAME
    short, long = sorted((ka, kb), key=len)
    # "Ruritania" and "Ruritania Armed Forces", where the registry knows neither
    if long.startswith(short + " ") and lexicon().organisations.issuperset(long[len(short) :].split()):
        return PART
    wa, wb = set(ka.split()), set(kb.split())
    # "14th Brigade (Popular Mobilization Forces)" names its parent in brackets
    if ("(" in a and wb < wa and kb in ka) or ("(" in b and wa < wb and ka in kb):
        return PART
    return OTHER


@lru_cache(maxsize=65536)
def is_class(name: str) -> bool:
    """True for a class of people ("gunmen", "Civilians (Syria)") rather than one organisation or person."""
    actor = _known(name)
    return bool(actor and actor.is_class) or not lexicon().classes.isdisjoint(words(name))


@lru_cache(maxsize=65536)
def is_person(name: str) -> bool:
    """True for a person of the registry, and for what looks like one: two to five capitalised words, none of an organisation."""
    if actor := _known(name):
        return bool(actor.kind == "person")
    parts = words(name)
    if not 2 <= len(parts) <= 5 or "(" in name or is_class(name) or any(p.isdigit() for p in parts):
        return False
    if not lexicon().organisations.isdisjoint(parts):
        return False
    spoken = [w for w in name.split() if w.lower() not in ("al", "el", "bin", "ibn", "abu", "van", "de", "von", "of")]
    return all(w[:1].isupper() or not w[:1].isascii() or w.lower().startswith(("al-", "el-")) for w in spoken)
