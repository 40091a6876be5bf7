"""Arabic: rules from words to readings. Symbols are the tables of `knowledge/time/ar.toml`; clitics are symbols of their own."""

from __future__ import annotations

from functools import cache

from tawthiq.coding.when import counted as c
from tawthiq.coding.when import digits
from tawthiq.coding.when import quantities as q
from tawthiq.coding.when import readings as r
from tawthiq.coding.when.cascade import Hit, Item, Reading, Rule, rule
from tawthiq.coding.when.model import shift
from tawthiq.coding.when.symbols import SYMBOL

_DAYWORD = "[DAYU DEICTIC]"
_YEARWORD = "[AAM YEARU]"
_W = "(?:[DAYU DEICTIC]? (?P<w>WEEKDAY) LAST? COMMA? (?:OFSEEN|IN|MIN)* )?"
_Y = f"(?: COMMA? MIN? {_YEARWORD}? (?P<y>YEAR)(?!COUNTED) AD?)?"
_OF = "MIN? [SHAHR MONTHU]?"
_N = "(?P<n>{N} (?:(?:AND|OR|TO|DASH)? {N})*)"
_U = "(?P<u>{U})"
_ABOUT = "(?P<about>ABOUT)?"


def _dual(name: str) -> tuple[str, tuple[int, int]]:
    return q.unit_of(name), (2, 2)


def _twice(hit: Hit, build_name: str, sign: int) -> Reading | None:
    """Duals carry their number: group t (unit)."""
    anchor = hit.scene.anchor
    name, count = _dual(hit.value("t"))
    if build_name == "reference":
        made = Reading("XREF", precision=q.PRECISION[name] if q.DAYS[name] else "day", kind="relative", reference=True, unit=name)
        return made._replace(offset=q.offset(name, count, sign), number=count, sign=sign)
    if build_name == "duration":
        return Reading("XDUR", precision=q.PRECISION[name], kind="duration", number=count, unit=name)
    if anchor is None:
        return Reading("XSPAN", precision=q.PRECISION[name], kind="relative", note=r.NO_ANCHOR)
    if build_name == "rolling":
        return Reading("XSPAN", *q.rolling(anchor, name, count, sign), q.PRECISION[name], "range")
    shape = "XDAY" if q.DAYS[name] <= 1 else "XSPAN"
    return Reading(shape, *q.away(anchor, name, count, sign), q.PRECISION[name], "relative")


def _ago_dual(hit: Hit) -> Reading | None:
    return _twice(hit, "ago", -1)


def _rolling_dual(hit: Hit) -> Reading | None:
    return _twice(hit, "rolling", -1)


def _rolling_dual_ahead(hit: Hit) -> Reading | None:
    return _twice(hit, "rolling", 1)


def _duration_dual(hit: Hit) -> Reading | None:
    return _twice(hit, "duration", 0)


def _after_dual(hit: Hit) -> Reading | None:
    return _twice(hit, "reference", 1)


def _before_dual(hit: Hit) -> Reading | None:
    return _twice(hit, "reference", -1)


def _open(reading: Reading | None) -> Reading | None:
    return reading._replace(shape="XOPENREF") if reading else None


def _since_count(hit: Hit) -> Reading | None:
    """ "منذ أسبوع" is said of an event a week ago and of a state that has lasted a week."""
    made = _ago_dual(hit) if hit.has("t") else c.ago(-1)(hit)
    if made is None or made.lo is None:
        return made
    return made.doubt("or ever since")


def _night_between(hit: Hit) -> Reading | None:
    """ "ليل الاثنين الثلاثاء": the night between two weekdays."""
    anchor = hit.scene.anchor
    last = r.weekday_reading(hit, hit.value("e"), hit.future, False)
    if anchor is None or last.lo is None:
        return last._replace(shape="XSPAN")
    first = shift(last.lo, -((hit.value("e") - hit.value("w")) % 7))
    return last._replace(shape="XSPAN", lo=first, kind="range") if (hit.value("e") - hit.value("w")) % 7 == 1 else None


