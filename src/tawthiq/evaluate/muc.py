"""What both forms of MUC-4 share: which mentions of an article that key calls incidents, of which type, with which fillers."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.evaluate.benchmarks import Record
from tawthiq.evaluate.templates import ROLES
from tawthiq.evaluate.texts import mentions_of
from tawthiq.records import Filler, Mention

_MILITARY = frozenset({"Armed clash"})
# words of taking possession, and of what happened to people whoever did it: alone they are no attack
_TAKING = frozenset({"seize", "take", "occupy", "capture", "retake", "seizure", "occupation", "confiscate", "take+over", "recapture"})
_ROBBING = frozenset({"rob", "robbery", "steal", "theft", "hold+up", "holdup", "mug", "burglary", "heist"})
_OUTCOMES = frozenset({"injure", "wound", "hurt", "die", "death", "maim", "suffer", "damage", "injury", "receive"})
_MASS = frozenset({"people", "peoples", "population", "civilians", "citizens", "persons", "men", "women", "children", "others", "innocents"})
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
    taken = [f.quote for kind, _, m in out if kind == "kidnapping" for f in m.fillers if f.role == "target" and f.named]
    return [x for x in out if x[0] == "kidnapping" or not _names(x[2]) & set(taken)]


def _names(m: Mention) -> set[str]:
    return {f.quote for f in m.fillers if f.role == "target" and f.named and f.kind == "human"}


def _word(m: Mention) -> str:
    return m.evidence["plover"].rule.partition(":")[2]


def kind_of(m: Mention) -> str | None:
    """attack | bombing | kidnapping | arson | robbery; null where the key has no such type."""
    if _word(m) in _ROBBING and m.plover in ("ASSAULT", "COERCE"):
        return "robbery"
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
    """Told of one occasion (the key counts waves of sabotage against named things as one), with somebody or something hit
    that is no armed side."""
    sabotage = any(f.role == "target" and f.kind == "physical" and f.group not in _ARMED for f in m.fillers) and any(f.role != "target" for f in m.fillers)
    if (m.aggregate and not sabotage) or m.factuality not in ("occurred", "threatened", "not-occurred", "planned"):
        return False
    if m.acled in _MILITARY or m.date_precision in ("year", "month"):  # the key wants what is new
        return False
    if _word(m) in _TAKING or (_word(m) in ("raid", "storm", "looting", "loot") and not any(f.role == "weapon" or f.effect for f in m.fillers)):
        return False
    told = any(f.role in ("perpetrator", "weapon") for f in m.fillers)
    if kind == "attack" and _word(m) in _OUTCOMES and not told and not any(f.named for f in m.fillers):
        return False
    hit = [f for f in m.fillers if f.role == "target"]
    rich = any(f.role == "weapon" for f in m.fillers) or m.places or m.date_expr or len(m.quotes) > 1 or any(f.named or f.kind == "physical" for f in hit)
    if kind == "attack" and not rich:
        return False
    if hit and not m.date_expr and not any(f.kind == "physical" for f in hit) and all(_vague(f) or f.group in _ARMED for f in hit):
        return False
    return any(f.group not in _ARMED or (f.named and f.kind == "human") for f in hit) or (kind == "bombing" and not hit and bool(m.places) and (not m.evidence["plover"].quote.endswith("s") or any(f.role == "weapon" for f in m.fillers)))


def _vague(f: Filler) -> bool:
    """People in general, or so many that they are a sum: "the people", "Salvadorans", "70,000 persons"."""
    last = f.quote.split()[-1]
    return not f.named and ((f.low or 0) >= 100 or (f.high is None and f.low == 2 and (last.lower() in _MASS or last[:1].isupper())))


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
