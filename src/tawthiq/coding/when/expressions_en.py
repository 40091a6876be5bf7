"""English: rules from words to readings. Symbols are the tables of `knowledge/time/en.toml`; the longest match wins."""

from __future__ import annotations

from functools import cache

from tawthiq.coding.when import counted as c
from tawthiq.coding.when import readings as r
from tawthiq.coding.when.cascade import Rule, rule

_W = "(?:(?P<w>WEEKDAY) COMMA? ON? THE?)?"
_Y = "(?:COMMA? OF? (?P<y>YEAR)(?!COUNTED))?"
_N = "(?P<n>[DAY NUM NUMW] (?:(?:DASH|OR|TO|AND)? [DAY NUM NUMW VAGUE])+|[DAY NUM NUMW VAGUE A])"
_ABOUT = "(?P<about>ABOUT)? (?:ABOUT)?"
_U = "(?P<u>{U})"
_BEFORE_YEAR = "IN OF SINCE UNTIL BY STARTING FROM BEFORE AFTER DURING BETWEEN TO EARLY LATE MID OPEN FOR THIS LAST"
_PAST = "[LAST PAST]"
_AHEAD = "[NEXT COMING]"


def _dates() -> list[Rule]:
    return [
        rule("MONTH", f"{_W} THE? (?P<d>{{D}}) (?:DAYU)? OF? COMMA? (?P<m>MONTH) {_Y}", r.absolute),
        rule("MONTH", f"{_W} (?P<m>MONTH) THE? (?P<d>{{D}})(?!{{U}}|COUNTED|(?:DASH|TO){{U}}) {_Y}", r.absolute),
        rule("MONTH", f"(?P<d>{{D}}) (?:AND|TO|DASH|UNTIL|OR|INTO) THE? (?P<e>{{D}}) OF? (?P<m>MONTH) {_Y}", r.days_of_month),
        rule("MONTH", f"(?:BETWEEN|FROM) THE? (?P<d>{{D}}) (?:AND|TO|DASH|UNTIL) THE? (?P<e>{{D}}) OF? (?P<m>MONTH) {_Y}", r.days_of_month),
        rule("MONTH", f"(?:BETWEEN|FROM)? (?P<m>MONTH) (?P<d>{{D}}) (?:(?:COMMA {{D}})* COMMA? AND|TO|DASH|UNTIL|OR|INTO) (?P<e>{{D}})(?!COUNTED|{{U}}) {_Y}", r.days_of_month),
        rule("MONTH", "(?P<m>MONTH) OF? (?P<y>YEAR)", r.month),
        rule("MONTH", "(?P<m>MONTH) COMMA (?P<y>YEAR)(?!COUNTED)", r.month),
        rule("MONTH", "(?P<m>MONTH) [SLASH DASH] (?P<y>YEAR)", r.month),
        rule("MONTH", "(?P<y>YEAR) COMMA? (?P<m>MONTH)(?!{D}|YEAR)", r.month),
        rule("MONTH", "(?P<d>DAY) (?:DASH|SLASH) (?P<m>MONTH) (?:[DASH SLASH] (?P<y>YEAR))?", r.absolute),
        rule("MONTH", "(?P<m>MONTH)", r.month),
        rule("MONTH", f"{_PAST} (?P<m>MONTH)(?!{{D}})", r.month_before),
        rule("MONTH", f"{_AHEAD} (?P<m>MONTH)(?!{{D}})", r.month_ahead),
        rule("MONTH", "THIS (?P<m>MONTH)(?!{D})", r.month_now),
        rule("DATE", "(?:(?P<w>WEEKDAY) COMMA?)? (?P<x>DATE)", r.written),
        rule("YEAR", f"(?<=[{_BEFORE_YEAR}])(?P<y>YEAR)(?!COUNTED|{{U}}|DASH{{U}})", r.year),
        rule("YEAR", "(?<=YEAR[AND OR TO DASH COMMA])(?P<y>YEAR)(?!COUNTED|{U})", r.year),
        rule("YEAR", "(?P<y>YEAR)(?=CLOSE|POSS|DASH YEAR|TO YEAR|COMMA)", r.year),
        rule("YEAR", "(?<![DASH NUM SLASH])(?P<y>YEAR)(?!COUNTED|{U}|DASH|SLASH|AH)", r.likely_year),
        rule("YEAR", "THE? YEARU (?P<y>YEAR)", r.year),
        rule("YEAR", "(?P<y>YEAR) (?P<h>AH)", r.year),
        rule("YEAR", "(?P<y>YEAR) AD", r.year),
        rule("YEARSPAN", "(?P<y>YEARSPAN)", r.two_years),
        rule("DECADE", "(?:THE)? (?P<y>DECADE)", r.decade),
        rule("TENS", "THE (?:EARLY|LATE|MID)? DASH? (?P<y>TENS)", r.decade),
        rule("CENTURY", "THE? (?P<n>ORD) DASH? CENTURY", r.century),
        rule("SEASON", "(?:THE? (?P<last>[LAST PAST PREVIOUS])|THE? (?P<next>[NEXT COMING FOLLOWING])|THIS|THE)? (?P<s>SEASON) COMMA? OF? (?P<y>YEAR)(?!COUNTED)", r.season),
        rule("SEASON", "(?:THE? LAST|THE)? (?P<s>SEASON) OF? (?P<y>YEAR) [DASH SLASH] YEAR", r.season),
        rule("SEASON", "(?:THE? LAST|THE)? (?P<s>SEASON) OF? (?P<y>YEARSPAN)", r.season),
        rule("SEASON", "(?:THE? (?P<last>[LAST PAST])|THE? (?P<next>[NEXT COMING])|THIS) (?P<s>SEASON)", r.season),
        rule("SEASON", "(?<=[IN DURING SINCE UNTIL BY OF EARLY LATE MID BEFORE AFTER]) THE? (?P<s>SEASON)(?!OF)", r.season),
        rule("SEASON", "(?P<s>SEASON)(?=(?:LAST|THIS|NEXT)YEARU)", r.season),
    ]


