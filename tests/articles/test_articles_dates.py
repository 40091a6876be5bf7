"""Dates: every written form, the order of day and month, and written doubts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.articles import find_dates, split_page
from tawthiq.articles.dates import date_line
from tawthiq.intake import page_from_bytes
from tawthiq.records import Article

MONTHS_EN = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
MONTHS_AR = ["يناير", "شباط", "مارس", "نيسان", "أيار/مايو", "حزيران", "تموز/يوليو", "آب", "أيلول/سبتمبر", "تشرين الأول", "تشرين الثاني/نوفمبر", "كانون الأول"]  # fmt: skip


def split(text: str) -> list[Article]:
    return split_page(page_from_bytes(text.encode(), "x.txt"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("19-08-2020", "2020-08-19"), ("11 Aug 2021", "2021-08-11"), ("18/07/2021", "2021-07-18"), ("16.07.2021 ", "2021-07-16"), ("Today 10/7/2021", "2021-07-10"), ("2021-07-08", "2021-07-08"),
        ("July 28, 2021", "2021-07-28"), ("اليوم 10/7/2021", "2021-07-10"), ("٨ تموز/يوليو ٢٠٢١", "2021-07-08"), ("الخميس، 8 كانون الثاني/يناير 2021", "2021-01-08"), ("۲۰۲۱/۰۷/۰۸", "2021-07-08"),
        ("2021-07-08T10:00:00Z", "2021-07-08"), ("Wednesday, 22 September 2021 14:05 GMT", "2021-09-22"), ("Last updated: July 9, 2021 at 10:00 am", "2021-07-09"), ("8th of July, 2021", "2021-07-08"),
        ("نُشر في: 8 يوليو 2021 - 10:30 ص", "2021-07-08"), ("BEIRUT, July 8, 2021", "2021-07-08"), ("Posted on July 8, 2021 by Sam Stone", "2021-07-08"), ("10 محرم 1443 - 19 أغسطس 2021", "2021-08-19"),
        ("Jul. 5, '21", "2021-07-05"), ("8 جويلية 2021", "2021-07-08"), ("8 تشرين\u00a0الأول 2020", "2020-10-08"), ("\u200f8 يوليو 2021\u200e", "2021-07-08"), ("8 يولـيو 2021", "2021-07-08"),
    ],
)  # fmt: skip
def test_date_lines(text: str, day: str) -> None:
    line = date_line(text)
    assert line is not None
    assert line.reading is not None
    assert line.reading.on() == date.fromisoformat(day)


@pytest.mark.parametrize("text", ["Protests of 8 July 2021", "In July 2021 the road was closed.", "1.2.3", "13/13/2021", "May 2021 be good", "31/02/2021", "Route 12/7", "The 1989 accord", "192.168.10.12"])
def test_lines_that_are_no_date_lines(text: str) -> None:
    assert date_line(text) is None


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.integers(0, 5))
def test_every_day_is_read_back(day: date, form: int) -> None:
    en, ar = MONTHS_EN[day.month - 1], MONTHS_AR[day.month - 1]
    eastern = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    text = [f"{day.day} {en} {day.year}", f"{en[:3]} {day.day}, {day.year}", f"{day.day} {ar} {day.year}", f"{day.day} {ar} {day.year}".translate(eastern), day.isoformat(), f"{day:%d/%m/%Y}"][form]
    (reading,) = find_dates(text)
    assert (reading.start, reading.end) == (0, len(text))
    assert reading.on() == day
    assert reading.is_open == (form == 5 and day.day <= 12 and day.day != day.month)


@given(st.text(max_size=60))
def test_no_text_crashes_the_reader(text: str) -> None:
    for reading in find_dates(text):
        assert 0 <= reading.start < reading.end <= len(text)
    date_line(text)


def item(title: str, day: str, body: str) -> str:
    return f"{title}\n\n{day}\n\n{title}\n\n{body}\n\nThe police of the province opened an inquiry, it said.\n\n"


def test_day_first_by_the_other_dates_of_the_page() -> None:
    got = split(item("Bridge of Selm Closed Again", "21/07/2021", "The bridge was closed, the council said.") + item("Ferry of Selm Sails Again Today", "05/07/2021", "The ferry sailed, its owner said."))
    assert got[1].published == date(2021, 7, 5)
    assert "day-first" in (got[1].published_note or "")


def test_month_first_by_the_other_dates_of_the_page() -> None:
    got = split(item("Bridge of Selm Closed Again", "07/21/2021", "The bridge was closed, the council said.") + item("Ferry of Selm Sails Again Today", "07/05/2021", "The ferry sailed, its owner said."))
    assert got[1].published == date(2021, 7, 5)
    assert "month-first" in (got[1].published_note or "")


def test_order_by_weekday_in_the_text() -> None:
    (got,) = split(item("Bridge of Selm Closed Again", "05/07/2021", "The bridge was shelled on Sunday, the council said."))
    assert got.published == date(2021, 7, 5)  # a Monday; 7 May was a Friday
    (got,) = split(item("Bridge of Selm Closed Again", "05/07/2021", "The bridge was shelled on Thursday, the council said."))
    assert got.published == date(2021, 5, 7)


def test_order_by_the_weekday_beside() -> None:
    (got,) = split(item("Bridge of Selm Closed Again", "Friday, 05/07/2021", "The bridge was closed, the council said."))
    assert got.published == date(2021, 5, 7)


def test_an_order_that_nothing_settles_is_said_so() -> None:
    (got,) = split(item("Bridge of Selm Closed Again", "05/07/2021", "The bridge was closed, the council said."))
    assert got.published == date(2021, 7, 5)
    assert "ambiguous" in (got.published_note or "")
    assert "2021-05-07" in (got.published_note or "")


def test_a_year_that_contradicts_its_neighbours() -> None:
    page = (
        item("Bridge of Selm Closed Again", "23 August 2021", "The bridge was closed on Monday, the council said.")
        + item("Mourners Gather in the Valley", "19 August 2020", "A speech was given on Thursday, on the 10th of Muharram, the council said.")
        + item("Ferry of Selm Sails Again Today", "11 August 2021", "The ferry sailed on Tuesday, its owner said.")
    )
    got = split(page)[1]
    assert got.published == date(2020, 8, 19)
    assert got.anchor == date(2021, 8, 19)
    assert "2020" in (got.published_note or "")
    assert "Thursday" in (got.published_note or "")


def test_old_articles_of_an_archive_are_left_alone() -> None:
    days = ["3 March 2021", "2 February 2020", "4 May 2019", "9 June 2018"]
    got = split("".join(item(f"Report number {i} on the ferry of Selm", d, "The ferry sailed, its owner said.") for i, d in enumerate(days)))
    assert [a.published_note for a in got] == [None] * 4
    assert all(a.anchor == a.published for a in got)


def test_a_weekday_that_has_not_come_yet() -> None:
    (got,) = split(item("Two Convoys Stopped on the Oster Road", "August 23, 2021", "Two convoys were stopped by Tuesday noon, drivers said. A third was stopped on Tuesday, less than two hours ago."))
    assert got.published == date(2021, 8, 23)
    assert got.anchor == date(2021, 8, 24)
    assert "Tuesday" in (got.published_note or "")


def test_future_weekdays_are_no_doubt() -> None:
    (got,) = split(item("Talks of Lindow to Go On", "August 23, 2021", "The talks will go on on Tuesday, the mediator said. They are to end by Tuesday night."))
    assert got.published_note is None


def test_undated_between_neighbours() -> None:
    page = (
        item("Bridge of Selm Closed Again", "7 July 2021", "The bridge was closed, the council said.")
        + "Ferry of Selm Hit by a Shell\n\nSource: Valley Herald\n\nThe ferry of Selm was hit by a shell late on Tuesday, its owner said.\n\nHe said nobody was hurt.\n\n"
        + item("Lights Out in the Whole Valley", "5 July 2021", "The lights went out, the council said.")
    )
    got = split(page)[1]
    assert (got.published, got.anchor, got.published_how) == (None, date(2021, 7, 7), "none")
    assert "no date given" in (got.published_note or "")


def test_undated_with_a_day_called_yesterday() -> None:
    (got,) = split("Ferry of Selm hit by a shell\n\nThe ferry of Selm was hit by a shell yesterday, 28 June 2021, its owner said.\n\nHe said nobody was hurt.\n")
    assert got.anchor == date(2021, 6, 29)


def test_a_day_without_year_takes_it_from_the_neighbours() -> None:
    page = item("Bridge of Selm Closed Again", "8 July", "The bridge was closed, the council said.") + item("Lights Out in the Whole Valley", "5 July 2021", "The lights went out, the council said.")
    got = split(page)[0]
    assert got.published == date(2021, 7, 8)
    assert "year" in (got.published_note or "")


@given(st.dates(date(2015, 1, 1), date(2030, 1, 1)))
def test_dates_with_month_names_carry_no_doubt(day: date) -> None:
    (got,) = split(item("Bridge of Selm Closed Again", f"{day:%d %B %Y}", "The bridge was closed, the council said."))
    assert (got.published, got.anchor, got.published_note) == (day, day, None)
    assert day + timedelta(days=1) != got.published
