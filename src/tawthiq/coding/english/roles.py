"""Perpetrators and targets: noun phrases → neutral canonical names (codebook: house rules on perpetrator and target)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from tawthiq.actors import actor_for
from tawthiq.coding.english.classes import kind_of
from tawthiq.coding.english.lexicon import nouns, things
from tawthiq.coding.english.named import ARMED, Named
from tawthiq.coding.english.tree import Tree
from tawthiq.records import Filler

_PRONOUNS = frozenset({"it", "they", "he", "she", "them", "him", "her", "we", "us", "its", "their", "his", "who", "that", "which", "this", "these", "those", "i", "itself", "themselves"})
_POINTS_BACK = frozenset({"the", "this", "that", "its", "their", "another", "second", "third", "fourth", "fifth", "sixth", "other", "these", "those", "both"})
_GROUP_NOUNS = frozenset({"group", "movement", "organization", "organisation", "faction", "militia", "outfit", "brigade", "operative", "fighter", "member"})
_LEAD = re.compile(r"^(?:(?:the|a|an|this|that|these|those|its|their|his|her|our|some|several|many|two|three|four|five|six|seven|eight|nine|ten|at least|more than|about|around|up to|over|nearly|almost|dozens of|scores of|hundreds of|thousands of|a number of|another|other|both|all|alleged|suspected|\d+-year-old|\d[\d,]*)\s+)+", re.I)
_TITLES = re.compile(r"^(?:(?:[A-Z][\w’'.-]*|top|senior|former|late|then|anti-terror|deputy|the)\s+)*?(?:General|Gen\.?|Lt\.?|Lieutenant|Maj\.?|Major|Col\.?|Colonel|Brig\.?|Brigadier|Capt\.?|Captain|Sgt\.?|Sergeant|Commander|President|Minister|Prime Minister|Sheikh|Sayyed|Sayyid|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Imam|Ayatollah|Haji?|Mullah|Secretary|Governor|Mayor|Ambassador|Spokesman|Spokesperson)\s+", re.I)


class Role(NamedTuple):
    """A name in a role: neutral canonical form, tokens it was read from, and whether it is only a description."""

    name: str
    first: int
    last: int
    described: bool = False


@dataclass
class Discourse:
    """What pronouns, "the group" and "the base" point back to; grows as the sentences are read.

    `owners` maps the head word of a thing that was hit to whose it is.
    """

    subject: list[str] = field(default_factory=list)
    group: str | None = None
    country: str | None = None
    person: Filler | None = None
    owners: dict[str, list[str]] = field(default_factory=dict)


def names(tree: Tree, head: int, named: Named, discourse: Discourse, described: bool = True) -> list[Role]:
    """Actors of the phrase headed by `head` and of those coordinated with it."""
    out: list[Role] = []
    heads = tree.coordinated(head)
    behind = head + 1
    if behind < len(tree) and _titled(tree, head):  # the parser hung title and name side by side: the list goes on at the name
        heads += [c for c in tree.coordinated(behind)[1:] if c not in heads]
    for h in heads:
        for role in _one(tree, h, named, discourse, described):
            if all(role.name != o.name for o in out):
                out.append(role)
    return out


def _one(tree: Tree, h: int, named: Named, discourse: Discourse, described: bool) -> list[Role]:
    token = tree.tokens[h]
    low = token.text.lower()
    if low in _PRONOUNS:
        speaker = _speaker(tree, h)
        if speaker is not None and low not in ("who", "which", "that"):
            said_by = _one(tree, speaker, named, discourse, False)
            if said_by:
                return said_by
        return [Role(n, h, h) for n in discourse.subject]
    first, last = tree.phrase(h)
    text = tree.words(first, last)
    person = _person(tree, h, named)
    if person is not None:
        known = actor_for(tree.words(*person), "en", discourse.country)
        if known is not None and known.kind in ("group", "organ", "state", "organisation", "unknown-group"):
            return [Role(known.canonical, *person)]
        return [Role(bare_person(tree.words(*person)), *person)]
    if low in nouns() and nouns()[low].plover == "ASSAULT" and named.actor(tree, h) is None:
        return []
    before = {tree.tokens[c].text.lower() for c in tree.kids(h, "det", "amod", "nummod", "nmod:poss")}
    before |= {tree.tokens[g].text.lower() for c in tree.only(h, "nmod:poss") for g in tree.only(c, "det")}
    groups = {tree.lemma(h)} | {tree.lemma(c) for c in tree.only(h, "nmod:poss")}
    own = [a for a in named.actors_in(tree, first, last) if not a.actor.is_class]
    if before & {"the", "this", "its", "their"} and groups & _GROUP_NOUNS and discourse.group and not own:
        return [Role(discourse.group, first, last)]
    lemma = tree.lemma(h)
    if before & _POINTS_BACK and not own and lemma in discourse.owners:
        return [Role(n, first, last) for n in discourse.owners[lemma]]
    actor = actor_for(text, "en", discourse.country)
    if actor is not None and actor.is_class and lemma not in things()["person"] and lemma in things()["military"] | things()["building"] | things()["place"]:
        actor = own[0].actor if own else None  # a thing is nobody: its owner counts, where the text names one
    if actor is None:
        wide = tree.phrase(h, wide=True)
        if wide != (first, last):
            found = [a for a in named.actors_in(tree, *wide) if not a.actor.is_class]
            owner = actor_for(tree.words(*wide), "en", discourse.country) if found and tree.lemma(h) in things()["military"] else None
            actor = owner or actor
    if actor is not None and actor.is_class:
        proper = next((a for a in own if a.actor.kind in ("group", "unit", "organ")), None)
        if proper is not None and groups & (_GROUP_NOUNS | {"network", "army", "force", "unit", "cell", "gang", "wing", "branch"}):
            return [Role(proper.actor.canonical, first, last)]  # "the militant organisation X" is X
        whose = _of(tree, last, named)
        if whose is not None:
            return [Role(whose, first, last)]
    if actor is not None and described and actor.kind in ("state", "people") and _plain_thing(tree, h):
        actor = None  # "a Malian school" is a school, "a Malian outpost" is Mali's
    if actor is not None:
        return [Role(actor.canonical, first, last)]
    if not described or {low, tree.lemma(h)} & things()["vague_target"] or token.tag in ("CD", "DT", "WDT", "WP", "EX", "RB", "IN"):
        return []
    phrase = re.split(r"\s(?:in|near|at|from|on|outside|during|who|which|that|and|where)\s", _LEAD.sub("", text), flags=re.I)[0].strip(" ,.;:“”‘’\"'")
    return [Role(phrase, first, last, True)] if phrase and len(phrase) < 90 else []


def _of(tree: Tree, last: int, named: Named) -> str | None:
    """"cadres of the X", wherever the parser hung the X: the armed group named right behind a class."""
    k = last + 1
    if k >= len(tree) or tree.tokens[k].text.lower() != "of":
        return None
    k += 2 if k + 1 < len(tree) and tree.tokens[k + 1].text.lower() == "the" else 1
    name = named.actor(tree, k) if k < len(tree) else None
    return name.actor.canonical if name is not None and name.actor.kind == "group" and not name.actor.is_class and name.actor.inter in ARMED else None


def _plain_thing(tree: Tree, h: int) -> bool:
    """A building, vehicle or quarter that is no state's own."""
    lemma = tree.lemma(h)
    return kind_of("physical", lemma) not in (None, "military", "government", "diplomatic", "security") or lemma in ("suburb", "village", "quarter", "trawler", "neighbourhood", "neighborhood", "tug", "dhow")


