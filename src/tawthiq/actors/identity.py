"""Are two canonical names one actor, or is one a part of the other?"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from tawthiq.actors import compose
from tawthiq.actors.finder import find_actors
from tawthiq.actors.model import Actor
from tawthiq.actors.registry import folded, registry

_ARMED = ("Rebel group", "Political militia", "Identity militia")


@lru_cache(maxsize=65536)
def lookup(name: str) -> Actor | None:
    """The actor a canonical name (or alias) stands for as a whole, None for names the registry does not know."""
    reg = registry()
    ref = reg.ids.get(folded(name))
    if ref is not None and folded(name):
        return reg.actors[ref]
    placed = _placed_class(name)
    if placed is not None:
        return placed
    found = find_actors(name)
    if len(found) == 1 and found[0].start == 0 and found[0].end == len(name):
        return found[0].actor
    if found and name.endswith(")") and found[0].start == 0:
        # "Civilians (Syria)", "14th Brigade (Popular Mobilization Forces)"
        inner = find_actors(name[name.rindex("(") + 1 : -1])
        head = found[0].actor
        if inner and (head.is_class or head.kind == "unit"):
            owner = inner[0].actor
            parents = (owner.id, *owner.parents)
            return head._replace(id=f"{head.id}:{owner.id}", canonical=name, country=owner.country, parents=parents)
    return None


def _placed_class(name: str) -> Actor | None:
    """A class in a country, by its canonical form ("Salafi-jihadist armed groups in Syria (unspecified)")."""
    reg = registry()
    key = folded(name)
    for noun in reg.classes.values():
        head = folded(noun.form.split("{")[0])
        if not head or not key.startswith(head):
            continue
        for iso, state in reg.states.items():
            if folded(state.name) in key and folded(noun.form.format(country=state.name, demonym=state.demonym)) == key:
                return compose.class_in(noun, iso)
    return None


def same_actor(a: str, b: str) -> bool:
    """True when two names are the same actor: equal when folded, or known to the registry as one."""
    return related(a, b) == "same"


@lru_cache(maxsize=65536)
def related(a: str, b: str) -> Literal["same", "part", "none"]:
    """How two canonical names relate: `same`, `part` (one belongs to the other, or is a class that could be the other), `none`.

    A state and its army are part; so are a coalition and the state that leads it, "Unidentified armed group (Iraq)" and an
    Iraqi group, "Civilians (Syria)" and "Syrians".
    """
    if folded(a) == folded(b):
        return "same"
    x, y = lookup(a), lookup(b)
    if x is None or y is None:
        return "none"
    if x.id == y.id or folded(x.canonical) == folded(y.canonical):
        return "same"
    if x.id in ancestors(y) or y.id in ancestors(x):
        return "part"
    if (_general(x) or _general(y)) and _compatible(x, y):
        return "part"
    for one, other in ((x, y), (y, x)):
        # a coalition and the forces of the state that leads it
        if one.detail == "coalition" and other.kind == "organ" and other.sector == "MIL" and set(one.parents) & ancestors(other):
            return "part"
    if x.kind == y.kind == "organ" and x.country == y.country and "armed-forces" in (x.detail, y.detail) and {x.sector, y.sector} <= {"MIL"}:
        return "part"
    return "none"


def ancestors(actor: Actor) -> frozenset[str]:
    """Ids an actor belongs to, directly or through others."""
    reg = registry()
    seen: set[str] = set()
    queue = list(actor.parents)
    while queue:
        ref = queue.pop()
        if ref not in seen:
            seen.add(ref)
            parent = reg.actors.get(ref)
            queue.extend(parent.parents if parent else ())
    return frozenset(seen)


def _general(actor: Actor) -> bool:
    """A class, or a collective name that leaves open which group is meant ("Iraqi armed groups (unspecified)")."""
    return actor.is_class or actor.canonical.endswith("(unspecified)")


def _compatible(x: Actor, y: Actor) -> bool:
    """A class and another actor that can be the same people: no contradicting country, same side."""
    if x.country and y.country and x.country != y.country:
        return False
    if x.inter == y.inter:
        return bool(x.country or y.country or (_general(x) and _general(y)))
    return x.inter in _ARMED and y.inter in _ARMED
