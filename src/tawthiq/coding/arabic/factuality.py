"""Did it happen: occurred, foiled, denied, threatened, demanded, planned, hypothetical; recalled; summed."""

from __future__ import annotations

from typing import NamedTuple

from tawthiq.coding.arabic.line import Line, cues, named_list, verbs
from tawthiq.coding.arabic.scenes import Scene


class Reality(NamedTuple):
    """A factuality of the codebook, the reason of a `not-occurred`, and the word it was read from."""

    factuality: str
    reason: str | None = None
    cue: int | None = None


_SIGNS = frozenset(".؛!؟")


def reality_of(scene: Scene) -> Reality:
    """What the sentence says of the reality of its scene."""
    line, t = scene.line, scene.main
    if t.kind.name in ("foil", "defuse"):
        return Reality("not-occurred", "foiled", t.first)
    if t.kind.name in ("threaten", "request"):
        return Reality("threatened" if t.kind.name == "threaten" else "demanded", None, t.first)
    if t.kind.name == "shootdown":
        return _shootdown(scene)
    at = min(t.first, t.at) if t.at < t.first else t.first
    failed = line.any(cues("modality.failed"), t.last, min(scene.last, t.last + 4))
    if t.noun and failed is not None:
        return Reality("not-occurred", "foiled", failed)
    left = _left(line, at, 10)
    if t.licence == "attempt":
        return Reality("not-occurred", "foiled", t.at)
    if t.licence == "denied":
        return Reality("not-occurred", "denied", t.at)
    for k in left:
        if t.noun and at - k <= 3 and cues("modality.attempts").match(line.stems, k):
            return Reality("not-occurred", "foiled", k)
        if t.noun and at - k <= 8 and line.verb(verbs("modality.foiled_verbs"), k) and not any(x.kind.rank == 0 for x in scene.triggers):
            return Reality("not-occurred", "foiled", k)
    if not t.noun and _negated(line, t.first, t.form.tense):
        return Reality("not-occurred", "denied", t.first - 1)
    for k in left:
        denies = line.verb(verbs("modality.denied"), k) or cues("modality.denied_nouns").match(line.stems, k)
        if denies and line.any(cues("speech.claims.responsibility"), k, t.first) is None and line.any(cues("modality.involvement"), k, t.first) is None:
            return Reality("not-occurred", "denied", k)
    open_ = t.unreal or (t.noun and t.licence in ("governed", "nominal", "specific", "headline"))
    if open_:
        for name, key, near in (("threatened", "threatened", 10), ("demanded", "demanded", 9)):
            for k in left:
                if at - k <= near and (line.verb(verbs(f"modality.{key}"), k) or cues(f"modality.{key}_nouns").match(line.stems, k)):
                    return Reality(name, None, k)
    for k in left:
        if at - k <= 4 and cues("modality.planned").match(line.stems, k) and (open_ or at - k <= 2):
            return Reality("planned", None, k)
    if (t.unreal and t.reading.clitics.prep == "س") or (t.unreal and t.first and line.text(t.first - 1) == "سوف"):
        return Reality("planned", None, t.first)
    for k in left:
        if line.text(k).lstrip("وف") == "قد":
            if t.form.tense == "present" and at - k == 1:
                return Reality("hypothetical", None, k)
            continue
        if at - k <= 5 and cues("modality.hypothetical").match(line.stems, k):
            return Reality("hypothetical", None, k)
    if t.unreal:
        return Reality("hypothetical", None, t.first)
    return Reality("occurred")


def _negated(line: Line, at: int, tense: str) -> bool:
    """ "لم يستهدف", "لا يقصف", "ما استهدف"; but "ما أدى" and "مما" are "which"."""
    word = line.text(at - 1).lstrip("وف") if at else ""
    if word in ("لم", "لا"):
        return True
    return word == "ما" and tense == "past" and (at < 2 or not line.words[at - 2].is_sign)


