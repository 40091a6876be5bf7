"""Fixed wordings that count people, and that count nobody."""

from __future__ import annotations

import pytest

from tawthiq.coding.english.figures import of_text


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The grenade bounced off a wall and hurt nobody.", [("injured", 0, 0)]),
        ("No one was killed.", [("killed", 0, 0)]),
        ("Three were killed and no one else was seriously hurt.", [("injured", 0, 0), ("killed", 3, 3)]),
        ("Four stallholders lost their lives.", [("killed", 4, 4)]),
    ],
)
def test_nobody_and_lives_lost(text: str, kinds: list[tuple[str, int, int]]) -> None:
    assert [(f.kind, f.low, f.high) for f, _ in of_text(text, 0)] == kinds
