"""MUC-4, upper case, 25 slots: the same incidents as `muc4_gtt`, in the vocabulary of that key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tawthiq.evaluate.benchmarks import Record
from tawthiq.evaluate.muc import group
from tawthiq.evaluate.slots import score_slots
from tawthiq.evaluate.texts import mentions_of
from tawthiq.places import context_of, find_places, resolve
from tawthiq.records import Filler, Mention

_STAGES = {"threatened": "THREATENED", "not-occurred": "ATTEMPTED"}
_HUMAN = {
    "official": "GOVERNMENT OFFICIAL", "politician": "POLITICAL FIGURE", "police": "LAW ENFORCEMENT", "judicial": "LEGAL OR JUDICIAL",
    "military": "ACTIVE MILITARY", "guard": "SECURITY GUARD", "diplomat": "DIPLOMAT",
}  # fmt: skip
_FORMER = {"GOVERNMENT OFFICIAL": "FORMER GOVERNMENT OFFICIAL", "ACTIVE MILITARY": "FORMER ACTIVE MILITARY"}
_PHYSICAL = {
    "vehicle": "TRANSPORT VEHICLE", "route": "TRANSPORTATION ROUTE", "energy": "ENERGY", "communications": "COMMUNICATIONS",
    "financial": "FINANCIAL", "commercial": "COMMERCIAL", "government": "GOVERNMENT OFFICE OR RESIDENCE", "organisation": "ORGANIZATION OFFICE",
    "residence": "CIVILIAN RESIDENCE", "diplomatic": "DIPLOMAT OFFICE OR RESIDENCE", "security": "LAW ENFORCEMENT FACILITY",
}  # fmt: skip
_BASIS = {"told": "REPORTED AS FACT", "context": "REPORTED AS FACT", "claimed": "CLAIMED OR ADMITTED", "accused": "SUSPECTED OR ACCUSED", "suspected": "SUSPECTED OR ACCUSED BY AUTHORITIES"}
_EFFECT = {"killed": "DEATH", "injured": "INJURY", "released": "REGAINED FREEDOM", "none": "NO INJURY OR DEATH"}
_DAMAGE = {"destroyed": "DESTROYED", "damaged": "SOME DAMAGE", "burned": "SOME DAMAGE", "none": "NO DAMAGE"}
#: Words of a weapon's name → type of instrument; the first that is found.
_INSTRUMENTS = (
    ("car bomb|car-bomb|truck bomb|truck-bomb|vehicle|carbomb", "VEHICLE BOMB"), ("molotov|incendiary|gasoline bomb", "MOLOTOV COCKTAIL"), ("dynamite", "DYNAMITE"),
    ("grenade", "GRENADE"), ("mortar", "MORTAR"), ("rocket", "ROCKET"), ("missile", "MISSILE"), ("mine", "MINE"), ("machinegun|machine-gun|machine gun|submachine", "MACHINE GUN"),
    ("rifle", "RIFLE"), ("pistol|revolver|handgun", "HANDGUN"), ("bomb", "BOMB"), ("explosive|tnt|charge", "EXPLOSIVE"), ("gun|bullet|shot|firearm|weapon|caliber", "GUN"),
    ("knife|knives|machete|bayonet", "CUTTING DEVICE"), ("torture", "TORTURE"), ("stone|rock", "STONE"),
)  # fmt: skip


def predict(record: Record) -> dict[str, Any]:
    """`{"templates": […]}` with bare values; the dateline is not read as text, it only says in which country the report plays."""
    body = int((record.get("meta") or {}).get("body_start") or 0)
    text = record["text"]
    told = mentions_of(record | {"text": " " * body + text[body:]})
    chosen = group(told)
    home = _country((record.get("meta") or {}).get("dateline_place"), [m for _, _, m in chosen], told)
    day = record["date"][:10] if record.get("date") else None
    return {"templates": [_template(kind, fillers, m, home, day) for kind, fillers, m in chosen]}


def score(gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
    """F1 over all slots with its precision and recall, of every slot and of groups of slots."""
    return score_slots([g["templates"] for g in gold], [p["templates"] for p in predicted])


def _template(kind: str, fillers: dict[str, list[Filler]], m: Mention, home: str | None, day: str | None) -> dict[str, Any]:
    """`day`: of the report; what it does not date was not after it."""
    people = [f for f in m.fillers if f.role == "target" and f.kind == "human" and f.group != "rebel"]
    things = fillers["Target"]
    out: dict[str, Any] = {
        "incident_type": [kind.upper()],
        "incident_date": [{"earliest": m.date_from.isoformat() if m.date_from else None, "latest": m.date_to.isoformat() if m.date_to else day}] if m.date_from or m.date_to or day else [],
        "incident_location": [{"chain": chain}] if (chain := _chain(m, home)) else [],
        "incident_stage_of_execution": [_STAGES.get(m.factuality, "ACCOMPLISHED")],
        "incident_instrument_id": [f.quote for f in fillers["Weapon"]],
        "incident_instrument_type": _instruments(kind, m, fillers["Weapon"]),
        "perp_individual_id": [f.quote for f in fillers["PerpInd"]],
        "perp_organization_id": [f.quote for f in _distinct(fillers["PerpOrg"])],
        "perp_organization_confidence": [_BASIS[f.basis] for f in _distinct(fillers["PerpOrg"])],
        "phys_tgt_id": [f.quote for f in things],
        "phys_tgt_type": [_PHYSICAL.get(f.group or "", "OTHER") for f in things],
        "phys_tgt_number": [_number(f) for f in things],
        "phys_tgt_effect_of_incident": [_DAMAGE[f.effect] for f in things if f.effect in _DAMAGE],
        "hum_tgt_name": [f.quote for f in people if f.named],
        "hum_tgt_description": [d for f in people if (d := f.description if f.named else f.quote)],
        "hum_tgt_type": [_person(f) for f in people],
        "hum_tgt_number": [_number(f) for f in people],
        "hum_tgt_effect_of_incident": [_EFFECT[f.effect] for f in people if f.effect in _EFFECT],
    }
    return {k: [" ".join(v.split()).upper() if isinstance(v, str) else v for v in vs] for k, vs in out.items()}


def _distinct(fillers: Sequence[Filler]) -> list[Filler]:
    """One organisation under one name: the key counts its names as one."""
    out: list[Filler] = []
    for f in fillers:
        if not any(g.actor and g.actor == f.actor for g in out):
            out.append(f)
    return out


def _number(f: Filler) -> str:
    return str(f.low) if f.low is not None and f.low == f.high else "PLURAL"


def _person(f: Filler) -> str:
    kind = _HUMAN.get(f.group or "", "CIVILIAN")
    words = f"{f.description or ''} {f.quote}".lower()
    return _FORMER.get(kind, kind) if any(w in words.split() for w in ("former", "retired", "ex")) else kind


def _instruments(kind: str, m: Mention, weapons: Sequence[Filler]) -> list[str]:
    types = [t for f in weapons if (t := next((name for words, name in _INSTRUMENTS if any(w in f"{f.quote} {f.actor or ''}".lower() for w in words.split("|"))), None))]
    if not types and (m.plover_mode == "firearms" or m.evidence["plover"].quote.lower().startswith(("shot", "shoot", "machinegun", "gunn", "riddl"))):
        types = ["GUN"]
    if not types and kind == "bombing":
        types = ["BOMB"]
    return types


def _chain(m: Mention, home: str | None) -> list[dict[str, str]]:
    """From the country down: province, town."""
    order = {"country": 0, "region": 1, "province": 2, "district": 3, "town": 4, "near": 4, "neighbourhood": 5, "site": 6}
    places = [p for p in m.places if home is None or p.country in (None, home)] or [p for p in m.places if home is None]
    if not places:
        return [{"name": home, "type": "COUNTRY"}] if home else []
    best = max(places, key=lambda p: order.get(p.precision, 0))
    country = best.country or home
    chain = [{"name": country, "type": "COUNTRY"}] if country else []
    if best.admin1 and best.precision not in ("province", "country"):
        chain.append({"name": _short(best.admin1), "type": "DEPARTMENT"})
    if best.precision != "country":
        chain.append({"name": _short(best.canonical if "capital" in best.name else best.name), "type": "DEPARTMENT" if best.precision == "province" else "CITY"})
    return chain


def _short(name: str) -> str:
    return " ".join(w for w in name.split() if w.lower() not in ("department", "province", "departamento"))


def _country(dateline: str | None, chosen: Sequence[Mention], mentions: Sequence[Mention]) -> str | None:
    """The country of most places of the incidents; where they name none, of all that is told and of the dateline."""
    count: dict[str, int] = {}
    for some in (chosen, mentions):
        for m in some:
            for p in m.places:
                if p.country:
                    count[p.country] = count.get(p.country, 0) + 1
        if count:
            return max(count, key=lambda c: (count[c], c))
    named = find_places((dateline or "").title(), "en")
    for p in resolve(named, context_of(named)) if named else []:
        if p.country:
            count[p.country] = count.get(p.country, 0) + 1
    return max(count, key=lambda c: (count[c], c)) if count else None
