"""Actors of a text, leftmost and longest, no two overlapping."""

from __future__ import annotations

from functools import cache

from tawthiq.actors import arabic, english
from tawthiq.actors.model import ActorName
from tawthiq.actors.scan import Scan, grammar
from tawthiq.actors.words import is_arabic, skip_letters, without_clitics


@cache
def _triggers() -> frozenset[str]:
    """English words outside the lexicon at which a name may begin or end."""
    kinds = ("group_last", "group_first", "company_last", "for_prefix", "against_prefix", "formations")
    return frozenset().union(*(grammar("english", k) for k in kinds))


def find_actors(text: str, language: str = "en") -> list[ActorName]:
    """All actors named in `text`, in order: spans verbatim, not overlapping.

    Both scripts are read whatever `language` says (reports mix them). States that are only the place of something ("in Iraq") and
    states that only modify ("Iran-backed") are left out; classes come without a country unless one stands beside them
    (`situate` adds the context's).
    """
    scan = Scan(text)
    root = scan.lexicon.root
    triggers = _triggers()
    arabic_triggers = grammar("arabic", "group_first")
    out: list[ActorName] = []
    i = floor = 0
    while i < len(scan.words):
        word = scan.words[i]
        key = word.key
        if is_arabic(key):
            if key not in root and key not in arabic_triggers and not any(k in root or k in arabic_triggers for _, k in without_clitics(key)):
                i += 1
                continue
            step = arabic.read(scan, i)
        elif key in root or key in triggers or key[0].isdigit():
            step = english.read(scan, i, floor)
        else:
            i += 1
            continue
        if step.actor is not None:
            first = scan.words[step.first]
            start = first.start + (skip_letters(first.raw, step.taken) if step.taken else 0)
            end = scan.words[step.last - 1].end
            if text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end):
                end += 1
            out.append(ActorName(start, end, text[start:end], step.actor))
            floor = max(step.next, step.last)
        i = max(step.next, i + 1)
    return out
