"""Dates as pages write them: every written form, with the day/month order left open where it is open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from hijridate import Hijri

from tawthiq.articles.folding import Folded, fold, fold_pattern
from tawthiq.knowledge import load


class DateReading(NamedTuple):
    """A date at [start, end) of a text. `order`: named | ymd | dmy | mdy | open (both orders possible) | hijri.

    For `open`, `month`/`day` hold the day-first reading. `year` is None where none is written. `weekday` 0 = Monday.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    order: str
    weekday: int | None = None

    def on(self, order: str = "dmy", year: int | None = None) -> date | None:
        """The day, for one reading of an open order and (where no year is written) a year; None where there is none."""
        y = self.year if self.year is not None else year
        month, day = (self.day, self.month) if self.order == "open" and order == "mdy" else (self.month, self.day)
        if y is None:
            return None
        try:
            return date(y, month, day)
        except ValueError:
            return None

    @property
    def is_open(self) -> bool:
        """True when day-first and month-first give different days."""
        return self.order == "open" and self.day != self.month


class _Rules(NamedTuple):
    months: dict[str, int]
    hijri: dict[str, int]
    weekdays: dict[str, int]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    weekday: re.Pattern[str]


def _index(rows: list[str]) -> dict[str, int]:
    return {fold(w).text: i for i, row in enumerate(rows) for w in row.split("|")}


