"""What a predicate comes to: the steps between an actor and an event, composed over the tree.

"refused to lift the ban": a ban is COERCE, lifting it RETREAT, refusing that REJECT. The words and the table of turns are
data (knowledge/english/steps.toml); verbs and nouns that tell an event outright come from verbs.toml and nouns.toml, as in
the coder. One `Reader` per sentence; a predicate is read once.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tawthiq.coding.english import arguments
from tawthiq.coding.english.lexicon import nouns, things, verbs
from tawthiq.coding.english.tree import Tree
from tawthiq.coding.english.triggers import verb_keys
from tawthiq.knowledge import load

HARM = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_WILL = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})
_MUST = frozenset({"must", "should", "ought"})
_NOT = frozenset({"not", "n't", "n’t", "never", "no"})
_CLAUSES = ("xcomp", "ccomp")
_LABOUR = frozenset({"hunger", "general", "sit-in", "labour", "labor", "worker", "teacher", "transport", "rail", "solidarity", "work", "nationwide", "union"})


class Step(NamedTuple):
    """A step of steps.toml; `alone`: its own type where it governs nothing that has one."""

    name: str
    alone: str | None
    mode: str | None


_OTHER = Step("other", None, None)


class Reading(NamedTuple):
    """The type a predicate comes to. `at`: its innermost typed word; `steps` and `chain` (the words that took them): from the
    inside out."""

    plover: str
    mode: str | None
    at: int
    steps: tuple[str, ...] = ()
    chain: tuple[int, ...] = ()

    def under(self, step: Step, i: int) -> Reading:
        """This reading, governed by the word `i` that takes `step`."""
        return Reading(turn(step.name, self.plover), _mode(step, self), self.at, (*self.steps, step.name), (*self.chain, i))


@cache
def _table(kind: str) -> dict[str, Step]:
    out: dict[str, Step] = {}
    for entry in load("english/steps")["step"]:
        step = Step(entry["name"], entry.get("alone"), entry.get("mode"))
        for word in entry.get(kind, ()):
            out.setdefault(word, step)
    return out


@cache
def _turns() -> dict[str, dict[str, str]]:
    return {k: dict(v) for k, v in load("english/steps")["turns"].items()}


@cache
def typed_things() -> dict[str, str]:
    """Noun (lemmas joined by spaces) → the PLOVER type that it lends to a verb."""
    out: dict[str, str] = {}
    for kind, words in load("english/steps")["things"].items():
        for word in words:
            out.setdefault(word, kind)
    return out


def turn(step: str, plover: str) -> str:
    """What `step` makes of a type."""
    table = _turns().get(step, {})
    return table.get(plover) or table.get("*") or plover


class Reader:
    """Reads the predicates of one sentence."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._read: dict[int, Reading | None] = {}
        self._args: dict[int, arguments.Arguments] = {}

    def args(self, i: int) -> arguments.Arguments:
        """Arguments of the verb or noun at `i`."""
        if i not in self._args:
            self._args[i] = arguments.of_verb(self.tree, i) if self.tree.is_verb(i) else arguments.of_noun(self.tree, i)
        return self._args[i]

    def read(self, i: int) -> Reading | None:
        """The type that the word at `i` comes to with what it governs; None where it tells no event."""
        if i not in self._read:
            self._read[i] = None  # a cycle ends here
            tree = self.tree
            if tree.is_verb(i):
                found = self._verb(i)
            elif tree.tokens[i].tag.startswith("JJ"):
                found = self._adjective(i)
            else:
                found = self._noun(i)
            self._read[i] = self._modality(i, found) if found is not None else None
        return self._read[i]

    def _verb(self, v: int) -> Reading | None:
        tree, a = self.tree, self.args(v)
        objects = [o for x in (a.subjects if a.passive and not a.objects else a.objects) for o in tree.coordinated(x)]
        alone: Reading | None = None
        for key in dict.fromkeys([*self._phrasal(v, a), *verb_keys(tree, v, objects)]):
            fixed = ">" in key  # the object belongs to the step ("express concern")
            direct = self._sense(v, key, objects, a)
            if direct is not None and (fixed or direct.mode == "fire"):
                return direct
            step = _table("verbs").get(key)
            if step is not None:
                if fixed and step.alone:
                    return Reading(step.alone, step.mode, v, (step.name,), (v,))
                inner = self._governed(v, step, objects, a)
                if inner is not None:
                    return inner.under(step, v)
                if step.alone and alone is None:
                    alone = Reading(step.alone, step.mode, v, (step.name,), (v,))
            if direct is not None and alone is None:
                return direct
        if alone is not None:
            return alone
        events = [o for o in objects if nouns().get(tree.lemma(o))]
        inner = self._first(events)
        return inner.under(_OTHER, v) if inner is not None else None

    def _phrasal(self, v: int, a: arguments.Arguments) -> list[str]:
        """"go+on>strike", "place+under>arrest"."""
        lemma = self.tree.lemma(v)
        return [f"{lemma}+{p}>{self.tree.lemma(o)}" for p, o in a.obliques]

    def _sense(self, v: int, key: str, objects: list[int], a: arguments.Arguments) -> Reading | None:
        tree = self.tree
        for sense in verbs().get(key, ()):
            if sense.frame == "foil" or (sense.frame == "suffer" and not a.subjects):
                continue
            if sense.objects and not any(self._is_a(o, c) for o in objects for c in sense.objects):
                continue
            if sense.by and not any(tree.lemma(d) in things().get(c, frozenset()) for d in (a.agents if a.passive else a.subjects) for c in sense.by):
                continue
            if sense.unless and (not objects or any(tree.lemma(o) in things()[sense.unless] for o in objects)):
                continue
            if sense.plover == "ASSAULT" and sense.frame == "act" and objects and all(tree.lemma(o) in things()["abstract"] for o in objects):
                return Reading("ACCUSE", "disapprove", v, (), (v,))
            return Reading(sense.manual, sense.mode, v, (), (v,))
        return None

    def _is_a(self, o: int, kind: str) -> bool:
        lemma, token = self.tree.lemma(o), self.tree.tokens[o]
        if kind == "person":
            return lemma in things()["person"] or token.tag in ("NNP", "NNPS", "PRP", "CD") or token.name == "PER"
        if kind == "place":
            return any(lemma in things()[k] for k in ("place", "building", "military")) or token.name == "LOC" or lemma == "part"
        return lemma in things().get(kind, frozenset())

    def _governed(self, v: int, step: Step, objects: list[int], a: arguments.Arguments) -> Reading | None:
        tree = self.tree
        clauses = [c for r in _CLAUSES for c in tree.kids(v, r) if c not in objects]
        if step.name == "say":
            return self._first([*clauses, *[c for c in tree.kids(v, "parataxis") if tree.is_verb(c)]])
        purposes = [c for c in tree.kids(v, "advcl") if any(tree.tokens[m].text.lower() == "to" for m in tree.kids(c, "mark"))]
        phrases = [o for p, o in a.obliques if p in _PHRASES.get(step.name, ())]
        if step.name in ("begin", "stop", "cancel"):
            found = self._first([*objects, *([] if objects else phrases)])
            deed = self._first([*clauses, *(purposes if found is not None and found.plover == "MOBILIZE" else [])])
            if found is None or (found.plover == "MOBILIZE" and deed is not None and step.name == "begin"):
                found = deed or found or self._first(phrases)
            return found
        if not clauses:
            clauses = purposes
        below = [c for o in objects for c in tree.kids(o, "acl") if tree.tokens[c].tag in ("VB", "VBG")]
        return self._first([*clauses, *below, *objects, *phrases])

    def _first(self, order: list[int]) -> Reading | None:
        return next((r for i in order if (r := self.read(i)) is not None), None)

    def _adjective(self, i: int) -> Reading | None:
        tree = self.tree
        step = _table("adjectives").get(tree.lemma(i))
        if step is None:
            return None
        below = [c for r in ("xcomp", "ccomp", "advcl") for c in tree.kids(i, r)] + tree.kids(i, "obl")
        inner = self._first(below)
        if inner is not None:
            return inner.under(step, i)
        return Reading(step.alone, step.mode, i, (step.name,), (i,)) if step.alone else None

    def _noun(self, n: int) -> Reading | None:
        tree = self.tree
        if not tree.is_noun(n) and tree.tokens[n].tag not in ("VBG", "CD", "$"):
            return None
        lemma = tree.lemma(n)
        step = _table("nouns").get(lemma)
        if step is not None:
            below = [k for k in tree.children[n] if tree.rel(k) in ("acl", "xcomp", "ccomp") or (tree.rel(k) in ("nmod", "obl") and tree.preposition(k) in ("of", "for", "to", "on", "in", "against", "into", "with"))]
            inner = self._first([*below, *reversed(tree.kids(n, "compound"))])
            if inner is not None:
                return inner.under(step, n)
            if step.alone:
                return Reading(step.alone, step.mode, n, (step.name,), (n,))
        kind, mode = self._thing(n)
        if kind is not None:
            return Reading(kind, mode, n, (), (n,))
        return self._first([*reversed(tree.kids(n, "compound"))])

    def _thing(self, n: int) -> tuple[str | None, str | None]:
        """Type of the longest phrase of lemmas that ends at `n`."""
        tree, words = self.tree, ""
        kind: str | None = None
        mode: str | None = None
        for first in range(n, max(-1, n - 4), -1):
            if tree.tokens[first].tag == "HYPH":
                continue
            words = f"{tree.lemma(first)} {words}".strip()
            if words in typed_things():
                kind, mode = typed_things()[words], None
            sense = nouns().get(words)
            if sense is not None and (kind is None or " " in words):
                kind, mode = sense.manual, sense.mode
        if tree.lemma(n) == "strike" and n > 0 and kind in ("PROTEST", "ASSAULT"):
            called = any(tree.lemma(c) in _LABOUR for c in tree.kids(n, "compound", "amod")) or tree.lemma(n - 1) in _LABOUR
            on = any(tree.preposition(k) in ("on", "against", "at") for k in tree.kids(n, "nmod"))
            return ("ASSAULT", mode) if not called and (tree.tokens[n].tag == "NNS" or on or mode == "aerial") else ("PROTEST", "strike")
        return kind, mode

    def _modality(self, i: int, found: Reading) -> Reading | None:
        tree = self.tree
        helpers = {tree.tokens[c].text.lower() for c in tree.children[i] if tree.tokens[c].tag == "MD" or tree.rel(c).startswith("aux")}
        negated = any(tree.tokens[c].text.lower() in _NOT for c in tree.children[i] if tree.rel(c) in ("advmod", "det", "neg"))
        if helpers & _MUST and not negated:
            return found._replace(plover=turn("must", found.plover), mode="change", steps=(*found.steps, "must"))
        will = bool(helpers & _WILL)
        if negated and found.plover != "REJECT":
            if found.plover in HARM:
                return found._replace(plover="AGREE", mode=None, steps=(*found.steps, "not")) if will else None
            return found._replace(plover=turn("not", found.plover), mode=_withheld(found.plover), steps=(*found.steps, "not"))
        if will:
            return found._replace(plover=turn("plan", found.plover), steps=(*found.steps, "plan"))
        return found


