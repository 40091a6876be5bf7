"""MUC-4 as GTT divides it: incident templates of one type with five roles, from news in small letters.

A mention that the coder told apart becomes a template; its fillers become entities, one string each. What MUC-4 does not count
(fights between armed sides, sums, plain talk) is left out here, because the coder's idea of an event is wider than that key's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tawthiq.evaluate.benchmarks import Record
from tawthiq.evaluate.muc import incidents_of
from tawthiq.evaluate.templates import ROLES, score_templates


def predict(record: Record) -> dict[str, Any]:
    """`{"templates": [{incident_type, PerpInd, PerpOrg, Target, Victim, Weapon}]}`, entities as `[[words, position]]`."""
    return {"templates": [{"incident_type": kind, **{r: [[[f.quote, f.start]] for f in fillers[r]] for r in ROLES}} for kind, fillers, _ in incidents_of(record)]}


def score(gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
    """F1 of types, of every role, of the roles together, and micro F1 of all; precision and recall of micro and type."""
    return score_templates([g["templates"] for g in gold], [p["templates"] for p in predicted])
