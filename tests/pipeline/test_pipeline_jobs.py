"""Jobs over a project: each does only what is not done yet."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import made
from tawthiq import coding, jobs
from tawthiq.records import Article, Mention, Page, Sentence
from tawthiq.store import Project


def split(page: Page) -> list[Article]:
    return [a for a in (made.A1, made.A2, made.A3) if a.capture == page.capture.id]


def by_hand(article: Article, sentences: Sequence[Sentence]) -> list[Mention]:
    return [m for m in (made.M1, made.M2, made.M3, made.M4) if m.article == article.id]


@pytest.fixture(autouse=True)
def stages(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    editions = {"read": "r1", "code": "k1", "resolve": "s1"}
    monkeypatch.setattr("tawthiq.articles.split_page", split)
    monkeypatch.setattr("tawthiq.language.read_article", lambda article, wanted: [])
    monkeypatch.setattr(coding, "code_article", by_hand)
    monkeypatch.setattr(jobs, "fingerprint", editions.__getitem__)
    return editions


@pytest.fixture
def pages(tmp_path: Path) -> list[str]:
    names = []
    for name, text in (("one.txt", made.ONE), ("two.txt", made.TWO)):
        (tmp_path / name).write_bytes(text.encode())
        names.append(str(tmp_path / name))
    return names


def run(project: Project, pages: list[str]) -> tuple[jobs.Added, jobs.CodedAll, jobs.Resolved, jobs.Written]:
    return jobs.add(project, pages), jobs.code(project), jobs.resolve(project), jobs.write_report(project)


def dump(folder: Path) -> list[str]:
    with sqlite3.connect(folder / "tawthiq.db") as c:
        return list(c.iterdump())


def test_the_whole_way_once_and_again(tmp_path: Path, pages: list[str]) -> None:
    with Project.open(tmp_path / "p") as p:
        added, coded, resolved, written = run(p, pages)
        assert (added.new, added.articles, coded.articles, coded.mentions) == (2, 3, 3, 4)
        assert resolved.ran
        assert resolved.new == len(p.view().incidents)
        assert written.changed
        assert "Sabha" in written.path.read_text("utf-8")
        before, report = dump(p.folder), written.path.stat()
        added, coded, resolved, written = run(p, pages)
        assert (added.new, added.known, coded.articles, resolved.ran, written.changed) == (0, 2, 0, False, False)
        assert dump(p.folder) == before
        assert written.path.stat().st_mtime_ns == report.st_mtime_ns


def test_ids_survive_an_edition_of_the_coder(tmp_path: Path, pages: list[str], stages: dict[str, str]) -> None:
    with Project.open(tmp_path / "p") as p:
        run(p, pages)
        ids = {i.id for i in p.view().incidents}
        stages["code"], stages["resolve"] = "k2", "s2"
        _added, coded, resolved, _written = run(p, pages)
        assert (coded.articles, coded.changed) == (3, 0)
        assert resolved.ran
        assert {i.id for i in p.view().incidents} == ids


def test_ids_survive_what_is_added_later(tmp_path: Path, pages: list[str]) -> None:
    with Project.open(tmp_path / "p") as p:
        run(p, pages[:1])
        first = {m: i.id for i in p.view().incidents for m in i.mentions}
        run(p, pages)
        assert first.items() <= p.view().home.items()


def test_captures_are_read_again_by_a_new_edition(tmp_path: Path, pages: list[str], stages: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    with Project.open(tmp_path / "p") as p:
        run(p, pages)
        assert jobs.read_again(p).updated == 0
        stages["read"] = "r2"
        monkeypatch.setattr("tawthiq.articles.split_page", lambda page: split(page)[:1])
        assert jobs.read_again(p).updated == 1
        assert [a.id for a in p.view().articles] == [made.A1.id, made.A3.id]
        assert jobs.read_again(p).updated == 0


def test_bad_inputs_are_named_and_cost_nothing(tmp_path: Path, pages: list[str]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with Project.open(tmp_path / "p") as p:
        added = jobs.add(p, [pages[0], str(tmp_path / "empty.txt"), str(tmp_path / "none.txt"), pages[1]])
        assert added.new == 2
        assert [x.name for x in added.problems] == ["empty.txt", str(tmp_path / "none.txt")]
        assert all(x.reason for x in added.problems)


def test_an_interrupted_job_goes_on_where_it_stood(tmp_path: Path, pages: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(article: Article, sentences: Sequence[Sentence]) -> list[Mention]:
        if article.id == made.A3.id:
            raise KeyboardInterrupt
        return by_hand(article, sentences)

    monkeypatch.setattr(jobs, "BATCH", 1)
    monkeypatch.setattr(coding, "code_article", stop)
    with Project.open(tmp_path / "p") as p:
        jobs.add(p, pages)
        with pytest.raises(KeyboardInterrupt):
            jobs.code(p)
        assert p.doubts() == []
        assert p.counts()["mentions"] == 2
        monkeypatch.setattr(coding, "code_article", by_hand)
        assert jobs.code(p).articles == 1
        assert p.counts()["mentions"] == 4


def test_progress_is_told(tmp_path: Path, pages: list[str]) -> None:
    told: list[tuple[str, int, int | None]] = []
    with Project.open(tmp_path / "p") as p:
        jobs.add(p, pages, step=lambda *x: told.append(x))
        jobs.code(p, step=lambda *x: told.append(x))
    assert ("reading pages", 2, None) in told
    assert ("coding articles", 3, 3) in told


def test_records_do_not_hang_on_the_hash_seed() -> None:
    """The same text gives the same record, byte for byte, in every process."""
    code = (
        "from datetime import date; from tawthiq import pipeline;"
        "a = pipeline.bare_article('The ministry said rebels would not have attacked the old bridge near Gao unless the guards left.'"
        " ' On Monday gunmen killed two guards there, police said.', date(2024, 3, 14), 'en');"
        "print([m.model_dump_json() for m in pipeline.code(a).mentions])"
    )
    runs = [subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout for seed in ("1", "2")]
    assert runs[0] == runs[1] != "[]\n"
