"""Who fills the roles, in the words of the text; who is blamed; one event told twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawthiq.records import Mention

Coded = Callable[..., list[Mention]]


def fills(m: Mention, role: str) -> list[tuple[str, str]]:
    return [(f.kind, f.quote) for f in m.fillers if f.role == role]


def assault(mentions: list[Mention]) -> Mention:
    found = [m for m in mentions if m.plover == "ASSAULT"]
    assert len(found) == 1, [m.quotes for m in found]
    return found[0]


def test_a_band_and_its_group_a_person_and_his_title(coded: Coded) -> None:
    m = assault(coded("Three rebels of the Shining Path shot dead Mayor Pedro Quispe near Ayacucho on Tuesday."))
    assert ("individual", "Three rebels") in fills(m, "perpetrator")
    assert ("organisation", "Shining Path") in fills(m, "perpetrator")
    victim = next(f for f in m.fillers if f.role == "target")
    assert (victim.quote, victim.named, victim.group, victim.effect) == ("Pedro Quispe", True, "official", "killed")


def test_where_a_bomb_went_off_is_what_it_hit(coded: Coded) -> None:
    m = assault(coded("A powerful bomb exploded in front of a police station in Cali on Monday."))
    assert fills(m, "weapon") == [("weapon", "powerful bomb")]
    thing = next(f for f in m.fillers if f.role == "target")
    assert (thing.kind, thing.quote, thing.group) == ("physical", "police station", "security")


@pytest.mark.parametrize(("second", "basis"), [
    ("The National Liberation Army claimed responsibility for the attack.", "claimed"),
    ("The governor blamed the National Liberation Army for the attack.", "accused"),
    ("Police attributed the attack to the National Liberation Army.", "accused"),
])  # fmt: skip
def test_who_is_said_to_have_done_it(coded: Coded, second: str, basis: str) -> None:
    m = assault(coded(f"Two guards were killed in an attack on a bank in Cucuta on Monday. {second}"))
    said = [f for f in m.fillers if f.role == "perpetrator"]
    assert [(f.quote, f.basis) for f in said] == [("National Liberation Army", basis)]


def test_what_an_attack_did_is_no_second_attack(coded: Coded) -> None:
    m = assault(coded("Gunmen attacked a bus near Cali on Monday. Four passengers were wounded. The victims were identified as Ana Ruiz, Luis Paz and Eva Soto."))
    assert m.injured is not None
    assert m.injured.low == 4
    assert {q for k, q in fills(m, "target") if k == "human"} >= {"Ana Ruiz", "Luis Paz", "Eva Soto"}


def test_a_surname_is_the_person_named_before(coded: Coded) -> None:
    m = assault(coded("Gunmen kidnapped the lawyer Hernan Quintero Vela in Pasto on Monday. Quintero was abducted as he left his office."))
    assert [f.quote for f in m.fillers if f.named] == ["Hernan Quintero Vela"]


def test_two_separate_victims_stay_two_events(coded: Coded) -> None:
    found = coded("Gunmen killed the judge Ana Ruiz in Cali on Monday. Meanwhile, a bomb killed the mayor, Luis Paz, in Pasto.")
    assert len([m for m in found if m.plover == "ASSAULT"]) == 2


def test_damage_is_told_of_things(coded: Coded) -> None:
    m = assault(coded("A car bomb exploded near a bank in Bogota on Monday. The blast caused damage to two houses."))
    assert [(f.quote, f.effect) for f in m.fillers if f.effect == "damaged"] == [("houses", "damaged")]
