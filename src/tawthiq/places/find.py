"""The door to both languages: names of places in a text."""

from __future__ import annotations

from collections.abc import Collection

from tawthiq.places.arabic import find_arabic
from tawthiq.places.english import find_english
from tawthiq.places.folding import is_arabic
from tawthiq.places.model import PlaceName

__all__ = ["countries_in", "find_places"]


def find_places(text: str, language: str, countries: Collection[str] = ()) -> list[PlaceName]:
    """Names of places in `text` (codebook, places), in order, never overlapping.

    `language`: "ar" or anything else for Latin script. `countries`: ISO alpha-3 codes already known from the document; with
    them small places and unusual spellings of those countries are found too. `text[n.start:n.end] == n.text` holds always.
    Adjectives and peoples come as kind "demonym", states that act as "country-as-actor"; the coder decides what they mean.
    """
    if language == "ar":
        names = find_arabic(text, countries)
        latin = [n for n in find_english(text, countries) if not is_arabic(n.text)] if any("A" <= c <= "Z" for c in text) else []
        return sorted(names + [n for n in latin if not any(m.start < n.end and n.start < m.end for m in names)])
    return find_english(text, countries)


def countries_in(text: str, language: str = "en") -> dict[str, int]:
    """ISO alpha-3 code → how often the text names the country or its people."""
    found: dict[str, int] = {}
    for name in find_places(text, language):
        if name.kind in ("country", "demonym", "country-as-actor"):
            for iso3 in name.candidates[0].entry.iso3:
                found[iso3] = found.get(iso3, 0) + 1
    return found
