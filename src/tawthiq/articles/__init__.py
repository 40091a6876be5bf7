"""articles: one page becomes its articles.

In: a `Page` (text with blocks, and hints where markup gave any).
Out: `Article`s in page order: extent, headline, byline, publisher, date with its doubts, and typed blocks that leave furniture out.
Never: a change to the text, a look beyond the page, a decision about what an event is.
"""

from __future__ import annotations

from tawthiq.articles.dates import DateReading, find_dates
from tawthiq.articles.split import split_page

__all__ = ["DateReading", "find_dates", "split_page"]
