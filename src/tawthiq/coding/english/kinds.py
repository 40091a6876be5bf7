"""Type, mode and ACLED sub-event of a draft from its event words, weapon and sides (ecosystem.md §2.1 crosswalk).

Where the means is not stated the sub-event is null (codebook, house rules): nothing is guessed from habit.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.actors import find_actors
from tawthiq.coding.english.frames import Frame
from tawthiq.coding.english.named import HUMAN
from tawthiq.coding.english.tree import Tree

_PRECISE = frozenset({"Air/drone strike", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Suicide bomb", "Grenade", "Chemical weapon"})
_AERIAL = frozenset({"jet", "warplane", "aircraft", "helicopter", "drone", "plane", "airstrike", "bomber"})
_GUNS = frozenset({"gunman", "shoot", "gunfire", "bullet", "open>fire", "gun+down", "sniper", "firearms", "spray"})


def mode_and_acled(frames: Sequence[Frame], weapon_mode: str | None, weapon_acled: str | None) -> tuple[str | None, str | None]:
    """(PLOVER mode, ACLED sub-event) that the words and the weapon settle."""
    modes = [f.sense.mode for f in frames if f.sense.mode]
    acled = [f.sense.acled for f in frames if f.sense.acled]
    precise = next((a for a in acled if a in _PRECISE), None)
    if weapon_acled and (precise is None or precise == "Remote explosive/landmine/IED"):
        precise = weapon_acled
    if precise == "Attack" and "Armed clash" in acled:  # a gun battle is a battle
        precise = "Armed clash"
    mode = weapon_mode or next((m for m in modes if m not in ("targeted", "destroy")), modes[0] if modes else None)
    return mode, precise or (acled[0] if acled else None)


def refine(tree: Tree, frames: Sequence[Frame], plover: str, mode: str | None, acled: str | None,
           perpetrators: Sequence[str], targets: Sequence[str]) -> tuple[str | None, str | None]:  # fmt: skip
    """Sub-events that depend on who did it to whom."""
    words = {f.sense.word for f in frames} | {tree.lemma(i) for i in range(len(tree))}
    doers = {tree.lemma(s) for f in frames for s in (f.args.subjects if not f.args.passive else f.args.agents) if not any(tree.lemma(c) == "suicide" for c in tree.children[s])}
    if plover == "ASSAULT" and _mob(frames, doers) and acled in (None, "Attack", "Looting/property destruction"):
        return mode, "Mob violence"
    if plover == "ASSAULT" and any(f.sense.word in ("shoot+down", "bring+down", "down") for f in frames) and acled in (None, "Attack", "Armed clash"):
        return mode, None  # an aircraft shot down: the means is not told
    if plover == "ASSAULT" and acled in (None, "Armed clash", "Attack", "Shelling/artillery/missile attack") and (doers & _AERIAL or any(f.sense.word == "airstrike" for f in frames)):
        return mode or "aerial", "Air/drone strike"
    if plover == "ASSAULT" and acled is None and any(f.sense.frame == "take" for f in frames):
        return mode, _territory(perpetrators)
    if plover == "ASSAULT" and acled is None and any(f.sense.word == "bomb" and not f.noun for f in frames) and any(_state(p) for p in perpetrators):
        return mode or "aerial", "Air/drone strike"
    if plover == "ASSAULT" and mode is None and acled is None and perpetrators and any(f.sense.word == "bomb" and not f.noun for f in frames):
        mode = "explosives"
    if plover == "ASSAULT" and acled is None and mode == "explosives":
        return mode, "Remote explosive/landmine/IED" if words & {"bomb", "device", "mine", "landmine", "ied", "explosive", "bombing", "vehicle"} else None
    if plover == "ASSAULT" and acled is None and (words & _GUNS or mode == "firearms" or any(f.sense.figure == "killed" for f in frames)):
        if _EXCESS & {tree.lemma(t) for f in frames for t in f.targets} and any(_state(p) for p in perpetrators):
            return mode or "firearms", "Excessive force against protesters"
        both_armed = any(_armed(p) for p in perpetrators) and any(_armed(t) for t in targets) and not any(_by_name(t) for t in targets)
        if both_armed and words & (_GUNS | {"clash", "fight", "battle", "ambush"}):
            return mode or "firearms", "Armed clash"
        if (any(_human(t) for t in targets) and _by_hand(frames)) or words & _GUNS:
            return mode or ("firearms" if words & _GUNS else mode), "Attack"
    if plover == "PROTEST" and acled is None:
        if words & {"riot", "clash", "torch", "vandalise", "vandalize", "molotov", "stone"}:
            return "riot", "Violent demonstration"
        if words & {"disperse", "tear", "teargas", "baton", "police"} and words & {"disperse", "tear", "teargas", "fire", "baton", "water"}:
            return mode, "Protest with intervention"
        return mode, "Peaceful protest"
    if plover == "MOBILIZE" and acled is None and any(f.sense.word.endswith((">base", ">outpost", ">checkpoint")) for f in frames):
        return mode, "Headquarters or base established"
    if plover == "RETREAT" and acled is None and words & {"base", "position", "town", "city", "village", "post", "territory"}:
        return mode, "Non-violent transfer of territory"
    return mode, acled


_EXCESS = frozenset({"protester", "protestor", "demonstrator", "marcher", "striker", "crowd", "mourner"})
_HANDS = frozenset({"hack", "stab", "behead", "execute", "shoot", "gun+down", "lynch", "beat", "massacre", "slaughter", "murder", "assassinate", "assassination", "execution", "beheading", "stabbing", "shooting", "strangle", "slit>throat", "knife", "spray", "rape", "torture", "ambush", "snipe", "machete", "slay", "butcher", "bludgeon", "poison"})  # fmt: skip


def _mob(frames: Sequence[Frame], doers: set[str]) -> bool:
    return any(f.sense.word in ("lynch", "lynching", "stone", "stoning") for f in frames) or bool(doers & {"mob", "crowd"})


def _by_hand(frames: Sequence[Frame]) -> bool:
    """A word that tells how: shot, hacked, murdered; "killed in a raid" does not."""
    return any(f.sense.word in _HANDS or f.sense.mode in ("firearms", "primitive") for f in frames)


def _actor_inter(name: str) -> tuple[str, str]:
    found = find_actors(name, "en")
    return (found[0].actor.inter, found[0].actor.kind) if found else ("", "")


def _state(name: str) -> bool:
    inter, kind = _actor_inter(name)
    return kind == "state" or inter in ("State forces", "External/Other forces")


def _armed(name: str) -> bool:
    inter, kind = _actor_inter(name)
    return kind == "state" or (bool(inter) and inter not in HUMAN)


def _by_name(name: str) -> bool:
    """A person's name, as the registry knows none: that he led an armed group makes his murder no clash."""
    return _actor_inter(name) == ("", "") and " " in name and all(w[:1].isupper() for w in name.split() if len(w) > 3)


def _human(name: str) -> bool:
    inter, _ = _actor_inter(name)
    return inter in HUMAN or not inter


def _territory(perpetrators: Sequence[str]) -> str | None:
    if not perpetrators:
        return None
    return "Government regains territory" if any(_state(p) for p in perpetrators) else "Non-state actor overtakes territory"
