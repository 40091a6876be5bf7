"""Who is counted, once each: lists, parts, names, and people told of again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawthiq.records import Mention

Coded = Callable[..., list[Mention]]


def total(mentions: list[Mention], kind: str) -> int:
    return sum(f.low or 0 for m in mentions for f in m.figures if f.kind == kind)


@pytest.mark.parametrize(
    ("text", "kind", "n"),
    [
        ("Rebels shot dead a shopkeeper, a teacher and two guards in Sabha on Monday.", "killed", 4),
        ("The rebels killed five soldiers, including two officers, and a driver near Gao.", "killed", 6),
        ("Gunmen shot dead Karim Saleh, a baker and member of the council, in Sabha.", "killed", 1),
        ("Militants hacked a farmer to death in the village of Birka.", "killed", 1),
        ("Twelve soldiers were killed and 28 injured when rebels triggered a landmine blast near Gao.", "injured", 28),
        ("Shells hit the street and killed a family of five in Taiz.", "killed", 5),
        ("Soldiers arrested a 34-year-old commander of the rebels in Gao.", "arrested", 1),
        ("Six rebel fighters surrendered before the governor of Gao on Monday.", "surrendered", 6),
        ("The militants abducted three boys and killed them near Sabha.", "killed", 3),
    ],
)
def test_who_is_counted(coded: Coded, text: str, kind: str, n: int) -> None:
    assert total(coded(text), kind) == n


@pytest.mark.parametrize(
    "text",
    [
        "Two traders were shot dead by gunmen in Sabha. The victims were identified as Omar Saad and Ali Jaber. Their bodies were found near the road.",
        "Two guards were killed in an attack near Gao. One guard died at once, the other of his injuries in hospital.",
        "Rebels shot dead two villagers near Gao. The attack came at night. Both were killed with rifles, the police said.",
    ],
)
def test_told_again_is_not_counted_twice(coded: Coded, text: str) -> None:
    assert total(coded(text), "killed") == 2


def test_one_number_for_dead_and_hurt_is_of_neither(coded: Coded) -> None:
    (m,) = coded("Forty people were killed or wounded when shells hit the town of Taiz.")
    assert m.killed is None
    assert m.injured is None
    assert [(f.kind, f.low) for f in m.figures] == [("killed-or-injured", 40)]
