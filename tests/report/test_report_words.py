"""What the report says in words: dates, numbers, places, values, doubts, origins."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.records import ACLED_SUBEVENTS, FACTUALITY, PLOVER_TYPES, ClaimOfResponsibility, Place
from tawthiq.report import words
from tawthiq.report.doubts import doubts, explain_count, origins
from tawthiq.report.evidence import fields, own_spans


@pytest.mark.parametrize(
    ("first", "last", "precision", "said"),
    [
        (date(2031, 3, 4), date(2031, 3, 4), "day", "4 March 2031"),
        (date(2031, 3, 10), date(2031, 3, 16), "week", "10–16 March 2031"),
        (date(2031, 2, 27), date(2031, 3, 1), "day", "27 February – 1 March 2031"),
        (date(2030, 12, 31), date(2031, 1, 2), "day", "31 December 2030 – 2 January 2031"),
        (date(2031, 4, 1), date(2031, 4, 30), "month", "April 2031"),
        (date(2031, 1, 1), date(2031, 12, 31), "year", "2031"),
        (date(2031, 3, 1), date(2031, 4, 30), "month", "March – April 2031"),
        (date(2029, 1, 1), date(2030, 12, 31), "year", "2029–2030"),
        (None, date(2031, 3, 4), "day", "until 4 March 2031"),
        (date(2031, 3, 4), None, "day", "from 4 March 2031"),
        (None, None, "none", "undated"),
    ],
)
def test_dates_are_said_as_people_say_them(first: date | None, last: date | None, precision: str, said: str) -> None:
    assert words.span(first, last, precision) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(2, 4, "2–4"), (3, 3, "3"), (0, 0, "none"), (8, None, "at least 8"), (None, 8, "up to 8"), (None, None, ""), (0, 3, "0–3")],
)
def test_bounds_keep_what_is_open_open(low: int | None, high: int | None, said: str) -> None:
    assert words.bounds(low, high) == said


def test_a_place_is_not_said_twice() -> None:
    assert words.place(Place(name="x", canonical="Anbar Governorate", admin1="Anbar", country="Iraq")) == "Anbar Governorate, Iraq"
    assert words.place(Place(name="x", canonical="Basra", admin1="Basra", country="Iraq")) == "Basra, Iraq"
    assert words.place(Place(name="x", canonical="Iraq", country="Iraq")) == "Iraq"
    assert words.place(Place(name="نهر", canonical="")) == "نهر"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("killed", {"low": 4, "high": 5}, "4–5"),
        ("killed", {"low": 24, "high": None, "who": "workers"}, "at least 24 workers"),
        ("date", "2031-03-04", "4 March 2031"),
        ("date", "2031-04-01/2031-04-30", "April 2031"),
        ("date", "2029-01-01/2029-12-31", "2029"),
        ("date", "../2031-03-09", "until 9 March 2031"),
        ("date", {"date_from": "2031-03-10", "date_to": "2031-03-16", "date_precision": "week"}, "10–16 March 2031 (to the week)"),
        ("claim", {"status": "claimed", "by": "Northern Column"}, "claimed by Northern Column"),
        ("factuality", "not-occurred (foiled)", "reported as foiled"),
        ("place", ["Ramadi", "Hit"], "Ramadi; Hit"),
        ("perpetrator", [], "not stated"),
        ("weapon", "rocket/missile", "rocket/missile"),
        ("figures", {"kind": "arrested", "low": 12, "high": 12, "who": "people"}, "arrested: 12 people"),
        ("odd", {"a": 1, "b": None}, "a: 1"),
        ("count", True, "yes"),
        ("count", 3, "3"),
    ],
)
def test_any_plain_value_of_a_version_has_words(field: str, value: Any, said: str) -> None:
    assert words.version_value(field, value) == said


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x), max_leaves=8), st.sampled_from(["date", "killed", "place", "claim", "x"]))
def test_no_value_is_too_odd_to_say(value: Any, field: str) -> None:
    assert isinstance(words.version_value(field, value), str)


def test_every_code_of_the_records_has_a_word_and_a_family() -> None:
    families = words.labels("families")
    for plover in PLOVER_TYPES:
        assert words.label("plover", plover) != plover
        assert words.family(plover, None) in families
        for acled in ACLED_SUBEVENTS:
            assert words.family(plover, acled) in families
    assert all(words.label("factuality", f) for f in FACTUALITY)
    assert set(words.labels("acled")) <= set(ACLED_SUBEVENTS)


def test_silence_is_no_claim() -> None:
    assert words.claim(ClaimOfResponsibility()) == ""
    assert words.claim(ClaimOfResponsibility(status="denied", by="A")) == "denied by A"


def _incident(world: Any, id_: str) -> Any:
    incident = next(i for i in world.incidents if i.id == id_)
    own = [m for m in world.mentions if m.id in incident.mentions]
    return incident, own, {a.id: a for a in world.articles}


def test_evidence_of_a_version_is_the_words_of_that_version(world: Any) -> None:
    incident, own, articles = _incident(world, "SYR-2031-0001")
    account = next(c for c in incident.conflicts if c.field == "account")
    told = [articles[own[0].article].text[s:e] for v in account.versions for s, e in own_spans(own[0], v)]
    assert told[0].startswith("Residents of Mayadin said")
    assert told[1] == "The Joint Border Force denied that any shelling took place."


def test_every_version_of_every_field_is_kept_conflicts_first(world: Any) -> None:
    incident, _, _ = _incident(world, "IRQ-2031-0001")
    by_id = {m.id: m for m in world.mentions}
    rows = fields(incident, {m: n for n, m in enumerate(incident.mentions)}, by_id)
    assert {"killed", "injured", "claim"} == {r["f"] for r in rows[:3]}
    assert all("x" in r for r in rows[:3])
    assert all("x" not in r for r in rows[3:])
    killed = next(r for r in rows if r["f"] == "killed")
    assert [v["t"] for v in killed["v"]] == ["2", "4–5"]
    injured = next(r for r in rows if r["f"] == "injured")
    assert [(v["t"], v.get("s", 1)) for v in injured["v"]] == [("7", 1), ("9", 1), ("not stated", 0)]
    assert [v.get("w", "all") for v in injured["v"]] == [[0], [2], [1]]
    assert next(r for r in rows if r["f"] == "date")["v"] == [{"t": "4 March 2031"}]
    for row in rows:
        own = [v for v in incident.versions if v.field == row["f"]]
        assert len(row["v"]) >= len(own)


def test_doubts_name_what_a_reader_must_know(world: Any) -> None:
    said = "\n".join(doubts(*_incident(world, "IRQ-2031-0001")))
    assert "Mentions 1 and 3 are joined with probability 0.71" in said
    assert "could also be: the dam of the same name" in said
    assert "low confidence in صحيفة الواحة: target" in said
    assert "m" + "0" * 3 not in said
    tanker = "\n".join(doubts(*_incident(world, "YEM-2031-0001")))
    assert "One independent source only." in tanker
    assert "known to the week only" in tanker
    assert "known only roughly (at sea)" in tanker
    assert "the neighbouring articles suggest late March" in tanker
    port = "\n".join(doubts(*_incident(world, "YEM-2029-0001")))
    assert "none reports it as its news" in port
    assert "No date is stated" in "\n".join(doubts(*_incident(world, "IRQ-0000-0001")))
    shelling = "\n".join(doubts(*_incident(world, "SYR-2031-0001")))
    assert "differ on whether it happened" in shelling
    assert "itself gives several versions" in shelling


def test_reprints_stand_under_their_one_origin(world: Any) -> None:
    incident, own, articles = _incident(world, "IRQ-2031-0001")
    assert origins(incident, own, articles) == [{"n": "provincial health office", "a": ["a01", "a02"]}, {"n": "صحيفة الواحة", "a": ["a03"]}]
    nameless = incident.model_copy(update={"sources": ("article a03", "provincial health office"), "versions": ()})
    assert origins(nameless, own, articles)[0] == {"n": "“قصف مستودع وقود في الرمادي”", "a": []}
    assert explain_count(incident, own) == (
        "3 mentions in 3 articles come from 2 independent sources: reprints of one report, and outlets that cite one source, count once."
    )
