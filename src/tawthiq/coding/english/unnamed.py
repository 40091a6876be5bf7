"""Sides that have no canonical name: kept as written (codebook: "unnamed actors as written plus a class").

`complete` fills an empty side of a fresh draft from its fillers, and the perpetrator from the nationality that an event word or
a weapon bears ("Russian attacks", "a Turkish shell"); `acts` says whose description may stand as a perpetrator.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawthiq.actors import lookup
from tawthiq.actors.neutral import find_loaded
from tawthiq.coding.english import aims
from tawthiq.coding.english.classes import classes, kind_of
from tawthiq.coding.english.draft import Draft
from tawthiq.coding.english.frames import Frame
from tawthiq.coding.english.lexicon import things
from tawthiq.coding.english.named import Named
from tawthiq.coding.english.roles import Discourse, Role
from tawthiq.coding.english.tree import Tree
from tawthiq.places.register import country
from tawthiq.records import Evidence, Filler

_ACTING = frozenset({"crowd", "mob", "goon", "cop", "gang", "militia", "squad", "patrol", "unit", "party", "plane", "jet", "warplane", "aircraft", "helicopter", "gunboat", "warship", "deputy", "raider", "cops", "hooligan", "supporter", "faction", "tribe", "clan", "movement", "front", "army", "brigade", "battalion", "legion", "corps", "column", "court", "tribunal", "police", "authority", "government", "council", "ministry", "parliament", "cabinet", "administration", "agency", "navy"})  # fmt: skip
_BARE = frozenset({"force", "plane", "jet", "drone", "unit", "group", "member", "element", "vehicle", "people", "person", "one", "other", "side", "party", "service", "man", "officer", "leader", "command"})  # alone they tell nobody
_FORCED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST", "AID", "SANCTION"})


def acts(tree: Tree, h: int) -> bool:
    """A person, a band, an organ or a name that the registry does not know: its words may stand for a perpetrator."""
    token = tree.tokens[h]
    lemma = tree.lemma(h)
    return lemma in things()["person"] or lemma in _ACTING or lemma in classes("perpetrator") or kind_of("human", lemma) is not None or token.name == "ORG"


def neutral(words: str) -> str | None:
    """The words of a description without partisan ones ("the terrorist hideout": "hideout"); None where nothing else is left."""
    loaded = find_loaded(words)
    if not loaded:
        return words
    out, at = "", 0
    for start, end, _ in loaded:
        out, at = out + words[at:start], end
    out = re.sub(r"^['’]s?\b|\s+", " ", out + words[at:]).strip(" -–’'\"“”,")
    return out if loaded[-1][1] < len(words) and len(out) > 2 else None


def told(tree: Tree, found: Sequence[Role], side: str, named: Named, discourse: Discourse) -> list[Role]:
    """Roles with their descriptions made neutral; a name beside a description instead of it, the owner instead of "its forces";
    without perpetrators of whom only "forces" or "men" is said."""
    out: list[Role] = []
    for r in found:
        if r.described or _general(r.name):
            better = _beside(tree, r, named) or (_owner(tree, r, named, discourse) if r.described and side == "perpetrator" else [])
            if better:
                out += better
                continue
        words = neutral(r.name) if r.described else r.name
        if words is not None and not (r.described and side == "perpetrator" and r.first == r.last and tree.lemma(r.last) in _BARE):
            out.append(r._replace(name=words))
    return out


def _general(name: str) -> bool:
    actor = lookup(name)
    return actor is not None and actor.is_class and actor.inter not in ("Civilians", "Protesters")


def _head(tree: Tree, r: Role) -> int:
    return next((k for k in range(r.first, r.last + 1) if not r.first <= tree.head(k) <= r.last), r.last)


def _beside(tree: Tree, r: Role, named: Named) -> list[Role]:
    """"a new body, the X Renewal", "the Y Brigade, a faction that …": the name in apposition."""
    head = _head(tree, r)
    near = [c for c in tree.only(head, "appos") if c > head] + ([tree.head(head)] if tree.rel(head) == "appos" else [])
    for c in near:
        name = named.actor(tree, c)
        if name is not None and not name.actor.is_class and name.actor.kind in ("group", "organ", "organisation", "unknown-group", "unit", "coalition"):
            return [Role(name.actor.canonical, c, c)]
        first = c
        while first > 0 and tree.head(first - 1) == c and tree.tokens[first - 1].text[:1].isupper():
            first -= 1
        if first < c and tree.tokens[c].name != "PER" and tree.tokens[first].name != "PER" and tree.tokens[c].tag.startswith("NNP"):
            return [Role(tree.words(first, c), first, c)]
    return []


def _owner(tree: Tree, r: Role, named: Named, discourse: Discourse) -> list[Role]:
    """"X says its forces have taken …": X, the subject of the clause above, else that of the sentence before."""
    head = _head(tree, r)
    if not any(tree.tokens[p].text.lower() in ("its", "their") for p in tree.only(head, "nmod:poss")):
        return []
    for up in tree.above(head):
        for s in tree.only(up, "nsubj"):
            name = named.actor(tree, s) if s < r.first and s != head else None
            if name is not None and not name.actor.is_class and name.actor.kind != "outlet":
                return [Role(name.actor.canonical, s, s)]
    return [Role(n, r.first, r.last) for n in discourse.subject[:1]]


def complete(draft: Draft, frame: Frame, named: Named) -> None:
    """Fill empty sides; nothing that is there is changed."""
    if not draft.perpetrator and draft.plover in _FORCED:
        _from_fillers(draft, "perpetrator", frame.tree, named)
        if not draft.perpetrator:
            _nationality(draft, frame, named)
    if draft.plover == "ASSAULT" and draft.target and all(_anybody(draft, t) for t in draft.target) and any(f.kind == "physical" for f in draft.fillers if f.role == "target"):
        draft.evidence.pop("target", None)
        draft.target = []
    if not draft.target and draft.plover in ("ASSAULT", "COERCE", "SANCTION"):
        _from_fillers(draft, "target", frame.tree, named)
    if not aims.mutual(frame):
        draft.target = [t for t in draft.target if t not in draft.perpetrator or draft.plover == "AGREE"]


_ANYBODY = re.compile(r"(?:\b(?:people|persons?|others?|individuals?|victims?|one|two|three|four|five|six|seven|eight|nine|ten|dozens|scores|hundreds)|\d)$", re.I)


def _anybody(draft: Draft, name: str) -> bool:
    """"Civilians" read from "14 people": the hotel that was hit says more."""
    words = draft.words.get(("target", name))
    return name.startswith("Civilians") and words is not None and _ANYBODY.search(words.quote) is not None


def _from_fillers(draft: Draft, side: str, tree: Tree, named: Named) -> None:
    names = draft.perpetrator if side == "perpetrator" else draft.target
    for f in draft.fillers:
        if side == "target" and f.kind == "human" and _ANYBODY.search(f.quote):
            continue  # "people": nobody in particular
        if f.role != side or f.basis not in ("told", "claimed") or _owned(f, tree) or _place(f, tree, named):
            continue
        name = f.actor or f.quote
        if not f.actor:
            bare = neutral(name)
            if bare is None or (side == "perpetrator" and not f.named and _bare(tree, f)):
                continue
            name = bare
        if name in names or name in draft.perpetrator:
            continue
        names.append(name)
        if not f.actor:
            draft.described.add(name)
        e = Evidence(quote=f.quote, start=f.start, end=f.end, score=0.5, rule=f"role:{side} as written")
        draft.words.setdefault((side, name), e)
        draft.evidence.setdefault(side, e)


def _place(f: Filler, tree: Tree, named: Named) -> bool:
    """One word that the gazetteer knows, whatever the tagger took it for."""
    at = tree.at(f.start, f.end)
    return f.actor is None and f.named and len(at) == 1 and named.place_at(tree, at[0])


def _bare(tree: Tree, f: Filler) -> bool:
    at = tree.at(f.start, f.end)
    return len(at) == 1 and tree.lemma(at[0]) in _BARE


def _owned(f: Filler, tree: Tree) -> bool:
    """"its forces": the words alone name nobody."""
    at = tree.at(f.start, f.end)
    return bool(at) and any(tree.tokens[c].tag == "PRP$" for c in tree.only(at[-1], "nmod:poss"))


def _nationality(draft: Draft, frame: Frame, named: Named) -> None:
    """"Russian attacks", "an Israeli airstrike", "a Turkish shell landed": the state whose adjective stands before the word."""
    tree = frame.tree
    base = tree.sentence.start
    for f in frame.all():
        heads = [f.at] if f.noun and not f.sense.figure else []
        heads += [m for m in f.means if m in f.args.subjects + f.args.agents and (not f.args.passive or m in f.args.agents)]
        for h in heads:
            first = min([f.first if h == f.at else h, *[c for c in tree.children[h] if tree.rel(c) in ("amod", "compound", "nmod:desc")]])
            for p in named.found[tree.sentence.index].places:
                at = tree.at(base + p.start, base + p.end)
                if p.kind != "demonym" or not at or not first <= at[0] < h or any(tree.tokens[k].tag in ("IN", ",", "CC") for k in range(at[-1], h)):
                    continue
                iso3 = p.candidates[0].entry.iso3 if p.candidates else ()
                entry = country(iso3[0]) if iso3 else None
                state = lookup(entry.name) if entry is not None else None
                if state is not None and state.kind == "state" and state.canonical not in draft.target:
                    draft.perpetrator.append(state.canonical)
                    e = Evidence(quote=tree.words(at[0], at[-1]), start=tree.tokens[at[0]].start, end=tree.tokens[at[-1]].end, score=0.6, rule="role:nationality")
                    draft.words.setdefault(("perpetrator", state.canonical), e)
                    draft.evidence.setdefault("perpetrator", e)
                    return