def _holidays() -> list[Rule]:
    return [
        rule("HOLIDAY", "(?:THE? (?P<last>[LAST PAST])|(?P<next>[NEXT COMING])|THIS)? (?P<x>HOLIDAY) (?:COMMA? OF? (?P<y>YEAR)(?!COUNTED))?", r.holiday),
        rule("HOLIDAY", "THE? (?P<n>ORD) DAYU OF (?P<x>HOLIDAY) (?:COMMA? OF? (?P<y>YEAR))?", r.day_of_holiday),
        rule("HMONTH", "(?:(?P<w>WEEKDAY) COMMA?)? THE? (?P<d>{D}) (?:DAYU)? OF? (?:THE? MONTHU OF)? (?P<m>HMONTH) (?:COMMA? OF? (?P<y>YEAR) AH?)?", r.hijri_date),
        rule("HMONTH", "(?P<m>HMONTH) (?P<d>{D})(?!COUNTED) (?:COMMA? (?P<y>YEAR) AH?)?", r.hijri_date),
        rule("HMONTH", "(?:THE? MONTHU OF)? (?P<m>HMONTH) (?:COMMA? (?P<y>YEAR) AH?)?", r.hijri_date),
    ]


def _deictic() -> list[Rule]:
    return [
        rule("DEICTIC", "(?P<x>DEICTIC)", r.deictic),
        rule("PART", "THIS EARLY? PART HOUR?", r.from_anchor(0)),
        rule("PART", f"(?:LATE|EARLY)? {_PAST} PART", r.from_anchor(-1)),
        rule("WEEKDAY", "(?P<w>WEEKDAY)(?=POSS)|(?<=THE)(?P<v>WEEKDAY)(?=OTHER)", r.weekday_told),
        rule("WEEKDAY", "(?P<w>WEEKDAY)", r.weekday),
        rule("WEEKDAY", f"THE? {_PAST} (?P<w>WEEKDAY)", r.weekday_before),
        rule("WEEKDAY", f"{_AHEAD} (?P<w>WEEKDAY)", r.weekday_ahead),
        rule("WEEKDAY", "THIS (?P<w>WEEKDAY)", r.weekday_now),
        rule("WEEKDAY", "THE? (?:FOLLOWING|THE NEXT) (?P<w>WEEKDAY)", c.weekday_beside(1)),
        rule("WEEKDAY", "THE PREVIOUS (?P<w>WEEKDAY)", c.weekday_beside(-1)),
        rule("WEEKDAY", "PREVIOUS (?P<w>WEEKDAY)", r.weekday_before),
        rule("WEEKEND", "(?:THE|THIS)? PAST? WEEKEND", r.weekend(0)),
        rule("WEEKEND", "LAST WEEKEND", r.weekend(-1)),
        rule("WEEKEND", f"THE? THIS? {_AHEAD} WEEKEND", r.weekend(1)),
        rule("YEARU", "(?:THIS|ALL THIS) MORE? (?P<u>{U})", c.unit(0)),
        rule("WEEK", "THIS MORE? (?P<u>{U})", c.unit(0)),
        rule("MONTHU", "THIS MORE? (?P<u>{U})", c.unit(0)),
        rule("QUARTER", "THIS (?P<u>QUARTER)", c.unit(0)),
        rule("DECADEU", "THIS (?P<u>DECADEU)", c.unit(0)),
        rule("CENTURY", "THIS (?P<u>CENTURY)", c.unit(0)),
        rule("LAST", "LAST (?P<u>{BIGU})(?!OF)", c.unit(-1)),
        rule("NEXT", "NEXT (?P<u>{BIGU})", c.unit(1)),
        rule("COMING", "THE? COMING (?P<u>{BIGU})", c.unit(1)),
        rule("EARLIER", "EARLIER (?:IN|ON)? (?:THIS|THE) (?P<u>{BIGU})", c.part_of_unit("earlier")),
        rule("LATER", "LATER (?:IN|ON)? (?:THIS|THE) (?P<u>{BIGU})", c.part_of_unit("later")),
        rule("LATER", "LATER (?:IN|ON)? THIS (?P<u>DAYU)", c.unit(0)),
        rule("OF", "(?<=[START END MID EARLY LATE]OF) THE (?P<u>{BIGU})(?!OF|BEFORE|AFTER)", c.unit(0)),
        rule("NOW", "NOW", r.vague_now),
    ]


