"""Who is said to have done it, away from the event word: claims, accusations, attributions, and groups named earlier."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tawthiq.coding.english import roles
from tawthiq.coding.english.arguments import of_verb
from tawthiq.coding.english.classes import classes, filler, name_tokens
from tawthiq.coding.english.draft import Draft
from tawthiq.coding.english.fillers import FORCES, distinct, doers
from tawthiq.coding.english.lexicon import nouns
from tawthiq.coding.english.named import Named
from tawthiq.coding.english.roles import Discourse
from tawthiq.coding.english.signs import Signs
from tawthiq.coding.english.tree import Tree
from tawthiq.records import Evidence, Filler

_OBJECT = frozenset({"accuse", "blame", "suspect", "implicate", "charge"})
_TO = frozenset({"attribute", "ascribe", "impute", "credit"})
_DOING = frozenset({"involve", "participate", "mastermind", "perpetrate", "commit"})
_AUTHORS = frozenset({"perpetrator", "mastermind", "author", "culprit", "instigator"})
WORDS = re.compile(r"\b(?:accus|blam|suspect|implicat|charg|attribut|ascrib|imput|responsib|work of|behind the|involv|participa|mastermind|perpetrat|commit|author|culprit)", re.I)
_FAR = 8  # sentences


def blame(tree: Tree, drafts: Sequence[Draft], named: Named, signs: Signs, discourse: Discourse) -> None:
    """Give the events spoken of the perpetrators that the sentence accuses, suspects or holds responsible."""
    if not WORDS.search(tree.sentence.text):
        return
    here = [d for d in drafts if d.plover == "ASSAULT" and d.frame.tree.sentence.index == tree.sentence.index and d.factuality == "occurred"]
    before = [d for d in drafts if d.plover == "ASSAULT" and not d.aggregate and d.factuality == "occurred" and 0 <= tree.sentence.index - d.frame.tree.sentence.index <= _FAR]
    meant = here or before[-1:]
    if not meant:
        return
    for heads, basis in _accused(tree):
        for h in heads:
            found = [x for c in tree.coordinated(h) for x in doers(tree, c, named, signs, basis=basis)]
            if not found:
                continue
            for d in meant:
                d.fillers = distinct([*d.fillers, *found])
                if not d.perpetrator:
                    _names(tree, h, d, named, discourse)


def _names(tree: Tree, h: int, d: Draft, named: Named, discourse: Discourse) -> None:
    said = [r for r in roles.names(tree, h, named, discourse, described=False) if r.name not in d.target]
    if said:
        d.perpetrator = [r.name for r in said]
        start, end = tree.span(said[0].first, said[0].last)
        d.evidence["perpetrator"] = Evidence(quote=tree.words(said[0].first, said[0].last), start=start, end=end, score=0.5, rule="blame")


def _accused(tree: Tree) -> Iterator[tuple[list[int], str]]:
    """(head tokens, accused | suspected) of those a verb or adjective of the sentence holds responsible."""
    for v, t in enumerate(tree.tokens):
        negated = any(tree.tokens[c].text.lower() in ("not", "n't", "never") for c in tree.children[v])
        if negated:
            continue
        if t.tag.startswith("VB") and t.lemma in _OBJECT | _TO | {"hold"}:
            args = of_verb(tree, v)
            obliques = dict(args.obliques)
            basis = "suspected" if t.lemma == "suspect" else "accused"
            if t.lemma in _TO:
                if "to" in obliques:
                    yield [obliques["to"]], basis
            elif t.lemma == "blame" and "on" in obliques:
                yield [obliques["on"]], basis
            elif t.lemma != "hold" or any(tree.lemma(k) == "responsible" for k in tree.subtree(v)):
                yield (args.subjects if args.passive else args.objects), basis
        elif t.tag.startswith("VB") and t.lemma in _DOING:
            args = of_verb(tree, v)
            about = args.subjects if args.passive else args.objects
            if t.lemma in ("involve", "participate"):
                deeds = [o for p, o in args.obliques if p == "in"]
                if any(_deed(tree, o) for o in deeds):
                    yield args.subjects, "accused"
            elif any(_deed(tree, o) for o in about):
                yield (args.agents if args.passive else args.subjects), "accused"
        elif (t.lemma in _AUTHORS and tree.only(v, "cop") and any(_deed(tree, n) for n in tree.only(v, "nmod"))) or t.lemma == "responsible":
            yield tree.only(v, "nsubj"), "accused"
        elif t.lemma == "work" and tree.only(v, "cop"):
            yield [n for n in tree.only(v, "nmod") if tree.preposition(n) == "of"], "accused"


def _deed(tree: Tree, i: int) -> bool:
    sense = nouns().get(tree.lemma(i))
    return (sense is not None and sense.plover == "ASSAULT") or tree.lemma(i) in ("crime", "act", "deed")


def claimants(tree: Tree, v: int, named: Named, signs: Signs) -> list[int]:
    """Heads of those who claim by the verb at `v`."""
    args = of_verb(tree, v)
    heads = args.agents if args.passive else args.subjects
    if not any(signs.armed(tree, h) or named.actors_in(tree, *tree.phrase(h)) or tree.tokens[h].name for h in heads):
        above = next((a for a in tree.above(v) if tree.is_verb(a)), None)  # "X spread leaflets claiming …": X claims
        heads = (of_verb(tree, above).subjects if above is not None else []) or heads
    return heads


def claimed(tree: Tree, heads: Sequence[int], drafts: Sequence[Draft], named: Named, signs: Signs) -> None:
    """Fillers of the claimants for the events of `drafts`."""
    for h in heads:
        found = [x for c in tree.coordinated(h) for x in doers(tree, c, named, signs, basis="claimed")]
        for d in drafts:
            d.fillers = distinct([*d.fillers, *found])


def groups_named_before(drafts: Sequence[Draft], named: Named, trees: Sequence[Tree]) -> None:
    """"The rebels", "three guerrillas" of an article that speaks of one armed group belong to it; its name is taken from where
    it stood last before them, else first after them."""
    said: list[Filler] = []
    for tree in trees:
        for a in named.found[tree.sentence.index].actors:
            if a.actor.kind in FORCES and not a.actor.is_class and a.actor.inter in ("Rebel group", "Political militia"):
                at = name_tokens(tree, a)
                if at:
                    said.append(filler(tree, "perpetrator", "organisation", at[0], at[-1], actor=a.actor.canonical, named=True, score=0.4, basis="context"))
    if not said:
        return
    for d in drafts:
        mine = [f for f in d.fillers if f.role == "perpetrator"]
        if d.plover != "ASSAULT" or not mine or any(f.kind == "organisation" or f.named for f in mine):
            continue
        if not all(_rebel(f.quote) for f in mine):
            continue
        near = [s for s in said if s.start <= d.at] or said
        counts = {s.actor for s in said}
        own = near[-1] if len(counts) == 1 or near[-1].start > d.frame.tree.sentence.start - 600 else None
        if own is not None:
            d.fillers = [*d.fillers, own]


def _rebel(words: str) -> bool:
    last = words.lower().split()
    human = classes("human")
    return any(human.get(w) == "rebel" or (w.endswith("s") and human.get(w[:-1]) == "rebel") or w.startswith(("commando", "guerrilla")) for w in last)
