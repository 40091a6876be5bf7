"""Numbers as the codebook bounds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.coding.english.numbers import find, value


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("at least eight people", 8, None),
        ("up to 8 fighters", None, 8),
        ("more than 50 civilians", 51, None),
        ("dozens of rockets", 24, None),
        ("several soldiers", 3, None),
        ("hundreds of families", 200, None),
        ("17 rockets", 17, 17),
        ("twenty-five men", 25, 25),
        ("1,200 people", 1200, 1200),
        ("three hundred fighters", 300, 300),
        ("between 4 and 6 shells", 4, 6),
        ("two to four drones", 2, 4),
        ("a soldier", 1, 1),
        ("about 30 Grad 122 mm rockets", 30, 30),
    ],
)
def test_bounds(text: str, low: int | None, high: int | None) -> None:
    q = find(text)
    assert q is not None
    assert (q.low, q.high) == (low, high)
    assert q.verbatim in text


@pytest.mark.parametrize("text", ["23 mm guns of the 14th Brigade", "the fighters", "", "30 km away"])
def test_not_a_number_of_things(text: str) -> None:
    assert find(text) is None


@given(st.integers(0, 10**6))
def test_digits_read_back(n: int) -> None:
    assert value(f"{n:,}") == (n, False)


@given(st.text(max_size=80))
def test_never_fails_and_stays_verbatim(text: str) -> None:
    q = find(text)
    assert q is None or (q.verbatim in text and (q.low is None or q.high is None or q.low <= q.high or "and" in q.verbatim))


@pytest.mark.parametrize(
    ("text", "low"),
    [("1994 two bakers", 2), ("1990 a policeman", 1), ("1994 and 30", 30), ("2 million", 2_000_000), ("a 12", 12), ("two hundred and five", 205), ("twenty 30", 20)],
)
def test_a_year_and_its_neighbour_are_not_added(text: str, low: int) -> None:
    found = find(text)
    assert found is not None
    assert found.low == low