def _counted() -> list[Rule]:
    return [
        rule("LAST", f"(?:THE|THIS)? LAST {_N} OTHER? {_U}", c.rolling(-1)),
        rule("LAST", f"THE LAST {_U}(?!OF)", c.rolling(-1)),
        rule("PAST", f"(?:THE|THIS)? PAST (?:{_N})? MORE? {_U}(?!OF)", c.rolling(-1)),
        rule("RECENT", f"(?:THE|THIS)? RECENT {_U}", c.rolling(-1)),
        rule("NEXT", f"(?:THE)? NEXT {_N} {_U}", c.rolling(1)),
        rule("NEXT", "(?<=[IN DURING]) THE NEXT (?P<u>{BIGU})", c.rolling(1)),
        rule("COMING", f"(?:THE|THIS)? COMING (?:{_N})? {_U}", c.rolling(1)),
        rule("AGO", f"{_ABOUT} {_N} MORE? {_U} (?:AND A HALF)? AGO", c.ago(-1)),
        rule("AGO", f"{_ABOUT} {_U} AGO", c.ago(-1)),
        rule("AGO", f"{_ABOUT} A HALF DASH? {_U} AGO", c.ago(-1)),
        rule("FROM", f"{_ABOUT} {_N} {_U} FROM NOW", c.ago(1)),
        rule("EARLIER", f"{_ABOUT} {_N} {_U} DASH? EARLIER", c.reference(-1)),
        rule("LATER", f"{_ABOUT} {_N} {_U} DASH? LATER", c.reference(1)),
        rule("LATER", f"{_U} DASH? LATER", c.reference(1)),
        rule("EARLIER", f"{_U} DASH? EARLIER", c.reference(-1)),
        rule("AFTERWARDS", f"{_ABOUT} (?:{_N})? {_U} AFTERWARDS", c.reference(1)),
        rule("AFTER", f"{_ABOUT} (?:{_N})? {_U} AFTER", c.reference(1, "XOPENREF")),
        rule("BEFORE", f"{_ABOUT} (?:{_N})? {_U} BEFORE", c.reference(-1, "XOPENREF")),
        rule("AFTER", "THE (?P<u>{U}) AFTER", c.reference(1, "XOPENREF")),
        rule("BEFORE", "THE (?P<u>{U}) BEFORE", c.reference(-1, "XOPENREF")),
        rule("PART", "THE PART AFTER", c.beside(1)),
        rule("PART", "THE PART BEFORE", c.beside(-1)),
        rule("FOLLOWING", f"(?:THE)? FOLLOWING (?:{_U}|PART)", c.beside(1)),
        rule("NEXT", "THE? VERY? NEXT (?:(?P<u>DAYU)|PART)", c.beside(1)),
        rule("NEXT", "THE NEXT (?P<u>{BIGU})", c.beside(1)),
        rule("PREVIOUS", f"(?:THE)? PREVIOUS (?:{_U}|PART)", c.beside(-1)),
        rule("SAME", f"(?:THE|THAT|THIS)? VERY? SAME (?:{_U}|PART|WEEKDAY)", c.same()),
        rule("LATER", "LATER THAT (?P<u>[WEEK MONTHU YEARU])", c.same(later=True)),
        rule("THAT", "(?:EARLIER|LATER)? THAT (?:(?P<u>[DAYU WEEK MONTHU YEARU])|PART|WEEKDAY)", c.same()),
        rule("DAYU", "(?:EARLIER|LATER) (?:IN|ON|THAT)? THE? (?P<u>DAYU)", c.same()),
        rule("THEN", "SINCE THEN", c.since_then),
        rule("THAT", "SINCE THAT (?:THEN|DAYU|MONTHU|YEARU)", c.since_then),
    ]


