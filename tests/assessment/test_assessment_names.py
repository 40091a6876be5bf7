"""Names told fuller and shorter are one version; two fuller names leave the short one alone."""

from __future__ import annotations

import pytest

from tawthiq.assessment.fields import one_name


@pytest.mark.parametrize(("x", "y", "same"), [("market", "Sabha market", True), ("Market", "market", True), ("guards", "police", False), ("market", "market guards", False)])
def test_one_name(x: str, y: str, same: bool) -> None:
    assert one_name(x, y) is same
    assert one_name(y, x) is same
