"""Perpetrators and targets of a scene: the places of the Arabic clause where they stand → neutral canonical names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tawthiq.coding.arabic.lexicon import readings
from tawthiq.coding.arabic.line import Line, cues, named_list, verbs
from tawthiq.coding.arabic.objects import ARMED_INTER
from tawthiq.coding.arabic.phrases import (
    Role,
    accusative,
    actor_start,
    adjective,
    agent_end,
    can_act,
    can_suffer,
    clitic_preposition,
    demonym,
    is_means,
    name_phrase,
    phrase_end,
)
from tawthiq.coding.arabic.scenes import Scene
from tawthiq.coding.arabic.triggers import Trigger
from tawthiq.language.arabic import analyses
from tawthiq.records import Evidence


class Roles(NamedTuple):
    perpetrator: tuple[str, ...]
    target: tuple[str, ...]
    evidence: dict[str, Evidence]
    doers: frozenset[int]
    described_target: bool


def roles_of(scene: Scene, country: str | None) -> Roles:
    """Who did it to whom, as far as the scene's stretch says."""
    line = scene.line
    doers: list[Role] = []
    targets: list[Role] = []
    sides = _sides(scene, country) if scene.main.kind.name in _MUTUAL else []
    if len(sides) >= 2:
        doers, targets = sides[:1], sides[1:]
    for t in [] if sides else [scene.main, *[t for t in scene.triggers if t is not scene.main]]:
        agent = _agent(line, scene, t, country)
        if agent is not None and all(agent.first != r.first for r in doers):
            doers.append(agent)
        taken = {k for r in doers for k in range(r.first, r.last)}
        for r in _targets(line, scene, t, country, taken):
            if all(r.first != x.first for x in targets):
                targets.append(r)
    chosen_doers = _best(doers)
    names = {n for r in chosen_doers for n in r.names}
    chosen = _best([r for r in targets if not set(r.names) <= names])
    evidence = {}
    for key, found in (("perpetrator", chosen_doers), ("target", chosen)):
        if found:
            first, last = found[0].first, found[0].last
            start, end = line.span(first, last)
            evidence[key] = Evidence(quote=line.verbatim(first, last), start=start, end=end, score=0.55 if found[0].described else 0.75, rule=found[0].rule)
    perpetrator = tuple(dict.fromkeys(n for r in chosen_doers for n in r.names))
    target = tuple(dict.fromkeys(n for r in chosen for n in r.names if n not in names or scene.main.kind.plover in ("AGREE", "CONSULT")))
    if scene.main.kind.name in ("agree", "clash", "meet", "exchange", "ceasefire"):
        both = tuple(dict.fromkeys([*perpetrator, *target]))
        if scene.main.kind.name != "clash" and len(both) > 1:
            perpetrator = target = both
    if sides:  # both sides of a clash can be its victims
        return Roles(perpetrator, target, evidence, frozenset(), bool(chosen) and all(r.described for r in chosen))
    taken_heads = frozenset(k for r in chosen_doers for k in range(r.first, r.last))
    return Roles(perpetrator, target, evidence, taken_heads, bool(chosen) and all(r.described for r in chosen))


_MUTUAL = frozenset({"agree", "clash", "meet", "exchange", "ceasefire", "cooperate"})


def _sides(scene: Scene, country: str | None) -> list[Role]:
    """ "بين س وص", "مع ص": both sides of a clash, a meeting, an agreement."""
    line = scene.line
    at = next((k for k in range(scene.first, scene.last) if line.text(k).lstrip("و") in ("بين", "مع")), None)
    if at is None:
        return []
    out: list[Role] = []
    if line.text(at).lstrip("و") == "مع":
        before = [k for k in range(max(scene.first, at - 12), at) if can_act(line, k) and not (k and line.is_preposition(k - 1) and line.text(k - 1) != "من")]
        role = name_phrase(line, before[0], at, country, "side:first") if before else None
        out += [role] if role else []
    k = at + 1
    while k < min(scene.last, at + 16) and len(out) < 3:
        if can_act(line, k):
            end = next((b for a, b, _ in line.actors if a <= k < b), None)
            group = line.group_at(k)
            end = end or (group.last if group is not None else min(phrase_end(line, k), k + 3))
            role = name_phrase(line, k, end, country, "side")
            out += [role] if role is not None else []
            k = max(end, k + 1)
            continue
        if (line.is_preposition(k) and line.text(k) not in ("من", "بين", "مع")) or line.text(k) in ".؛":
            break
        k += 1
    return out


def _best(found: list[Role]) -> list[Role]:
    """Names before descriptions; of descriptions only the first."""
    named = [r for r in found if not r.described]
    return named or found[:1]


