"""Killed, injured, abducted, arrested: groups of people in the patient's place → figures with low and high bounds."""

from __future__ import annotations

from typing import NamedTuple

from tawthiq.coding.arabic.line import Group, Line, cues, verbs
from tawthiq.coding.arabic.scenes import Scene
from tawthiq.coding.arabic.triggers import Trigger
from tawthiq.records import Evidence, Figure, Tally

_KILLED = frozenset({"قتيل", "قتيلا", "قتلي", "قتيلان", "قتيلين", "شهيد", "شهيدا", "شهدا", "شهيدين", "شهيدان", "جثه", "ضحيه", "ضحايا"})
_INJURED = frozenset({"جريح", "جريحا", "جرحي", "جريحين", "جريحان", "مصاب", "مصابا", "مصابين", "مصابون", "اصابات", "اصابه"})
_SUBSETS = frozenset({"بينهم", "بينها", "بينهن", "ضمنهم", "منهم", "منها", "احدهم", "معظمهم", "غالبيتهم", "اغلبهم", "بينهما"})


_ORDINALS: dict[str, tuple[int, int | None]] = dict.fromkeys(("اخر", "اخري", "ثان", "ثانيه", "ثالث", "ثالثه", "رابع", "رابعه", "خامس"), (1, 1))
_ORDINALS |= {"اخران": (2, 2), "اخرون": (2, None), "اخرين": (2, None)}


class Toll(NamedTuple):
    """The figures of a scene, their sums for `killed` and `injured`, the words behind each, and whom they count."""

    figures: tuple[Figure, ...]
    killed: Tally | None
    injured: Tally | None
    evidence: dict[str, Evidence]
    victims: tuple[Group, ...]


class _Part(NamedTuple):
    kind: str
    group: Group
    trigger: int


def toll_of(scene: Scene, doers: frozenset[int]) -> Toll:
    """Figures told in the stretch of `scene`; groups whose head word is in `doers` are agents and never counted."""
    line = scene.line
    parts: list[_Part] = []
    used: set[int] = set()
    both = {id(t) for t in _joined(scene)}
    for n, t in enumerate(scene.triggers):
        kind = "killed-or-injured" if id(t) in both else t.kind.figure
        if kind is None or t.licence == "toll":
            continue
        for g in _patients(line, scene, t, doers):
            if g.head in used or (g.definite and not g.counted and g.noun is not None and g.noun.number == "p"):
                continue  # "القتلى": how many is not said
            used.add(g.head)
            parts.append(_Part(_by_word(line, g) or kind, g, n))
    for g in line.groups:  # "7 قتلى و10 جرحى" without a verb of its own
        if scene.first <= g.first < scene.last and g.head not in used and g.head not in doers:
            kind = _by_word(line, g)
            if kind and (g.counted or (g.noun is not None and g.noun.number == "d")) and not _subset(line, g):
                used.add(g.head)
                parts.append(_Part(kind, g, -1))
    parts = [p._replace(kind="killed-or-injured") if _between(line, p.group) else p for p in parts]
    figures, evidence = [], {}
    for kind in dict.fromkeys(p.kind for p in parts):
        mine = [p for p in parts if p.kind == kind]
        # each trigger's groups are summed; the same kind told by another trigger again is a repetition, not more people
        best = max((_sum(line, [p for p in mine if p.trigger == n]) for n in dict.fromkeys(p.trigger for p in mine)), key=lambda f: f.low or f.high or 0)
        figures.append(best)
        first, last = min(p.group.first for p in mine), max(p.group.last for p in mine)
        start, end = line.span(first, last)
        evidence[kind] = Evidence(quote=line.verbatim(first, last), start=start, end=end, score=0.8, rule="figure")
    killed = next((Tally(low=f.low, high=f.high, who=f.who) for f in figures if f.kind == "killed"), None)
    injured = next((Tally(low=f.low, high=f.high, who=f.who) for f in figures if f.kind == "injured"), None)
    killed, injured = _none(scene, killed, injured, evidence)
    return Toll(tuple(figures), killed, injured, evidence, tuple(p.group for p in parts))


def _by_word(line: Line, g: Group) -> str | None:
    stems = line.stems[g.head]
    return "killed" if stems & _KILLED else "injured" if stems & _INJURED else None


def _joined(scene: Scene) -> list[Trigger]:
    """ "قتل وجرح سبعة", "مقتل وإصابة نحو 100": one number for both."""
    out = []
    for a, b in zip(scene.triggers, scene.triggers[1:]):
        if a.last == b.first and a.kind.name != b.kind.name and {a.kind.name, b.kind.name} <= {"kill", "injure"} and b.reading.clitics.conj:
            out += [a, b]
    return out


