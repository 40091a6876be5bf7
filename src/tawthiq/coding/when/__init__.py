"""when: words of time → intervals with precision, the words, and doubts (codebook: house rules on dates).

In: a text, the day its relative words are counted from (anchor), the language. Out: `TimeExpression`s in text order.
Never: a repaired date. An impossible one keeps its words and has no interval; what is doubtful is written in `note`.
"""

from __future__ import annotations

from datetime import date

from tawthiq.coding.when.arabic import find_arabic
from tawthiq.coding.when.english import find_english
from tawthiq.coding.when.expression import TimeExpression, resolve_against

__all__ = ["TimeExpression", "find_times", "resolve_against"]


def find_times(text: str, anchor: date | None, language: str, future: bool = False) -> list[TimeExpression]:
    """Time expressions of `text`; positions are relative to it, expressions do not overlap.

    `future` turns bare weekdays and months forward ("will meet on Monday").
    """
    found = find_arabic(text, anchor, future) if language == "ar" else find_english(text, anchor, future)
    kept: list[TimeExpression] = []
    for t in sorted(found, key=lambda t: (-(t.end - t.start), t.start)):
        if all(t.end <= k.start or k.end <= t.start for k in kept):
            kept.append(t)
    return sorted(kept, key=lambda t: t.start)
