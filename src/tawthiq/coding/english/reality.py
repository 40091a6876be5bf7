"""How sure a text is that what a word tells took place: a score from −3 (it did not) to +3 (it did) for any word.

In: a sentence's tree and a word of it. Out: the score and the polarity it stands under. A linear model over the traits of the word and of
what governs it up to three steps above (auxiliaries, negation, marks, the governing lemmas), so that each score can be explained by its
traits. Weights: `language/models/factuality` (trained by `training/factuality`). Scale: UDS-IH2, Rudinger et al. 2018.
"""

from __future__ import annotations

import gzip
import math
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tawthiq.coding.english.lexicon import cues
from tawthiq.coding.english.tree import Tree

MODEL = files("tawthiq.language").joinpath("models", "factuality")
LEVELS = 3
_PRONOUNS = frozenset({"i", "you", "we", "he", "she", "they", "it", "who", "that"})
_COMPLEMENTS = ("ccomp", "xcomp", "obj", "csubj")


class Reality(NamedTuple):
    """`score` −3…+3; `polarity`: plain | negated ("did not fall") | under ("nobody said that it fell")."""

    score: float
    polarity: str


def of(tree: Tree, i: int) -> Reality:
    """What the sentence says of the reality of word `i`."""
    weights, start = _weights()
    total = math.fsum([start, *(weights.get(t, 0.0) for t in traits(tree, i))])  # exact, whatever the order of a set
    return Reality(max(-3.0, min(3.0, total)), polarity(tree, i))


def polarity(tree: Tree, i: int) -> str:
    """Whether the word is negated itself, through its subject or object, or by what it is the complement of."""
    if any(negations(tree, i)):
        return "negated"
    above = tree.head(i)
    if above >= 0 and tree.rel(i).split(":")[0] in _COMPLEMENTS and any(negations(tree, above)):
        return "under"
    return "plain"


def negations(tree: Tree, i: int) -> tuple[bool, bool, bool]:
    """Negated by a word of its own, by its subject ("nobody", "no group"), by its object ("took no prisoners")."""
    words = _negative()
    own = any(tree.tokens[c].text.lower() in words for c in tree.kids(i, "advmod", "det", "cc", "mark", "case"))
    subject = any(_is_no(tree, c) for c in tree.kids(i, "nsubj"))
    return own, subject, any(tree.tokens[g].text.lower() == "no" for c in tree.kids(i, "obj", "iobj") for g in tree.children[c])


def _is_no(tree: Tree, i: int) -> bool:
    words = _negative()
    return tree.tokens[i].text.lower() in words or any(tree.tokens[c].text.lower() in words for c in tree.kids(i, "det", "advmod"))


def traits(tree: Tree, i: int) -> set[str]:
    """Names of what speaks for or against; `0…` of the word itself, `1…` to `3…` of what governs it."""
    low = [t.text.lower() for t in tree.tokens]
    state = _state(tree, i)
    out = set(_local(tree, i, "0"))
    out |= {f"0lem={tree.lemma(i).lower()}", f"0state={state}{_negated(tree, i)}", f"0lem+state={tree.lemma(i).lower()} {state}"}
    path, below = [tree.rel(i)], i
    for level in range(1, LEVELS + 1):
        rel, above = tree.rel(below), tree.head(below)
        if above < 0:
            out.add(f"top{level}")
            break
        lemma, governor = tree.lemma(above).lower(), f"{_state(tree, above)}{_negated(tree, above)}"
        out |= set(_local(tree, above, str(level)))
        out |= {
            f"{level}lem={lemma}", f"{level}gov={lemma}>{rel.split(':')[0]}>{state if level == 1 else ''}", f"{level}state={governor}>{rel}",
            f"{level}path={'>'.join(path)}", f"{level}states={state}/{governor}",
        }  # fmt: skip
        path.append(tree.rel(above))
        below = above
    out |= {f"long{min(4, len(tree) // 10)}", f"before={low[i - 1] if i else '^'}", f"after={low[i + 1] if i + 1 < len(low) else '$'}"}
    out |= {f"near={w}" for w in low[max(0, i - 3) : i]}
    if low[-1] == "?":
        out |= {"question", f"question {state}"}
    if "if" in low or "unless" in low:
        out.add("if")
    return out


def _state(tree: Tree, i: int) -> str:
    """Infinitive, under a modal, finite, or the bare tag."""
    if any(tree.tokens[c].text.lower() == "to" for c in tree.only(i, "mark")):
        return "to"
    aux = [tree.tokens[c].tag for c in tree.kids(i, "aux")]
    if any(tree.tokens[c].tag == "MD" for c in tree.children[i]):
        return "md"
    tag = tree.tokens[i].tag
    return "fin" if tag in ("VBD", "VBZ", "VBP") or any(t in ("VBD", "VBZ", "VBP") for t in aux) else tag


def _negated(tree: Tree, i: int) -> str:
    own, subject, _ = negations(tree, i)
    return "-" if own or subject else "+"


_NAMED = {"mark": "mark", "advmod": "adv", "case": "case", "det": "det", "cop": "cop"}


def _local(tree: Tree, i: int, p: str) -> Iterator[str]:
    yield f"{p}tag={tree.tokens[i].tag}"
    yield f"{p}rel={tree.rel(i)}"
    for name, there in zip(("own", "subject", "object"), negations(tree, i), strict=True):
        if there:
            yield f"{p}no-{name}"
    for c in tree.children[i]:
        rel, word, lemma = tree.rel(c), tree.tokens[c].text.lower(), tree.lemma(c).lower()
        if rel.startswith("aux"):
            yield f"{p}aux={lemma}"
        elif rel in _NAMED:
            yield f"{p}{_NAMED[rel]}={word}"
        elif rel == "amod":
            yield f"{p}amod={lemma}"
        elif rel.startswith("nsubj"):
            yield f"{p}subj={word if word in _PRONOUNS else tree.tokens[c].tag}"
        elif rel in ("obj", "ccomp", "xcomp", "conj", "advcl"):
            yield f"{p}has={rel}"


@cache
def _negative() -> frozenset[str]:
    return frozenset(cues("factuality", "negation"))


@cache
def _weights() -> tuple[dict[str, float], float]:
    """Trait → weight, and the weight of no trait."""
    lines = gzip.decompress(MODEL.joinpath("weights.tsv.gz").read_bytes()).decode("utf-8").splitlines()
    table = {k: float(v) for k, _, v in (line.rpartition("\t") for line in lines)}
    return table, table.pop("")
