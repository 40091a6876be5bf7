"""One sentence → drafts: triggers, scenes, and every field of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tawthiq.coding.arabic import outside
from tawthiq.coding.arabic.draft import Draft
from tawthiq.coding.arabic.factuality import reality_of, recalled, summed
from tawthiq.coding.arabic.figures import toll_of
from tawthiq.coding.arabic.line import Group, Line
from tawthiq.coding.arabic.means import means_of
from tawthiq.coding.arabic.phrases import name_phrase, phrase_end
from tawthiq.coding.arabic.roles import roles_of
from tawthiq.coding.arabic.scenes import Scene, scenes_of
from tawthiq.coding.arabic.settings import coordinated, scene_places, scene_time
from tawthiq.coding.arabic.speech import sources_of
from tawthiq.coding.arabic.triggers import find_triggers
from tawthiq.records import Evidence

if TYPE_CHECKING:
    from tawthiq.coding.when import TimeExpression
    from tawthiq.places import PlaceContext


@dataclass
class Story:
    """What the sentences so far leave for the next: speakers, country."""

    context: PlaceContext | None
    country: str | None
    speakers: tuple[str, ...] = ()
    last: list[Draft] = field(default_factory=list)


def drafts_of(line: Line, story: Story) -> list[Draft]:
    """The drafts of one sentence, in text order; `story` is brought up to date."""
    sources = sources_of(line, story.country, story.speakers)
    if sources is not None:
        story.speakers = sources.names
    elif line.sentence.kind == "headline":
        story.speakers = ()
    scenes = scenes_of(line, find_triggers(line))
    out: list[Draft] = []
    for n, scene in enumerate(scenes):
        draft = _draft(scene, story, n, len(scenes))
        if out:
            _same_subject(out[-1], draft)
        if sources is not None:
            draft.attribution = [x for x in sources.names if x not in draft.perpetrator or len(sources.names) == 1]
            start, end = line.span(sources.first, max(sources.last, sources.first + 1))
            draft.evidence["attribution"] = Evidence(quote=line.verbatim(sources.first, max(sources.last, sources.first + 1)), start=start, end=end, score=0.7, rule="saying")
        out += _by_place(draft, scene)
    return out


def _draft(scene: Scene, story: Story, n: int, total: int) -> Draft:
    line = scene.line
    draft = Draft(scene, [line.sentence])
    names = scene_places(scene, shared=True)
    found = outside.resolved([p for _, _, p in names], story.context) if names else []
    draft.places = list({p.canonical: p for p in found}.values())
    if names and draft.places:
        first, last = names[0][0], names[-1][1]
        start, end = line.span(first, last)
        draft.evidence["places"] = Evidence(quote=line.verbatim(first, last), start=start, end=end, score=0.7, rule="scene")
    country = next((p.country for p in draft.places if p.country), story.country)
    roles = roles_of(scene, country)
    toll = toll_of(scene, roles.doers)
    draft.perpetrator, draft.target, draft.described_target = list(roles.perpetrator), list(roles.target), roles.described_target
    draft.figures, draft.killed, draft.injured = list(toll.figures), toll.killed, toll.injured
    draft.evidence |= roles.evidence | toll.evidence
    sites = [p.canonical for p in draft.places if p.precision == "site"]
    if draft.described_target and sites and scene.line.things and _is_site(scene, draft):
        draft.target, draft.described_target = sites, False  # a base or an airport by its name
    if not draft.target and scene.main.kind.plover == "ASSAULT":
        _victims_as_target(draft, scene, toll.victims, country)
    means = means_of(scene, roles.perpetrator, roles.target)
    draft.weapon, draft.weapon_count, draft.mode, draft.acled = means.weapon, means.number, means.mode, means.acled
    if means.evidence is not None:
        draft.evidence["weapon"] = means.evidence
    _date(draft, *scene_time(scene, total == 1))
    reality = reality_of(scene)
    draft.factuality, draft.reason = reality.factuality, reality.reason
    if reality.cue is not None:
        start, end = line.span(reality.cue, reality.cue + 1)
        draft.evidence["factuality"] = Evidence(quote=line.verbatim(reality.cue, reality.cue + 1), start=start, end=end, score=0.7, rule=f"factuality:{reality.factuality}")
    if draft.reason == "foiled" and draft.plover == "ASSAULT":
        draft.acled = "Disrupted weapons use"
    pointed = draft.dated and draft.date_precision in ("hour", "day") and draft.date_from == draft.date_to
    draft.aggregate = summed(scene, pointed)
    draft.background = recalled(scene, draft.date_precision)
    draft.follow_up = scene.main.licence == "claimed" and scene.main.definite
    draft.count = _count(scene)
    return draft


def _same_subject(before: Draft, draft: Draft) -> None:
    """ "توغلت قوة … واعتقلت …": a joined active verb without a subject keeps the one before it."""
    main, other = draft.scene.main, before.scene.main
    joined = not main.noun and not main.passive and main.kind.rank > 0 and bool(main.reading.clitics.conj)
    if joined and not draft.perpetrator and before.perpetrator and not other.noun and main.form.gender in (other.form.gender, "m"):
        draft.perpetrator = [x for x in before.perpetrator if x not in draft.target]
        if draft.perpetrator and "perpetrator" in before.evidence:
            draft.evidence["perpetrator"] = before.evidence["perpetrator"].model_copy(update={"score": 0.55, "rule": "agent:same-subject"})


def _is_site(scene: Scene, draft: Draft) -> bool:
    """The words the target was read from begin with a noun for a site."""
    e = draft.evidence.get("target")
    line = scene.line
    return e is not None and any(line.sentence.start + line.words[k].begin == e.start and t.kind in ("site", "position") for k, t in line.things.items())


def _victims_as_target(draft: Draft, scene: Scene, victims: tuple[Group, ...], country: str | None) -> None:
    """Where only a toll is told, those it counts are the target."""
    for g in victims:
        role = name_phrase(scene.line, g.head, max(g.last, phrase_end(scene.line, g.head)), country, "target:victims")
        if role is not None and role.names[0] not in draft.perpetrator:
            draft.target += [x for x in role.names if x not in draft.target]
            draft.described_target = role.described
            start, end = scene.line.span(g.first, g.last)
            draft.evidence.setdefault("target", Evidence(quote=scene.line.verbatim(g.first, g.last), start=start, end=end, score=0.5, rule="target:victims"))


def _date(draft: Draft, time: TimeExpression | None, relative: TimeExpression | None) -> None:
    draft.reference = relative
    if time is None:
        return
    start = draft.scene.line.sentence.start + time.start
    draft.date_from, draft.date_to, draft.date_precision = time.date_from, time.date_to, time.precision
    draft.date_expr, draft.date_note, draft.dated = time.text, time.note, True
    draft.evidence["date"] = Evidence(quote=time.text, start=start, end=start + len(time.text), score=0.8, rule=f"time:{time.kind}")


def _count(scene: Scene) -> int | None:
    """How many events the words count: "هجومين" 2, "ثلاث غارات" 3, "غارات" unknown."""
    t, line = scene.main, scene.line
    if not t.noun or t.form.number == "s":
        return 1
    if t.form.number == "d":
        return 2
    number = next((n for n in line.numbers if n.last == t.first and not n.vague), None)
    return number.core if number is not None else None


def _by_place(draft: Draft, scene: Scene) -> list[Draft]:
    """One draft, or one per place where several counted events are spread over listed places."""
    names = scene_places(scene, shared=False)
    tops = [p for p in draft.places if p.precision in ("site", "town", "district", "neighbourhood", "province")]
    several = draft.count is None or draft.count > 1
    if len(tops) < 2 or not several or draft.aggregate or not coordinated(scene.line, names) or len({p.precision for p in tops}) > 1:
        return [draft]
    out = []
    for n, place in enumerate(tops):
        copy = draft.copy()
        copy.places = [place]
        copy.count = 1 if draft.count == len(tops) else None
        copy.part = n
        if n:
            copy.figures, copy.killed, copy.injured = [], None, None  # a common toll is kept once
        out.append(copy)
    return out

