"""Which noun phrases of a frame are counted: the object of "killed", the subject of "surrendered", whose body was found."""

from __future__ import annotations

from tawthiq.coding.english.figures.people import Count, count, is_people
from tawthiq.coding.english.frames import Frame
from tawthiq.coding.english.named import Named
from tawthiq.coding.english.tree import Tree
from tawthiq.records import Evidence, Figure

_TRIED = frozenset({"attempted", "attempt", "failed", "foiled", "planned"})
_PARTS = frozenset({"body", "corpse", "remains", "remain", "throat", "head", "skeleton", "life", "neck"})


def of_frame(frame: Frame, named: Named | None = None) -> list[tuple[Figure, Evidence]]:
    """Figures read from the syntax: victims of harm verbs and nouns, each phrase once."""
    out: list[tuple[Figure, Evidence]] = []
    taken: dict[str, list[Count]] = {}
    for f in frame.all():
        kind = f.sense.figure
        if not kind or kind == "released" or (f.noun and any(f.tree.lemma(c) in _TRIED for c in f.tree.kids(f.at, "amod", "compound"))):
            continue
        for head in distinct(f.tree, victims_of(f)):
            if not is_people(f.tree, head, named, kind):
                continue
            got = count(f.tree, head)
            if got is None or any(_same(got, o) for o in taken.get(kind, ())):
                continue
            taken.setdefault(kind, []).append(got)
            out.append(_figure(f.tree, got, kind))
    return _either(out, {f.sense.word for f in frame.all()})


def _either(found: list[tuple[Figure, Evidence]], words: set[str]) -> list[tuple[Figure, Evidence]]:
    """One number for dead and hurt ("forty were killed or wounded") is of neither kind; who was beaten and killed is dead."""
    out: list[tuple[Figure, Evidence]] = []
    for figure, e in found:
        twin = next((o for o, x in found if {o.kind, figure.kind} == {"killed", "injured"} and (x.start, x.end) == (e.start, e.end)), None)
        if twin is None:
            out.append((figure, e))
        elif figure.kind == "killed":
            both = bool(words & {"wound", "injure", "hurt", "maim"}) and figure.high != 1
            out.append((figure.model_copy(update={"kind": "killed-or-injured"}), e.model_copy(update={"rule": "figure:killed-or-injured"})) if both else (figure, e))
    return out


def _same(a: Count, b: Count) -> bool:
    """One lies inside the other: a part is not added to its whole."""
    return a.first <= b.last and b.first <= a.last


def _figure(tree: Tree, c: Count, kind: str) -> tuple[Figure, Evidence]:
    text = tree.words(c.first, c.last)
    start, end = tree.span(c.first, c.last)
    figure = Figure(kind=kind, low=c.low, high=c.high, verbatim=c.verbatim, who=text, group=c.group)
    return figure, Evidence(quote=text, start=start, end=end, score=0.8, rule=f"figure:{kind}")


def victims_of(f: Frame) -> list[int]:
    """Head tokens of the phrases that an event word counts as its victims."""
    tree = f.tree
    if f.noun:
        of = [o for p, o in f.args.obliques if p == "of"]
        if f.sense.word in ("body", "corpse", "dead body") and not of:
            return f.args.subjects or [f.at]
        followed = f.at + 1 < len(tree) and tree.tokens[f.at + 1].text.lower() == "of"  # "the army's killing of …": the owner is not the victim
        owners = [] if followed or f.sense.word in ("death", "injury") else f.args.subjects
        return [h for o in (of or owners) for h in everybody(tree, o)]
    if f.sense.frame in ("suffer", "move"):
        heads = f.args.subjects
    else:
        heads = f.args.objects or (f.args.subjects if f.args.passive else [])
        heads = [h for h in heads if not f.sense.word.endswith(">" + tree.lemma(h)) or tree.lemma(h) in _PARTS]
    heads = [v for h in heads for v in _whose(tree, h)]
    # "33 people were killed and 18 others injured": what stands behind a passive verb is another verb's
    found = [h for o in heads for h in everybody(tree, o) if f.args.objects or h < f.at or h == o]
    return [h for h in found if not (f.sense.figure == "killed" and h + 1 < len(tree) and tree.tokens[h + 1].text.lower() in ("wounded", "injured", "hurt", "missing"))]


def distinct(tree: Tree, heads: list[int]) -> list[int]:
    """Heads without those that only name one already there again: "party worker | Ali Hassan", "Hassan, | a teacher of the town"."""
    out: list[int] = []
    before: int | None = None
    for h in dict.fromkeys(heads):
        if before is None or not _renames(tree, before, h):
            out.append(h)
        before = h
    return out


