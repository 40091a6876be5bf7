"""Text → time expressions: fold, lex, run the passes, and come back to the positions and words of the text."""

from __future__ import annotations

from datetime import date

from tawthiq.coding.when import calendar as cal
from tawthiq.coding.when import combine, expressions_ar, expressions_en
from tawthiq.coding.when.cascade import Item, Reading, Scene, run
from tawthiq.coding.when.folding import Copy, fold
from tawthiq.coding.when.lexer import ahead_spans, lex
from tawthiq.coding.when.model import TimeExpression

_SHAPES_LEFT_OUT = frozenset(("XDROP",))


def _read(copy: Copy, anchor: date | None, language: str, future: bool, day_first: bool) -> list[Item]:
    items = lex(copy.text, language, day_first)
    if not items:
        return []
    scene = Scene(anchor, future, ahead_spans(items))
    if language == "ar":
        items = run(expressions_ar.prepared(items), expressions_ar.rules(), scene)
    else:
        items = run(items, expressions_en.rules(), scene)
    return combine.combined(items, scene)


def _expression(reading: Reading, start: int, end: int, copy: Copy) -> TimeExpression:
    first, last = copy.span(start, end)
    return TimeExpression(
        first, last, copy.source[first:last], reading.lo, reading.hi, reading.precision, reading.kind, reading.note, reading.reference, reading.offset
    )


def find_times(text: str, anchor: date | None, language: str, future: bool = False, day_first: bool = True) -> list[TimeExpression]:
    """Time expressions of `text` in order, none overlapping; positions are of `text`, unchanged.

    `anchor` is the date that "yesterday" and weekdays are counted from: the article's; without one, what depends on it stays
    unknown. `language` is "en" | "ar". `future` resolves what has no year or week forward; without it only expressions
    governed by a word such as "will" are. `day_first` reads 05/07/2021 as 5 July. Source: codebook, house rule "Dates".
    """
    copy = fold(text, language)
    found = []
    for item in _read(copy, anchor, language, future, day_first):
        reading = item.value
        if isinstance(reading, Reading) and reading.shape not in _SHAPES_LEFT_OUT:
            found.append(_expression(reading, item.start, item.end, copy))
    return found


def weekday_conflicts(text: str, anchor: date | None, language: str) -> list[str]:
    """Sentences of doubt wherever a weekday of `text` contradicts the date it stands beside.

    "Thursday, 19 August 2020" is one; so is "yesterday, Monday" in an article that `anchor` puts on a Wednesday.
    """
    told = [t for t in find_times(text, anchor, language) if t.note and any(name in t.note for name in cal.WEEKDAYS)]
    return [f"“{t.text}”: {t.note}" for t in told if "is written, but" in (t.note or "") or "by the article's date" in (t.note or "")]
