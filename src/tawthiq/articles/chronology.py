"""Dates of a page's articles, read together: day/month order, doubtful years, weekdays that do not fit, undated ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from tawthiq.articles.dates import DateLine, hijri_day
from tawthiq.articles.evidence import WEEKDAYS, Evidence, fits, newest_date, weekday_distance

_CLOSE = 45
"""Days within which neighbours on a page are said to be of one time."""


class Material(NamedTuple):
    """What one article offers: its date line, the date that markup gives, the evidence of its words, its language."""

    line: DateLine | None
    metadata: date | None
    metadata_raw: str | None
    evidence: Evidence
    language: str


class Dated(NamedTuple):
    """The outcome, as the fields of an Article."""

    published: date | None
    raw: str | None
    note: str | None
    how: str
    anchor: date | None


def settle(items: Sequence[Material]) -> list[Dated]:
    """Dates of all articles of a page, in page order."""
    order, reason = page_order(items)
    published = [_written(item, order) for item in items]
    _years_from_neighbours(items, published, order)
    out = []
    # Corrected days serve as neighbours for the undated; written ones for everything else.
    anchors: list[date | None] = []
    notes: list[list[str]] = []
    for i, item in enumerate(items):
        note: list[str] = []
        anchor = published[i]
        if anchor is not None:
            if item.metadata is None:
                _note_order(item, order, reason, note)
            else:
                _note_metadata(item, order, note)
            anchor = _doubtful_year(i, published, item, note) or anchor
            anchor = _doubtful_weekday(anchor, item, note)
        anchors.append(anchor)
        notes.append(note)
    for i, item in enumerate(items):
        if published[i] is None:
            anchors[i] = _undated(i, anchors, published, item, order, notes[i])
        how = "none" if published[i] is None else "metadata" if item.metadata is not None else "text"
        raw = item.line.raw if item.line is not None else item.metadata_raw if item.metadata is not None else None
        out.append(Dated(published[i], raw, "; ".join(notes[i]) or None, how, anchors[i]))
    return out


def page_order(items: Sequence[Material]) -> tuple[str, str]:
    """`dmy` or `mdy` for the page's open numeric dates, and why (empty where nothing but habit speaks)."""
    votes = {"dmy": 0.0, "mdy": 0.0}
    why: list[str] = []
    sure = [x.line.reading for x in items if x.line and x.line.reading and x.line.reading.order in votes]
    for reading in sure:
        votes[reading.order] += 2
    if sure:
        example = next(x.line.raw for x in items if x.line and x.line.reading is sure[0])
        why.append(f"as {example} on the same page")
    for item in items:
        for reading, _ in item.evidence.dates:
            if reading.order in votes:
                votes[reading.order] += 0.5
    for i, item in enumerate(items):
        if item.line is None or item.line.reading is None or not item.line.reading.is_open:
            continue
        if item.language == "ar":
            votes["dmy"] += 0.5
        days = {o: item.line.reading.on(o) for o in votes}
        near = [d for d in _neighbours(i, items) if d is not None]
        for o, day in days.items():
            if day is None:
                continue
            if item.line.reading.weekday is not None:
                votes[o] += 4 if day.weekday() == item.line.reading.weekday else -4
            votes[o] += fits(day, item.evidence, o)
            if near and min(abs((day - n).days) for n in near) <= _CLOSE:
                votes[o] += 2
    compact = _more_compact(items)
    if compact is not None:
        votes[compact] += 1.5
    if votes["mdy"] > votes["dmy"]:
        return "mdy", why[0] if sure and votes["mdy"] and sure[0].order == "mdy" else "weekdays and dates in the text, and the neighbours, fit so"
    if votes["dmy"] > votes["mdy"]:
        return "dmy", why[0] if sure and sure[0].order == "dmy" else "weekdays and dates in the text, and the neighbours, fit so"
    return "dmy", ""


