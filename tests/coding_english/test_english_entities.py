"""Entities: well-formed rows, verbatim spans, and what an invented sentence must yield."""

from __future__ import annotations

import hashlib
import json

import numpy as np

from tawthiq.coding.english import entities
from tawthiq.evaluate.entities import prepared
from tawthiq.language import read_article
from tawthiq.pipeline import bare_article

TEXT = "General Omar Belhaj told reporters in Tripoli on 4 March 2019 that the Libyan army had captured 35 fighters of the Green Crescent Brigade."


def test_an_invented_sentence() -> None:
    found = entities.find_entities(TEXT, read_article(bare_article(TEXT, None, "en")))
    assert all(TEXT[e.start : e.end] == e.text and 0 < e.score <= 1 for e in found)
    kinds = {e.kind: e.text for e in found}
    assert kinds["LOC"] == "Tripoli"
    assert "Omar Belhaj" in kinds["PERSON"]
    assert "4 March 2019" in kinds["TEMPORAL"]
    assert any("Green Crescent Brigade" in e.text and e.kind == "ORG" for e in found)


def test_no_inside_without_its_beginning() -> None:
    inside = entities.LABELS.index("I-LOC")
    scores = np.full((3, len(entities.LABELS)), -5.0)
    scores[:, inside] = 0.0
    labels = entities.best_row(scores)
    assert labels[0] != inside
    assert all(first <= last for first, last, _ in entities.rows(labels))


def test_closed_classes_decide_by_their_head_word() -> None:
    text = "The army lost two armoured vehicles and a cache of rifles."
    (sentence,) = read_article(bare_article(text, None, "en"))
    at = [t.text for t in sentence.tokens]
    named = entities.closed(sentence, [(at.index("armoured"), at.index("vehicles"), "ORG")])
    assert (at.index("armoured"), at.index("vehicles"), "PLATFORM") in named
    assert (at.index("rifles"), at.index("rifles"), "WEAPON") in named


def test_preparation_drops_pronouns_determiners_and_inner_mentions() -> None:
    text = "The northern army said it left"

    def e(begin: int, end: int, kind: str, confidence: float = 1) -> dict[str, object]:
        return {"begin": begin, "end": end, "type": kind, "confidence": confidence}

    given = [e(0, 17, "Organisation"), e(13, 17, "Organisation"), e(23, 25, "Organisation"), e(4, 12, "Location", 0), e(26, 30, "DocumentReference")]
    assert prepared(text, given) == [(4, 17, "ORG")]


def test_weights_are_those_of_the_manifest() -> None:
    manifest = json.loads(entities.MODEL.joinpath("manifest.json").read_text("utf-8"))
    for name, digest in manifest["sha256"].items():
        assert hashlib.sha256(entities.MODEL.joinpath(name).read_bytes()).hexdigest() == digest
