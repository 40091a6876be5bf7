"""Days, weeks, months and years around the date of an article: plain arithmetic, no words.

Rules: codebook, house rule "Dates". Names resolve backwards from the article's date unless a future is marked; nothing
impossible is repaired.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from tawthiq.coding.when.model import shift

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")

Interval = tuple[date | None, date | None]
NOWHERE: Interval = (None, None)
# A report stamped late in the evening, or in another time zone, tells of the date that its stamp has not reached.
_STAMP_SLACK = 1


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_interval(year: int, month: int) -> Interval:
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return NOWHERE
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_interval(year: int, years: int = 1) -> Interval:
    if not (year >= 1 and year + years - 1 <= 9999):
        return NOWHERE
    return date(year, 1, 1), date(year + years - 1, 12, 31)


def week_interval(day: date) -> Interval:
    """Monday to Sunday of the week that holds `day` (ISO 8601)."""
    first = shift(day, -day.weekday())
    return first, shift(first, 6)


def months_away(day: date, months: int) -> tuple[int, int]:
    """Year and month, `months` from the month of `day`."""
    count = day.year * 12 + day.month - 1 + months
    return count // 12, count % 12 + 1


def same_day_months_away(day: date, months: int) -> date | None:
    """The same day of the month, `months` away; the last day where the month is shorter."""
    year, month = months_away(day, months)
    if not 1 <= year <= 9999:
        return None
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def weekday_near(anchor: date, weekday: int, future: bool = False, strict: bool = False) -> date | None:
    """The nearest such weekday not after (`future`: not before) `anchor`; `strict` excludes the anchor itself."""
    distance = (weekday - anchor.weekday()) % 7 if future else -((anchor.weekday() - weekday) % 7)
    if strict and distance == 0:
        distance = 7 if future else -7
    return shift(anchor, distance)


def year_of_month(anchor: date, month: int, future: bool = False) -> int:
    """The year of the most recent such month not after the anchor's (`future`: not before)."""
    if future:
        return anchor.year if month >= anchor.month else anchor.year + 1
    return anchor.year if month <= anchor.month else anchor.year - 1


def possible_in_some_year(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= (29 if month == 2 else monthrange(2001, month)[1])


def day_without_year(anchor: date, month: int, day: int, future: bool = False) -> tuple[date | None, str | None]:
    """The most recent (`future`: the coming) such day, and the doubt where the stamp seems to lag a day behind."""
    years = range(anchor.year, anchor.year + 9) if future else range(anchor.year + 1, anchor.year - 9, -1)
    for year in years:
        found = day_of(year, month, day)
        if found is None:
            continue
        away = (found - anchor).days
        if future and away >= 0:
            return found, None
        if not future and away <= _STAMP_SLACK:
            return found, f"one day after the article's date ({anchor})" if away > 0 else None
    return None, None


def length_of_month(month: int) -> int:
    return 29 if month == 2 else monthrange(2001, month)[1]


def impossible(month: int, day: int, year: int | None) -> str:
    """Why there is no such day."""
    where = MONTHS[month - 1] if year is None or month != 2 else f"{MONTHS[month - 1]} {year}"
    length = monthrange(year, month)[1] if year and 1 <= year <= 9999 else length_of_month(month)
    return f"impossible date: {where} has {length} days, {day} is written"


def easter(year: int, orthodox: bool = False) -> date | None:
    """Easter Sunday (Gregorian computus; the Julian one, told in Gregorian days, for the Orthodox churches)."""
    if not 1583 <= year <= 4099:
        return None
    if orthodox:
        a, b, c = year % 4, year % 7, year % 19
        d = (19 * c + 15) % 30
        e = (2 * a + 4 * b - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth (-1: last) such weekday of the month."""
    first, last = month_interval(year, month)
    if first is None or last is None:
        return None
    if nth < 0:
        return shift(last, -((last.weekday() - weekday) % 7) + 7 * (nth + 1))
    found = shift(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return found if found is not None and found.month == month else None


def narrowed(lo: date, hi: date, which: str) -> Interval:
    """The early, mid or late third of an interval; `start`/`end` are its first and last sixth. Days stay whole."""
    length = (hi - lo).days + 1
    if length <= 2:
        return lo, hi
    third, sixth = length // 3, max(1, length // 6)
    return {
        "early": (lo, shift(lo, third - 1)),
        "mid": (shift(lo, third), shift(hi, -third)),
        "late": (shift(hi, 1 - third), hi),
        "start": (lo, shift(lo, sixth - 1)),
        "end": (shift(hi, 1 - sixth), hi),
    }[which]
