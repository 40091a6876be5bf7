"""The type of a sentence's event between two given sides (or of its main event, where none are given).

Every predicate is read with the steps it takes (`steps.Reader`); chosen is the one that the source performs and that leads
to the target, the outermost first. The ordinary coder keeps the codebook's rule that verbal events count only as an article's
news; here each sentence has one event, whatever its kind.
"""

from __future__ import annotations

from typing import NamedTuple

from tawthiq.coding.english.lexicon import nouns
from tawthiq.coding.english.steps import Reader, Reading
from tawthiq.coding.english.tree import Tree


class Directed(NamedTuple):
    """PLOVER type and mode, the predicate that was chosen and its innermost typed word (tokens), and how well it fits."""

    plover: str
    mode: str | None
    predicate: int
    at: int
    steps: tuple[str, ...]
    score: float


def event(tree: Tree, source: frozenset[int] = frozenset(), target: frozenset[int] = frozenset()) -> Directed | None:
    """The event of the sentence; `source` and `target`: their tokens, empty where they are not given."""
    reader = Reader(tree)
    read = {i: r for i in range(len(tree)) if _predicate(tree, i) and (r := reader.read(i)) is not None}
    fits = {i: _fit(tree, reader, i, r, source, target) for i, r in read.items()}
    for i, r in read.items():  # a step leads where the words that it governs lead
        below = [fits[k].target for k in r.chain if k in fits and k != i]
        fits[i] = fits[i]._replace(target=max([fits[i].target, *below]))
    best = max(read, key=lambda i: (round(fits[i].total, 3), -i), default=None)
    if best is None:
        return None
    r = read[best]
    return Directed(r.plover, r.mode, best, r.at, r.steps, fits[best].total)


class _Fit(NamedTuple):
    source: float
    target: float
    rest: float

    @property
    def total(self) -> float:
        return self.source + self.target + self.rest


def _predicate(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    if token.tag.startswith("VB"):
        return token.rel not in ("aux", "aux:pass", "cop", "amod")
    return token.tag[:2] in ("NN", "JJ")


def _fit(tree: Tree, reader: Reader, i: int, reading: Reading, source: frozenset[int], target: frozenset[int]) -> _Fit:
    rest = -0.15 * sum(1 for _ in tree.above(i))
    rest += 0.6 if tree.is_verb(i) else 0.3 if tree.tokens[i].tag.startswith("JJ") or tree.kids(i, "cop") else 0.0
    rest -= 0.8 if reading.steps[-1:] == ("other",) else 0.0
    if reading.chain == (i,) and not tree.is_verb(i) and not reading.steps and tree.lemma(i) not in nouns():
        rest -= 1.5  # a thing that only lends its type
    if not source and not target:
        return _Fit(0.0, 0.0, rest)
    if i in source or i in target:
        rest -= 2.0
    a = reader.args(i) if tree.tokens[i].tag[:2] in ("VB", "NN") else None
    doers = (a.agents if a.passive else a.subjects + a.agents) if a is not None else tree.kids(i, "nsubj")
    done = (a.subjects if a.passive else a.objects) if a is not None else []
    oblique = [o for _, o in a.obliques] if a is not None else []
    by = _touch(tree, doers, source, 3.0)
    to = _touch(tree, done, target, 2.0) or _touch(tree, oblique, target, 1.6)
    below = set(tree.subtree(i))
    by += 0.5 if source & below else 0.0
    to += 0.9 if target & below else 0.0
    if not by and _touch(tree, doers, target, 1.0):
        rest -= 0.5
    return _Fit(by, to, rest)


def _touch(tree: Tree, heads: list[int], side: frozenset[int], worth: float) -> float:
    """How much of `worth` a phrase earns: its head is of the side, or the side stands inside it."""
    heads = [c for h in heads for c in tree.coordinated(h)]
    if any(h in side for h in heads):
        return worth
    return 0.7 * worth if any(side & set(tree.subtree(h)) for h in heads if len(tree.children[h])) and side else 0.0


def tokens_of(tree: Tree, name: str) -> frozenset[int]:
    """Tokens of every occurrence of `name` in the sentence; empty where it does not stand there."""
    text, base = tree.sentence.text, tree.sentence.start
    out: set[int] = set()
    name = name.strip()
    start = text.find(name) if name else -1
    while start >= 0:
        out.update(tree.at(base + start, base + start + len(name)))
        start = text.find(name, start + len(name))
    return frozenset(out)