def _last_century(hit: Hit) -> Reading | None:
    anchor = hit.scene.anchor
    return r.year_reading(hit, (anchor.year - 1) // 100 * 100 - 99, 100) if anchor else None



def prepared(items: list[Item]) -> list[Item]:
    """Number words put together, ordinals of two words, and months named in two traditions ("تموز/يوليو") as one item each."""
    return _numbers_joined(_months_joined(items))


def _months_joined(items: list[Item]) -> list[Item]:
    out: list[Item] = []
    at = 0
    month, joints, close = SYMBOL["MONTH"], (SYMBOL["SLASH"], SYMBOL["DASH"], SYMBOL["OPEN"]), SYMBOL["CLOSE"]
    while at < len(items):
        item = items[at]
        if item.symbol == month and at + 2 < len(items) and items[at + 1].symbol in joints and items[at + 2].symbol == month and items[at + 2].value == item.value:
            last = at + 3 if items[at + 1].symbol == SYMBOL["OPEN"] and at + 3 < len(items) and items[at + 3].symbol == close else at + 2
            out.append(item._replace(end=items[last].end))
            at = last + 1
        else:
            out.append(item)
            at += 1
    return out


def _numbers_joined(items: list[Item]) -> list[Item]:
    out: list[Item] = []
    at = 0
    number, ordinal, conjunction = SYMBOL["NUMW"], SYMBOL["ORD"], SYMBOL["AND"]
    while at < len(items):
        item = items[at]
        if item.symbol not in (number, ordinal):
            out.append(item)
            at += 1
            continue
        values, last = [item.value], at
        while True:
            step = 2 if last + 2 < len(items) and items[last + 1].symbol == conjunction else 1
            following = items[last + step] if last + step < len(items) else None
            wanted = (ordinal, number) if item.symbol == ordinal else (number,)
            if following is None or following.symbol not in wanted or not _joins(item.symbol == ordinal, values, following.value, step == 2):
                break
            values.append(following.value)
            last += step
        total = sum(values) if item.symbol == ordinal else digits.composed(values)
        if last == at or total is None:
            out.append(item)
            at += 1
            continue
        symbol = ordinal if item.symbol == ordinal else SYMBOL["YEAR"] if 1900 <= total <= 2100 else number
        out.append(Item(symbol, item.start, items[last].end, total))
        at = last + 1
    return out


def _joins(is_ordinal: bool, values: list[int], value: int, conjunction: bool) -> bool:
    if is_ordinal:  # "الثاني عشر", "الحادي والعشرين"
        return len(values) == 1 and values[0] < 10 and ((value == 10 and not conjunction) or (value in (20, 30) and conjunction))
    return digits.composed([*values, value]) is not None and (conjunction or value in (10, 100, 1000))


def _dates() -> list[Rule]:
    return [
        rule("MONTH", f"{_W} (?P<d>{{D}}) {_OF} (?P<m>MONTH) {_Y}", r.absolute),
        rule("MONTH", f"{_W} (?P<m>MONTH) DASH? (?P<d>{{D}})(?!{{U}}|COUNTED|DUAL) {_Y}", r.absolute),
        rule("MONTH", f"(?:DAYU? WEEKDAY AND WEEKDAY)? (?P<d>{{D}}) (?:MIN? MONTH)? (?:AND|TO|DASH|UNTIL) (?P<e>{{D}}) {_OF} (?P<m>MONTH) {_Y} [LAST CURRENT]?", r.days_of_month),
        rule("MONTH", f"(?:BETWEEN|MIN) (?P<d>{{D}}) (?:AND|TO|DASH|UNTIL) (?P<e>{{D}}) {_OF} (?P<m>MONTH) {_Y}", r.days_of_month),
        rule("MONTH", f"[SHAHR MONTHU]? (?P<m>MONTH) COMMA? MIN? {_YEARWORD}? COMMA? (?P<y>YEAR)(?!COUNTED) AD?", r.month),
        rule("MONTH", "[SHAHR MONTHU]? (?P<m>MONTH)", r.month),
        rule("MONTH", "[SHAHR MONTHU]? (?P<m>MONTH) LAST", r.month_before),
        rule("MONTH", "[SHAHR MONTHU]? (?P<m>MONTH) NEXT", r.month_ahead),
        rule("MONTH", "[SHAHR MONTHU]? (?P<m>MONTH) CURRENT", r.month_now),
        rule("MONTH", f"{_W} (?P<d>{{D}}) {_OF} (?P<m>MONTH) LAST", r.absolute),
        rule("MONTH", f"{_W} (?P<d>{{D}}) {_OF} (?P<m>MONTH) (?P<now>CURRENT)", r.absolute),
        rule("MONTH", f"{_W} (?P<d>{{D}}) {_OF} (?P<m>MONTH) (?P<next>NEXT)", r.absolute),
        rule("DATE", "(?:DAYU? (?P<w>WEEKDAY) COMMA? (?:OFSEEN|IN)*)? (?P<x>DATE)", r.written),
        rule("YEAR", f"{_YEARWORD} (?P<y>YEAR) AD?", r.year),
        rule("YEAR", f"{_YEARWORD} (?P<y>YEAR) (?P<h>AH)", r.year),
        rule("YEAR", "(?P<y>YEAR) AD", r.year),
        rule("YEAR", "(?P<y>YEAR) (?P<h>AH)", r.year),
        rule("YEAR", "(?<=[IN SINCE UNTIL BETWEEN DURING EARLY LATE MID START END OPEN])(?P<y>YEAR)(?!COUNTED|{U}|DUAL)", r.year),
        rule("YEAR", "(?<=YEAR[AND TO DASH UNTIL OR COMMA])(?P<y>YEAR)(?!COUNTED|{U})", r.year),
        rule("YEAR", "(?P<y>YEAR)(?=CLOSE|DASH YEAR|TO YEAR)", r.year),
        rule("YEARSPAN", f"{_YEARWORD}? (?P<y>YEARSPAN)", r.two_years),
        rule("DECADE", "(?P<y>DECADE) (?:CENTURY (?:LAST|ORD))?", r.decade),
        rule("CENTURY", "CENTURY LAST", _last_century),
        rule("CENTURY", "CENTURY (?P<n>ORD)", r.century),
        rule("SEASON", f"(?P<s>SEASON) MIN? {_YEARWORD}? (?P<y>YEAR)", r.season),
        rule("SEASON", "(?P<s>SEASON) (?P<last>LAST)", r.season),
        rule("SEASON", "(?P<s>SEASON) (?P<next>NEXT)", r.season),
        rule("SEASON", "THIS? (?P<s>SEASON) CURRENT", r.season),
        rule("SEASON", "THIS (?P<s>SEASON)", r.season),
        rule("SEASON", f"(?<=[IN DURING SINCE UNTIL]) (?P<s>SEASON)(?={_YEARWORD})", r.season),
    ]


def _hijri() -> list[Rule]:
    year = f"(?:COMMA? MIN? {_YEARWORD}? (?P<y>YEAR|NUM) AH?)?"
    return [
        rule("HMONTH", f"{_W} (?P<d>{{D}}) {_OF} (?P<m>HMONTH) {year}", r.hijri_date),
        rule("HMONTH", f"[SHAHR MONTHU]? (?P<m>HMONTH) {year}", r.hijri_date),
        rule("HMONTH", "[SHAHR MONTHU]? (?P<m>HMONTH) [LAST CURRENT]", r.hijri_date),
        rule("HOLIDAY", f"{_DAYWORD}? (?P<x>HOLIDAY) MIN? (?:{_YEARWORD}? (?P<y>YEAR) AH?)?", r.holiday),
        rule("HOLIDAY", "(?P<x>HOLIDAY) (?P<last>LAST)", r.holiday),
        rule("HOLIDAY", "(?P<x>HOLIDAY) (?P<next>NEXT)", r.holiday),
        rule("HOLIDAY", f"{_DAYWORD} (?P<n>ORD) MIN? (?:DAYSOF|{{U}})? (?P<x>HOLIDAY) (?:{_YEARWORD}? (?P<y>YEAR))?", r.day_of_holiday),
        rule("HOLIDAY", "(?P<n>ORD) (?:DAYSOF|{U}) (?P<x>HOLIDAY)", r.day_of_holiday),
    ]


def _deictic() -> list[Rule]:
    return [
        rule("DEICTIC", "(?P<x>DEICTIC)(?!ORD|WORLD)", r.deictic),
        rule("DEICTIC", "(?P<x>DEICTIC) COMMA? OPEN? (?P<w>WEEKDAY) CLOSE?", r.deictic),
        rule("WEEKDAY", "DAYU? (?P<w>WEEKDAY)", r.weekday),
        rule("DAYU", "DAYU (?P<d>DAY)(?!{U}|COUNTED|AND|TO|DASH)", r.day_of_this_month),
        rule("WEEKDAY", "DAYU? (?P<w>WEEKDAY) LAST", r.weekday_before),
        rule("WEEKDAY", "DAYU? (?P<w>WEEKDAY) NEXT", r.weekday_ahead),
        rule("WEEKDAY", "DAYU? (?P<w>WEEKDAY) CURRENT", r.weekday_now),
        rule("WEEKDAY", "DAYU? (?P<w>WEEKDAY) FOLLOWING", c.weekday_beside(1)),
        rule("WEEKDAY", "DAYU? (?P<w>WEEKDAY) PREVIOUS", c.weekday_beside(-1)),
        rule("WEEKDAY", "PART (?P<w>WEEKDAY) [DASH SLASH COMMA AND]? (?P<e>WEEKDAY)", _night_between),
        rule("WEEKEND", "WEEKEND CURRENT?", r.weekend(0)),
        rule("WEEKEND", "WEEKEND LAST", r.weekend(0)),
        rule("WEEKEND", "WEEKEND NEXT", r.weekend(1)),
        *(rule(unit, f"THIS (?P<u>{unit})", c.unit(0)) for unit in ["WEEK", "MONTHU", "YEARU", "DECADEU", "CENTURY"]),
        rule("CURRENT", "(?P<u>{BIGU}) CURRENT", c.unit(0)),
        rule("LAST", "(?P<u>{BIGU}) LAST(?!MIN[MONTH YEARU AAM YEAR])", c.unit(-1)),
        rule("NEXT", "(?P<u>{BIGU}) NEXT", c.unit(1)),
        rule("LAST", "(?P<u>{BIGU}) LAST", c.rolling(-1)),
        rule("NEXT", "(?P<u>{BIGU}) NEXT", c.rolling(1)),
        rule("LAST", "DEICTIC LAST", r.from_anchor(-1)),
        rule("NEXT", "DEICTIC NEXT", r.from_anchor(1)),
        rule("PART", "THIS PART", r.from_anchor(0)),
        rule("PART", "PART LAST", r.from_anchor(-1)),
        rule("EARLIERW", "EARLIERW MIN THIS? (?P<u>{BIGU}) CURRENT?", c.part_of_unit("earlier")),
        rule("LATERW", "LATERW MIN THIS? (?P<u>{BIGU}) CURRENT?", c.part_of_unit("later")),
        rule("EARLIERW", "EARLIERW MIN? (?P<x>DEICTIC)", r.deictic),
        rule("LATERW", "LATERW MIN? (?P<x>DEICTIC)", r.deictic),
        rule("LATERW", "LATERW MIN? (?:SAME|THAT)? DEICTIC SELF?", c.same()),
        *(rule(edge, f"(?<={edge}) (?P<u>{{BIGU}})(?!YEAR|MONTH|HMONTH|LAST|NEXT|CURRENT|ORD|CENTURY)", c.unit(0)) for edge in ("START", "END", "MID", "EARLY", "LATE")),
        rule("NOW", "NOW", r.vague_now),
    ]


def _counted() -> list[Rule]:
    return [
        # spans that end on the article's date
        rule("LAST", "(?P<u>{U}) (?P<n>NUMDEF|VAGUE|DAY|NUM) LAST", c.rolling(-1)),
        rule("LAST", "(?P<u>[SECOND MINUTE HOUR DAYU WEEK MONTHU YEARU DECADEU]) LAST (?P<n>NUMDEF|VAGUE)", c.rolling(-1)),
        rule("LAST", "(?P<u>[HOUR DAYU MINUTE SECOND]) LAST", c.rolling(-1)),
        rule("LAST", f"THE? {_N} {_U} LAST", c.rolling(-1)),
        rule("LAST", "(?P<t>DUAL) LAST", _rolling_dual),
        rule("NEXT", "(?P<t>DUAL) NEXT", _rolling_dual_ahead),
        rule("NEXT", "(?P<u>{U}) (?P<n>NUMDEF|VAGUE|DAY|NUM) NEXT", c.rolling(1)),
        rule("NEXT", f"THE? {_N} {_U} NEXT", c.rolling(1)),
        rule("NEXT", "(?P<u>[HOUR DAYU MINUTE]) NEXT", c.rolling(1)),
        rule("AKHIR", f"AKHIR {_N} {_U}", c.rolling(-1)),
        rule("AKHIR", "AKHIR (?P<t>DUAL)", _rolling_dual),
        # ago
        rule("BEFORE", f"BEFORE {_ABOUT} {_N} {_U}(?!MIN OTHER)", c.ago(-1)),
        rule("BEFORE", f"BEFORE {_ABOUT} {_U} (?P<n>NUMW|VAGUE|DAY|NUM)?(?!MIN OTHER|PREVIOUS|LAST|YEAR)", c.ago(-1)),
        rule("BEFORE", f"BEFORE {_ABOUT} (?P<t>DUAL)(?!MIN OTHER)", _ago_dual),
        rule("SINCE", f"SINCE {_ABOUT} {_N} {_U}", _since_count),
        rule("SINCE", f"SINCE {_ABOUT} {_U}(?!YEAR|LAST|CURRENT|MONTH|HMONTH|ORD)", _since_count),
        rule("SINCE", f"SINCE {_ABOUT} (?P<t>DUAL)", _since_count),
        # counted from an event
        rule("BEFORE", f"BEFORE {_N} {_U} (?=MIN OTHER)", c.reference(-1)),
        rule("BEFORE", f"BEFORE {_U} (?=MIN OTHER)", c.reference(-1)),
        rule("BEFORE", "BEFORE (?P<t>DUAL) (?=MIN OTHER)", _before_dual),
        rule("AFTER", f"AFTER {_ABOUT} {_N} {_U}", _after_count),
        rule("AFTER", f"AFTER {_ABOUT} {_U} (?P<n>VAGUE|NUMW)?", _after_count),
        rule("AFTER", f"AFTER {_ABOUT} (?P<t>DUAL)", _after_count),
        rule("AFTER", f"(?:AFTER THAT|HA) (?:IN|FOR)? (?:{_N})? {_U}(?:NUMW)?", c.reference(1)),
        rule("BEFORE", f"BEFORE THAT (?:IN|FOR)? (?:{_N})? {_U}(?:NUMW)?", c.reference(-1)),
        rule("DUAL", "(?:AFTER THAT|HA) (?:IN|FOR)? (?P<t>DUAL)", _after_dual),
        rule("DUAL", "BEFORE THAT (?:IN|FOR)? (?P<t>DUAL)", _before_dual),
        rule("FOLLOWING", f"(?:DEICTIC|PART|{_U}) FOLLOWING", c.beside(1)),
        rule("PREVIOUS", f"(?:DEICTIC|PART|{_U}) PREVIOUS", c.beside(-1)),
        rule("SELF", f"(?:DEICTIC|PART|{_U}|WEEKDAY) SELF", c.same()),
        rule("SAME", f"SAME (?:DEICTIC|PART|{_U}|WEEKDAY)", c.same()),
        rule("THAT", f"THAT (?:DEICTIC|PART|{_U})", c.same()),
        rule("THEN", "SINCE THEN", c.since_then),
        rule("SINCE", "SINCE THAT (?:DEICTIC|{U})", c.since_then),
    ]


def _after_count(hit: Hit) -> Reading | None:
    """ "بعد يومين من" counts from what follows; with a future marked, "بعد يومين" counts from the article."""
    if hit.future and hit.scene.anchor is not None:
        return _twice(hit, "ago", 1) if hit.has("t") else c.ago(1)(hit)
    return _open(_after_dual(hit) if hit.has("t") else c.reference(1)(hit))


def _durations() -> list[Rule]:
    return [
        rule("AGED", f"AGED (?:ABOUT|IN|MIN|AGED|FOR|COMMA|OTHER)? (?:ABOUT|AGED|MIN)? {_N} {_U}?", r.no_time),
        rule("AGED", f"AGED (?:MIN|IN|AGED)* (?:{_U}|DUAL)", r.no_time),
        rule("OPEN", "OPEN (?:DAY|NUM) YEARU CLOSE", r.no_time),
        *(
            rule(unit, f"{_ABOUT} {_N} (?P<u>{unit})", c.duration)
            for unit in ["SECOND", "MINUTE", "HOUR", "DAYU", "WEEK", "MONTHU", "YEARU", "DECADEU", "CENTURY"]
        ),
        rule("DUAL", "(?P<t>DUAL)", _duration_dual),
        rule("DURING", "(?<=DURING) (?P<u>{U})", c.duration),
        rule("FOR", "(?<=FOR) (?P<u>[SECOND MINUTE HOUR DAYU WEEK MONTHU YEARU])(?!YEAR|MONTH|HMONTH|ORD)", c.duration),
        rule("EVERY", f"EVERY (?:{_N})? (?:[WEEKDAY WEEKDAYS PART DEICTIC DUAL SEASON]|{_U}) (?:WEEKDAY)? PART?", r.repeated),
        rule("SETWORD", "SETWORD", r.repeated),
        rule("DAYSOF", "DAYSOF WEEKDAY", r.repeated),
        rule("HOUR", "TAMAM? HOUR (?:CLOCK|DAY|ORD|NUM) (?:CLOCK|AND HALFH|HALFH|AND (?:DAY|NUM|NUMW) MINUTE?)? ZONE? (?:(?:IN|MIN)? (?:PART|AD))? ZONE?", r.clock),
        rule("PART", "ORD (?:AND HALFH|HALFH)? PART(?!WEEKDAY|ORD) ZONE?", r.clock),
        rule("CLOCK", "(?:TAMAM)? CLOCK ZONE? (?:PART|AD)? ZONE?", r.clock),
    ]


@cache
def rules() -> tuple[Rule, ...]:
    """First pass of Arabic, over `prepared` items."""
    return tuple(_dates() + _hijri() + _deictic() + _counted() + _durations())

