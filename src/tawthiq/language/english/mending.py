"""Slips of the parser that grammar alone gives away, set right before anybody reads the tree.

In: the words of one sentence as read. Out: the same words, heads and relations mended. Never: knowledge of events.
The parser shares its slips between machines unevenly (whole-number arithmetic rounds differently), so a mended tree is also a steadier one.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.language.english.words import Read


def mend(words: Sequence[Read]) -> list[Read]:
    """The words with mended heads and relations."""
    out = list(words)
    for i, word in enumerate(out):
        if word.rel == "conj" and word.tag in ("VBG", "VBD", "VBN"):
            _verb_beside_object(out, i)
        elif word.tag == "IN" and word.text.lower() == "at" and word.rel == "case":
            _at_least(out, i)
        elif word.rel == "compound" and word.tag.startswith("NNP"):
            _subject(out, i)
    return out


def _subject(out: list[Read], i: int) -> None:
    """A name before a finite verb that has no subject is no part of a compound: it is the subject."""
    verb = out[i].head
    if verb > i and out[verb].tag in ("VBD", "VBZ", "VBP") and not any(w.head == verb and w.rel.startswith("nsubj") for w in out):
        out[i] = out[i]._replace(rel="nsubj")


def _at_least(out: list[Read], i: int) -> None:
    """"blew up at least three poles": "at least" counts, it is no preposition, and what it counts is the verb's object."""
    noun = out[i].head
    if i + 1 >= len(out) or out[i + 1].text.lower() not in ("least", "most") or not noun > i or out[noun].rel != "obl":
        return
    verb = out[noun].head
    if not 0 <= verb < i or not out[verb].tag.startswith("VB") or any(w.head == verb and w.rel in ("obj", "aux:pass", "nsubj:pass") for w in out):
        return
    out[i] = out[i]._replace(rel="advmod")
    out[noun] = out[noun]._replace(rel="obj")


def _verb_beside_object(out: list[Read], i: int) -> None:
    """"killing three officers and wounding two": a verb is coordinated with the verb before it, not with that verb's object."""
    noun = out[i].head
    if not (0 <= noun < i) or not out[noun].tag.startswith("NN") or out[noun].rel != "obj":
        return
    verb = out[noun].head
    if not 0 <= verb < noun or out[verb].tag != out[i].tag or not any(out[k].rel == "cc" and out[k].head == i for k in range(noun + 1, i)):
        return
    out[i] = out[i]._replace(head=verb)
    for k in range(i + 1, len(out)):  # "two" counts those wounded, not the officers
        if out[k].head == noun and out[k].rel == "nummod":
            out[k] = out[k]._replace(head=i, rel="obj")
