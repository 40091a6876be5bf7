"""Benchmarks: the coder never sees the gold; figures are right; absent data are said to be absent."""

from __future__ import annotations

import gzip
import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tawthiq import evaluate as ev
from tawthiq.evaluate import measure, scores

RECORD = {"doc_id": "d1", "lang": "en", "date": "2024-03-04", "title": None, "text": "Two guards were killed near Sabha.", "meta": {}, "gold": {"secret": 1}}


class Spy:
    """Remembers what it was shown, and tries to reach what it was not."""

    def __init__(self) -> None:
        self.shown: list[dict[str, Any]] = []

    def predict(self, record: dict[str, Any]) -> Any:
        self.shown.append(record)
        record["text"] = "changed"
        return {"seen": "gold" in record}

    def score(self, gold: Any, predicted: Any) -> dict[str, float]:
        return {"right": float(len(gold))}


@pytest.fixture
def spy(monkeypatch: pytest.MonkeyPatch) -> Spy:
    made = Spy()
    monkeypatch.setattr(measure, "benchmark", lambda name: made)
    return made


def write(path: Path, records: list[dict[str, Any]]) -> Path:
    path.write_bytes(gzip.compress("".join(json.dumps(r) + "\n" for r in records).encode()))
    return path


def test_the_coder_never_sees_the_gold(spy: Spy, tmp_path: Path) -> None:
    result = ev.evaluate("satp", write(tmp_path / "satp.jsonl.gz", [RECORD, RECORD]), tmp_path / "out.jsonl")
    assert result is not None
    assert all("gold" not in record for record in spy.shown)
    assert "secret" not in json.dumps(spy.shown)
    assert [json.loads(x) for x in (tmp_path / "out.jsonl").read_text().splitlines()] == [{"doc_id": "d1", "predicted": {"seen": False}}] * 2
    assert set(result) == {"name", "file", "sha256", "n", "metrics", "floor", "seconds"}


def test_of_the_gold_only_what_is_given_is_shown(spy: Spy, tmp_path: Path) -> None:
    record = RECORD | {"gold": {"source": "the guards", "target": "the raiders", "gold_root": "secret"}}
    ev.evaluate("plv", write(tmp_path / "plv.jsonl.gz", [record]))
    assert spy.shown[0]["given"] == {"source": "the guards", "target": "the raiders"}
    assert "secret" not in json.dumps(spy.shown)


def test_what_the_coder_changes_does_not_reach_the_score() -> None:
    records = [json.loads(json.dumps(RECORD))]
    measure.predict_all(Spy(), records)
    assert records == [RECORD]


def test_a_sample_is_always_the_same(spy: Spy, tmp_path: Path) -> None:
    path = write(tmp_path / "satp.jsonl.gz", [RECORD | {"doc_id": str(n)} for n in range(50)])
    for _ in range(2):
        ev.evaluate("satp", path, sample=5)
    ids = [r["doc_id"] for r in spy.shown]
    assert ids[:5] == ids[5:]
    assert ids[:5] == sorted(ids[:5], key=int)


def test_plain_lines_are_read_too(spy: Spy, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text(json.dumps(RECORD) + "\n\n")
    result = ev.evaluate("satp", tmp_path / "x.jsonl")
    assert result is not None
    assert result["n"] == 1


def test_absent_data_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TAWTHIQ_DATA", raising=False)
    assert ev.evaluate("satp") is None
    (tmp_path / "data").mkdir()
    monkeypatch.setenv("TAWTHIQ_DATA", str(tmp_path / "data"))
    assert ev.locate("satp") is None
    write(tmp_path / "data" / "satp.jsonl.gz", [])
    assert ev.locate("satp") == tmp_path / "data" / "satp.jsonl.gz"


def test_unknown_names_are_refused() -> None:
    with pytest.raises(KeyError):
        ev.evaluate("nothing")


@pytest.mark.parametrize("name", sorted(set(ev.BENCHMARKS.values())))
def test_every_benchmark_has_its_two_functions(name: str) -> None:
    module = import_module(f"tawthiq.evaluate.{name}")
    assert callable(module.predict)
    assert callable(module.score)


def test_spans() -> None:
    gold, found = [[(0, 4, "A"), (6, 9, "B")]], [[(0, 4, "A"), (5, 9, "B"), (20, 21, "A")]]
    assert scores.spans(gold, found) == pytest.approx((1 / 3, 1 / 2, 0.4))
    assert scores.spans(gold, found, relaxed=True) == pytest.approx((2 / 3, 1.0, 0.8))
    assert scores.spans([], []) == (0.0, 0.0, 0.0)


def test_distances_and_classes() -> None:
    assert scores.kilometres((0, 0), (0, 1)) == pytest.approx(111.2, abs=0.1)
    assert scores.macro_f1(["a", "a", "b"], ["a", "b", "b"]) == pytest.approx(2 / 3)


def test_casualties_are_scored_by_total() -> None:
    from tawthiq.evaluate import casualties

    def record(dead: int | None, arrested: int | None = 0, side: str | None = "Security", actions: tuple[str, ...] = ("arrest",)) -> dict[str, Any]:
        totals = {k: {t: 0} for k, (t, _) in casualties.TOTALS.items()}
        return {**totals, "deaths": {"total_fatalities": dead}, "arrests": {"total_arrests": arrested}, "perpetrator": side, "actions": list(actions)}

    gold = [record(2), record(0, side=None), record(3), record(1, arrested=None, actions=("bombing",))]
    found = [record(2), record(1), record(0), record(1, side="Unknown", actions=("bombing", "arrest"))]
    figures = casualties.score(gold, found)
    assert figures["any_death_f1"] == pytest.approx(2 / 3)
    assert figures["deaths_exact"] == pytest.approx(2 / 4)
    assert figures["deaths_exact_where_any"] == pytest.approx(2 / 3)
    assert figures["all_exact"] == pytest.approx(1 / 3)  # the record whose arrests are missing is left out
    assert figures["perpetrator"] == pytest.approx(2 / 3)
    assert figures["actions_macro_f1"] == pytest.approx((6 / 7 + 1) / 2)
