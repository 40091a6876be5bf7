"""MUC-4's slots with partial credit: templates paired for the most credit, fillers within them too; optional ones do not count.

The rules are those the data set is scored by (docstring of `slots` in its scorer): set fills all or nothing, strings half for
the same head or half of the words, dates half where they overlap, places half for the country.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from tawthiq.evaluate.pairing import best_pairs
from tawthiq.evaluate.scores import prf
from tawthiq.evaluate.templates import plain

SLOTS: dict[str, str] = {
    "type": "incident_type", "date": "incident_date", "location": "incident_location", "stage": "incident_stage_of_execution",
    "weapon_id": "incident_instrument_id", "weapon_type": "incident_instrument_type", "perp_individual": "perp_individual_id",
    "perp_organization": "perp_organization_id", "confidence": "perp_organization_confidence", "target_id": "phys_tgt_id",
    "target_type": "phys_tgt_type", "target_number": "phys_tgt_number", "target_effect": "phys_tgt_effect_of_incident",
    "victim_name": "hum_tgt_name", "victim_description": "hum_tgt_description", "victim_type": "hum_tgt_type",
    "victim_number": "hum_tgt_number", "victim_effect": "hum_tgt_effect_of_incident",
}  # fmt: skip
GROUPS = {"weapon": "weapon_", "target": "target_", "victim": "victim_", "perp": "perp_", "all": ""}
_STRINGS = frozenset({"weapon_id", "perp_individual", "perp_organization", "target_id", "victim_name", "victim_description"})
_ALIKE = frozenset({"ATTACK", "BOMBING", "ARSON"})
_CUT = re.compile(r",|(?<=\S)\s(?:of|in|from|at|on|by|for|with|to|near)\s")


class Fill(NamedTuple):
    """The values of one filler, any of which will do, and whether it may be left out."""

    values: list[Any]
    optional: bool


Read = dict[str, list[Fill]]
Template = dict[str, Any]


def _read(t: Template, gold: bool) -> Read:
    out: Read = {}
    for slot, name in SLOTS.items():
        fills = []
        for f in t.get(name) or []:
            listed = isinstance(f, dict) and "alternatives" in f
            values = list(f["alternatives"]) if listed else [f]
            if values:
                fills.append(Fill(values if gold else values[:1], gold and isinstance(f, dict) and bool(f.get("optional"))))
        out[slot] = fills
    return out


def _head(words: str) -> str:
    before = plain(_CUT.split(words.lower())[0]).split()
    return before[-1] if before else ""


def credit(slot: str, gold: Any, said: Any) -> float:
    """1, 0.5 or 0 for one value of the gold against one that was said."""
    if slot == "date":
        return _date(gold, said)
    if slot == "location":
        return _place(gold, said)
    if slot not in _STRINGS:
        a, b = ("".join(str(x).lower().split()) for x in (gold, said))
        return float(bool(a) and a == b)
    a, b = plain(gold), plain(said)
    if not a or not b:
        return float(gold == said)
    if a == b:
        return 1.0
    shared = sum((Counter(a.split()) & Counter(b.split())).values())
    alike = _head(gold) == _head(said) != "" or 2 * shared / (len(a.split()) + len(b.split())) >= 0.5
    return 0.5 if alike else 0.0


def _date(gold: Any, said: Any) -> float:
    (a, b), (c, d) = ((x.get("earliest"), x.get("latest")) for x in (gold, said))
    if (a, b) == (c, d):
        return float(bool(a or b) or gold.get("raw") == said.get("raw"))
    if not (a or b) or not (c or d):
        return 0.0
    return 0.5 if (a or "") <= (d or "9999") and (c or "") <= (b or "9999") else 0.0


def _place(gold: Any, said: Any) -> float:
    chains = [v.get("chain") or [] for v in (gold, said)]
    names = [[plain(x["name"]) for x in c] for c in chains]
    states = [next((plain(x["name"]) for x in c if x.get("type") == "COUNTRY"), None) for c in chains]
    if not all(names) or (None not in states and states[0] != states[1]):
        return 0.0
    return 1.0 if names[0][-1] == names[1][-1] else 0.5 if states[0] and states[0] == states[1] else 0.0


def _compare(g: Read, s: Read) -> dict[str, list[tuple[float, bool]]]:
    """(credit, optional) of the paired fillers, by slot; of equals those that count are paired first."""
    out = {}
    for slot in SLOTS:
        table = [[max(credit(slot, x, y) for x in gf.values for y in sf.values) for sf in s[slot]] for gf in g[slot]]
        leaning = [[c + 1e-6 * (not gf.optional) if c else 0.0 for c in row] for row, gf in zip(table, g[slot], strict=True)]
        out[slot] = [(table[i][j], g[slot][i].optional) for i, j in best_pairs(leaning)]
    return out


def _kin(g: Read, s: Read) -> float:
    a, b = ({str(v).upper() for f in t["type"] for v in f.values} for t in (g, s))
    return 1e-4 if a & b else 1e-6 if a & _ALIKE and b & _ALIKE else 0.0


def score_slots(gold: Sequence[Sequence[Template]], predicted: Sequence[Sequence[Template]]) -> dict[str, float]:
    """`all_f1`, `all_p`, `all_r`, and F1 of every slot and group."""
    counts = {k: [0.0, 0.0, 0.0] for k in SLOTS}  # credit, said, gold
    for gs, ss in zip(gold, predicted, strict=True):
        left_out = [bool(t.get("optional")) for t in gs]
        gr, sr = [_read(t, True) for t in gs], [_read(t, False) for t in ss]
        table = [[_compare(g, s) for s in sr] for g in gr]
        sums = [[sum(c for pairs in cell.values() for c, _ in pairs) for cell in row] for row in table]
        weights = [[x + _kin(g, s) if x else 0.0 for x, s in zip(row, sr, strict=True)] for row, g in zip(sums, gr, strict=True)]
        pairs = best_pairs(weights)
        beside = {j for i, j in pairs if left_out[i]}
        for slot, c in counts.items():
            c[1] += sum(len(s[slot]) for j, s in enumerate(sr) if j not in beside)
            c[2] += sum(not f.optional for g, skip in zip(gr, left_out, strict=True) if not skip for f in g[slot])
            for i, j in pairs:
                if left_out[i]:
                    continue
                for got, optional in table[i][j][slot]:
                    c[0] += 0.0 if optional else got
                    c[1] -= optional
    out: dict[str, float] = {}
    for group, prefix in GROUPS.items():
        p, r, f = prf(*(sum(c[n] for k, c in counts.items() if k.startswith(prefix)) for n in range(3)))
        if group == "all":
            out["all_p"], out["all_r"] = p, r
        out[f"{group}_f1"] = f
    for slot, c in counts.items():
        out[f"{slot}_f1"] = prf(*c)[2]
    return out
