"""How many people a noun phrase is: its number, article, names and conjuncts, and which group they belong to."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tawthiq.coding.english import numbers
from tawthiq.coding.english.lexicon import nouns, people, things
from tawthiq.coding.english.named import Named
from tawthiq.coding.english.tree import Tree

_SINGULAR_PRONOUNS = frozenset({"him", "her", "he", "she"})
_PLURAL_PRONOUNS = frozenset({"them", "they", "themselves", "those", "these"})
_ELLIPTIC = {"another": (1, 1), "one": (1, 1), "both": (2, 2), "several": (3, None), "many": (3, None), "some": (2, None), "others": (2, None), "few": (3, None), "each": (1, 1)}
_AGENTIVE = re.compile(r"(?:man|woman|men|women|er|or|ist|ian|ite|ant|ee|child|boy|girl|chief|head|wife|lord|mate|folk|kid|person)$")
_MEMBERS = re.compile(r"\b([a-z]+|\d+)[\s-]member\b", re.I)
_OF = re.compile(r"\bfamily of (\w+)\b|\b(?:a|the) (?:group|gang|team|party|band|crew|squad) of (?:at least |about |some |around )?([\w-]+)\b", re.I)


class Count(NamedTuple):
    """Bounds, the words they were read from and the phrase that was counted, as token indexes; `back` where the phrase only
    points back at people told of before (pronouns, "the victims")."""

    low: int | None
    high: int | None
    verbatim: str
    first: int
    last: int
    group: str
    back: bool = False


def lemma_of(tree: Tree, i: int) -> str:
    """Lemma of a noun, singular also where the tagger took the plural for a singular."""
    lemma = tree.lemma(i)
    single = lemma[:-1]
    return single if lemma.endswith("s") and single in _humans() else lemma


@cache
def group_words() -> frozenset[str]:
    """All nouns of people that the groups list."""
    return people("combatant") | people("civilian") | people("official") | people("journalist")


@cache
def _humans() -> frozenset[str]:
    return things()["person"] | group_words() | people("kin") | people("groups") | people("pairs")


@cache
def _lifeless() -> frozenset[str]:
    return things()["lifeless"] | things()["building"] | things()["weapon"] | things()["goods"] | things()["military"] | people("things")


def group_of(tree: Tree, first: int, head: int) -> str:
    """civilian | combatant | official | journalist | unknown, by the head noun, then by the words before it ("police officer")."""
    for i in (head, *range(head - 1, first - 1, -1)):
        lemma = lemma_of(tree, i) if i == head else tree.tokens[i].text.lower()
        for name in ("journalist", "combatant", "official", "civilian"):
            if lemma in people(name) or tree.lemma(i) in people(name):
                return name
    return "unknown"


def is_people(tree: Tree, h: int, named: Named | None, kind: str) -> bool:
    """Can the phrase be people? Names, numbers, nouns of persons; for death, abduction and arrest whatever is no thing."""
    token = tree.tokens[h]
    lemma = lemma_of(tree, h)
    if any(tree.tokens[c].name == "PER" and tree.rel(c) == "flat" for c in tree.children[h]):
        return True
    if token.name in ("LOC", "ORG") and token.tag.startswith("NNP"):
        return False
    if token.name == "PER" or token.tag in ("CD", "PRP", "DT") or lemma in _humans():
        return True
    if named is not None and token.name != "PER" and (found := named.actor(tree, h)) is not None and not found.actor.is_class and found.actor.kind in ("group", "state", "organ", "organisation", "coalition", "unknown-group"):
        return token.tag in ("NNS", "NNPS")  # a group is no number of people, its members are
    if named is not None and named.human(tree, h):
        return True
    if any(tree.tokens[c].name == "PER" and tree.rel(c) in ("appos", "flat") for c in tree.children[h]):
        return True  # "the mastermind, Ali Hassan"
    if lemma in ("command", "chief") and h > 1 and tree.tokens[h - 1].tag == "HYPH" and tree.tokens[h - 2].text.lower() == "in":
        return True
    if lemma in nouns():
        return False
    if lemma in _lifeless():
        return False
    if kind in ("killed", "abducted", "arrested", "surrendered", "injured"):
        return token.tag.startswith("NNP") or bool(_AGENTIVE.search(lemma)) or (kind != "injured" and token.tag in ("NN", "NNS"))
    return False


def count(tree: Tree, h: int) -> Count | None:
    """The number that the phrase headed by `h` states; None where it counts nobody that can be told."""
    token = tree.tokens[h]
    low = token.text.lower()
    first, last = tree.phrase(h)
    if low in _SINGULAR_PRONOUNS:
        return Count(1, 1, token.text, h, h, "unknown", True)
    if low in _PLURAL_PRONOUNS:
        return Count(2, None, token.text, h, h, "unknown", True)
    if token.tag == "PRP" or low in ("who", "whom", "that", "which", "it", "this"):
        return None
    group = group_of(tree, first, h)
    first = _measure_start(tree, h, first)
    joined = h + 2 if h + 2 < len(tree) and token.tag == "CD" and tree.tokens[h + 1].tag == "HYPH" and tree.tokens[h + 2].tag == "CD" else h
    lead = tree.words(first, joined)  # "twenty-three" is three tokens
    before = tree.words(max(0, first - 4), joined)
    quantity = _quantity(tree, h, lead, before)
    if lemma_of(tree, h) in people("pairs") and (quantity is None or quantity.low == 1):
        quantity = None
    if quantity is not None and quantity.low == 1 and lemma_of(tree, h) in people("groups"):
        quantity = None  # "a family of five", "a six-member team"
    if quantity is not None:
        return Count(quantity.low, quantity.high, quantity.verbatim, first, last, group, _points_back(tree, first, h))
    if low in _ELLIPTIC:
        bounds = _ELLIPTIC[low]
        return Count(bounds[0], bounds[1], token.text, first, last, group, low == "both")
    collective = people("pairs")
    lemma = lemma_of(tree, h)
    if lemma in collective:
        n = 3 if lemma == "trio" else 2
        return Count(n, n, tree.words(h, h), first, last, group, _points_back(tree, first, h))
    members = _MEMBERS.search(lead) or _OF.search(tree.words(first, last))
    if members:
        got = numbers.value(next(g for g in members.groups() if g))
        if got is not None and got[0] is not None and not got[1]:
            return Count(got[0], got[0], members.group(), first, last, group)
    if lemma in people("groups"):
        return None
    plural = (token.tag in ("NNS", "NNPS") or lemma != token.text.lower()) and token.name != "PER"
    if token.name == "PER" or (token.tag in ("NN", "NNP", "JJ", "VBN") and not plural):
        return Count(1, 1, tree.words(first, h), first, last, group, _points_back(tree, first, h))
    if token.tag in ("NNS", "NNPS") or plural:
        return Count(2, None, tree.words(first, h), first, last, group, _points_back(tree, first, h))
    return None


def _points_back(tree: Tree, first: int, h: int) -> bool:
    """"the victims", "both men", "his body": known from before."""
    words = {tree.tokens[k].text.lower() for k in range(first, h)}
    return bool(words & {"the", "this", "these", "those", "both", "his", "her", "their", "its", "said", "all"}) and not words & {"other", "another", "second", "third"}


def _measure_start(tree: Tree, h: int, first: int) -> int:
    """"dozens of villagers", "a group of five men": the phrase begins at the measure."""
    head = tree.head(h)
    if first > 2 and tree.tokens[first - 1].text == ")":  # "12 security force (SF) personnel"
        k = next((k for k in range(first - 2, max(-1, first - 6), -1) if tree.tokens[k].text == "("), 0)
        if k > 0 and tree.is_noun(k - 1):
            first = min([tree.phrase(k - 1)[0], *(n for n in tree.only(h, "nummod") if first - n < 8)])
    if tree.rel(h) == "nmod" and head >= 0 and head < h and tree.preposition(h) == "of" and (numbers.value(tree.tokens[head].text) is not None or tree.lemma(head) in ("number", "dozen", "hundred", "thousand", "score", "couple")):
        return min(first, tree.phrase(head)[0])
    return first


def _quantity(tree: Tree, h: int, lead: str, before: str) -> numbers.Quantity | None:
    got = numbers.find(lead)
    if got is None:
        return None
    wider = numbers.find(before[-len(lead) - 14 :]) if len(before) > len(lead) else None
    return wider if wider is not None and got.verbatim in wider.verbatim and wider.verbatim.endswith(got.verbatim) else got
