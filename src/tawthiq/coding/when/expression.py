"""The result of reading an expression, and the arithmetic of calendar units."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple


class TimeExpression(NamedTuple):
    """[start, end) in the text that was read; interval inclusive, null where open or unknown.

    `precision` hour|day|week|month|year|none; `kind` point|range|duration|repeated|bound|relative. `needs_reference`: the
    words count from another event ("two days later"); `offset_days` says how far, lowest and highest.
    """

    start: int
    end: int
    text: str
    date_from: date | None
    date_to: date | None
    precision: str
    kind: str
    note: str | None = None
    needs_reference: bool = False
    offset_days: tuple[int, int] | None = None


Interval = tuple[date | None, date | None]


def resolve_against(t: TimeExpression, reference_from: date | None, reference_to: date | None) -> TimeExpression:
    """Count `t` from the interval of another event; without one it stays unresolved."""
    if not t.needs_reference or t.offset_days is None or (reference_from is None and reference_to is None):
        return t
    low, high = t.offset_days
    start = reference_from or reference_to
    end = reference_to or reference_from
    assert start is not None
    assert end is not None
    return t._replace(date_from=shift(start, low), date_to=shift(end, high), needs_reference=False)


def shift(day: date, days: int) -> date:
    """`day` moved, kept inside the calendar."""
    return date.fromordinal(min(date.max.toordinal(), max(1, day.toordinal() + days)))


def month(year: int, number: int) -> tuple[date, date]:
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def months_back(day: date, n: int) -> date:
    index = max(12, day.year * 12 + day.month - 1 - n)
    return date(index // 12, index % 12 + 1, min(day.day, calendar.monthrange(index // 12, index % 12 + 1)[1]))


def weekday_before(anchor: date, number: int, strict: bool = False, future: bool = False) -> date:
    """The day of the week on or before the anchor (`strict`: before; `future`: on or after)."""
    if future:
        return shift(anchor, (number - anchor.weekday()) % 7)
    back = (anchor.weekday() - number) % 7
    return shift(anchor, -(back or (7 if strict else 0)))


def latest_month(anchor: date, number: int, future: bool = False) -> int:
    """The year of the most recent month `number` not after the anchor's (`future`: not before it)."""
    if future:
        return anchor.year + (number < anchor.month)
    return anchor.year - (number > anchor.month)


def safe(year: int, number: int, day: int) -> date | None:
    try:
        return date(year, number, day)
    except ValueError:
        return None


def part(first: date, last: date, name: str) -> tuple[date, date]:
    """early | mid | late third of an interval."""
    n = (last - first).days
    if name == "early":
        return first, first + timedelta(days=n // 3)
    if name == "mid":
        return first + timedelta(days=n // 3), first + timedelta(days=2 * n // 3)
    return first + timedelta(days=2 * n // 3), last
