"""Persons by name: where a name ends, names in lists, who "him" is, and one name for one person in an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tawthiq.coding.english.classes import classes, filler, group_of, kind_of
from tawthiq.coding.english.draft import Draft
from tawthiq.coding.english.tree import Tree
from tawthiq.records import Filler

_TITLES = frozenset({"gen", "col", "lt", "maj", "capt", "sgt", "cpl", "dr", "mr", "mrs", "ms", "msgr", "rev", "fr", "father", "don", "sir", "brig", "adm", "gov", "sen", "rep", "pres", "prof", "eng", "lieutenant", "vice", "deputy", "former", "retired", "ex", "comdr", "cdr", "st", "alias", "aka", "comrade", "brother", "sister", "the", "minister", "first", "second", "late"})  # fmt: skip
_BETWEEN = frozenset({"CC", "CD", "DT", "IN", "JJ", "NN", "NNS", ",", ":", "-LRB-", "-RRB-", "HYPH", "PRP$", "POS", "NNP", "NNPS"})
_HE = frozenset({"he", "him", "she", "her"})


def person_name(tree: Tree, h: int) -> tuple[int, int] | None:
    """Tokens of the person's name that is the head of the phrase at `h` or stands right behind its title; without titles."""
    if tree.tokens[h].text[:1].islower() and kind_of("physical", tree.lemma(h)):
        return None  # "the San Jorge warehouse"
    if tree.tokens[h].name != "PER":
        if tree.lemma(h) not in classes("human"):
            return None
        after = h + 1
        if after < len(tree) and tree.tokens[after].name == "PER" and tree.tokens[after].tag.startswith("NNP"):
            return whole_name(tree, after)
        below = [c for c in tree.children[h] if c > h and tree.rel(c) in ("flat", "nmod:desc", "compound") and tree.tokens[c].name == "PER" and tree.tokens[c - 1].text not in (",", "(", '"', "“", "`")]
        return whole_name(tree, below[0]) if below else None
    if not tree.tokens[h].tag.startswith("NN") or tree.tokens[h].text[:1].islower():
        return None
    name = whole_name(tree, h)
    titles = all(kind_of("human", tree.lemma(k)) or tree.tokens[k].text.rstrip(".").lower() in _TITLES for k in range(name[0], name[1] + 1))
    return None if titles else name


def whole_name(tree: Tree, h: int) -> tuple[int, int]:
    """(first, last) token of the name that holds `h`, titles cut off."""
    first = last = h
    while first > 0 and tree.tokens[first - 1].name == "PER" and not tree.tokens[first].name_start:
        first -= 1
    while last + 1 < len(tree) and ((tree.tokens[last + 1].name == "PER" and not tree.tokens[last + 1].name_start) or _goes_on(tree, last)):
        last += 1
    titled = [k for k in range(first, last) if kind_of("human", tree.lemma(k)) or tree.tokens[k].text.rstrip(".").lower() in _TITLES]
    first = titled[-1] + 1 if titled else first  # "Presidency Minister Juan Paz"
    while first < last and tree.tokens[first].text == ".":
        first += 1
    while first < last and tree.tokens[last].text in ("'s", "’s", ",", "."):
        last -= 1
    return first, last


def _goes_on(tree: Tree, last: int) -> bool:
    """A capitalised word that the parser joined to the name, though the tagger stopped before it; "D'" before its name."""
    k = last + 1
    if tree.tokens[last].text in ("D'", "D’", "d'", "d’", "O'", "O’"):
        return True
    if tree.tokens[last].text in ("D", "O", "d") and tree.tokens[k].text in ("'", "’"):
        return True
    if tree.tokens[last].text in ("'", "’") and tree.tokens[k].text[:1].isupper():
        return True
    return tree.tokens[k].tag == "NNP" and tree.tokens[k].text[:1].isupper() and tree.rel(k) == "flat" and tree.tokens[k].name not in ("LOC", "ORG")


def apposed(tree: Tree, h: int) -> Iterator[tuple[int, int]]:
    """Names set beside a description: "the mayor, Juan X"; "six priests, among them Pedro Y and Luis Z"."""
    for c in tree.children[h]:
        if tree.rel(c) in ("appos", "flat", "nmod:desc", "parataxis", "dep", "list") and c > h:
            for k in tree.coordinated(c):
                if tree.tokens[k].name == "PER":
                    yield whole_name(tree, k)


def listed(tree: Tree, last: int) -> Iterator[tuple[int, int]]:
    """Names that go on a list after token `last`: "…, Ana X, 42; Pedro Y, and the driver, Luis Z"; up to the next verb."""
    out: list[tuple[int, int]] = []
    k = last + 1
    if k >= len(tree) or tree.tokens[k].text not in (",", ";", "and", "(", ":"):
        return
    while k < len(tree):
        t = tree.tokens[k]
        if t.name == "PER" and t.name_start and t.tag == "NNP":
            name = whole_name(tree, k)
            before = tree.tokens[name[0] - 1]
            if before.text in (",", ";", "and", ":", ".") or before.lemma in classes("human") or before.text.lower() in _TITLES:
                out.append(name)
            k = max(name[1], k) + 1
            continue
        if t.tag not in _BETWEEN and t.text not in (";", ":", "(", ")", "."):
            break
        k += 1
    if out and k < len(tree) and tree.is_verb(k) and tree.tokens[k].tag in ("VBD", "VBZ", "VBP", "MD") and not tree.only(k, "aux:pass") and tree.rel(k) != "aux:pass":
        out.pop()  # the last one is the subject of what follows
    yield from out


