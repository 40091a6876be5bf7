"""Agency datelines: `CITY (Agency) - …`."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from tawthiq.articles.marks import known_outlet
from tawthiq.knowledge import load


class AgencyDateline(NamedTuple):
    """The opening of an agency report at [0, end) of a paragraph."""

    agency: str
    end: int


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p) for p in load("articles/bylines")["dateline"])


def agency_dateline(text: str) -> AgencyDateline | None:
    """The agency that a paragraph's dateline names, or None. Only listed agencies count: brackets hold much else."""
    head = unicodedata.normalize("NFC", text[:160]).lstrip("\u200e\u200f ")
    for pattern in _patterns():
        found = pattern.match(head)
        if found:
            for part in re.split(r"[/,،]| and ", found["agency"]):
                known = known_outlet(part.strip())
                if known and known[1] == "agency":
                    return AgencyDateline(known[0], found.end())
    return None
