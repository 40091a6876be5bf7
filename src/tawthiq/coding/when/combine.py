"""The passes after the first: parts of the day, early and late, borrowed years, ranges, bounds, and counts from dates.

They read symbols of readings (X…) and function words, which both languages share; positions of the words stay the text's.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from tawthiq.coding.when import calendar as cal
from tawthiq.coding.when import quantities as q
from tawthiq.coding.when import readings as r
from tawthiq.coding.when.cascade import Builder, Hit, Item, Reading, Rule, Scene, rule, run
from tawthiq.coding.when.model import shift
from tawthiq.coding.when.symbols import SYMBOL

_PART = "(?:THE|THIS)? VERY? (?:EARLY|LATE|MID)? DASH? PART (?:HOUR)?"
_LINK = "[OF ON IN AT THE COMMA ABOUT DURING MIN BY DASH]*"
# A part or time that has a day of its own behind it belongs to that one.
_FREE = "(?![OF ON IN THE MIN]*{DAYLIKE})"
_WHICH = {SYMBOL["EARLY"]: "early", SYMBOL["LATE"]: "late", SYMBOL["MID"]: "mid", SYMBOL["START"]: "start", SYMBOL["END"]: "end"}


def _own(hit: Hit, group: str = "x") -> Reading:
    value = hit.value(group)
    assert isinstance(value, Reading)
    return value


def _with_part(hit: Hit) -> Reading | None:
    reading = _own(hit)
    return reading if reading.precision in ("day", "hour") else None


def _with_clock(hit: Hit) -> Reading | None:
    reading = _own(hit)
    return reading._replace(precision="hour") if reading.precision in ("day", "hour") else None


def _over_night(hit: Hit) -> Reading | None:
    """ "overnight on Tuesday": into the morning after, unless the day is the article's own; "overnight into Tuesday"."""
    reading = _own(hit)
    if reading.shape == "XREF":
        return reading._replace(offset=(reading.offset[0], reading.offset[1] + 1)) if reading.offset else reading
    if reading.precision != "day" or (reading.kind == "range" and reading.lo != reading.hi):
        return reading if reading.precision == "day" else None
    into = hit.has("into") or (reading.lo is not None and reading.lo == hit.scene.anchor)
    return reading.at((shift(reading.lo, -1), reading.hi) if into else (reading.lo, shift(reading.hi, 1)))


def _narrow(hit: Hit) -> Reading | None:
    reading = _own(hit)
    if reading.lo is None or reading.hi is None or reading.precision in ("day", "hour"):
        return reading
    return reading.at(cal.narrowed(reading.lo, reading.hi, _WHICH[hit.symbol("e")]))._replace(shape="XSPAN", unit=_WHICH[hit.symbol("e")])


