"""The figure rule of the ACLED export, applied when a row is written and never stored.

Source: ACLED's FAQ on fatalities as `research/ecosystem.md` §2.1 read it: where reports differ or are vague the most
conservative estimate; "tens" 10, "dozens" 12, "hundreds" 100 (our records keep the codebook's own bounds, dozens = 24).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tawthiq.assessment.figures import stated
from tawthiq.knowledge import load
from tawthiq.records import Figure, Mention

RULE = "acled-conservative: the lowest lower bound that any mention states; tens 10, dozens 12, hundreds 100; 0 where no death is reported or only an upper bound"


@cache
def _vague() -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), int(value)) for pattern, value in load("exports/acled")["vague_numbers"].items())


def conservative(figure: Figure) -> int:
    """The lower bound of one figure, by the words it was read from."""
    for pattern, value in _vague():
        if pattern.search(figure.verbatim) and not re.search(r"\d", figure.verbatim):
            return value
    return figure.low or 0


def fatalities(mentions: Sequence[Mention]) -> int:
    """Deaths of an incident by `RULE`."""
    figures = []
    for m in mentions:
        bounds = stated(m, "killed")
        if bounds is None:
            continue
        own = [f for f in m.figures if f.kind == "killed" and not f.cumulative]
        vaguer = sum(conservative(f) - (f.low or 0) for f in own)
        figures.append(max(0, (bounds[0] or 0) + vaguer))
    return min(figures, default=0)
