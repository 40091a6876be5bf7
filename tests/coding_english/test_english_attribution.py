"""Who says it, on sentences written for this test: source, cue, content; chains of sources in mentions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from english_articles import make_article

from tawthiq.coding.english import attribution
from tawthiq.coding.english.attribution import Attribution
from tawthiq.coding.english.tree import Tree
from tawthiq.language import read_article
from tawthiq.records import Mention

Coded = Callable[..., list[Mention]]


def found(text: str, headline: bool = False) -> list[tuple[str, str, str, str]]:
    """(class, source, cue, content) of the outermost attributions, parts of one joined by " … "."""
    article = make_article(text, headline=headline)

    def words(a: Attribution, part: str) -> str:
        return " … ".join(text[x:y] for x, y in getattr(a, part))

    out = attribution.find(article, [Tree(s) for s in read_article(article) if s.tokens])
    return [(a.kind, *(words(a, p) for p in ("source", "cue", "content"))) for a in out if a.outer < 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor of Tarhuna said that two shells hit the market.", ("say", "The mayor of Tarhuna", "said", "that two shells hit the market")),
        ("Two shells hit the market, residents said.", ("say", "residents", "said", "Two shells hit the market")),
        ("The market, residents said, has been closed for days.", ("say", "residents", "said", "The market … has been closed for days")),
        ("According to the harbour master, two boats sank.", ("report", "the harbour master", "According to", "two boats sank")),
        ("The governor has also called for a truce.", ("demand", "The governor", "has also called for", "a truce")),
        ("The rebels accused the army of burning their fields.", ("accuse", "The rebels", "accused", "the army of burning their fields")),
        ("The colonel issued a statement that the siege was over.", ("say", "The colonel", "issued a statement", "that the siege was over")),
        ("The villagers fear that the raiders will come back.", ("fear", "The villagers", "fear", "that the raiders will come back")),
        ("The convoy reportedly left the town.", ("report", "", "reportedly", "The convoy … left the town")),
        ("The general was quoted as saying that the bridge had fallen.", ("say", "The general", "was quoted as saying", "that the bridge had fallen")),
        ("The militia is said to have crossed the river.", ("say", "", "is said", "The militia … to have crossed the river")),
    ],
)  # fmt: skip
def test_source_cue_content(text: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in found(text)


def test_speech_goes_on_over_sentences_until_its_mark_closes() -> None:
    text = "“We held the bridge all night. Nobody slept,” said Captain Deby. “At dawn they left.”\nThe river is low."
    assert found(text) == [("say", "Captain Deby", "said", "“We held the bridge all night. Nobody slept,” … “At dawn they left.”")]


def test_headline_colon() -> None:
    assert found("Minister: Army will leave the valley\nThe weather was fine.", headline=True) == [("say", "Minister", ":", "Army will leave the valley")]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Gunmen killed two guards in Gao on Monday, the mayor told Radio Sahel.", ("Radio Sahel", "unnamed mayor")),
        ("Gunmen killed two guards in Gao on Monday, the governor's office said, citing witnesses.", ("unnamed governor's office", "unnamed witnesses")),
        ("Gunmen killed two guards in Gao on Monday.", ()),
    ],
)
def test_chain_nearest_first(coded: Coded, text: str, chain: tuple[str, ...]) -> None:
    m = coded(text)[0]
    assert m.attribution == chain
    assert all(f"attribution.{n}" in m.evidence for n in range(2, len(chain) + 1))
