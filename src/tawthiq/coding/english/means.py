"""With what: the weapon of a draft, its number, and the type that it settles."""

from __future__ import annotations

import re

from tawthiq.coding.english import kinds, numbers
from tawthiq.coding.english.draft import Draft
from tawthiq.coding.english.frames import Frame
from tawthiq.coding.english.named import Named
from tawthiq.coding.english.tree import Tree
from tawthiq.records import Evidence, WeaponCount


def fill(draft: Draft, frame: Frame, named: Named, n: int) -> None:
    """The weapon among the frame's means, else the only one its clause names."""
    tree = frame.tree
    found = []
    for f in frame.all():
        for h in f.means:
            for k in [h, *list(tree.children[h])]:
                w = named.weapon_at(tree, k)
                if w is not None and w not in found:
                    found.append(w)
        for k in range(f.first, f.at + 1):
            w = named.weapon_at(tree, k)
            if w is not None and w not in found:
                found.append(w)
    if not found and draft.plover in ("ASSAULT", "PROTEST", "COERCE"):
        weapons = named.found[tree.sentence.index].weapons
        clause = set(tree.clause(frame.at)) if n > 1 else set(range(len(tree)))
        hit = {k for f in frame.all() for t in f.targets for k in tree.subtree(t)}
        near = [(w, set(tree.at(tree.sentence.start + w.start, tree.sentence.start + w.end))) for w in weapons]
        found = [w for w, at in near if at & clause and not at & hit and (draft.plover == "ASSAULT" or w.mode == "crowd-control")]
    if draft.plover == "MOBILIZE":  # who drives in an armoured car moves; the car is sent where it is the object
        found = [w for w in found if not set(tree.at(tree.sentence.start + w.start, tree.sentence.start + w.end)) & {s for f in frame.all() for s in f.args.subjects}]
    if not found or draft.plover not in ("ASSAULT", "MOBILIZE", "COERCE", "PROTEST"):
        draft.mode, draft.acled = kinds.mode_and_acled(frame.all(), None, None)
    else:
        best = max(found, key=lambda w: (w.end - w.start, -w.start))
        draft.weapon = best.canonical
        start = tree.sentence.start + best.start
        draft.evidence["weapon"] = Evidence(quote=best.text, start=start, end=start + len(best.text), score=0.8, rule="weapon")
        draft.weapon_count = _weapon_count(tree, start, start + len(best.text))
        means = (best.mode or None, best.acled or None) if draft.plover == "ASSAULT" else (None, None)
        draft.mode, draft.acled = kinds.mode_and_acled(frame.all(), *means)
    draft.mode, draft.acled = kinds.refine(tree, frame.all(), draft.plover, draft.mode, draft.acled, draft.perpetrator, draft.target)
    if draft.weapon is None and draft.plover == "ASSAULT":
        _implied(draft, frame)
    if draft.weapon is None and draft.acled == "Air/drone strike":  # told by who flew or by the word itself
        _take(draft, tree, "air strike", frame.first, frame.at)
    if draft.frame.foiled:
        repelled = draft.weapon is None and any(f.sense.word in _REPELLED for f in frame.all())
        draft.acled = "Armed clash" if repelled else "Disrupted weapons use"


_REPELLED = frozenset({"repel", "repulse", "beat+back", "push+back", "drive+back", "fend+off", "beat+off", "drive+off"})
_VEHICLES = frozenset({"car", "van", "truck", "lorry", "minibus", "bus", "vehicle", "pickup", "tanker", "ambulance", "taxi", "motorcycle", "motorbike", "minivan", "jeep"})  # fmt: skip
_BURST = frozenset({"explode", "blow+up", "go+off", "detonate", "explosion", "blast"})


def _implied(draft: Draft, frame: Frame) -> None:
    """A weapon that nobody calls by its name: the suicide bomber's, the helicopter that fired, a device or a van that blew up."""
    tree = frame.tree
    for f in frame.all():
        for s in (f.args.agents if f.args.passive else f.args.subjects) + ([] if not f.noun else f.args.agents):
            lemma = tree.lemma(s)
            if lemma in ("bomber", "attacker") and any(tree.tokens[c].text.lower() == "suicide" for c in tree.children[s]):
                draft.acled, draft.mode = "Suicide bomb", "suicide-attack"
                return _take(draft, tree, "suicide vest", s - 1, s)
            if lemma == "helicopter":
                draft.acled, draft.mode = "Air/drone strike", draft.mode or "aerial"
                return _take(draft, tree, "helicopter", s, s)
        for s in f.args.subjects + f.args.objects:
            lemma = tree.lemma(s)
            burst = f.sense.frame == "blast" or f.sense.word in _BURST
            if lemma in ("device", "charge") and (burst or f.foiled or (lemma == "charge" and f.sense.plover == "ASSAULT" and s in f.args.subjects)):
                draft.acled, draft.mode = draft.acled or "Remote explosive/landmine/IED", draft.mode or "explosives"
                return _take(draft, tree, "IED" if lemma == "device" else "bomb", s, s)
            if lemma in _VEHICLES and burst and s in f.args.subjects and not f.args.objects:
                draft.acled, draft.mode = draft.acled or "Remote explosive/landmine/IED", draft.mode or "explosives"
                return _take(draft, tree, "car bomb", s, s)
    return None


def _take(draft: Draft, tree: Tree, weapon: str, first: int, last: int) -> None:
    draft.weapon = weapon
    start, end = tree.span(first, last)
    draft.evidence["weapon"] = Evidence(quote=tree.words(first, last), start=start, end=end, score=0.6, rule="weapon:implied")


def _weapon_count(tree: Tree, start: int, end: int) -> WeaponCount | None:
    """The number before a weapon, inside its own noun phrase ("three Katyusha rockets", "a number of mortars")."""
    covered = tree.at(start, end)
    if not covered:
        return None
    first = tree.phrase(covered[-1])[0] if tree.is_noun(covered[-1]) else covered[0]
    for measure in (tree.head(covered[-1]), first - 1):
        if 0 <= measure < first and tree.rel(covered[-1]) == "nmod" and tree.preposition(covered[-1]) == "of":
            first = tree.phrase(measure)[0]
    first = max(0, min(first, covered[0]))
    lead = 3 if first >= 3 and re.search(r"\b(?:at least|more than|up to|as many as)\s*$", tree.words(max(0, first - 3), first - 1), re.I) else 0
    text = tree.words(first - lead, covered[-1])
    quantity = numbers.find(text)
    if quantity is None or quantity.start > 14:
        return None
    return WeaponCount(low=quantity.low, high=quantity.high, verbatim=text[quantity.start :])