def _patients(line: Line, scene: Scene, t: Trigger, doers: frozenset[int]) -> list[Group]:
    """The groups a verb or noun of harm counts: behind it, or before it when the sentence puts the subject first."""
    end = min(scene.last, t.last + 14)
    following = next((x.first for x in scene.triggers if x.first > t.first), scene.last)
    out: list[Group] = []
    edge = t.last
    for g in line.groups:
        if not t.last <= g.first < min(end, following) or g.head in doers:
            continue
        if not out:
            if g.prep in ("ب", "في", "علي", "من", "ضد", "مع", "قرب", "وسط", "الي", "عن") or _crossed(line, edge, g.first):
                break
        elif (g.prep or not line.text(g.first).startswith("و") or g.first - edge > 6 or _subset(line, g)) and line.text(g.first - 1) != "و":
            continue
        out.append(g)
        edge = g.last
    if not out and t.last < len(line) and line.text(t.last) in _ORDINALS:  # "وأصيب ثالث", "وإصابة آخرين"
        low, high = _ORDINALS[line.text(t.last)]
        return [Group(t.last, t.last + 1, low, high, None, "", False, t.last, True)]
    if not out and not t.noun and t.kind.figure:
        before = [g for g in line.groups if scene.first <= g.first and g.last <= t.first and t.first - g.last <= 8 and g.head not in doers]
        before = [g for g in before if not g.prep and not _subset(line, g) and not _crossed(line, g.last, t.first, ("من",))]
        if before and (t.form.number != "s" or before[-1].counted or t.passive or (before[-1].noun is not None and before[-1].noun.number == "s")):
            out = before[-1:]
    return out


def _crossed(line: Line, first: int, last: int, allowed: tuple[str, ...] = ()) -> bool:
    """A preposition or a clause stands between: what follows is not this word's own complement."""
    return any((line.is_preposition(k) and line.text(k) not in allowed and not line.time_at(k) and line.text(min(k + 1, len(line) - 1)) not in ("الاقل", "اقل")) or line.text(k) in ("الذي", "التي", "الذين", ".", "؛") for k in range(first, last))


def _subset(line: Line, g: Group) -> bool:
    """ "بينهم ثلاثة أطفال" are part of the number before."""
    return any(any(s in _SUBSETS for s in line.stems[k]) for k in range(max(0, g.first - 5), g.first) if not any(line.words[x].is_sign and line.text(x) in ".؛" for x in range(k, g.first)))


def _between(line: Line, g: Group) -> bool:
    """ "20 شخصا بين قتيل وجريح"."""
    return any(line.text(k) in ("بين", "ما") and any(line.stems[x] & (_KILLED | _INJURED) for x in range(k + 1, min(len(line), k + 3))) for k in range(g.last, min(len(line), g.last + 2)))


def _sum(line: Line, parts: list[_Part]) -> Figure:
    lows = [p.group.low for p in parts]
    highs = [p.group.high for p in parts]
    first, last = min(p.group.first for p in parts), max(p.group.last for p in parts)
    names = list(dict.fromkeys(p.group.noun.name for p in parts if p.group.noun is not None and p.group.noun.name != "people"))
    groups = {p.group.noun.group if p.group.noun is not None else "unknown" for p in parts}
    return Figure(
        kind=parts[0].kind,
        low=None if all(x is None for x in lows) else sum(x or 0 for x in lows),
        high=None if any(x is None for x in highs) else sum(x or 0 for x in highs),
        verbatim=line.verbatim(first, last),
        who=" and ".join(names) or None,
        group=groups.pop() if len(groups) == 1 else "unknown",
    )


def _no_result(line: Line, first: int, last: int) -> tuple[int | None, int]:
    """ "لم يسفر القصف عن سقوط ضحايا", "دون أن يؤدي إلى إصابات"."""
    for k in range(max(1, first), last):
        if line.verb(verbs("light.lead"), k) and line.text(k - 1).lstrip("وف") in ("لم", "ان"):
            if line.text(k - 1).lstrip("وف") == "ان" and not (k > 1 and line.text(k - 2) in ("دون", "بدون", "غير")):
                continue
            at = line.any(cues("modality.victims"), k, min(last, k + 13))
            if at is not None:
                return k - 1, at + 1 - (k - 1)
    return None, 0


def _none(scene: Scene, killed: Tally | None, injured: Tally | None, evidence: dict[str, Evidence]) -> tuple[Tally | None, Tally | None]:
    """ "دون وقوع إصابات": explicitly none (codebook: both are 0–0; "no injuries" alone only the injured)."""
    line = scene.line
    at = line.any(cues("modality.no_casualties"), scene.first, scene.last)
    n = cues("modality.no_casualties").match(line.stems, at) if at is not None else 0
    if at is None:
        at, n = _no_result(line, scene.first, scene.last)
    if at is None:
        return killed, injured
    start, end = line.span(at, at + n)
    found = Evidence(quote=line.verbatim(at, at + n), start=start, end=end, score=0.8, rule="no casualties")
    zero = Tally(low=0, high=0, who="no casualties")
    only_killed = cues("modality.no_killed_only").match(line.stems, at)
    only_injured = cues("modality.no_injured_only").match(line.stems, at)
    if killed is None and not only_injured:
        killed, evidence["killed"] = zero, found
    if injured is None and not only_killed:
        injured, evidence["injured"] = zero, found
    return killed, injured
