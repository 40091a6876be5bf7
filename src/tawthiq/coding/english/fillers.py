"""Who and what fills the roles of an event, in the words of the text: persons by name or description, organisations, things.

The canonical names of `roles` say who it was; fillers say how the text called him, one by one, with a class: individual or
organisation for perpetrators, human or physical for targets, weapons. Nothing is guessed: a filler is a noun phrase at its span.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tawthiq.actors import ActorName
from tawthiq.coding.english import numbers
from tawthiq.coding.english.classes import bare, classes, filler, group_of, kind_of, modified, name_tokens, noun_phrase
from tawthiq.coding.english.frames import Frame
from tawthiq.coding.english.lexicon import nouns, things
from tawthiq.coding.english.named import Named
from tawthiq.coding.english.people import antecedent, apposed, listed, named_people, person_name, title_before
from tawthiq.coding.english.signs import Signs
from tawthiq.coding.english.tree import Tree
from tawthiq.records import Filler

FORCES = frozenset({"group", "organ", "organisation", "unknown-group", "unit"})
_POINTERS = ("PRP$", "WP", "WDT", "DT", "EX", "CD")
_AT = frozenset({"in", "at", "near", "outside", "inside", "under", "beneath", "against", "between", "in front of", "next to", "beside", "on", "into", "by", "close to", "behind", "opposite", "adjacent to", "across from", "throughout", "to"})
_BODIES = frozenset({"body", "corpse", "remains", "hand", "leg", "arm", "head", "foot", "face", "life", "eye", "chest", "finger"})
_PARTS = frozenset({"section", "front", "part", "window", "basement", "facade", "side", "stretch", "segment", "door", "entrance", "corner", "rear", "roof", "wall", "area", "floor", "wing", "number", "dozen"})
_DEVICES = frozenset({"device", "bomb", "explosive", "package", "gun", "weapon", "charge"})
_CHARGES = frozenset({"charge", "stick", "load", "kg", "kilo", "kilogram", "pound", "ton", "cartridge"})
_BANDS = frozenset({"group", "band", "gang", "one", "squad", "pair", "column"})
_STATE_NOUNS = frozenset({"army", "military", "navy", "police", "government", "guard", "force", "marine", "battalion", "brigade"})


def of_frame(frame: Frame, named: Named, signs: Signs, earlier: Filler | None = None) -> list[Filler]:
    """Fillers of a frame and of those joined into it, in the order of roles. `earlier`: the person spoken of before."""
    tree = frame.tree
    out: list[Filler] = []
    for f in frame.all():
        for h in dict.fromkeys(f.perpetrators):
            out += [x for c in tree.coordinated(h) for x in doers(tree, c, named, signs)]
    for f in frame.all():
        effect = _effect(f)
        for h in dict.fromkeys(f.targets):
            out += _all_targets(tree, h, named, signs, effect, earlier)
        if _goes_off(f):
            for p, o in f.args.obliques:
                if p in _AT and not signs.is_a(tree, o, "person"):
                    of = [n for n in tree.only(o, "nmod") if tree.preposition(n) == "of"] if tree.lemma(o) in ("front", "entrance", "door", "side", "rear", "back", "vicinity", "foot", "base", "top") else []
                    out += [x for c in (of or [o]) for k in tree.coordinated(c) for x in targets(tree, k, named, signs, None, None) if x.kind == "physical"]
    out += _weapons(frame, named)
    return distinct(out)


def _goes_off(f: Frame) -> bool:
    return f.sense.frame in ("blast", "fire") or f.sense.mode == "explosives" or bool(f.means) or f.sense.word in ("attack", "assault")


def _all_targets(tree: Tree, h: int, named: Named, signs: Signs, effect: str | None, earlier: Filler | None) -> Iterator[Filler]:
    heads = tree.coordinated(h)
    name = person_name(tree, h)
    if name is not None and tree.tokens[name[0]].head == tree.head(h):  # the parser hung title and name side by side
        heads += [c for c in tree.coordinated(name[0])[1:] if c not in heads]
    end = h
    for c in heads:
        for x in targets(tree, c, named, signs, effect, earlier):
            yield x
            if x.kind == "human":
                end = max([end, *tree.at(x.start, x.end)])
    if end > h or person_name(tree, h) is not None:
        yield from named_people(tree, list(listed(tree, end)), effect)


def distinct(fillers: Sequence[Filler]) -> list[Filler]:
    """Without those that stand at the same words, keeping the first and the effect that any of them tells; who suffered is no doer."""
    out: dict[tuple[str, int, int], Filler] = {}
    for f in fillers:
        at = (f.role, f.start, f.end)
        if at not in out:
            out[at] = f
        elif f.effect and not out[at].effect:
            out[at] = out[at].model_copy(update={"effect": f.effect})
    suffered = {(f.start, f.end) for f in out.values() if f.role == "target" and f.effect}
    return [f for f in out.values() if f.role != "perpetrator" or (f.start, f.end) not in suffered]  # nobody is his own victim


def _effect(f: Frame) -> str | None:
    if f.sense.figure:
        return f.sense.figure
    return classes("harmed").get(f.sense.word) or ("destroyed" if f.sense.mode == "destroy" else None)


def doers(tree: Tree, h: int, named: Named, signs: Signs, basis: str = "told") -> Iterator[Filler]:
    """Perpetrators in the phrase at `h`: the person or band, and the organisations it belongs to."""
    token = tree.tokens[h]
    if token.tag in ("PRP", *_POINTERS) or signs.is_event(tree, h) or signs.is_a(tree, h, "weapon") or tree.lemma(h) in ("weekday", "today") or signs.names_place(tree, h):
        return
    if h in signs.named.timed(tree):
        return
    person = None if _ends_name(tree, named, h) or _inside_name(tree, named, h) else person_name(tree, h)
    if token.tag.startswith("JJ") and not token.text[:1].isupper():
        return
    if person is not None:
        title = title_before(tree, person[0])
        yield filler(tree, "perpetrator", "individual", *person, named=True, description=title, group=group_of(title), basis=basis)
        return
    first, last = tree.phrase(h)
    lemma = tree.lemma(h)
    bands = classes("perpetrator")
    inside = [a for a in named.actors_in(tree, first, last) if a.actor.kind in FORCES and not a.actor.is_class]
    kind = bands.get(lemma)
    if kind == "organisation" and lemma in ("group", "squad", "guerrilla") and not inside:
        kind = "individual"
    whole = _ends_name(tree, named, h)
    if kind == "individual" and not whole:
        start, end = noun_phrase(tree, h, counts=True)
        above = tree.head(h)
        if tree.rel(h) == "nmod" and tree.preposition(h) == "of" and above >= 0 and tree.lemma(above) in _BANDS:  # "a group of masked men"
            start = bare(tree, tree.phrase(above)[0], above)
        if inside and end > h and lemma != "member":  # "terrorists of the Red Front": the front is named on its own
            end = h
        yield filler(tree, "perpetrator", "individual", start, end, score=0.7, basis=basis)
    elif kind == "organisation" or (not whole and token.name == "ORG"):
        if not any(_tokens(tree, a)[-1:] == [h] for a in inside):
            start = bare(tree, first, h)
            yield filler(tree, "perpetrator", "organisation", start, h, named=tree.tokens[start].text[:1].isupper(), score=0.6, basis=basis)
    elif not whole and signs.is_a(tree, h, "person"):
        yield filler(tree, "perpetrator", "individual", *noun_phrase(tree, h, counts=True), score=0.5, basis=basis)
    for a in inside:
        at = _tokens(tree, a)
        if at:
            yield filler(tree, "perpetrator", "organisation", bare(tree, at[0], at[-1]), at[-1], actor=a.actor.canonical, named=True, basis=basis)
    quoted = _quoted(tree, h) if kind is not None and not inside else None
    if quoted is not None:
        yield filler(tree, "perpetrator", "organisation", *quoted, named=True, score=0.6, basis=basis)
    for c in tree.only(h, "appos") if quoted is None else []:
        band = tree.tokens[c].name == "ORG" or classes("perpetrator").get(tree.lemma(c)) == "organisation"
        if band and not any(c in _tokens(tree, a) for a in inside):
            start = bare(tree, tree.phrase(c)[0], c)
            yield filler(tree, "perpetrator", "organisation", start, c, named=True, score=0.5, basis=basis)
    if kind == "individual" and not inside:  # "army troops", "members of the armed forces"
        for k in [*tree.only(h, "compound"), *[n for n in tree.only(h, "nmod") if tree.preposition(n) in ("of", "from")]]:
            if tree.lemma(k) in _STATE_NOUNS or bands.get(tree.lemma(k)) == "organisation":
                start = bare(tree, tree.phrase(k)[0], k)
                yield filler(tree, "perpetrator", "organisation", start, k, score=0.5, basis=basis)


_OPEN, _CLOSE = frozenset({'"', "“", "``", "‘", "«"}), frozenset({'"', "”", "''", "’", "»"})


def _quoted(tree: Tree, h: int) -> tuple[int, int] | None:
    """The name in quotation marks that a group bears: "the group 'Red Dawn'", "a 'Red Dawn' group", "group calling itself the 'Red Dawn'"."""
    first, last = tree.phrase(h, wide=True)
    marks = [k for k in range(first, min(len(tree), max(last + 2, h + 14))) if tree.tokens[k].text in _OPEN | _CLOSE]
    for a, b in pairwise(marks):
        near = h < a <= h + 6 or b < h <= b + 2
        between = any(tree.is_verb(k) and tree.lemma(k) not in ("call", "name", "dub", "style", "know") for k in range(h + 1, a))
        if near and not between and 0 < b - a - 1 <= 8 and tree.tokens[a + 1].text[:1].isupper():
            return bare(tree, a + 1, b - 1), b - 1
    return None


def _tokens(tree: Tree, a: ActorName) -> list[int]:
    return name_tokens(tree, a)


def _ends_name(tree: Tree, named: Named, h: int) -> bool:
    """The head is the last word of a proper name of a force: "the Red Front", not "Red Front guerrillas"."""
    name = named.actor(tree, h)
    return name is not None and name.actor.kind in FORCES and not name.actor.is_class and tree.tokens[h].text[:1].isupper()


def _inside_name(tree: Tree, named: Named, h: int) -> bool:
    """A person's name that an organisation bears."""
    name = named.actor(tree, h)
    return name is not None and name.actor.kind in FORCES and not name.actor.is_class and len(_tokens(tree, name)) > 2


