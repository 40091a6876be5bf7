"""Factuality: words by their spaces, each with a value; the error is the mean over the event words."""

from __future__ import annotations

import pytest

from tawthiq.evaluate import factuality


def test_every_word_gets_a_value_and_only_events_are_scored() -> None:
    record = {"doc_id": "x", "text": "The guards did n't open the gate .", "lang": "en", "meta": {"corpus": "UW"}}
    predicted = factuality.predict(record)
    assert [e["text"] for e in predicted["events"]] == record["text"].split(" ")
    gold = {"events": [{"token": 4, "text": "open", "factuality": -3.0}]}
    figures = factuality.score([gold], [predicted])
    assert figures["always_mae"] == pytest.approx(6.0)
    assert figures["mae"] < 2.0


def test_a_missing_word_counts_as_the_commonest_value() -> None:
    gold = {"events": [{"token": 0, "text": "a", "factuality": 1.0}, {"token": 1, "text": "b", "factuality": 2.0}]}
    told = {"events": [{"token": 0, "text": "a", "factuality": 1.5}]}
    assert factuality.score([gold], [told])["mae"] == pytest.approx((0.5 + 1.0) / 2)
