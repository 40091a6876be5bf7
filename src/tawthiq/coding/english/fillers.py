"""Who and what fills the roles of an event, in the words of the text: persons by name or description, organisations, things.

The canonical names of `roles` say who it was; fillers say how the text called him, one by one, with a class: individual or
organisation for perpetrators, human or physical for targets, weapons. Nothing is guessed: a filler is a noun phrase at its span.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from tawthiq.coding.english import numbers
from tawthiq.coding.english.frames import Frame
from tawthiq.coding.english.lexicon import nouns, things
from tawthiq.coding.english.named import Named
from tawthiq.coding.english.signs import Signs
from tawthiq.coding.english.tree import Tree
from tawthiq.knowledge import load
from tawthiq.records import Filler

_LEADS = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "some", "several", "at", "least", "about", "around", "approximately", "nearly", "almost", "another", "other", "both", "all", "such", "alleged", "presumed", "suspected", "apparent", "supposed", "up", "to", "more", "than", "over", "any", "each", "every", "various", "many", "certain"})  # fmt: skip
_FORCES = frozenset({"group", "organ", "organisation", "unknown-group", "unit"})
_OF = frozenset({"of", "for"})


@cache
def classes(section: str) -> dict[str, str]:
    """Lemma → class of knowledge/english/fillers.toml; the first class that lists it counts."""
    out: dict[str, str] = {}
    for kind, words in load("english/fillers")[section].items():
        for w in words:
            out.setdefault(w, kind)
    return out


def of_frame(frame: Frame, named: Named, signs: Signs) -> list[Filler]:
    """Fillers of a frame and of those joined into it, in the order of roles."""
    out: list[Filler] = []
    for f in frame.all():
        for h in dict.fromkeys(f.perpetrators):
            out += [x for c in f.tree.coordinated(h) for x in _doers(f.tree, c, named, signs)]
    for f in frame.all():
        effect = _effect(f)
        for h in dict.fromkeys(f.targets):
            out += [x for c in f.tree.coordinated(h) for x in _targets(f.tree, c, named, signs, effect)]
    out += _weapons(frame, named)
    return distinct(out)


def distinct(fillers: Sequence[Filler]) -> list[Filler]:
    """Without those that stand at the same words, keeping the first and the effect that any of them tells."""
    out: dict[tuple[str, int, int], Filler] = {}
    for f in fillers:
        at = (f.role, f.start, f.end)
        if at not in out:
            out[at] = f
        elif f.effect and not out[at].effect:
            out[at] = out[at].model_copy(update={"effect": f.effect})
    return list(out.values())


def _effect(f: Frame) -> str | None:
    if f.sense.figure:
        return f.sense.figure
    word = f.sense.word
    return classes("harmed").get(word) or ("destroyed" if f.sense.mode == "destroy" else None)


def _filler(tree: Tree, role: str, kind: str, first: int, last: int, **more: object) -> Filler:
    start, end = tree.span(first, last)
    return Filler.model_validate({"role": role, "kind": kind, "quote": tree.words(first, last), "start": start, "end": end, **more})


def bare(tree: Tree, first: int, last: int, counts: bool = True) -> int:
    """The first word of a phrase that is no determiner, and no number where `counts` do not belong to it."""
    while first < last and ((not counts and tree.tokens[first].tag == "CD" and tree.rel(first) == "nummod") or tree.tokens[first].text.lower() in _LEADS or tree.tokens[first].tag in ("DT", "PRP$", "``", "''", ",", "PDT")):
        first += 1
    return first


def _doers(tree: Tree, h: int, named: Named, signs: Signs) -> Iterator[Filler]:
    token = tree.tokens[h]
    if token.tag in ("PRP", "PRP$", "WP", "WDT", "DT", "EX") or signs.is_event(tree, h):
        return
    person = person_name(tree, h)
    if person is not None:
        yield _filler(tree, "perpetrator", "individual", *person, named=True, description=_description(tree, h, person))
        return
    first, last = tree.phrase(h)
    lemma = tree.lemma(h)
    bands = classes("perpetrator")
    inside = [a for a in named.actors_in(tree, first, last) if a.actor.kind in _FORCES and not a.actor.is_class]
    kind = bands.get(lemma)
    if kind == "organisation" and lemma in ("group", "squad", "guerrilla") and not inside:
        kind = "individual"
    head_named = named.actor(tree, h)
    whole = head_named is not None and head_named.actor.kind in _FORCES and not head_named.actor.is_class
    if kind == "individual" and not (whole and token.tag.startswith("NNP") and head_named is not None and head_named.text.split()[-1][:1].isupper()):
        yield _filler(tree, "perpetrator", "individual", *noun_phrase(tree, h, counts=True), score=0.7)
    elif kind == "organisation" or (not whole and token.name == "ORG"):
        own = [a for a in inside if tree.at(tree.sentence.start + a.start, tree.sentence.start + a.end)[-1:] == [h]]
        if not own:
            yield _filler(tree, "perpetrator", "organisation", bare(tree, first, h), h, score=0.6)
    elif not whole and signs.is_a(tree, h, "person"):
        yield _filler(tree, "perpetrator", "individual", *noun_phrase(tree, h, counts=True), score=0.5)
    for a in inside:
        at = tree.at(tree.sentence.start + a.start, tree.sentence.start + a.end)
        while len(at) > 1 and tree.lemma(at[-1]) in bands and bands[tree.lemma(at[-1])] == "individual" and tree.tokens[at[-1]].text[:1].islower():
            at = at[:-1]
        yield _filler(tree, "perpetrator", "organisation", bare(tree, at[0], at[-1]), at[-1], actor=a.actor.canonical, named=True)


def _targets(tree: Tree, h: int, named: Named, signs: Signs, effect: str | None) -> Iterator[Filler]:
    token = tree.tokens[h]
    if token.tag in ("PRP", "PRP$", "WP", "WDT", "DT", "EX") or signs.is_event(tree, h) or tree.lemma(h) in things()["vague_target"]:
        return
    lemma = tree.lemma(h)
    person = person_name(tree, h)
    physical, human = classes("physical").get(lemma), classes("human").get(lemma)
    first, last = noun_phrase(tree, h)
    low, high = _number(tree, h, first, last)
    armed = named.actor(tree, h)
    told: dict[str, object] = {"effect": effect, "low": low, "high": high, "group": human}
    if person is not None:
        title = _description(tree, h, person)
        yield _filler(tree, "target", "human", *person, named=True, description=title, group=group_of(title), effect=effect, low=1, high=1)
    elif human and (not physical or effect in ("killed", "injured", "abducted")):
        if armed is not None and armed.actor.kind in _FORCES and not armed.actor.is_class and human not in ("civilian", "politician", "official"):
            told["group"] = "military" if armed.actor.kind in ("organ", "unit") and human != "police" else human if human == "police" else "rebel"
        elif _modified(tree, h) == "military" and human not in ("rebel", "police"):
            told["group"] = "military"
        yield _filler(tree, "target", "human", first, last, **told)
    elif physical:
        thing = effect if effect in ("destroyed", "damaged", "none") else None
        yield _filler(tree, "target", "physical", first, last, effect=thing, low=low, high=high, group=_modified(tree, h) or physical, named=token.tag.startswith("NNP"))
    elif signs.is_a(tree, h, "person") or (armed is not None and named.human(tree, h)):
        yield _filler(tree, "target", "human", first, last, score=0.6, **told)
    elif token.name == "ORG" or (armed is not None and token.tag.startswith("NNP") and not signs.names_place(tree, h)):
        armed_side = armed is not None and armed.actor.kind in _FORCES and armed.actor.inter not in ("", "Civilians")
        yield _filler(tree, "target", "organisation", first, last, effect=effect, named=True, actor=armed.actor.canonical if armed else None, group="military" if armed_side else None, score=0.5)
    for name in _apposed(tree, h):
        if name != person:
            title = tree.words(first, last) if person is None else None
            yield _filler(tree, "target", "human", *name, named=True, description=title, group=group_of(title), effect=effect, low=1, high=1)


def group_of(title: str | None) -> str | None:
    """Class of a person by the words beside the name: the last word of the title that has one."""
    for word in reversed((title or "").lower().replace(".", " ").replace("-", " ").split()):
        kind = classes("human").get(word) or classes("human").get(_LONG.get(word, ""))
        if kind:
            return kind
    return None


_LONG = {"gen": "general", "col": "colonel", "lt": "lieutenant", "maj": "major", "capt": "captain", "sgt": "sergeant", "cpl": "corporal", "adm": "admiral", "gov": "governor", "sen": "senator", "rep": "representative", "msgr": "monsignor", "rev": "priest", "fr": "priest", "father": "priest", "fathers": "priest", "priests": "priest", "dr": "doctor", "jesuits": "jesuit", "pres": "president", "policemen": "policeman", "bodyguards": "bodyguard"}  # fmt: skip


def _modified(tree: Tree, h: int) -> str | None:
    """What the words before a head noun say it belongs to: "police" station, "power" lines."""
    for c in sorted(tree.children[h], reverse=True):
        if c < h and tree.rel(c) in ("compound", "amod", "nmod:poss", "nmod"):
            kind = classes("modifier").get(tree.lemma(c)) or (tree.lemma(c) in classes("physical") and tree.rel(c) == "compound" and classes("physical")[tree.lemma(c)]) or None
            if kind:
                return kind
    return None


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
    return bare(tree, first, h, counts), end


def person_name(tree: Tree, h: int) -> tuple[int, int] | None:
    """Tokens of the person's name that is the head of the phrase at `h`, without titles and ranks."""
    if tree.tokens[h].name != "PER":
        below = [c for c in tree.children[h] if c > h and tree.rel(c) in ("flat", "appos", "nmod:desc", "compound") and tree.tokens[c].name == "PER" and tree.tokens[c - 1].text not in (",", "(")]
        if not below or tree.lemma(h) not in classes("human"):
            return None
        h = below[0]
    return _whole_name(tree, h)


