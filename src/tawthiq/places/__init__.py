"""places: names of places in text, and the points and provinces they stand for.

In: text (English, Arabic), names found in it, what the document already says about countries.
Out: `PlaceName` (verbatim span, candidates), `records.Place` (canonical name, province, country, point, precision), map outlines.
Never: decide which event happened where; the coder does that.
"""

from __future__ import annotations

from tawthiq.places.outlines import outlines

__all__ = ["outlines"]
