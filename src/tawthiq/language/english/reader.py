"""The English model at run time: word pieces in, tags, heads, relations and names out.

Weights: `language/models/english/reader.onnx` (int8), trained by `training/english`. One forward pass reads a batch of
sentences of like length (`vectors`), or one sentence (`parse`); trees are made well-formed by Chu-Liu/Edmonds only where the best heads hold a cycle.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from tawthiq.language.english.lemmas import lemma
from tawthiq.language.english.mending import mend
from tawthiq.language.english.trees import spanning_tree
from tawthiq.language.english.words import Read

if TYPE_CHECKING:
    from numpy.typing import NDArray

MODEL = files("tawthiq.language").joinpath("models", "english")
MAX_WORDS = 120  # longer sentences are read in windows: lists of names, not syntax
BATCH_WORDS = 400  # one batch stays in the processor's caches
OUTPUTS = ["tag", "arc", "rel", "name"]
VECTOR = 768
BATCH_COST = 20  # what one more batch costs, in words of padding (measured)

_threads = 2


def use_threads(count: int) -> None:
    """Threads of the model's runtime, if asked before the first sentence is read. Processes side by side take one each."""
    global _threads
    _threads = count


class _Model(NamedTuple):
    session: Any
    tokenizer: Any
    tags: list[str]
    relations: list[str]
    names: list[str]


@cache
def _model() -> _Model:
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = _threads
    # a thread that waits must not spin: half of the processor time went there
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_session_config_entry("session.set_denormal_as_zero", "1")
    session = onnxruntime.InferenceSession(
        MODEL.joinpath("reader.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_str(MODEL.joinpath("tokenizer.json").read_text("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    labels = json.loads(MODEL.joinpath("labels.json").read_text("utf-8"))
    return _Model(session, tokenizer, labels["tag"], labels["rel"], labels["name"])


def shape(word: str) -> int:
    """0 lower, 1 Title, 2 UPPER, 3 digits, 4 punctuation, 5 mixed. Mirrors training/english/reader.py."""
    if not any(c.isalnum() for c in word):
        return 4
    if any(c.isdigit() for c in word):
        return 3
    if word.islower():
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[0].isupper() and (len(word) == 1 or word[1:].islower()) else 5


def parse(sentences: Sequence[Sequence[str]]) -> list[list[Read]]:
    """Read sentences given as words; the result keeps their order."""
    out: list[list[Read]] = []
    for words in sentences:  # one by one: the int8 model scales a whole batch, so that neighbours would change the tree
        read: list[Read] = []
        for k in range(0, len(words), MAX_WORDS):
            read += [r._replace(head=r.head + k if r.head >= 0 else -1) for r in _read(words[k : k + MAX_WORDS])]
        out.append(read)
    return out


def vectors(sentences: Sequence[Sequence[str]]) -> list[NDArray[np.float32]]:
    """[words, 768] of each sentence: layers 2 and 4 of the encoder, what heads outside the graph read. A pass of its own: ask for it seldom."""
    windows = [(i, s[k : k + MAX_WORDS]) for i, s in enumerate(sentences) for k in range(0, len(s), MAX_WORDS)]
    order = sorted(range(len(windows)), key=lambda w: (len(windows[w][1]), w))
    got: dict[int, NDArray[np.float32]] = {}
    model = _model()
    for batch in _batches([(w, len(windows[w][1])) for w in order]):
        (found,) = model.session.run(["layers"], _inputs(model, [windows[b][1] for b in batch]))
        for row, b in zip(found, batch, strict=True):
            got[b] = row[: len(windows[b][1])]
    parts: list[list[NDArray[np.float32]]] = [[] for _ in sentences]
    for w, (i, _) in enumerate(windows):
        parts[i].append(got[w])
    return [np.concatenate(p) if p else np.zeros((0, VECTOR), np.float32) for p in parts]


def _batches(windows: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """Batches of (key, length) in growing length: a longer sentence joins while the padding costs less than one more batch."""
    batch: list[int] = []
    width = 0
    for key, length in windows:
        if batch and (len(batch) * (length - width) > BATCH_COST or (len(batch) + 1) * length > BATCH_WORDS):
            yield batch
            batch = []
        batch.append(key)
        width = length
    if batch:
        yield batch


def _inputs(model: _Model, batch: Sequence[Sequence[str]]) -> dict[str, NDArray[Any]]:
    """What the graph is fed with: word pieces, the first piece of each word, shapes."""
    width = max(map(len, batch))
    encoded = [model.tokenizer.encode(list(words), is_pretokenized=True) for words in batch]
    pieces = min(510, max(len(e.ids) for e in encoded))
    n = len(batch)
    ids, mask = np.zeros((n, pieces), np.int64), np.zeros((n, pieces), np.int64)
    first, shapes = np.zeros((n, width), np.int64), np.zeros((n, width), np.int64)
    valid = np.zeros((n, width), bool)
    for i, (e, words) in enumerate(zip(encoded, batch, strict=True)):
        k = min(len(e.ids), pieces)
        ids[i, :k] = e.ids[:k]
        mask[i, :k] = 1
        valid[i, : len(words)] = True
        shapes[i, : len(words)] = [shape(w) for w in words]
        for p in range(k - 1, -1, -1):
            w = e.word_ids[p]
            if w is not None:
                first[i, w] = p
    return {"ids": ids, "mask": mask, "first": first, "shapes": shapes, "words": valid}


def _read(words: Sequence[str]) -> list[Read]:
    """One window of words through the model."""
    model = _model()
    tag, arc, rel, name = model.session.run(OUTPUTS, _inputs(model, [words]))
    return _decode(model, words, tag[0], arc[0], rel[0], name[0])


def _decode(
    model: _Model,
    words: Sequence[str],
    tag: NDArray[np.float32],
    arc: NDArray[np.float32],
    rel: NDArray[np.float32],
    name: NDArray[np.float32],
) -> list[Read]:
    heads = spanning_tree(arc)
    tags = tag.argmax(-1)
    names = [model.names[j] for j in name.argmax(-1)]
    out = []
    before = "O"
    for i, word in enumerate(words):
        relation = model.relations[int(rel[i, heads[i]].argmax())]
        kind = names[i]
        begins = kind.startswith("B-") or (kind != "O" and before[2:] != kind[2:])
        before = kind
        t = model.tags[tags[i]]
        out.append(Read(word, lemma(word, t), t, int(heads[i]) - 1, relation, kind[2:] if kind != "O" else "", begins))
    return mend(out)
