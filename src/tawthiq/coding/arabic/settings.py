"""Where and when: the places and times of a sentence that belong to a scene."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tawthiq.coding.arabic.line import PREPOSITIONS, Line, cues
from tawthiq.coding.arabic.scenes import Scene

if TYPE_CHECKING:
    from tawthiq.coding.when import TimeExpression
    from tawthiq.places import PlaceName

_FINENESS = {"hour": 0, "day": 1, "week": 2, "month": 3, "year": 4, "none": 5}


def scene_places(scene: Scene, shared: bool) -> list[tuple[int, int, PlaceName]]:
    """Names that can be the scene's place; `shared`: also those before the first scene of the sentence."""
    line = scene.line
    found = [(a, b, p) for a, b, p in line.places if scene.first <= a < scene.last and _is_scene(line, a, b, p)]
    if not found and shared:
        found = [(a, b, p) for a, b, p in line.places if _is_scene(line, a, b, p) and _located(line, a)]
        found = [x for x in found if line.any(cues("modality.separators"), min(x[1], scene.start), scene.start) is None]
        nearest = min((abs(a - scene.start) for a, _, _ in found), default=0)
        found = [x for x in found if abs(x[0] - scene.start) <= nearest + 6]
    located = [x for x in found if x[2].kind == "site" or _located(line, x[0])]
    # what stands in a relative clause behind a first place describes that place ("المطار الذي …")
    relative = next((k for k in range(located[0][1], located[-1][0]) if line.is_relative(k)), None) if located else None
    located = [x for x in located if relative is None or x[0] < relative]
    return located or [x for x in found if x[2].kind not in ("country", "country-as-actor")]


def _is_scene(line: Line, first: int, last: int, place: PlaceName) -> bool:
    """Not a nationality, not an actor or part of one, not an agency's stamp, not where a speaker was."""
    if place.kind == "demonym" or (place.kind == "country-as-actor" and not _located(line, first)):
        return False
    if last - first == 1 and line.stems[first] & PREPOSITIONS:
        return False  # "عند", "داخله": no town, whatever the gazetteer holds
    actor = line.actor_at(first)
    if actor is not None and not actor.actor.is_class:
        a, b, _ = next((a, b, x) for a, b, x in line.actors if x is actor)
        longer = b - a > last - first
        if longer or not _located(line, first):
            return False
    if any(line.text(k) == ":" for k in range(last, min(len(line), last + 8))) and first <= 2 and line.sentence.index <= 2:
        return False
    return not (first and line.text(first - 1) in ("باسم", "وزير", "رييس", "سفير", "حكومه"))


def _located(line: Line, first: int) -> bool:
    """A preposition of place or a noun of place stands right before."""
    if cues("light.scene_marks").match(line.stems, first):
        return True
    if line.text(first)[:1] == "ب" or (line.text(first).startswith(("وب", "ل")) and not line.text(first).startswith("لل")):
        return True
    for k in range(first - 1, max(-1, first - 5), -1):
        if cues("light.scene_marks").match(line.stems, k):
            return True
        if (line.words[k].is_sign and line.text(k) not in "«\"()“،") or line.verb(frozenset(), k):
            return False
    return False


def scene_time(scene: Scene, alone: bool) -> tuple[TimeExpression | None, TimeExpression | None]:
    """(the expression that dates the scene, a relative one that needs another event's date); `alone`: only scene of the sentence."""
    line = scene.line
    own = [(a, b, t) for a, b, t in line.times if scene.first <= a < scene.last or alone or (a < scene.start and scene.first == 0)]
    if not own:
        # what stands before the first scene dates the whole sentence
        own = [(a, b, t) for a, b, t in line.times if all(line.text(x) != "." for x in range(min(a, scene.start), max(a, scene.start)))][:1]
    usable = [(a, t) for a, _, t in own if (t.date_from or t.date_to) and not t.needs_reference and t.kind not in ("repeated", "duration")]
    relative = next((t for _, _, t in own if t.needs_reference), None)
    if not usable:
        return None, relative
    return min(usable, key=lambda x: (x[1].kind != "point", _distance(scene, x[0]) > 14, _FINENESS.get(x[1].precision, 5), _distance(scene, x[0])))[1], relative


def _distance(scene: Scene, at: int) -> int:
    return min(abs(at - t.first) for t in scene.triggers)


def finer(a: str, b: str) -> bool:
    """Date precision `a` is finer than `b`."""
    return _FINENESS.get(a, 5) < _FINENESS.get(b, 5)


def coordinated(line: Line, names: Sequence[tuple[int, int, PlaceName]]) -> bool:
    """ "في س وص": the names are a list, not a chain from small to large."""
    return all(any(line.text(k) == "و" or line.text(k).startswith("و") for k in range(x[1], y[0] + 1) if k < len(line)) for x, y in itertools.pairwise(names))
