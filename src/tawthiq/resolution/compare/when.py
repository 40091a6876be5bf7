"""Dates: intervals of day numbers that may share a day, with what the publication dates say of undated mentions."""

from __future__ import annotations

from datetime import date

from tawthiq.resolution.compare.finding import NOTHING, VETO, Finding
from tawthiq.resolution.knowledge import weights
from tawthiq.resolution.profile import Corpus, Profile

_AFTER = 1  # a report may bear the date of the day before (time zones)


def compare(a: Profile, b: Profile, corpus: Corpus) -> Finding:
    """Score two dates. Vetoed: days that exclude each other, events later than the other's report."""
    del corpus
    if a.dated and b.dated:
        return _both(a, b)
    if a.dated or b.dated:
        return _one(*((a, b) if a.dated else (b, a)))
    return _none(a, b)


def _day(n: int) -> str:
    return date.fromordinal(n).isoformat()


def gap(a: Profile, b: Profile) -> int:
    """Days between two intervals, 0 when they share a day; open sides reach everywhere."""
    apart = 0
    if a.hi is not None and b.lo is not None:
        apart = max(apart, b.lo - a.hi)
    if b.hi is not None and a.lo is not None:
        apart = max(apart, a.lo - b.hi)
    return apart


def _later(a: Profile, b: Profile) -> bool:
    """Is `a` told as a later development and dated after `b`, by a year at most?"""
    return a.follow_up and not b.follow_up and a.lo is not None and b.hi is not None and 0 < a.lo - b.hi <= 366


def _both(a: Profile, b: Profile) -> Finding:
    w = weights()["date"]
    apart = gap(a, b)
    if apart > 1:
        if apart <= 31 and a.persons & b.persons:
            return Finding(w["once_only"], "the days differ, but the same person is named as killed")
        if _later(a, b) or _later(b, a):
            return Finding(w["later_development"], f"a later development, {apart} days after the event")
        return Finding(VETO, f"the dates exclude each other ({apart} days apart)")
    if apart == 1:
        return Finding(w["one_day_apart"], "one day apart")
    if a.lo is None and b.lo is None and a.hi == b.hi and a.hi is not None:
        return Finding(w["same_deadline"], f"the same limit, {_day(a.hi)}")
    width = max(a.width, b.width)
    if a.lo is not None and b.lo is not None and a.hi is not None and b.hi is not None:
        union = max(a.hi, b.hi) - min(a.lo, b.lo) + 1
        if union == 1:
            return Finding(w["same_day"], f"the same day, {_day(a.lo)}")
        if union <= 3:
            return Finding(w["within_3_days"], "the same days")
        for days in (10, 31, 92, 366):
            if width <= days:
                return Finding(w[f"within_{days}_days"], f"the dates overlap within {days} days")
    return Finding(w["wider"], "the dates do not exclude each other")


def _one(dated: Profile, undated: Profile) -> Finding:
    w = weights()["date"]
    if undated.published is None or undated.family != "occurred":
        return NOTHING
    if dated.lo is not None and dated.lo > undated.published + _AFTER:
        return Finding(VETO, f"one is dated {_day(dated.lo)}, the other was reported before")
    if undated.background or undated.follow_up or dated.hi is None:
        return NOTHING
    age = undated.published - dated.hi
    if age <= 7 and dated.narrow:
        return Finding(w["fits_news"], "one is undated news of the week after the other's date")
    if age > 60:
        return Finding(w["old_for_news"], f"one is undated news, the other {age} days older")
    return NOTHING


def _none(a: Profile, b: Profile) -> Finding:
    w = weights()["date"]
    if a.published is None or b.published is None or a.background or b.background or a.follow_up or b.follow_up:
        return NOTHING
    apart = abs(a.published - b.published)
    if apart <= 3:
        return Finding(w["news_of_same_days"], "both undated, news of the same days")
    if apart > 30:
        return Finding(w["news_far_apart"], f"both undated news, reported {apart} days apart")
    return NOTHING
