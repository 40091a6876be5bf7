"""Figures in time expressions: what a run of digits can be, and number words put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tawthiq.coding.when.calendar import day_of

# Every way of writing figures, tried in this order at each place of the copy (digits are ASCII there).
FIGURE = re.compile(
    r"""
      (?P<iso>\d{4}(?P<s1>[-/.])\d{1,2}(?P=s1)\d{1,2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d/]|[.:-]\d))
    | (?P<numeric>\d{1,2}(?P<s2>[-/.])\d{1,2}(?P=s2)(?:\d{4}|\d{2})(?!\d|:\d|(?P=s2)\d))
    | (?P<eleventh>9/11(?![\d/]|[.:-]\d))
    | (?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?!\d|:)(?:\s?[ap](?:\.\s?m\.|m\b))?
        | \d{1,2}(?:\.\d{2})?\s?[ap](?:\.\s?m\.|m\b)
        | (?:[01]\d|2[0-3])[0-5]\d(?=\s?(?:GMT|UTC|hrs?\b|Z\b)))
    | (?P<decade>\d{3}0'?s\b|'?\d0s\b)
    | (?P<yearspan>(?:1[89]|20)\d\d[-/]\d\d(?![\d/]|[.:-]\d))
    | (?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)
    | (?P<other>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.:/]\d+)+|\d+%)
    | (?P<integer>\d+)
    """,
    re.X | re.I,
)


class Written(NamedTuple):
    """A date written in figures: None where the calendar has none; `order` doubts whether the day stands first."""

    year: int
    month: int
    day: int
    found: date | None
    note: str | None


def full_year(digits: str) -> int:
    """Two-digit years: 00–49 are 2000s, 50–99 are 1900s."""
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year < 50 else 1900)


def numeric_date(text: str, day_first: bool) -> Written | None:
    """ "05/07/2021", "2021-07-05", "5.7.21"; None where it is no date at all ("45/3/2021")."""
    pieces = re.split(r"[-/.]", re.split("[Tt]", text)[0])
    if len(pieces[0]) == 4:
        year, month, day = (int(p) for p in pieces)
        if month > 12 and day <= 12 and "-" not in text:
            month, day = day, month
        return _written(year, month, day, None)
    first, second, year = int(pieces[0]), int(pieces[1]), full_year(pieces[2])
    if len(pieces[2]) == 2 and "." in text and (first > 31 or second > 12):
        return None
    day, month = (first, second) if day_first else (second, first)
    note = None
    if month > 12 >= day:
        day, month = month, day
    elif day <= 12 and month <= 12 and day != month:
        note = f"read as {'day/month' if day_first else 'month/day'}; {'month/day' if day_first else 'day/month'} is possible"
    return _written(year, month, day, note)


def _written(year: int, month: int, day: int, note: str | None) -> Written | None:
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2200):
        return None
    return Written(year, month, day, day_of(year, month, day), note)


def clock(text: str) -> int | None:
    """Minutes since midnight of "23:15", "5 p.m.", "2315"; None where there is no such time."""
    digits = [int(d) for d in re.findall(r"\d+", text)]
    if len(digits) == 1 and digits[0] > 99:
        digits = [digits[0] // 100, digits[0] % 100]
    hour, minute = digits[0], digits[1] if len(digits) > 1 else 0
    half = re.search(r"[ap]", text, re.I)
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.group().lower() == "p" else 0)
    return hour * 60 + minute if hour <= 24 and minute <= 59 else None


def decade(text: str) -> int:
    """First year of "1990s", "'80s"."""
    digits = re.sub(r"\D", "", text)
    return int(digits) if len(digits) == 4 else 1900 + int(digits) if int(digits) >= 20 else 2000 + int(digits)


def composed(parts: Sequence[int]) -> int | None:
    """The value of number words in a row ("ألفين وأربعة عشر", "twenty five"); None where they are no one number."""
    total, current = 0, parts[0]
    for value in parts[1:]:
        if value == 1000 and 0 < current < 1000:
            total, current = current * 1000, 0
        elif value == 100 and 0 < current < 10:
            current *= 100
        elif value == 10 and 0 < current % 100 < 10:
            current += 10
        elif _fits_below(current, value) or (value in range(20, 100, 10) and 0 < current % 100 < 10):
            current += value
        else:
            return None
    return total + current


def _fits_below(current: int, value: int) -> bool:
    """ "two thousand + fourteen", "hundred + five", "twenty + five": a place of the figure that is still empty."""
    for place in (1000, 100):
        if current and current % place == 0:
            return value < place
    return current >= 20 and current % 10 == 0 and value < 10
