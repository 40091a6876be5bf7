"""when: words of time → intervals with precision, the words, and doubts (codebook: house rules on dates).

In: a text, the day its relative words are counted from (anchor), the language. Out: `TimeExpression`s in text order.
Never: a repaired date. An impossible one keeps its words and has no interval; what is doubtful is written in `note`.
Never either: a clock, a guess where the text is silent, or a change of the text.

A sentence becomes a line of symbols (`lexer`, words in `knowledge/time`), rules over that line become readings (`cascade`,
`expressions_en`, `expressions_ar`, `combine`), readings come back to the words of the text (`finder`).
"""

from __future__ import annotations

from tawthiq.coding.when.finder import find_times, weekday_conflicts
from tawthiq.coding.when.model import TimeExpression, resolve_against, shift

__all__ = ["TimeExpression", "find_times", "resolve_against", "shift", "weekday_conflicts"]
