"""places: names of places in text, and the points and provinces they stand for.

In: text (English, Arabic), names found in it, what the document already says about countries.
Out: `PlaceName` (verbatim span, candidates), `records.Place` (canonical name, province, country, point, precision), map outlines.
Never: decide which event happened where; the coder does that.
"""

from __future__ import annotations

from tawthiq.places.find import countries_in, find_places
from tawthiq.places.hierarchy import contains, distance_km, finest
from tawthiq.places.model import Candidate, PlaceContext, PlaceName, context_of
from tawthiq.places.outlines import outlines
from tawthiq.places.register import Entry
from tawthiq.places.resolve import resolve

__all__ = [
    "Candidate",
    "Entry",
    "PlaceContext",
    "PlaceName",
    "contains",
    "context_of",
    "countries_in",
    "distance_km",
    "find_places",
    "finest",
    "outlines",
    "resolve",
]
