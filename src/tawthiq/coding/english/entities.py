"""Entities of a text in eight kinds: people, organisations, places, nations, times, numbers, weapons, platforms; nominal ones included.

In: a text and its sentences. Out: `Entity`s with a score. What the lexicons find (actors, places, weapons, times, closed classes of
`knowledge/english/entities.toml`) and the parse are votes; a small network over these and the reader's word vectors decides, word by
word, and the best well-formed row of labels is taken. Weights: `language/models/entities`, trained by `training/entities`.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from tawthiq.actors import find_actors
from tawthiq.actors.weapons import find_weapons
from tawthiq.coding.when import find_times
from tawthiq.knowledge import load
from tawthiq.language.english.reader import vectors
from tawthiq.places import find_places
from tawthiq.records import Sentence

if TYPE_CHECKING:
    from numpy.typing import NDArray

MODEL = files("tawthiq.language").joinpath("models", "entities")
KINDS = ("PERSON", "ORG", "LOC", "NAT", "TEMPORAL", "NUM", "WEAPON", "PLATFORM")
LABELS = ("O", *(f"{p}-{k}" for k in KINDS for p in "BI"))
AROUND = 2  # words on each side that the network sees


class Entity(NamedTuple):
    """`text` stands at [start, end) of the article's text; `score`: mean probability of its words' labels, 0–1."""

    start: int
    end: int
    text: str
    kind: str
    score: float


def find_entities(text: str, sentences: Sequence[Sentence]) -> list[Entity]:
    """Entities in order of the text, never overlapping, without determiners."""
    read = [s for s in sentences if s.tokens]
    out: list[Entity] = []
    for s, vector in zip(read, vectors([[t.text for t in s.tokens] for s in read]), strict=True):
        chances = _network(features(s, vector, _head()))
        labels = best_row(np.log(chances + 1e-9))
        for first, last, kind in closed(s, rows(labels)):
            start, end = s.tokens[first].start, s.tokens[last].end
            sure = float(np.mean([chances[i, labels[i]] for i in range(first, last + 1)]))
            out.append(Entity(start, end, text[start:end], kind, round(sure, 3)))
    return out


def features(s: Sentence, vector: NDArray[np.float32], head: dict[str, Any]) -> NDArray[np.float32]:
    """[words, inputs]: reduced vectors and votes of each word and its neighbours."""
    votes = np.zeros((len(s.tokens), len(head["traits"])), np.float32)
    for i, found in enumerate(traits(s)):
        for t in found:
            if t in head["traits"]:
                votes[i, head["traits"][t]] = 1
    here = np.concatenate([(vector - head["middle"]) @ head["axes"], votes], 1)
    padded = np.zeros((len(here) + 2 * AROUND, here.shape[1]), np.float32)
    padded[AROUND : AROUND + len(here)] = here
    return np.concatenate([padded[k : k + len(here)] for k in range(2 * AROUND + 1)], 1)


def traits(s: Sentence) -> list[list[str]]:
    """Votes of the lexicons and the parse, for each word."""
    spans = _spans(s.text)
    words = load("english/entities")["words"]
    out = []
    for i, t in enumerate(s.tokens):
        a, b = t.start - s.start, t.end - s.start
        found = [f"tag {t.tag}", f"rel {t.rel}", f"shape {_shape(t.text)}", f"first {i == 0}"]
        if t.head >= 0:
            found.append(f"above {s.tokens[t.head].tag}")
        if t.name:
            found.append(f"{'B' if t.name_start else 'I'} name {t.name}")
        lemma = t.lemma.lower()
        found += [f"word {k}" for k, listed in words.items() if lemma in listed or t.text.lower() in listed]
        for start, end, votes in spans:
            if start < b and a < end:
                found += [f"{'B' if a <= start else 'I'} {v}" for v in votes]
                if b >= end:
                    found.append(f"E {votes[0].split()[0]}")
        out.append(found)
    return out


def _spans(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    actors = [(x.start, x.end, (f"actor {x.actor.kind}", f"inter {x.actor.inter}", f"class {x.actor.is_class}")) for x in find_actors(text, "en")]
    places = [(x.start, x.end, (f"place {x.kind}",)) for x in find_places(text, "en")]
    weapons = [(x.start, x.end, (f"weapon {x.mode}",)) for x in find_weapons(text, "en")]
    times = [(x.start, x.end, (f"time {x.kind}",)) for x in find_times(text, None, "en")]
    return [*actors, *places, *weapons, *times]


def _shape(word: str) -> int:
    return word.islower() + 2 * word.isupper() + 4 * word.isdigit() + 8 * word[:1].isupper()


def best_row(scores: NDArray[Any]) -> list[int]:
    """The best row of labels in which every inside follows its own kind (Viterbi)."""
    if not len(scores):
        return []
    total, back = scores[0] + _allowed()[-1], []
    for row in scores[1:]:
        step = total[:, None] + _allowed()[:-1]
        back.append(step.argmax(0))
        total = step.max(0) + row
    path = [int(total.argmax())]
    for b in reversed(back):
        path.append(int(b[path[-1]]))
    return path[::-1]


def rows(labels: Sequence[int]) -> list[tuple[int, int, str]]:
    """(first, last word, kind) of each entity."""
    out: list[tuple[int, int, str]] = []
    for i, n in enumerate(labels):
        label = LABELS[n]
        if label[0] == "B":
            out.append((i, i, label[2:]))
        elif label[0] == "I":
            out[-1] = (out[-1][0], i, out[-1][2])
    return out


def closed(s: Sentence, found: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The rows with what closed classes know better: phrases that end in a platform's or weapon's word, and such words that were passed over."""
    knowledge = load("english/entities")
    platforms, weapons = frozenset(knowledge["words"]["platform"]), frozenset(knowledge["closed"]["weapon"])

    def kind(i: int) -> str | None:
        t = s.tokens[i]
        if not t.tag.startswith("NN"):
            return None
        names = {t.lemma.lower(), t.text.lower()}
        return "PLATFORM" if names & platforms else "WEAPON" if names & weapons else None

    out = [(a, b, (kind(b) or k) if k in ("ORG", "LOC", "WEAPON", "PLATFORM") else k) for a, b, k in found]
    taken = {i for a, b, _ in out for i in range(a, b + 1)}
    for i in range(len(s.tokens)):
        k = kind(i)
        if k is None or i in taken or s.tokens[i].rel in ("compound", "amod", "nmod:desc"):
            continue
        first = i
        while first > 0 and first - 1 not in taken and s.tokens[first - 1].rel in ("compound", "amod", "punct") and s.tokens[first - 1].head == i:
            first -= 1
        out.append((first, i, k))
    return sorted(out)


