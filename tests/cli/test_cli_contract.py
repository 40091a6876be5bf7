"""The contract of the command line (design §4), through the installed command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

GOOD = """Rocket fire near Sabha kills two guards

4 March 2024

SABHA – Two guards were killed by rocket fire near the city of Sabha in Libya on Sunday, a clinic said.
Nobody claimed responsibility for the attack. The clinic said four others were injured.
The road between Sabha and Ubari was closed on Monday morning, residents said.
"""


def tawthiq(*arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tawthiq", *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env={**os.environ, "COLUMNS": "200", **env}, timeout=110, check=False)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "good.txt"
    path.write_text(GOOD)
    return path


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, page: Path) -> Path:
    folder = tmp_path_factory.mktemp("work") / "p"
    done = tawthiq("run", page, "--project", folder, "--json")
    assert done.returncode == 0, done.stderr
    numbers = json.loads(done.stdout)
    assert numbers["incidents"] > 0
    assert Path(numbers["report"]) == folder / "report.html"
    return folder


def test_version_answers_at_once() -> None:
    began = time.perf_counter()
    done = tawthiq("--version")
    assert done.stdout.startswith("tawthiq ")
    assert time.perf_counter() - began < 2, "0.4 s on an idle machine"


def test_a_run_makes_a_project_and_a_report(project: Path) -> None:
    assert {"tawthiq.db", "tawthiq.toml", "captures", "report.html"} <= {p.name for p in project.iterdir()}
    assert not [p for p in project.rglob("*") if p.name.endswith(".part") or p.name.startswith(".report-")]


def test_a_second_run_changes_nothing_and_says_so(project: Path, page: Path) -> None:
    before = {p: p.read_bytes() for p in project.rglob("*") if p.is_file() and "tawthiq.db" not in p.name}
    done = tawthiq("run", page, "--project", project)
    assert done.returncode == 0
    assert "Nothing new" in done.stdout
    assert before == {p: p.read_bytes() for p in project.rglob("*") if p.is_file() and "tawthiq.db" not in p.name}
    assert json.loads(tawthiq("run", page, "--project", project, "--json").stdout)["changed"] is False


def test_the_project_can_come_from_the_environment(project: Path) -> None:
    assert json.loads(tawthiq("status", "--json", TAWTHIQ_PROJECT=str(project)).stdout)["captures"] == 1


def test_the_default_project_is_beside(tmp_path: Path, page: Path) -> None:
    assert tawthiq("add", page, cwd=tmp_path).returncode == 0
    assert (tmp_path / "tawthiq-project" / "tawthiq.db").exists()


def test_out_names_the_folder_of_the_report(project: Path, tmp_path: Path) -> None:
    assert tawthiq("report", "--project", project, "--out", tmp_path / "r").returncode == 0
    assert (tmp_path / "r" / "report.html").read_bytes() == (project / "report.html").read_bytes()


def test_steps_one_by_one_give_what_run_gives(tmp_path: Path, page: Path, project: Path) -> None:
    for step in (["add", page], ["code", "--workers", "2"], ["resolve"], ["report"]):
        assert tawthiq(*step, "--project", tmp_path / "q").returncode == 0
    for name in ("articles", "mentions", "incidents"):
        files = []
        for folder in (project, tmp_path / "q"):
            tawthiq("export", "records", "--project", folder, "--out", tmp_path / folder.name)
            files.append((tmp_path / folder.name / f"{name}.jsonl").read_text("utf-8"))
        assert files[0] == files[1], name


def test_code_reads_one_text_from_stdin() -> None:
    text = b"Two soldiers were killed by a roadside bomb near Gao on Tuesday."
    done = tawthiq("code", "-", "--published", "2024-03-14", "--explain", stdin=text)
    assert done.returncode == 0, done.stderr
    assert "ASSAULT" in done.stdout
    assert "2024-03-12" in done.stdout
    mentions = json.loads(tawthiq("code", "-", "--published", "2024-03-14", "--json", stdin=text).stdout)
    for m in mentions:
        assert [text.decode()[s:e] for s, e in m["spans"]] == m["quotes"]


def test_show_tells_incidents_and_articles(project: Path, tmp_path: Path) -> None:
    tawthiq("export", "records", "--project", project, "--out", tmp_path)
    incident = json.loads((tmp_path / "incidents.jsonl").read_text("utf-8").splitlines()[0])
    article = json.loads((tmp_path / "articles.jsonl").read_text("utf-8").splitlines()[0])
    shown = tawthiq("show", incident["id"], "--why", "--project", project).stdout
    assert incident["id"] in shown
    assert "“" in shown
    assert "score" in shown
    assert article["headline"] in tawthiq("show", article["id"], "--project", project).stdout
    assert json.loads(tawthiq("show", incident["id"], "--json", "--project", project).stdout)["id"] == incident["id"]


@pytest.mark.parametrize("name", ["records", "acled", "geojson"])
def test_exports_go_to_the_project_or_to_out(project: Path, tmp_path: Path, name: str) -> None:
    assert tawthiq("export", name, "--project", project).returncode == 0
    assert (project / "exports" / name / "datapackage.json").exists()
    assert tawthiq("export", name, "--project", project, "--out", tmp_path).returncode == 0
    assert (tmp_path / "datapackage.json").exists()


def test_evaluate_without_data_says_so(tmp_path: Path) -> None:
    done = tawthiq("evaluate", "satp", cwd=tmp_path, TAWTHIQ_DATA=str(tmp_path))
    assert (done.returncode, done.stdout) == (0, "not checked: satp\n")


def test_evaluate_prints_what_the_contract_says(tmp_path: Path) -> None:
    record = {"doc_id": "d", "lang": "en", "date": "2024-03-14", "text": "Two soldiers were killed by a bomb near Gao on Tuesday.",
              "gold": {"deaths": {"total_fatalities": 2}, "injuries": {"total_injuries": 0}}}  # fmt: skip
    (tmp_path / "satp.jsonl").write_text(json.dumps(record))
    done = tawthiq("evaluate", "satp", "--data", tmp_path / "satp.jsonl", "--json", "--predictions", tmp_path / "out.jsonl")
    result = json.loads(done.stdout)
    assert set(result) == {"name", "file", "sha256", "n", "metrics", "floor", "seconds"}
    assert result["metrics"]["deaths_exact"] == 1.0
    assert json.loads((tmp_path / "out.jsonl").read_text())["predicted"]["deaths"] == {"total_fatalities": 2}


def test_doctor_is_content(project: Path) -> None:
    done = tawthiq("doctor", "--project", project, "--json")
    checks = json.loads(done.stdout)
    assert done.returncode == 0, [c for c in checks["checks"] if not c["ok"]]


@pytest.mark.parametrize(
    "arguments",
    [["status"], ["show", "X"], ["export", "records"], ["export", "nothing"], ["code", "x.txt"], ["evaluate"], ["evaluate", "nothing"], ["run"], ["nothing"], ["code", "-", "--published", "soon"]],
)
def test_wrong_usage_is_two(arguments: list[str], tmp_path: Path) -> None:
    done = tawthiq(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_incident_is_named(project: Path) -> None:
    done = tawthiq("show", "LBY-1999-0001", "--project", project)
    assert done.returncode == 2
    assert "LBY-1999-0001" in done.stderr
