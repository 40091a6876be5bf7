"""English time words against the codebook's rules (house rule "Dates"). All sentences are invented."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.coding.when import TimeExpression, find_times, resolve_against, weekday_conflicts

ANCHOR = date(2021, 7, 8)  # a Thursday


def one(text: str, anchor: date | None = ANCHOR, **options: bool) -> TimeExpression:
    found = find_times(text, anchor, "en", **options)
    assert len(found) == 1, found
    assert text[found[0].start : found[0].end] == found[0].text
    return found[0]


def days(t: TimeExpression) -> tuple[str | None, str | None]:
    return str(t.date_from) if t.date_from else None, str(t.date_to) if t.date_to else None


DATED = [
    ("The depot burned on June 27th.", "June 27th", "2021-06-27", "2021-06-27", "day"),
    ("The depot burned on 27 June.", "27 June", "2021-06-27", "2021-06-27", "day"),
    ("The depot burned on the 27th of June.", "the 27th of June", "2021-06-27", "2021-06-27", "day"),
    ("The depot burned on August 4.", "August 4", "2020-08-04", "2020-08-04", "day"),
    ("The depot burned on July 5th, 2019.", "July 5th, 2019", "2019-07-05", "2019-07-05", "day"),
    ("The depot burned on Jan. 6, 2021.", "Jan. 6, 2021", "2021-01-06", "2021-01-06", "day"),
    ("The depot burned on 2021-07-05.", "2021-07-05", "2021-07-05", "2021-07-05", "day"),
    ("The depot burned on 25.06.2021.", "25.06.2021", "2021-06-25", "2021-06-25", "day"),
    ("The talks of 9/11 are over.", "9/11", "2001-09-11", "2001-09-11", "day"),
    ("The June 27 attacks were told of.", "June 27", "2021-06-27", "2021-06-27", "day"),
    ("The January 2020 strikes were told of.", "January 2020", "2020-01-01", "2020-01-31", "month"),
    ("It began in April.", "April", "2021-04-01", "2021-04-30", "month"),
    ("It began in December.", "December", "2020-12-01", "2020-12-31", "month"),
    ("It began in May.", "May", "2021-05-01", "2021-05-31", "month"),
    ("It began in January last year.", "January last year", "2020-01-01", "2020-01-31", "month"),
    ("It began in 2017 and 2018.", "2017 and 2018", "2017-01-01", "2018-12-31", "year"),
    ("It went on between 4 and 6 March.", "between 4 and 6 March", "2021-03-04", "2021-03-06", "day"),
    ("It went on from July 2 to July 5.", "from July 2 to July 5", "2021-07-02", "2021-07-05", "day"),
    ("It went on from July 2 to July 5, 2018.", "from July 2 to July 5, 2018", "2018-07-02", "2018-07-05", "day"),
    ("It went on from Tuesday to Friday.", "from Tuesday to Friday", "2021-06-29", "2021-07-02", "day"),
    ("They claimed it by 4 March.", "by 4 March", None, "2021-03-04", "day"),
    ("They have held it since 2014.", "since 2014", "2014-01-01", None, "year"),
    ("They have held it since the weekend.", "since the weekend", "2021-07-03", None, "day"),
    ("It rose over the past few months.", "the past few months", None, "2021-07-08", "month"),
    ("It rose in the past months.", "the past months", None, "2021-07-08", "month"),
    ("It rose in recent days.", "recent days", None, "2021-07-08", "day"),
    ("It rose in the last three weeks.", "the last three weeks", "2021-06-17", "2021-07-08", "week"),
    ("It fell two weeks ago.", "two weeks ago", "2021-06-21", "2021-06-27", "week"),
    ("It fell ten days ago.", "ten days ago", "2021-06-28", "2021-06-28", "day"),
    ("It fell less than two hours ago.", "less than two hours ago", "2021-07-08", "2021-07-08", "hour"),
    ("It fell earlier this week.", "earlier this week", "2021-07-05", "2021-07-08", "week"),
    ("It fell last year.", "last year", "2020-01-01", "2020-12-31", "year"),
    ("It fell last month.", "last month", "2021-06-01", "2021-06-30", "month"),
    ("It fell last week.", "last week", "2021-06-28", "2021-07-04", "week"),
    ("It fell last Tuesday.", "last Tuesday", "2021-07-06", "2021-07-06", "day"),
    ("It fell this morning.", "this morning", "2021-07-08", "2021-07-08", "day"),
    ("It fell overnight.", "overnight", "2021-07-07", "2021-07-08", "day"),
    ("It fell yesterday.", "yesterday", "2021-07-07", "2021-07-07", "day"),
    ("It fell late on Tuesday.", "late on Tuesday", "2021-07-06", "2021-07-06", "day"),
    ("Early on Tuesday it fell.", "Early on Tuesday", "2021-07-06", "2021-07-06", "day"),
    ("It fell on Monday afternoon.", "Monday afternoon", "2021-07-05", "2021-07-05", "day"),
    ("No group spoke by Tuesday noon.", "by Tuesday noon", None, "2021-07-06", "day"),
    ("It fell, they say, in the very early hours of July 6th, in rain.", "the very early hours of July 6th", "2021-07-06", "2021-07-06", "day"),
    ("It fell on Tuesday at around 23:15 AST.", "Tuesday at around 23:15 AST", "2021-07-06", "2021-07-06", "hour"),
    ("It fell over the weekend.", "the weekend", "2021-07-03", "2021-07-04", "day"),
    ("It fell in mid-July.", "mid-July", "2021-07-11", "2021-07-21", "month"),
    ("It fell in late June.", "late June", "2021-06-21", "2021-06-30", "month"),
    ("It fell in the first half of 2020.", "the first half of 2020", "2020-01-01", "2020-06-30", "month"),
    ("It fell in the summer of 2019.", "the summer of 2019", "2019-06-01", "2019-08-31", "month"),
    ("It fell in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31", "year"),
    ("It fell on Ashura.", "Ashura", "2020-08-29", "2020-08-29", "day"),
    ("It fell on the 10th of Muharram.", "the 10th of Muharram", "2020-08-29", "2020-08-29", "day"),
    ("It fell during Ramadan.", "Ramadan", "2021-04-13", "2021-05-12", "month"),
    ("It fell on Eid al-Fitr.", "Eid al-Fitr", "2021-05-13", "2021-05-15", "day"),
    ("It fell on New Year's Eve.", "New Year's Eve", "2020-12-31", "2020-12-31", "day"),
    ("It fell two days after Christmas.", "two days after Christmas", "2020-12-27", "2020-12-27", "day"),
    ("It fell on Tuesday last week.", "Tuesday last week", "2021-06-29", "2021-06-29", "day"),
    ("They meet next Monday.", "next Monday", "2021-07-12", "2021-07-12", "day"),
    ("They will meet on Monday.", "Monday", "2021-07-12", "2021-07-12", "day"),
    ("They will leave by the end of the year.", "by the end of the year", None, "2021-12-31", "year"),
]


@pytest.mark.parametrize(("text", "words", "first", "last", "precision"), DATED)
def test_words_become_days(text: str, words: str, first: str | None, last: str | None, precision: str) -> None:
    t = one(text)
    assert (t.text, *days(t), t.precision) == (words, first, last, precision)
    assert not t.needs_reference


REFERENCES = [
    ("A day earlier a bridge was hit.", (-1, -1)),
    ("The day before, a bridge was hit.", (-1, -1)),
    ("The following day a bridge was hit.", (1, 1)),
    ("Two days later a bridge was hit.", (2, 2)),
    ("Two days after the attack a bridge was hit.", (2, 2)),
    ("It came 18 hours after the blast.", (0, 1)),
    ("It was hit more than eight hours after that attack.", (0, 1)),
    ("Earlier on the same day it was hit.", (0, 0)),
    ("It was hit on the same day.", (0, 0)),
    ("It was hit hours after the raid.", (0, 0)),
    ("A few hours before the arrival it was hit.", (0, 0)),
    ("That night it was hit.", (0, 0)),
]


@pytest.mark.parametrize(("text", "offset"), REFERENCES)
def test_counted_from_another_event(text: str, offset: tuple[int, int]) -> None:
    t = one(text)
    assert t.needs_reference
    assert t.offset_days == offset
    assert days(t) == (None, None)
    told = resolve_against(t, date(2020, 1, 3), None)
    assert told.date_from == date(2020, 1, 3 + offset[0])
    assert told.date_to == date(2020, 1, 3 + offset[1])
    assert not told.needs_reference


def test_since_then_stays_open() -> None:
    t = one("Since then, the road is closed.")
    assert (t.kind, t.needs_reference) == ("bound", True)
    told = resolve_against(t, date(2018, 1, 1), date(2018, 12, 31))
    assert (told.date_from, told.date_to) == (date(2018, 1, 1), None)


def test_without_an_event_nothing_is_resolved() -> None:
    t = one("Two days later a bridge was hit.")
    assert resolve_against(t, None, None) == t


def test_clock_joins_the_day_of_the_sentence() -> None:
    clock, day = find_times("At around 23:15 GMT a drone fell on Monday.", ANCHOR, "en")
    assert (clock.precision, clock.date_from) == ("hour", date(2021, 7, 5))
    assert day.date_from == date(2021, 7, 5)
    alone = one("A drone fell at 23:15.")
    assert alone.needs_reference
    assert alone.offset_days == (0, 0)


@pytest.mark.parametrize(("text", "kind"), [("They stayed for two years.", "duration"), ("They march every Friday.", "repeated"), ("It is shelled daily.", "repeated")])
def test_durations_and_habits_have_no_days(text: str, kind: str) -> None:
    t = one(text)
    assert (t.kind, *days(t)) == (kind, None, None)


NOT_TIMES = [
    "A 17-year-old boy was hurt.", "The man, aged 17, was hurt.", "He may come.", "They march on the capital.", "A second attempt failed.",
    "Flight PS752 landed.", "The ratio is 3:1.", "Round-the-clock 24/7 service resumed.", "They won 2-1.", "The 14th Brigade left.",
    "The Sunday Times reported it.", "Some 1,500 people fled.", "They fired 2000 rockets.", "The March 14 Alliance spoke.", "It cost $2019.",
    "An F-16 landed.", "The 20-year-old student spoke.",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_TIMES)
def test_what_only_looks_like_time(text: str) -> None:
    assert find_times(text, ANCHOR, "en") == []


def test_same_weekday_is_the_articles_day_unless_last() -> None:
    assert one("It fell on Thursday.").date_from == ANCHOR
    assert one("It fell last Thursday.").date_from == date(2021, 7, 1)


def test_future_parameter_turns_forward() -> None:
    assert one("It is on Monday.", future=True).date_from == date(2021, 7, 12)
    assert one("It is in April.", future=True).date_from == date(2022, 4, 1)


def test_what_was_said_on_monday_is_past_though_a_future_follows() -> None:
    monday, december = find_times("He said on Monday that they will leave by December.", ANCHOR, "en")
    assert monday.date_from == date(2021, 7, 5)
    assert december.date_to == date(2021, 12, 31)


def test_revenge_for_sundays_attack_keeps_sunday_in_the_past() -> None:
    assert one("They will answer Sunday's attack.").date_from == date(2021, 7, 4)


def test_impossible_dates_are_kept_without_days() -> None:
    t = one("It fell on 31 June.")
    assert days(t) == (None, None)
    assert "impossible" in (t.note or "")
    assert "2021 has 28 days" in (one("It fell on 29 February 2021.").note or "")


def test_weekday_that_contradicts_its_date_is_noted_not_repaired() -> None:
    text = "It fell on Thursday, 19 August 2020."
    t = one(text)
    assert t.date_from == date(2020, 8, 19)
    assert "Wednesday" in (t.note or "")
    assert weekday_conflicts(text, None, "en") == ["“Thursday, 19 August 2020”: Thursday is written, but 2020-08-19 is a Wednesday"]
    assert weekday_conflicts("It fell on Wednesday, 19 August 2020.", None, "en") == []


def test_a_written_year_after_the_article_is_doubted() -> None:
    assert "after the article's date" in (one("It fell on 27 June 2022.").note or "")
    assert one("It will fall on 27 June 2022.").note is None


def test_figures_day_first_or_month_first() -> None:
    assert one("It fell on 05/07/2021.").date_from == date(2021, 7, 5)
    assert "month/day" in (one("It fell on 05/07/2021.").note or "")
    assert one("It fell on 05/07/2021.", day_first=False).date_from == date(2021, 5, 7)
    assert one("It fell on 06/25/2021.").date_from == date(2021, 6, 25)


def test_without_an_article_date_only_full_dates_resolve() -> None:
    assert one("It fell on Monday.", None).date_from is None
    assert "no article date" in (one("It fell on June 27.", None).note or "")
    assert one("It fell on June 27, 2019.", None).date_from == date(2019, 6, 27)


def test_a_stamp_one_day_behind_is_noted() -> None:
    t = one("It fell on July 9.")
    assert t.date_from == date(2021, 7, 9)
    assert "one day after" in (t.note or "")


def test_hijri_results_say_their_doubt() -> None:
    assert "±1 day" in (one("It fell on Ashura.").note or "")
