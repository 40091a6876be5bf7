"""News agencies, outlets and monitors (knowledge/agencies.csv), looked up by a whole name such as a byline or a site's name."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tawthiq.actors.lexicon import spellings
from tawthiq.actors.registry import folded, split
from tawthiq.knowledge import table

__all__ = ["Outlet", "outlet_for"]


class Outlet(NamedTuple):
    """`kind`: agency | outlet | monitor | state media | channel; `country` ISO-3166 alpha-3 ("" international); `language` of
    publication; `scale`: ACLED source scale; `owner`: who owns or funds it, "" where private or not known."""

    name: str
    country: str
    language: str
    kind: str
    scale: str
    owner: str


@cache
def _outlets() -> dict[str, Outlet]:
    out: dict[str, Outlet] = {}
    for row in table("agencies"):
        name = row["name"].lstrip("=~")
        outlet = Outlet(name, row["country"], row["language"], row["kind"], row["scale"], row["owner"])
        for alias in (name, *split(row["aliases_en"]), *split(row["aliases_ar"])):
            for spelling in spellings(alias.lstrip("=~")):
                out.setdefault(folded(spelling), outlet)
    return out


def outlet_for(name: str) -> Outlet | None:
    """The outlet of that name (any spelling, any alias), None for names not in the table."""
    return _outlets().get(folded(name)) if name.strip() else None