def _more_compact(items: Sequence[Material]) -> str | None:
    """The order under which the page's dates lie much closer together: neighbours are mostly of one time."""
    readings = [x.line.reading for x in items if x.line and x.line.reading and x.line.reading.year is not None]
    if sum(r.is_open for r in readings) < 2:
        return None
    spans = {}
    for order in ("dmy", "mdy"):
        days = [d for r in readings if (d := r.on(order))]
        spans[order] = (max(days) - min(days)).days
    if 2 * spans["dmy"] + 2 < spans["mdy"]:
        return "dmy"
    return "mdy" if 2 * spans["mdy"] + 2 < spans["dmy"] else None


def _neighbours(i: int, items: Sequence[Material]) -> list[date | None]:
    """Nearest days before and after on the page that need no order to read."""
    sure = [x.metadata or (x.line.reading.on() if x.line and x.line.reading and not x.line.reading.is_open else None) for x in items]
    above = next((d for d in reversed(sure[:i]) if d), None)
    below = next((d for d in sure[i + 1 :] if d), None)
    return [above, below]


def _written(item: Material, order: str) -> date | None:
    if item.metadata is not None:
        return item.metadata
    if item.line is None or item.line.reading is None:
        return None
    reading = item.line.reading
    if reading.is_open and reading.weekday is not None:
        for o in ("dmy", "mdy"):
            day = reading.on(o)
            if day is not None and day.weekday() == reading.weekday:
                return day
    return reading.on(order)


def _years_from_neighbours(items: Sequence[Material], published: list[date | None], order: str) -> None:
    """A date line without a year takes the year that brings it nearest to its neighbours."""
    known = list(published)
    for i, item in enumerate(items):
        if known[i] is not None or item.line is None or item.line.reading is None or item.line.reading.year is not None:
            continue
        near = [d for d in (*_nearest(i, known), *item.evidence.addresses[:1]) if d is not None]
        near += [d for r, _ in item.evidence.dates if r.year and (d := r.on(order))][:3] if not near else []
        days = [d for n in near for y in (n.year - 1, n.year, n.year + 1) if (d := item.line.reading.on(order, y))]
        published[i] = min(days, key=lambda d: min(abs((d - n).days) for n in near), default=None)


def _nearest(i: int, days: Sequence[date | None]) -> tuple[date | None, date | None]:
    return next((d for d in reversed(days[:i]) if d), None), next((d for d in days[i + 1 :] if d), None)


def _note_order(item: Material, order: str, reason: str, note: list[str]) -> None:
    reading = item.line.reading if item.line else None
    if reading is None or item.line is None:
        return
    if reading.year is None:
        note.append("the year is not written; taken from the neighbours or the text")
    day = reading.on(order, 2000)
    if reading.is_open and reading.weekday is None:
        name = "day-first" if order == "dmy" else "month-first"
        if reason:
            note.append(f"order ambiguous by itself; read {name}, {reason}")
        else:
            note.append(f"order ambiguous (also {_other(item, order)}) and nothing on the page settles it; read {name}")
    elif reading.weekday is not None and reading.year is not None and day is not None:
        written = _written(item, order)
        if written is not None and written.weekday() != reading.weekday:
            note.append(f"the weekday written with the date ({WEEKDAYS[reading.weekday]}) is not that of {written.isoformat()} ({WEEKDAYS[written.weekday()]})")


def _other(item: Material, order: str) -> str:
    reading = item.line.reading if item.line else None
    day = reading.on("mdy" if order == "dmy" else "dmy") if reading else None
    return day.isoformat() if day else "no other day"


def _note_metadata(item: Material, order: str, note: list[str]) -> None:
    if item.line is None or item.line.reading is None or item.line.updated or item.metadata is None:
        return
    shown = [item.line.reading.on(o, item.metadata.year) for o in (order, "mdy" if order == "dmy" else "dmy")]
    if not any(d is not None and abs((d - item.metadata).days) <= 1 for d in shown):
        note.append(f"the page's metadata says {item.metadata.isoformat()}, its text “{item.line.raw}”")


