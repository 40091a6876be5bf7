"""Factuality of invented statements: what is to come, what is there already, what is untrue."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq import pipeline

DAY = date(2021, 6, 16)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "word", "factuality"),
    [
        ("Two battalions are to withdraw from the ridge on Friday.", "withdraw", "planned"),
        ("The colonel said his soldiers would withdraw from the ridge by Friday.", "withdraw", "planned"),
        ("The farmers say they'll block the bridge from tomorrow.", "block", "planned"),
        ("The president orders air strikes on rebel camps.", "strikes", "planned"),
        ("The president ordered air strikes on rebel camps.", "strikes", "occurred"),
        ("The families demanded the release of six men abducted by gunmen in May.", "abducted", "occurred"),
        ("The envoy urged the army to end its siege of the town.", "siege", "occurred"),
        ("There is no truth in the rumour that an officer was kidnapped in the port, the army said.", "kidnapped", "not-occurred"),
        ("The paper repeated baseless claims that soldiers had shelled the hospital.", "shelled", "not-occurred"),
        ("Gunmen killed four soldiers in the port on Tuesday.", "killed", "occurred"),
    ],
)
def test_the_word_that_decides(text: str, word: str, factuality: str) -> None:
    mentions = pipeline.code(pipeline.bare_article(text, DAY, "en")).mentions
    found = [m for m in mentions if word in m.evidence["plover"].quote]
    assert [m.factuality for m in found[:1]] == [factuality]


def test_every_mention_keeps_its_score_of_reality() -> None:
    text = "Gunmen killed four soldiers in the port on Tuesday."
    (mention,) = pipeline.code(pipeline.bare_article(text, DAY, "en")).mentions
    evidence = mention.evidence["factuality"]
    assert text[evidence.start : evidence.end] == evidence.quote
    assert evidence.score > 0.8
    assert "reality:+" in (evidence.rule or "")
