"""The weapon of a scene, how many of them, and the mode and ACLED sub-event that follow from it."""

from __future__ import annotations

from typing import NamedTuple

from tawthiq.coding.arabic.line import Line, named_list
from tawthiq.coding.arabic.roles import armed
from tawthiq.coding.arabic.scenes import Scene
from tawthiq.records import Evidence, WeaponCount


class Means(NamedTuple):
    weapon: str | None
    number: WeaponCount | None
    mode: str | None
    acled: str | None
    evidence: Evidence | None


_CARRIERS = frozenset({"target", "attack", "kill", "injure", "harm", "assassinate", "blast", "bomb", "destroy", "shell", "launch", "airstrike", "foil", "shootdown", "defuse"})


def means_of(scene: Scene, perpetrator: tuple[str, ...], target: tuple[str, ...]) -> Means:
    """Weapon and codes: the trigger's own, refined by the weapon named in the stretch."""
    line, kind = scene.line, scene.main.kind
    mode, acled = kind.mode, kind.acled
    if kind.plover not in ("ASSAULT", "COERCE", "MOBILIZE"):
        return Means(None, None, mode, acled, None)
    for t in scene.triggers:  # "killed … in an air strike": the precise trigger gives the codes
        if t.kind.rank == 2 and t.kind.family == kind.family and acled is None:
            mode, acled = t.kind.mode or mode, t.kind.acled
    found = [(a, b, w) for a, b, w in line.weapons if scene.first - 2 <= a < scene.last]
    weapon, count, evidence = kind.weapon, None, None
    if found:
        first, last, best = max(found, key=lambda x: (-abs(x[0] - scene.main.last) > -14, x[1] - x[0], -x[0]))
        weapon = best.canonical if kind.name != "airstrike" or best.mode == "drone" else kind.weapon
        start = line.sentence.start + best.start
        evidence = Evidence(quote=best.text, start=start, end=start + len(best.text), score=0.8, rule="weapon")
        count = _count(line, first, last)
        if kind.plover == "ASSAULT" and kind.name in _CARRIERS:
            if kind.name not in ("airstrike",) and best.acled:
                mode, acled = best.mode or mode, best.acled
            elif best.mode == "drone":
                mode = "drone"
    if kind.name in ("attack", "target", "kill", "injure", "blast", "bomb") and any(t.kind.name == "suicide" for t in scene.triggers):
        mode, acled = "suicide-attack", "Suicide bomb"
    if kind.name in ("foil", "defuse"):
        acled = "Disrupted weapons use"
    if kind.name == "blast" and acled is None and line.any(named_list("explosives"), scene.main.last, scene.main.last + 5) is not None:
        acled = "Remote explosive/landmine/IED"
    if kind.name == "shoot" and acled is None:
        acled = "Armed clash" if armed(perpetrator, line) and armed(target, line) else "Attack" if target else None
    if kind.name == "assassinate" and acled is None:
        acled = "Attack"
    if acled is None and "suicide" in (weapon or ""):
        acled = "Suicide bomb"
    return Means(weapon, count, mode, acled, evidence)


def _count(line: Line, first: int, last: int) -> WeaponCount | None:
    """ "بأربعة عشر صاروخا", "صاروخين", "عدة صواريخ"."""
    for n in line.numbers:
        if n.last == first or (n.last + 1 == first and not line.is_stop(n.last)) or first <= n.first < last:
            return WeaponCount(low=n.low, high=n.high, verbatim=line.verbatim(n.first, max(last, n.last)))
    word = line.text(first)
    if word.endswith(("تين", "تان")) or (word.endswith(("ين", "ان")) and any(s + "ين" == word or s + "ان" == word for s in ("صاروخ", "لغم", "بصاروخ", "حزام"))):
        return WeaponCount(low=2, high=2, verbatim=line.verbatim(first, last))
    return None
