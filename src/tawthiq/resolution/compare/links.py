"""Links between articles: the same sentence in two prints of one text is one statement."""

from __future__ import annotations

from tawthiq.resolution.compare.finding import NOTHING, Finding
from tawthiq.resolution.knowledge import weights
from tawthiq.resolution.profile import Corpus, Profile


def compare(a: Profile, b: Profile, corpus: Corpus) -> Finding:
    """Score parallel sentences of reprinted articles (`reprints`)."""
    del corpus
    if a.article != b.article and a.print_group == b.print_group and a.sentences & b.sentences:
        return Finding(weights()["links"]["same_sentence"], "the same sentence in two prints of one text")
    return NOTHING