def _whole_name(tree: Tree, h: int) -> tuple[int, int]:
    first = last = h
    while first > 0 and tree.tokens[first - 1].name == "PER" and not tree.tokens[first].name_start:
        first -= 1
    while last + 1 < len(tree) and tree.tokens[last + 1].name == "PER" and not tree.tokens[last + 1].name_start:
        last += 1
    while first < last and (tree.lemma(first) in classes("human") or tree.tokens[first].text.rstrip(".").lower() in _ABBREVIATED or tree.tokens[first].text == "."):
        first += 1
    return first, last


_ABBREVIATED = frozenset({"gen", "col", "lt", "maj", "capt", "sgt", "cpl", "dr", "mr", "mrs", "ms", "msgr", "rev", "fr", "father", "don", "sir", "brig", "adm", "gov", "sen", "rep", "pres", "prof", "eng", "lieutenant", "vice", "deputy", "former", "retired", "ex", "comdr", "cdr", "st"})  # fmt: skip


def _apposed(tree: Tree, h: int) -> Iterator[tuple[int, int]]:
    """Names set beside a description: "the mayor, Juan X"; "six priests, among them Pedro Y and Luis Z"."""
    for c in tree.children[h]:
        if tree.rel(c) in ("appos", "flat", "nmod:desc", "parataxis", "dep", "list") and c > h:
            for k in tree.coordinated(c):
                if tree.tokens[k].name == "PER":
                    yield _whole_name(tree, k)


