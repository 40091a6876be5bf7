"""The tables: complete, consistent, neutral; weapons and loaded words."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.actors.codes import INTER
from tawthiq.actors.neutral import find_loaded
from tawthiq.actors.registry import registry, split
from tawthiq.actors.weapons import find_weapons
from tawthiq.knowledge import table
from tawthiq.records import ACLED_SUBEVENTS

TABLES = ("actors/groups", "actors/organs", "actors/organisations", "actors/people")
SECTORS = ["COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"]
KINDS = {"agency", "outlet", "monitor", "state media", "channel"}


def test_the_tables_are_large_enough() -> None:
    assert len(table("actors/groups")) >= 450
    assert len(table("agencies")) >= 250
    assert len(table("weapons")) >= 150
    assert len(table("actors/people")) >= 150
    assert len(table("actors/states")) >= 180


@pytest.mark.parametrize("name", TABLES)
def test_rows_hold_together(name: str) -> None:
    reg = registry()
    for row in table(name):
        where = f"{name}: {row['id']}"
        assert row["canonical"], where
        assert row["sector"] in SECTORS, where
        assert row["inter"] in INTER, where
        assert not row["country"] or row["country"] in reg.states, where
        for parent in split(row["parents"]):
            assert parent in reg.actors, f"{where}: parent {parent}"
        for cell in (row["canonical"], row["aliases_en"], row["aliases_ar"]):
            assert not re.search(r"\{[^}]*\{|\}[^{]*\}|\|\|", cell), where


def test_ids_are_unique() -> None:
    ids = Counter(row["id"] for name in (*TABLES, "actors/classes") for row in table(name))
    assert [i for i, n in ids.items() if n > 1] == []


def test_class_references_resolve() -> None:
    reg = registry()
    for noun in reg.classes.values():
        assert not noun.organ or noun.organ in reg.kinds, noun.id
        for iso, ref in noun.by_country.items():
            assert iso in reg.states, noun.id
            assert ref in reg.actors or ref in reg.classes or (ref.split(":")[0] in reg.states and ref.split(":")[1] in reg.kinds), (noun.id, ref)
            assert noun.inter in INTER


def test_agencies() -> None:
    names = Counter(row["name"] for row in table("agencies"))
    assert max(names.values()) == 1
    for row in table("agencies"):
        assert row["kind"] in KINDS, row["name"]
        assert not row["country"] or row["country"] in registry().states, row["name"]


def test_names_of_classes_and_organs_are_neutral() -> None:
    reg = registry()
    made = [noun.bare for noun in reg.classes.values()] + [noun.form.format(country="Ruritania", demonym="Ruritanian") for noun in reg.classes.values()]
    assert [n for n in made if find_loaded(n)] == []


def test_weapon_rows() -> None:
    for row in table("weapons"):
        assert row["class"] in {"firearms", "explosives", "aerial", "drone", "heavy-weapons", "suicide-attack", "unconventional", "primitive", "crowd-control", "destroy", "none"}
        assert not row["acled"] or row["acled"] in ACLED_SUBEVENTS, row["canonical"]


@pytest.mark.parametrize(
    ("text", "weapon", "mode"),
    [
        ("a roadside bomb", "roadside bomb", "explosives"),
        ("an explosive-laden drone", "one-way attack drone", "drone"),
        ("three Shahed drones", "one-way attack drone", "drone"),
        ("Katyusha rockets", "Katyusha rocket", "heavy-weapons"),
        ("a suicide vest", "suicide vest", "suicide-attack"),
        ("airstrikes", "air strike", "aerial"),
        ("tear gas", "tear gas", "crowd-control"),
        ("a Molotov cocktail", "petrol bomb", "explosives"),
        ("a howitzer", "howitzer", "heavy-weapons"),
        ("وعبوات ناسفة", "IED", "explosives"),
        ("طائرة مسيّرة مفخخة", "one-way attack drone", "drone"),
        ("بصواريخ كاتيوشا", "Katyusha rocket", "heavy-weapons"),
    ],
)
def test_weapon(text: str, weapon: str, mode: str) -> None:
    (found,) = find_weapons(text)
    assert (found.canonical, found.mode) == (weapon, mode)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("text", ["gun control", "a fuel tank", "a ceasefire", "وقف إطلاق النار", "مسيرة سلمية", "a rocket scientist"])
def test_no_weapon(text: str) -> None:
    assert find_weapons(text) == []


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60))
def test_weapon_spans_are_verbatim(text: str) -> None:
    assert all(text[x.start : x.end] == x.text for x in find_weapons(text))


def test_loaded_words_of_both_languages() -> None:
    assert [w for _, _, w in find_loaded("The regime killed the martyr")] == ["regime", "martyr"]
    assert [w for _, _, w in find_loaded("قوات الاحتلال", "ar")] == ["احتلال"]
    assert find_loaded("Rocket fire near a base") == []
    assert find_loaded("Attack claimed by Islamic Resistance Movement Harakat Hezbollah al-Nujaba") == []
    for start, end, _ in find_loaded("a heinous terrorist attack"):
        assert "a heinous terrorist attack"[start:end]
