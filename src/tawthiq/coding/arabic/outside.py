"""The other rooms as the Arabic coder asks them: names of actors, places, weapons and times in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tawthiq.actors import Actor, ActorName
    from tawthiq.actors.weapons import WeaponName
    from tawthiq.coding.when import TimeExpression
    from tawthiq.places import PlaceContext, PlaceName
    from tawthiq.records import Place


def actors(text: str) -> list[ActorName]:
    from tawthiq.actors import find_actors

    return list(find_actors(text, "ar"))


def actor_for(text: str, country: str | None) -> Actor | None:
    from tawthiq import actors as room

    return room.actor_for(text, "ar", country)


def outlet(name: str) -> str | None:
    """The canonical name of a news agency, outlet or monitor, by its whole name."""
    from tawthiq.actors import outlet_for

    found = outlet_for(name)
    return found.name if found is not None else None


def weapons(text: str) -> list[WeaponName]:
    from tawthiq.actors.weapons import find_weapons

    return list(find_weapons(text, "ar"))


def places(text: str) -> list[PlaceName]:
    from tawthiq.places import find_places

    return list(find_places(text, "ar"))


def times(text: str, anchor: date | None) -> list[TimeExpression]:
    from tawthiq.coding.when import find_times

    return list(find_times(text, anchor, "ar"))


def context_of(names: Sequence[PlaceName]) -> PlaceContext:
    """What all names of the article say together about its countries."""
    from tawthiq import places as room

    return room.context_of(names)


def resolved(names: Sequence[PlaceName], context: PlaceContext | None) -> list[Place]:
    from tawthiq import places as room

    return list(room.resolve(names, context or room.context_of(names)))
