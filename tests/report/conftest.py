"""The invented world, its report on disk and in parts, and a browser where there is one."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tawthiq.report import write_report

HERE = Path(__file__).parent
CHROMIUM = Path(os.environ.get("TAWTHIQ_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium")


def _load(name: str) -> Any:
    """A module beside this file, by path: the tests are no package."""
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


_world = _load("report_world")


@pytest.fixture(scope="session")
def world() -> Any:
    return _world.build_world()


@pytest.fixture(scope="session")
def report(world: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(*world, tmp_path_factory.mktemp("report"), title="Depots & convoys")


@pytest.fixture(scope="session")
def html(report: Path) -> str:
    return report.read_text("utf-8")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip(f"not checked: no Chromium at {CHROMIUM}")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as runner:
        chromium = runner.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page of a desk's size that collects what goes wrong: `.wrong` (errors) and `.asked` (every request's address)."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    made = context.new_page()
    made.wrong, made.asked = [], []
    made.on("console", lambda m: made.wrong.append(m.text) if m.type in ("error", "warning") else None)
    made.on("pageerror", lambda e: made.wrong.append(str(e)))
    made.on("request", lambda r: made.asked.append(r.url))
    yield made
    context.close()
