"""The scorer of reality on invented sentences: the order of certainty, and the polarity."""

from __future__ import annotations

import hashlib
import json

import pytest

from tawthiq.coding.english import reality
from tawthiq.coding.english.tree import Tree
from tawthiq.language import read_article
from tawthiq.pipeline import bare_article


def of(text: str, word: str) -> reality.Reality:
    tree = Tree(read_article(bare_article(text, None, "en"))[0])
    return reality.of(tree, next(i for i, t in enumerate(tree.tokens) if t.text == word))


def test_told_planned_and_denied_events_stand_in_that_order() -> None:
    told = of("The brigade shelled the old mill on Tuesday.", "shelled").score
    planned = of("The brigade plans to shell the old mill on Tuesday.", "shell").score
    denied = of("The brigade did not shell the old mill on Tuesday.", "shell").score
    assert told > 2
    assert told > planned + 1
    assert told > denied + 1


@pytest.mark.parametrize(
    ("text", "word", "polarity"),
    [
        ("The patrol did not cross the river.", "cross", "negated"),
        ("No group claimed the blast.", "claimed", "negated"),
        ("The raiders took no prisoners.", "took", "negated"),
        ("The mayor did not want to leave the town.", "leave", "under"),
        ("The patrol crossed the river.", "crossed", "plain"),
    ],
)
def test_polarity(text: str, word: str, polarity: str) -> None:
    assert of(text, word).polarity == polarity


def test_weights_are_those_of_the_manifest() -> None:
    manifest = json.loads(reality.MODEL.joinpath("manifest.json").read_text("utf-8"))
    for name, digest in manifest["sha256"].items():
        assert hashlib.sha256(reality.MODEL.joinpath(name).read_bytes()).hexdigest() == digest