def _renames(tree: Tree, a: int, b: int) -> bool:
    """Head `b` right behind `a` tells who `a` is: a name without comma, or between commas without "and"."""
    if not a < b:
        return False
    first, last = tree.phrase(b)[0], tree.phrase(a)[1]
    gap = [tree.tokens[k].text.lower() for k in range(min(last, first - 1, b - 1) + 1, first)] if last < first else []
    if any(tree.rel(c) == "cc" for c in tree.children[b]) or any(tree.tokens[k].text.lower() in ("and", "&", "or") for k in range(last + 1, b)):
        return False
    if not [g for g in gap if g not in ".-" and not g.startswith("(")]:
        return tree.tokens[b].tag.startswith("NNP") or tree.tokens[a].name == "PER"
    if tree.rel(b) == "conj" and tree.head(b) == a and gap and gap[0] == ",":  # an enumeration ends in "and"
        return not any(tree.rel(c) == "conj" and c >= b and tree.kids(c, "cc") for c in tree.children[a])
    gap = [g for g in gap if g not in "()" and not g.isdigit()]
    one_name = tree.tokens[a].tag.startswith("NNP") != tree.tokens[b].tag.startswith("NNP")
    return tree.rel(a) == tree.rel(b) and tree.head(a) == tree.head(b) and gap[:1] == [","] and one_name


def _whose(tree: Tree, h: int) -> list[int]:
    """"the body of a guard", "the throats of two men": the persons, not the parts."""
    if tree.lemma(h) not in _PARTS:
        return [h]
    of = [n for n in tree.only(h, "nmod") if tree.preposition(n) == "of"] + [n for n in tree.only(h, "nmod:poss") if tree.tokens[n].tag != "PRP$"]
    return of or [h]


def everybody(tree: Tree, h: int, depth: int = 0) -> list[int]:
    """`h` and all that is coordinated with it, also where the parser hangs one conjunct from another or from an included part."""
    out = [h]
    if depth > 4:
        return out
    for c in [*tree.children[h], *[k for n in tree.only(h, "flat") for k in tree.only(n, "conj")]]:
        opened = c > h and any(tree.tokens[k].text.lower() in ("including", "among") for k in range(h + 1, tree.phrase(c)[0])) and not tree.only(c, "case")
        if opened and not any(tree.tokens[k - 1].text == "," for k in tree.only(c, "cc")):
            continue  # "eight persons, among them the teacher and his wife"
        if tree.rel(c) == "conj" and any(h < o < c for o in tree.only(h, "appos")) and tree.tokens[c].tag == "NN" and not tree.kids(c, "det", "nummod", "nmod:poss"):
            continue  # "Hassan, a farmer and member of the council"
        if tree.rel(c) == "conj" and tree.tokens[c].tag[:1] in ("N", "P", "C", "J", "D") and not tree.only(c, "nsubj") and not tree.only(c, "nsubj:pass"):
            out += everybody(tree, c, depth + 1)
        elif tree.rel(c) == "appos" and _listed(tree, h, c):
            out.append(c)
        elif tree.rel(c) == "nmod" and tree.preposition(c) in ("including", "besides", "along with", "together with", "with"):
            if tree.preposition(c) in ("along with", "together with", "besides"):
                out += everybody(tree, c, depth + 1)
            else:
                out += _after_the_parts(tree, c)
    return out


def _listed(tree: Tree, h: int, c: int) -> bool:
    """"a clerk, an usher and a guard": no apposition but a list, for no comma closes it before the "and"."""
    last = next((k for k in tree.only(h, "conj") if k > c and tree.only(k, "cc")), None)
    if last is None or tree.tokens[h].name == "PER" or tree.tokens[h].tag == "NNS" or tree.only(h, "nummod") or not any(tree.tokens[d].text.lower() in ("a", "an") for d in tree.only(c, "det")):
        return False
    return tree.tokens[tree.only(last, "cc")[0] - 1].text != ","


def _after_the_parts(tree: Tree, part: int) -> list[int]:
    """"five rebels, including two women, and a guard": what follows the closing comma is no part of the five."""
    out = []
    for c in tree.children[part]:
        if tree.rel(c) == "conj":
            cc = next((k for k in tree.children[c] if tree.rel(k) == "cc"), None)
            if cc is not None and cc > 0 and tree.tokens[cc - 1].text == "," and not any(tree.tokens[k].text == "," for k in range(part, cc - 1)):
                out.append(c)
    return out

