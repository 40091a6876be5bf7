"""Builders that both languages share: what a matched rule means (codebook, house rule "Dates")."""

from __future__ import annotations

from datetime import date

from tawthiq.coding.when import calendar as cal
from tawthiq.coding.when import hijri
from tawthiq.coding.when.cascade import Builder, Hit, Reading
from tawthiq.coding.when.digits import Written
from tawthiq.coding.when.model import shift

NO_ANCHOR = "no article date to count from"


def after_anchor(reading: Reading, hit: Hit) -> Reading:
    """Doubt a written year that puts a past event after the article."""
    anchor = hit.scene.anchor
    if anchor is None or reading.lo is None or reading.lo <= anchor or reading.year is None or hit.future:
        return reading
    return reading.doubt(f"lies after the article's date ({anchor})")


def day_reading(hit: Hit, year: int | None, month: int, day: int, weekday: int | None) -> Reading:
    """A day of a month, year and weekday as far as written. Impossible days stay without an interval."""
    reading = Reading("XDAY", precision="day", month=month, day=day, year=year, weekday=weekday)
    anchor = hit.scene.anchor
    note: str | None = None
    if year is not None:
        found = cal.day_of(year, month, day)
    elif anchor is not None:
        found, note = cal.day_without_year(anchor, month, day, hit.future or hit.has("next"))
    elif cal.possible_in_some_year(month, day):
        return reading.doubt("the year is not written and there is " + NO_ANCHOR)
    else:
        found = None
    if found is None:
        return reading.doubt(cal.impossible(month, day, year))
    reading = reading.at((found, found)).doubt(note)
    if weekday is not None and found.weekday() != weekday:
        reading = reading.doubt(f"{cal.WEEKDAYS[weekday]} is written, but {found} is a {cal.WEEKDAYS[found.weekday()]}")
    return after_anchor(reading, hit)


def absolute(hit: Hit) -> Reading | None:
    """Groups d, m; y and w where written; `now` says "of this month", `next` "of the coming"."""
    year = hit.value("y")
    if hit.has("now") and hit.scene.anchor is not None:
        year = hit.scene.anchor.year
    return day_reading(hit, year, hit.value("m"), hit.value("d"), hit.value("w"))


def days_of_month(hit: Hit) -> Reading | None:
    """ "4 to 6 March", "July 29 and 30": groups d, e (last day), m, y."""
    first, last = hit.value("d"), hit.value("e")
    if last <= first:
        return None
    lo, hi = (day_reading(hit, hit.value("y"), hit.value("m"), n, None) for n in (first, last))
    shape = lo._replace(shape="XSPAN", kind="range", hi=hi.hi)
    if lo.lo is None or hi.hi is None or lo.lo > hi.hi:
        return shape.at(cal.NOWHERE).doubt(hi.note)
    return shape


def day_of_this_month(hit: Hit) -> Reading | None:
    """ "on the 14th": the most recent (a future: the coming) day of that number."""
    anchor, day = hit.scene.anchor, hit.value("d")
    if anchor is None:
        return Reading("XDAY", precision="day", note=NO_ANCHOR)
    for away in range(13):
        year, month = cal.months_away(anchor, away if hit.future else -away)
        found = cal.day_of(year, month, day)
        if found and (found >= anchor if hit.future else found <= anchor):
            return Reading("XDAY", found, found, "day", month=month, day=day)
    return None


def month_reading(hit: Hit, month: int, year: int | None, steps: int = 0) -> Reading:
    """A month; without a year the most recent one (`future`: the coming one); `steps` -1 the one before the article's month."""
    anchor = hit.scene.anchor
    reading = Reading("XMONTH", precision="month", month=month, year=year)
    if year is None:
        if anchor is None:
            return reading.doubt("the year is not written and there is " + NO_ANCHOR)
        found = cal.year_of_month(anchor, month, hit.future or steps > 0)
        if steps and month == anchor.month:
            found += steps
        return reading.at(cal.month_interval(found, month))
    return after_anchor(reading.at(cal.month_interval(year, month)), hit)


def month(hit: Hit) -> Reading | None:
    """Groups m, y."""
    return month_reading(hit, hit.value("m"), hit.value("y"))


def month_before(hit: Hit) -> Reading | None:
    return month_reading(hit, hit.value("m"), None, -1)


def month_ahead(hit: Hit) -> Reading | None:
    return month_reading(hit, hit.value("m"), None, 1)


def month_now(hit: Hit) -> Reading | None:
    anchor = hit.scene.anchor
    return month_reading(hit, hit.value("m"), anchor.year if anchor else None)._replace(year=None)


