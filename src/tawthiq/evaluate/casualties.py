"""SATP: numbers of people by what befell them, who acted, and which actions, one record per text (its date is the article's).

The stages' mentions are translated, nothing is read here that they do not say: totals are sums over what the text tells as
news that happened; the side that acted comes from the registry's class of the actors found; the seven actions from PLOVER
type, mode, ACLED sub-event and figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tawthiq.actors import find_actors, lookup
from tawthiq.evaluate.benchmarks import Record
from tawthiq.evaluate.scores import prf
from tawthiq.evaluate.texts import mentions_of
from tawthiq.records import Mention

#: group of the gold → (its total, the kind of figure that fills it)
TOTALS = {
    "deaths": ("total_fatalities", "killed"),
    "injuries": ("total_injuries", "injured"),
    "abductions": ("total_abducted", "abducted"),
    "arrests": ("total_arrests", "arrested"),
    "surrenders": ("total_surrenders", "surrendered"),
}
ACTIONS = ("armed_assault", "arrest", "seizure", "bombing", "infrastructure", "surrender", "abduction")
_EXPLOSIVE = frozenset({"Remote explosive/landmine/IED", "Suicide bomb", "Grenade", "Shelling/artillery/missile attack"})


def predict(record: Record) -> dict[str, Any]:
    """Totals, perpetrator and actions of what the text tells as its news."""
    told = [m for m in mentions_of(record) if not m.aggregate and not m.background]
    happened = [m for m in told if m.factuality == "occurred"]
    totals = {group: {total: _total(happened, kind)} for group, (total, kind) in TOTALS.items()}
    return {**totals, "perpetrator": _perpetrator(told), "actions": sorted({a for m in told for a in _actions(m)})}


def _total(mentions: Sequence[Mention], kind: str) -> int:
    """Lower bounds summed, or the upper one where only that is stated."""
    return sum(_least(f.low, f.high) for m in mentions for f in m.figures if f.kind == kind and not f.cumulative)


def _least(low: int | None, high: int | None) -> int:
    return low if low is not None else high or 0


def _side(name: str) -> str | None:
    """Maoist | Security | None for an actor's name, by its class in the registry."""
    found = lookup(name) or next((f.actor for f in find_actors(name, "en")), None)
    inter = found.inter if found else ""
    if inter in ("Rebel group", "Political militia", "Identity militia"):
        return "Maoist"
    return "Security" if inter in ("State forces", "External/Other forces") else None


def _perpetrator(told: Sequence[Mention]) -> str:
    """The side that the first deed shows: by its perpetrators, else by what only one side does (arrests and seizures are the
    forces' doing, surrenders, mines and bombs the rebels'). Both sides act in a clash, unless one opened fire: the next deed
    tells; a clash alone: unknown."""
    for m in told:
        if m.plover not in ("ASSAULT", "COERCE", "RETREAT"):
            continue
        sides = {s for p in m.perpetrator if (s := _side(p))}
        if m.acled == "Armed clash" and m.plover_mode != "firearms":
            continue
        if len(sides) == 1:
            return sides.pop()
        if m.plover == "COERCE":
            return "Security"
        if any(f.kind == "surrendered" for f in m.figures) or m.acled in _EXPLOSIVE or m.plover_mode == "explosives":
            return "Maoist"
    return "Unknown"


def _actions(m: Mention) -> set[str]:
    """Which of the seven actions a mention tells."""
    if m.plover == "COERCE":
        return {"arrest"} if m.plover_mode == "arrest" else {"seizure"} if m.plover_mode == "seize" else set()
    if m.plover == "RETREAT":
        return {"surrender"} if any(f.kind == "surrendered" for f in m.figures) else set()
    if m.plover != "ASSAULT":
        return set()
    if m.acled == "Abduction/forced disappearance":
        return {"abduction"}
    if m.acled in _EXPLOSIVE or m.plover_mode == "explosives":
        return {"bombing"}
    if m.plover_mode == "destroy" or m.acled == "Looting/property destruction":
        return {"infrastructure"}
    return {"armed_assault"} if m.factuality == "occurred" else set()


def score(gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
    """Per total: F1 of "any", share of exact numbers, the same where there are any (records whose gold is missing left out);
    `all_exact`: all five totals right at once (records with a missing total left out); accuracy of the perpetrator (missing left out); macro F1 of the actions.
    """
    figures: dict[str, float] = {}
    for group, (total, _) in TOTALS.items():
        values = [((g.get(group) or {}).get(total), p[group][total]) for g, p in zip(gold, predicted, strict=True)]
        pairs = [(int(g), int(p)) for g, p in values if g is not None]
        some = [x for x in pairs if x[0]]
        name = {"deaths": "death", "injuries": "injury", "abductions": "abduction", "arrests": "arrest", "surrenders": "surrender"}[group]
        figures[f"any_{name}_f1"] = prf(sum(bool(g and p) for g, p in pairs), sum(bool(p) for _, p in pairs), len(some))[2]
        figures[f"{group}_exact"] = sum(g == p for g, p in pairs) / max(1, len(pairs))
        figures[f"{group}_exact_where_any"] = sum(g == p for g, p in some) / max(1, len(some))
    whole = [(g, p) for g, p in zip(gold, predicted, strict=True) if all((g.get(k) or {}).get(t) is not None for k, (t, _) in TOTALS.items())]
    figures["all_exact"] = sum(all(g[k][t] == p[k][t] for k, (t, _) in TOTALS.items()) for g, p in whole) / max(1, len(whole))
    sides = [(g["perpetrator"], p["perpetrator"]) for g, p in zip(gold, predicted, strict=True) if g.get("perpetrator")]
    figures["perpetrator"] = sum(g == p for g, p in sides) / max(1, len(sides))
    acts = [(set(g.get("actions") or ()), set(p["actions"])) for g, p in zip(gold, predicted, strict=True)]
    each = {a: prf(sum(a in g and a in p for g, p in acts), sum(a in p for _, p in acts), sum(a in g for g, _ in acts))[2] for a in ACTIONS}
    shown = [f for a, f in each.items() if any(a in g for g, _ in acts)]
    return figures | {"actions_macro_f1": sum(shown) / max(1, len(shown))} | {f"action_{a}_f1": f for a, f in each.items()}
