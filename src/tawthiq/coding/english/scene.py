"""Where and when a frame belongs: which of the sentence's places and time expressions are its own.

Attachment of places and dates is what the parser gets wrong most often (research/models.md §1), so a name goes to the
frame above it in the tree, and where there is none to every frame of the sentence that lacks one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from tawthiq.coding.english.frames import Frame
from tawthiq.coding.english.lexicon import cues, things
from tawthiq.coding.english.named import Named
from tawthiq.coding.english.tree import Tree
from tawthiq.places import PlaceName


class Located(Protocol):
    """What stands at [start, end) of the sentence's text: a place name, a time expression."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Located)


def distribute(tree: Tree, frames: Sequence[Frame], items: Sequence[T]) -> dict[int, list[T]]:
    """Frame number → its items, in text order."""
    owners: dict[int, list[T]] = {k: [] for k in range(len(frames))}
    loose: list[T] = []
    member: dict[int, int] = {}
    for number, frame in enumerate(frames):
        member |= dict.fromkeys([*frame.tokens(), *([frame.support] if frame.support is not None else [])], number)
    for item in items:
        covered = tree.at(tree.sentence.start + item.start, tree.sentence.start + item.end)
        if not covered:
            continue
        top = _top(tree, covered)
        if aside(tree, top, member):
            continue
        owner = next((member[i] for i in [*covered, *_chain(tree, top)] if i in member), None)
        if owner is None:
            loose.append(item)
        else:
            owners[owner].append(item)
            for other, frame in enumerate(frames):  # "killed two in X and wounded three": coordinated clauses share what stands first
                if other != owner and _shares(tree, frames[owner], frame, covered[0]):
                    owners[other].append(item)
    for mine in owners.values():
        if not mine:
            mine.extend(loose)
    return owners


def aside(tree: Tree, top: int, member: Mapping[int, int]) -> bool:
    """In a clause about one of the people, not about the event: "a man who had escaped in 2007 was arrested"."""
    for i in (top, *tree.above(top)):
        if i in member:
            return False
        rel = tree.rel(i)
        if tree.is_verb(i) and rel.startswith("acl") and tree.lemma(i) in cues("background", "record"):
            return True
        if tree.is_verb(i) and rel == "advcl" and tree.tokens[i].tag == "VBG" and any(tree.tokens[c].text.lower() == "for" for c in tree.kids(i, "mark", "case")):
            return True  # "arrested for holding up a train in 2009"
        if tree.is_verb(i) and rel == "acl:relcl":
            whose = tree.head(i)
            return tree.tokens[whose].name == "PER" or tree.lemma(whose) in things()["person"]
    return False


def _top(tree: Tree, covered: list[int]) -> int:
    inside = set(covered)
    return next((i for i in covered if tree.head(i) not in inside), covered[0])


def _chain(tree: Tree, i: int) -> list[int]:
    return list(tree.above(i))


def _shares(tree: Tree, owner: Frame, other: Frame, at: int) -> bool:
    """A frame below or beside the owner's clause shares an expression that stands before both."""
    return at < min(owner.at, other.at) and owner.at in list(tree.above(other.at))


def scene_names(tree: Tree, named: Named, role_tokens: set[int]) -> list[PlaceName]:
    """Places of the sentence that can be scenes: not demonyms, not states as actors, not part of an actor's name."""
    found = named.found[tree.sentence.index]
    out = []
    for p in found.places:
        if p.kind == "demonym":
            continue
        covered = tree.at(tree.sentence.start + p.start, tree.sentence.start + p.end)
        if not covered:
            continue
        if _is_actor(tree, named, p, covered, role_tokens):
            continue
        out.append(p)
    return out


def _is_actor(tree: Tree, named: Named, p: PlaceName, covered: list[int], role_tokens: set[int]) -> bool:
    top = _top(tree, covered)
    preposition = tree.preposition(top)
    rel = tree.rel(top)
    inside_actor = any(
        a.start <= p.start and p.end <= a.end and (a.end - a.start > p.end - p.start) and not a.actor.is_class for a in named.found[tree.sentence.index].actors
    )
    countryish = p.kind in ("country", "country-as-actor")
    if inside_actor and countryish:
        return True
    if countryish:
        if rel in ("nsubj", "nsubj:pass", "nmod:poss", "compound", "obl:agent", "iobj", "amod") or preposition in ("by", "with", "from", "between", "to", "for", ""):
            below_place = rel in ("nmod:poss", "compound") and tree.head(top) >= 0 and any(
                q is not p and tree.head(top) in tree.at(tree.sentence.start + q.start, tree.sentence.start + q.end) for q in named.found[tree.sentence.index].places)  # fmt: skip
            return not below_place
        return top in role_tokens and preposition not in ("in", "on", "near", "across", "inside", "at", "against")
    return inside_actor and rel in ("compound", "amod") and preposition not in ("in", "at", "near")
