"""What an attack did, told in a sentence of its own: "Two guards died.", "Five others were wounded, the hospital said."

Such a sentence names victims and no hand, no day and no place: it is the toll of the deed told just before, not a second deed
(codebook, unit 2). Words that are themselves an attack ("were shot dead", "were beheaded") stay events of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawthiq.coding.english.draft import Draft
from tawthiq.coding.english.merging import fold

_OUTCOMES = frozenset({"kill", "die", "perish", "injure", "wound", "hurt", "maim", "martyr", "claim>life", "take>life", "cost>life", "lose>life", "death", "injury", "succumb", "fall", "burn"})
_APART = re.compile(r"\b(?:another|separate(?:ly)?|elsewhere|meanwhile|a similar|in a different|second incident|earlier (?:that|this|on)|also)\b|^in (?!the (?:attack|blast|explosion|raid|clash|shooting))", re.I)
FAR = 2  # sentences between the deed and its toll


def join_tolls(drafts: Sequence[Draft], digest: bool) -> list[Draft]:
    """The drafts without those that are the toll of a deed told before; the deed takes their figures, victims and quotes."""
    return fold(drafts, lambda d, kept: _deed(kept, d, digest) if _is_toll(d) else None)


def _is_toll(d: Draft) -> bool:
    """Only victims are told."""
    if d.plover != "ASSAULT" or d.aggregate or d.factuality != "occurred" or d.perpetrator or d.dated or d.places or d.weapon:
        return False
    frames = d.frame.all()
    if any(f.sense.word not in _OUTCOMES or f.perpetrators or f.means for f in frames):
        return False
    sentence = d.frame.tree.sentence
    return sentence.kind == "body" and not _APART.search(sentence.text)


def _deed(kept: Sequence[Draft], d: Draft, digest: bool) -> Draft | None:
    """The deed just told: of the same paragraph, or in an article of the paragraph before."""
    sentence = d.frame.tree.sentence
    for k in reversed(kept):
        if k.verbal or k.plover in ("AGREE", "AID", "COOPERATE"):
            continue
        last = max((s for s in k.sentences if s.index <= sentence.index), key=lambda s: s.index, default=None)
        if last is None:
            continue
        gap = sentence.index - last.index
        if gap > FAR or (sentence.paragraph != last.paragraph and (digest or gap > 1)):
            return None
        if k.plover == "ASSAULT" and k.factuality == "occurred" and not k.aggregate and not k.recalled and (gap > 0 or k.at < d.at):
            return k
        if gap == 0:
            continue
        return None
    return None