def year_reading(hit: Hit, year: int, years: int = 1) -> Reading:
    return after_anchor(Reading("XYEAR", precision="year", year=year).at(cal.year_interval(year, years)), hit)


def year(hit: Hit) -> Reading | None:
    """Group y; a Hijri year where the mark `h` stands beside it."""
    value = hit.value("y")
    if hit.has("h"):
        first, last = hijri.hijri_month(value, 1)[0], hijri.hijri_month(value, 12)[1]
        return Reading("XYEAR", first, last, "year", note=hijri.DOUBT if first else hijri.OUTSIDE, year=value)
    return year_reading(hit, value)


def likely_year(hit: Hit) -> Reading | None:
    """A bare figure that nothing marks as a year: round ones are more often counts ("2000 rockets")."""
    return year_reading(hit, hit.value("y")) if 1900 <= hit.value("y") <= 2099 and hit.value("y") % 100 else None


def two_years(hit: Hit) -> Reading | None:
    return year_reading(hit, hit.value("y"), 2)


def decade(hit: Hit) -> Reading | None:
    return year_reading(hit, hit.value("y"), 10)


def century(hit: Hit) -> Reading | None:
    number = hit.value("n")
    return year_reading(hit, number * 100 - 99, 100) if 1 <= number <= 21 else None


def season_reading(hit: Hit, months: tuple[int, int], year: int | None, steps: int = 0) -> Reading:
    """A season, northern hemisphere; a winter bears the year it ends in unless "winter of 2019" begins it."""
    anchor = hit.scene.anchor
    reading = Reading("XSEASON", precision="month", season=months, year=year)
    first, last = months
    if year is None:
        if anchor is None:
            return reading.doubt(NO_ANCHOR)
        year = cal.year_of_month(anchor, first, hit.future or steps > 0)
        lo, hi = cal.month_interval(year, first)[0], cal.month_interval(year + (last < first), last)[1]
        if steps < 0 and hi is not None and hi >= anchor:
            year -= 1
        elif steps > 0 and lo is not None and lo <= anchor:
            year += 1
    lo, hi = cal.month_interval(year, first)[0], cal.month_interval(year + (last < first), last)[1]
    return reading.at((lo, hi)).doubt("seasons of the northern hemisphere")


def season(hit: Hit) -> Reading | None:
    steps = -1 if hit.has("last") else 1 if hit.has("next") else 0
    return season_reading(hit, hit.value("s"), hit.value("y"), steps)


def written(hit: Hit) -> Reading | None:
    """A date in figures (group x)."""
    w: Written = hit.value("x")
    reading = Reading("XDAY", w.found, w.found, "day", month=w.month, day=w.day, year=w.year).doubt(w.note)
    if w.found is None:
        return reading.doubt(cal.impossible(w.month, w.day, w.year))
    weekday = hit.value("w")
    if weekday is not None and w.found.weekday() != weekday:
        reading = reading.doubt(f"{cal.WEEKDAYS[weekday]} is written, but {w.found} is a {cal.WEEKDAYS[w.found.weekday()]}")
    return after_anchor(reading, hit)


def from_anchor(days: int) -> Builder:
    def build(hit: Hit) -> Reading | None:
        return _near_anchor(hit, days)

    return build


def _near_anchor(hit: Hit, days: int) -> Reading:
    found = shift(hit.scene.anchor, days)
    return Reading("XDAY", found, found, "day", note=None if found else NO_ANCHOR)


def deictic(hit: Hit) -> Reading | None:
    """Group x: days from the article's date. A weekday beside it (w) wins over it, and the doubt is written."""
    reading = _near_anchor(hit, hit.value("x"))
    weekday = hit.value("w")
    if weekday is not None and reading.lo is not None and reading.lo.weekday() != weekday:
        found = cal.weekday_near(reading.lo, weekday, future=hit.value("x") > 0)
        return reading.at((found, found)).doubt(f"by the article's date that day is a {cal.WEEKDAYS[reading.lo.weekday()]}")
    return reading


def overnight(hit: Hit) -> Reading | None:
    anchor = hit.scene.anchor
    return Reading("XDAY", shift(anchor, -1), anchor, "day", note=None if anchor else NO_ANCHOR)


def weekday_reading(hit: Hit, weekday: int, future: bool, strict: bool) -> Reading:
    anchor = hit.scene.anchor
    found = cal.weekday_near(anchor, weekday, future, strict) if anchor else None
    return Reading("XDAY" if strict else "XWDAY", found, found, "day", weekday=weekday, note=None if anchor else NO_ANCHOR)


