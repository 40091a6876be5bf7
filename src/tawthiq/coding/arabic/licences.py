"""Why an event noun counts as told: asserted by a verb, told by a source, linked to a toll, or specific in who, whom, where and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from tawthiq.coding.arabic.lexicon import Kind, Reading, readings
from tawthiq.coding.arabic.line import Line, cues, named_list, verbs
from tawthiq.coding.arabic.objects import ENDS, is_armed, is_explodable, is_physical


class Told(Protocol):
    """What a licence needs to know of the triggers before it."""

    last: int
    unreal: bool

    @property
    def kind(self) -> Kind: ...


class Licence(NamedTuple):
    """`how`, its score, and the word that gives it (whose reality the noun shares)."""

    how: str
    score: float
    at: int


def licence_of(line: Line, i: int, last: int, reading: Reading, told: Sequence[Told]) -> Licence | None:
    """Why an event noun counts as told, or None when the text only talks about such events."""
    news = line.sentence.kind in ("headline", "subhead")
    clitics = reading.clitics
    patient = reading.form.sense.genitive in ("patient", "either", "thing") and any(
        is_physical(line, k) or is_explodable(line, k) for k in range(last, min(len(line), last + 4)) if not line.is_stop(k)
    )
    detail = _detail(line, i, last)
    if reading.form.sense.kind.plover == "PROTEST" and line.text(i).endswith("اجا"):  # "احتجاجا على": why, not what
        return None
    if i and cues("modality.attempts").match(line.stems, i - 1):
        return Licence("attempt", 0.7, i - 1)
    if governed(line, i) is not None:
        return Licence("governed", 0.6, i) if patient or detail >= 2 else None
    topic = i > 0 and any(cues("modality.topics").match(line.stems, k) == i - k for k in (i - 1, i - 2) if k >= 0)
    if topic or _condemned(line, i):
        return Licence("recalled", 0.5, i) if (patient or clitics.article) and detail >= 2 else None
    after = any(k >= 0 and cues("modality.after_event").match(line.stems, k) == i - k for k in (i - 1, i - 2))
    carried = _carried(line, last)
    if after and not (i > 0 and line.text(i - 1).lstrip("وف") == "اثر"):
        return Licence("recalled", 0.6, i) if patient or detail >= 2 or carried is not None else None
    if carried is not None:
        relative = line.is_relative(carried - 1)
        asserted = _from_before(line, i, reading, patient, detail) if relative else None
        return asserted or Licence("recalled" if relative and clitics.article else "carried", 0.7, carried)
    licence = _from_before(line, i, reading, patient, detail)
    if licence is not None:
        return licence
    if line.any(cues("modality.instances"), max(0, i - 12), i) is not None and patient:
        return Licence("listed", 0.7, i)
    if _caused(line, i, clitics.prep, told):
        return Licence("cause", 0.75, i)
    free = not clitics.prep and not (i and line.is_preposition(i - 1))
    if clitics.prep == "ل" and not clitics.article and not _caused(line, i, clitics.prep, told):  # "لاغتياله": in order to
        return Licence("governed", 0.5, i) if patient else None
    if not clitics.article and (i <= _sentence_start(line) + 1 or (news and free)) and (patient or news or detail >= 1):
        return Licence("headline", 0.75 if news else 0.65, i)
    free = not clitics.prep and (i == 0 or line.words[i - 1].is_sign or bool(clitics.conj) or line.time_at(i - 1) or line.is_stop(i - 1))
    if free and not clitics.article and detail >= (2 if patient else 3):
        return Licence("specific", 0.55, i)
    return None


def _condemned(line: Line, i: int) -> bool:
    for k in range(i - 1, max(-1, i - 8), -1):
        if line.text(k) in ENDS or line.text(k) in "«»\"":
            return False
        if line.verb(verbs("modality.condemning"), k):
            return True
    return False


def _carried(line: Line, last: int) -> int | None:
    """The verb behind an event noun whose subject it is: "هجوم شنه", "غارة جوية عنيفة استهدفت", "الهجوم الذي وقع"."""
    for k in range(last, min(len(line), last + 5)):
        if line.verb(verbs("light.carried"), k):
            return k
        if line.is_preposition(k) or (line.is_stop(k) and not line.is_relative(k) and line.text(k) not in "«»()"):
            break
    for k in range(last, min(len(line), last + 12)):  # "الغارة الأخيرة في 3 أيار، والتي استهدفت"
        if line.text(k) in ENDS or any(r.form.shape == "noun" for r in readings(line.text(k), line.words[k].feminine)):
            return None
        if line.is_relative(k) and k + 1 < len(line) and line.verb(verbs("light.carried"), k + 1) and line.text(k + 1) not in ("يقع", "تقع"):
            return k + 1
    return None


def _from_before(line: Line, i: int, reading: Reading, patient: bool, detail: int) -> Licence | None:
    clitics, protest = reading.clitics, reading.form.sense.kind.plover == "PROTEST"
    previous = line.text(i - 1) if i else ""
    heads = 0  # words between that are neither time, place, number nor sign: each makes the bond looser
    for k in range(i - 1, max(-1, i - 14), -1):
        text = line.text(k)
        if text in ENDS or (line.is_relative(k) and i - k > 1):
            return None
        if (line.verb(verbs("light.happen"), k) and heads <= 1 and clitics.prep in ("", "ب") and not line.is_preposition(i - 1)) or (protest and line.verb(verbs("light.march"), k) and heads <= 3):
            return Licence("happened", 0.8, k)
        if heads == 0 and not clitics.prep and not clitics.pronoun and line.verb(verbs("light.striking"), k):  # "استهدفت غارة جوية مكتبا"
            return Licence("carried", 0.75, k)
        if line.verb(verbs("light.agent"), k) and heads <= 4 and clitics.prep in ("", "ب") and (not line.is_preposition(i - 1) or line.verb(verbs("light.with_preposition"), k)):
            return Licence("done", 0.8, k)
        witness = line.verb(verbs("light.witness"), k)
        suffers = reading.form.sense.kind.plover in _SUFFERED and line.verb(verbs("light.patient"), k) and not _as_noun(line, k)
        if suffers and heads <= 7 and ((clitics.prep == "ل" and not witness) or (witness and heads <= 3 and not clitics.prep) or previous == "من"):
            return Licence("suffered", 0.85, k)
        if line.verb(verbs("light.lead"), k) and k and line.text(k - 1).lstrip("وف") in ("لم", "لن"):
            return Licence("carried", 0.7, k) if heads == 0 and previous not in ("الي", "عن") else None
        if line.verb(verbs("light.lead"), k) and heads <= (12 if previous in ("الي", "عن") else 4) and (clitics.prep in ("", "ب") or previous in ("الي", "عن", "في")):
            return Licence("result", 0.8, k)
        if cues("light.nominal").match(line.stems, k) and heads <= 5 and (clitics.prep in ("ب", "ل") or i - k <= 2):
            if k and cues("modality.after_event").match(line.stems, k - 1):
                return Licence("recalled", 0.6, k)
            return Licence("nominal", 0.65, k) if governed(line, k) is None else Licence("governed", 0.6, k)
        if line.verb(verbs("speech.claims.claiming"), k) and heads <= 6:
            return Licence("claimed", 0.75, k)
        if line.verb(verbs("modality.denied"), k) and heads <= 5:
            return Licence("denied", 0.75, k)
        if cues("speech.claims.responsibility").match(line.stems, k) and heads <= 2 and previous in ("عن", "علي"):
            return Licence("claimed", 0.75, k)
        told = clitics.prep == "ب" or previous in ("عن", "ان") or (heads <= 4 and not line.is_preposition(i - 1))
        if line.verb(verbs("speech.verbs"), k) and told and not clitics.article and patient and (detail >= 1 or heads <= 4):
            return Licence("reported", 0.75, k)
        if not (line.words[k].is_sign or line.time_at(k) or line.place_at(k) is not None or text[0].isdigit() or line.actor_at(k) is not None):
            heads += 1
    return None


_SUFFERED = frozenset({"ASSAULT", "COERCE", "SANCTION"})


def _as_noun(line: Line, k: int) -> bool:
    """ "بعد تعرضه ل", "عن تعرض س ل": the masdar, spelled as the verb."""
    return bool(cues("light.nominal").match(line.stems, k)) and (line.text(k) not in ("تعرض", "وتعرض") or (k > 0 and line.is_preposition(k - 1)))


def _sentence_start(line: Line) -> int:
    """The first word behind leading signs, agency stamps ("بغداد ـ وكالات:") and adverbs of time."""
    for k in range(min(len(line), 10)):
        if line.text(k) == ":":
            return k + 1
    k = 0
    while k < len(line) and (line.words[k].is_sign or line.text(k).isdigit() or line.time_at(k)):
        k += 1
    return k


def _caused(line: Line, i: int, prep: str, told: Sequence[Told]) -> bool:
    """ "قتل … في هجوم", "إثر انفجار", "جراء قصف": the noun is the means of a toll told before it."""
    before = line.text(i - 1) if i else ""
    if not (prep == "ب" or before in _CAUSES or before.lstrip("و") in _CAUSES):
        return False
    if any(t.kind.rank == 0 and not t.unreal and i - t.last < 28 for t in told):
        return True
    return before in ("في", "اثر", "جرا") and any(g.counted and g.noun is not None and 0 <= i - g.last < 4 for g in line.groups)


_CAUSES = frozenset({"في", "اثر", "جرا", "نتيجه", "بسبب", "خلال", "اثنا", "ابرزها", "بينها", "اشدها", "اعنفها", "من"})


def _detail(line: Line, i: int, last: int) -> int:
    """How many of: victims counted, time, place, actor or demonym, weapon stand near the noun."""
    end = min(len(line), last + 14)
    points = 0
    points += any(i <= g.first < end and g.counted for g in line.groups)
    points += any(max(0, i - 10) <= a < end for a, _, _ in line.times)
    points += any(last - 1 <= a < min(end, last + 10) for a, _, _ in line.places)
    points += any(last <= a < last + 6 for a, _, _ in line.actors) or any(is_armed(line, k) for k in range(last, min(len(line), last + 3)))
    points += any(last <= a < last + 8 for a, _, _ in line.weapons) or any(line.any(named_list(x), last, last + 9) is not None for x in ("explosives", "projectiles"))
    return points


_GOVERNORS = ("modality.negation", "modality.planned", "modality.hypothetical", "modality.threatened_nouns", "modality.demanded_nouns")


def governed(line: Line, i: int) -> str | None:
    """The list of modality.toml whose word stands right before a noun and takes its reality ("خطر هجوم", "وقف قصف")."""
    for k in range(i - 1, max(-1, i - 4), -1):
        if line.words[k].is_sign and line.text(k) not in "«\"“(":
            return None
        if line.verb(verbs("light.lead"), k) or any(r.form.shape == "verb" and r.form.sense.kind.rank for r in readings(line.text(k))):
            return None
        for key in _GOVERNORS:
            if key == "modality.negation" and i - k > 2:
                continue
            if cues(key).match(line.stems, k) and line.text(k) not in ("قد", "وقد", "ما", "مما"):
                return key
    return None
