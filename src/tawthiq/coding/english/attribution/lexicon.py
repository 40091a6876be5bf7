"""`knowledge/english/saying.toml` as look-ups."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from tawthiq.knowledge import load


class Cue(NamedTuple):
    """What a cue word takes; see the head of knowledge/english/saying.toml."""

    kind: str
    telling: bool
    takes: frozenset[str]
    by: frozenset[str]
    after: frozenset[str]


Table = dict[str, tuple[Cue, ...]]


def _table(entries: list[dict[str, Any]]) -> Table:
    out: dict[str, list[Cue]] = {}
    for e in entries:
        cue = Cue(e["class"], bool(e.get("telling")), frozenset(e.get("takes", ())), frozenset(e.get("with", ())), frozenset(e.get("after", ())))
        for word in e["words"]:
            out.setdefault(word, []).append(cue)
    return {k: tuple(v) for k, v in out.items()}


@cache
def verbs() -> Table:
    """Lemma, or lemma+particle → its readings in file order; forms that the lemmas' rules cut short ("alleg") lead there too."""
    table = _table(load("english/saying")["verb"])
    short = {w[:-1]: c for w, c in table.items() if w.endswith("e") or w[-1:] == w[-2:-1]}
    return short | table


@cache
def nouns() -> Table:
    """Lemma of a noun of saying → its readings."""
    return _table(load("english/saying")["noun"])


@cache
def adjectives() -> Table:
    """Predicative adjective → its readings."""
    return _table(load("english/saying")["adjective"])


@cache
def words(section: str, key: str) -> frozenset[str]:
    """A list of the file."""
    return frozenset(load("english/saying")[section][key])
