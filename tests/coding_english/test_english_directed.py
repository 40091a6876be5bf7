"""What a predicate comes to with its steps, and which predicate stands between two given sides."""

from __future__ import annotations

import pytest

from tawthiq import pipeline
from tawthiq.coding.english import directed
from tawthiq.coding.english.tree import Tree
from tawthiq.language import read_article


def kind(text: str, source: str = "", target: str = "") -> str | None:
    tree = Tree(read_article(pipeline.bare_article(text))[0])
    event = directed.event(tree, directed.tokens_of(tree, source), directed.tokens_of(tree, target))
    return event.plover if event else None


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Wadiland imposed a curfew in the port city on Monday.", "COERCE"),
        ("Wadiland lifted the curfew in the port city on Monday.", "RETREAT"),
        ("Wadiland refused to lift the curfew in the port city.", "REJECT"),
        ("Wadiland agreed to lift the curfew in the port city.", "AGREE"),
        ("Wadiland threatened to impose a curfew in the port city.", "THREATEN"),
        ("The envoy called for an end to the curfew in the port city.", "REQUEST"),
        ("Wadiland provided food aid to the flooded valleys.", "AID"),
        ("Wadiland suspended food aid to the flooded valleys.", "SANCTION"),
        ("Wadiland will not send aid to the flooded valleys.", "REJECT"),
        ("Wadiland promised aid for the flooded valleys.", "AGREE"),
        ("The two presidents held talks in the capital.", "CONSULT"),
        ("The opposition condemned the raid.", "ACCUSE"),
        ("Dockers went on strike over unpaid wages.", "PROTEST"),
        ("The army sent reinforcements to the northern border.", "MOBILIZE"),
        ("The governor praised the decision of the council.", "SUPPORT"),
    ],
)
def test_steps_turn_the_type_that_they_govern(text: str, plover: str) -> None:
    assert kind(text) == plover


def test_the_event_is_the_one_between_the_given_sides() -> None:
    text = "Wadiland condemned the shelling of Tiba and promised aid to Korun."
    assert kind(text, "Wadiland", "the shelling of Tiba") == "ACCUSE"
    assert kind(text, "Wadiland", "Korun") == "AGREE"


def test_sides_that_are_not_there_have_no_tokens() -> None:
    tree = Tree(read_article(pipeline.bare_article("Rebels met the envoy."))[0])
    assert directed.tokens_of(tree, "the army") == frozenset()
    assert directed.tokens_of(tree, "") == frozenset()
    assert len(directed.tokens_of(tree, "the envoy")) == 2
