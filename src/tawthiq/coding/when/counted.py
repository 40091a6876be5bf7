"""Builders of counted time: units near the article's date, spans, distances from an event, durations."""

from __future__ import annotations

from datetime import date

from tawthiq.coding.when import calendar as cal
from tawthiq.coding.when import quantities as q
from tawthiq.coding.when.cascade import Builder, Hit, Reading
from tawthiq.coding.when.readings import NO_ANCHOR


def unit(steps: int) -> Builder:
    """ "last year", "this month", "next week": group u."""

    def build(hit: Hit) -> Reading | None:
        name = q.unit_of(hit.value("u"))
        anchor = hit.scene.anchor
        if q.is_plural(hit.value("u")):
            return None
        shape = {"year": "XYEAR", "month": "XMONTH", "day": "XDAY"}.get(name, "XWEEK")
        reading = Reading(shape, precision=q.PRECISION[name], unit=name)
        if anchor is None:
            return reading.doubt(NO_ANCHOR)
        return reading.at(q.calendar_unit(anchor, name, steps))

    return build


def part_of_unit(which: str) -> Builder:
    """ "earlier this week" (ends on the anchor), "later this year" (begins on it): group u."""

    def build(hit: Hit) -> Reading | None:
        name = q.unit_of(hit.value("u"))
        anchor = hit.scene.anchor
        if anchor is None:
            return Reading("XSPAN", precision=q.PRECISION[name], kind="range", note=NO_ANCHOR)
        lo, hi = q.calendar_unit(anchor, name, 0)
        first, last = (lo, anchor) if which == "earlier" else (anchor, hi)
        return Reading("XSPAN", first, last, q.PRECISION[name], "range")

    return build


def rolling(sign: int) -> Builder:
    """ "the last three weeks", "recent days", "the next 48 hours": groups u, n (count, may be missing)."""

    def build(hit: Hit) -> Reading | None:
        name = q.unit_of(hit.value("u"))
        count = q.count_of(hit.items("n")) if hit.has("n") else (1, 1) if not q.is_plural(hit.value("u")) else None
        anchor = hit.scene.anchor
        reading = Reading("XSPAN", precision=q.PRECISION[name], kind="range", number=count, unit=name)
        if anchor is None:
            return reading.doubt(NO_ANCHOR)
        return reading.at(q.rolling(anchor, name, count, sign))

    return build


def ago(sign: int, doubt: str | None = None) -> Builder:
    """ "two weeks ago" (-1), "in two weeks" (1): groups u, n; `about` marks an approximation."""

    def build(hit: Hit) -> Reading | None:
        name = q.unit_of(hit.value("u"))
        anchor = hit.scene.anchor
        shape = "XDAY" if q.DAYS[name] <= 1 else "XSPAN"
        reading = Reading(shape, precision=q.PRECISION[name], kind="relative", unit=name)
        count = q.count_of(hit.items("n")) if hit.has("n") else None
        if count is None and q.is_plural(hit.value("u")) and anchor is not None:
            lo, hi = q.away(anchor, name, q.many(name) if q.DAYS[name] == 0 else (2, 2), sign)
            return reading.at((lo, hi) if q.DAYS[name] == 0 else (None, hi) if sign < 0 else (lo, None))
        if anchor is None:
            return reading.doubt(NO_ANCHOR)
        reading = reading.at(q.away(anchor, name, count or (1, 1), sign)).doubt(doubt)
        return _roughly(reading, hit.value("about"), anchor, sign) if hit.has("about") else reading

    return build


def _roughly(reading: Reading, bound: int, anchor: date, sign: int) -> Reading:
    """ "less than" (bound -1) leaves all days up to the anchor, "more than" (1) leaves the far end open."""
    near_is_last = sign < 0
    if bound < 0:
        return reading.at((reading.lo, anchor) if near_is_last else (anchor, reading.hi))
    if bound > 0 and reading.precision != "hour":
        return reading.at((None, reading.hi) if near_is_last else (reading.lo, None))
    return reading.doubt("approximate")


def reference(sign: int, shape: str = "XREF") -> Builder:
    """ "two days later" (1), "a day earlier" (-1): groups u, n; a bare plural is "some"; open (XOPENREF) before its event."""

    def build(hit: Hit) -> Reading | None:
        name = q.unit_of(hit.value("u"))
        counted = q.count_of(hit.items("n")) if hit.has("n") else None
        count = counted or (q.many(name) if q.is_plural(hit.value("u")) else (1, 1))
        reading = Reading(shape, precision=q.PRECISION[name] if q.DAYS[name] else "day", kind="relative", reference=True)
        reading = reading._replace(offset=q.offset(name, count, sign), number=count, unit=name, sign=sign)
        return reading.doubt("may cross midnight") if not q.DAYS[name] and name == "hour" and reading.offset == (0, 0) else reading

    return build


def same(name: str = "day", later: bool = False) -> Builder:
    """ "the same day", "that night", "that year": no days away from the event told."""

    def build(hit: Hit) -> Reading | None:
        unit_name = q.unit_of(hit.value("u")) if hit.has("u") else name
        if q.DAYS[unit_name] == 0:
            unit_name = "day"
        if later and q.DAYS[unit_name] > 1:
            return Reading("XREF", precision=q.PRECISION[unit_name], kind="relative", reference=True, offset=(0, q.DAYS[unit_name]), unit=unit_name)
        half = 0 if q.DAYS[unit_name] == 1 else q.DAYS[unit_name] // 2
        return Reading("XREF", precision=q.PRECISION[unit_name], kind="relative", reference=True, offset=(-half, half), unit=unit_name)

    return build


def beside(sign: int) -> Builder:
    """ "the next day" (1), "the previous week" (-1): one unit from the event told."""

    def build(hit: Hit) -> Reading | None:
        name = q.unit_of(hit.value("u")) if hit.has("u") else "day"
        if q.DAYS[name] == 0:
            return None
        offset = q.offset(name, (1, q.many(name)[1]) if hit.has("u") and q.is_plural(hit.value("u")) else (1, 1), sign)
        return Reading("XREF", precision=q.PRECISION[name], kind="relative", reference=True, offset=offset, unit=name)

    return build


def weekday_beside(sign: int) -> Builder:
    """ "the following Monday": within seven days of the event told."""

    def build(hit: Hit) -> Reading | None:
        offset = (1, 7) if sign > 0 else (-7, -1)
        note = f"the first {cal.WEEKDAYS[hit.value('w')]} {'after' if sign > 0 else 'before'} the event"
        return Reading("XREF", precision="day", kind="relative", reference=True, offset=offset, note=note, unit="day")

    return build


def since_then(hit: Hit) -> Reading | None:
    return Reading("XBOUND", precision="none", kind="bound", reference=True, offset=(0, 0))


def duration(hit: Hit) -> Reading | None:
    """Groups u, n."""
    name = q.unit_of(hit.value("u"))
    counted = q.count_of(hit.items("n")) if hit.has("n") else None
    count = counted or (q.many(name) if q.is_plural(hit.value("u")) else (1, 1))
    return Reading("XDUR", precision=q.PRECISION[name], kind="duration", number=count, unit=name)
