"""English words of time. One pattern a row; the longest match wins (see `find_times`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from hijridate import Gregorian, Hijri

from tawthiq.coding.when import expression as ex
from tawthiq.coding.when.expression import Interval, TimeExpression
from tawthiq.knowledge import load

Reader = Callable[[re.Match[str], "date | None", bool], "tuple[Interval, str, str, str | None, tuple[int, int] | None] | None"]
_UNITS = {"hour": 0, "minute": 0, "day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650}
_PRECISION = {"hour": "hour", "minute": "hour", "day": "day", "week": "week", "fortnight": "week", "month": "month", "year": "year", "decade": "year", "weekend": "day"}
_CLUE = re.compile(
    r"\d|day|night|week|month|year|hour|morning|noon|evening|dawn|decade|minute|now|then|ago|after|before|since|earlier|later|recent|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|"
    r"overnight|ramadan|ashura|eid|christmas|spring|summer|autumn|winter|mon\b|tue|wed|thu|fri|sat|sun|muharram|nowruz|mawlid|arbaeen", re.I)  # fmt: skip


@cache
def _words(key: str) -> dict[str, int]:
    return {w: i + 1 for i, row in enumerate(load("time/english")[key]) for w in row.split("|")}


def _any(words: object) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(map(str, words), key=len, reverse=True))  # type: ignore[call-overload]


def _number(text: str) -> int | None:
    low = re.sub(r"\s+", " ", text.strip().lower())
    return int(low.replace(",", "")) if low.replace(",", "").isdigit() else _words("numbers").get(low)


@cache
def _rules() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    months = _any(_words("months"))
    days = _any(_words("weekdays"))
    num = r"\d{1,3}|" + _any(_words("numbers"))
    early = r"(?P<part>(?:in the )?(?:very )?(?:early|late|mid|end|beginning|middle|start)(?: hours)?(?: of| on|-|\s)*(?:the )?(?:last |this )?)?"
    clock = r"(?:\s*(?:at|around|about|,|on)?\s*(?:around |about )?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*(?:AST|GMT|UTC|local time))?)?"
    tod = r"(?:\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|noon|at noon|dawn|at dawn|before dawn))?"
    unit = r"(?P<unit>hour|minute|day|week|fortnight|month|year|decade)s?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    rows: list[tuple[str, Reader]] = [
        (rf"\b(?:{days}),?\s+(?:the\s+)?{day}\s+(?:of\s+)?(?P<month>{months})\.?,?(?:\s+(?P<year>\d{{4}}))?\b", _day),
        (rf"\b{early}(?:(?:on|by|the)\s+)*{day}\s+(?:of\s+)?(?P<month>{months})\b\.?(?:,?\s+(?P<year>(?:19|20)\d{{2}}))?{tod}{clock}", _day),
        (rf"\b{early}(?:(?:on|by)\s+)*(?:(?:{days}),?\s+)?(?P<month>{months})\b\.?\s+{day}(?!\d|[:.]\d|,\d{{3}}|\s+(?:rockets|people|soldiers|men))(?:,?\s+(?P<year>(?:19|20)\d{{2}}))?{tod}{clock}", _day),
        (rf"\b(?:from|between)?\s*(?P<month>{months})\s+(?P<d1>\d{{1,2}})\s*(?:-|–|to|and)\s*(?P<d2>\d{{1,2}})(?:,?\s+(?P<year>\d{{4}}))?\b", _days),
        (rf"\b(?:from|between)?\s*(?P<d1>\d{{1,2}})\s*(?:-|–|to|and)\s*(?P<d2>\d{{1,2}})\s+(?P<month>{months})(?:,?\s+(?P<year>\d{{4}}))?\b", _days),
        (rf"\b(?:from|between)\s+(?P<month>{months})\s+(?P<d1>\d{{1,2}})\s+(?:to|and|until)\s+(?P<month2>{months})\s+(?P<d2>\d{{1,2}})(?:,?\s+(?P<year>\d{{4}}))?\b", _days),
        (r"\b(?P<year>(?:19|20)\d{2})-(?P<m>\d{2})-(?P<day>\d{2})\b", _numeric),
        (r"(?<![\d./-])(?P<day>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<year>(?:19|20)\d{2})(?![\d./-])", _numeric),
        (rf"\b(?:in\s+|since\s+|by\s+)?{early}(?P<month>{months})\b\.?(?:\s+of)?(?:,?\s+(?P<year>(?:19|20)\d{{2}}))\b", _month),
        (rf"\b(?:in|during|since|by|until|throughout|back in|of)\s+{early}(?P<month>{months})\b(?:\s+(?P<rel>last|this|next|the previous|the same|that)\s+year)?", _month),
        (rf"\b(?P<part>early|late|mid)[\s-]+(?P<month>{months})\b(?:\s+(?P<rel>last|this|next)\s+year)?", _month),
        (rf"\b(?P<rel>last|this|next)\s+(?P<month>{months})\b", _month),
        (rf"\b(?:(?P<by>by)\s+)?(?:(?:early|late|later|in the early hours of|on|overnight on|before dawn on)\s+)*(?:(?P<rel>last|next|this|previous|past)\s+)?(?P<wd>{days})\b(?!\s+Times){tod}{clock}", _weekday),
        (r"\b(?:in|during|since|from|of|the|by|until|back in)\s+(?P<y1>(?:19|20)\d{2})\s*(?:and|to|until|-|–|or)\s*(?P<y2>(?:19|20)\d{2})\b", _years),
        (r"\bbetween\s+(?P<y1>(?:19|20)\d{2})\s+and\s+(?P<y2>(?:19|20)\d{2})\b", _years),
        (r"\b(?:(?P<since>since)\s+|in\s+|during\s+|back in\s+|by\s+|of\s+|the\s+)?(?P<part>(?:early|late|mid)[\s-]+)?(?P<y1>(?:19|20)\d{2})\b(?!\s*(?:rockets|people|troops|soldiers|km|men|fighters|hours|[-–]\d|[.,]\d))", _years),
        (r"\b(?:in\s+)?the\s+(?P<dec>(?:19|20)\d)0s\b", _decade),
        (r"\b(?:in\s+)?the\s+(?P<season>spring|summer|autumn|fall|winter)\s+of\s+(?P<year>(?:19|20)\d{2})\b", _season),
        (rf"\b(?P<more>less than |more than |about |around |nearly |almost |some |over )?(?P<n>{num})\s+{unit}\s+(?:ago|earlier this)\b", _ago),
        (rf"\b(?:in|over|during|for|within)\s+(?:the\s+|his\s+|its\s+)?(?:last|past|previous|preceding)\s+(?:(?P<n>{num})\s+)?{unit}\b", _last_n),
        (rf"\bthe\s+(?:last|past)\s+(?P<n>{num})\s+{unit}\b", _last_n),
        (r"\bin\s+(?:the\s+)?(?P<lead>recent|past|previous)\s+(?P<unit>day|week|month|year)s\b", _recent),
        (r"\b(?:(?P<lead>earlier|later)\s+)?(?P<rel>last|this|next|the current|the previous|the past|past)\s+(?P<unit>week|month|year|weekend)\b", _unit),
        (r"\b(?P<w>the day before yesterday|yesterday|today|tonight|last night|overnight|this morning|this afternoon|this evening|earlier today|tomorrow)\b(?:\s+(?:morning|afternoon|evening|night))?(?:,?\s+(?P<day>\d{1,2})\s+(?P<month>" + months + r")(?:\s+(?P<year>\d{4}))?)?", _word),
        (rf"\bby\s+the\s+end\s+of\s+(?P<rel>the|this|next)\s+(?P<unit>year|month|week)\b", _end),
        (rf"\bby\s+the\s+end\s+of\s+(?P<year>(?:19|20)\d{{2}})\b", _end),
        (rf"\b(?P<more>less than |more than |about |around )?(?P<n>{num})\s+{unit}\s+(?P<dir>after|later|before|earlier|since|following|prior)\b", _offset),
        (r"\b(?P<more>just |only )?(?P<unit>hour|day|week|month)s\s+(?P<dir>after|later|before|earlier)\b", _offset_some),
        (r"\b(?:earlier |later )?on\s+the\s+same\s+(?:day|night|evening|morning)\b|\bthe\s+same\s+(?:day|night|evening|morning)\b|\bearlier\s+(?:in the|that)\s+day\b|\bthat\s+(?:day|night|evening|morning)\b", _same),
        (r"\b(?:a|one)\s+day\s+(?:earlier|before)\b|\bthe\s+(?:day\s+before|previous\s+day|previous\s+night|night\s+before)\b", _day_before),
        (r"\bthe\s+(?:next|following)\s+(?:day|night|morning)\b|\ba\s+day\s+(?:later|after)\b", _day_after),
        (r"\bsince\s+then\b", _since_then),
        (r"\b(?:every\s+(?:day|night|week|month|year)|daily|nightly|weekly|each\s+(?:day|week|month)|on a daily basis)\b", _repeated),
        (rf"\bfor\s+(?:the\s+)?(?P<n>{num}|many|more than {num})\s+{unit}\b", _duration),
        (r"\bsince\s+the\s+weekend\b|\bover\s+the\s+weekend\b|\bat\s+the\s+weekend\b|\bthe\s+weekend\b", _weekend),
        (rf"\b(?:on|during|at|for)?\s*(?P<feast>{_any(load('time/english')['holidays'])})\b", _holiday),
        (rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+of\s+(?P<hm>{_any(load('time/english')['hijri_months'])})\b|\b(?P<hf>{_any(load('time/english')['hijri'])})\b", _hijri),
    ]  # fmt: skip
    return tuple((re.compile(p, re.I), f) for p, f in rows)


def find_english(text: str, anchor: date | None, future: bool) -> Iterator[TimeExpression]:
    """All readings of all rules; overlaps are settled by the caller."""
    if not _CLUE.search(text):
        return
    for pattern, read in _rules():
        for m in pattern.finditer(text):
            start, end = m.start(), m.end()
            while start < end and text[start] in " ,-":
                start += 1
            while end > start and text[end - 1] in " ,-":
                end -= 1
            word = m.groupdict().get("month") or ""
            if word.lower() in ("may", "march", "mar") and not text[m.start("month")].isupper():
                continue
            got = read(m, anchor, future)
            if got is None:
                continue
            (low, high), precision, kind, note, offset = got
            yield TimeExpression(start, end, text[start:end], low, high, precision, kind, note, offset is not None or kind == "relative", offset)


def _out(low: date | None, high: date | None, precision: str, kind: str = "point", note: str | None = None):  # type: ignore[no-untyped-def]
    return (low, high), precision, kind, note, None


def _year_of(m: re.Match[str], anchor: date | None, number: int, future: bool) -> int | None:
    if m.groupdict().get("year"):
        return int(m["year"])
    if anchor is None:
        return None
    rel = (m.groupdict().get("rel") or "").lower()
    if rel == "last":
        return anchor.year - 1 if number >= 1 and "year" in m.group().lower() else ex.latest_month(ex.months_back(anchor, 1), number)
    if rel == "next":
        return anchor.year + 1
    if rel == "this":
        return anchor.year
    return ex.latest_month(anchor, number, future)


def _day(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    number = _words("months")[m["month"].lower()]
    year = _year_of(m, anchor, number, future)
    if year is None:
        return _out(None, None, "day", note="no year in the text and no date to count it from")
    day = ex.safe(year, number, int(m["day"]))
    if day is None:
        return _out(None, None, "none", note=f"no such day: {m.group().strip()}")
    if anchor and not m.groupdict().get("year") and not future and day > ex.shift(anchor, 31):
        day = ex.safe(year - 1, number, int(m["day"])) or day
    if m.group().lower().startswith("by "):
        return _out(None, day, "day", "bound")
    return _out(day, day, "day")


def _days(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    first = _words("months")[m["month"].lower()]
    second = _words("months")[(m.groupdict().get("month2") or m["month"]).lower()]
    year = _year_of(m, anchor, first, future)
    if year is None:
        return None
    low, high = ex.safe(year, first, int(m["d1"])), ex.safe(year, second, int(m["d2"]))
    return _out(low, high, "day", "range") if low and high and low <= high else None


def _numeric(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    day = ex.safe(int(m["year"]), int(m["m"]), int(m["day"])) or ex.safe(int(m["year"]), int(m["day"]), int(m["m"]))
    return _out(day, day, "day") if day else _out(None, None, "none", note=f"no such day: {m.group()}")


def _month(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    number = _words("months")[m["month"].lower()]
    year = _year_of(m, anchor, number, future)
    if year is None:
        return _out(None, None, "month")
    low, high = ex.month(year, number)
    which = (m.groupdict().get("part") or "").lower()
    for key, name in (("early", "early"), ("begin", "early"), ("start", "early"), ("late", "late"), ("end", "late"), ("mid", "mid")):
        if key in which:
            low, high = ex.part(low, high, name)
            break
    head = m.group().lower()
    if head.startswith("since"):
        return _out(low, anchor, "month", "range")
    if head.startswith(("by ", "until ")):
        return _out(None, high, "month", "bound")
    return _out(low, high, "month")


def _weekday(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    word = m["wd"]
    if len(word) <= 4 and word.lower() in ("sun", "sat", "mon", "fri", "wed", "thu", "tue") and not m.group().lower().startswith(("on ", "last ", "by ")):
        return None
    if anchor is None:
        return _out(None, None, "day", note="no date to count the weekday from")
    rel = (m["rel"] or "").lower()
    day = ex.weekday_before(anchor, _words("weekdays")[word.lower()] - 1, rel in ("last", "previous", "past"), future or rel == "next")
    if rel == "next" and day == anchor:
        day = ex.shift(day, 7)
    return _out(day, day, "day")


def _years(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    first = int(m["y1"])
    last = int(m.groupdict().get("y2") or first)
    if anchor and (first > anchor.year + 60 or first > last):
        return None
    low, high = date(first, 1, 1), date(last, 12, 31)
    if m.groupdict().get("since"):
        return _out(low, anchor, "year", "range")
    which = (m.groupdict().get("part") or "").strip(" -").lower()
    if which:
        low, high = ex.part(low, high, which)
    bound = m.group().lower().startswith(("by ", "until "))
    return _out(None if bound else low, high, "year", "bound" if bound else "range" if last > first else "point")


def _decade(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    year = int(m["dec"]) * 10
    return _out(date(year, 1, 1), date(year + 9, 12, 31), "year", "range")


def _season(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[m["season"].lower()]
    year = int(m["year"])
    end = ex.months_back(date(year, first, 1), -2)
    return _out(date(year, first, 1), ex.month(end.year, end.month)[1], "month", "range")


def _ago(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    n, unit = _number(m["n"]), m["unit"].lower()
    if anchor is None or n is None:
        return _out(None, None, _PRECISION[unit])
    if unit in ("hour", "minute"):
        days = n // 24 if unit == "hour" else 0
        return _out(ex.shift(anchor, -days - (1 if n > 12 and unit == "hour" else 0)), ex.shift(anchor, -days), "hour")
    if unit == "month":
        day = ex.months_back(anchor, n)
        return _out(*ex.month(day.year, day.month), "month")
    if unit in ("year", "decade"):
        year = max(1, anchor.year - n * (10 if unit == "decade" else 1))
        return _out(date(year, 1, 1), date(year, 12, 31), "year")
    day = ex.shift(anchor, -n * _UNITS[unit])
    return _out(day, day, "day") if unit == "day" else _out(ex.shift(day, -3), ex.shift(day, 3), "week")


def _last_n(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    unit = m["unit"].lower()
    plural = bool(re.search(rf"{unit}s\b", m.group(), re.I))
    n = _number(m["n"]) if m["n"] else (3 if plural else 1)
    if anchor is None or n is None or unit in ("hour", "minute"):
        return _out(anchor and ex.shift(anchor, -1), anchor, "day", "range")
    if plural and not m["n"]:
        return _out(None, anchor, _PRECISION[unit], "range")
    low = ex.months_back(anchor, n) if unit == "month" else ex.shift(anchor, -n * _UNITS[unit])
    return _out(low, anchor, _PRECISION[unit], "range")


def _recent(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    return _out(None, anchor, _PRECISION[m["unit"].lower()], "range")


def _unit(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    unit = m["unit"].lower()
    if anchor is None:
        return _out(None, None, _PRECISION[unit])
    step = {"last": -1, "the previous": -1, "next": 1}.get(m["rel"].lower(), 0)
    if unit == "week":
        monday = ex.shift(anchor, -anchor.weekday() + 7 * step)
        low, high = monday, ex.shift(monday, 6)
    elif unit == "weekend":
        saturday = ex.shift(anchor, -((anchor.weekday() - 5) % 7) + (7 if step > 0 else 0))
        return _out(saturday, ex.shift(saturday, 1), "day", "range")
    elif unit == "month":
        day = ex.months_back(anchor, -step)
        low, high = ex.month(day.year, day.month)
    else:
        low, high = date(anchor.year + step, 1, 1), date(anchor.year + step, 12, 31)
    if step == 0 and (m["lead"] or "").lower() != "later" and not future:
        high = anchor
    return _out(low, high, _PRECISION[unit])


def _word(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    if m["month"]:
        return _day(m, anchor, future)
    if anchor is None:
        return _out(None, None, "day", note="no date to count from")
    word = re.sub(r"\s+", " ", m["w"].lower())
    if word == "overnight":
        return _out(ex.shift(anchor, -1), anchor, "day")
    step = {"yesterday": -1, "last night": -1, "the day before yesterday": -2, "tomorrow": 1}.get(word, 0)
    day = ex.shift(anchor, step)
    return _out(day, day, "day")


def _end(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    if m.groupdict().get("year"):
        return _out(None, date(int(m["year"]), 12, 31), "year", "bound")
    if anchor is None:
        return _out(None, None, "year", "bound")
    unit, step = m["unit"].lower(), int(m["rel"].lower() == "next")
    if unit == "year":
        return _out(None, date(anchor.year + step, 12, 31), "year", "bound")
    if unit == "month":
        day = ex.months_back(anchor, -step)
        return _out(None, ex.month(day.year, day.month)[1], "month", "bound")
    return _out(None, ex.shift(anchor, 6 - anchor.weekday() + 7 * step), "week", "bound")


def _offset(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    n, unit = _number(m["n"]), m["unit"].lower()
    if n is None:
        return None
    sign = -1 if m["dir"].lower() in ("before", "earlier", "prior") else 1
    if unit in ("hour", "minute"):
        days = (0, 1) if unit == "hour" and n < 24 else (n // 24, n // 24 + 1) if unit == "hour" else (0, 0)
    else:
        days = (n * _UNITS[unit], n * _UNITS[unit])
    return (None, None), _PRECISION[unit] if unit not in ("hour", "minute") else "day", "relative", None, (min(sign * days[0], sign * days[1]), max(sign * days[0], sign * days[1]))


def _offset_some(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    unit = m["unit"].lower()
    sign = -1 if m["dir"].lower() in ("before", "earlier") else 1
    span = {"hour": (0, 1), "day": (1, 6), "week": (7, 28), "month": (30, 180)}[unit]
    return (None, None), "day" if unit == "hour" else unit, "relative", None, (min(sign * span[0], sign * span[1]), max(sign * span[0], sign * span[1]))


def _same(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    return (None, None), "day", "relative", None, (0, 0)


def _day_before(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    return (None, None), "day", "relative", None, (-1, -1)


def _day_after(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    return (None, None), "day", "relative", None, (1, 1)


def _since_then(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    return (None, anchor), "none", "relative", None, (0, 36500)


def _repeated(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    return _out(None, None, "none", "repeated")


def _duration(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    return _out(None, None, "none", "duration")


def _weekend(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    if anchor is None:
        return _out(None, None, "day")
    saturday = ex.shift(anchor, -((anchor.weekday() - 5) % 7))
    return _out(saturday, anchor if m.group().lower().startswith("since") else ex.shift(saturday, 1), "day", "range")


def _holiday(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    if anchor is None:
        return None
    number, day = load("time/english")["holidays"][re.sub(r"\s+", " ", m["feast"].lower())]
    year = anchor.year if date(anchor.year, number, day) <= anchor else anchor.year - 1
    return _out(date(year, number, day), date(year, number, day), "day")


def _hijri(m: re.Match[str], anchor: date | None, future: bool):  # type: ignore[no-untyped-def]
    if anchor is None:
        return None
    table = load("time/english")
    number, day = (table["hijri_months"][m["hm"].lower()], int(m["day"])) if m["hm"] else table["hijri"][m["hf"].lower()]
    got = hijri_before(anchor, number, day)
    return _out(ex.shift(got, -1), ex.shift(got, 1), "day", note="Islamic calendar: one day more or less") if got else None


def hijri_before(anchor: date, number: int, day: int) -> date | None:
    """The latest such day of the Islamic year that began on or before a week after the anchor."""
    try:
        year = Gregorian.fromdate(anchor).to_hijri().year
        for y in (year, year - 1):
            g = Hijri(y, number, min(day, 29)).to_gregorian()
            found = ex.shift(date(g.year, g.month, g.day), day - min(day, 29))
            if found <= ex.shift(anchor, 7):
                return found
    except (ValueError, OverflowError):
        return None
    return None
