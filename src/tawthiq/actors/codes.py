"""Codes of exports: ACLED's interaction text and PLOVER's sector."""

from __future__ import annotations

from tawthiq.actors.model import Actor
from tawthiq.actors.registry import iso_of

INTER = ("State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians", "External/Other forces")


def inter(actor: Actor, country: str | None = None) -> str:
    """ACLED's interaction text (since 2024). State forces outside their own `country` (name or code) are "External/Other forces"."""
    if actor.inter == "State forces" and country and actor.country and iso_of(actor.country) != iso_of(country):
        return "External/Other forces"
    return actor.inter or "Civilians"


def sector(actor: Actor) -> str:
    """PLOVER's sector code (GOV, MIL, REB, CVL …); UNK where none is known."""
    return actor.sector or "UNK"
