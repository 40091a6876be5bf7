"""Words that tell an event: trigger words whose object, context and licence make them one.

Precision is the whole problem here: keyword lists find nine events in ten and are wrong eight times in ten, because "attack"
is also what critics, strikers and diseases do. A verb must have an object of the right class; a noun must be licensed, which
is to say asserted by a verb, told by a source, linked to a toll, or specific in who, whom, where and when.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from tawthiq import knowledge
from tawthiq.coding.arabic.lexicon import Form, Kind, Reading, compounds, forms, readings, word_list
from tawthiq.coding.arabic.licences import licence_of
from tawthiq.coding.arabic.line import Line, cues, named_list, verbs
from tawthiq.coding.arabic.objects import armed_near, has_object, warlike
from tawthiq.language.arabic import analyses, fold_word

_VETO_BEFORE, _VETO_AFTER = 7, 9


@dataclass
class Trigger:
    """Words [first, last) of a line read as `reading`; `licence` says why it counts as told."""

    line: Line
    first: int
    last: int
    reading: Reading
    licence: str
    score: float
    at: int
    background: bool = False
    habitual: bool = False
    unreal: bool = False

    @property
    def form(self) -> Form:
        return self.reading.form

    @property
    def kind(self) -> Kind:
        return self.reading.form.sense.kind

    @property
    def noun(self) -> bool:
        return self.form.shape == "noun"

    @property
    def definite(self) -> bool:
        """ "The attack": an event already told, unless what follows says which."""
        return self.noun and self.reading.clitics.article

    @property
    def passive(self) -> bool:
        """Certainly passive: by spelling, or by the damma somebody wrote."""
        word = self.line.words[self.first]
        head = len(self.reading.clitics.conj) + len(self.reading.clitics.prep)
        source = self.line.sentence.text[word.begin : word.finish]
        return self.form.voice == "passive" or (not self.noun and "\u064f" in source[head + 1 : head + 3])


def find_triggers(line: Line) -> list[Trigger]:
    """The triggers of a sentence in order, none overlapping."""
    found: list[Trigger] = []
    i = 0
    while i < len(line):
        trigger = None
        if not line.words[i].is_sign and not line.time_at(i) and not _inside_name(line, i):
            candidates = sorted(_candidates(line, i), key=_precedence)
            trigger = next((t for r, n in candidates if (t := _accept(line, i, n, r, found)) is not None), None)
        if trigger is None:
            i += 1
            continue
        found.append(trigger)
        i = trigger.last
    return found


def _inside_name(line: Line, i: int) -> bool:
    """A word of a longer proper name ("حركة المقاومة الإسلامية", "جيش الاحتلال") is no trigger."""
    name = line.actor_at(i)
    return name is not None and not name.actor.is_class


def _candidates(line: Line, i: int) -> Iterable[tuple[Reading, int]]:
    for a in analyses(line.text(i)):
        for words, form in compounds().get(a.stem, ()):
            n = len(words)
            if i + n <= len(line) and all(words[k] in line.stems[i + k] for k in range(1, n)) and a.prep != "س":
                yield Reading(form, a, n), n
    for reading in readings(line.text(i), line.words[i].feminine):
        yield reading, 1


def _precedence(candidate: tuple[Reading, int]) -> tuple[int, int, int]:
    """Compounds first, then senses with a named object list, then senses with a class of objects, then bare ones."""
    reading, length = candidate
    sense = reading.form.sense
    named = sense.object is not None and not sense.object.startswith("@")
    return (-length, 0 if named or sense.needs else 1 if sense.object else 2, -sense.kind.rank)


def _accept(line: Line, i: int, length: int, reading: Reading, told: Sequence[Trigger]) -> Trigger | None:
    sense = reading.form.sense
    last = i + length
    if any(_vetoed(line, i, last, name) for name in sense.veto):
        return None
    if sense.needs and not any(line.any(named_list(n), last, last + 4) is not None for n in sense.needs):
        return None
    if sense.object and not has_object(line, i, last, reading) and not (reading.form.shape == "noun" and _suffered(line, i, reading)):
        return None
    everyday = sense.loose and not (warlike(line, i) or armed_near(line, i, last, 8))
    if everyday and reading.form.shape == "verb":
        return None
    if reading.form.shape == "verb":
        return _verb(line, i, last, reading, told)
    if sense.genitive == "counted":  # "7 قتلى": victims as a noun, told by their number
        group = line.group_at(i)
        return Trigger(line, i, last, reading, "toll", 0.6, i, background=any(line.is_relative(k) for k in range(max(0, i - 6), i))) if group is not None and not group.definite and (group.counted or reading.form.number == "d") and not _suffices(line, i) else None
    licence = licence_of(line, i, last, reading, told)
    if licence is None:
        return None
    how, score, at = licence
    if everyday and how not in ("happened", "carried", "cause", "claimed", "denied", "listed"):
        return None
    return Trigger(line, i, last, reading, how, score, at, background=how == "recalled" or (at != i and at > 0 and line.is_relative(at - 1)), unreal=how == "governed" or (at != i and _subjunctive(line, at)))


def _subjunctive(line: Line, k: int) -> bool:
    """The verb that carries a noun is itself only wished, feared or to come ("أن تقوم ب", "سيؤدي إلى", "قد تشن")."""
    text = line.text(k)
    if text[:2] in ("سي", "ست") or text[:3] in ("وسي", "وست", "فسي"):
        return True
    before = line.text(k - 1).lstrip("وف") if k else ""
    if text.lstrip("وف")[:1] not in ("ي", "ت", "ن"):
        return False
    return before in ("ان", "بان", "لن", "كي", "سوف") or (before in ("قد", "حتي", "لا") and not line.verb(_PAST, k))


_PAST = frozenset({"تم", "تعرض", "تعرضت", "نفذ", "نفذت", "تواصل", "تواصلت", "تجدد", "تجددت", "تمت", "نفذوا", "نظم", "نظمت", "نجا", "نشب", "نشبت"})


def _suffices(line: Line, i: int) -> bool:
    """The victims have a word of their own before them ("سقوط 7 قتلى")."""
    return any(r.form.sense.kind.rank == 0 for k in range(max(0, i - 7), i) for r in readings(line.text(k)) if r.form.sense.genitive != "counted")


def _suffered(line: Line, i: int, reading: Reading) -> bool:
    """ "تعرض للتعذيب": who suffered stands before, as the subject."""
    return reading.clitics.prep == "ل" and any(line.verb(verbs("light.patient"), k) for k in range(max(0, i - 9), i))


def _vetoed(line: Line, i: int, last: int, name: str) -> bool:
    phrases = named_list(name)
    lemma = (line.text(i),)
    if lemma in word_list(name):
        return False
    for k in range(max(0, i - _VETO_BEFORE), min(len(line), last + _VETO_AFTER)):
        if i <= k < last:
            continue
        n = phrases.match(line.stems, k)
        if n and not (k < i < k + n):
            return True
    return False


# ---- verbs --------------------------------------------------------------------------------------------------------
_SUBJUNCTIVE = frozenset({"ان", "بان", "كي", "لكي", "حتي", "لن", "الا"})


def _verb(line: Line, i: int, last: int, reading: Reading, told: Sequence[Trigger]) -> Trigger | None:
    form = reading.form
    how, score, habitual, unreal = "verb", 0.8, False, False
    if form.tense == "present" and form.voice != "passive":
        before = line.text(i - 1) if i else ""
        news = line.sentence.kind == "headline" or (line.sentence.index == 0 and i < 8)
        if reading.clitics.prep in ("س", "ل") or before in _SUBJUNCTIVE or before == "سوف" or (before in ("قد", "وقد") and not news):
            unreal = True
        elif (i and line.is_relative(i - 1)) or before in ("ما", "من", "لا") or (not news and not _counted_after(line, last, 6) and not _was_before(line, i)):
            habitual = True
        score = 0.65
    stem = reading.clitics.stem
    if reading.clitics.pronoun and stem.endswith("ت") and any(f.shape == "noun" for f in forms().get(stem[:-1] + "ه", ())) and i and not reading.clitics.conj and not line.words[i - 1].is_sign:
        return None  # "إصابته", "سيطرته": a masdar with its pronoun
    if line.stems[i] & _dayparts() and i + 1 < len(line) and (line.text(i + 1)[0].isdigit() or line.time_at(i + 1)):
        return None  # "فجر 14 نيسان"
    if form.tense == "present" and form.sense.kind.name == "territory":
        return None  # "مناطق يسيطر عليها": a state of things
    if _accusative(line, i) or (form.tense == "past" and (_masdar_place(line, i, reading, told) or _after_preposition(line, i, reading))):
        return None
    background = False
    if i and (line.is_relative(i - 1) or (i > 1 and line.is_relative(i - 2))):
        how, score, background = "relative", 0.6, True
    return Trigger(line, i, last, reading, how, score, i, background=background, habitual=habitual, unreal=unreal)


@cache
def _dayparts() -> frozenset[str]:
    return frozenset(fold_word(x) for x in knowledge.load("arabic/modality")["dayparts"])


def _masdar_place(line: Line, i: int, reading: Reading, told: Sequence[Trigger]) -> bool:
    """One spelling, two words: "قتل" is a verb where a clause begins or its subject stands before, else "the killing of"."""
    if i == 0 or not any(f.shape == "noun" and f.sense.lemma == reading.form.sense.lemma for f in forms().get(reading.clitics.stem, ())):
        return False
    if reading.clitics.conj:  # "خطف وقتل", "تعذيبهم وقتلهم": joined to a masdar it is one
        verbs_before = {t.first for t in told if not t.noun}
        return any(k not in verbs_before and any(r.form.shape == "noun" for r in readings(line.text(k), line.words[k].feminine)) for k in range(max(0, i - 4), i)) and not any(
            k in verbs_before for k in range(max(0, i - 4), i)
        )
    if reading.clitics.pronoun:
        return False
    if line.words[i - 1].is_sign or line.time_at(i - 1) or line.place_at(i - 1) is not None or line.text(i - 1)[0].isdigit():
        return False
    if any(k >= 0 and cues("modality.openers").match(line.stems, k) == i - k for k in (i - 1, i - 2)):
        return False
    group = line.group_at(i - 1)
    if group is not None or line.actor_at(i - 1) is not None:
        return bool(line.stems[i - 1] & _CONSTRUCT)
    return not any(line.text(k) in ("ان", "بان") for k in range(max(0, i - 6), i)) or line.is_preposition(i - 1) or bool(line.stems[i - 1] & _CONSTRUCT)


def _after_preposition(line: Line, i: int, reading: Reading) -> bool:
    """ "عن تجمع", "أثناء تجمع": no past verb stands behind a preposition."""
    return i > 0 and not reading.clitics.conj and line.text(i - 1) in ("في", "عن", "من", "علي", "الي", "خلال", "اثنا", "مع", "بين", "قبل", "بعد", "منذ", "عقب", "ضد", "حول")


def _accusative(line: Line, i: int) -> bool:
    """ "فجراً" is "at dawn", "الأكثر تفجرا" a noun: a written tanwin, or a comparison, makes no verb."""
    word = line.words[i]
    return "\u064b" in line.sentence.text[word.begin : word.finish] or (i > 0 and line.text(i - 1) in ("اكثر", "الاكثر", "اشد", "الاشد"))


_CONSTRUCT = frozenset(["عمليه", "عمليات", "محاوله", "محاولات", "جريمه", "جرايم", "حادث", "حادثه", "حوادث", "قضيه", "سياسه", "تهمه", "بتهمه", "مسووليه", "المسوول", "وقوع", "حصول", "اعلان", "نيه", "قرار"])


def _counted_after(line: Line, last: int, reach: int) -> bool:
    return any(g.counted and last <= g.first < last + reach for g in line.groups)


def _was_before(line: Line, i: int) -> bool:
    for k in range(i - 1, max(-1, i - 4), -1):
        if line.words[k].is_sign:
            return False
        if line.text(k).lstrip("وف") in ("كان", "كانت", "كانوا", "راح", "بدا", "بينما"):
            return True
    return False
