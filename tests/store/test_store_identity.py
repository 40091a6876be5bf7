"""Redirects always end, and heirs are heirs of one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tawthiq.records import Mention
from tawthiq.store.identity import follow, heirs, successors

ids = st.sampled_from("abcdef")


@given(st.dictionaries(ids, st.none() | ids), ids)
def test_following_ends(redirects: dict[str, str | None], start: str) -> None:
    end = follow(redirects, start)
    assert end is None or end in "abcdef"


@given(st.dictionaries(st.integers(0, 9).map(str), ids), st.dictionaries(st.integers(0, 9).map(str), ids))
def test_successors_hold_most_of_the_mentions(before: dict[str, str], after: dict[str, str]) -> None:
    gone = set(before.values()) - set(after.values())
    for old, new in successors(gone, before, after).items():
        moved = [after[m] for m, i in before.items() if i == old and m in after]
        assert (new is None) == (not moved)
        assert new is None or moved.count(new) == max(map(moved.count, moved))


def mention(number: int, start: int, end: int) -> Mention:
    return Mention(id=f"m{number}", article="a", quotes=("x" * (end - start),), spans=((start, end),), plover="ASSAULT")


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 20)).map(lambda x: (x[0], x[0] + x[1])), max_size=5)


@given(spans, spans)
def test_each_old_mention_has_one_heir_at_most(old: list[tuple[int, int]], new: list[tuple[int, int]]) -> None:
    before = [mention(n, *s) for n, s in enumerate(old)]
    after = [mention(100 + n, *s) for n, s in enumerate(new)]
    bore = {m.id: f"incident of {m.id}" for m in before}
    given_to = heirs(before, after, bore)
    assert len(set(given_to.values())) == len(given_to)
    assert set(given_to) <= {m.id for m in after}
