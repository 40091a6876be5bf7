"""The open part of the corpus keeps its promises: hashes, positions, vocabulary; no text that is not ours."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tawthiq.records.events import ACLED_SUBEVENTS, FACTUALITY, PLOVER_TYPES

CORPUS = Path(__file__).parents[2] / "corpus"
DOCUMENTS: list[dict[str, Any]] = [json.loads(line) for line in (CORPUS / "open.jsonl").read_text("utf-8").splitlines()]


def test_it_is_as_large_as_the_datasheet_says() -> None:
    parts = [d["part"] for d in DOCUMENTS]
    assert (parts.count("invented"), parts.count("real")) == (75, 25)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d["doc_id"])
def test_a_document_holds(document: dict[str, Any]) -> None:
    text, sentences = document["text"], document["sentences"]
    assert (text is None) == (document["part"] == "real") == bool(document["source"])
    if text is not None:
        assert hashlib.sha256(text.encode()).hexdigest() == document["sha256"]
        assert all(text[a:b].strip() == text[a:b] != "" for a, b in sentences)
    for m in document["mentions"]:
        assert m["type"] in PLOVER_TYPES
        assert m.get("fact", "occurred") in FACTUALITY
        assert m.get("acled") in (None, *ACLED_SUBEVENTS)
        assert len(m["s"]) == len(m["t"]) > 0
        assert all(sentences[s][0] <= a < b <= sentences[s][1] for s, (a, b) in zip(m["s"], m["t"], strict=True))
        assert bool(m.get("agg")) != bool(m.get("inc"))
        words = [f[3] for f in m.get("fig", ())] + [m.get("dexpr") or ""] + ([m["wcount"][2]] if m.get("wcount") else [])
        assert all(w in text for w in words) if text is not None else not any(words)


def test_incidents_join_documents() -> None:
    homes: dict[str, set[str]] = {}
    for d in DOCUMENTS:
        for m in d["mentions"]:
            if m.get("inc"):
                homes.setdefault(m["inc"], set()).add(d["doc_id"])
    assert sum(len(h) > 1 for h in homes.values()) >= 20
