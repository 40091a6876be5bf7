"""records: the nouns of the house as typed, frozen records.

In: nothing. Out: the types every other room speaks (`Capture`, `Page`, `Article`, `Sentence`, `Mention`, `Incident` …).
Never: I/O, a clock, a database, a decision about what an event is.

Positions are code points, half-open. Inside the house they are positions in the *article's* text;
record files (`exports/records`) add the article's start, so that they are positions in the capture's text.
"""
from __future__ import annotations

from tawthiq.records.events import (
    ACLED_SUBEVENTS,
    FACTUALITY,
    PLOVER_TYPES,
    ClaimOfResponsibility,
    Contested,
    Evidence,
    Figure,
    Filler,
    Mention,
    Place,
    Tally,
    WeaponCount,
    mention_id,
)
from tawthiq.records.incidents import Conflict, Grade, Incident, Version
from tawthiq.records.reading import Sentence, Token
from tawthiq.records.sources import Article, Block, Capture, Hint, Page, PageBlock, Problem

__all__ = [
    "ACLED_SUBEVENTS",
    "FACTUALITY",
    "PLOVER_TYPES",
    "Article",
    "Block",
    "Capture",
    "ClaimOfResponsibility",
    "Conflict",
    "Contested",
    "Evidence",
    "Figure",
    "Filler",
    "Grade",
    "Hint",
    "Incident",
    "Mention",
    "Page",
    "PageBlock",
    "Place",
    "Problem",
    "Sentence",
    "Tally",
    "Token",
    "Version",
    "WeaponCount",
    "mention_id",
]
