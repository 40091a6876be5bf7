"""Incident codes: country-year-number, kept over recomputation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from tawthiq.records import Mention
from tawthiq.resolution.profile import LEVEL

_CODE = re.compile(r"^([A-Z]{3})-(\d{4})-(\d+)$")


def country_of(mentions: Sequence[Mention]) -> str:
    """ISO-3166 alpha-3 of the finest places' majority, `XXX` where no country is known."""
    votes: Counter[str] = Counter()
    for m in mentions:
        known = [p for p in m.places if p.iso3]
        top = max((LEVEL.get(p.precision, 1) for p in known), default=-1)
        for iso3 in sorted({p.iso3 for p in known if p.iso3 and LEVEL.get(p.precision, 1) == top}):
            votes[iso3] += 2 if top >= 2 else 1
    return min(votes, key=lambda c: (-votes[c], c)) if votes else "XXX"


def year_of(mentions: Sequence[Mention]) -> str:
    """Year of the incident's first day as its most precisely dated mentions give it, `0000` where none is."""
    dated = [(m.date_to - m.date_from, m.date_from) for m in mentions if m.date_from and m.date_to]
    if dated:
        return f"{min(dated)[1].year:04d}"
    open_ended = sorted(m.date_from for m in mentions if m.date_from)
    return f"{open_ended[0].year:04d}" if open_ended else "0000"


def codes(clusters: Sequence[Sequence[Mention]], previous: Mapping[str, str]) -> list[str]:
    """One code for each cluster, in order.

    A cluster takes the code that most of its mentions bore before; of two clusters that bore one code (an incident that was
    split) the one with more of its mentions keeps it. New numbers continue after the highest of their country and year.
    """
    claims: list[tuple[int, int, str]] = []
    for n, members in enumerate(clusters):
        bore = Counter(previous[m.id] for m in members if m.id in previous)
        claims += [(-count, n, code) for code, count in bore.items()]
    given: dict[int, str] = {}
    taken: set[str] = set()
    for _minus, n, code in sorted(claims):
        if n not in given and code not in taken:
            given[n] = code
            taken.add(code)
    highest: Counter[str] = Counter()
    for code in sorted(set(previous.values())):
        if found := _CODE.match(code):
            prefix = f"{found[1]}-{found[2]}"
            highest[prefix] = max(highest[prefix], int(found[3]))
    result: list[str] = []
    for n, members in enumerate(clusters):
        if n not in given:
            prefix = f"{country_of(members)}-{year_of(members)}"
            highest[prefix] += 1
            given[n] = f"{prefix}-{highest[prefix]:04d}"
        result.append(given[n])
    return result
