"""Bonds between two statements of one article that tell one event: victims by name, what an attack did, the same thing hit.

`merging.affinity` adds them to what dates, places and sides say; nothing here overrides a contradiction found there.
"""

from __future__ import annotations

import re

from tawthiq.coding.english.draft import Draft
from tawthiq.coding.english.people import same_person
from tawthiq.records import Filler

_NEAR = 2  # sentences between an attack and a sentence that only tells what it did
_POOR = 3  # … and one that names nobody and nothing hit


def kinds_differ(k: Draft, d: Draft) -> bool:
    """To take somebody away and to hurt somebody are two events, whoever did both."""
    return (k.mode == "abduct") != (d.mode == "abduct") and not (d.definite and d.vague)


def dies_once(k: Draft, d: Draft) -> bool:
    """Somebody named in full is killed in both: whatever else differs, it is one death."""
    mine, theirs = ({f.quote for f in x.fillers if f.role == "target" and f.named and f.kind == "human" and f.effect == "killed" and " " in f.quote} for x in (k, d))
    return bool(mine & theirs)


def bond(k: Draft, d: Draft) -> float:
    """How strongly fillers and wording tie `d` to the event of `k` told before; 0 where they say nothing."""
    strength = 0.0
    if _victims_by_name(k, d):
        strength += 2.0
    if d.plover != "ASSAULT":  # an arrest and a seizure are two deeds, in one breath or not
        return strength
    if (outcome(d) and not outcome_elsewhere(k, d)) or _cause_behind(k, d):
        strength += 2.0
    elif _goes_on(k, d):
        strength += 1.0
    if _same_thing(k, d) and (d.definite or k.mode == d.mode) and not d.another:
        strength += 1.0
    return strength


def outcome(d: Draft) -> bool:
    """The statement tells only who was hurt or what was broken, by nobody: "three people were injured"."""
    frames = d.frame.all()
    return (
        not d.frame.noun
        and not d.perpetrator
        and not any(f.role == "perpetrator" and f.basis == "told" for f in d.fillers)
        and all((f.sense.figure in ("killed", "injured") or f.sense.mode == "destroy" or f.sense.word in ("damage", "destroy", "shatter")) and not f.means for f in frames)
    )


def outcome_elsewhere(k: Draft, d: Draft) -> bool:
    """What `d` tells cannot be what `k` did: too far away in the text, another day, another scene."""
    gap = d.frame.tree.sentence.index - max(s.index for s in k.sentences)
    if not 0 <= gap <= _NEAR or d.another:
        return True
    if d.dated and not (k.dated and k.date_from == d.date_from):
        return True
    mine, theirs = _people(k), _people(d)
    killed_twice = outcome(k) and gap == 0
    return killed_twice or (bool(mine) and bool(theirs) and gap > 1 and not any(same_person(a, b) for a in mine for b in theirs))


def _cause_behind(k: Draft, d: Draft) -> bool:
    """"Two people were hurt when …, as the result of an explosion": the deed behind what it did, in one sentence."""
    return outcome(k) and d.frame.noun and k.frame.tree.sentence.index == d.frame.tree.sentence.index and not d.places


_ASIDE = re.compile(r"\W*(?:meanwhile|in addition|also|additionally|separately|elsewhere|in another|another|in other|moreover|similarly|on the other hand|finally|furthermore|earlier|previously|last (?:week|month|year))\b", re.I)


def _goes_on(k: Draft, d: Draft) -> bool:
    """The next sentence goes on about the deed: no other day, place, doer or victim, and no word that turns to another one."""
    gap = d.frame.tree.sentence.index - max(s.index for s in k.sentences)
    poor = not any(f.role == "target" and (f.named or f.kind == "physical") for f in d.fillers)
    if not 0 < gap <= (_POOR if poor else _NEAR) or d.another or d.dated or d.places or _ASIDE.match(d.frame.tree.sentence.text):
        return False
    mine, theirs = _people(k), _people(d)
    if mine and theirs and not any(same_person(a, b) for a in mine for b in theirs):
        return False
    doers = [{f.actor or f.quote.lower() for f in x.fillers if f.role == "perpetrator" and f.basis != "context"} for x in (k, d)]
    return not (doers[0] and doers[1]) or bool(doers[0] & doers[1])


def _people(d: Draft) -> list[str]:
    return [f.quote for f in d.fillers if f.role == "target" and f.kind == "human" and f.named]


def _victims_by_name(k: Draft, d: Draft) -> bool:
    return any(same_person(a, b) for a in _people(k) for b in _people(d))


def _same_thing(k: Draft, d: Draft) -> bool:
    """A building, vehicle or band of people hit in both, by the same words with a head of their own."""
    mine, theirs = ({_key(f) for f in x.fillers if f.role == "target" and not f.named} for x in (k, d))
    return bool((mine & theirs) - {""})


def _key(f: Filler) -> str:
    words = f.quote.lower().split(" of ")[0].split()
    return " ".join(words[-2:]) if len(words) > 1 else ""
