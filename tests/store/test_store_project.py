"""The store: what is kept is kept whole, once, in order; ids and the log survive."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

import made
from tawthiq.store import Project, StoreError
from tawthiq.store.project import DATABASE


def clock() -> str:
    return "2026-01-02T03:04:05+00:00"


@pytest.fixture
def project(tmp_path: Path):
    with Project.open(tmp_path / "p", who="tester", clock=clock) as p:
        yield p


def fill(p: Project) -> None:
    assert p.add(made.ONE.encode(), made.ONE, made.PAGE_ONE.capture, [made.A1, made.A2], "r1") == "new"
    assert p.add(made.TWO.encode(), made.TWO, made.PAGE_TWO.capture, [made.A3], "r1") == "new"
    assert p.keep_coded({made.A1.id: [made.M1], made.A2.id: [made.M2], made.A3.id: [made.M4, made.M3]}, {}, "k1") == 3
    p.keep_incidents([made.I1, made.I2], "x")


def dump(p: Project) -> list[str]:
    with sqlite3.connect(p.folder / DATABASE) as c:
        return list(c.iterdump())


def test_what_is_kept_comes_back_in_order(project: Project) -> None:
    fill(project)
    view = project.view()
    assert view.captures == (made.PAGE_ONE.capture, made.PAGE_TWO.capture)
    assert view.articles == (made.A1, made.A2, made.A3)
    assert view.mentions == (made.M1, made.M2, made.M4, made.M3)
    assert view.incidents == (made.I1, made.I2)
    assert dict(view.texts) == {made.PAGE_ONE.capture.id: made.ONE, made.PAGE_TWO.capture.id: made.TWO}


def test_bytes_lie_under_their_hash_and_are_read_only(project: Project) -> None:
    fill(project)
    sha = made.PAGE_ONE.capture.sha256
    path = project.folder / "captures" / "sha256" / sha[:2] / sha[2:]
    assert path.read_bytes() == made.ONE.encode()
    assert not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)


def test_the_same_again_changes_nothing(project: Project) -> None:
    fill(project)
    before = dump(project)
    assert project.add(made.ONE.encode(), made.ONE, made.PAGE_ONE.capture, [made.A1, made.A2], "r1") == "known"
    assert project.keep_coded({made.A1.id: [made.M1]}, {}, "k1") == 0
    counts = project.keep_incidents([made.I1, made.I2], "x")
    assert counts == {"new": 0, "changed": 0, "unchanged": 2, "gone": 0}
    assert dump(project) == before


def test_the_same_bytes_under_another_name_are_known(project: Project) -> None:
    fill(project)
    other = made.PAGE_ONE.capture.model_copy(update={"name": "copy.txt"})
    assert project.add(made.ONE.encode(), made.ONE, other, [made.A1, made.A2], "r1") == "known"
    assert project.view().captures[0].name == "one.txt"


def test_a_new_edition_of_the_coder_finds_its_work(project: Project) -> None:
    fill(project)
    assert project.uncoded("k1") == []
    assert [a.id for a in project.uncoded("k2")] == [made.A1.id, made.A2.id, made.A3.id]


def test_a_failed_article_is_named_and_tried_again(project: Project) -> None:
    fill(project)
    project.keep_coded({}, {made.A3.id: "no memory"}, "k1")
    assert project.failures() == {made.A3.id: "no memory"}
    assert [a.id for a in project.uncoded("k1")] == [made.A3.id]
    assert project.counts()["failed"] == 1
    assert made.M3 not in project.view().mentions


def test_articles_that_come_out_as_they_were_keep_their_mentions(project: Project) -> None:
    fill(project)
    shorter = made.article(made.PAGE_ONE, 2, made.A2.start, made.A2.end - 5)
    assert project.add(made.ONE.encode(), made.ONE, made.PAGE_ONE.capture, [made.A1, shorter], "r2") == "updated"
    assert [m.id for m in project.view().mentions] == [made.M1.id, made.M4.id, made.M3.id]
    assert [a.id for a in project.uncoded("k1")] == [made.A2.id]


def test_a_page_read_by_a_new_edition_with_the_same_outcome_is_known(project: Project) -> None:
    fill(project)
    assert [c.id for c in project.captures_read_by_others("r2")] == [made.PAGE_ONE.capture.id, made.PAGE_TWO.capture.id]
    assert project.add(made.ONE.encode(), made.ONE, made.PAGE_ONE.capture, [made.A1, made.A2], "r2") == "known"
    assert project.reader_of(made.PAGE_ONE.capture.sha256) == "r2"
    assert len(project.view().mentions) == 4


def test_merged_ids_redirect_and_come_back(project: Project) -> None:
    fill(project)
    both = made.I1.model_copy(update={"mentions": (*made.I1.mentions, made.M2.id)})
    assert project.keep_incidents([both], "y")["gone"] == 1
    assert project.where_is(made.I2.id) == made.I1.id
    project.keep_incidents([made.I1, made.I2], "z")
    assert project.where_is(made.I2.id) == made.I2.id
    with pytest.raises(KeyError):
        project.where_is("LBY-1999-0001")


def test_chains_of_redirects_lead_to_the_living(project: Project) -> None:
    fill(project)
    into_two = made.I2.model_copy(update={"mentions": (made.M1.id, made.M2.id, made.M3.id)})
    project.keep_incidents([into_two], "y")
    third = into_two.model_copy(update={"id": "LBY-2024-0009"})
    project.keep_incidents([third], "z")
    assert project.where_is(made.I1.id) == project.where_is(made.I2.id) == third.id


def test_withdrawn_incidents_lead_nowhere_and_keep_their_number(project: Project) -> None:
    fill(project)
    project.keep_incidents([made.I1], "y")
    assert project.where_is(made.I2.id) is None
    assert made.I2.id in project.previous().values()


def test_a_mention_coded_anew_inherits_its_incident(project: Project) -> None:
    fill(project)
    sharper = made.mention(made.A1, "Two guards were killed by rocket fire near Sabha on Sunday", places=(made.SABHA,))
    project.keep_coded({made.A1.id: [sharper]}, {}, "k2")
    assert project.previous()[sharper.id] == made.I1.id


def test_nothing_is_half_written_when_a_write_fails(project: Project) -> None:
    fill(project)
    before = dump(project)
    broken = made.page("other\ntext here\n", "other.txt")
    twice = made.article(broken, 1, 0, 10)
    with pytest.raises(Exception, match="UNIQUE"):
        project.add(b"other\ntext here\n", broken.text, broken.capture, [twice, twice], "r1")
    assert dump(project) == before


def test_the_log_is_a_chain(project: Project) -> None:
    fill(project)
    entries = project.log()
    assert [e.action for e in entries] == ["project created", "capture added", "capture added", "articles coded", "incidents resolved"]
    assert all(e.who == "tester" and e.at == clock() for e in entries)
    assert [e.previous for e in entries[1:]] == [e.hash for e in entries[:-1]]
    assert project.doubts() == []


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE log SET payload = '{}' WHERE sequence = 3", "log entry 3 was changed"),
        ("DELETE FROM log WHERE sequence = 2", "log entry 2 is missing"),
        ("UPDATE log SET previous = 'x' WHERE sequence = 4", "log entry 4 does not follow"),
    ],
)
def test_a_changed_past_shows(project: Project, sql: str, said: str) -> None:
    fill(project)
    with sqlite3.connect(project.folder / DATABASE) as c:
        c.execute(sql)
    assert any(said in doubt for doubt in project.doubts())


def test_changed_bytes_show(project: Project) -> None:
    fill(project)
    path = project.files.path(made.PAGE_TWO.capture.sha256)
    path.chmod(0o644)
    path.write_bytes(b"something else")
    assert [d for d in project.doubts() if "were changed" in d and str(path) in d]
    with pytest.raises(StoreError, match="restore the file"):
        project.bytes_of(made.PAGE_TWO.capture)


def test_readers_do_not_wait_for_a_writer(project: Project) -> None:
    fill(project)
    with project._write(), Project.open(project.folder) as other:
        assert other.counts()["incidents"] == 2


def test_opening_what_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no project here"):
        Project.open(tmp_path / "none", create=False)
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / DATABASE).write_bytes(b"this is no database" * 100)
    with pytest.raises(StoreError, match="restore the file"):
        Project.open(tmp_path / "bad")
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="choose a folder"):
        Project.open(tmp_path / "file" / "p")


def test_a_project_of_a_newer_edition_is_left_alone(project: Project) -> None:
    with sqlite3.connect(project.folder / DATABASE) as c:
        c.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    with pytest.raises(StoreError, match="newer tawthiq"):
        Project.open(project.folder)


def test_settings_are_written_with_their_explanation_and_read(tmp_path: Path) -> None:
    with Project.open(tmp_path / "p") as p:
        text = (p.folder / "tawthiq.toml").read_text()
        assert p.settings.workers == 1
    live = "\n".join(line[2:] for line in text.splitlines() if line.startswith("# ") and " = " in line)
    (tmp_path / "p" / "tawthiq.toml").write_text(live.replace("workers = 1", "workers = 3"))
    with Project.open(tmp_path / "p") as p:
        assert p.settings.workers == 3


@pytest.mark.parametrize("line", ["workers = 0", "wrokers = 2", "figure_rule = 'mean'", "title = "])
def test_wrong_settings_are_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "tawthiq.toml").write_text(line)
    with pytest.raises(StoreError, match=r"tawthiq\.toml.*correct"):
        Project.open(tmp_path)