def _any(words: dict[str, int]) -> str:
    return "|".join(re.escape(w).replace("\\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


@cache
def _rules() -> _Rules:
    known = load("articles/calendar")
    months, hijri, weekdays = (_index(known[k]) for k in ("months", "hijri_months", "weekdays"))
    edge, end = r"(?<![\w])", r"(?![\w])"
    month = rf"(?P<m>{_any(months)})(?:\s*[/(|،-]\s*(?:{_any(months)})\)?)?"
    year = r"(?P<y>(?:19|20)\d\d)"
    patterns = (
        ("iso", r"(?<![\d/.-])(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<mm>\d\d?)(?P=s)(?P<d>\d\d?)(?!\d|[-/.]\d)(?:t\d\d:?\d\d\S{0,20})?"),
        ("compact", r"(?<!\d)(?P<y>20\d\d)(?P<mm>0[1-9]|1[0-2])(?P<d>[0-2]\d|3[01])(?=t\d{4}|$|\s)"),
        ("numeric", r"(?<![\d/.-])(?P<a>\d\d?)\s?(?P<s>[-/.])\s?(?P<b>\d\d?)\s?(?P=s)\s?(?P<y>(?:19|20)\d\d|\d\d)(?!\d|[-/.]\d)"),
        ("dmy", rf"(?<![\d/.:-])(?P<d>\d\d?)(?:st|nd|rd|th|\.)?\s*(?:(?:day\s+)?of\s+|من\s+(?:شهر\s+)?|[-/.]\s?)?{month}\.?\s*[,،/-]?\s*(?:of\s+|من\s+|عام\s+|سنه\s+)*(?:{year}|'(?P<yy>\d\d)(?!\d))?{end}"),
        ("mdy", rf"{edge}{month}\.?[\s/-]*(?:the\s+)?(?P<d>\d\d?)(?:st|nd|rd|th)?(?!\d|:\d)(?:\s*[,،/-]?\s*(?:of\s+)?(?:at\s+\d\d?:\d\d\s*(?:am|pm)?,?\s+)?(?:{year}|'(?P<yy>\d\d)(?!\d)))?{end}"),
        ("ymd", rf"(?<![\d/.-]){year}\s*[,-]?\s*{month}\.?\s*(?P<d>\d\d?)(?!\d|:\d){end}"),
        ("hijri", rf"(?<![\d/.-])(?P<d>\d\d?)(?:st|nd|rd|th)?\s*(?:of\s+|من\s+(?:شهر\s+)?)?(?P<h>{_any(hijri)})\.?,?\s*(?P<y>1[34]\d\d)?{end}"),
    )  # fmt: skip
    compiled = tuple((name, fold_pattern(p)) for name, p in patterns)
    return _Rules(months, hijri, weekdays, compiled, re.compile(rf"{edge}(?P<w>{_any(weekdays)})\.?{end}"))


def find_dates(text: str | Folded) -> list[DateReading]:
    """All dates of a text in order, none overlapping; years written with two digits are of 1970–2069."""
    folded = fold(text) if isinstance(text, str) else text
    taken: list[DateReading] = []
    for name, pattern in _rules().patterns:
        for found in pattern.finditer(folded.text):
            start, end = folded.span(*found.span())
            if any(t.start < end and start < t.end for t in taken):
                continue
            reading = _read(name, found, start, end)
            if reading is not None:
                taken.append(reading._replace(weekday=_weekday_beside(folded.text, *found.span())))
    return sorted(taken)


def _read(name: str, m: re.Match[str], start: int, end: int) -> DateReading | None:
    groups = m.groupdict()
    year = int(groups["y"]) if groups.get("y") else None
    if year is None and groups.get("yy"):
        year = int(groups["yy"])
    if year is not None and year < 100:
        year += 2000 if year < 70 else 1900
    rules = _rules()
    if name == "hijri":
        month = rules.hijri[re.sub(r"\s+", " ", m["h"])] + 1
        return DateReading(start, end, year, month, int(m["d"]), "hijri") if 1 <= int(m["d"]) <= 30 else None
    if name == "numeric":
        a, b = int(m["a"]), int(m["b"])
        if m["s"] == "." and len(m["y"]) == 2 and ":" in m.string[m.end() : m.end() + 1]:
            return None
        if a > 12 and 1 <= b <= 12:
            return _valid(DateReading(start, end, year, b, a, "dmy"))
        if b > 12 and 1 <= a <= 12:
            return _valid(DateReading(start, end, year, a, b, "mdy"))
        return _valid(DateReading(start, end, year, b, a, "open"))
    month = int(m["mm"]) if groups.get("mm") else rules.months[re.sub(r"\s+", " ", m["m"])] + 1
    if groups.get("m") == "may" and year is None and name == "mdy" and not re.search(r"\d(?:st|nd|rd|th)?$", m[0]):
        return None
    return _valid(DateReading(start, end, year, month, int(m["d"]), "ymd" if name in ("iso", "compact") else "named"))


def _valid(reading: DateReading) -> DateReading | None:
    try:
        date(reading.year or 2020, reading.month, reading.day)
    except ValueError:
        return None
    return reading


def _weekday_beside(folded: str, start: int, end: int) -> int | None:
    before = folded[max(0, start - 24) : start]
    found = next(reversed(list(_rules().weekday.finditer(before))), None)
    if found is not None and len(before) - found.end() <= 3 and not re.search(r"[.!?\w]", before[found.end() :]):
        return _rules().weekdays[found["w"]]
    after = _rules().weekday.match(folded, end + len(folded[end : end + 3]) - len(folded[end : end + 3].lstrip(" ,(")))
    return _rules().weekdays[after["w"]] if after else None


def find_weekdays(folded: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, weekday with Monday 0) of full weekday names in folded text; short forms (`sun`, `wed`) are words."""
    for found in _rules().weekday.finditer(folded):
        if len(found["w"]) > 5 or not found["w"].isascii():
            yield found.start(), found.end(), _rules().weekdays[found["w"]]


def hijri_day(reading: DateReading, near: date) -> date | None:
    """The Gregorian day (±1) of a Hijri reading; without a year, the one nearest to `near`."""
    guess = int((near.year - 622) * 33 / 32)
    years = [reading.year] if reading.year else [guess - 1, guess, guess + 1, guess + 2]
    days: list[date] = []
    for year in years:
        try:
            g = Hijri(year, reading.month, reading.day).to_gregorian()
            days.append(date(g.year, g.month, g.day))
        except (ValueError, OverflowError):
            continue
    return min(days, key=lambda d: abs((d - near).days), default=None)


class DateLine(NamedTuple):
    """A line that is there to give a date. `reading` is None for a relative one ("3 hours ago"); `rest` is what else it says."""

    reading: DateReading | None
    raw: str
    rest: str
    updated: bool = False


@cache
def _date_line_words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    known = load("articles/calendar")
    phrases = sorted((fold(w).text for w in known["date_line"]), key=len, reverse=True)
    words = "|".join(re.escape(p) for p in phrases if p != "|")
    filler = fold_pattern(rf"(?<!\w)(?:{words})(?!\w)")
    clock = fold_pattern(r"(?<![\d:])\d\d?(?::|\.|h)\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?|\s*[صم](?!\w))?(?:\s*\(?(?:gmt|utc)\s*[+-]?\d*\)?)?(?!\d)|(?<!\w)\d\d?\s?[ap]\.?m\.?(?!\w)|[+-]\d\d:?\d\d(?!\d)")
    updated = fold_pattern("|".join(re.escape(fold(w).text) for w in known["updated"]))
    relative = fold_pattern("|".join(known["relative"]))
    return filler, clock, updated, relative


_SEPARATORS = re.compile(r"[\s\-–—|•·,،:;()\[\]/.*@>»«<]+")


def date_line(text: str, folded: Folded | None = None) -> DateLine | None:
    """The line as a date line, or None. A date line holds a date and little else: `Posted on 3 May 2021 by …` is one."""
    if len(text) > 160:
        return None
    folded = folded or fold(text)
    filler, clock, updated, relative = _date_line_words()
    readings = [r for r in find_dates(folded) if r.order != "hijri"]
    if not readings:
        found = relative.search(folded.text)
        if found and not _SEPARATORS.sub("", filler.sub(" ", folded.text.replace(found[0], " "))):
            return DateLine(None, text.strip(), "")
        return None
    blank = list(folded.text)
    positions = {p: i for i, p in reversed(list(enumerate(folded.at[:-1])))}
    for r in find_dates(folded):
        for p in range(r.start, r.end):
            if p in positions:
                blank[positions[p]] = " "
    first = positions.get(readings[0].start, 0)
    rest = "".join(blank)
    weekday = _rules().weekday
    for pattern in (clock, weekday, filler):
        rest = pattern.sub(lambda m: " " * len(m[0]), rest)
    head, tail = rest[:first], rest[first:]
    left, right = _SEPARATORS.sub(" ", head).split(), _SEPARATORS.sub(" ", tail).split()
    is_updated = updated.search(folded.text[:first]) is not None
    if not left and not right:
        return DateLine(_preferred(readings, folded, updated), text.strip(), "", is_updated)
    raw = text[readings[0].start : readings[0].end]
    if readings[0].year is None:
        return None  # a few words and a day without a year: a sentence as like as not
    by = re.search(r"(?<!\w)by\s+(\S.*)$", folded.text)
    if by and text[folded.at[by.start(1)]].isupper() | (by[1] in ("admin", "staff", "editor")) and len(by[1].split()) <= 8 and len(left) <= len(by[1].split()) + 1:
        name = text[folded.at[by.start(1)] :]
        return DateLine(readings[0], raw, re.split(r"[|•·–—]", name.split(raw)[0])[0].strip(" ,-"), is_updated)
    separated = re.match(r"\s*(?:\d\d?:\d\d\s*)?[|•·–—,-]", folded.text[positions.get(readings[0].end, len(folded.text)) :])
    if not left and len(right) <= 4 and separated:
        return DateLine(readings[0], raw, "", is_updated)
    before = re.search(r"[|•·–—-]\s*$|\|", folded.text[:first].rstrip("on "))
    if not right and len(left) <= 3 and (before or text[:first].strip(" ,-–—|").isupper()):
        return DateLine(readings[0], raw, "", is_updated)
    return None


def _preferred(readings: list[DateReading], folded: Folded, updated: re.Pattern[str]) -> DateReading:
    """Of several dates on the line, the one that is not an update."""
    for i, r in enumerate(readings):
        begin = readings[i - 1].end if i else 0
        if not updated.search(fold_slice(folded, begin, r.start)):
            return r
    return readings[0]


def fold_slice(folded: Folded, start: int, end: int) -> str:
    """The folded characters that come from [start, end) of the original."""
    return "".join(c for c, p in zip(folded.text, folded.at, strict=False) if start <= p < end)