# ---- names --------------------------------------------------------------------------------------------------------
# ---- agents -------------------------------------------------------------------------------------------------------
def _agent(line: Line, scene: Scene, t: Trigger, country: str | None) -> Role | None:
    marked = _marked(line, t, scene, country)
    if marked is not None:
        return marked
    if not t.noun:
        return None if t.passive else _subject(line, t, country)
    return _noun_agent(line, scene, t, country)


def _marked(line: Line, t: Trigger, scene: Scene, country: str | None) -> Role | None:
    """ "من قبل مسلحين", "على يد", "برصاص"; after a noun of harm "من" says whose men were hurt: "إصابة جنديين من الجيش"."""
    k = line.any(cues("light.agent_marks"), t.last, min(scene.last, t.last + 25))
    if k is None:
        by = next((k for k in range(t.last, min(scene.last, t.last + 5)) if line.text(k) == "من"), None)
        if by is None or not t.noun or t.kind.figure or by + 1 >= len(line) or line.actor_at(by + 1) is None or t.kind.name in ("withdraw", "release"):
            return None
        return name_phrase(line, by + 1, phrase_end(line, by + 1), country, "agent:from")
    at = k + cues("light.agent_marks").match(line.stems, k)
    if at < len(line) and can_act(line, at):
        return name_phrase(line, at, phrase_end(line, at), country, "agent:marked")
    return None


def _subject(line: Line, t: Trigger, country: str | None) -> Role | None:
    """The noun right behind an active verb, or before it; a counted victim behind a verb of killing is not its agent."""
    # a verb before its subject stays singular: behind "هاجموا" stands the object; so does an accusative ("قتل مسلحين")
    for k in range(t.last, min(len(line), t.last + 4)) if t.form.number == "s" else ():
        if (line.words[k].is_sign and line.text(k) not in "«\"“") or line.is_preposition(k) or line.is_stop(k):
            break
        if line.time_at(k):
            continue
        if accusative(line, k):
            break
        if can_act(line, k) or (t.kind.plover == "PROTEST" and line.group_at(k) is not None):
            own = line.group_at(k)
            end = max(agent_end(line, k), own.last if own is not None else 0)
            if t.kind.figure and not _object_behind(line, t, k, end):
                break
            return name_phrase(line, k, end, country, "agent:subject")
        if line.group_at(k) is not None or k in line.things:
            break
    if t.kind.figure in ("killed", "injured") and not _object_behind(line, t, t.last, t.last + 4):
        return None
    for k in range(t.first - 1, max(-1, t.first - 9), -1):
        if line.text(k) in ".؛،,:" or line.verb(verbs("speech.verbs"), k) or (line.is_preposition(k) and k != t.first - 1) or is_means(line, k):
            break
        if named_list("explosives").match(line.stems, k) or any(r.form.shape == "noun" and r.form.sense.kind.plover == "ASSAULT" for r in readings(line.text(k), line.words[k].feminine)):
            break
        if (can_act(line, k) and not (k and line.is_preposition(k - 1)) and line.text(k)[:1] not in ("ب", "ل")) or (line.actor_at(k) is not None and not (k and line.is_preposition(k - 1))):
            first = actor_start(line, k)
            while first and (line.group_at(first - 1) is not None or (line.actor_at(first - 1) is not None and line.actor_at(first - 1) is line.actor_at(k))):
                first -= 1
            if first and line.is_preposition(first - 1):
                return None
            return name_phrase(line, first, t.first, country, "agent:subject-first")
    return None


def _object_behind(line: Line, t: Trigger, first: int, last: int) -> bool:
    """A second noun phrase without a preposition: the verb has an object, so what stood before is its subject."""
    if t.reading.clitics.pronoun:
        return True
    group = line.group_at(first)
    start = group.last if group is not None and first <= group.head else first
    for k in range(start, min(len(line), last + 3)):
        if line.is_preposition(k) or (line.is_stop(k) and line.text(k) not in "«»\"") or (k > first and any(r.form.shape == "verb" for r in readings(line.text(k), line.words[k].feminine))):
            return False
        other = line.group_at(k)
        if other is not None and other is not group and not line.text(other.first).startswith("و"):
            return True
    return False


