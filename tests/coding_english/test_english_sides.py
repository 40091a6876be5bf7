"""Sides without a name and weapons that nobody calls by theirs, on sentences written for this test."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq import pipeline
from tawthiq.coding.english.unnamed import neutral
from tawthiq.records import Mention


def first(text: str) -> Mention:
    return pipeline.code(pipeline.bare_article(text, date(2022, 5, 4), "en")).mentions[0]


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        ("Goons attacked the town hall of Lokori on Monday.", ("Goons",), ("town hall of Lokori",)),
        ("Nine farmers were killed in Turkish attacks near the village of Deraz.", ("Turkey",), None),
        ("The Red Crescent sent tents and rice to the families of Kalbo.", None, ("Civilians",)),
        ("A Malian school was shelled on Tuesday.", (), ("Malian school",)),
        ("The army shelled Timbuktu on Tuesday.", None, ()),
        ("Twelve people were killed when a bomb exploded in a hotel in Kano.", (), ("hotel",)),
    ],
)
def test_sides_as_written(text: str, perpetrator: tuple[str, ...] | None, target: tuple[str, ...] | None) -> None:
    m = first(text)
    if perpetrator is not None:
        assert m.perpetrator == perpetrator
    if target is not None:
        assert tuple(t.split(" (")[0] for t in m.target) == target


def test_every_actor_keeps_its_words() -> None:
    m = first("Gunmen killed two teachers and wounded a soldier in Kidal on Monday.")
    words = {n: m.evidence[f"target.{k + 1}" if k else "target"].quote for k, n in enumerate(m.target)}
    assert any("teachers" in q for n, q in words.items() if n.startswith("Civilians"))
    assert any("soldier" in q for n, q in words.items() if n.startswith("Soldiers"))


@pytest.mark.parametrize(("words", "left"), [("the terrorist hideout", "the hideout"), ("terrorists", None), ("a mud fort", "a mud fort")])
def test_partisan_words_stay_out(words: str, left: str | None) -> None:
    assert neutral(words) == left


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("A suicide bomber attacked a police station in Kano.", "suicide vest"),
        ("A parked van blew up outside a barracks in Kano, killing two guards.", "car bomb"),
        ("Saboteurs dynamited a bridge near Kano.", "dynamite"),
        ("Soldiers shot a man who had hidden a rocket launcher.", None),
        ("Two helicopters fired on a column near Kidal.", "helicopter"),
    ],
)
def test_weapons_implied(text: str, weapon: str | None) -> None:
    assert first(text).weapon == weapon
