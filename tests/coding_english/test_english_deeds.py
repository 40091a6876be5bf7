"""Which words tell which deed, by whom: sentences written for this test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawthiq.language.english.lemmas import lemma
from tawthiq.records import Mention

Coded = Callable[..., list[Mention]]
SCENE = " The attack by rebels on an army post near Gao killed two soldiers on Tuesday."


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Saboteurs dynamited a pipeline near Gao on Monday.", "ASSAULT"),
        ("The army sent 300 troops to Gao on Monday.", "MOBILIZE"),
        ("Police picked up nine suspects in Gao on Monday.", "COERCE"),
        ("Rebels dragged two nurses from a clinic in Gao on Monday.", "ASSAULT"),
        ("Soldiers closed the road to Gao on Monday.", "COERCE"),
        ("Villagers blocked the highway to Gao with burning tyres on Monday to protest against the raids.", "PROTEST"),
        ("The Red Cross delivered rice and tents to Gao on Monday.", "AID"),
        ("Twelve rebels gave themselves up in Gao on Monday.", "RETREAT"),
        ("A court in Gao gave the commander ten years in prison on Monday.", "SANCTION"),
        ("The government and the rebels signed a truce in Gao on Monday.", "AGREE"),
    ],
)
def test_deeds_of_many_kinds(coded: Coded, text: str, plover: str) -> None:
    assert plover in [m.plover for m in coded(text + SCENE) if m.spans[0][0] == 0]


@pytest.mark.parametrize(
    "text",
    [
        "The striker fired a rocket into the net after six minutes and the keeper was left for dead.\nThe league leaders massacred their rivals in the derby.\nThe coach said his team had won the battle of midfield.",
        "The film opens as snipers kill a postman.\nThe premiere in Venice drew applause, and the thriller bombed at the box office.\nCritics attacked the screenplay.",
        "The investor launched a raid on the company and its shareholders fought back.\nThe hostile bid was defeated in a bloody board meeting.\nShares in the takeover target fell.",
    ],
)
def test_sport_film_and_business_tell_no_war(coded: Coded, text: str) -> None:
    assert [m for m in coded(text) if m.plover in ("ASSAULT", "COERCE")] == []


def test_a_demand_is_no_deed(coded: Coded) -> None:
    found = coded("The army demanded that the rebels release the hostages held near Gao." + SCENE)
    assert "RETREAT" not in [m.plover for m in found]


def test_a_backed_group_is_not_backed_now(coded: Coded) -> None:
    assert "AID" not in [m.plover for m in coded("Wadiland-backed fighters shelled the army near Gao on Monday.")]


@pytest.mark.parametrize(
    ("form", "tag", "verb"),
    [("razed", "VBD", "raze"), ("besieged", "VBN", "besiege"), ("freed", "VBN", "free"), ("overran", "VBD", "overrun"), ("repelled", "VBD", "repel"),
     ("raiding", "VBG", "raid"), ("shells", "VBP", "shell"), ("troops", "NNS", "troop"), ("gunmen", "NNS", "gunman"), ("passes", "VBZ", "pass")],
)  # fmt: skip
def test_lemmas_of_rare_verbs(form: str, tag: str, verb: str) -> None:
    assert lemma(form, tag) == verb
