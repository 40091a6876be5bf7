"""What holds for every text: verbatim ordered spans, formats that read back, no crash, one reading of NFC and NFD."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq import knowledge
from tawthiq.coding.when import find_times, weekday_conflicts
from tawthiq.coding.when.calendar import MONTHS, WEEKDAYS, easter
from tawthiq.coding.when.hijri import hijri_day, hijri_month
from tawthiq.coding.when.symbols import SYMBOL

DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
EN = [*MONTHS, *WEEKDAYS, "4", "27", "2019", "2021-07-05", "05/07/2021", "on", "by", "since", "between", "and", "from", "to", "until", "last", "next", "this", "two",
      "days", "weeks", "month", "year", "later", "earlier", "after", "before", "the", "of", "early", "late", "mid", "-", ",", "morning", "night", "at", "23:15", "ago", "same",
      "every", "first", "half", "quarter", "Ramadan", "Ashura", "the 1990s", "will", "said", "overnight", "a", "99999999999", "weekend", "'s", ".", "(", ")"]  # fmt: skip
AR = ["الثلاثاء", "يوم", "أمس", "اليوم", "و2018", "2018", "في", "من", "إلى", "بين", "تموز/يوليو", "شباط", "٢٧", "الماضي", "المقبل", "الشهر", "العام", "عام", "يومين", "قبل", "بعد", "منذ",
      "ثلاثة", "أيام", "وعشرين", "الخامس", "عشر", "صباح", "فجر", "ليل", "الساعة", "23:15", "مطلع", "أواخر", "10", "محرم", "1443هـ", "رمضان", "كل", "،", "ألفين", "وأربعة", "آخر", "النصف", "الأول"]  # fmt: skip
SPECIAL = st.sampled_from([*"\u200c\u200d\u200e\u200f\u202a\u202e\u2066\ufeff\u0640\u064b\u0301\u00a0\u2009😀①½²٣۳\ud800", "\r\n", "\x00", "e\u0301"])
MIXED = st.lists(st.one_of(st.sampled_from(EN + AR), SPECIAL, st.text(max_size=4)), max_size=14).map(" ".join)
ANY = st.one_of(MIXED, st.text(max_size=80), st.lists(st.one_of(st.sampled_from(AR), SPECIAL), max_size=10).map("".join))
LANGUAGE = st.sampled_from(["en", "ar"])


@settings(max_examples=400, deadline=None)
@given(ANY, st.one_of(st.none(), DAYS, st.sampled_from([date.min, date.max])), LANGUAGE, st.booleans())
def test_spans_are_verbatim_ordered_and_intervals_run_forward(text: str, anchor: date | None, language: str, future: bool) -> None:
    end = 0
    for t in find_times(text, anchor, language, future):
        assert text[t.start : t.end] == t.text != ""
        assert t.start >= end
        end = t.end
        assert t.precision in ("hour", "day", "week", "month", "year", "none")
        assert t.kind in ("point", "range", "duration", "repeated", "bound", "relative")
        if t.date_from and t.date_to:
            assert t.date_from <= t.date_to, t
        if t.needs_reference:
            assert t.offset_days is not None
            assert t.offset_days[0] <= t.offset_days[1]
    weekday_conflicts(text, anchor, language)


FORMATS = [
    "{d} {M} {y}", "{M} {d}, {y}", "{d}{th} of {M} {y}", "the {d}{th} of {M}, {y}", "{M} {d}{th}, {y}", "{W}, {d} {M} {y}", "{W}, {M} {d}, {y}", "{A} {d}, {y}",
    "{y}-{m:02}-{d:02}", "{d:02}/{m:02}/{y}", "{d}.{m}.{y}", "{y}/{m:02}/{d:02}", "{d}-{A}-{y}",
]  # fmt: skip


def ending(day: int) -> str:
    return "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


@settings(max_examples=150, deadline=None)
@given(DAYS, st.sampled_from(FORMATS))
def test_every_written_date_reads_back(day: date, form: str) -> None:
    month = MONTHS[day.month - 1]
    text = form.format(d=day.day, M=month, A=month[:3], m=day.month, y=day.year, W=WEEKDAYS[day.weekday()], th=ending(day.day))
    (t,) = find_times(f"A bridge fell on {text} near the town.", None, "en")
    assert (t.date_from, t.date_to, t.precision, t.text) == (day, day, "day", text)


AR_MONTHS = ["يناير كانون_الثاني جانفي", "فبراير شباط فيفري", "مارس آذار", "أبريل نيسان أفريل", "مايو أيار ماي", "يونيو حزيران جوان", "يوليو تموز جويلية", "أغسطس آب أوت", "سبتمبر أيلول شتنبر", "أكتوبر تشرين_الأول", "نوفمبر تشرين_الثاني نونبر", "ديسمبر كانون_الأول دجنبر"]  # fmt: skip
AR_DAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]


@settings(max_examples=150, deadline=None)
@given(DAYS, st.integers(0, 2), st.sampled_from(["{d} {M} {y}", "يوم {W} {d} {M} {y}", "{d} من {M} عام {y}", "{d}/{m}/{y}"]), st.booleans(), st.booleans())
def test_every_arabic_date_reads_back(day: date, tradition: int, form: str, arabic_digits: bool, decomposed: bool) -> None:
    names = AR_MONTHS[day.month - 1].split()
    name = names[tradition % len(names)].replace("_", " ")
    text = form.format(d=day.day, M=name, m=day.month, y=day.year, W=AR_DAYS[day.weekday()])
    if arabic_digits:
        text = text.translate({48 + n: 0x660 + n for n in range(10)})
    if decomposed:
        text = unicodedata.normalize("NFD", text)
    (t,) = find_times(f"سقط الجسر في {text}", None, "ar")
    assert (t.date_from, t.date_to, t.text) == (day, day, text)


@settings(max_examples=100, deadline=None)
@given(DAYS, st.sampled_from(WEEKDAYS), st.sampled_from(["It fell on {}.", "It fell last {}.", "Early on {} it fell.", "It fell on {} night.", "After {}'s raid it fell."]))
def test_weekdays_of_the_past_never_lie_after_the_article(anchor: date, name: str, form: str) -> None:
    (t,) = find_times(form.format(name), anchor, "en")
    day = t.date_from
    assert day is not None
    assert day.weekday() == WEEKDAYS.index(name)
    assert timedelta(0) <= anchor - day <= timedelta(7)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*EN, *AR, "é", "naïve"]), max_size=12).map(" ".join), DAYS, LANGUAGE)
def test_composed_and_decomposed_text_read_alike(text: str, anchor: date, language: str) -> None:
    composed, decomposed = (find_times(unicodedata.normalize(form, text), anchor, language) for form in ("NFC", "NFD"))
    assert [t[3:] for t in composed] == [t[3:] for t in decomposed]


@settings(max_examples=60, deadline=None)
@given(st.integers(1356, 1500), st.integers(1, 12), st.integers(1, 29))
def test_hijri_days_lie_in_their_month(year: int, month: int, day: int) -> None:
    found, (first, last) = hijri_day(year, month, day), hijri_month(year, month)
    if found and first and last:
        assert first <= found <= last
        assert (last - first).days in (28, 29)


@pytest.mark.parametrize(("year", "western", "eastern"), [(2021, date(2021, 4, 4), date(2021, 5, 2)), (2017, date(2017, 4, 16), date(2017, 4, 16)), (2024, date(2024, 3, 31), date(2024, 5, 5))])
def test_easter(year: int, western: date, eastern: date) -> None:
    assert (easter(year), easter(year, orthodox=True)) == (western, eastern)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_word_lists_name_symbols_of_the_grammar(language: str) -> None:
    raw = knowledge.load(f"time/{language}")
    for table, words in raw.items():
        if table not in ("symbols", "weak"):
            assert table in SYMBOL
            assert words
    assert set(raw["symbols"]) <= set(SYMBOL)


def test_every_holiday_has_a_rule_and_a_name() -> None:
    for key, row in knowledge.load("time/holidays").items():
        assert row["calendar"] in ("gregorian", "hijri", "easter", "orthodox", "weekday"), key
        assert row["en"] or row["ar"], key
        for language in ("en", "ar"):
            for name in row[language]:
                if name.replace(" ", "").isalpha():
                    prefix = "in the month of " if row.get("month_long") else "on "
                    found = find_times((prefix if language == "en" else "في ") + name + ".", date(2021, 7, 8), language)
                    assert any(t.date_from for t in found), (key, name)
