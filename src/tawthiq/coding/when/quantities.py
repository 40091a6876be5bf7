"""Counts of units ("three weeks", "several hours") and the days they reach back, on, or from an event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from tawthiq.coding.when import calendar as cal
from tawthiq.coding.when import digits
from tawthiq.coding.when.cascade import Item
from tawthiq.coding.when.model import shift
from tawthiq.coding.when.symbols import NAME, SYMBOL

Count = tuple[int, int]
DAYS = {"second": 0, "minute": 0, "hour": 0, "day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365, "decade": 3652, "century": 36524}
PRECISION = {
    "second": "hour", "minute": "hour", "hour": "hour", "day": "day", "week": "week", "fortnight": "week",
    "month": "month", "quarter": "month", "year": "year", "decade": "year", "century": "year",
}  # fmt: skip
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
# "a week later" is said of five to ten days, "a month later" of three to six weeks.
_SLACK = {"day": 0, "week": 3, "fortnight": 3, "month": 10, "quarter": 30, "year": 90, "decade": 730, "century": 7300}
# Hours that can stay within the day of the event; more reach the next one.
_HOURS_OF_ONE_DAY = 6
_MANY: dict[str, Count] = {"hour": (2, 5), "day": (2, 6), "week": (2, 6), "month": (2, 9), "year": (2, 9), "decade": (2, 9), "century": (2, 9)}
_JOINTS = frozenset((SYMBOL["OR"], SYMBOL["TO"], SYMBOL["DASH"], SYMBOL["AND"]))
HUGE = 4000


def unit_of(value: str) -> str:
    """Singular of a unit as the lexicon names it."""
    return "century" if value.startswith("centur") else value.rstrip("s")


def is_plural(value: str) -> bool:
    return value.endswith("s")


def _bounds(item: Item) -> Count | None:
    if NAME[item.symbol] == "A":
        return 1, 1
    value: Any = item.value
    if isinstance(value, tuple) and len(value) == 2:
        return int(value[0]), int(value[1])
    return (value, value) if isinstance(value, int) else None


def count_of(items: Sequence[Item]) -> Count | None:
    """Lowest and highest number that `items` say; None where they say none."""
    bounds = [(i.symbol in _JOINTS, _bounds(i)) for i in items]
    numbers = [b for joint, b in bounds if not joint and b is not None]
    if not numbers:
        return None
    whole = digits.composed([n[0] for n in numbers]) if len(numbers) > 1 else numbers[0][0]
    if len(numbers) > 1 and whole is not None:
        return whole, whole
    if len(numbers) > 1 and not any(joint for joint, _ in bounds):
        return numbers[-1]
    return min(n[0] for n in numbers), max(n[1] for n in numbers)


def many(unit: str) -> Count:
    """What a bare plural ("days later") says at least and at most."""
    return _MANY.get(unit, (2, 9))


def _hours(unit: str, count: Count) -> Count:
    return count if unit == "hour" else (count[0] // 60, count[1] // 60)


def offset(unit: str, count: Count, sign: int) -> Count:
    """Days between an event and `count` units after (`sign` 1) or before (-1) it, lowest and highest."""
    if DAYS[unit] == 0:
        low, high = _hours(unit, count) if unit != "second" else (0, 0)
        near, far = (0, 0) if high <= _HOURS_OF_ONE_DAY else (low // 24, -(-high // 24))
    else:
        slack = _SLACK[unit]
        near, far = max(0, count[0] * DAYS[unit] - slack), count[1] * DAYS[unit] + slack
    near, far = min(near, 3_000_000), min(far, 3_000_000)
    return (near, far) if sign > 0 else (-far, -near)


def away(anchor: date, unit: str, count: Count, sign: int) -> cal.Interval:
    """The days `count` units ago (`sign` -1) or ahead (1): the day itself, the week around it, or the calendar month or year."""
    low, high = count
    if high > HUGE and DAYS[unit] >= 30:
        return cal.NOWHERE
    if unit in _MONTHS:
        near, far = sign * low * _MONTHS[unit], sign * high * _MONTHS[unit]
        ends = [cal.months_away(anchor, n) for n in sorted((near, far))]
        if _MONTHS[unit] >= 12:
            return cal.year_interval(ends[0][0])[0], cal.year_interval(ends[1][0])[1]
        return cal.month_interval(*ends[0])[0], cal.month_interval(*ends[1])[1]
    if DAYS[unit] >= 7:
        first, last = sorted((sign * low * DAYS[unit], sign * high * DAYS[unit]))
        return shift(anchor, first - 3), shift(anchor, last + 3)
    first, last = offset(unit, count, sign)
    return shift(anchor, first), shift(anchor, last)


def rolling(anchor: date, unit: str, count: Count | None, sign: int) -> cal.Interval:
    """ "the last three weeks": an interval that ends (`sign` 1: begins) on the anchor; open where the number is vague."""
    far: date | None = None
    if count is not None and count[0] == count[1] and count[0] <= HUGE:
        if unit in _MONTHS:
            far = cal.same_day_months_away(anchor, sign * count[0] * _MONTHS[unit])
        else:
            days = count[0] * DAYS[unit] or (-(-count[0] // 24) if unit == "hour" else 0)
            far = shift(anchor, sign * days)
    return (far, anchor) if sign < 0 else (anchor, far)


def calendar_unit(anchor: date, unit: str, steps: int) -> cal.Interval:
    """The calendar day, week, month, year … `steps` from the one that holds the anchor."""
    if DAYS[unit] <= 1:
        day = shift(anchor, steps) if unit == "day" else anchor
        return day, day
    if unit in ("week", "fortnight"):
        middle = shift(anchor, DAYS[unit] * steps)
        return cal.week_interval(middle) if middle else cal.NOWHERE
    if unit == "month":
        return cal.month_interval(*cal.months_away(anchor, steps))
    if unit == "quarter":
        year, month = cal.months_away(anchor, 3 * steps)
        first = (month - 1) // 3 * 3 + 1
        return cal.month_interval(year, first)[0], cal.month_interval(year, first + 2)[1]
    length = {"year": 1, "decade": 10, "century": 100}[unit]
    first_year = anchor.year - (anchor.year - (1 if length == 100 else 0)) % length if length > 1 else anchor.year
    return cal.year_interval(first_year + steps * length, length)