def _durations() -> list[Rule]:
    return [
        rule("OLD", f"(?:AGED)? {_N} DASH? MORE? {_U} DASH? OLD", r.no_time),
        rule("AGED", "AGED (?:DAY|NUM|NUMW)", r.no_time),
        *(
            rule(unit, f"{_ABOUT} MORE? (?:(?<=[FOR IN DURING AFTER BEFORE ABOUT BY MORE])|(?!A)) {_N} (?:DASH|MORE|OTHER(?={unit}))? (?P<u>{unit})(?!DASH?OLD)", c.duration)
            for unit in ["SECOND", "MINUTE", "HOUR", "DAYU", "WEEK", "MONTHU", "YEARU", "DECADEU", "CENTURY"]
        ),
        rule("ALL", f"ALL MORE? {_U}", c.duration),
        rule("FOR", f"(?<=FOR) {_U}(?!LATER|EARLIER)", c.duration),
        rule("DURING", "(?<=DURING) (?P<u>[HOUR DAYU WEEK MONTHU YEARU DECADEU])(?!OF|OTHER)", c.duration),
        rule("EVERY", f"EVERY (?:OTHERW|{_N})? (?:[WEEKDAY PART MONTH SEASON WEEKEND]|{_U}) PART?", r.repeated),
        rule("SETWORD", "SETWORD", r.repeated),
        rule("WEEKDAYS", "(?<=ON) WEEKDAYS", r.repeated),
        rule("PER", f"PER {_U}", r.repeated),
        rule("TIMES", f"(?:NUMW|DAY|VAGUE)? TIMES (?:PER|A|EVERY) {_U}", r.repeated),
        rule("CLOCK", "CLOCK ZONE? (?:OPEN CLOCK ZONE? CLOSE)?", r.clock),
        rule("OCLOCK", "(?:NUMW|DAY) OCLOCK", r.clock),
    ]


@cache
def rules() -> tuple[Rule, ...]:
    """First pass of English."""
    return tuple(_dates() + _holidays() + _deictic() + _counted() + _durations())
