"""The gate before the parser: nothing that tells an event is passed over, much of the rest is."""

import pytest

from tawthiq import pipeline
from tawthiq.coding import code_article, worth_reading
from tawthiq.language import read_article
from tawthiq.records import Sentence

QUIET = [
    "The choir will sing on the square after the harvest.",
    "Apples are cheap this autumn.",
    "The library stays open until nine in winter.",
    "Her garden has roses and a pond.",
    "The lake froze early and children skated on it.",
    "The recipe asks for two eggs and a little flour.",
]
EVENTS = [
    "Gunmen opened fire on a minibus outside Torvale on Sunday.",
    "A shell hit the bakery and nobody was hurt.",
    "Rebels took the town of Osmere after a week.",
    "The army said it had shot down two drones.",
    "Police detained eleven students near the gate.",
    "Men on motorbikes made off with the mayor of Lindhaven.",
    "Three farmers were found dead beside the canal.",
    "The two sides signed a truce in Velmora.",
    "Troops pulled out of the valley at dawn.",
    "Hundreds took to the streets of Karsted over bread.",
    "Workers blocked the road to the harbour.",
    "A mine went off under a lorry and killed its driver.",
    "The warehouse was set ablaze overnight.",
    "Unknown men beat a teacher to death in Ardun.",
    "The council slapped sanctions on the shipping firm.",
    "Soldiers ringed the village and searched houses.",
    "The convoy came under attack near the bridge.",
    "Four hostages walked free after their release was agreed.",
    "Warplanes pounded positions east of Merrin.",
    "He was stabbed in the market by a masked man.",
    "Fighters laid down their arms before the elders.",
    "The party's office in Sollen was ransacked.",
    "The death toll rose to 14.",
    "No group has claimed responsibility for the blast.",
    "The governor blamed the Northern Dawn for the ambush.",
]


def bare(*lines: str) -> tuple[pipeline.Article, list[Sentence]]:
    article = pipeline.bare_article("\n".join(lines), None, "en")
    return article, read_article(article, lambda sentences: ())


@pytest.mark.parametrize("event", EVENTS)
def test_no_event_is_passed_over(event: str) -> None:
    article, sentences = bare(*QUIET[:3], "Rebels attacked the army post of Hadrin with rockets.", *QUIET[3:], event, *QUIET)
    passed = worth_reading(article, sentences)
    assert [s.text for s in sentences if s.text == event and s.index in passed]


def test_quiet_sentences_are_passed_over() -> None:
    article, sentences = bare(*QUIET, EVENTS[0], *QUIET)
    passed = worth_reading(article, sentences)
    assert len(passed) <= 4


def test_speech_is_parsed_with_its_cue() -> None:
    article, sentences = bare(*QUIET, "“They came at night. They burned six houses,” said the headman.", *QUIET)
    passed = worth_reading(article, sentences)
    assert {s.index for s in sentences if "headman" in s.text or "at night" in s.text} <= set(passed)


def test_coding_needs_no_more_than_the_gate_lets_through() -> None:
    article, sentences = bare(*QUIET, *EVENTS[:12], *QUIET, *EVENTS[12:], *QUIET)
    full = code_article(article, read_article(article))
    gated = code_article(article, read_article(article, lambda s: worth_reading(article, s)))
    assert len(sentences) > len(worth_reading(article, sentences))
    assert {m.id for m in full} == {m.id for m in gated}
