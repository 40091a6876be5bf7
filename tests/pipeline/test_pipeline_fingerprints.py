"""Fingerprints name an edition of a stage: the same for the same files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tawthiq import fingerprints


def test_every_stage_has_one() -> None:
    found = {stage: fingerprints.fingerprint(stage) for stage in fingerprints.STAGES}
    assert all(re.fullmatch("[0-9a-f]{16}", f) for f in found.values())
    assert len(set(found.values())) == len(found)


def test_an_edit_shows_and_is_forgotten_when_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "coding").mkdir()
    (tmp_path / "knowledge" / "report").mkdir(parents=True)
    rule, label = tmp_path / "coding" / "rule.py", tmp_path / "knowledge" / "report" / "labels.toml"
    rule.write_text("1")
    label.write_text("1")
    monkeypatch.setattr(fingerprints, "files", lambda package: tmp_path)
    edition = fingerprints.fingerprint.__wrapped__
    first = edition("code")
    label.write_text("2")
    assert edition("code") == first, "the report's labels do not bear on coding"
    rule.write_text("2")
    assert edition("code") != first
    rule.write_text("1")
    assert edition("code") == first
