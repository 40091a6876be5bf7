"""`export records`: the contract of design §5."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

import made
from tawthiq.exports import export
from tawthiq.exports.manifest import cell
from tawthiq.exports.records import mention_record
from tawthiq.records import Filler

MENTION = ["id", "article", "quotes", "spans", "plover", "plover_mode", "acled", "factuality", "date_from", "date_to", "date_expr", "date_precision", "places", "perpetrator", "target", "weapon", "weapon_count", "killed", "injured", "figures", "contested", "claim", "attribution", "background", "aggregate", "count", "incident", "evidence"]
ARTICLE = ["id", "capture", "first_line", "last_line", "headline", "byline", "publisher", "published", "published_raw", "published_note", "language"]
INCIDENT = ["id", "title", "plover", "acled", "date_from", "date_to", "places", "perpetrator", "target", "mentions", "versions", "conflicts", "independent_sources", "grade_suggested", "note"]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return export("records", made.view(), tmp_path / "records")


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_all_keys_of_the_contract_are_there(out: Path) -> None:
    for name, keys in (("articles", ARTICLE), ("mentions", MENTION), ("incidents", INCIDENT)):
        for row in rows(out / f"{name}.jsonl"):
            assert set(keys) <= set(row), name


def test_every_quote_stands_at_its_span_in_the_capture(out: Path) -> None:
    capture = {a["id"]: a["capture"] for a in rows(out / "articles.jsonl")}
    checked = 0
    for m in rows(out / "mentions.jsonl"):
        with (out / "captures" / f"{capture[m['article']]}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        for quote, (start, end) in zip(m["quotes"], m["spans"], strict=True):
            assert text[start:end] == quote
            checked += 1
        for e in m["evidence"].values():
            assert text[e["start"] : e["end"]] == e["quote"]
            checked += 1
    assert checked == 8


def test_captures_keep_every_character(out: Path) -> None:
    assert (out / "captures" / f"{made.PAGE_ONE.capture.id}.txt").read_bytes() == made.ONE.encode()


def test_lines_are_one_based_and_in_the_capture(out: Path) -> None:
    lines = made.ONE.split("\n")
    for a in rows(out / "articles.jsonl")[:2]:
        assert lines[a["first_line"] - 1] == a["headline"]


def test_mentions_name_their_incident_and_sums_none(out: Path) -> None:
    assert [m["incident"] for m in rows(out / "mentions.jsonl")] == [made.I1.id, made.I2.id, made.I1.id, None]


def test_empty_roles_are_null(out: Path) -> None:
    first = rows(out / "mentions.jsonl")[0]
    assert first["perpetrator"] is None
    assert first["target"] == ["guards"]


def test_the_manifest_hashes_every_file(out: Path) -> None:
    package = json.loads((out / "datapackage.json").read_text())
    assert {r["path"] for r in package["resources"]} == {p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()} - {"datapackage.json"}
    for r in package["resources"]:
        data = (out / r["path"]).read_bytes()
        assert r["bytes"] == len(data)
        assert r["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
    assert [r.get("rows") for r in package["resources"] if r["path"] == "mentions.jsonl"] == [4]


def test_a_second_export_is_the_same_to_the_byte(out: Path) -> None:
    before = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
    export("records", made.view(), out)
    assert {p: p.read_bytes() for p in out.rglob("*") if p.is_file()} == before


def test_old_files_of_ours_go_and_files_of_others_stay(out: Path) -> None:
    (out / "captures" / "mine.txt").write_text("a note of the user")
    smaller = made.view()
    object.__setattr__(smaller, "captures", smaller.captures[:1])
    export("records", smaller, out)
    assert sorted(p.name for p in (out / "captures").iterdir()) == sorted(["mine.txt", f"{made.PAGE_ONE.capture.id}.txt"])


def test_line_separators_do_not_break_lines(tmp_path: Path) -> None:
    view = made.view()
    odd = made.A1.model_copy(update={"headline": "one\u2028two\u0085three"})
    object.__setattr__(view, "articles", (odd, *view.articles[1:]))
    lines = (export("records", view, tmp_path) / "articles.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == 3
    assert json.loads(lines[0])["headline"] == odd.headline


@pytest.mark.parametrize("text", ["=1+1", "+49", "-x", "@me", "\tx", "\rx"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text).startswith("'")


def test_numbers_stay_numbers_and_cells_stay_on_a_line() -> None:
    assert cell(-3.5) == "-3.5"
    assert cell(None) == ""
    assert cell("one\ntwo\r\nthree\u2028four") == "one two three four"


def test_fillers_move_with_their_article() -> None:
    filler = Filler(role="target", kind="physical", quote="bridge", start=4, end=10)
    row = mention_record(made.M1.model_copy(update={"fillers": (filler,)}), 100, None)
    assert [(f["quote"], f["start"], f["end"]) for f in row["fillers"]] == [("bridge", 104, 110)]