def _left(line: Line, at: int, reach: int) -> list[int]:
    """Positions before `at`, nearest first, inside the sentence part."""
    out = []
    for k in range(at - 1, max(-1, at - 1 - reach), -1):
        if line.text(k) in _SIGNS:
            break
        out.append(k)
    return out


def _shootdown(scene: Scene) -> Reality:
    """Missiles, loaded drones and whatever air defences bring down were an attack that failed; a plane shot down is one that did not."""
    line, t = scene.line, scene.main
    near = range(max(0, t.first - 6), min(len(line), t.last + 10))
    if any(cues("modality.defences").match(line.stems, k) for k in near):
        return Reality("not-occurred", "foiled", t.first)
    weapons = named_list("intercepted")
    if line.any(weapons, t.last, t.last + 8) is not None:
        return Reality("not-occurred", "foiled", t.first)
    return Reality("occurred")


def recalled(scene: Scene, precision: str) -> bool:
    """The sentence steps back from the news: "وكان … قد", "يذكر أن", a relative clause, "بعد مقتل", a bare year, a court case."""
    line = scene.line
    if precision == "year" or scene.main.licence == "recalled":
        return True
    if line.any(cues("modality.memorial"), max(0, scene.start - 12), scene.start) is not None and scene.main.kind.family == "force":
        return True
    if _fresh(scene):
        return False
    if scene.triggers[0].background and all(t.background or t.licence in ("cause", "carried", "result") for t in scene.triggers):
        return True
    head = next((k for k in range(len(line)) if not line.words[k].is_sign), 0)
    if line.any(cues("modality.recollection"), head, head + 3) is not None:
        return True
    start = scene.start
    for k in range(max(0, start - 16), start):
        if line.text(k).lstrip("وف") in ("كان", "كانت", "كانوا") and any(line.text(x).lstrip("وف") == "قد" for x in range(k + 1, min(len(line), start + 6))):
            return True
    return line.any(cues("modality.previously"), scene.first, scene.last) is not None


def _fresh(scene: Scene) -> bool:
    """ "أمس", "صباح اليوم" beside the event and not beside who told it."""
    line = scene.line
    for k in range(max(scene.first, scene.start - 4), min(scene.last, scene.end + 30)):
        if cues("modality.recent").match(line.stems, k) and not any(line.verb(verbs("speech.verbs"), x) for x in range(max(0, k - 4), k)):
            return True
    return False


def summed(scene: Scene, pointed: bool) -> bool:
    """Habit or sum, never one incident; `pointed`: the scene has a day of its own."""
    line, t = scene.line, scene.main
    if t.habitual and not any(x.kind.rank == 0 and not x.habitual for x in scene.triggers):
        return True
    first, last = max(scene.first, scene.start - 7), min(scene.last, scene.end + 8)
    if not pointed and not _fresh(scene) and any(line.text(k) == "منذ" and k + 1 < len(line) and not cues("modality.hours").match(line.stems, k + 1) for k in range(first, last)):
        return True
    if not pointed and t.licence == "suffered" and any(n.vague and t.at < n.first < t.first for n in line.numbers):
        return True  # "تعرضت عدة قوافل لهجمات"
    if not pointed and any(n.vague and t.last <= n.first <= t.last + 2 and not line.group_at(n.first) for n in line.numbers):
        return True  # "استهداف عدة مواقع"
    if any(g.counted and (g.low or 0) >= 300 and scene.first <= g.first < scene.last for g in line.groups) and line.any(cues("modality.totals"), 0, len(line)) is not None:
        return True
    at = line.any(cues("modality.aggregate"), first, last)
    if at is not None and not pointed:
        return True
    if t.noun and t.form.number == "p" and not pointed and t.kind.plover != "PROTEST":
        counted = any(n.last in (t.first, t.first + 1) and not n.vague and n.core < 6 for n in line.numbers)
        placed = any(scene.first <= a < scene.last for a, _, _ in line.places)
        return not counted and not placed
    return False