def targets(tree: Tree, h: int, named: Named, signs: Signs, effect: str | None, earlier: Filler | None) -> Iterator[Filler]:
    """Those hit in the phrase at `h`: a person by name, people by description, a thing, an organisation."""
    token = tree.tokens[h]
    if token.tag == "PRP":
        person_before = antecedent(tree, h, earlier)
        if person_before is not None:
            yield person_before.model_copy(update={"effect": effect, "score": 0.5})
        return
    if token.tag in _POINTERS or signs.is_event(tree, h) or tree.lemma(h) in things()["vague_target"] or h in signs.named.timed(tree):
        return
    lemma = tree.lemma(h)
    whole = [n for n in tree.only(h, "nmod") if tree.preposition(n) == "of"]
    if lemma in _BODIES or (lemma in _PARTS and whole):
        for o in whole:
            for k in tree.coordinated(o):
                yield from targets(tree, k, named, signs, effect, earlier)
        return
    person = person_name(tree, h)
    physical, human = kind_of("physical", lemma), kind_of("human", lemma)
    first, last = noun_phrase(tree, h)
    low, high = _number(tree, h, first)
    armed = named.actor(tree, h)
    if lemma == "member":
        human = _membership(tree, h) or human
    told: dict[str, object] = {"effect": effect, "low": low, "high": high, "group": human}
    if person is not None and armed is not None and armed.actor.kind in ("people", "state"):
        person = None  # "the Spaniard"
    if person is not None:
        yield from named_people(tree, [person], effect)
    elif human and (not physical or effect in ("killed", "injured", "abducted")):
        if armed is not None and armed.actor.kind in FORCES and not armed.actor.is_class and human not in ("civilian", "politician", "official"):
            told["group"] = human if human == "police" else "military" if armed.actor.kind in ("organ", "unit") else "rebel"
        elif modified(tree, h) == "military" and human not in ("rebel", "police"):
            told["group"] = "military"
        yield filler(tree, "target", "human", first, last, **told)
    elif physical:
        thing = effect if effect in ("destroyed", "damaged", "burned", "none") else None
        own = [a for a in named.actors_in(tree, *tree.phrase(h)) if a.actor.kind in ("organ", "unit") and a.actor.sector == "MIL"]
        group = "military" if own else modified(tree, h) or physical
        yield filler(tree, "target", "physical", first, last, effect=thing, low=low, high=high, group=group, named=token.tag.startswith("NNP"))
    elif signs.is_a(tree, h, "person") or (armed is not None and named.human(tree, h)):
        yield filler(tree, "target", "human", first, last, score=0.6, **told)
    elif (token.name == "ORG" or (armed is not None and token.tag.startswith("NNP"))) and not signs.names_place(tree, h):
        force = armed is not None and armed.actor.kind in FORCES and armed.actor.inter not in ("", "Civilians")
        yield filler(tree, "target", "organisation", first, last, effect=effect, named=True, actor=armed.actor.canonical if armed else None, group="military" if force else None, score=0.5)
    for name in apposed(tree, h):
        if name != person:
            title = tree.words(first, last) if person is None else None
            yield filler(tree, "target", "human", *name, named=True, description=title, group=group_of(title), effect=effect, low=1, high=1)