def _description(tree: Tree, h: int, person: tuple[int, int]) -> str | None:
    """Title or office beside a name, as written."""
    first, _last = tree.phrase(h)
    if first < person[0]:
        start = bare(tree, first, person[0] - 1)
        if tree.tokens[start].text.lower() not in _LEADS:
            return tree.words(start, person[0] - 1)
    for c in tree.only(h, "appos"):
        if tree.tokens[c].name != "PER" and tree.lemma(c) in classes("human"):
            a, b = tree.phrase(c)
            return tree.words(bare(tree, a, b), b)
    return None


def _number(tree: Tree, h: int, first: int, last: int) -> tuple[int | None, int | None]:
    quantity = numbers.find(tree.words(max(0, first - 3) if first >= 3 else first, h)) if any(tree.tokens[k].tag == "CD" for k in tree.kids(h, "nummod")) else None
    if quantity is not None:
        return quantity.low, quantity.high
    return (2, None) if tree.tokens[h].tag in ("NNS", "NNPS") or tree.lemma(h) in ("people", "police", "personnel") else (1, 1)


def _weapons(frame: Frame, named: Named) -> Iterator[Filler]:
    tree = frame.tree
    own = {k for f in frame.all() for m in f.means for k in range(tree.phrase(m)[0], tree.phrase(m)[1] + 1)} | {k for f in frame.all() for k in range(f.first, f.at + 1)}
    weapons = named.found[tree.sentence.index].weapons
    spans = [(w, tree.at(tree.sentence.start + w.start, tree.sentence.start + w.end)) for w in weapons]
    chosen = [(w, at) for w, at in spans if set(at) & own] or [(w, at) for w, at in spans if set(at) & set(tree.clause(frame.at))]
    for w, at in chosen:
        while at and tree.lemma(at[-1]) in nouns() and len(at) > 1:  # "bomb attack": the bomb
            at = at[:-1]
        if not at or (tree.lemma(at[-1]) in nouns() and len(at) == 1) or tree.is_verb(at[-1]):
            continue
        head = at[-1]
        first = bare(tree, tree.phrase(head)[0], head, counts=False) if tree.is_noun(head) else at[0]
        yield _filler(tree, "weapon", "weapon", min(first, at[0]), head, actor=w.canonical)
