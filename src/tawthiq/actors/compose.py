"""Names that no table lists: organs of any state, classes in a country, groups aligned with a state, numbered units."""

from __future__ import annotations

from tawthiq.actors.model import Actor
from tawthiq.actors.registry import ClassNoun, State, iso_of, registry


def _slug(name: str) -> str:
    return "-".join(name.lower().replace("(", "").replace(")", "").split())


def state_actor(iso: str) -> Actor:
    return registry().actors[iso]


def organ(iso: str, kind: str) -> Actor:
    """The organ of that kind of a state: the one of organs.csv, else named after the pattern of organ_kinds.csv."""
    reg = registry()
    listed = reg.organs.get((iso, kind))
    if listed:
        return reg.actors[listed]
    form = reg.kinds[kind]
    if form.stands_for_state:
        return state_actor(iso)
    state = reg.states[iso]
    name = form.pattern.format(demonym=state.demonym, country=state.name)
    return Actor(f"{iso}:{kind}", name, "organ", state.name, form.sector, form.inter, (iso,), False, "", kind)


def bare(noun: ClassNoun) -> Actor:
    """The class without a country."""
    return Actor("class:" + noun.id, noun.bare, "class", "", noun.sector, noun.inter, (), True, noun.role, noun.id)


def with_state(noun: ClassNoun, iso: str) -> Actor:
    """The class with a state written beside it: an organ of that state ("Iraqi soldiers") or the class there ("Iraqi farmers")."""
    reg = registry()
    if noun.organ:
        return organ(iso, noun.organ)
    return _in(noun, reg.states[iso])


def class_in(noun: ClassNoun, iso: str) -> Actor:
    """The class in a country, whatever organ it might be: "Soldiers (Mali)"."""
    return _in(noun, registry().states[iso])


def _in(noun: ClassNoun, state: State) -> Actor:
    name = noun.form.format(demonym=state.demonym, country=state.name)
    return Actor(f"class:{noun.id}:{state.iso}", name, "class", state.name, noun.sector, noun.inter, (state.iso,), True, noun.role, noun.id)


def situate(actor: Actor, country: str | None) -> Actor:
    """A class placed in a country of the context: "Civilians" → "Civilians (Syria)", "the army" → the army of that country.

    `country` is a name or ISO code; actors that are not bare classes, and unknown countries, come back as they are.
    """
    reg = registry()
    iso = iso_of(country)
    if iso is None or not actor.is_class or actor.country or actor.detail not in reg.classes:
        return actor
    noun = reg.classes[actor.detail]
    listed = noun.by_country.get(iso) or noun.by_country.get("*")
    if listed:
        if listed in reg.actors:
            return reg.actors[listed]
        return organ(*listed.split(":", 1)) if ":" in listed else situate(bare(reg.classes[listed]), country)
    if noun.organ and noun.hint == "organ":
        return organ(iso, noun.organ)
    return _in(noun, reg.states[iso])


def aligned(iso: str) -> Actor:
    """Armed groups that are only called "X-backed": the listed ones of that state (kind "aligned" of groups.csv), else "X-aligned"."""
    listed = registry().organs.get((iso, "aligned"))
    if listed:
        return registry().actors[listed]
    state = registry().states[iso]
    name = f"{state.name}-aligned armed groups (unspecified)"
    return Actor(f"aligned:{iso}", name, "class", "", "REB", "Political militia", (), True, "either", "aligned")


def led_coalition(iso: str) -> Actor:
    """A coalition "led by" a state: the listed one of that state (first in groups.csv), else one named after the state."""
    reg = registry()
    listed = reg.organs.get((iso, "coalition"))
    if listed:
        return reg.actors[listed]
    name = f"{reg.states[iso].name}-led coalition"
    return Actor(f"coalition:{iso}", name, "group", reg.states[iso].name, "MIL", "External/Other forces", (iso,), False, "", "coalition")


def unknown_group(name: str) -> Actor:
    """A named group that no table lists, under the name as written."""
    return Actor("unknown:" + _slug(name), name, "unknown-group", "", "UAF", "Political militia", (), False, "", "")


def company(name: str) -> Actor:
    """A named company that no table lists."""
    return Actor("company:" + _slug(name), name, "organisation", "", "BUS", "Civilians", (), False, "target", "company")


def unit(name: str, owner: Actor | None) -> Actor:
    """A numbered formation: "14th Brigade (Popular Mobilization Forces)"; alone it is a unit of nobody in particular."""
    if owner is None:
        return Actor("unit:" + _slug(name), name, "unit", "", "MIL", "State forces", (), False, "", "unit")
    full = f"{name} ({owner.canonical})"
    return Actor("unit:" + _slug(full), full, "unit", owner.country, owner.sector, owner.inter, (owner.id, *owner.parents), False, "", "unit")
