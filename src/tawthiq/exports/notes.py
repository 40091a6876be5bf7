"""The `notes` of a row: one neutral sentence made of the incident's fields only, then what is reported of its toll and disputed.

"On 12 May 2024, in Sabha (Sabha), gunmen reportedly attacked civilians." Words: `knowledge/exports/acled.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tawthiq.exports.ground import UNCERTAINTY_M
from tawthiq.knowledge import load
from tawthiq.records import Incident, Mention, Place

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def sentence(i: Incident, mentions: Sequence[Mention], place: Place) -> str:
    """Date, place, actors, action; toll; claim of responsibility; dispute. No word of any article."""
    parts = [f"{_when(i)}, {_where(i, place)}, {_action(i)}.", _toll(i)]
    claimed = sorted({m.claim.by for m in mentions if m.claim.status == "claimed" and m.claim.by})
    denied = sorted({m.claim.by for m in mentions if m.claim.status == "denied" and m.claim.by})
    parts += [f"Responsibility was claimed by {_list(claimed)}."] * bool(claimed) + [f"Responsibility was denied by {_list(denied)}."] * bool(denied)
    fields = load("exports/acled")["field_names"]
    disputed = list(dict.fromkeys(fields.get(c.field, c.field.replace("_", " ")) for c in i.conflicts))
    parts += [f"Reports differ on {_list(disputed)}."] * bool(disputed)
    return " ".join(p for p in parts if p)


def _day(value: date) -> str:
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def _when(i: Incident) -> str:
    first, last = i.date_from or i.date_to, i.date_to or i.date_from
    assert first is not None
    assert last is not None
    if i.date_precision == "year" and first.year == last.year:
        return f"In {first.year}"
    if i.date_precision == "month" and (first.year, first.month) == (last.year, last.month):
        return f"In {_MONTHS[first.month - 1]} {first.year}"
    return f"On {_day(first)}" if first == last else f"Between {_day(first)} and {_day(last)}"


def _where(i: Incident, place: Place) -> str:
    scenes = [p.canonical for p in i.places if p.canonical != place.canonical and p.precision in UNCERTAINTY_M]  # not the areas around them
    names = [place.canonical, *dict.fromkeys(scenes)]
    inside = place.admin1 if place.admin1 and place.admin1.casefold() != place.canonical.casefold() else place.country
    near = "near" if place.precision == "near" else "in"
    return f"{near} {names[0]}" + (f" ({inside})" if inside and inside != names[0] else "") + (f" and in {_list(names[1:])}" if names[1:] else "")


def _action(i: Incident) -> str:
    words = load("exports/acled")["actions"][i.acled or "Other"]
    who, whom = _list(i.perpetrator), _list(i.target)
    if who and whom and "both" in words:
        text = words["both"].format(who=who, whom=whom)
    elif who and "who" in words:
        text = words["who"].format(who=who)
    elif whom and "whom" in words:
        text = words["whom"].format(whom=whom)
    else:
        text = words["none"]
    return str(text)


def _toll(i: Incident) -> str:
    told = [
        f"{_number(low, high)} {what}"
        for low, high, what in ((i.killed_low, i.killed_high, "killed"), (i.injured_low, i.injured_high, "injured"))
        if low is not None or high is not None
    ]
    return f"Reported: {_list(told)}." if told else "The reports state no number of dead or injured."


def _number(low: int | None, high: int | None) -> str:
    if low == high:
        return "nobody" if low == 0 else str(low)
    return f"at least {low}" if high is None else f"up to {high}" if low is None else f"{low} to {high}"


def _list(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
