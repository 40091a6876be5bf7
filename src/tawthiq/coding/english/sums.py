"""Statements that sum over many deeds: "has cost many lives since 1987", "the sixth such ambush this spring" (codebook: `aggregate`).

`is_sum` finds sums that the event word alone does not show; `one_scene` takes back plurals that tell one scene: "clashes broke out",
"five strikes on the harbour", "many arrests were made".
"""

from __future__ import annotations

import re

from tawthiq.coding.english.frames import Frame
from tawthiq.coding.english.lexicon import cues
from tawthiq.coding.english.tree import Tree
from tawthiq.records import Figure

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
_UNITS = "days|weeks|months|years|decades"
#: Spans in which many deeds can lie.
SPAN = re.compile(
    rf"\bsince (?:(?:early |late |mid-?)?(?:19|20)\d\d|(?:early |late |mid-?)?(?:{_MONTHS})\b(?! \d)|(?:last|the previous) (?:spring|summer|autumn|fall|winter|year|month|{_MONTHS})|the \w+|\w+ (?:began|started|broke|erupted|took)|christmas|easter|ramadan|then)"
    rf"|\b(?:in|over|during|within|for) (?:the )?(?:past|last|recent|previous|these|first) (?:\w+ )?(?:{_UNITS}|year|decade|half|quarter)\b|\bin (?:\w+ ){{1,3}}(?:{_UNITS})\b"
    rf"|\b(?:this|so far this) (?:year|month|season|quarter)\b|\bso far\b|\bin (?:19|20)\d\d alone\b|\beach time\b|\bon and off\b|\bto date\b",
    re.I,
)
_ORDINAL = re.compile(r"^(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\w+tieth|\w+-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|\d+(?:st|nd|rd|th))$", re.I)
_LASTING = frozenset({"war", "conflict", "violence", "insurgency", "feud", "uprising", "rebellion", "militancy", "unrest", "terrorism", "occupation"})
_MASSES = frozenset({"hundred", "thousand", "million", "billion", "dozen", "score"})
YEAR = 300  # days


def is_sum(frame: Frame, figures: list[Figure], count: int | None, has_point_date: bool, days: int | None) -> bool:
    """Does the statement sum over many deeds? `days`: how long the span is in which they lie, where the text says it."""
    tree = frame.tree
    span = SPAN.search(tree.sentence.text)
    if any(_ranked(tree, i) for f in frame.all() for i in [f.at, *f.targets]) and (span or _such(tree)):
        return True
    if has_point_date:
        return False
    verbs = [f for f in frame.all() if not f.noun]
    if any(tree.lemma(s) in _LASTING for f in verbs if f.sense.figure for s in f.args.subjects + f.args.agents):
        return True
    many = any((x.low or 0) > 2 for x in figures) or any(_plural(tree, t) for f in frame.all() for t in f.targets)
    if span and many and verbs and any(_goes_on(tree, f.at) or _hangs_on(tree, f.at, span.start()) for f in verbs):
        return True
    if span and frame.noun and tree.tokens[frame.at].tag == "NNS" and (count is None or count > 1):
        return True
    head = tree.head(frame.at)
    if frame.noun and head >= 0 and tree.lemma(head) in ("number", "count", "tally", "rate", "frequency") and tree.preposition(frame.at) == "of" and tree.tokens[frame.at].tag == "NNS":
        return True
    goods = [t for f in verbs for t in f.targets + f.args.objects if tree.lemma(t) in _MASSES and tree.tokens[t].tag == "NNS" and not _people(tree, t)]
    if goods and frame.sense.figure not in ("killed", "injured"):
        return True
    return bool(days is not None and days >= YEAR and verbs and any(_plural(tree, t) and tree.kids(t, "conj") for f in verbs for t in f.targets))


def one_scene(frame: Frame, count: int | None) -> bool:
    """A plural that tells one scene: clashes, a small number told of one side's deeds, arrests by number."""
    tree = frame.tree
    if SPAN.search(tree.sentence.text) or any(p in tree.sentence.text.lower() for p in cues("aggregate", "phrases")):
        return False
    near = {tree.tokens[c].text.lower() for f in frame.all() for c in tree.children[f.at]}
    if near & set(cues("aggregate", "adverbs")):
        return False
    if frame.noun and (frame.sense.figure or frame.sense.acled == "Armed clash" or frame.supported == "happen"):
        return tree.rel(frame.at) in ("root", "obj", "nsubj", "nsubj:pass", "conj", "parataxis") and not near & {"many", "countless", "numerous"}
    return bool(frame.noun and count is not None and 1 < count <= 12 and tree.rel(frame.at) not in ("obl", "nmod"))


def _ranked(tree: Tree, i: int) -> bool:
    """"the fifth ambush", "the eighth bridge mined": counted in a row."""
    up = [i, *list(tree.above(i))[:2]]
    return any(_ORDINAL.match(tree.tokens[c].text) and tree.rel(c) in ("amod", "nummod") for h in up if tree.is_noun(h) and (h == i or tree.rel(i).startswith("acl")) for c in tree.children[h])


def _such(tree: Tree) -> bool:
    return any(t.text.lower() in ("such", "kind") for t in tree.tokens)


def _plural(tree: Tree, t: int) -> bool:
    return tree.tokens[t].tag in ("NNS", "NNPS", "CD")


def _goes_on(tree: Tree, v: int) -> bool:
    """The perfect: "have lost", "has been mined"."""
    return any(tree.tokens[c].text.lower() in ("has", "have", "'ve", "’ve") for c in tree.kids(v, "aux"))


def _hangs_on(tree: Tree, v: int, at: int) -> bool:
    """The participle that the span belongs to: "seized since the harvest began"."""
    k = next((i for i in range(len(tree)) if tree.tokens[i].start - tree.sentence.start >= at), None)
    return tree.tokens[v].tag == "VBN" and tree.rel(v) in ("acl", "root") and not tree.kids(v, "aux", "aux:pass") and k is not None and k in tree.subtree(v)


def _people(tree: Tree, t: int) -> bool:
    inner = [c for c in tree.kids(t, "nmod") if tree.preposition(c) == "of"]
    return not inner or any(tree.lemma(c) in ("people", "person", "civilian", "soldier", "man", "woman", "child", "protester", "demonstrator", "fighter", "troop", "resident", "refugee", "migrant", "villager") for c in inner)