def _portion(pieces: int) -> Builder:
    """ "the first half of 2020", "second quarter of last year": groups n, x."""

    def build(hit: Hit) -> Reading | None:
        number, reading = hit.value("n"), _own(hit)
        if number > pieces or reading.lo is None or reading.hi is None:
            return None
        months = (reading.hi.year - reading.lo.year) * 12 + reading.hi.month - reading.lo.month + 1
        if months % pieces == 0:
            first = cal.months_away(reading.lo, (number - 1) * months // pieces)
            last = cal.months_away(reading.lo, number * months // pieces - 1)
            return reading.at((cal.month_interval(*first)[0], cal.month_interval(*last)[1]))._replace(shape="XSPAN", precision="month")
        length = (reading.hi - reading.lo).days + 1
        lo = shift(reading.lo, (number - 1) * length // pieces)
        hi = shift(reading.lo, number * length // pieces - 1)
        return reading.at((lo, hi))._replace(shape="XSPAN", precision="week")

    return build


def _bare_portion(hit: Hit) -> Reading | None:
    """ "the third quarter": of the article's year, the last one begun."""
    anchor, number = hit.scene.anchor, hit.value("n")
    if anchor is None or number > 4:
        return None
    year = anchor.year if (number - 1) * 3 < anchor.month or hit.future else anchor.year - 1
    return Reading("XSPAN", cal.month_interval(year, number * 3 - 2)[0], cal.month_interval(year, number * 3)[1], "month")


def _week_of_month(hit: Hit) -> Reading | None:
    number, reading = hit.value("n"), _own(hit)
    if reading.lo is None or reading.hi is None or not isinstance(number, int) or number > 5:
        return None
    lo = shift(reading.lo, 7 * (number - 1))
    hi = shift(reading.lo, 7 * number - 1)
    return Reading("XSPAN", lo, min(hi, reading.hi) if hi else None, "week") if lo and lo <= reading.hi else None


def _last_week_of_month(hit: Hit) -> Reading | None:
    reading = _own(hit)
    return Reading("XSPAN", shift(reading.hi, -6), reading.hi, "week") if reading.hi else None


def _week_of_day(hit: Hit) -> Reading | None:
    reading = _own(hit)
    return Reading("XWEEK", *(cal.week_interval(reading.lo) if reading.lo else cal.NOWHERE), "week") if reading.precision == "day" else None


def _of_year(hit: Hit) -> Reading | None:
    """ "January last year", "August 4 this year", "summer last year": groups x, y (a reading of a year)."""
    reading, year = _own(hit), _own(hit, "y")
    if reading.year is not None or year.lo is None or (year.hi is not None and year.hi.year != year.lo.year):
        return None
    if reading.day is not None and reading.month is not None:
        return r.day_reading(hit, year.lo.year, reading.month, reading.day, reading.weekday)
    if reading.month is not None:
        return r.month_reading(hit, reading.month, year.lo.year)
    if reading.season is not None:
        return r.season_reading(hit, reading.season, year.lo.year)
    if reading.unit:
        return None
    return None


def _of_month(hit: Hit) -> Reading | None:
    """ "the 5th of last month", "on the 20th of this month": groups d, x (a month)."""
    month = _own(hit)
    if month.lo is None:
        return None
    return r.day_reading(hit, month.lo.year, month.lo.month, hit.value("d"), None)


def _weekday_of_week(hit: Hit) -> Reading | None:
    """ "Tuesday last week", "last week on Tuesday": groups x, y (a week)."""
    reading, week = _own(hit), _own(hit, "y")
    if reading.weekday is None or week.lo is None or week.unit != "week":
        return None
    found = shift(week.lo, reading.weekday)
    return reading.at((found, found))._replace(shape="XDAY", note=None)


def _range(hit: Hit) -> Reading | None:
    """Groups x, y: from the beginning of one to the end of the other; what the first leaves out it borrows from the second."""
    first, last = _own(hit), _own(hit, "y")
    if first.lo is None and last.lo is None and hit.scene.anchor is not None:
        return None
    first = _borrowed(first, last, hit)
    if first.lo is not None and last.hi is not None and first.lo > last.hi:
        if last.weekday is not None and last.day is None and hit.future:
            last = last.at((shift(last.lo, 7), shift(last.hi, 7)))
        elif first.year is None and last.hi is not None:
            first = _a_turn_before(first, last.hi, hit)
        if first.lo is not None and last.hi is not None and first.lo > last.hi:
            return None
    order = ("hour", "day", "week", "month", "year", "none")
    precision = max(first.precision, last.precision, key=order.index)
    notes = [n for n in dict.fromkeys((first.note, last.note)) if n]
    return Reading("XSPAN", first.lo, last.hi, precision, "range", note="; ".join(notes) or None, year=last.year)


def _range_of_alike(hit: Hit) -> Reading | None:
    """ "Friday to Sunday", "2014-2018", "this year through August": without "from", only units of a kind make a range."""
    first, last = _own(hit), _own(hit, "y")
    alike = _KIND.get(first.precision) == _KIND.get(last.precision) or first.shape == "XYEAR"
    return _range(hit) if alike else None


def _until_now(hit: Hit) -> Reading | None:
    reading, anchor = _own(hit), hit.scene.anchor
    return reading._replace(shape="XSPAN", kind="range", hi=anchor) if reading.lo and anchor and reading.lo <= anchor else None


def _borrowed(first: Reading, last: Reading, hit: Hit) -> Reading:
    """ "July 2 to July 5, 2019": the written year holds for both."""
    if first.year is not None or last.year is None or first.month is None:
        return first
    year = last.year - (1 if last.month is not None and first.month > last.month else 0)
    if first.day is not None:
        return r.day_reading(hit, year, first.month, first.day, first.weekday)
    return r.month_reading(hit, first.month, year)


def _a_turn_before(first: Reading, last: date, hit: Hit) -> Reading:
    """The weekday, day or month that comes before the end of its range."""
    if first.weekday is not None and first.day is None:
        found = cal.weekday_near(last, first.weekday)
        return first.at((found, found))
    if first.month is None:
        return first
    year = last.year if first.month <= last.month else last.year - 1
    return r.day_reading(hit, year, first.month, first.day, None) if first.day is not None else r.month_reading(hit, first.month, year)


def _consecutive(hit: Hit) -> Reading | None:
    """ "2017 and 2018", "May and June": one interval where nothing lies between."""
    reading = _range(hit)
    first, last = _own(hit), _own(hit, "y")
    if reading is None or first.precision != last.precision:
        return None
    first = _borrowed(first, last, hit)
    return reading if shift(first.hi, 1) == last.lo else None


def _until(exclusive: bool) -> Builder:
    def build(hit: Hit) -> Reading | None:
        reading = _own(hit)
        if reading.kind == "bound" or reading.shape == "XDUR":
            return None
        if reading.reference:
            return reading._replace(shape="XBOUND", kind="bound", offset=(-1, -1) if reading.offset is None else (reading.offset[0] - 1, -1))
        reading = _nearest_turn(reading, hit) if not exclusive else reading
        hi = shift(reading.lo, -1) if exclusive and reading.precision != "hour" and reading.unit != "end" else reading.hi
        return reading._replace(shape="XBOUND", kind="bound", lo=None, hi=hi)

    return build


def _nearest_turn(reading: Reading, hit: Hit) -> Reading:
    """A deadline without a year ("by mid-August") is the nearer one of the last and the coming; the other stays a doubt."""
    anchor = hit.scene.anchor
    if reading.note and reading.note.startswith("lies after"):
        return reading._replace(note=None)
    if anchor is None or reading.hi is None or reading.lo is None or reading.year is not None or reading.month is None or reading.hi > anchor:
        return reading
    ahead = cal.same_day_months_away(reading.hi, 12)
    if ahead is None or (ahead - anchor).days >= (anchor - reading.hi).days:
        return reading
    first = cal.same_day_months_away(reading.lo, 12)
    return reading.at((first, ahead)).doubt(f"the one before, {reading.hi}, is possible")


def _since(exclusive: bool) -> Builder:
    def build(hit: Hit) -> Reading | None:
        reading = _own(hit)
        if reading.kind == "bound":
            return None
        if reading.reference:
            return reading._replace(shape="XBOUND", kind="bound")
        lo = shift(reading.hi, 1) if exclusive and reading.precision not in ("day", "hour") else reading.hi if exclusive else reading.lo
        return reading._replace(shape="XBOUND", kind="bound", lo=lo, hi=None)

    return build


def _counted_from(hit: Hit) -> Reading | None:
    """ "two days after Christmas": an open reference (group o) before a date (group x)."""
    opened, reading = _own(hit, "o"), _own(hit)
    if opened.offset is None or reading.lo is None or reading.hi is None:
        return None
    lo, hi = shift(reading.lo, opened.offset[0]), shift(reading.hi, opened.offset[1])
    return Reading("XDAY" if opened.precision == "day" else "XSPAN", lo, hi, opened.precision, "relative", note=reading.note)


def _counted_on(hit: Hit) -> Reading | None:
    """ "three weeks from tomorrow": groups o (a duration), x (a day)."""
    length, reading = _own(hit, "o"), _own(hit)
    if length.number is None or reading.lo is None:
        return None
    return Reading("XSPAN", *q.away(reading.lo, length.unit, length.number, 1), length.precision, "relative", note=reading.note)


def _closed(hit: Hit) -> Reading | None:
    return _own(hit)._replace(shape="XREF")


def _eve(hit: Hit) -> Reading | None:
    reading = _own(hit)
    before = shift(reading.lo, -1)
    return reading.at((before, before))._replace(shape="XDAY", precision="day") if reading.lo else None


def _clock_range(hit: Hit) -> Reading | None:
    return _own(hit)


@cache
def _days() -> tuple[Rule, ...]:
    return (
        rule("PART", f"(?P<p>{_PART}) {_LINK} (?P<x>{{DAYLIKE}})", _with_part),
        rule("PART", f"(?P<x>{{DAYLIKE}}) [COMMA IN AT THE ON DURING ABOUT BY BEFORE AFTER MIN OFSEEN]* {_PART}{_FREE}", _with_part),
        rule("XCLOCK", f"(?P<x>{{DAYLIKE}}) [COMMA IN AT THE ON ABOUT BY DASH MIN]* (?:{_PART})? {_LINK} XCLOCK{_FREE}", _with_clock),
        rule("XCLOCK", f"XCLOCK (?:{_LINK} {_PART})? {_LINK} (?P<x>{{DAYLIKE}})", _with_clock),
        rule("XCLOCK", "(?P<x>XCLOCK) (?:AND|TO|DASH|UNTIL) XCLOCK", _clock_range),
        rule("XCLOCK", f"(?P<x>XCLOCK) (?:IN THE)? {_PART}", _clock_range),
        rule("XMONTH", "THE? (?P<d>{D}) (?:OF|MIN) (?P<x>XMONTH)", _of_month),
        rule("XMONTH", "(?P<x>XMONTH) (?:COMMA|OF|IN|EARLIER|MIN|COMMA OF)? (?P<y>XYEAR)", _of_year),
        rule("XDAY", "(?P<x>XDAY) (?:COMMA|OF|IN|EARLIER|MIN|COMMA OF)? (?P<y>XYEAR)", _of_year),
        rule("XSEASON", "(?P<x>XSEASON) (?:COMMA|OF|IN|MIN)? (?P<y>XYEAR)", _of_year),
        rule("XWDAY", "(?P<x>XWDAY) (?:OF|IN|ON|MIN|COMMA)? (?P<y>XWEEK)", _weekday_of_week),
        rule("XWDAY", "(?P<y>XWEEK) (?:ON|COMMA)? (?P<x>XWDAY)", _weekday_of_week),
        rule("ON", "(?<=ON) THE (?P<d>ORD)(?=COMMA|STOP|AND|IN)", r.day_of_this_month),
        rule("OVERNIGHT", f"OVERNIGHT {_LINK} (?P<into>INTO|TO)? THE? (?P<x>{{DAYLIKE}})", _over_night),
        rule("OVERNIGHT", "(?P<x>XWDAY) OVERNIGHT", _over_night),
        rule("PART", f"{_PART} OF (?P<x>XSPAN)", _with_part),
    )


@cache
def _shades() -> tuple[Rule, ...]:
    narrow = [
        rule(e, f"THE? VERY? (?P<e>{e}) (?:DAYU|HOUR)? [ON IN OF THE DASH MIN ORD]* (?P<x>{{DATED}}|XREF)", _narrow) for e in ("EARLY", "LATE", "MID", "START", "END")
    ]
    days = rule("EARLIER", "EARLIER (?:ON|IN)? (?P<x>{DAYLIKE}|XMONTH|XYEAR|XWEEK)", lambda hit: _own(hit))
    later = rule("LATER", "LATER (?:ON|IN)? (?P<x>{DAYLIKE}|XMONTH|XYEAR|XWEEK)", lambda hit: _own(hit))
    halves = [
        rule("HALF", "THE? (?P<n>ORD) DASH? HALF (?:OF|IN|MIN)? (?P<x>XYEAR|XMONTH|XWEEK)", _portion(2)),
        rule("QUARTER", "THE? (?P<n>ORD) DASH? QUARTER (?:OF|IN|MIN)? (?P<x>XYEAR)", _portion(4)),
        rule("QUARTER", "THE? (?P<n>ORD) DASH? QUARTER", _bare_portion),
        rule("QUARTER", "(?P<x>XYEAR) POSS? (?P<n>ORD) DASH? QUARTER", _portion(4)),
        rule("HALF", "(?P<x>XYEAR) POSS? (?P<n>ORD) DASH? HALF", _portion(2)),
        rule("HALFH", "HALFH (?P<n>ORD) MIN? (?P<x>XYEAR|XMONTH|XWEEK)", _portion(2)),
        rule("QUARTER", "QUARTER (?P<n>ORD) MIN? (?P<x>XYEAR)", _portion(4)),
        rule("WEEK", "THE? (?P<n>ORD) WEEK (?:OF|IN|MIN) (?P<x>XMONTH)", _week_of_month),
        rule("WEEK", "WEEK (?P<n>ORD) (?:OF|IN|MIN) (?P<x>XMONTH|XYEAR)", _week_of_month),
        rule("WEEK", "WEEK LAST MIN (?P<x>XMONTH|XYEAR)", _last_week_of_month),
        rule("WEEK", "THE LAST WEEK OF (?P<x>XMONTH|XYEAR)", _last_week_of_month),
        rule("WEEK", "THE WEEK OF (?P<x>XDAY)", _week_of_day),
        rule("EVE", "THE? EVE (?:OF)? (?P<x>XDAY|XMONTH)", _eve),
    ]
    return (*narrow, days, later, *halves, rule("PART", "(?<=AT) PART", r.part), *_bare_parts())


def _bare_parts() -> tuple[Rule, ...]:
    return (
        rule("PART", "(?<=[IN DURING ON]) THE VERY? (?:EARLY|LATE)? DASH? PART (?:HOUR)?", r.part),
        rule("PART", "THE VERY? (?:EARLY|LATE) DASH? PART (?:HOUR)?", r.part),
        rule("PART", "(?<=[BEFORE AFTER BY UNTIL SINCE ABOUT DURING IN]) (?:EARLY|LATE)? PART(?!OTHER)", r.part),
        rule("PART", "(?:EARLY|LATE) (?:IN|AT) THE? PART", r.part),
    )


@cache
def _ranges() -> tuple[Rule, ...]:
    x, y = "(?P<x>{DATED})", "(?P<y>{DATED})"
    return (
        rule("BETWEEN", f"BETWEEN {x} (?:COMMA? AND|DASH|TO) [ON THE]* {y}", _range),
        rule("FROM", f"FROM {x} COMMA? (?:TO|UNTIL|DASH|INTO) [ON THE]* {y}", _range),
        rule("NOW", f"(?:BETWEEN|FROM|MIN) {x} (?:AND|TO|UNTIL) NOW", _until_now),
        rule("MIN", f"MIN {x} COMMA? (?:TO|UNTIL|DASH) {y}", _range),
        rule("TO", f"{x} TO {y}", _range_of_alike),
        rule("UNTIL", f"{x} (?:AND UNTIL|UNTIL) {y}", _range),
        rule("INTO", f"{x} INTO {y}", _range_of_alike),
        rule("DASH", f"{x} DASH {y}", _range_of_alike),
        rule("SLASH", "(?P<x>XWDAY|XDAY) SLASH (?P<y>XWDAY|XDAY)", _range),
        rule("XYEAR", "(?P<x>XYEAR) (?:AND|OR) (?P<y>XYEAR)", _consecutive),
        rule("XMONTH", "(?P<x>XMONTH) (?:AND|OR) (?P<y>XMONTH)", _consecutive),
    )


@cache
def _bounds() -> tuple[Rule, ...]:
    x = "(?P<x>{DATED}|XREF)"
    return (
        rule("BY", f"BY [THE ON ABOUT]* {x}", _until(False)),
        rule("UNTIL", f"UNTIL [THE ON ABOUT]* {x}", _until(False)),
        rule("BEFORE", f"BEFORE [THE ON]* {x}", _until(True)),
        rule("SINCE", f"SINCE [THE ON ABOUT AT]* {x}", _since(False)),
        rule("STARTING", f"STARTING [THE ON]* {x}", _since(False)),
        rule("FROM", f"FROM [THE ON]* {x} (?:ON|ONWARD|AFTERWARDS)(?!THE|A)", _since(False)),
        rule("AFTER", f"AFTER [THE ON]* {x}", _since(True)),
        rule("XOPENREF", "(?P<o>XOPENREF) (?:ON|THE|MIN)? (?P<x>{DATED})", _counted_from),
        rule("OVERNIGHT", "OVERNIGHT (?P<x>XSPAN)", _over_night),
        rule("OVERNIGHT", "OVERNIGHT", r.overnight),
        rule("XDUR", "(?P<o>XDUR) FROM (?P<x>XDAY|XWDAY)", _counted_on),
        rule("XOPENREF", "(?P<x>XOPENREF)", _closed),
    )


_KIND = {"hour": 0, "day": 0, "week": 1, "month": 1, "year": 2}
_PRECISE = ("XDAY", "XWDAY", "XSPAN", "XBOUND")


def combined(items: Sequence[Item], scene: Scene) -> list[Item]:
    """All passes after the first."""
    current = list(items)
    for rules in (_days(), _days(), _shades(), _ranges(), _bounds()):
        current = run(current, rules, scene)
    return _hours_joined(current)


def _hours_joined(items: list[Item]) -> list[Item]:
    """A clock time or part of the day that stands alone is of the nearest day of its sentence; else of the day told before."""
    days = [i for i in items if isinstance(i.value, Reading) and i.value.shape in _PRECISE and i.value.precision in ("day", "hour")]
    days = [i for i in days if i.value.lo is not None and i.value.hi is not None and (i.value.hi - i.value.lo).days <= 1]
    out = []
    for item in items:
        value = item.value
        if isinstance(value, Reading) and value.shape in ("XCLOCK", "XPART") and days:
            stops = [i for i in items if i.symbol == SYMBOL["STOP"]]
            near = [d for d in days if not any(min(item.end, d.end) <= s.start < max(item.start, d.start) for s in stops)]
            if not near:
                out.append(item)
                continue
            nearest = min(near, key=lambda d: (max(item.start - d.end, d.start - item.end), d.start))
            item = item._replace(value=value.at((nearest.value.lo, nearest.value.hi))._replace(reference=False, offset=None, note=nearest.value.note))
        out.append(item)
    return out
