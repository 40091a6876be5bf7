"""Are two actor names one actor, or is one a part of the other? Asks `tawthiq.actors` where it knows, else the spelling."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from importlib import import_module
from typing import Any

from rapidfuzz.fuzz import ratio

from tawthiq.resolution.knowledge import lexicon
from tawthiq.resolution.words import key, words

SAME, PART, OTHER = "same", "part", "other"


@cache
def _registry(name: str) -> Callable[..., Any] | None:
    """A public function of the actors room, or None where that room does not have it."""
    try:
        found = getattr(import_module("tawthiq.actors"), name, None)
    except ImportError:
        return None
    return found if callable(found) else None


@lru_cache(maxsize=262144)
def kinship(a: str, b: str) -> str:
    """`same`, `part` (one belongs to the other: a state and its army) or `other`."""
    ka, kb = key(a), key(b)
    if ka == kb:
        return SAME
    related = _registry("related")
    if related is not None and related(a, b):
        return PART
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
    return not lexicon().classes.isdisjoint(words(name))


@lru_cache(maxsize=65536)
def is_person(name: str) -> bool:
    """True for what looks like one named person: two to four capitalised words, none of them of an organisation."""
    parts = words(name)
    if not 2 <= len(parts) <= 5 or "(" in name or is_class(name) or any(p.isdigit() for p in parts):
        return False
    if not lexicon().organisations.isdisjoint(parts):
        return False
    spoken = [w for w in name.split() if w.lower() not in ("al", "el", "bin", "ibn", "abu", "van", "de", "von", "of")]
    return all(w[:1].isupper() or not w[:1].isascii() or w.lower().startswith(("al-", "el-")) for w in spoken)
