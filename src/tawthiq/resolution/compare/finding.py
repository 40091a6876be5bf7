"""What the comparison of one field says."""

from __future__ import annotations

import math
from typing import NamedTuple

#: excluded: the two cannot be one incident
VETO = -math.inf


class Finding(NamedTuple):
    """Log-odds that two mentions tell of one event, and the sentence that says why; empty reason = nothing to say."""

    score: float
    reason: str = ""


NOTHING = Finding(0.0)