def _speaker(tree: Tree, pronoun: int) -> int | None:
    """"the group said that it had fired": the subject of the verb of saying above the pronoun's clause."""
    below = pronoun
    for a in tree.above(pronoun):
        if tree.rel(below) == "ccomp" and tree.is_verb(a):
            subjects = [s for s in tree.only(a, "nsubj") if tree.tokens[s].tag not in ("PRP", "WP", "WDT")]
            return subjects[0] if subjects else None
        below = a
    return None


def _person(tree: Tree, h: int, named: Named) -> tuple[int, int] | None:
    """Tokens of the person name that `h` heads or carries ("commander Qassem Soleimani")."""
    if tree.tokens[h].name == "PER" and tree.tokens[h].tag.startswith("NNP"):
        anchor = h
    elif _titled(tree, h):
        anchor = h + 1
    else:
        below = [c for c in tree.subtree(h) if tree.rel(c) in ("appos", "flat", "nmod:desc", "conj") and tree.head(c) in (h, *tree.children[h])]
        near = [c for c in below if tree.tokens[c].name == "PER" and tree.tokens[c].name_start and tree.tokens[c].tag == "NNP" and named.actor(tree, c) is None and c > h]
        if not near or tree.lemma(h) not in things()["person"] | {"command"}:
            return None
        anchor = near[0]
    first = last = anchor

    def same(k: int) -> bool:
        t = tree.tokens[k] if 0 <= k < len(tree) else None
        return t is not None and ((t.name == "PER" and t.tag not in ("JJ", "DT", "IN")) or t.tag == "HYPH")

    while same(first - 1) and not tree.tokens[first].name_start:
        first -= 1
    while (same(last + 1) and not tree.tokens[last + 1].name_start) or _goes_on(tree, last + 1, first):
        last += 1
    return first, last


def _titled(tree: Tree, h: int) -> bool:
    """A noun for a person with a person's name right behind it: "General Juan Paz"."""
    k = h + 1
    return k < len(tree) and tree.tokens[k].name == "PER" and tree.tokens[k].name_start and tree.tokens[k].tag == "NNP" and tree.lemma(h) in things()["person"] | {"command"} and tree.tokens[h].name != "PER"


def _goes_on(tree: Tree, k: int, first: int) -> bool:
    """The next word belongs to the same name, though the tagger stopped before it."""
    return k < len(tree) and tree.tokens[k].tag == "NNP" and tree.rel(k) in ("flat", "compound") and first <= tree.head(k) < k


def bare_person(text: str) -> str:
    """A person's name without titles and ranks."""
    out = text
    while True:
        shorter = _TITLES.sub("", out)
        if shorter == out or not shorter:
            return out.strip()
        out = shorter
