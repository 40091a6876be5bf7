"""Bad input (issue 2): each is named with its reason, the good ones beside it are processed, exit 1, nothing half-written."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = "Convoy attacked near Murzuq\n\n4 March 2024\n\nGunmen attacked a supply convoy near Murzuq in Libya on Sunday, killing two drivers, officials said.\n"


def run(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    done = subprocess.run([sys.executable, "-m", "tawthiq", "run", *map(str, arguments)], input=stdin, capture_output=True, env={**os.environ, "COLUMNS": "250"}, timeout=110, check=False)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t \n",
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "program.bin": bytes(range(256)) * 64,
    "menu.html": b"<html><body><nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ul></nav></body></html>",
    "line.txt": b"word " * (10 * 1024 * 1024),
}


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """One run over good and bad files together."""
    folder = tmp_path_factory.mktemp("pages")
    for name, data in BAD.items():
        (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(GOOD)
    (folder / "good-latin.txt").write_bytes(GOOD.replace("Murzuq", "Guérou").replace("Libya", "Mauritania").encode("cp1252"))
    (folder / "good-unclosed.html").write_text(
        "<html><body><article><h1>Bridge destroyed in Brak</h1><p class=date>5 March 2024<p>A bridge in Brak in Libya was destroyed by an explosion on Monday, <b>the police said.<p>Nobody was hurt"
    )
    project = tmp_path_factory.mktemp("work") / "p"
    return run(folder, folder / "missing.txt", "--project", project, "--json"), project


@pytest.mark.parametrize("name", [*BAD, "missing.txt"])
def test_each_bad_one_is_named_with_a_reason(done: tuple[subprocess.CompletedProcess[str], Path], name: str) -> None:
    result, _project = done
    lines = [x for x in result.stderr.splitlines() if x.startswith("skipped ") and name in x]
    assert len(lines) == 1, result.stderr
    assert len(lines[0].split(": ", 1)[1]) > 10
    assert [p for p in json.loads(result.stdout)["problems"] if name in p["name"] and p["reason"] and p["advice"]]


def test_the_good_ones_are_processed_and_the_exit_is_one(done: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    result, project = done
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    numbers = json.loads(result.stdout)
    assert numbers["captures"] == 3
    assert numbers["failed"] == len(BAD) + 1
    assert numbers["incidents"] >= 2
    with sqlite3.connect(project / "tawthiq.db") as c:
        assert {name for (name,) in c.execute("SELECT name FROM captures")} == {"good.txt", "good-latin.txt", "good-unclosed.html"}


def test_nothing_is_half_written(done: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    _result, project = done
    assert not [p for p in project.rglob("*") if p.suffix == ".part" or p.name.startswith(".")]
    kept = [p for p in (project / "captures").rglob("*") if p.is_file()]
    assert len(kept) == 6, "bytes and text of three captures"
    with sqlite3.connect(project / "tawthiq.db") as c:
        assert c.execute("SELECT count(*) FROM articles WHERE capture NOT IN (SELECT id FROM captures)").fetchone() == (0,)
        assert c.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize(("given", "said"), [(b"", "stdin"), (bytes(range(256)) * 8, "stdin")])
def test_bad_standard_input_is_named(tmp_path: Path, given: bytes, said: str) -> None:
    done = run("-", "--project", tmp_path / "p", stdin=given)
    assert done.returncode == 1
    assert said in done.stderr


def test_an_unreadable_file_among_good_ones(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    if os.geteuid() == 0:  # root reads everything: a link that leads nowhere is as unreadable
        (tmp_path / "locked.txt").symlink_to(tmp_path / "nowhere")
    else:
        (tmp_path / "locked.txt").write_text(GOOD)
        (tmp_path / "locked.txt").chmod(0)
    done = run(tmp_path, "--project", tmp_path.parent / "q", "--json")
    assert done.returncode == 1
    assert "locked.txt" in done.stderr
    assert json.loads(done.stdout)["captures"] == 1


def test_a_project_that_cannot_be_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "a.txt").write_text(GOOD)
    done = run(tmp_path / "a.txt", "--project", tmp_path / "file")
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
    assert str(tmp_path / "file") in done.stderr


def test_markup_in_names_is_no_markup(tmp_path: Path) -> None:
    (tmp_path / "[red]x[.txt").write_bytes(b"")
    done = run(tmp_path / "[red]x[.txt", "--project", tmp_path / "p")
    assert "[red]x[.txt" in done.stderr