def _doubtful_year(i: int, published: Sequence[date | None], item: Material, note: list[str]) -> date | None:
    """The likely day where a written year stands alone against its neighbours; the written day is kept as published."""
    day = published[i]
    assert day is not None
    above, below = _nearest(i, published)
    around = [d for d in (above, below) if d is not None]
    one_sided = len(around) < 2
    if one_sided:
        row = [d for d in (reversed(published[:i]) if above else published[i + 1 :]) if d is not None]
        around = row[:2]
    if len(around) < 2 or abs((around[0] - around[1]).days) > 120 or min(abs((day - n).days) for n in around) < 200:
        return None
    low, high = min(around) - timedelta(days=31), max(around) + timedelta(days=31)
    likely = None
    for year in sorted({n.year for n in around}):
        try:
            moved = day.replace(year=year)
        except ValueError:
            continue
        if low <= moved <= high:
            likely = moved
    names = " and ".join(n.isoformat() for n in around)
    if likely is None:
        note.append(f"the written date {day.isoformat()} is far from its neighbours on the page ({names})")
        return None
    reasons = []
    for weekday in dict.fromkeys(item.evidence.weekdays):
        if weekday_distance(likely, weekday) <= 1 < weekday_distance(day, weekday):
            reasons.append(f"“{WEEKDAYS[weekday]}” in the text fits")
    for reading in item.evidence.hijri:
        islamic, written = hijri_day(reading, likely), hijri_day(reading, day)
        if islamic and abs((islamic - likely).days) <= 3 and not (written and abs((written - day).days) <= 3):
            reasons.append(f"the Islamic day in the text fell on about {islamic.isoformat()}")
    if one_sided and not reasons:
        note.append(f"the year {day.year} contradicts the neighbours on the page ({names}); nothing in the text settles it")
        return None
    because = f": {', '.join(reasons)}" if reasons else ""
    note.append(f"the year {day.year} is probably a slip: the neighbours on the page are of {names}; likely {likely.isoformat()}{because}")
    return likely


def _doubtful_weekday(day: date, item: Material, note: list[str]) -> date:
    """The next day where the text tells of that day's weekday as past; the written day is kept as published."""
    told = item.evidence.weekdays
    if not told or any(weekday_distance(day, w) != 6 for w in told):
        return day
    name = WEEKDAYS[told[0]]
    if len(told) >= 2 and item.evidence.immediate and day < date.max:
        likely = day + timedelta(days=1)
        note.append(f"the text tells of {name} as just past, but {day.isoformat()} is a {WEEKDAYS[day.weekday()]}; likely written {likely.isoformat()}")
        return likely
    note.append(f"the text names {name}, which before {day.isoformat()} ({WEEKDAYS[day.weekday()]}) last fell six days earlier")
    return day


def _undated(
    i: int, anchors: Sequence[date | None], published: Sequence[date | None], item: Material, order: str, note: list[str]
) -> date | None:
    """A day to resolve relative expressions against, for an article without a date."""
    dated = [a if p is not None else None for a, p in zip(anchors, published, strict=True)]
    near = [d for d in _nearest(i, dated) if d is not None]
    said = "the age is given only relative to the visit (“" + item.line.raw + "”)" if item.line and item.line.reading is None else "no date given"
    if item.line and item.line.reading is not None:
        said = f"the date “{item.line.raw}” has no year"
    newest = newest_date(item.evidence, near, order)
    low, high = (min(near), max(near)) if near else (None, None)
    if newest is not None and (low is None or newest[0] >= low - timedelta(days=_CLOSE)):
        note.append(f"{said}; {newest[1]}; so written about {newest[0].isoformat()}")
        return newest[0]
    if low is None or high is None:
        note.append(f"{said}, and nothing on the page tells it")
        return None
    if (high - low).days > _CLOSE:
        note.append(f"{said}; between articles of {high.isoformat()} and {low.isoformat()}, too far apart to guess")
        return None
    day = high
    if item.evidence.weekdays and any(weekday_distance(high, w) > 4 for w in item.evidence.weekdays):
        span = [low + timedelta(days=k) for k in range((high - low).days + 1)]
        day = min(reversed(span), key=lambda d: sum(weekday_distance(d, w) for w in item.evidence.weekdays))
    where = f"between articles of {high.isoformat()} and {low.isoformat()}" if high != low else f"beside an article of {high.isoformat()}"
    note.append(f"{said}; stands {where}; so written about {day.isoformat()}")
    return day
