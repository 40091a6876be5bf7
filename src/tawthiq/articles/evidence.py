"""What an article's own words say about its date: weekdays, explicit dates, Islamic days, dates in addresses."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from tawthiq.articles.dates import DateReading, find_dates, find_weekdays, hijri_day
from tawthiq.articles.folding import Folded, fold, fold_pattern
from tawthiq.knowledge import load

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?:/|\d)")
_LONGEST = 60_000


class _Cues(NamedTuple):
    future: re.Pattern[str]
    past: re.Pattern[str]
    other_week: re.Pattern[str]
    immediate: re.Pattern[str]
    yesterday: re.Pattern[str]


@cache
def _cues() -> _Cues:
    known = load("articles/calendar")
    return _Cues(*(fold_pattern(r"(?<!\w)(?:" + "|".join(known[k]) + r")(?!\w)") for k in _Cues._fields))


class Evidence(NamedTuple):
    """`weekdays`: weekdays told in the past tense; `dates`: explicit dates told of the past, with `yesterday` True where
    that word stands beside; `hijri`: Islamic days; `addresses`: days in web addresses; `immediate`: "hours ago", "today"."""

    weekdays: tuple[int, ...]
    dates: tuple[tuple[DateReading, bool], ...]
    hijri: tuple[DateReading, ...]
    addresses: tuple[date, ...]
    immediate: bool


def read_evidence(prose: str, all_text: str) -> Evidence:
    """Evidence from an article's prose; addresses are looked for in the whole text, furniture included."""
    folded = fold(prose[:_LONGEST])
    cues = _cues()
    weekdays: list[int] = []
    for start, end, day in find_weekdays(folded.text):
        before, sentence = _around(folded.text, start, end)
        if cues.future.search(before[-60:]) or cues.other_week.search(folded.text[max(0, start - 12) : end + 10]):
            continue
        if cues.past.search(sentence) and not re.match(r"\s*,?\s*\(?\w*\s*\d", folded.text[end : end + 8]):
            weekdays.append(day)
    dates: list[tuple[DateReading, bool]] = []
    hijri: list[DateReading] = []
    for reading in find_dates(folded):
        if reading.order == "hijri":
            hijri.append(reading)
            continue
        start, end = _folded_span(folded, reading)
        before, _ = _around(folded.text, start, end)
        if cues.future.search(before[-60:]):
            continue
        near = folded.text[max(0, start - 14) : end + 12]
        dates.append((reading, cues.yesterday.search(near) is not None))
    addresses = []
    for found in _ADDRESS.finditer(all_text):
        try:
            addresses.append(date(int(found[1]), int(found[2]), int(found[3])))
        except ValueError:
            continue
    return Evidence(tuple(weekdays), tuple(dates), tuple(hijri), tuple(addresses), cues.immediate.search(folded.text) is not None)


def _folded_span(folded: Folded, reading: DateReading) -> tuple[int, int]:
    low = bisect_left(folded.at, reading.start)
    high = bisect_left(folded.at, reading.end)
    return low, high


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The sentence's part before a place, and the sentence."""
    left = max((text.rfind(c, 0, start) for c in ".!?؟\n"), default=-1) + 1
    rights = [p for p in (text.find(c, end) for c in ".!?؟\n") if p >= 0]
    return text[left:start], text[left : min(rights, default=len(text))]


def weekday_distance(day: date, weekday: int) -> int:
    """Days back from `day` to the last such weekday (0 = the day itself)."""
    return (day.weekday() - weekday) % 7


def fits(day: date, found: Evidence, order: str = "dmy") -> float:
    """How well a publication day agrees with the text: fresh weekdays, recent dates, no dates yet to come."""
    score = 0.0
    if found.weekdays:
        distances = [weekday_distance(day, w) for w in found.weekdays]
        score += sum(1.0 if d <= 1 else 0.5 if d <= 3 else -0.5 for d in distances) / len(distances)
    ages = []
    for reading, _ in found.dates:
        said = reading.on(order, year=day.year)
        if said is not None:
            ages.append((day - said).days)
    if any(-320 < a < -1 for a in ages):
        score -= 1.0
    if any(0 <= a <= 21 for a in ages):
        score += 1.0
    for reading in found.hijri:
        islamic = hijri_day(reading, day)
        if islamic is not None and abs((day - islamic).days) <= 3:
            score += 2.0
    return score


def newest_date(found: Evidence, near: list[date], order: str) -> tuple[date, str] | None:
    """The newest day that the text tells of, with the reason; the year of a date without one comes from `near`."""
    limit = max(near) + timedelta(days=45) if near else date.max
    best: tuple[date, str] | None = None
    for reading, yesterday in found.dates:
        if reading.year is not None:
            days = [reading.on(order)]
        else:
            days = sorted(
                (d for y in {n.year + k for n in near for k in (-1, 0)} if (d := reading.on(order, y)) and d <= limit), reverse=True
            )[:1]  # type: ignore[assignment]
        for day in days:
            if day is None or day > limit:
                continue
            inferred = " (its year from the neighbours)" if reading.year is None else ""
            why = f"the newest date in the text is {day.isoformat()}{inferred}"
            if yesterday and day < date.max:
                day, why = day + timedelta(days=1), why + ", called yesterday"
            if best is None or day > best[0]:
                best = (day, why)
    for day in found.addresses:
        if day <= limit and (best is None or day > best[0]):
            best = (day, f"an address in the text holds the date {day.isoformat()}")
    return best
