"""What comes out: a time expression, and how one that hangs on another event gets its days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple


class TimeExpression(NamedTuple):
    """Words of a text that tell when, and the days they mean.

    `text` stands verbatim at [start, end). `date_from`..`date_to` are inclusive; None = open or unknown. `precision` is
    hour|day|week|month|year|none, `kind` point|range|duration|repeated|bound|relative. `note` writes down a doubt.
    `needs_reference`: counted from another event; `offset_days` = (earliest, latest) days from it. Of a duration,
    `offset_days` is None and the interval is empty.
    """

    start: int
    end: int
    text: str
    date_from: date | None
    date_to: date | None
    precision: str
    kind: str
    note: str | None
    needs_reference: bool
    offset_days: tuple[int, int] | None = None


def shift(day: date | None, days: int) -> date | None:
    """`day` moved by `days`; None outside the calendar (years 1 to 9999)."""
    if day is None:
        return None
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def resolve_against(expr: TimeExpression, reference_from: date | None, reference_to: date | None) -> TimeExpression:
    """`expr` with the days it means when its reference event lasted [reference_from, reference_to].

    An expression that needs no reference comes back as it is. Of a bound ("since then", "after that day") one end stays open.
    """
    if not expr.needs_reference or (reference_from is None and reference_to is None):
        return expr
    first, last = reference_from or reference_to, reference_to or reference_from
    low, high = expr.offset_days or (0, 0)
    lo, hi = shift(first, low), shift(last, high)
    if expr.kind == "bound":
        lo, hi = (lo, None) if (expr.offset_days or (0, 0))[1] >= 0 else (None, hi)
    return expr._replace(date_from=lo, date_to=hi, needs_reference=False)
