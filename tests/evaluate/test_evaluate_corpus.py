"""The corpus benchmark: a perfect reading scores 1, each kind of slip costs what it should; pairing is the best there is."""

from __future__ import annotations

import hashlib
import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.evaluate import corpus
from tawthiq.evaluate.corpus_files import records
from tawthiq.evaluate.pairing import best_pairs

TEXT = "Gunmen shot three traders dead in Kidal. The army denied any part."


def gold(**change: Any) -> dict[str, Any]:
    mention = {"s": [0], "t": [[7, 11]], "type": "ASSAULT", "inc": "i1", "perp": ["gunmen"], "target": ["traders|merchants"], "fig": [["killed", 3, 3, "three", "civilian"]]}
    return {"part": "invented", "sentences": [[0, 40], [41, len(TEXT)]], "mentions": [mention | change]}


def coded(**change: Any) -> dict[str, Any]:
    return {
        "spans": [[0, 40]], "plover": "ASSAULT", "acled": None, "factuality": "occurred", "background": False, "aggregate": False,
        "perpetrator": ["Gunmen"], "target": ["traders"], "places": [], "date_from": None, "date_to": None, "weapon": None,
        "killed": {"low": 3, "high": 3}, "injured": None, "attribution": [], "claim": {"status": "not-stated"},
        "evidence": {"plover": {"start": 7, "end": 11}},
    } | change  # fmt: skip


def figures(g: dict[str, Any], *mentions: dict[str, Any]) -> dict[str, float]:
    return corpus.score([g], [{"mentions": list(mentions)}])


def test_a_perfect_reading_scores_one() -> None:
    got = figures(gold(), coded())
    assert got["core_f1"] == got["typed_f1"] == got["roles"] == got["figures"] == got["factuality"] == 1
    assert got["invented_core_f1"] == 1
    assert "real_core_f1" not in got


@pytest.mark.parametrize(
    ("slip", "figure", "value"),
    [
        ({"plover": "COERCE"}, "typed_f1", 0.0),
        ({"perpetrator": ["soldiers"]}, "perpetrator", 0.0),
        ({"killed": {"low": 4, "high": 4}}, "figures", 0.0),
        ({"killed": {"low": 2, "high": None}}, "figures", 1.0),
        ({"factuality": "threatened"}, "factuality", 0.0),
        ({"spans": [[41, 60]]}, "core_f1", 0.0),
        ({"attribution": ["army"]}, "attribution", 0.0),
    ],
)
def test_each_slip_costs_its_field(slip: dict[str, Any], figure: str, value: float) -> None:
    assert figures(gold(), coded(**slip))[figure] == value


def test_a_second_mention_of_nothing_costs_precision_and_an_optional_one_costs_nothing() -> None:
    extra = coded(spans=[[41, 60]], evidence={"plover": {"start": 45, "end": 50}})
    assert figures(gold(), coded(), extra)["core_p"] == 0.5
    assert figures(gold(opt=True), coded())["core_p"] == 0.0  # nothing left to find, nothing counted
    assert figures(gold(opt=True), coded())["all_f1"] == 0.0


def test_an_alternative_is_as_good() -> None:
    assert figures(gold(alt={"type": ["COERCE"]}), coded(plover="COERCE"))["typed_f1"] == 1.0
    assert figures(gold(alt={"perp": [["soldiers"]]}), coded(perpetrator=["soldiers"]))["perpetrator"] == 1.0


def test_names_agree_by_form_and_by_last_words_only() -> None:
    assert corpus.same_name("Front for the Liberation of Azran|FLA", "FLA")
    assert corpus.same_name("gunmen", "unidentified gunmen")
    assert not corpus.same_name("police officers", "army officers")
    assert not corpus.same_name("gunmen", "gunmen's victims")


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=1, max_size=4))
def test_pairing_is_the_heaviest(weights: list[list[int]]) -> None:
    chosen = best_pairs([[float(x) for x in row] for row in weights])
    assert len({i for i, _ in chosen}) == len({j for _, j in chosen}) == len(chosen)
    n, m = len(weights), 3
    rows = itertools.permutations(range(max(n, m)), n)
    best = max(sum(weights[i][j] for i, j in enumerate(order) if j < m) for order in rows)
    assert sum(weights[i][j] for i, j in chosen) == best


def test_a_document_whose_text_changed_is_left_out(tmp_path: Path) -> None:
    one = {"doc_id": "a", "part": "invented", "lang": "en", "date": "2024-01-02", "genre": "agency", "outlet": "X", "headline": "Gunmen", "source": None,
           "sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "text": TEXT, "sentences": [[0, 40]], "mentions": []}  # fmt: skip
    other = one | {"doc_id": "b", "text": TEXT + "!"}
    absent = one | {"doc_id": "c", "text": None, "source": "no_such_set#1"}
    path = tmp_path / "open.jsonl"
    path.write_text("".join(json.dumps(d) + "\n" for d in (one, other, absent)), "utf-8")
    assert [r["doc_id"] for r in records(path)] == ["a"]


def test_a_class_counts_by_its_words_and_a_name_by_its_name() -> None:
    words = {"plover": {"start": 7, "end": 11, "quote": "shot"}, "target": {"start": 12, "end": 25, "quote": "three coal-burners"}}
    g = gold(target=["coal-burners"])
    assert figures(g, coded(target=["Civilians (Mali)"], evidence=words))["target"] == 1
    assert figures(g, coded(target=["Civilians (Mali)"]))["target"] == 0
    assert figures(g, coded(target=["United Nations"], evidence=words))["target"] == 0


def test_a_weapon_of_the_event_word_alone_is_not_judged() -> None:
    words = {"plover": {"start": 7, "end": 11, "quote": "shot"}, "weapon": {"start": 7, "end": 11, "quote": "shot"}}
    assert "weapon" not in figures(gold(), coded(weapon="firearm", evidence=words))
    assert figures(gold(weapon="rifle"), coded(weapon="firearm", evidence=words))["weapon"] == 0
