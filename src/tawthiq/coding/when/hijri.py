"""Hijri dates and holidays → Gregorian days.

Umm al-Qura by `hijridate` (years 1343–1500). Where the moon is sighted, the day can differ by one: every result says so.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from hijridate import Gregorian, Hijri

from tawthiq import knowledge
from tawthiq.coding.when.calendar import NOWHERE, Interval, day_of, easter, nth_weekday
from tawthiq.coding.when.model import shift

DOUBT = "Hijri date by the Umm al-Qura calendar; ±1 day where the moon is sighted"
OUTSIDE = "Hijri year outside the tables (1343–1500)"


def hijri_day(year: int, month: int, day: int) -> date | None:
    """Gregorian day of a Hijri date; None outside the tables or where the month has no such day."""
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def hijri_month(year: int, month: int) -> Interval:
    """First and last Gregorian day of a Hijri month."""
    first = hijri_day(year, month, 1)
    following = hijri_day(year + (month == 12), month % 12 + 1, 1)
    return (first, shift(following, -1)) if first and following else NOWHERE


def hijri_year_of(day: date) -> int | None:
    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def _nearest(anchor: date, future: bool, interval_of: Any, years: range) -> Interval:
    """The latest interval that begins not after the anchor (`future`: the first that ends not before it)."""
    found = [x for x in (interval_of(y) for y in years) if x[0] is not None and x[1] is not None]
    if future:
        return next((x for x in sorted(found) if x[1] >= anchor), NOWHERE)
    return next((x for x in sorted(found, reverse=True) if x[0] <= anchor), NOWHERE)


def hijri_near(anchor: date, month: int, day: int | None, future: bool = False) -> Interval:
    """A Hijri month, or a day of it, without a year: the most recent (`future`: the coming) one."""
    year = hijri_year_of(anchor)
    if year is None:
        return NOWHERE
    return _nearest(anchor, future, lambda y: _part(y, month, day), range(year - 1, year + 2))


def _part(year: int, month: int, day: int | None) -> Interval:
    if day is None:
        return hijri_month(year, month)
    found = hijri_day(year, month, day)
    return found, found


@cache
def holidays() -> dict[str, dict[str, Any]]:
    """`knowledge/time/holidays.toml` by key."""
    return dict(knowledge.load("time/holidays"))


def _hijri_holiday(rule: dict[str, Any], year: int) -> Interval:
    if rule.get("month_long"):
        return hijri_month(year, rule["month"])
    if "last_weekday" in rule:
        last = hijri_month(year, rule["month"])[1]
        found = shift(last, -((last.weekday() - rule["last_weekday"]) % 7)) if last else None
        return found, found
    first = hijri_day(year, rule["month"], rule["day"])
    return first, shift(first, rule.get("days", 1) - 1)


def _gregorian_holiday(rule: dict[str, Any], year: int) -> Interval:
    if rule["calendar"] == "gregorian":
        first = day_of(year, rule["month"], rule["day"])
    elif rule["calendar"] == "weekday":
        first = nth_weekday(year, rule["month"], rule["weekday"], rule["nth"])
    else:
        first = shift(easter(year, rule["calendar"] == "orthodox"), rule["offset"])
    return first, shift(first, rule.get("days", 1) - 1)


def holiday(key: str, anchor: date | None, year: int | None, future: bool = False) -> tuple[Interval, str, str | None]:
    """Interval, precision (day | month) and doubt of a holiday: in `year` (Gregorian, or Hijri below 1600), else nearest."""
    rule = holidays()[key]
    precision = "month" if rule.get("month_long") else "day"
    if rule["calendar"] == "hijri":
        if year is not None and year < 1600:
            return _hijri_holiday(rule, year), precision, DOUBT
        middle = day_of(year, 7, 1) if year is not None else anchor
        hijri = hijri_year_of(middle) if middle else None
        if hijri is None or middle is None:
            return NOWHERE, precision, OUTSIDE if middle else "no article date to count from"
        around = range(hijri - 1, hijri + 2)
        if year is not None:
            options = [_hijri_holiday(rule, y) for y in around]
            return next((x for x in options if x[0] and x[0].year == year), NOWHERE), precision, DOUBT
        return _nearest(middle, future, lambda y: _hijri_holiday(rule, y), around), precision, DOUBT
    if year is not None:
        return _gregorian_holiday(rule, year), precision, None
    if anchor is None:
        return NOWHERE, precision, "no article date to count from"
    years = range(max(1, anchor.year - 1), min(9999, anchor.year + 2))
    return _nearest(anchor, future, lambda y: _gregorian_holiday(rule, y), years), precision, None