@cache
def _allowed() -> NDArray[np.float64]:
    """[label before or none, label]: 0 or forbidden."""
    out = np.zeros((len(LABELS) + 1, len(LABELS)))
    for a in range(len(LABELS) + 1):
        for b, label in enumerate(LABELS):
            if label[0] == "I" and (a == len(LABELS) or LABELS[a][2:] != label[2:]):
                out[a, b] = -1e9
    return out


def _network(x: NDArray[np.float32]) -> NDArray[np.float64]:
    """Mean probabilities of a few small networks with one hidden layer each."""
    head = _head()
    total = np.zeros((len(x), len(LABELS)))
    for w, b, v, c in head["nets"]:
        z = _gelu(x @ w + b) @ v + c
        e = np.exp(z - z.max(1, keepdims=True))
        total += e / e.sum(1, keepdims=True)
    return total / len(head["nets"])


def _gelu(x: NDArray[np.float32]) -> NDArray[np.float32]:
    out: NDArray[np.float32] = 0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x**3)))
    return out


@cache
def _head() -> dict[str, Any]:
    with np.load(io.BytesIO(MODEL.joinpath("head.npz").read_bytes())) as z:
        arrays = {k: z[k].astype(np.float32) for k in z.files}
    table = json.loads(MODEL.joinpath("traits.json").read_text("utf-8"))
    nets = [tuple(arrays[f"{p}{n}"] for p in "wbvc") for n in range(sum(k.startswith("w") for k in arrays))]
    return {"traits": {t: n for n, t in enumerate(table)}, "middle": arrays["middle"], "axes": arrays["axes"], "nets": nets}

