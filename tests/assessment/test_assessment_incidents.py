"""Incidents out of clusters: merged fields, versions, conflicts, sources, grade, title, note. All events are invented."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tawthiq.assessment import assess, shared_origins, toll
from tawthiq.assessment.merge import When
from tawthiq.assessment.title import loaded, make_title, say_when
from tawthiq.records import (
    Article,
    ClaimOfResponsibility,
    Contested,
    Figure,
    Incident,
    Mention,
    Place,
    Tally,
    mention_id,
)
from tawthiq.resolution import Cluster

DAY = date(2031, 7, 6)
TOWN = Place(name="Zenda", canonical="Zenda", admin1="Upper Province", country="Ruritania", lat=45.0, lon=20.0, precision="town", iso3="RUR")
SITE = Place(
    name="Zenda airport", canonical="Zenda International Airport", admin1="Upper Province", country="Ruritania", lat=45.02, lon=20.02,
    precision="site", iso3="RUR",
)  # fmt: skip
PROVINCE = Place(name="Upper Province", canonical="Upper Province", admin1="Upper Province", country="Ruritania", precision="province", iso3="RUR")
FAR = Place(name="Hentzau", canonical="Hentzau", admin1="Lower Province", country="Ruritania", lat=48.0, lon=23.0, precision="town", iso3="RUR")


def art(n: int, text: str = "", **more: Any) -> Article:
    text = text or f"Invented report {n}."
    return Article(
        id=f"a{n}", capture="c0", order=n, start=0, end=len(text), first_line=1, last_line=1, text=text, headline=text[:30],
        **{"publisher": f"Outlet {n}", "published": DAY, **more},
    )  # fmt: skip


def men(n: int, plover: str = "ASSAULT", day: date | None = DAY, **fields: Any) -> Mention:
    quote = f"Invented quote {n}."
    if day:
        fields = {"date_from": day, "date_to": day, "date_precision": "day", **fields}
    return Mention(id=mention_id(f"a{n}", (0, 5), plover, quote), article=f"a{n}", quotes=(quote,), spans=((0, 5),), plover=plover, **fields)


def one(mentions: list[Mention], articles: list[Article] | None = None, links: tuple[Any, ...] = ()) -> Incident:
    articles = articles if articles is not None else [art(n) for n in range(1, 9)]
    (incident,) = assess([Cluster("RUR-2031-0001", tuple(m.id for m in mentions), links)], articles, mentions)
    return incident


def conflicts(incident: Incident) -> dict[str, str]:
    return {c.field: c.reason for c in incident.conflicts}


def values(incident: Incident, field: str) -> list[Any]:
    return [v.value for v in incident.versions if v.field == field]


def test_the_finest_agreed_date_and_place_win_and_nothing_is_a_conflict() -> None:
    month = men(2, day=None, date_from=date(2031, 7, 1), date_to=date(2031, 7, 31), date_precision="month", places=(PROVINCE,))
    found = one([men(1, places=(SITE, TOWN)), month])
    assert (found.date_from, found.date_to, found.date_precision) == (DAY, DAY, "day")
    assert [p.canonical for p in found.places] == ["Zenda International Airport", "Zenda", "Upper Province"]
    assert not found.conflicts
    assert values(found, "date") == ["2031-07-06"]


def test_silence_is_a_version_of_its_own_and_no_conflict() -> None:
    found = one([men(1, weapon="drone"), men(2)])
    assert values(found, "weapon") == ["drone", "not stated"]
    assert values(found, "killed") == []
    assert not found.conflicts


def test_contradictory_days_are_a_conflict_and_the_majority_dates_the_incident() -> None:
    late = date(2031, 7, 7)
    found = one([men(1), men(2), men(3, day=late)])
    assert "exclude each other" in conflicts(found)["date"]
    assert found.date_from == found.date_to == DAY
    even = one([men(1), men(3, day=late)])
    assert (even.date_from, even.date_to) == (DAY, late)


def test_numbers_of_several_reports() -> None:
    found = one([men(1, killed=Tally(low=3, high=3)), men(2, killed=Tally(low=8, high=8)), men(3, killed=Tally(low=8))])
    assert (found.killed_low, found.killed_high) == (3, 8)
    assert conflicts(found) == {"killed": "the numbers exclude each other"}
    assert {"low": 3, "high": 3} in values(found, "killed")


def test_sums_of_several_events_do_not_count() -> None:
    total = Figure(kind="killed", low=90, high=90, verbatim="ninety", cumulative=True)
    found = one([men(1, killed=Tally(low=3, high=3)), men(2, killed=Tally(low=90, high=90), figures=(total,))])
    assert (found.killed_low, found.killed_high) == (3, 3)
    assert "killed" not in conflicts(found)


@pytest.mark.parametrize(
    ("rule", "expected"), [("range", (2, None, 9)), ("ucdp", (2, 4, 9)), ("acled", (2, 2, 2))]
)
def test_named_rules(rule: str, expected: tuple[int | None, ...]) -> None:
    assert toll([(4, 4), (4, 4), (2, 9)], rule) == expected
    assert toll([], rule) == (None, None, None)


def test_unknown_rule_is_an_error() -> None:
    with pytest.raises(KeyError):
        toll([(1, 1)], "guess")


def test_open_bounds() -> None:
    assert toll([(8, None)]) == (8, None, 8)
    assert toll([(None, 8)]) == (None, None, 8)


def test_weapons_of_one_kind_agree_and_of_other_kinds_conflict() -> None:
    assert not one([men(1, weapon="drone"), men(2, weapon="armed drone")]).conflicts
    assert "weapon" in conflicts(one([men(1, weapon="drone"), men(2, weapon="rocket")]))


def test_a_part_agrees_with_its_whole() -> None:
    found = one([men(1, perpetrator=("Ruritania",)), men(2, perpetrator=("Ruritania Armed Forces",))])
    assert not found.conflicts
    assert set(found.perpetrator) == {"Ruritania", "Ruritania Armed Forces"}


def test_classes_of_people_exclude_nobody_and_stand_last() -> None:
    found = one([men(1, perpetrator=("unidentified gunmen",)), men(2, perpetrator=("Red Lake Front",))])
    assert not found.conflicts
    assert found.perpetrator == ("Red Lake Front", "unidentified gunmen")


def test_places_far_apart_conflict() -> None:
    assert "place" in conflicts(one([men(1, places=(TOWN,)), men(2, places=(FAR,))]))


def test_what_one_reports_and_another_denies_is_occurred_and_contested() -> None:
    found = one([men(1), men(2, factuality="not-occurred", reason="denied")])
    assert found.factuality == "occurred"
    assert "factuality" in conflicts(found)
    assert found.grade_suggested is not None
    assert found.grade_suggested.grade == "Contested"


def test_versions_inside_one_article() -> None:
    sides = (Contested(version="two rockets", by="the garrison", field="weapon_count"), Contested(version="a fire", by="the mayor", field="weapon_count"))
    found = one([men(1, contested=sides)])
    assert conflicts(found) == {"weapon_count": "one article gives several versions"}
    assert [v.said_by for v in found.conflicts[0].versions] == [("the garrison",), ("the mayor",)]


# --- grade


def test_grades() -> None:
    def grade(*mentions: Mention) -> str:
        found = one(list(mentions)).grade_suggested
        assert found is not None
        assert found.reasons
        return found.grade

    claimed = {"perpetrator": ("Red Lake Front",), "claim": ClaimOfResponsibility(status="claimed", by="Red Lake Front")}
    assert grade(men(1)) == "Weak"
    assert grade(men(1), men(2)) == "Fair"
    assert grade(men(1, **claimed)) == "Confirmed"
    rival = {"perpetrator": ("Black Elk Group",), "claim": ClaimOfResponsibility(status="claimed", by="Black Elk Group")}
    assert grade(men(1, **claimed), men(2, **rival)) == "Contested"
    accused = {"perpetrator": ("Black Elk Group",), "claim": ClaimOfResponsibility(status="claimed", by="Red Lake Front")}
    assert grade(men(1, **accused)) == "Weak"


def test_what_was_only_planned_has_no_grade() -> None:
    assert one([men(1, factuality="planned")]).grade_suggested is None


def test_only_combatants_is_a_reason_and_never_a_grade() -> None:
    fighters = Figure(kind="killed", low=2, high=2, verbatim="two", group="combatant")
    found = one([men(1, killed=Tally(low=2, high=2), figures=(fighters,))]).grade_suggested
    assert found is not None
    assert found.grade == "Weak"
    assert "the reports name only combatants as killed or injured" in found.reasons


# --- sources


def _long(topic: str) -> str:
    return " ".join(f"{topic}{n}" for n in range(60))


def test_reprints_agencies_outlets_and_common_sources_collapse() -> None:
    arts = [
        art(1, _long("harbour")),
        art(2, "Edited. " + _long("harbour")),
        art(3, agency="Ruritania Wire"),
        art(4, agency="Ruritania Wire"),
        art(5, publisher="Zenda Post"),
        art(6, publisher="Zenda Post"),
        art(7),
        art(8),
    ]
    told = [men(n) for n in range(1, 7)]
    told += [men(n, attribution=(f"Outlet {n} reporter", "Ministry of Ports of Ruritania")) for n in (7, 8)]
    found = shared_origins(arts, told)
    assert found.names == ("Outlet 1", "Ruritania Wire", "Zenda Post", "Ministry of Ports of Ruritania")
    assert len(found.reasons) == 4
    incident = one(told, arts)
    assert incident.independent_sources == 4
    assert incident.note is not None
    assert "go back to one source, Ministry of Ports of Ruritania" in incident.note


def test_unnamed_sources_are_no_common_origin() -> None:
    told = [men(n, attribution=("local security sources",)) for n in (1, 2)]
    assert len(shared_origins([art(1), art(2)], told).names) == 2


def test_mentions_without_their_article_stand_for_themselves() -> None:
    assert one([men(1), men(2)], articles=[]).independent_sources == 2


# --- title and note


def test_titles() -> None:
    when = When(DAY, DAY, "day")
    assert (
        make_title("ASSAULT", "Air/drone strike", "one-way attack drone", ["Red Lake Front"], ["Zenda International Airport"], [SITE, TOWN], when)
        == "Drone attack on Zenda International Airport, Zenda, 6 July 2031"
    )
    assert make_title("ASSAULT", None, None, [], [], [TOWN], when) == "Attack in Zenda, 6 July 2031"
    assert make_title("ASSAULT", None, None, [], [], [], When(None, None, "none")) == "Attack, undated"
    assert make_title("AGREE", "Agreement", None, ["A Land", "B Land"], ["A Land", "B Land"], [], when, "planned") == (
        "Planned: Agreement between A Land and B Land, 6 July 2031"
    )
    assert make_title("RETREAT", None, None, ["B Land"], [], [PROVINCE], When(None, date(2031, 12, 31), "year")) == (
        "Withdrawal of B Land, Upper Province, by 31 December 2031"
    )
    assert make_title("ASSAULT", None, "rocket", [], ["C Group"], [TOWN], when, "not-occurred", "foiled").startswith("Foiled: Rocket attack on C Group")


def test_the_perpetrator_of_an_attack_is_not_in_the_title() -> None:
    found = one([men(1, perpetrator=("Red Lake Front",), target=("Harbour Union",), places=(TOWN,), weapon="mortar")])
    assert found.title == "Shelling of Harbour Union, Zenda, 6 July 2031"
    assert "Attributed to Red Lake Front" in (found.note or "")


@pytest.mark.parametrize(
    ("lo", "hi", "text"),
    [
        (date(2031, 7, 1), date(2031, 7, 31), "July 2031"),
        (date(2031, 1, 1), date(2031, 12, 31), "2031"),
        (date(2031, 6, 27), date(2031, 6, 28), "27–28 June 2031"),
        (date(2031, 6, 30), date(2031, 7, 1), "30 June 2031 – 1 July 2031"),
        (None, None, "undated"),
    ],
)
def test_say_when(lo: date | None, hi: date | None, text: str) -> None:
    assert say_when(When(lo, hi, "day")) == text


def test_weak_links_and_counts_are_in_the_note() -> None:
    a, b = men(1, count=2), men(2)
    found = one([a, b], links=((a.id, b.id, 0.55, ("date: the same day",)),))
    assert "probability 0.55" in (found.note or "")
    assert "counts 2 events" in (found.note or "")


def test_generated_texts_hold_no_loaded_words() -> None:
    found = one([men(1, weapon="drone", target=("Harbour Union",), places=(TOWN,)), men(2, killed=Tally(low=1, high=1))])
    assert not loaded(found.title)
    assert not loaded(found.note or "")


def test_the_day_of_an_arrest_is_no_day_of_the_attack() -> None:
    arrest = men(2, plover="COERCE", day=date(2031, 7, 20), follow_up=True)
    found = one([men(1), arrest])
    assert (found.date_from, found.date_to) == (DAY, DAY)
    assert found.plover == "ASSAULT"
    assert not found.conflicts


def test_a_cluster_of_unknown_mentions_is_an_error() -> None:
    with pytest.raises(KeyError):
        assess([Cluster("X", ("m404",), ())], [], [])
