"""A neutral English title: what happened, to whom, where, when. Perpetrators of attacks stay out of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

from tawthiq import knowledge
from tawthiq.assessment.merge import When
from tawthiq.records import Place
from tawthiq.resolution.kin import OTHER, kinship
from tawthiq.resolution.words import key, words

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_MOST = 2  # names in a title


@cache
def _table() -> dict[str, Any]:
    return knowledge.load("assessment/titles")


@cache
def linter() -> Callable[..., Any] | None:
    """`tawthiq.actors.neutral.find_loaded` where that room is there: what it finds in a text must not stand in it."""
    try:
        check: Callable[..., Any] = import_module("tawthiq.actors.neutral").find_loaded
        check("")
    except (ImportError, AttributeError, FileNotFoundError):
        return None
    return check


def loaded(text: str) -> bool:
    """True when the linter for loaded words objects to a generated text."""
    check = linter()
    return bool(check and check(text))


def day(d: date) -> str:
    """`6 July 2021`"""
    return f"{d.day} {_MONTHS[d.month - 1]} {d.year}"


def say_when(w: When) -> str:
    """A day, a range, a month, a year, or "undated", as finely as it is known."""
    lo, hi = w.date_from, w.date_to
    if lo and hi:
        if lo == hi:
            return day(lo)
        if (lo.month, lo.day, hi.month, hi.day) == (1, 1, 12, 31):
            return str(lo.year) if lo.year == hi.year else f"{lo.year}–{hi.year}"
        if (lo.year, lo.month) == (hi.year, hi.month):
            whole = lo.day == 1 and hi.day >= 28
            return f"{_MONTHS[lo.month - 1]} {lo.year}" if whole else f"{lo.day}–{day(hi)}"
        return f"{day(lo)} – {day(hi)}"
    if hi:
        return f"by {day(hi)}"
    return f"since {day(lo)}" if lo else "undated"


def say_where(places: Sequence[Place], targets: Sequence[str] = ()) -> str:
    """The finest place and, for a site, its town; a place that is itself the target is not said twice."""
    if not places:
        return ""
    finest = places[0]
    names = [finest.canonical]
    if finest.precision in ("site", "neighbourhood"):
        names += [p.canonical for p in places[1:] if p.precision == "town" and not finest.canonical.endswith(p.canonical)][:1]
    said = {key(t) for t in targets}
    return ", ".join(n for n in names if key(n) not in said)


def _names(items: Sequence[str]) -> str:
    distinct: list[str] = []
    for item in items:
        if not any(kinship(item, d) != OTHER for d in distinct):
            distinct.append(item)
    shown = distinct[:_MOST]
    if len(distinct) > _MOST:
        return ", ".join(shown) + " and others"
    return " and ".join(shown)


def _pattern(plover: str, acled: str | None, weapon: str | None) -> str:
    table = _table()
    if plover == "ASSAULT" and weapon and acled not in ("Armed clash", "Abduction/forced disappearance", "Sexual violence"):
        parts = set(words(weapon))
        for row in table["weapon"]:
            if not parts.isdisjoint(row["words"]):
                return str(row.get("bare", f"{row['noun']} on")) + " {target}"
    if acled and acled in table["acled"]:
        return str(table["acled"][acled])
    return str(table["plover"].get(plover, "Event involving {target}"))


def _fill(pattern: str, target: str, actor: str, parties: str) -> str:
    filled = pattern
    for slot, value in (("{target}", target), ("{actor}", actor), ("{parties}", parties)):
        if value:
            filled = filled.replace(slot, value)
    for words_and_slot in _table()["missing"]:
        filled = filled.replace(" " + words_and_slot, "")
    return re.sub(r"\s*\{\w+\}", "", filled)


def make_title(
    plover: str,
    acled: str | None,
    weapon: str | None,
    perpetrator: Sequence[str],
    target: Sequence[str],
    places: Sequence[Place],
    when: When,
    factuality: str = "occurred",
    reason: str | None = None,
) -> str:
    """For example "Drone attack on Erbil International Airport, Erbil, 6 July 2021". Passes the linter for loaded words: names
    that it objects to (a group's own name may hold one) are left out rather than changed."""
    shown, actor = _names(target), _names(perpetrator)
    parties = _names(list(dict.fromkeys((*perpetrator, *target))))
    prefixes = _table()["factuality"]
    prefix = str(prefixes.get(reason or factuality, prefixes.get(factuality, "")))
    pattern = _pattern(plover, acled, weapon)

    def whole(target_text: str, actor_text: str, parties_text: str) -> str:
        what = _fill(pattern, target_text, actor_text, parties_text)
        return prefix + ", ".join(x for x in (what, say_where(places, target if target_text else ()), say_when(when)) if x)

    title = whole(shown, actor, parties)
    if not shown and places and pattern.endswith((" on {target}", " of {target}")) and plover in ("ASSAULT", "COERCE"):
        title = prefix + ", ".join((_fill(pattern, "", actor, parties) + " in " + say_where(places), say_when(when)))
    return whole("", "", "") if loaded(title) else title
