"""Template filling as GTT counts it: one-to-one templates of agreeing type, entities right when they name one of the gold's."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from typing import Any

from tawthiq.evaluate.pairing import best_pairs
from tawthiq.evaluate.scores import prf

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
_TYPE = "incident_type"
Template = dict[str, Any]


def plain(words: str) -> str:
    """Small letters, no ASCII punctuation, no English articles, single spaces."""
    bare = words.lower().translate(str.maketrans("", "", string.punctuation))
    return " ".join(w for w in re.split(r"\s+", bare) if w and w not in ("a", "an", "the"))


def _entities(t: Template, role: str) -> list[set[str]]:
    return [{plain(m[0]) for m in e} for e in t.get(role) or [] if e]


def _agreement(g: Template, p: Template) -> dict[str, tuple[int, int]] | None:
    """Right entities seen from the prediction and from the gold, by role; None where the types differ."""
    if p[_TYPE] not in g[_TYPE]:
        return None
    out = {_TYPE: (1, 1)}
    for r in ROLES:
        ge, pe = _entities(g, r), _entities(p, r)
        out[r] = (sum(any(x <= y for y in ge) for x in pe), sum(any(x <= y for x in pe) for y in ge))
    return out


def score_templates(gold: Sequence[Sequence[Template]], predicted: Sequence[Sequence[Template]]) -> dict[str, float]:
    """`micro_f1` over types and roles, `incident_type_f1`, one F1 per role; precision and recall of the first two."""
    right = {k: [0, 0] for k in (_TYPE, *ROLES)}
    total = {k: [0, 0] for k in (_TYPE, *ROLES)}
    for gs, ps in zip(gold, predicted, strict=True):
        table = [[_agreement(g, p) for p in ps] for g in gs]
        for i, j in best_pairs([[float(sum(a + b for a, b in cell.values())) if cell else 0.0 for cell in row] for row in table]):
            cell = table[i][j]
            for k, (a, b) in cell.items() if cell else ():
                right[k][0] += a
                right[k][1] += b
        for side, templates in enumerate((ps, gs)):
            for t in templates:
                total[_TYPE][side] += 1
                for r in ROLES:
                    total[r][side] += len(_entities(t, r))
    out: dict[str, float] = {}

    def put(name: str, keys: Sequence[str], all_three: bool = False) -> None:
        p = sum(right[k][0] for k in keys) / max(1, sum(total[k][0] for k in keys))
        r = sum(right[k][1] for k in keys) / max(1, sum(total[k][1] for k in keys))
        if all_three:
            out[f"{name}_p"], out[f"{name}_r"] = p, r
        out[f"{name}_f1"] = prf(p * r, p, r)[2] if p and r else 0.0

    put("micro", (_TYPE, *ROLES), True)
    put("incident_type", (_TYPE,), True)
    put("roles", ROLES)
    for r in ROLES:
        put(r, (r,))
    return out