def named_people(tree: Tree, names: Sequence[tuple[int, int]], effect: str | None, role: str = "target") -> Iterator[Filler]:
    """Fillers of names."""
    for first, last in names:
        title = title_before(tree, first)
        yield filler(tree, role, "human", first, last, named=True, description=title, group=group_of(title), effect=effect, low=1, high=1)


def title_before(tree: Tree, first: int) -> str | None:
    """Rank, office or relation right before a name."""
    k = first
    while k > 0 and (tree.tokens[k - 1].tag in ("NN", "NNP", "JJ", "NNS", ".") or tree.tokens[k - 1].text.rstrip(".").lower() in _TITLES) and tree.tokens[k - 1].text not in (",", ";") and first - k < 6:
        k -= 1
    while k < first and tree.tokens[k].text.lower() in ("the", "."):
        k += 1
    title = tree.words(k, first - 1) if k < first else None
    return title if title and group_of(title) else None


def antecedent(tree: Tree, pronoun: int, earlier: Filler | None) -> Filler | None:
    """The person that "him" or "her" stands for: the last one named before it in the sentence, else the one told of before."""
    if tree.tokens[pronoun].text.lower() not in _HE or tree.tokens[pronoun].tag == "PRP$":
        return None
    for k in range(pronoun - 1, -1, -1):
        if tree.tokens[k].name == "PER" and tree.tokens[k].name_start and tree.tokens[k].tag == "NNP":
            return next(named_people(tree, [whole_name(tree, k)], None))
    return earlier


def last_person(tree: Tree) -> Filler | None:
    """The person a sentence speaks of: its subject, else nobody."""
    for i, t in enumerate(tree.tokens):
        if t.rel.startswith("nsubj"):
            name = person_name(tree, i)
            if name is not None:
                return next(named_people(tree, [name], None))
    return None


IDENTIFIED = re.compile(r"\b(?:victims?|dead|deceased|slain|wounded|injured|kidnapped|hostages?|murdered|bodies|body|killed|(?:man|woman|citizen|youth|student|official|boy|girl|driver|passenger|person)s?(?= (?:was|were|has been|have been) (?:\w+ )?identified as))\b[^.]{0,60}\b(?:were|was|is|are|been|as|included?)\b", re.I)
_HURT = re.compile(r"\b(?:wounded|injured)\b", re.I)


def identified(tree: Tree, drafts: Sequence[Draft]) -> None:
    """"The victims were identified as X, Y and Z": names for the event just told."""
    m = IDENTIFIED.search(tree.sentence.text)
    home = next((d for d in reversed(drafts) if d.plover == "ASSAULT" and not d.aggregate and d.factuality == "occurred"), None)
    if m is None or home is None or not 0 < tree.sentence.index - home.frame.tree.sentence.index <= 3 or not re.search(r"\bidentified\b|:|\b(?:is|are|was|were|included?)\W+(?:the )?(?:[\w.]+ ){0,3}[A-Z]", tree.sentence.text[m.start() :]):
        return
    start = next((i for i, t in enumerate(tree.tokens) if t.start >= tree.sentence.start + m.end()), len(tree))
    first = next((i for i in range(start, min(len(tree), start + 8)) if tree.tokens[i].name == "PER" and tree.tokens[i].name_start), None)
    if first is None:
        return
    name = whole_name(tree, first)
    effect = "injured" if _HURT.search(tree.sentence.text[: m.end()]) else next((f.effect for f in home.fillers if f.role == "target" and f.effect), None)
    home.fillers = [*home.fillers, *named_people(tree, [name, *listed(tree, name[1])], effect)]
    if tree.sentence not in home.sentences:
        home.sentences.append(tree.sentence)


def same_person(a: str, b: str) -> bool:
    """Is one name a part of the other: "Oqueli" in "Hector Oqueli Colindres"?"""
    x, y = ([w for w in s.lower().replace(".", " ").split() if w not in _TITLES] for s in (a, b))
    short, long = sorted((x, y), key=len)
    rest = iter(long)
    return bool(short) and all(w in rest for w in short) and (len(short) > 1 or len(short[0]) > 2)


def unify(drafts: Sequence[Draft], trees: Sequence[Tree]) -> None:
    """Every person under the fullest name the article gives, where only one full name fits."""
    told = [f for d in drafts for f in d.fillers if f.named and f.kind in ("human", "individual")]
    if not told:
        return
    best = {f.quote: f for f in reversed([*told, *_everybody(trees)])}
    full = sorted(best, key=lambda n: (-len(n.split()), n))
    means: dict[str, str] = {}
    for name in full:
        longer = [o for o in full if len(o.split()) > len(name.split()) and same_person(name, o)]
        tops = [o for o in longer if not any(o != p and same_person(o, p) and len(p.split()) > len(o.split()) for p in longer)]
        if len(tops) == 1:
            means[name] = tops[0]
    if not means:
        return
    for d in drafts:
        d.fillers = [_under(f, best[means[f.quote]]) if f.named and f.quote in means else f for f in d.fillers]
        for side in (d.perpetrator, d.target):
            side[:] = list(dict.fromkeys(means.get(n, n) for n in side))


def _everybody(trees: Sequence[Tree]) -> Iterator[Filler]:
    """All persons the article names in full."""
    for tree in trees:
        for i, t in enumerate(tree.tokens):
            if t.name == "PER" and t.name_start and t.tag == "NNP":
                name = whole_name(tree, i)
                if name[1] > name[0]:
                    yield from named_people(tree, [name], None)


def _under(f: Filler, fullest: Filler) -> Filler:
    return f.model_copy(update={"quote": fullest.quote, "start": fullest.start, "end": fullest.end, "description": f.description or fullest.description, "group": f.group or fullest.group})
