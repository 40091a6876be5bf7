"""Actors: who did it and to whom, by name, by part-of relation, and by how rare the name is in the collection."""

from __future__ import annotations

from tawthiq.resolution.compare.finding import NOTHING, Finding
from tawthiq.resolution.kin import OTHER, SAME, is_class, kinship
from tawthiq.resolution.knowledge import weights
from tawthiq.resolution.profile import MATERIAL, Corpus, Profile
from tawthiq.resolution.words import key


def compare_targets(a: Profile, b: Profile, corpus: Corpus) -> Finding:
    """Score the targets; a person named as killed in both is the strongest sign there is."""
    shared = a.persons & b.persons
    if shared:
        return Finding(_weights(a)["target_person"], f"the same person named as killed ({min(shared)})")
    found = _names("target", a.target, b.target, corpus, _weights(a))
    if found.score < 0 and _is_scene(a, b):
        return Finding(0.0, "one names as target what the other names as place")
    return found


def compare_perpetrators(a: Profile, b: Profile, corpus: Corpus) -> Finding:
    """Score the perpetrators; a contradiction weighs little, since attribution is what reports quarrel about."""
    return _names("perpetrator", a.perpetrator, b.perpetrator, corpus, _weights(a))


def _weights(p: Profile) -> dict[str, float]:
    return weights()["actors" if p.plover in MATERIAL else "actors_political"]


def _is_scene(a: Profile, b: Profile) -> bool:
    return any(key(t) in b.place_keys for t in a.target) or any(key(t) in a.place_keys for t in b.target)


def _names(role: str, left: tuple[str, ...], right: tuple[str, ...], corpus: Corpus, w: dict[str, float]) -> Finding:
    if not left or not right:
        return NOTHING
    best = Finding(-99.0)
    for x in left:
        for y in right:
            found = _pair(role, x, y, corpus, w)
            if found.score > best.score:
                best = found
    return best


def _pair(role: str, x: str, y: str, corpus: Corpus, w: dict[str, float]) -> Finding:
    relation = kinship(x, y)
    generic = is_class(x), is_class(y)
    if relation == SAME:
        if all(generic):
            return Finding(w[f"{role}_class"], f"the same kind of {role} ({x})")
        rarity = min(corpus.rarity(x), corpus.rarity(y))
        return Finding(w[f"{role}_exact"] + rarity * w[f"{role}_rare"], f"the same {role} ({x})")
    if relation != OTHER and any(generic):
        return Finding(w[f"{role}_class"], f"{x} and {y} may be the same people")
    if relation != OTHER:
        return Finding(w[f"{role}_part"], f"{x} and {y} belong together")
    if any(generic):
        return Finding(0.0, f"{x} and {y} do not exclude each other")
    return Finding(w[f"{role}_other"], f"other {role}s ({x}, {y})")