_PHRASES = {
    "commit": ("to", "on", "for", "with", "in"),
    "plan": ("for", "on", "to"),
    "threaten": ("with", "of", "about", "over"),
    "refuse": ("to",),
    "demand": ("for", "of"),
    "allow": ("to", "into", "in"),
    "stop": ("from", "in", "of", "on", "to"),
    "cancel": ("from", "of"),
    "begin": ("in", "on", "with", "to", "for", "into", "from", "at", "under"),
    "accuse": (),
    "praise": (),
}


def _withheld(plover: str) -> str:
    """Mode of REQUEST and REJECT by what is asked or withheld."""
    return {"AID": "assist", "COOPERATE": "assist", "CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield"}.get(plover, "change")


def _mode(step: Step, inner: Reading) -> str | None:
    result = turn(step.name, inner.plover)
    if result == inner.plover:
        return inner.mode
    if result in ("REQUEST", "REJECT"):
        return _withheld(inner.plover)
    if result == "THREATEN":
        return {"SANCTION": "relations", "COERCE": "restrict", "PROTEST": "restrict"}.get(inner.plover, "violence")
    if step.name in ("stop", "cancel"):
        return {"MOBILIZE": "withdraw", "ASSAULT": "ceasefire"}.get(inner.plover, "access" if result == "RETREAT" else "discontinue")
    return step.mode
