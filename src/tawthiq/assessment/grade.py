"""The suggested grade on Airwars' scale, with reasons. Only a person sets a grade."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.assessment.sources import Origins
from tawthiq.records import Conflict, Grade, Mention
from tawthiq.resolution.kin import OTHER, kinship

_REAL = ("occurred", "not-occurred")


def suggest(mentions: Sequence[Mention], conflicts: Sequence[Conflict], origins: Origins, factuality: str) -> Grade | None:
    """Contested before Confirmed before Fair before Weak; None for what was only planned, threatened, demanded or thought of.

    `Discounted` is never suggested: a machine must not decide that nobody is to answer for an event.
    """
    if factuality not in _REAL:
        return None
    reasons: list[str] = []
    contested = [c for c in conflicts if c.field in ("claim", "perpetrator", "factuality")]
    claimants = sorted({c for m in mentions if (c := _accepted(m))})
    if contested:
        grade = "Contested"
        reasons += [f"{c.field}: {c.reason}" for c in contested]
    elif factuality == "not-occurred" and any(m.reason == "denied" for m in mentions):
        grade = "Contested"
        reasons.append("reported only to be denied")
    elif claimants:
        grade = "Confirmed"
        reasons.append(f"responsibility accepted by {', '.join(claimants)}")
    elif len(origins.names) >= 2:
        grade = "Fair"
    else:
        grade = "Weak"
    n = len(origins.names)
    reasons.append(f"{n} independent source{'s' if n != 1 else ''}: {', '.join(origins.names)}")
    groups = {f.group for m in mentions for f in m.figures if f.kind in ("killed", "injured", "killed-or-injured")} - {"unknown"}
    if groups == {"combatant"}:
        reasons.append("the reports name only combatants as killed or injured")
    return Grade(grade=grade, reasons=tuple(reasons))


def _accepted(m: Mention) -> str | None:
    """Who claimed the act in this mention, where that is the side to which it is attributed (or nobody else is)."""
    if m.claim.status != "claimed" or not m.claim.by:
        return None
    if not m.perpetrator or any(kinship(m.claim.by, p) != OTHER for p in m.perpetrator):
        return m.claim.by
    return None