def _noun_agent(line: Line, scene: Scene, t: Trigger, country: str | None) -> Role | None:
    # "شن/نفذ X هجوما": between the carrying verb and the noun, or before the verb
    at = t.at if t.licence in ("done", "nominal", "claimed") and t.at < t.first else None
    if at is None:
        at = next((k for k in range(t.first - 1, max(-1, t.first - 7), -1) if line.verb(verbs("light.agent"), k)), None)
    if at is not None:
        for k in range(at + 1, t.first):
            if can_act(line, k) and not line.is_preposition(k - 1):
                return name_phrase(line, k, min(phrase_end(line, k), t.first), country, "agent:carrier")
        for k in range(at - 1, max(-1, at - 8), -1):
            if line.text(k) in ".؛:،":
                break
            if can_act(line, k) and not (k and line.is_preposition(k - 1)):
                return name_phrase(line, actor_start(line, k), at, country, "agent:carrier")
    # "هجوم شنه/نفذه X", "غارة نفذتها طائرات X"
    for k in range(t.last, min(scene.last, t.last + 14)):
        if line.verb(verbs("light.agent"), k) or any(a.stem.startswith(("شن", "نفذ")) and a.pronoun for a in analyses(line.text(k))):
            for j in range(k + 1, min(len(line), k + 5)):
                if can_act(line, j) and not (line.is_preposition(j - 1) and j - 1 != k):
                    return name_phrase(line, j, phrase_end(line, j), country, "agent:relative")
    if t.form.sense.genitive in ("agent", "either"):
        for k in range(t.last, min(len(line), t.last + 4)):
            if line.is_preposition(k) or (line.is_stop(k) and line.text(k) not in "«\"“") or line.verb(verbs("light.carried"), k):
                break
            if clitic_preposition(line, k) or is_means(line, k):
                break
            name = line.actor_at(k)
            if name is not None and not name.actor.is_class:
                if t.form.sense.genitive == "either" and not _turned(line, t, k) and not adjective(line, k):
                    return None
                return Role((name.actor.canonical,), k, k + 1, False, "agent:genitive")
            if can_act(line, k) and (t.form.sense.genitive == "agent" or _turned(line, t, k)):
                return name_phrase(line, k, phrase_end(line, k), country, "agent:genitive")
            nationality = demonym(line, k, country)
            if nationality is not None:
                return nationality
    else:
        for k in range(t.last, min(len(line), t.last + 4)):
            nationality = demonym(line, k, country)
            if nationality is not None and k == t.last:
                return nationality
    return None


def _turned(line: Line, t: Trigger, k: int) -> bool:
    """ "قصف القوات لبلدة", "قصف القوات على": the genitive is who did it when another phrase brings the patient."""
    end = phrase_end(line, k)
    return end < len(line) and (line.text(end) in ("علي", "ضد") or line.text(end)[:1] == "ل")


# ---- targets ------------------------------------------------------------------------------------------------------
def _targets(line: Line, scene: Scene, t: Trigger, country: str | None, taken: set[int]) -> list[Role]:
    out: list[Role] = []
    limit = min(scene.last, t.last + 16)
    if not t.noun or t.form.sense.genitive in ("patient", "either", "thing"):
        for k in range(t.last, min(limit, t.last + 8)):
            if line.is_preposition(k) and line.text(k) not in t.form.sense.after and not line.time_at(k):
                break
            if line.text(k) in ".؛:" or k in taken or line.time_at(k):
                continue
            if can_suffer(line, k) and not is_means(line, k):
                role = name_phrase(line, k, phrase_end(line, k), country, "target:object")
                if role is not None:
                    out.append(role)
                break
    marks = cues("light.target_marks")
    for k in range(t.last, limit):
        n = marks.match(line.stems, k)
        if not n or line.text(k) in ("نحو",):
            continue
        for j in range(k + n, min(len(line), k + n + 3)):
            if j not in taken and can_suffer(line, j) and not line.time_at(j):
                role = name_phrase(line, j, phrase_end(line, j), country, "target:marked")
                if role is not None and all(role.first != r.first for r in out):
                    out.append(role)
                break
        if out:
            break
    if t.noun and t.licence == "suffered" and not line.verb(verbs("light.witness"), t.at):
        for k in [*range(t.at + 1, t.first), *range(t.at - 1, max(-1, t.at - 8), -1)]:
            if k not in taken and can_suffer(line, k) and not line.time_at(k):
                role = name_phrase(line, k, phrase_end(line, k), country, "target:sufferer")
                if role is not None:
                    out.append(role)
                break
    if not out and not t.noun and t.passive:
        for k in range(t.first - 1, max(-1, t.first - 6), -1):
            if can_suffer(line, k):
                role = name_phrase(line, k, t.first, country, "target:subject")
                if role is not None:
                    out.append(role)
                break
    if t.noun and not out and t.kind.name in ("attack", "airstrike", "drone", "shell") and t.form.sense.genitive != "patient":
        for k in range(t.last, limit):  # "قصف القوات لبلدة", "استهداف لمواقع"
            if line.text(k).startswith("ل") and can_suffer(line, k) and k not in taken:
                role = name_phrase(line, k, phrase_end(line, k), country, "target:dative")
                if role is not None:
                    out.append(role)
                break
    return out




def armed(names: Iterable[str], line: Line) -> bool:
    """One of the names belongs to an armed actor named in the line."""
    wanted = set(names)
    return any(x.actor.canonical in wanted and x.actor.inter in ARMED_INTER for _, _, x in line.actors)
