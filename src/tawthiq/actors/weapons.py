"""Weapons named in a text, with PLOVER mode and ACLED sub-event (knowledge/weapons.csv)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tawthiq.actors.lexicon import Lexicon, Match
from tawthiq.actors.registry import split
from tawthiq.actors.words import skip_letters, words
from tawthiq.knowledge import load, table

__all__ = ["WeaponName", "find_weapons"]


class WeaponName(NamedTuple):
    """A weapon at [start, end): `canonical` English name; `mode` PLOVER mode of ASSAULT; `acled` sub-event type or ""."""

    start: int
    end: int
    text: str
    canonical: str
    mode: str
    acled: str


@cache
def _weapons() -> tuple[Lexicon, dict[str, tuple[str, str]]]:
    lexicon = Lexicon(frozenset(load("actors/grammar")["case"]["words"]))
    kinds: dict[str, tuple[str, str]] = {}
    for row in table("weapons"):
        name = row["canonical"]
        kinds[name] = (row["class"], row["acled"])
        for alias in (name, *split(row["aliases_en"])):
            lexicon.add(alias, "weapon", name)
        for alias in split(row["aliases_ar"]):
            lexicon.add(alias, "weapon", name, definite=True)
    return lexicon, kinds


@cache
def _order() -> dict[str, int]:
    return {row["canonical"]: n for n, row in enumerate(table("weapons"))}


def find_weapons(text: str, language: str = "en") -> list[WeaponName]:
    """Weapons and means of attack named in `text`, longest first, not overlapping, spans verbatim; both scripts are read.

    English plurals need no entry of their own; "not-a-weapon" rows of the table ("rocket scientist") shadow what they contain.
    """
    lexicon, kinds = _weapons()
    order = _order()
    found = words(text)
    out: list[WeaponName] = []
    i = 0
    while i < len(found):
        here: list[Match] = lexicon.matches(text, found, i)
        if not here:
            i += 1
            continue
        # of equal length the narrower entry wins: it stands later in the table ("howitzer" after "artillery")
        m = max((x for x in here if (x.last, -x.taken) == (here[0].last, -here[0].taken)), key=lambda x: order[x.entry.ref])
        mode, acled = kinds[m.entry.ref]
        if mode != "none":
            start = found[i].start + (skip_letters(found[i].raw, m.taken) if m.taken else 0)
            end = found[m.last - 1].end
            out.append(WeaponName(start, end, text[start:end], m.entry.ref, mode, acled))
        i = m.last
    return out