def weekday(hit: Hit) -> Reading | None:
    """A bare weekday: the last one, today's included; the coming one where a future governs it, and then with a doubt."""
    reading = weekday_reading(hit, hit.value("w"), hit.future, False)
    if hit.future and not hit.scene.future and reading.lo is not None and reading.lo != hit.scene.anchor:
        return reading.doubt(f"a future is spoken of; the {cal.WEEKDAYS[hit.value('w')]} before is {shift(reading.lo, -7)}")
    return reading


def weekday_told(hit: Hit) -> Reading | None:
    """ "Sunday's attack", "the Sunday raid" has happened, whatever will be done about it."""
    return weekday_reading(hit, hit.value("w") if hit.has("w") else hit.value("v"), hit.scene.future, False)


def weekday_before(hit: Hit) -> Reading | None:
    return weekday_reading(hit, hit.value("w"), False, True)


def weekday_ahead(hit: Hit) -> Reading | None:
    return weekday_reading(hit, hit.value("w"), True, True)


def weekday_now(hit: Hit) -> Reading | None:
    """ "this Friday": the nearest one, and it may be the coming one."""
    reading = weekday_reading(hit, hit.value("w"), hit.future, False)
    return reading._replace(shape="XDAY") if hit.future or reading.lo is None else reading._replace(shape="XDAY").doubt("the coming one may be meant")


def weekend(steps: int) -> Builder:
    """Saturday and Sunday: the latest begun (0), the one before this week's (-1), the coming one (1)."""

    def build(hit: Hit) -> Reading | None:
        anchor = hit.scene.anchor
        if anchor is None:
            return Reading("XSPAN", precision="day", kind="range", note=NO_ANCHOR)
        first = cal.weekday_near(anchor, 5, future=hit.future or steps > 0, strict=steps > 0)
        if steps < 0 and (anchor - (first or anchor)).days < 2:
            first = shift(first, -7)
        return Reading("XSPAN", first, shift(first, 1), "day", "range", "weekend taken as Saturday and Sunday")

    return build


def repeated(hit: Hit) -> Reading | None:
    return Reading("XSET", kind="repeated")


def vague_now(hit: Hit) -> Reading | None:
    return Reading("XNOW", kind="relative")


def no_time(hit: Hit) -> Reading | None:
    """Words that look like time and are not: ages, counted years."""
    return Reading("XDROP")


def clock(hit: Hit) -> Reading | None:
    return Reading("XCLOCK", precision="hour", reference=True, offset=(0, 0), unit="hour")


def part(hit: Hit) -> Reading | None:
    return Reading("XPART", precision="day", reference=True, offset=(0, 0), unit="day")


def holiday(hit: Hit) -> Reading | None:
    """Group x: a holiday; y its year; `last`/`next` the one before or ahead."""
    return _holiday(hit, hit.value("x"), hit.value("y"))


def _holiday(hit: Hit, key: str, year: int | None) -> Reading:
    future = hit.future or hit.has("next")
    interval, precision, note = hijri.holiday(key, hit.scene.anchor, year, future)
    shape = "XMONTH" if precision == "month" else "XDAY"
    reading = Reading(shape, precision=precision, year=year, note=note, unit=key).at(interval)
    return after_anchor(reading, hit)


def day_of_holiday(hit: Hit) -> Reading | None:
    """ "the second day of Eid al-Fitr": groups n, x, y."""
    reading = _holiday(hit, hit.value("x"), hit.value("y"))
    day = shift(reading.lo, hit.value("n") - 1)
    return reading._replace(shape="XDAY", precision="day").at((day, day))


def hijri_date(hit: Hit) -> Reading | None:
    """Groups m (Hijri month), d, y (Hijri, or Gregorian above 1600), w."""
    number, day, year = hit.value("m"), hit.value("d"), hit.value("y")
    anchor = hit.scene.anchor
    reading = Reading("XDAY" if day else "XMONTH", precision="day" if day else "month", year=year, note=hijri.DOUBT)
    if day is not None and day > 30:
        return reading.doubt(f"impossible date: no Hijri month has {day} days")
    if year is not None and year < 1600:
        found = hijri.hijri_day(year, number, day) if day else None
        interval = (found, found) if day else hijri.hijri_month(year, number)
        return reading.at(interval).doubt(None if interval[0] else f"{hijri.OUTSIDE}, or a day that month lacks")
    around = date(year, 12, 31) if year is not None and 1925 <= year <= 2075 else anchor if year is None else None
    if around is None:
        return reading.doubt(NO_ANCHOR if year is None else hijri.OUTSIDE)
    found_near = hijri.hijri_near(around, number, day, hit.future and year is None)
    return reading.at(found_near)
