"""Classes of head nouns for those who fill a role (knowledge/english/fillers.toml), and how a filler is made."""

from __future__ import annotations

from functools import cache

from tawthiq.actors import ActorName
from tawthiq.coding.english.tree import Tree
from tawthiq.knowledge import load
from tawthiq.records import Filler

_LEADS = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "some", "several", "at", "least", "about", "around", "approximately", "nearly", "almost", "another", "other", "both", "all", "such", "alleged", "presumed", "suspected", "apparent", "supposed", "up", "to", "more", "than", "over", "any", "each", "every", "various", "many", "certain", "self", "styled", "called", "so", "named", "same", "following", "first", "second", "third", "fourth", "fifth", "sixth"})  # fmt: skip
_UNITS = frozenset({"kg", "kilo", "kilos", "kilogram", "kilograms", "pound", "pounds", "-", "mm", "caliber", "calibre", "ton", "tons"})
_LONG = {"gen": "general", "col": "colonel", "lt": "lieutenant", "maj": "major", "capt": "captain", "sgt": "sergeant", "cpl": "corporal", "adm": "admiral", "gov": "governor", "sen": "senator", "rep": "representative", "msgr": "monsignor", "rev": "priest", "fr": "priest", "father": "priest", "fathers": "priest", "dr": "doctor", "pres": "president"}  # fmt: skip


@cache
def classes(section: str) -> dict[str, str]:
    """Lemma → class; the first class that lists it counts."""
    out: dict[str, str] = {}
    for kind, words in load("english/fillers")[section].items():
        for w in words:
            out.setdefault(w, kind)
    return out


def kind_of(section: str, lemma: str) -> str | None:
    """Class of a word, whatever number it stands in."""
    table = classes(section)
    return table.get(lemma) or (table.get(lemma[:-1]) if lemma.endswith("s") else None) or (table.get(lemma[:-3] + "man") if lemma.endswith("men") else None)


def group_of(title: str | None) -> str | None:
    """Class of a person by the words beside the name: the last word of the title that has one."""
    words = (title or "").lower().replace(".", " ").replace("-", " ").split()
    human = classes("human")
    for n in range(len(words) - 1, -1, -1):
        word = words[n - 1] if words[n] == "general" and n and human.get(words[n - 1]) else words[n]  # attorney general
        kind = kind_of("human", word) or human.get(_LONG.get(word, ""))
        if kind:
            return kind
    return None


def filler(tree: Tree, role: str, kind: str, first: int, last: int, **more: object) -> Filler:
    """The filler that tokens first..last are."""
    start, end = tree.span(first, last)
    return Filler.model_validate({"role": role, "kind": kind, "quote": tree.words(first, last), "start": start, "end": end, **more})


def bare(tree: Tree, first: int, last: int, counts: bool = True) -> int:
    """The first word of a phrase that is no determiner, and no number where `counts` do not belong to it."""
    while first < last and (
        (not counts and tree.rel(first) == "nummod" and tree.tokens[first].tag == "CD" and tree.tokens[first + 1].tag != "HYPH" and tree.tokens[first + 1].text.lower() not in _UNITS)
        or tree.tokens[first].text.lower() in _LEADS
        or tree.tokens[first].tag in ("DT", "PRP$", "``", "''", ",", "PDT", "HYPH", "IN", "RB")
    ):
        first += 1
    return first


def name_tokens(tree: Tree, a: ActorName) -> list[int]:
    """Tokens of an actor's name without the bracket it stands in or a common noun that the parser reads behind it."""
    at = tree.at(tree.sentence.start + a.start, tree.sentence.start + a.end)
    while len(at) > 1 and (tree.tokens[at[-1]].text in (")", "(", "]", ",", ".") or (kind_of("perpetrator", tree.lemma(at[-1])) == "individual" and tree.tokens[at[-1]].text[:1].islower())):
        at = at[:-1]
    while len(at) > 2 and tree.tokens[at[-1]].text[:1].islower() and tree.tokens[at[-1]].tag == "JJ":
        at = at[:-1]
    if all(tree.tokens[k].tag.startswith("JJ") for k in at):  # "Salvadoran" of "Salvadoran rebels" is no name
        return []
    while len(at) > 1 and tree.tokens[at[0]].text in ("(", "[", ",", '"'):
        at = at[1:]
    return at


def noun_phrase(tree: Tree, h: int, counts: bool = False) -> tuple[int, int]:
    """The phrase without determiners, brackets and, unless `counts`, its number; of what follows the head only "of …" belongs to it."""
    first, last = tree.phrase(h)
    end = h
    for k in range(h + 1, last + 1):
        if tree.tokens[k].text in ("(", "[", ",", ";", ":", "-", "--"):
            break
        tops = [c for c in tree.children[h] if c > h and min(tree.subtree(c)) <= k <= max(tree.subtree(c))]
        if tops and tree.rel(tops[0]).startswith("nmod") and tree.preposition(tops[0]) not in ("of", ""):
            break
        if tree.tokens[k].tag == "IN" and tree.tokens[k].text.lower() != "of":
            break
        end = k
    while end > h and tree.tokens[end].tag in ("IN", "DT", "CC", "POS", ",", "TO"):
        end -= 1
    for k in range(h - 1, first - 1, -1):  # what a bracket or a comma cuts off before the head
        if tree.tokens[k].text in ("(", ")", "[", "]", ";", ":"):
            first = k + 1
            break
    return bare(tree, first, h, counts), end


def modified(tree: Tree, h: int) -> str | None:
    """What the words before a head noun say it belongs to: "police" station, "power" lines."""
    before = [c for c in sorted(tree.children[h], reverse=True) if c < h and tree.rel(c) in ("compound", "amod", "nmod:poss", "nmod")]
    kinds = [k for c in before if (k := classes("modifier").get(tree.lemma(c)) or (kind_of("physical", tree.lemma(c)) if tree.rel(c) == "compound" else None))]
    return "military" if "military" in kinds else kinds[0] if kinds else None
