"""Versions: agreeing claims stand together, contradictory ones side by side, silence is its own version."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from tawthiq.assessment.fields import FIELDS, NOT_STATED, Field
from tawthiq.assessment.sources import Origins
from tawthiq.records import Conflict, Mention, Version


class Split(NamedTuple):
    """One field of one incident: groups of mentions that agree (the best supported first), and those that do not state it."""

    field: Field
    groups: tuple[tuple[Mention, ...], ...]
    silent: tuple[Mention, ...]


def split(field: Field, mentions: Sequence[Mention], origins: Origins) -> Split:
    """Group mentions by what they say of a field. A claim joins a group when it agrees with all of it; one that agrees with
    several groups (a month, where two days are named) is no support for any and stands alone."""
    said = [m for m in mentions if field.read(m) is not None]
    groups: list[list[Mention]] = []
    for m in sorted(said, key=lambda m: (_breadth(field, m), m.id)):
        fitting = [g for g in groups if all(field.agree(m, other) for other in g)]
        if len(fitting) == 1:
            fitting[0].append(m)
        else:
            groups.append([m])
    ranked = sorted(groups, key=lambda g: (-len(_sources(g, origins)), -len(g), _breadth(field, g[0]), g[0].id))
    return Split(field, tuple(tuple(g) for g in ranked), tuple(m for m in mentions if field.read(m) is None))


def _breadth(field: Field, m: Mention) -> float:
    """Narrow claims first, so that they found the groups that broad ones join."""
    if field.name == "date":
        return (m.date_to - m.date_from).days if m.date_from and m.date_to else 1e6
    if field.name == "place":
        return -max((len(p.canonical) if p.precision == "site" else 0) + _RANK.get(p.precision, 0) * 100 for p in m.places)
    value = field.read(m)
    if isinstance(value, dict) and "low" in value:
        return float("inf") if value["low"] is None or value["high"] is None else value["high"] - value["low"]
    return 0.0


_RANK = {"site": 6, "neighbourhood": 5, "town": 4, "near": 3, "district": 2, "province": 1}


def _sources(group: Sequence[Mention], origins: Origins) -> tuple[str, ...]:
    return tuple(dict.fromkeys(origins.of_article[m.article] for m in group))


def version(field: str, value: object, group: Sequence[Mention], origins: Origins) -> Version:
    """One group as a record: ids in order, the origins behind it, and whom its claims name as having said it."""
    said_by = sorted({m.attribution[-1] for m in group if m.attribution})
    return Version(field=field, value=value, mentions=tuple(sorted(m.id for m in group)), sources=_sources(group, origins), said_by=tuple(said_by))


def versions_of(s: Split, origins: Origins) -> list[Version]:
    """All versions of a field, "not stated" last; none where nobody states it."""
    found = [version(s.field.name, s.field.read(g[0]), g, origins) for g in s.groups]
    if found and s.silent:
        found.append(version(s.field.name, NOT_STATED, s.silent, origins))
    return found


def conflict_of(s: Split, origins: Origins) -> Conflict | None:
    """The versions of a field that cannot all be true, with the reasons; None where they can."""
    reasons: list[str] = []
    bad: set[int] = set()
    for (i, g), (j, h) in combinations(enumerate(s.groups), 2):
        found = [s.field.clash(a, b) for a in g for b in h]
        # a conflict only where no pair of the two groups agrees and one pair excludes each other
        said = [r for r in found if r]
        if said and len(said) == len(found):
            reasons.append(said[0])
            bad |= {i, j}
    if not bad:
        return None
    shown = tuple(version(s.field.name, s.field.read(s.groups[i][0]), s.groups[i], origins) for i in sorted(bad))
    return Conflict(field=s.field.name, versions=shown, reason="; ".join(dict.fromkeys(reasons)))


def contested(mentions: Sequence[Mention], origins: Origins) -> list[Conflict]:
    """Versions that stand side by side inside one article."""
    found: list[Conflict] = []
    for m in mentions:
        fields = sorted({c.field or "account" for c in m.contested})
        for field in fields:
            own = [c for c in m.contested if (c.field or "account") == field]
            shown = tuple(
                Version(
                    field=field, value=c.version, mentions=(m.id,), sources=_sources([m], origins), said_by=(c.by,) if c.by else ()
                )
                for c in own
            )
            if len(shown) > 1:
                found.append(Conflict(field=field, versions=shown, reason="one article gives several versions"))
    return found


def all_splits(mentions: Sequence[Mention], origins: Origins) -> dict[str, Split]:
    """Every field's groups, by field name, in the order of `FIELDS`. The day of a later development (an arrest, a trial) is no
    claim about the day of the event."""
    found = {f.name: split(f, mentions, origins) for f in FIELDS}
    ends = [m.date_to for m in mentions if m.date_to and not m.follow_up]
    later = tuple(m for m in mentions if ends and m.follow_up and m.date_from and m.date_from > max(ends))
    if later:
        own = split(found["date"].field, [m for m in mentions if m not in later], origins)
        found["date"] = own._replace(silent=own.silent + later)
    return found
