"""Templates and slots: pairing and counting on cases small enough to count by hand."""

from __future__ import annotations

from itertools import permutations

import pytest

from tawthiq.evaluate.pairing import best_pairs
from tawthiq.evaluate.templates import plain, score_templates


@pytest.mark.parametrize("weights", [[[3.0, 2.0], [2.0, 0.0]], [[1.0, 5.0, 2.0], [4.0, 4.5, 0.0]], [[1.0], [2.0], [0.5]], [[0.0, 0.0]], [[5.0, 4.0, 3.0], [4.0, 2.0, 0.0], [3.0, 0.0, 0.0]]])
def test_the_heaviest_pairing_is_found(weights: list[list[float]]) -> None:
    rows, columns = len(weights), len(weights[0])
    wide = weights if rows <= columns else [list(c) for c in zip(*weights, strict=True)]
    best = max(sum(wide[i][c] for i, c in enumerate(p)) for p in permutations(range(max(rows, columns)), min(rows, columns)))
    assert sum(weights[i][j] for i, j in best_pairs(weights)) == best


def test_an_entity_is_right_under_any_of_its_names() -> None:
    gold = [[{"incident_type": "bombing / attack", "PerpOrg": [[["the red front", 4], ["rf", 20]]], "Victim": [[["ana paz", 30]]]}]]
    said = [[{"incident_type": "bombing", "PerpOrg": [[["RF", 20]]], "Victim": [[["paz", 34]], [["Ana Paz", 30]]], "Weapon": []}]]
    out = score_templates(gold, said)
    assert out["PerpOrg_f1"] == 1.0
    assert out["Victim_f1"] == pytest.approx(2 / 3)
    assert out["micro_p"] == pytest.approx(3 / 4)
    assert out["micro_r"] == 1.0


def test_another_type_is_a_miss_and_a_false_alarm() -> None:
    out = score_templates([[{"incident_type": "arson"}]], [[{"incident_type": "attack", "Target": [[["a house", 0]]]}]])
    assert out["micro_f1"] == 0.0


def test_articles_and_punctuation_do_not_count() -> None:
    assert plain("The  U.S. embassy's") == "us embassys"
