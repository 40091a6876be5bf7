"""Claims and denials of responsibility are statements about the deed told before, in several wordings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Coded = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("text", "status", "by"),
    [
        ("Gunmen shot dead a teacher in Yala on Monday. The Free Valley Front said it was behind the killing.", "claimed", "Free Valley Front"),
        ("A bomb killed two guards in Yala on Monday. The army denied any part in the bombing.", "denied", "Royal Thai Armed Forces"),
        ("A grenade hurt three people in Gao on Monday. Nobody owned up.", "explicitly-unclaimed", None),
        ("Soldiers shot dead a teacher in Gao on Monday.", "not-stated", None),
    ],
)
def test_who_says_it_did(coded: Coded, text: str, status: str, by: str | None) -> None:
    first = coded(text)[0]
    assert (first.claim.status, first.claim.by) == (status, by)
