"""The engine: rules over a line of symbols, longest match first, pass after pass.

A pass reads items, replaces what a rule matched by one item that carries a `Reading`, and hands the shorter line on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from tawthiq.coding.when.calendar import Interval
from tawthiq.coding.when.symbols import SYMBOL, pattern


class Reading(NamedTuple):
    """What a pass has read so far. `shape` names its symbol (X…); the other fields are those of `TimeExpression` and their making.

    `month`, `day`, `weekday`, `season`: what is written, kept so that a later word ("last year") can count anew;
    `year` is set where the year is written; `number` and `unit` are a quantity; `sign` says whether an open reference
    ("two days after") counts forward.
    """

    shape: str
    lo: date | None = None
    hi: date | None = None
    precision: str = "none"
    kind: str = "point"
    note: str | None = None
    reference: bool = False
    offset: tuple[int, int] | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: tuple[int, int] | None = None
    number: tuple[int, int] | None = None
    unit: str = ""
    sign: int = 0

    def at(self, interval: Interval) -> Reading:
        return self._replace(lo=interval[0], hi=interval[1])

    def doubt(self, note: str | None) -> Reading:
        """This reading with `note` added to its doubts."""
        if not note or (self.note and note in self.note):
            return self
        return self._replace(note=f"{self.note}; {note}" if self.note else note)


class Item(NamedTuple):
    """One symbol and the words [start, end) of the copy that it stands for."""

    symbol: str
    start: int
    end: int
    value: Any = None


class Scene(NamedTuple):
    """What every rule may know: the article's date, and where a future is marked."""

    anchor: date | None
    future: bool
    ahead: tuple[tuple[int, int], ...]

    def is_ahead(self, start: int) -> bool:
        return self.future or any(a <= start < b for a, b in self.ahead)


class Hit:
    """A match as the builders see it: items by the group names of the pattern."""

    __slots__ = ("_items", "_match", "scene")

    def __init__(self, match: re.Match[str], items: Sequence[Item], scene: Scene) -> None:
        self._match, self._items, self.scene = match, items, scene

    def items(self, group: str) -> Sequence[Item]:
        first, last = self._match.span(group)
        return self._items[first:last] if first >= 0 else ()

    def value(self, group: str) -> Any:
        """The value of the first item of `group`; None where it did not match."""
        first = self._match.start(group) if group in self._match.re.groupindex else -1
        return self._items[first].value if first >= 0 else None

    def has(self, group: str) -> bool:
        return group in self._match.re.groupindex and self._match.start(group) >= 0

    def symbol(self, group: str) -> str:
        return self._items[self._match.start(group)].symbol

    @property
    def start(self) -> int:
        return self._items[self._match.start()].start

    @property
    def future(self) -> bool:
        return self.scene.is_ahead(self.start)


Builder = Callable[[Hit], "Reading | None"]


class Rule(NamedTuple):
    """`needs`: a symbol without which the pattern cannot match."""

    needs: str
    pattern: re.Pattern[str]
    build: Builder


def rule(needs: str, source: str, build: Builder) -> Rule:
    return Rule(SYMBOL[needs], pattern(source), build)


def run(items: Sequence[Item], rules: Sequence[Rule], scene: Scene) -> list[Item]:
    """`items` with the longest matches, from left to right, replaced by their readings; ties go to the earlier rule."""
    line = "".join(i.symbol for i in items)
    present = set(line)
    found: list[tuple[int, int, int, re.Match[str]]] = []
    for number, r in enumerate(rules):
        if r.needs in present:
            found += [(m.start(), -m.end(), number, m) for m in r.pattern.finditer(line) if m.end() > m.start()]
    if not found:
        return list(items)
    found.sort(key=lambda x: x[:3])
    return list(_replaced(items, found, rules, scene))


def _replaced(items: Sequence[Item], found: Sequence[tuple[int, int, int, re.Match[str]]], rules: Sequence[Rule], scene: Scene) -> Iterator[Item]:
    done = 0
    for start, end, number, match in found:
        if start < done:
            continue
        reading = rules[number].build(Hit(match, items, scene))
        if reading is None:
            continue
        yield from items[done:start]
        yield Item(SYMBOL[reading.shape], items[start].start, items[-end - 1].end, reading)
        done = -end
    yield from items[done:]
