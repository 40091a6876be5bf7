"""What both forms of MUC-4 share: which mentions of an article that key calls incidents, of which type, with which fillers."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.evaluate.benchmarks import Record
from tawthiq.evaluate.templates import ROLES
from tawthiq.evaluate.texts import mentions_of
from tawthiq.records import Filler, Mention

_MILITARY = frozenset({"Armed clash"})
_ARMED = frozenset({"military", "rebel"})


def incidents_of(record: Record) -> list[tuple[str, dict[str, list[Filler]], Mention]]:
    """(type in small letters, fillers by role of `ROLES`, mention) of the record's incidents, in text order."""
    return group(mentions_of(record))


def group(mentions: Sequence[Mention]) -> list[tuple[str, dict[str, list[Filler]], Mention]]:
    """The same from mentions."""
    out = []
    for m in mentions:
        kind = kind_of(m)
        if kind is not None and relevant(m, kind):
            out.append((kind, roles_of(m), m))
    return out


def kind_of(m: Mention) -> str | None:
    """attack | bombing | kidnapping | arson | robbery; null where the key has no such type."""
    if m.plover != "ASSAULT":
        return None
    if m.plover_mode == "abduct":
        return "kidnapping"
    if m.plover_mode == "explosives" or m.acled == "Remote explosive/landmine/IED":
        return "bombing"
    if any(f.effect == "burned" for f in m.fillers):
        return "arson"
    return "attack"


def relevant(m: Mention, kind: str) -> bool:
    """Told of one occasion, with somebody or something hit that is no armed side."""
    if m.aggregate or m.factuality not in ("occurred", "threatened", "not-occurred"):
        return False
    if m.acled in _MILITARY:
        return False
    hit = [f for f in m.fillers if f.role == "target"]
    return any(f.group not in _ARMED for f in hit)


def roles_of(m: Mention) -> dict[str, list[Filler]]:
    """The mention's fillers by role; of persons only those named count as `Victim`."""
    out: dict[str, list[Filler]] = {r: [] for r in ROLES}
    for f in m.fillers:
        role = _role(f)
        if role is not None and all(g.quote.lower() != f.quote.lower() for g in out[role]):
            out[role].append(f)
    return out


def _role(f: Filler) -> str | None:
    if f.role == "perpetrator":
        return "PerpOrg" if f.kind == "organisation" else "PerpInd"
    if f.role == "weapon":
        return "Weapon"
    if f.kind == "physical" or (f.kind == "organisation" and f.group not in _ARMED):
        return "Target"
    return "Victim" if f.kind == "human" and f.named else None


def texts(fillers: Sequence[Filler]) -> list[str]:
    return [f.quote for f in fillers]
