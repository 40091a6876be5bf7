"""Who stands where around an event word: subject, object, agent, prepositional phrases."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawthiq.coding.english.tree import Tree

_RELATIVE = frozenset({"who", "that", "which", "whom"})


@dataclass
class Arguments:
    """Head tokens of the phrases around a verb or event noun. `obliques` are (preposition, head token)."""

    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    agents: list[int] = field(default_factory=list)
    obliques: list[tuple[str, int]] = field(default_factory=list)
    passive: bool = False


def of_verb(tree: Tree, v: int, depth: int = 0) -> Arguments:
    """Arguments of the verb at `v`; shared subjects of coordinated and dependent verbs are resolved."""
    a = Arguments()
    a.passive = bool(tree.only(v, "nsubj:pass") or tree.only(v, "aux:pass"))
    if tree.tokens[v].tag == "VBD" and tree.rel(v) == "conj" and tree.only(v, "obl:agent") and not tree.only(v, "obj"):
        a.passive = True  # "was dragged out and shot by …"
    a.subjects = tree.only(v, "nsubj:pass") or tree.only(v, "nsubj")
    if a.passive and len(a.subjects) > 1 and a.subjects[0] < v:
        a.subjects = [s for s in a.subjects if s < v]  # what stands behind a passive verb is the next verb's
    a.objects = tree.only(v, "obj") or [c for c in tree.only(v, "nummod") if c > v]
    if not a.objects:
        a.objects = [o for c in tree.only(v, "xcomp") if not tree.only(c, "mark") and tree.tokens[c].tag in ("VBN", "JJ") for o in tree.only(c, "obj")]  # "set ablaze a truck"
    if not a.objects and not a.passive:  # "shot dead a guard": no preposition, no adverbial noun: the object after all
        a.objects = [o for o in tree.only(v, "obl") if o > v and not tree.kids(o, "case", "mark") and tree.tokens[o].tag in ("NN", "NNS", "NNP") and tree.kids(o, "det", "nummod") and tree.phrase(o)[0] - v <= 3 and not any(tree.tokens[k].text == "," for k in range(v, o))][:1]
    if not a.objects:  # "found a mine weighing …": the parser made it the object of the second verb
        a.objects = [o for c in tree.only(v, "xcomp") + tree.only(v, "advcl") if not tree.only(c, "mark") and tree.tokens[c].tag == "VBG" for o in tree.only(c, "obj") if v < o < c]
    if not a.objects and tree.rel(v) == "conj" and tree.is_verb(tree.head(v)):
        a.objects = [o for o in tree.only(tree.head(v), "obj") if o > v]  # "seized and shot two men"
    if not a.passive and not a.objects and len(a.subjects) > 1 and a.subjects[0] < v < a.subjects[-1]:
        a.objects = [s for s in a.subjects if s > v]  # a second "subject" behind an active verb is its object
        a.subjects = [s for s in a.subjects if s < v]
    for o in tree.kids(v, "obl") + (tree.kids(v, "nmod") if not a.objects else []):
        if tree.rel(o) == "obl:unmarked":
            continue
        preposition = tree.preposition(o)
        if preposition == "by" and (tree.rel(o) == "obl:agent" or a.passive or tree.tokens[v].tag == "VBN"):
            a.agents.append(o)
        else:
            a.obliques.append((preposition, o))
    if a.objects and not a.passive:  # "launched strikes on X": the phrase may hang from the object
        a.obliques += [(tree.preposition(n), n) for x in a.objects for n in tree.only(x, "nmod") if tree.preposition(n) not in ("of", "")]
    _borrow(tree, v, a, depth)
    a.subjects = [_antecedent(tree, v, s) for s in a.subjects]
    return _measured(tree, a)


_MEASURES = frozenset({"number", "series", "wave", "barrage", "group", "pair", "string", "spate", "dozen", "hundred", "thousand", "score", "couple", "handful", "majority", "volley", "salvo", "round", "lot", "rest", "part", "many", "some", "remnant", "total", "ten", "ton", "tonne", "truckload", "carton", "box", "sack", "bag", "load", "consignment", "batch", "piece", "cache", "kilo", "kilogram", "litre", "liter", "amount", "quantity", "pack"})


def _measured(tree: Tree, a: Arguments) -> Arguments:
    """"a number of blasts", "members of the force": what is measured stands for the measure."""

    def real(i: int) -> int:
        of = [n for n in tree.only(i, "nmod") if tree.preposition(n) == "of"] if tree.lemma(i) in _MEASURES else []
        return of[0] if of else i

    a.subjects, a.objects, a.agents = [real(i) for i in a.subjects], [real(i) for i in a.objects], [real(i) for i in a.agents]
    a.obliques = [(p, real(i)) for p, i in a.obliques]
    return a


def _antecedent(tree: Tree, v: int, s: int) -> int:
    """A relative pronoun stands for the noun its clause hangs from."""
    if tree.tokens[s].text.lower() in _RELATIVE and tree.rel(v).startswith("acl") and tree.head(v) >= 0:
        return tree.head(v)
    return s


_REPORTED = frozenset({"report", "confirm", "believe", "fear", "presume", "declare", "list", "find", "leave", "see", "think", "get", "have"})


def _borrow(tree: Tree, v: int, a: Arguments, depth: int) -> None:
    """Subjects that stand at the governing verb or noun."""
    rel, head, tag = tree.rel(v), tree.head(v), tree.tokens[v].tag
    if not a.subjects and rel in ("conj", "advcl", "parataxis") and head >= 0 and tree.is_verb(head):
        between = [s for s in tree.kids(head, "nsubj") if head < s < v]
        if between:  # "three were killed and seven others hurt": the parser hung the second subject from the first verb
            a.subjects, a.passive = between[-1:], tag == "VBN"
    if not a.subjects and rel == "conj" and tag == "VBN" and tree.only(v, "nummod") and tree.only(v, "nummod")[0] < v and not tree.only(v, "obj"):
        a.subjects, a.passive, a.objects = tree.only(v, "nummod"), True, []  # "twelve were killed and 28 injured"
    if head < 0 or depth > 4:
        if head < 0 and not a.passive and tag in ("VBN", "VBD") and not a.objects and _headline(tree):
            a.passive = bool(a.subjects)
        return
    if rel in ("acl", "advcl") and not a.subjects and tree.is_verb(head) and not a.passive and any(tree.tokens[m].text.lower() in ("of", "for") for m in tree.only(v, "mark")):
        above = of_verb(tree, head, depth + 1)  # "accused X of killing": X killed
        a.subjects = above.subjects if above.passive else above.objects
    elif rel == "acl" and not a.subjects:
        a.subjects, a.passive = [head], tag == "VBN"
    elif rel == "acl:relcl":
        if not a.subjects and not a.passive:
            bare = tag == "VBN" and not a.objects and not tree.kids(v, "aux")  # "two men, both shot by guards"
            a.subjects, a.passive = [head], bare
        elif not a.objects and not a.passive and a.subjects and tree.tokens[a.subjects[0]].text.lower() not in _RELATIVE:
            a.objects = [head]
    elif rel in ("conj", "parataxis") and not a.subjects and tree.is_verb(head):
        above = of_verb(tree, head, depth + 1)
        a.subjects = above.subjects
        if (tag == "VBN" or a.passive) and above.passive and not a.objects:
            a.passive = True
            a.agents = a.agents or above.agents
        elif above.passive:
            a.subjects = above.agents
    elif rel == "parataxis" and not a.subjects and head < v and tree.is_noun(head) and tag == "VBD":
        a.subjects = [head]
    elif rel in ("advcl", "xcomp") and not a.subjects and tag == "VBN" and not a.passive and not a.objects and tree.lemma(head) in _REPORTED and not tree.only(v, "mark"):
        above = of_verb(tree, head, depth + 1)  # "is reported killed", "were confirmed dead": who is reported, suffers
        a.subjects, a.passive = (above.subjects if above.passive else above.objects), True
    elif rel in ("advcl", "xcomp") and not a.subjects and tree.is_verb(head) and not a.passive:
        above = of_verb(tree, head, depth + 1)
        a.subjects = above.agents if above.passive and rel == "advcl" else above.subjects
        if rel == "xcomp" and above.objects:
            a.subjects = above.objects
    elif rel == "advcl" and a.passive and not a.subjects and tree.is_verb(head):  # "died after being arrested"
        a.subjects = of_verb(tree, head, depth + 1).subjects
    if not a.passive and tag in ("VBN", "VBD") and not a.objects and a.subjects and rel in ("root", "parataxis") and _headline(tree):
        a.passive = True


def _headline(tree: Tree) -> bool:
    return tree.sentence.kind in ("headline", "subhead") and not any(t.tag in ("VBZ", "VBP") and t.rel == "root" for t in tree.tokens)


def of_noun(tree: Tree, n: int) -> Arguments:
    """Arguments of the event noun at `n`: possessives are subjects, `by` agents, the rest obliques."""
    a = Arguments()
    a.subjects = tree.only(n, "nmod:poss")
    for k in tree.children[n]:
        rel = tree.rel(k)
        if rel in ("nmod", "obl", "obl:agent"):
            preposition = tree.preposition(k)
            if preposition == "by":
                a.agents.append(k)
            else:
                a.obliques.append((preposition, k))
        elif rel in ("compound", "amod", "nmod:desc", "nmod:unmarked") and tree.tokens[k].tag in ("NNP", "NNPS", "NN", "NNS", "JJ"):
            a.objects.append(k)
        elif rel == "acl" and tree.tokens[k].tag == "VBN":
            a.agents += [o for o in tree.kids(k, "obl") if tree.preposition(o) == "by"]
            a.obliques += [(tree.preposition(o), o) for o in tree.kids(k, "obl") if tree.preposition(o) != "by"]
    if n + 2 < len(tree) and tree.tokens[n + 1].text.lower() in ("of", "on", "against") and not any(p in ("of", "on", "against") for p, _ in a.obliques):
        owner = tree.head(n + 1)  # the phrase right behind belongs to the noun, wherever the parser hung it
        if owner > n + 1 and tree.is_noun(owner):
            a.obliques.append((tree.tokens[n + 1].text.lower(), owner))
    return _measured(tree, a)
