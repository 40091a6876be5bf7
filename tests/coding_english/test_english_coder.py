"""What the codebook asks of English mentions, on sentences written for this test (14 March 2024 was a Thursday)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from english_articles import make_article
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawthiq.coding import code_article
from tawthiq.language import read_article
from tawthiq.records import Mention

Coded = Callable[..., list[Mention]]


def only(mentions: list[Mention]) -> Mention:
    assert len(mentions) == 1, [(m.plover, m.quotes) for m in mentions]
    return mentions[0]


def test_attack_with_victims_date_and_attribution(coded: Coded) -> None:
    m = only(coded("Gunmen attacked a police checkpoint near Gao on Tuesday, killing three officers and wounding at least two, a security source said."))
    assert (m.plover, m.factuality, m.aggregate) == ("ASSAULT", "occurred", False)
    assert m.date_from == m.date_to == date(2024, 3, 12)
    assert m.date_precision == "day"
    assert m.killed is not None
    assert (m.killed.low, m.killed.high) == (3, 3)
    assert m.injured is not None
    assert (m.injured.low, m.injured.high) == (2, None)
    assert m.attribution == ("unnamed security source",)


@pytest.mark.parametrize(
    ("text", "acled"),
    [
        ("Six rockets struck the air base on Tuesday.", "Shelling/artillery/missile attack"),
        ("Warplanes bombed the town of Taiz on Tuesday.", "Air/drone strike"),
        ("A roadside bomb hit an army patrol near Gao on Tuesday.", "Remote explosive/landmine/IED"),
        ("A suicide bomber blew himself up at a checkpoint in Gao on Tuesday, killing two soldiers in a suicide attack.", "Suicide bomb"),
        ("Gunmen shot dead two farmers in the village on Tuesday.", "Attack"),
        ("Militants kidnapped four aid workers near Gao on Tuesday.", "Abduction/forced disappearance"),
        ("Police arrested three suspects in Sabha on Tuesday.", "Arrests"),
        ("The army was attacked in Sabha on Tuesday.", None),
    ],
)
def test_sub_event_only_where_the_means_is_stated(coded: Coded, text: str, acled: str | None) -> None:
    assert coded(text)[0].acled == acled


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("The army foiled an attack on the base on Tuesday.", "not-occurred"),
        ("Air defences shot down a drone near the base on Tuesday.", "not-occurred"),
        ("The rebels threatened to attack the capital.", "threatened"),
        ("The government demanded that foreign troops withdraw from the country.", "demanded"),
        ("The army will deploy 500 troops to the border next week.", "planned"),
        ("The militia might attack the base, analysts believe.", "hypothetical"),
        ("The rebels attacked the base on Tuesday.", "occurred"),
    ],
)
def test_factuality(coded: Coded, text: str, factuality: str) -> None:
    assert factuality in [m.factuality for m in coded(text)]


def test_claim_of_responsibility_gives_the_perpetrator(coded: Coded) -> None:
    m = only(coded("A convoy was hit by a roadside bomb near Gao on Tuesday.\nA group called “Sons of the Dunes” claimed responsibility for the attack."))
    assert (m.claim.status, m.claim.by) == ("claimed", "Sons of the Dunes")
    assert m.perpetrator == ("Sons of the Dunes",)


def test_explicitly_unclaimed(coded: Coded) -> None:
    m = only(coded("A car bomb exploded in Sabha on Tuesday.\nNo group has claimed responsibility for the attack."))
    assert m.claim.status == "explicitly-unclaimed"


def test_habits_are_no_incidents(coded: Coded) -> None:
    for text in ("Attacks on military convoys have been increasing in recent months.", "The group has repeatedly attacked convoys over the years."):
        assert all(m.aggregate and m.background for m in coded(text))


def test_headline_and_lead_are_one_mention(coded: Coded) -> None:
    m = only(coded("Rockets hit air base in southern Libya\nSix rockets struck the Tamanhint air base in southern Libya on Tuesday morning.", headline=True))
    assert len(m.quotes) == 2
    assert m.weapon_count is not None
    assert m.weapon_count.low == 6


def test_two_events_of_one_sentence_stay_two(coded: Coded) -> None:
    found = coded("Gunmen shot dead two farmers in Gao on Monday, and a car bomb exploded in Sabha on Tuesday.")
    assert len(found) == 2
    assert {m.date_from for m in found} == {date(2024, 3, 11), date(2024, 3, 12)}


def test_no_casualties_is_zero(coded: Coded) -> None:
    m = only(coded("Three rockets hit the base on Monday. There were no casualties."))
    assert m.killed is not None
    assert m.injured is not None
    assert (m.killed.high, m.injured.high) == (0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "The striker hit the post and the team killed the game with a second goal in the cup match.",
        "Shares were hammered on Tuesday as the market took a beating.",
        "The film opens with an attack on a village and won three awards at the festival.",
        "The minister attacked the opposition's budget plan on Tuesday.",
        "A heart attack killed the singer on Tuesday.",
    ],
)
def test_language_of_war_in_peace(coded: Coded, text: str) -> None:
    assert [m for m in coded(text) if m.plover == "ASSAULT"] == []


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=160))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_survived_and_quotes_hold(text: str) -> None:
    article = make_article("Rockets hit the base. " + text.replace("\r", " "))
    for m in code_article(article, read_article(article)):
        assert all(article.text[a:b] == q for q, (a, b) in zip(m.quotes, m.spans, strict=True))
        assert all(article.text[e.start : e.end] == e.quote for e in m.evidence.values())
