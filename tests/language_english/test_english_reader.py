"""The model: well-formed trees, names, lemmas."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.language.english import parse, tokenise
from tawthiq.language.english.lemmas import lemma
from tawthiq.language.english.reader import BATCH_WORDS, Read, _batches
from tawthiq.language.english.trees import spanning_tree


def read(text: str) -> list[Read]:
    return parse([[text[a:b] for a, b in tokenise(text)]])[0]


def test_passive_and_agent() -> None:
    words = {w.text: w for w in read("The convoy was attacked by gunmen near the bridge on Friday.")}
    assert words["convoy"].rel == "nsubj:pass"
    assert words["attacked"].rel == "root"
    assert words["gunmen"].rel in ("obl", "obl:agent")
    assert words["gunmen"].lemma in ("gunman", "gunmen")


def test_order_is_kept_over_batches() -> None:
    texts = ["Rockets hit the base.", "He left.", "A long sentence about a quiet village with a river and three bridges.", "No."]
    assert [" ".join(w.text for w in r) for r in parse([t.replace(".", " .").split() for t in texts])] == [t.replace(".", " .") for t in texts]


def test_a_sentence_of_a_thousand_words_is_read_in_windows() -> None:
    r = parse([["word"] * 1000])[0]
    assert len(r) == 1000
    assert all(-1 <= w.head < 1000 for w in r)


def test_nothing_to_read() -> None:
    assert parse([]) == []


@given(st.integers(1, 12), st.integers(0, 10_000))
@settings(max_examples=60)
def test_trees_have_one_root_and_no_cycle(n: int, seed: int) -> None:
    heads = spanning_tree(np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32))
    assert heads.count(0) == 1
    for i in range(1, n + 1):
        seen = set()
        while i:
            assert i not in seen
            seen.add(i)
            i = heads[i - 1]


@pytest.mark.parametrize(
    ("word", "tag", "expected"),
    [("attacks", "NNS", "attack"), ("killed", "VBD", "kill"), ("bodies", "NNS", "body"), ("hit", "VBD", "hit"), ("striking", "VBG", "strike"),
     ("shot", "VBN", "shoot"), ("men", "NNS", "man"), ("Baghdad", "NNP", "baghdad"), ("wounding", "VBG", "wound"), ("seized", "VBD", "seize")],
)  # fmt: skip
def test_lemmas(word: str, tag: str, expected: str) -> None:
    assert lemma(word, tag) == expected


def test_batches_keep_every_sentence_and_little_padding() -> None:
    lengths = sorted([3, 4, 4, 9, 11, 12, 30, 31, 31, 60, 118, 119, *[25] * 40])
    batches = list(_batches(list(enumerate(lengths))))
    assert [k for b in batches for k in b] == list(range(len(lengths)))
    slots = sum(len(b) * lengths[b[-1]] for b in batches)
    assert slots < 1.1 * sum(lengths)
    assert all(len(b) == 1 or len(b) * lengths[b[-1]] <= BATCH_WORDS for b in batches)


def test_a_sentence_is_read_alike_whoever_stands_beside_it() -> None:
    one = ["Gunmen", "attacked", "a", "checkpoint", "near", "Gao", "on", "Tuesday", ",", "killing", "three", "officers", "and", "wounding", "two", "."]
    other = ["The", "council", "of", "the", "old", "town", "met", "."]
    assert parse([one]) == parse([other, one, one])[1:2] == parse([other, one, one])[2:]
