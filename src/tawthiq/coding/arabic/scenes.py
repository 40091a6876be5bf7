"""Triggers of one sentence → scenes: "killed … and wounded … in an explosion" is one, "in A … and in B …" are two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.coding.arabic.line import Line, cues, verbs
from tawthiq.coding.arabic.triggers import Trigger


@dataclass
class Scene:
    """Triggers that tell one event, and the stretch [first, last) of words that belongs to it alone."""

    line: Line
    triggers: list[Trigger]
    first: int = 0
    last: int = 0
    another: bool = False

    @property
    def main(self) -> Trigger:
        """The trigger that gives the codes: told before recalled, precise before vague, then the first."""
        return min(self.triggers, key=lambda t: (t.background and not all(x.background for x in self.triggers), -t.kind.rank, t.first))

    @property
    def start(self) -> int:
        return self.triggers[0].first

    @property
    def end(self) -> int:
        return self.triggers[-1].last


def scenes_of(line: Line, triggers: Sequence[Trigger]) -> list[Scene]:
    """The scenes of a sentence in order, each with its stretch."""
    found: list[Scene] = []
    for t in triggers:
        home = next((s for s in reversed(found) if s.main.kind.family == t.kind.family), None)
        if home is not None and (home is found[-1] or (t.kind.rank == 0 and len(found) < 3)) and _joins(line, home, t):
            home.triggers.append(t)
            home.triggers.sort(key=lambda x: x.first)
        else:
            found.append(Scene(line, [t], another=_another(line, t) is not None))
    found.sort(key=lambda s: s.start)
    for k, scene in enumerate(found):
        scene.first = 0 if k == 0 else found[k - 1].last
        scene.last = len(line) if k + 1 == len(found) else _border(line, scene.end, found[k + 1].start)
    return found


def _joins(line: Line, scene: Scene, t: Trigger) -> bool:
    """Trigger `t` goes on telling `scene`."""
    last = max(scene.triggers, key=lambda x: x.first)
    marker = _another(line, t)
    if marker is not None and marker > last.last + 1:
        return False
    if last.kind.name in ("foil", "defuse") and t.first - last.last <= 4:
        return True  # "إحباط هجوم": what was foiled
    if t.background != last.background and t.licence == "recalled":
        return False
    if t.unreal != last.unreal:
        return False
    if t.noun and t.kind.rank and line.any(cues("modality.instances"), last.last, t.first) is not None:
        return False  # "… بينها استهداف س": one instance of what was summed before
    separator = _separator(line, last.last, t.first)
    if t.licence == "cause" or t.licence == "result":
        return separator is None or not _own_place(line, separator, t)
    if t.kind.rank == 0:
        if _same_toll(line, scene, t):
            return False
        return separator is None or not _own_place(line, separator, t)
    if separator is not None:
        return False
    if t.licence in ("carried", "relative") or t.first - last.last <= 3:
        return last.kind.rank < 2 or t.kind.rank < 2 or t.kind.name == last.kind.name
    if last.kind.rank == 2 and t.kind.rank == 2 and t.kind.name != last.kind.name:
        return {t.kind.name, last.kind.name} <= {"bomb", "suicide"} or {t.kind.name, last.kind.name} <= {"airstrike", "drone", "shell", "launch"}
    # a new finite clause with its own subject and place is a new scene
    return not (t.form.shape == "verb" and t.reading.clitics.conj == "و" and t.kind.rank >= 1 and _own_place(line, t.first, t))


def _same_toll(line: Line, scene: Scene, t: Trigger) -> bool:
    """A second count of the same kind, coordinated and with a place of its own: "3 in A and 2 in B"."""
    if t.kind.rank or not any(x.kind.name == t.kind.name and x.form.shape == t.form.shape for x in scene.triggers):
        return False
    return bool(t.reading.clitics.conj) and any(t.last <= a < t.last + 12 for a, _, _ in line.places)


def _separator(line: Line, first: int, last: int) -> int | None:
    return line.any(cues("modality.separators"), first, last)


def _own_place(line: Line, at: int, t: Trigger) -> bool:
    """A place or an act of its own stands between the separator and the end of what follows."""
    return any(at <= a < t.last + 10 for a, _, _ in line.places)


def _another(line: Line, t: Trigger) -> int | None:
    """Position of the word that tells `t` as a different event: "هجوم آخر", "تفجير ثان", "وفي حادث منفصل"."""
    marks = cues("modality.another")
    if t.noun:
        for k in range(t.last, min(len(line), t.last + 3)):
            if line.is_preposition(k) or line.group_at(k) is not None:
                break
            if marks.match(line.stems, k):
                return k
    for k in range(max(1, t.first - 5), t.first):
        if marks.match(line.stems, k) and line.stems[k - 1] & _INCIDENTS:
            return k
    return None


_INCIDENTS = frozenset({"حادث", "هجوم", "حادثه", "واقعه", "عمليه", "تفجير", "انفجار", "تطور", "اعتدا", "قصف", "غاره"})


def _border(line: Line, first: int, last: int) -> int:
    """Where one scene's words end and the next one's begin: at a separator, else at the last comma or و before it."""
    separator = _separator(line, first, last)
    if separator is not None:
        return separator
    for k in range(last - 1, first, -1):
        if line.words[k].is_sign and line.text(k) in "،,؛":
            return k
    for k in range(last, first, -1):
        if line.text(k).startswith("و") and k > first and not line.words[k].is_sign and (k == last or line.is_preposition(k) or line.verb(verbs("light.carried"), k)):
            return k
    return last
