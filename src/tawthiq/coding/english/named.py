"""Names in an article's sentences: actors, places, weapons and times, found once per sentence and asked for by token."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tawthiq.actors import ActorName, find_actors
from tawthiq.actors.weapons import WeaponName, find_weapons
from tawthiq.coding.english.tree import Tree
from tawthiq.coding.when import TimeExpression, find_times
from tawthiq.places import PlaceName, find_places
from tawthiq.records import Article, Sentence

ARMED = frozenset({"State forces", "Rebel group", "Political militia", "Identity militia", "External/Other forces"})
HUMAN = frozenset({"Civilians", "Protesters", "Rioters"})


@dataclass(frozen=True)
class Found:
    """What one sentence names; positions in the sentence's text."""

    actors: tuple[ActorName, ...]
    places: tuple[PlaceName, ...]
    weapons: tuple[WeaponName, ...]
    times: tuple[TimeExpression, ...]


def _places(s: Sentence, weapons: Sequence[WeaponName]) -> list[PlaceName]:
    """Places of a sentence without homographs: weapons ("Grad") and particles of Title Case headlines ("Shot Down")."""
    out = []
    for p in find_places(s.text, "en"):
        covered = [t for t in s.tokens if t.start < s.start + p.end and s.start + p.start < t.end]
        particle = len(covered) == 1 and covered[0].tag in ("RP", "IN", "VB", "VBD", "VBN", "VBZ", "VBP", "VBG", "RB", "MD", "PRP", "CC", "DT") and covered[0].name != "LOC"
        person = bool(covered) and all(t.name == "PER" for t in covered) and not re.search(r"\b(?:in|at|near|from|to|of|outside)\s+(?:the\s+)?$", s.text[: p.start])
        if not particle and not person and not any(w.start < p.end and p.start < w.end for w in weapons if p.end - p.start <= w.end - w.start):
            out.append(p)
    return out


def _found(s: Sentence, anchor: date | None) -> Found:
    if not s.tokens:  # passed over by the gate: only the country it plays in counts; "US" alone may be "us" in restored case
        return Found((), tuple(p for p in find_places(s.text, "en") if p.text != "US" or s.text[: p.start].lower().endswith("the ")), (), ())
    weapons = tuple(find_weapons(s.text, "en"))
    return Found(tuple(find_actors(s.text, "en")), tuple(_places(s, weapons)), weapons, tuple(x for x in find_times(s.text, anchor, "en") if not _stamp(x, s.text)))


def _stamp(x: TimeExpression, text: str) -> bool:
    """"2031 UN condemns attack": four digits that open an entry of a live page are the hour it was written, no year."""
    return x.start == 0 and x.precision == "year" and x.text.isdigit() and text[x.end : x.end + 1] == " " and not text[x.end + 1 : x.end + 2].islower()


class Named:
    """Names of one article's sentences."""

    def __init__(self, article: Article, sentences: list[Sentence], anchor: date | None) -> None:
        self.article = article
        self.anchor = anchor
        self.found = {s.index: _found(s, anchor) for s in sentences}

    def _cover(self, tree: Tree, i: int) -> tuple[int, int]:
        t, base = tree.tokens[i], tree.sentence.start
        return t.start - base, t.end - base

    def actor(self, tree: Tree, i: int) -> ActorName | None:
        """The actor name that covers token `i`."""
        a, b = self._cover(tree, i)
        return next((x for x in self.found[tree.sentence.index].actors if x.start < b and a < x.end), None)

    def armed(self, tree: Tree, i: int) -> bool:
        """Token `i`, or a name that modifies it, is an armed actor or a state."""
        name = self.actor(tree, i)
        return name is not None and (name.actor.inter in ARMED or name.actor.kind == "state")

    def state(self, tree: Tree, i: int) -> bool:
        """Token `i` is in the name of a state or of its forces."""
        name = self.actor(tree, i)
        return name is not None and (name.actor.inter == "State forces" or name.actor.kind == "state")

    def human(self, tree: Tree, i: int) -> bool:
        """Token `i` names people: a class of persons or members of a group."""
        name = self.actor(tree, i)
        return name is not None and name.end >= self._cover(tree, i)[1] and (name.actor.is_class or name.actor.inter in HUMAN)

    def timed(self, tree: Tree) -> set[int]:
        """Tokens inside time expressions: "March" there is no march."""
        base = tree.sentence.start
        return {i for t in self.found[tree.sentence.index].times for i in tree.at(base + t.start, base + t.end) if not tree.is_verb(i)}

    def weapon_at(self, tree: Tree, i: int) -> WeaponName | None:
        a, b = self._cover(tree, i)
        return next((w for w in self.found[tree.sentence.index].weapons if w.start < b and a < w.end), None)

    def place_at(self, tree: Tree, i: int) -> bool:
        a, b = self._cover(tree, i)
        return any(p.start < b and a < p.end and p.kind not in ("demonym",) for p in self.found[tree.sentence.index].places)

    def actors_in(self, tree: Tree, first: int, last: int) -> list[ActorName]:
        """Actor names that begin inside tokens first..last."""
        base = tree.sentence.start
        a, b = tree.tokens[first].start - base, tree.tokens[last].end - base
        return [x for x in self.found[tree.sentence.index].actors if a <= x.start < b]
