"""Are two names of the corpus one actor or one weapon? Canonical names, and the words of the text where the actor has no name.

The codebook keeps unnamed actors "as written plus a class": gold says "labourers", the coder "Civilians (Syria)" and, as its
evidence, "three labourers". A class or a nameless force of a state is therefore compared by both; a name by its name alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tawthiq.actors import lookup, related
from tawthiq.actors.weapons import find_weapons
from tawthiq.evaluate.pairing import best_pairs
from tawthiq.evaluate.scores import prf

_ARTICLE = re.compile(r"^(?:the|a|an|some|unnamed|unidentified|unknown|suspected|alleged)\s+", re.I)
_TAIL = re.compile(r"^(?:of|in|at|near|on|from|for|to|with|off|by|under|over|outside|along|around|between|who|which|that|and)\b")


def written(mention: Mapping[str, Any], side: str) -> list[str]:
    """The actors of a side as "name" or, where the words may count beside it, "name|words as written|kind"."""
    out = []
    for n, name in enumerate(mention[side]):
        words = mention["evidence"].get(f"{side}.{n + 1}" if n else side)
        kind = _kind(name) if words else None
        out.append(f"{name}|{words['quote']}|{kind}" if words and kind else name)
    return out


def _kind(name: str) -> str | None:
    """nameless: a class ("Civilians (Mali)") or an organ without a name of its own ("Police (Mali)"); organ: forces of a state, which
    the coder may have put in for "the police"; None for all other names."""
    actor = lookup(name)
    if actor is not None and (actor.is_class or actor.canonical.endswith(")")):
        return "nameless"
    return "organ" if actor is not None and actor.kind == "organ" else None


def plain(name: str) -> str:
    """Lower case, without articles, signs and remarks in brackets."""
    name = re.sub(r"\([^)]*\)", " ", name)
    words = " ".join(re.sub(r"[^\w\s]", " ", name.replace("'s", " ").replace("’s", " ")).lower().split())
    while (shorter := _ARTICLE.sub("", words)) != words:
        words = shorter
    return words


def same_name(gold: str, name: str) -> bool:
    """Is `name` ("canonical" or one of `written`) the gold actor ("Canonical|form|form"), by spelling, by the words that stand
    before or behind its head, or by the registry?"""
    canonical, words, kind = (*name.split("|"), "", "")[:3]
    forms = gold.split("|")
    if any(_spelt(form, canonical) or _kin(form, canonical) for form in forms):
        return True
    if kind == "organ" and not forms[0][:1].islower():  # two names are compared as names; against an unnamed actor the words count
        return False
    return any(_spelt(form, words) for form in forms) and not _abroad(forms[0], canonical)


def same_weapon(gold: str, mention: Mapping[str, Any]) -> bool:
    """Is the mention's weapon the gold one ("kind|form"), by kind, by the words of the text or because one entry of the table
    of weapons holds both ("improvised explosive device" and "IED")?"""
    words = mention["evidence"].get("weapon")
    forms = [mention["weapon"], *([words["quote"]] if words else [])]
    if any(_spelt(form, mine) for form in gold.split("|") for mine in forms):
        return True
    return any(w.start == 0 and w.end == len(form) and w.canonical == mention["weapon"] for form in gold.split("|") for w in find_weapons(form, "en"))


def by_event_word(mention: Mapping[str, Any]) -> bool:
    """Is the weapon only what the event word itself says ("airstrike", "set fire to", "the shelling")? The seed page's gold fills
    the field with such kinds, the corpus's leaves it null: where it does, they are neither right nor wrong."""
    words, event = mention["evidence"].get("weapon"), mention["evidence"].get("plover")
    return bool(words and event) and event["start"] < words["end"] and words["start"] < event["end"]


def _spelt(form: str, name: str) -> bool:
    mine, theirs = plain(name), plain(form)
    if not mine or not theirs:
        return False
    if mine.rstrip("s") == theirs.rstrip("s") or mine.endswith(f" {theirs}") or theirs.endswith(f" {mine}"):
        return True
    short, long = sorted((mine, theirs), key=len)  # "freighter" and "freighter off Tripoli"
    return long.startswith(f"{short} ") and _TAIL.match(long[len(short) + 1 :]) is not None


def _kin(a: str, b: str) -> bool:
    """One actor to the registry, or one a part of the other (a state and its army); a class is kin to the same class alone."""
    found, x, y = related(a, b), lookup(a), lookup(b)
    if x is not None and y is not None and (x.is_class or y.is_class):  # "residents" and "Civilians (Mali)": one class, wherever they live
        return x.is_class and y.is_class and x.canonical.split(" (")[0] == y.canonical.split(" (")[0]
    return found != "none"


def _abroad(gold: str, name: str) -> bool:
    """The gold actor belongs to one country, the coded one to another: the same word "troops" does not make them one."""
    x, y = lookup(gold), lookup(name)
    return x is not None and y is not None and bool(x.country and y.country) and x.country != y.country


def name_f1(gold: Sequence[str], system: Sequence[str]) -> float:
    """F1 of two sets of names; 1 where both are empty."""
    if not gold and not system:
        return 1.0
    hits = len(best_pairs([[float(same_name(g, s)) for s in system] for g in gold])) if gold and system else 0
    return prf(hits, len(system), len(gold))[2]
