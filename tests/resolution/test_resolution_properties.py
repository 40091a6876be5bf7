"""Properties and regression figures on invented worlds: order does not matter, codes survive, nothing is lost."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import pairwise, world

from tawthiq.resolution import resolve
from tawthiq.resolution.identity import codes


@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
@settings(max_examples=12, deadline=None)
def test_the_order_of_the_input_leaves_no_trace(seed: int, rng: random.Random) -> None:
    articles, mentions, _gold = world(seed, 8, days=40)
    expected = resolve(articles, mentions)
    rng.shuffle(articles)
    rng.shuffle(mentions)
    assert resolve(articles, mentions) == expected


@given(st.integers(0, 10_000))
@settings(max_examples=12, deadline=None)
def test_every_mention_is_in_exactly_one_incident_with_a_tree_of_links(seed: int) -> None:
    articles, mentions, _gold = world(seed, 8, days=40)
    clusters = resolve(articles, mentions)
    told = [m for c in clusters for m in c.mentions]
    assert sorted(told) == sorted(m.id for m in mentions)
    assert len({c.id for c in clusters}) == len(clusters)
    for c in clusters:
        assert len(c.links) == len(c.mentions) - 1
        assert {x for link in c.links for x in link[:2]} <= set(c.mentions)


@pytest.mark.parametrize(("seed", "incidents", "days", "floor"), [(1, 60, 60, 0.90), (5, 60, 365, 0.90), (2, 150, 365, 0.88)])
def test_pairwise_f1_on_noisy_mentions(seed: int, incidents: int, days: int, floor: float) -> None:
    articles, mentions, gold = world(seed, incidents, days)
    precision, _recall, f1 = pairwise(gold, [c.mentions for c in resolve(articles, mentions)])
    assert precision >= 0.96  # in doubt apart (codebook)
    assert f1 >= floor


def test_codes_survive_recomputation_and_numbers_go_on() -> None:
    articles, mentions, _gold = world(3, 12, days=60)
    half = mentions[: len(mentions) // 2]
    before = {m: c.id for c in resolve(articles, half) for m in c.mentions}
    after = resolve(articles, mentions, previous=before)
    kept = {m: c.id for c in after for m in c.mentions}
    moved = sum(1 for m in before if kept[m] != before[m])
    assert moved <= len(before) // 10
    highest = max(int(x.rsplit("-", 1)[1]) for x in before.values() if x.startswith("RUR-2031"))
    fresh = [c.id for c in after if c.id not in before.values() and c.id.startswith("RUR-2031")]
    assert all(int(x.rsplit("-", 1)[1]) > highest for x in fresh)


def test_a_split_incident_leaves_its_code_to_the_larger_part() -> None:
    _articles, mentions, _gold = world(3, 4, days=60)
    parts = [mentions[:2], mentions[2:5]]
    previous = {m.id: "RUR-2031-0007" for m in mentions[:5]}
    assert codes(parts, previous) == ["RUR-2031-0008", "RUR-2031-0007"]


def test_merged_incidents_take_the_code_of_the_majority() -> None:
    _articles, mentions, _gold = world(3, 4, days=60)
    previous = {m.id: "RUR-2031-0002" if n < 1 else "RUR-2031-0009" for n, m in enumerate(mentions[:4])}
    assert codes([mentions[:4]], previous) == ["RUR-2031-0009"]


def test_without_country_and_year() -> None:
    _articles, mentions, _gold = world(3, 1, days=60)
    bare = mentions[0].model_copy(update={"places": (), "date_from": None, "date_to": None})
    assert codes([[bare]], {}) == ["XXX-0000-0001"]
    assert resolve([], []) == []
