""""In the capital", "in the Colombian capital": the town that a report need not name, because its readers know it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tawthiq.coding.english.draft import Draft
from tawthiq.coding.english.tree import Tree
from tawthiq.knowledge import table
from tawthiq.places import context_of, find_places, resolve
from tawthiq.places.register import country_names, demonyms
from tawthiq.records import Evidence, Place

_CAPITAL = re.compile(r"\b(?:in|of|outside|near|around|throughout|within)\s+(?:(?:northern|southern|eastern|western|central|downtown)\s+)?((?:the|this|our)\s+(?:(?P<people>[A-Z]\w+)\s+)?capital(?:\s+city)?)\b(?!\s+(?:of|punishment|\w+s\b))")


def in_the_capital(tree: Tree, drafts: Sequence[Draft], home: str | None) -> None:
    """Give the drafts of a sentence that name no place the capital it speaks of; `home`: English name of the article's country."""
    if "capital" not in tree.sentence.text or not drafts:
        return
    m = _CAPITAL.search(tree.sentence.text)
    if m is None:
        return
    people = m.group("people")
    entry = demonyms().get(people.lower()) if people else country_names().get(home or "")
    place = _capital(entry.iso3[0]) if entry is not None and entry.iso3 else None
    if place is None:
        return
    start, end = tree.sentence.start + m.start(1), tree.sentence.start + m.end(1)
    for d in drafts:
        if not d.places and not d.aggregate:
            d.places = [place.model_copy(update={"name": m.group(1)})]
            d.evidence["places"] = Evidence(quote=m.group(1), start=start, end=end, score=0.5, rule="scene:capital")


@cache
def _capital(iso3: str) -> Place | None:
    row = next((r for r in table("places/countries") if r["iso3"] == iso3), None)
    if row is None or not row["capital"]:
        return None
    text = f"in {row['capital']}, {row['name']}"
    found = find_places(text, "en")
    return next((p for p in resolve(found, context_of(found)) if p.precision == "town" and p.iso3 == iso3), None)
