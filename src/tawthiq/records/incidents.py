"""Incidents: views computed from mentions and judgements (codebook, unit 3; contract: design §5)."""
from __future__ import annotations

from datetime import date
from typing import Any

from tawthiq.records.base import Record
from tawthiq.records.events import Place


class Version(Record):
    """One group of agreeing claims about one field. `value` is plain JSON; `stated` is false where it is "not stated".

    `sources` are the independent origins behind it, `said_by` whom the claims name as having said it.
    """

    field: str
    value: Any
    mentions: tuple[str, ...]
    sources: tuple[str, ...] = ()
    said_by: tuple[str, ...] = ()


class Conflict(Record):
    """A field whose versions contradict each other, and why that is one."""

    field: str
    versions: tuple[Version, ...]
    reason: str = ""


class Grade(Record):
    """Airwars' scale: Confirmed | Fair | Weak | Contested | Discounted; suggested by the machine, set only by a person."""

    grade: str
    reasons: tuple[str, ...] = ()


class Incident(Record):
    """A real-world event to which mentions of many articles belong.

    `id` is country-year-number (`IRQ-2021-0007`; `XXX` where no country is known, `0000` where no year is).
    `independent_sources` counts origins after reprints and shared origins collapse; `sources` names them.
    `links` explain why its mentions belong together: (mention, mention, probability, reasons).
    """

    id: str
    title: str
    plover: str
    plover_mode: str | None = None
    acled: str | None = None
    factuality: str = "occurred"
    date_from: date | None = None
    date_to: date | None = None
    date_precision: str = "none"
    places: tuple[Place, ...] = ()
    perpetrator: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    weapon: str | None = None
    killed_low: int | None = None
    killed_high: int | None = None
    injured_low: int | None = None
    injured_high: int | None = None
    mentions: tuple[str, ...]
    versions: tuple[Version, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    independent_sources: int = 0
    sources: tuple[str, ...] = ()
    grade_suggested: Grade | None = None
    links: tuple[tuple[str, str, float, tuple[str, ...]], ...] = ()
    note: str | None = None
