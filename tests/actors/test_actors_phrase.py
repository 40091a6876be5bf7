"""actor_for, situate, kinship and codes."""

from __future__ import annotations

import pytest

from tawthiq.actors import actor_for, find_actors, inter, lookup, outlet_for, related, same_actor, sector, situate


@pytest.mark.parametrize(
    ("phrase", "country", "canonical"),
    [
        ("lorries with fuel and spare parts meant for the US-led coalition", "Iraq", "US-led coalition (CJTF-OIR)"),
        ("pro-Iranian Saryat Qasim al-Jabbarin", "Iraq", "Saryat Qasim al-Jabbarin"),
        ("Iraq's Popular Mobilization Units", None, "Popular Mobilization Forces"),
        ("Iranian-backed forces", "Iraq", "Iran-aligned armed groups (unspecified)"),
        ("two farmers", "IND", "Civilians (India)"),
        ("two farmers", "India", "Civilians (India)"),
        ("the Islamic State in Khorasan", None, "Islamic State Khorasan Province"),
        ("the US Embassy in Baghdad", "Iraq", "United States"),
        ("the army", "Syria", "Syrian Arab Army"),
        ("unidentified gunmen", "Iraq", "Unidentified armed group (Iraq)"),
        ("rebels in the Ivory Coast", "France", "Rebels (Ivory Coast)"),
        ("protesters", "Iran", "Protesters (Iran)"),
        ("coalition forces", "Yemen", "Saudi-led coalition"),
        ("coalition forces", "Iraq", "US-led coalition (CJTF-OIR)"),
        ("the occupation forces", "Palestine", "Israel Defense Forces"),
        ("Taliban fighters", "Afghanistan", "Taliban"),
        ("residents of a village held by the Islamic State", "Iraq", "Civilians (Iraq)"),
        ("an Iraqi delegation", None, "Iraq"),
        ("Dawn", "Pakistan", "Dawn"),
    ],
)
def test_best_actor_of_a_phrase(phrase: str, country: str | None, canonical: str) -> None:
    actor = actor_for(phrase, "en", country)
    assert actor is not None
    assert actor.canonical == canonical


@pytest.mark.parametrize(
    ("phrase", "canonical"),
    [("طائرات التحالف", "Saudi-led coalition"), ("مزارعين اثنين", "Civilians (Yemen)"), ("الجيش", "Yemeni Armed Forces (government)")],
)
def test_best_actor_of_an_arabic_phrase(phrase: str, canonical: str) -> None:
    actor = actor_for(phrase, "ar", "Yemen")
    assert actor is not None
    assert actor.canonical == canonical


def test_nobody() -> None:
    assert actor_for("a wooden bridge", "en", "Iraq") is None
    assert actor_for("", "en", None) is None


def test_classes_take_a_country_and_names_do_not() -> None:
    gunmen = find_actors("gunmen")[0].actor
    assert situate(gunmen, "Iraq").canonical == "Unidentified armed group (Iraq)"
    assert situate(gunmen, "Ruritania") == gunmen
    hamas = find_actors("Hamas")[0].actor
    assert situate(hamas, "Iraq") == hamas


@pytest.mark.parametrize(
    ("a", "b", "kin"),
    [
        ("PMF", "Popular Mobilization Forces", "same"),
        ("Police of India", "Police (India)", "same"),
        ("United States", "United States Armed Forces", "part"),
        ("US-led coalition (CJTF-OIR)", "United States Armed Forces", "part"),
        ("14th Brigade (Popular Mobilization Forces)", "Popular Mobilization Forces", "part"),
        ("Unidentified armed group (Iraq)", "Ashab al-Kahf", "part"),
        ("Iraqi armed groups (unspecified)", "Ashab al-Kahf", "part"),
        ("Soldiers (Mali)", "Malian Armed Forces", "part"),
        ("Islamic State", "Islamic State Khorasan Province", "part"),
        ("Hamas", "Hezbollah", "none"),
        ("Iran", "Iraq", "none"),
        ("Civilians (Iraq)", "Ashab al-Kahf", "none"),
        ("Unidentified armed group (Iraq)", "Hamas", "none"),
        ("Nobody Known", "Somebody Else", "none"),
    ],
)
def test_kinship_is_symmetric(a: str, b: str, kin: str) -> None:
    assert related(a, b) == related(b, a) == kin
    assert same_actor(a, b) == (kin == "same")


def test_canonical_names_are_found_again() -> None:
    for name in ("Civilians (Syria)", "Unidentified armed group (Iraq)", "Salafi-jihadist armed groups in Syria (unspecified)", "Police (India)", "Zambian Armed Forces"):
        actor = lookup(name)
        assert actor is not None
        assert actor.canonical == name


def test_codes() -> None:
    army = lookup("Turkish Armed Forces")
    assert army is not None
    assert (inter(army), inter(army, "Turkey"), inter(army, "Syria")) == ("State forces", "State forces", "External/Other forces")
    assert sector(army) == "MIL"


def test_outlets_by_whole_name() -> None:
    dawn = outlet_for("dawn")
    assert dawn is not None
    assert (dawn.name, dawn.country, dawn.scale) == ("Dawn", "PAK", "National")
    assert outlet_for("قناة الميادين") == outlet_for("Al Mayadeen")
    assert outlet_for("No Such Paper") is None
    assert all(x.actor.kind != "outlet" for x in find_actors("Dawn broke over the hills."))
