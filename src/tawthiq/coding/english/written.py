"""Words as written, for sentences that were not parsed: what lemmas a form can have.

In: text. Out: words, sets of lemmas. Never: a guess which lemma it is; that takes a tagger.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tawthiq.language.english.lemmas import lemma

_WORD = re.compile(r"[^\W_]+")
_TAGS = ("NN", "NNS", "VBD", "VBG", "VBZ", "VBN", "NNPS")


def words(text: str) -> list[str]:
    """Runs of letters and digits; hyphens and apostrophes part them."""
    return _WORD.findall(text)


@lru_cache(maxsize=200_000)
def lemmas(low: str) -> frozenset[str]:
    """All lemmas that a word in small letters can have."""
    short = [low[:-1]] if low.endswith("s") and not low.endswith("ss") else []
    return frozenset([low, *(lemma(low, t) for t in _TAGS), *short])
