"""Victims told again: "two men were shot dead … their bodies were found", "a villager … the victim, Ali Hassan, was killed".

Works over the drafts of one article in text order and takes away the figures that count people whom an earlier figure of the
same kind has counted. Numbers that were vague ("villagers were killed") take the number that is told later.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from tawthiq.coding.english.figures.people import group_words
from tawthiq.coding.english.lexicon import people
from tawthiq.coding.english.tree import Tree
from tawthiq.records import Figure, Sentence

if TYPE_CHECKING:
    from tawthiq.coding.english.draft import Draft

_BACK = re.compile(r"^(?:the|this|these|those|both|his|her|their|its|all|said|him|he|she|them|they|one of (?:the|them|those)|(?:two|three|four|five|some|several|many|most) of (?:the|them|those))\b", re.I)
_OTHER = re.compile(r"^(?:the )?(?:an)?other\b|^the (?:second|third|remaining|rest)\b", re.I)
_APART = re.compile(r"\b(?:another|separate(?:ly)?|elsewhere|in a similar|other incidents?|second incident|meanwhile|on the same day|also)\b", re.I)
_THOSE = re.compile(r"^(?:those|these|both|all (?:of )?(?:the|those|them)|one of (?:the|them|those)|(?:two|three|four|five|some|several|most) of (?:the|them|those)|the (?:dead|deceased|slain|victims?|killed|injured|arrested|trio|duo))\b", re.I)
_PRONOUN = re.compile(r"^(?:him|her|he|she|them|they|those|these|themselves)$", re.I)
_BODY = re.compile(r"^(?:the|his|her|their)\b.*\b(?:bod(?:y|ies)|corpses?|remains)\b", re.I)
_IDENTIFIED = re.compile(r"\b(?:identified|named|deceased|victims?|slain|killed|dead|injured|arrested|identity|bod(?:y|ies)|surrendered|abducted)\b", re.I)
_GENERIC = frozenset({"victim", "deceased", "dead", "slain", "body", "man", "woman", "person", "people", "individual", "life", "civilian", "casualty", "member", "youth", "other", "corpse", "soldier", "militant", "rebel", "personnel", "cadre", "terrorist"})


@dataclass
class Told:
    """A figure counted before: whose it is, how many of its people have no name yet, and the names that are known."""

    figure: Figure
    draft: Draft
    open: int
    names: set[str] = field(default_factory=set)
    used: dict[int, int] = field(default_factory=dict)

    def room(self, d: Draft, n: int) -> bool:
        """Are there people left in this figure that `d` has not told again yet?"""
        return self.used.get(id(d), 0) + n <= max(self.figure.low or 0, self.figure.high or 0, 1)


def settle_numbers(drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> None:
    """Take retold figures out of the drafts; `Draft.retells` says which draft told them first."""
    told: list[Told] = []
    done = -1
    for d in drafts:
        at = d.frame.tree.sentence.index
        for s in sentences:  # names given in sentences between: "The victims were identified as …"
            if done < s.index < at and told and _IDENTIFIED.search(s.text):
                told[-1].names |= _names(Tree(s), s.start, s.end)
        done = max(done, at)
        if d.aggregate or d.factuality not in ("occurred", "not-occurred"):
            continue
        fresh: list[Told] = []
        _parts(d, told)
        for f in list(d.figures):
            body = _BODY.match(f.who or "")  # "killed a guard and dumped his body"
            home = _home(f, d, [*told, *fresh] if body else told) if f.low != 0 or f.high != 0 else None
            if home is not None:
                home.used[id(d)] = home.used.get(id(d), 0) + (f.low or f.high or 1)
                d.figures.remove(f)
                d.retold.append(f)
                d.retells = home.draft
                continue
            if _PRONOUN.match(f.verbatim) and f.low == 2 and (told or fresh):  # "killed them": as many as were told of
                f = _replace(d, f, (fresh or told)[-1].figure)
            fresh.append(Told(f, d, f.low or f.high or 1, _known(d, f)))
        told += fresh


def _parts(d: Draft, told: Sequence[Told]) -> None:
    """"Four guards were killed. Three died on the spot, another on the way": the parts of a whole told just before."""
    at = d.frame.tree.sentence.index
    for t in reversed(told):
        if t.draft.frame.tree.sentence.index >= at or at - t.draft.frame.tree.sentence.index > 2 or t.figure.low is None:
            continue
        parts = [f for f in d.figures if f.kind == t.figure.kind]
        if len(parts) > 1 and sum(f.low or 0 for f in parts) == t.figure.low and _one_scene(t.draft, d):
            for f in parts:
                d.figures.remove(f)
                d.retold.append(f)
            d.retells = t.draft
            return


def give_back(drafts: Sequence[Draft]) -> None:
    """A mention that could not be joined with the one it seemed to tell again keeps its own numbers."""
    for d in drafts:
        if not d.figures:
            d.figures += d.retold
        for kind in {f.kind for f in d.retold} - {f.kind for f in d.figures}:
            d.evidence.pop(kind, None)


def _replace(d: Draft, f: Figure, other: Figure) -> Figure:
    new = f.model_copy(update={"low": other.low, "high": other.high, "group": other.group})
    d.figures[d.figures.index(f)] = new
    return new


@cache
def _titles() -> frozenset[str]:
    return group_words() | frozenset({"the", "two", "three", "one", "all", "suspected", "late", "acting", "former", "top", "special", "national"})


def _names(tree: Tree, start: int, end: int) -> set[str]:
    """Words of person names among the tokens at the article positions [start, end): no titles, places, organisations, demonyms."""
    out = set()
    for i in tree.at(start, end):
        t = tree.tokens[i]
        if t.tag in ("NNP", "NNPS") and t.name not in ("LOC", "ORG") and len(t.text) > 2 and t.lemma not in _titles() and tree.rel(i) not in ("amod", "nmod:desc", "nmod:poss"):
            out.add(t.text)
    return out


def _position(d: Draft, f: Figure) -> tuple[int, int]:
    """Where the counted phrase stands in the article."""
    s = d.frame.tree.sentence
    words = f.who or f.verbatim
    at = max(0, s.text.find(words))
    return s.start + at, s.start + at + len(words)


def _known(d: Draft, f: Figure) -> set[str]:
    """Names of the people counted: those of the phrase, and those by which its sentence identifies them."""
    tree = d.frame.tree
    start, end = _position(d, f)
    behind = tree.sentence.text[end - tree.sentence.start :]
    m = re.match(r"\W{0,3}(?:who (?:was|were|has been) )?(?:later )?(?:identified|named|known) as (.{0,160})|\s*[,(-]\s*([A-Z].{0,80})", behind)
    more = _names(tree, end, end + m.end()) if m else set()
    return _names(tree, start, end) | more


def _noun(f: Figure) -> str:
    """The head noun of the phrase, roughly: its last word before any preposition."""
    words = re.split(r"\s(?:of|from|in|at|near|who|,)\s|,", (f.who or f.verbatim).lower())[0].split()
    last = words[-1] if words else ""
    return last[:-1] if last.endswith("s") and not last.endswith("ss") else last


def _home(f: Figure, d: Draft, told: Sequence[Told]) -> Told | None:
    """The earlier figure that counts the same people."""
    who = (f.who or f.verbatim).strip()
    if _OTHER.match(who) or re.search(r"\b(?:another|others?)\b", who, re.I):
        return None
    names = _names(d.frame.tree, *_position(d, f))
    sentence = d.frame.tree.sentence
    apart = bool(_APART.search(sentence.text)) or d.another
    for t in reversed(told):
        g = t.figure
        if g.kind != f.kind or (g.low == 0 and g.high == 0):
            continue
        n, m = f.low or f.high or 1, g.low or g.high or 1
        if names & t.names and (n <= m or (n == 2 and f.high is None)):
            return t
        if not t.room(d, n) and f.high is not None:
            continue
        gap = sentence.index - t.draft.frame.tree.sentence.index
        if (apart and not _THOSE.match(who)) or not _one_scene(t.draft, d) or gap > 6:
            continue
        if _groups_differ(f, g):
            continue
        if _BACK.match(who) and (n <= m or f.high is None):
            return t
        alike = _noun(f) == _noun(g) or _noun(f) in _GENERIC or _noun(g) in _GENERIC or bool(names)
        if g.high is None and g.low == 2 and not re.search(r"\d|two", g.verbatim, re.I) and alike and f.high is not None and t.draft is not d:
            k = t.draft.figures.index(g)
            t.figure = t.draft.figures[k] = g.model_copy(update={"low": f.low, "high": f.high, "verbatim": g.verbatim})
            return t
        if t.draft is d or gap > 3:
            continue
        if (f.low, f.high) in ((g.low, g.high), (g.low, g.low)) and alike and not (names and t.names and len(t.names) >= m):
            return t
        if names and not t.names and t.open >= n and t.draft.frame.tree.sentence.index < sentence.index:
            t.open -= n
            return t
    return None


def _groups_differ(f: Figure, g: Figure) -> bool:
    groups = {f.group, g.group} - {"unknown"}
    return len(groups) == 2 and _noun(f) not in people("kin") | _GENERIC and _noun(g) not in _GENERIC


def _one_scene(k: Draft, d: Draft) -> bool:
    """Not in two different towns, not on two different days."""
    if k.dated and d.dated and k.date_from and d.date_to and (d.date_to < k.date_from or (k.date_to and d.date_from and k.date_to < d.date_from)):
        return k.sentences[0].kind == "headline"
    return True