def _membership(tree: Tree, h: int) -> str | None:
    """Class of "members" by what they are members of."""
    owners = [*tree.only(h, "compound"), *[n for n in tree.only(h, "nmod") if tree.preposition(n) == "of"]]
    return next((kind for k in owners if (kind := kind_of("human", tree.lemma(k)) or {"military": "military", "security": "police"}.get(classes("modifier").get(tree.lemma(k), "")))), None)


def _number(tree: Tree, h: int, first: int) -> tuple[int | None, int | None]:
    counted = [k for k in tree.kids(h, "nummod") if tree.tokens[k].tag == "CD"]
    quantity = numbers.find(tree.words(max(0, min([first, *counted]) - 3), h)) if counted else None
    if quantity is not None:
        return quantity.low, quantity.high
    return (2, None) if tree.tokens[h].tag in ("NNS", "NNPS") or tree.lemma(h) in ("people", "police", "personnel") else (1, 1)


def _weapons(frame: Frame, named: Named) -> Iterator[Filler]:
    tree = frame.tree
    own = {k for f in frame.all() for m in f.means for k in range(tree.phrase(m)[0], tree.phrase(m)[1] + 1)} | {k for f in frame.all() for k in range(f.first, f.at + 1)}
    found = [(w, tree.at(tree.sentence.start + w.start, tree.sentence.start + w.end)) for w in named.found[tree.sentence.index].weapons]
    chosen = [(w, at) for w, at in found if set(at) & own] or [(w, at) for w, at in found if set(at) & set(tree.clause(frame.at))]
    chosen = chosen or [(w, at) for w, at in found if at and tree.preposition(at[-1]) in ("with", "using")]
    if not found:  # "two devices exploded"
        for h in dict.fromkeys(m for f in frame.all() for m in f.means):
            if tree.is_noun(h) and tree.lemma(h) in _DEVICES:
                yield filler(tree, "weapon", "weapon", *noun_phrase(tree, h), score=0.5)
    for w, at in chosen:
        while len(at) > 1 and (tree.lemma(at[-1]) in nouns() or tree.lemma(at[-1]) == "fire"):  # "bomb attack": the bomb
            at = at[:-1]
        if not at or tree.is_verb(at[-1]) or (tree.lemma(at[-1]) in nouns() and tree.lemma(at[-1]) not in things()["weapon"]) or at[0] in named.timed(tree):
            continue
        head = at[-1]
        first = bare(tree, tree.phrase(head)[0], head, counts=False) if tree.is_noun(head) else at[0]
        above = tree.head(head)
        if tree.rel(head) == "nmod" and tree.preposition(head) == "of" and 0 <= above < head and tree.lemma(above) in _CHARGES:  # "charge of dynamite"
            first = bare(tree, tree.phrase(above)[0], above, counts=tree.lemma(above) not in ("charge", "stick", "load"))
        yield filler(tree, "weapon", "weapon", min(first, at[0]), head, actor=w.canonical)
