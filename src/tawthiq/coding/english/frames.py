"""One candidate event inside a sentence, and how candidates of one sentence that tell one event are joined."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawthiq.coding.english.arguments import Arguments
from tawthiq.coding.english.lexicon import Sense
from tawthiq.coding.english.tree import Tree


@dataclass(eq=False)
class Frame:
    """An event word with its arguments. `support` is the verb that carries an event noun ("launched" an attack).

    `perpetrators`, `targets` and `means` are head tokens; `aims`: of the targets those that are a side (see `aims`); `parts` are
    frames joined into this one.
    """

    tree: Tree
    at: int
    first: int
    sense: Sense
    args: Arguments
    noun: bool = False
    support: int | None = None
    supported: str = ""
    perpetrators: list[int] = field(default_factory=list)
    targets: list[int] = field(default_factory=list)
    means: list[int] = field(default_factory=list)
    aims: list[int] = field(default_factory=list)
    parts: list[Frame] = field(default_factory=list)
    foiled: bool = False

    @property
    def words(self) -> str:
        return self.tree.words(self.first, self.at)

    def all(self) -> list[Frame]:
        """This frame and those joined into it."""
        return [self, *[f for p in self.parts for f in p.all()]]

    def tokens(self) -> list[int]:
        return [f.at for f in self.all()]


#: What stands between an event verb and the noun of the same event: "killed in an attack"; of victims also "killed after an attack".
_OF_IT = frozenset({"in", "by", "during", "with", "from", "of", "as a result of", "when", "to", "under", ""})
_AFTER_IT = frozenset({"after", "following", "amid", "as", "because of", "due to"})
_CAUSED = ("advcl", "conj", "xcomp", "acl", "acl:relcl", "parataxis", "ccomp")


def join(frames: list[Frame]) -> list[Frame]:
    """Join the frames of one sentence that tell one event; the most telling one leads."""
    out = list(frames)
    changed = True
    while changed:
        changed = False
        for a in out:
            b = next((b for b in out if b is not a and _same(a, b)), None)
            if b is not None:
                lead, other = (a, b) if _weight(a) >= _weight(b) else (b, a)
                lead.parts.append(other)
                out.remove(other)
                changed = True
                break
    return out


def _weight(f: Frame) -> tuple[int, int, int]:
    """Attack words lead over harm words, precise ones over vague ones, earlier ones over later ones."""
    figure = 0 if f.sense.figure in ("killed", "injured") else 1
    return (0 if f.sense.verbal else 1, figure + (0 if f.sense.vague else 1), -f.at)


def _same(a: Frame, b: Frame) -> bool:
    """Does `a` govern `b` so that both tell one event?"""
    tree = a.tree
    if a.sense.plover != b.sense.plover or a.sense.verbal != b.sense.verbal:
        return False
    for x in a.all():
        for y in b.all():
            if _linked(tree, x, y):
                return True
    return False


def _linked(tree: Tree, x: Frame, y: Frame) -> bool:
    if y.support is not None and y.support == x.at:
        return True
    if y.support is not None and x.sense.figure and tree.head(y.support) == x.at and tree.rel(y.support) == "advcl":
        opens = {tree.lemma(c) for c in tree.kids(y.support, "mark", "advmod")}
        if opens & {"when", "as", "after"} and not _another(tree, y.at):
            return True  # "five were killed when rebels triggered a blast"
    if x.noun and y.noun:
        near = tree.head(y.at) == x.at and tree.rel(y.at) in ("compound", "appos", "nmod:desc")
        of = tree.head(y.at) == x.at and tree.rel(y.at) == "nmod" and bool(y.sense.figure) and tree.preposition(y.at) in ("of", "with")
        paired = tree.head(y.at) == x.at and tree.rel(y.at) == "conj" and bool(x.sense.figure) and bool(y.sense.figure)
        means = y.support is None and x.support is not None and tree.head(y.at) == x.support and tree.preposition(y.at) in ("by", "with")
        means = means or (tree.head(y.at) == x.at and tree.preposition(y.at) in ("by", "with", "using"))
        return means or near or of or paired or (tree.head(y.at) == x.at and tree.preposition(y.at) == "in" and bool(x.sense.figure))
    if not x.noun and y.noun:  # "the attack killed", "killed in an attack", "reported an attack"
        if y.at in x.args.subjects + x.args.agents + x.args.objects:
            return not _another(tree, y.at)
        parts = _OF_IT | _AFTER_IT if x.sense.figure else _OF_IT
        return any(o == y.at and p in parts for p, o in x.args.obliques) and not _another(tree, y.at)
    if x.noun and not y.noun:  # "an attack that killed", "attacks targeting"
        left = tree.head(y.at)
        if y.sense.figure and left >= 0 and tree.lemma(left) == "leave" and tree.head(left) == x.at:
            return True  # "an attack that left two wounded"
        return tree.head(y.at) == x.at and tree.rel(y.at) in ("acl", "acl:relcl")
    leave = tree.head(y.at)
    if y.sense.figure and leave >= 0 and tree.lemma(leave) == "leave" and tree.head(leave) == x.at and tree.rel(leave) in ("conj", "advcl"):
        return True  # "killed two and left five wounded"
    if tree.head(y.at) == x.at and tree.rel(y.at) in _CAUSED:
        rel = tree.rel(y.at)
        if rel == "conj":
            shared = set(y.args.subjects) & set(x.args.subjects + x.args.agents) or not tree.kids(y.at, "nsubj")
            return (bool(shared) and _aftermath(x, y)) or _one_toll(tree, x, y) or _one_stroke(x, y)
        if rel == "ccomp" or (tree.kids(y.at, "mark") and rel == "advcl"):
            mark = tree.kids(y.at, "mark")
            word = tree.lemma(mark[0]) if mark else ""
            if word == "to":  # "fired tear gas to disperse the crowd": the aim of one deed, not a second one
                return y.sense.mode == "crowd-control"
            return word in ("when", "as", "while") and bool(x.sense.figure)
        return _aftermath(x, y) or rel in ("advcl", "xcomp")
    return False


def _one_stroke(x: Frame, y: Frame) -> bool:
    """"was intercepted and seized", "attacked and burned the post": one hand, one object, two words."""
    if x.args.passive and y.args.passive:
        return bool(set(x.args.subjects) & set(y.args.subjects))
    return bool(set(x.args.subjects) & set(y.args.subjects)) and not x.args.passive and bool(set(x.args.objects) & set(y.args.objects))


def _one_toll(tree: Tree, x: Frame, y: Frame) -> bool:
    """"Two are killed and five others are wounded in a blast": two lines of one toll, unless each has a scene of its own."""
    if not (x.sense.figure and y.sense.figure) or x.sense.figure == y.sense.figure or {x.sense.figure, y.sense.figure} - {"killed", "injured"}:
        return False
    apart = any(tree.lemma(o) not in ("people", "other") and o > x.at for _, o in x.args.obliques) and bool(y.args.obliques)
    return x.args.passive == y.args.passive and not apart


def _aftermath(x: Frame, y: Frame) -> bool:
    """"attacked …, killing three", "shot dead and wounded": one of two is what the other did to people or things."""
    return bool(x.sense.figure or y.sense.figure) or y.sense.mode == "destroy" or x.sense.frame in ("fire", "blast")


def _another(tree: Tree, i: int) -> bool:
    return any(tree.tokens[c].text.lower() in ("another", "other", "previous", "earlier", "similar", "last") for c in tree.children[i])
