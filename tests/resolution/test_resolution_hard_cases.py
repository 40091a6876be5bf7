"""The hard cases of the codebook (unit 3), with invented events of an invented country."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from invented import PROVINCES, article, mention, place

from tawthiq.records import Article, Mention, Place, Tally, WeaponCount
from tawthiq.resolution import Judgement, compare_mentions, resolve

DAY = date(2031, 7, 6)


def town(province: int = 1, n: int = 0) -> Place:
    name, lat, lon = PROVINCES[f"Province {province}"][n]
    return place(name, f"Province {province}", lat, lon, "town")


def province(n: int) -> Place:
    return place(f"Province {n}", f"Province {n}", 40.0 + 1.4 * n, 20.0 + 1.1 * (n % 5), "province")


def site(name: str, n: int = 1, shift: float = 0.0) -> Place:
    _town, lat, lon = PROVINCES[f"Province {n}"][0]
    return place(name, f"Province {n}", lat + shift, lon, "site")


def groups(articles: list[Article], mentions: list[Mention], **more: Any) -> set[frozenset[int]]:
    """The partition as positions in `mentions`."""
    index = {m.id: i for i, m in enumerate(mentions)}
    return {frozenset(index[x] for x in c.mentions) for c in resolve(articles, mentions, **more)}


def two(left: dict[str, Any], right: dict[str, Any], gap: int = 1) -> bool:
    """Do two mentions of two articles, published `gap` days apart, become one incident?"""
    a, b = article(1, DAY + timedelta(days=1)), article(2, DAY + timedelta(days=1 + gap))
    found = groups([a, b], [mention("a00001", "A first outlet tells of it.", **left), mention("a00002", "Elsewhere this is told.", **right)])
    return len(found) == 1


def test_five_convoys_in_five_provinces_stay_five_in_two_articles() -> None:
    arts = [article(1, DAY), article(2, DAY)]
    told = [
        mention(a.id, f"A convoy was hit in province {n}, {a.id}.", day=DAY, places=(province(n),), target=("Zenda River Company",))
        for a in arts
        for n in range(5)
    ]
    assert groups(arts, told) == {frozenset({n, n + 5}) for n in range(5)}


def test_the_fifth_convoy_on_the_next_day_is_the_next() -> None:
    left = {"day": DAY, "places": (province(2),), "target": ("Zenda River Company",), "perpetrator": ("Black Elk Group",)}
    assert not two(left, {**left, "day": DAY + timedelta(days=1)})
    assert two(left, left)


def test_two_bombings_in_one_town_by_other_weapons_on_other_targets_stay_two() -> None:
    left = {"day": DAY, "places": (town(),), "target": ("Harbour Union",), "weapon": "car bomb", "acled": "Remote explosive/landmine/IED"}
    right = {"day": DAY, "places": (town(),), "target": ("Strelsau Blue Guards",), "weapon": "rifle", "acled": "Attack"}
    assert not two(left, right)


def test_rocket_for_one_and_drone_for_the_other_is_one_when_day_site_and_target_agree() -> None:
    left = {"day": DAY, "places": (site("Zenda Air Base"),), "target": ("Strelsau Blue Guards",), "weapon": "rocket"}
    assert two(left, {**left, "weapon": "drone", "acled": "Air/drone strike"})


def test_one_day_apart_joins_at_one_site_with_the_same_figures() -> None:
    left = {
        "day": DAY, "places": (site("Zenda Air Base"),), "target": ("Strelsau Blue Guards",), "weapon": "drone",
        "killed": Tally(low=7, high=7),
    }  # fmt: skip
    assert two(left, {**left, "day": DAY + timedelta(days=1)})
    assert not two(left, {**left, "day": DAY + timedelta(days=2)})


def test_a_month_joins_the_only_candidate_of_that_month() -> None:
    arts = [article(1, DAY), article(2, DAY + timedelta(days=90))]
    attack = mention("a00001", "The harbour was shelled.", day=DAY, places=(town(),), target=("Harbour Union",))
    month = {"date_from": date(2031, 7, 1), "date_to": date(2031, 7, 31), "date_precision": "month"}
    recalled = mention("a00002", "In July the union was attacked.", target=("Harbour Union",), background=True, **month)
    assert groups(arts, [attack, recalled]) == {frozenset({0, 1})}


def test_a_month_joins_none_of_two_candidates() -> None:
    arts = [article(1, DAY), article(2, DAY + timedelta(days=90)), article(3, DAY + timedelta(days=9))]
    month = {"date_from": date(2031, 7, 1), "date_to": date(2031, 7, 31), "date_precision": "month"}
    told = [
        mention("a00001", "The harbour was shelled.", day=DAY, places=(town(1),), target=("Harbour Union",)),
        mention("a00003", "The depot was shelled.", day=DAY + timedelta(days=7), places=(town(4),), target=("Harbour Union",)),
        mention("a00002", "In July the union was attacked.", target=("Harbour Union",), background=True, **month),
    ]
    assert len(groups(arts, told)) == 3


def test_a_killing_recalled_in_nine_articles_is_one() -> None:
    arts = [article(n, date(2032, 3, 1) + timedelta(days=20 * n)) for n in range(9)]
    when: list[dict[str, Any]] = [
        {"day": date(2031, 1, 3)},
        {"date_from": date(2031, 1, 1), "date_to": date(2031, 1, 31), "date_precision": "month"},
        {},
    ]
    told = [
        mention(
            f"a{n:05d}", f"Report {n} recalls the killing of Rudolf Elphberg.", target=("Rudolf Elphberg",), killed=Tally(low=1, high=1),
            background=True, perpetrator=("Ruritania Armed Forces",) if n % 2 else (),
            places=(site("Strelsau Airport"),) if n % 4 == 0 else (), **when[n % 3],
        )
        for n in range(9)
    ]  # fmt: skip
    assert groups(arts, told) == {frozenset(range(9))}


def test_two_mentions_of_one_article_are_two_incidents() -> None:
    a = article(1, DAY)
    same = {"day": DAY, "places": (town(),), "target": ("Harbour Union",)}
    told = [mention(a.id, "A convoy was hit.", **same), mention(a.id, "Another convoy was hit there.", **same)]
    assert len(groups([a], told)) == 2


def test_one_article_telling_the_same_twice_is_one_incident() -> None:
    a = article(1, DAY)
    same = {"day": DAY, "places": (town(),), "target": ("Harbour Union",)}
    told = [mention(a.id, "Depot in the town shelled", **same), mention(a.id, "A depot of the union was shelled.", **same)]
    assert len(groups([a], told)) == 1


def test_towns_far_apart_and_other_provinces_are_apart() -> None:
    left = {"day": DAY, "places": (town(1, 0),), "target": ("Harbour Union",), "weapon": "drone"}
    assert not two(left, {**left, "places": (town(7, 0),)})
    assert not two(left, {**left, "places": (province(7),)})
    assert two(left, {**left, "places": (province(1),)})


def test_unlike_types_and_unlike_factuality_are_apart() -> None:
    left = {"day": DAY, "places": (town(),), "target": ("Harbour Union",), "perpetrator": ("Red Lake Front",)}
    assert not two({**left, "plover": "ASSAULT"}, {**left, "plover": "AGREE"})
    assert not two(left, {**left, "factuality": "threatened"})
    assert two({**left, "factuality": "threatened"}, {**left, "factuality": "threatened"})
    assert two(left, {**left, "factuality": "not-occurred", "reason": "denied"})


def test_a_planned_agreement_and_its_signing_on_that_day_are_one() -> None:
    both = {"plover": "AGREE", "day": DAY, "perpetrator": ("Ruritania", "Strelsau"), "target": ("Ruritania", "Strelsau")}
    assert two({**both, "factuality": "planned"}, both)
    undated = {k: v for k, v in both.items() if k != "day"}
    assert not two({**undated, "factuality": "planned"}, both)


def test_a_follow_up_joins_the_attack_it_follows() -> None:
    left = {"day": DAY, "places": (town(),), "target": ("Harbour Union",), "weapon": "car bomb", "killed": Tally(low=6, high=6)}
    later = {"plover": "COERCE", "follow_up": True, "day": DAY, "places": (town(),), "target": ("Harbour Union",), "weapon": "car bomb"}
    assert two(left, later)
    assert two(left, {**later, "day": DAY + timedelta(days=12)}, gap=12)
    assert not two(left, {**later, "day": DAY + timedelta(days=12), "follow_up": False}, gap=12)
    assert not two({**left, "day": DAY + timedelta(days=12)}, later, gap=12)


def test_aggregates_are_in_no_incident() -> None:
    a = article(1, DAY)
    told = [mention(a.id, "Dozens of attacks were counted.", aggregate=True), mention(a.id, "A depot was hit.", day=DAY, places=(town(),))]
    assert [c.mentions for c in resolve([a], told)] == [(told[1].id,)]


def test_parallel_sentences_of_reprints_join_over_a_misread_date() -> None:
    sentence = "Eleven wagons of the river company burned out after an attack near the old granary by the mill."
    text = sentence + " " + " ".join(f"The invented spokesman repeated point {n} of the statement in his own words." for n in range(8))
    arts = [article(1, DAY, text), article(2, DAY + timedelta(days=7), text + " More follows.")]
    left = {"places": (town(),), "target": ("Zenda River Company",)}
    told = [mention("a00001", sentence, day=DAY, **left), mention("a00002", sentence, day=DAY + timedelta(days=7), **left)]
    assert len(groups(arts, told)) == 1
    other = [article(1, DAY), article(2, DAY + timedelta(days=7))]
    assert len(groups(other, told)) == 2


def test_days_do_not_chain() -> None:
    arts = [article(n, DAY + timedelta(days=n)) for n in range(4)]
    same = {"places": (site("Zenda Air Base"),), "target": ("Strelsau Blue Guards",), "weapon": "drone", "weapon_count": WeaponCount(low=2, high=2, verbatim="two")}
    told = [mention(a.id, f"Two drones hit the base, {n}.", day=DAY + timedelta(days=n), **same) for n, a in enumerate(arts)]
    for group in groups(arts, told):
        days = [told[i].date_from for i in group]
        assert (max(d for d in days if d) - min(d for d in days if d)).days <= 1


def test_headline_only_mention_joins_the_news_of_that_week() -> None:
    arts = [article(1, DAY + timedelta(days=1)), article(2, DAY + timedelta(days=1))]
    told = [
        mention("a00001", "A drone hit the depot of the union.", day=DAY, places=(town(),), target=("Harbour Union",), weapon="drone"),
        mention("a00002", "Drone hits union", places=(town(),), target=("Harbour Union",), weapon="drone"),
    ]
    assert len(groups(arts, told)) == 1


def test_an_event_later_than_the_report_is_another() -> None:
    arts = [article(1, DAY), article(2, DAY + timedelta(days=30))]
    told = [
        mention("a00001", "The depot was attacked.", places=(town(),), target=("Harbour Union",)),
        mention("a00002", "The depot was attacked.", day=DAY + timedelta(days=28), places=(town(),), target=("Harbour Union",)),
    ]
    assert len(groups(arts, told)) == 2


def test_judgements_force_and_forbid_and_the_last_one_counts() -> None:
    arts = [article(1, DAY), article(2, DAY)]
    same = {"day": DAY, "places": (town(),), "target": ("Harbour Union",)}
    told = [mention("a00001", "One outlet.", **same), mention("a00002", "Other outlet.", **same)]
    no = Judgement(told[0].id, told[1].id, "different")
    yes = Judgement(told[1].id, told[0].id, "same")
    assert len(groups(arts, told)) == 1
    assert len(groups(arts, told, judgements=[no])) == 2
    assert len(groups(arts, told, judgements=[no, yes])) == 1
    assert len(groups(arts, told, judgements=[yes, no])) == 2
    far = [told[0], mention("a00002", "Far away.", day=DAY, places=(town(8),))]
    assert len(groups(arts, far, judgements=[Judgement(far[0].id, far[1].id, "same")])) == 1
    assert len(groups(arts, far, judgements=[Judgement(far[0].id, "unknown", "same")])) == 2


def test_every_link_has_a_probability_and_reasons() -> None:
    arts = [article(1, DAY), article(2, DAY)]
    same = {"day": DAY, "places": (town(),), "target": ("Harbour Union",)}
    told = [mention("a00001", "One outlet.", **same), mention("a00002", "Other outlet.", **same)]
    (cluster,) = resolve(arts, told)
    ((a, b, p, reasons),) = cluster.links
    assert {a, b} == {m.id for m in told}
    assert 0.5 < p <= 1.0
    assert any(r.startswith("date: the same day, 2031-07-06") for r in reasons)
    assert compare_mentions(arts, told, a, b).logit > 0
