"""compare: one module per field. Each has `compare(a, b, corpus)` -> `Finding`: log-odds for or against, and why.

A finding of `VETO` says that the two cannot be one incident, whatever the other fields say. 0 with an empty reason: nothing known.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from tawthiq.resolution.compare import actors, figures, kind, links, means, when, where, wording
from tawthiq.resolution.compare.finding import VETO, Finding
from tawthiq.resolution.knowledge import weights
from tawthiq.resolution.profile import Corpus, Profile

__all__ = ["FIELDS", "VETO", "Finding", "Score", "probability", "score"]

#: cheap vetoes first
FIELDS: tuple[tuple[str, Callable[[Profile, Profile, Corpus], Finding]], ...] = (
    ("type", kind.compare),
    ("date", when.compare),
    ("place", where.compare),
    ("target", actors.compare_targets),
    ("perpetrator", actors.compare_perpetrators),
    ("weapon", means.compare),
    ("figures", figures.compare),
    ("wording", wording.compare),
)


class Score(NamedTuple):
    """The sum of all fields: `logit` log-odds (VETO where one field excludes it), the findings that said something."""

    logit: float
    findings: tuple[tuple[str, Finding], ...]
    prior: float = 0.0

    @property
    def vetoed(self) -> bool:
        """True when a field excludes that the two are one."""
        return self.logit == VETO

    @property
    def reasons(self) -> tuple[str, ...]:
        """Reason sentences, the weightiest first."""
        said = sorted(self.findings, key=lambda f: (-abs(f[1].score), f[0]))
        return tuple(f"{name}: {finding.reason} ({finding.score:+.1f})" for name, finding in said if finding.reason)

    def of(self, field: str) -> float:
        """The log-odds of one field, 0 where it said nothing."""
        return next((f.score for name, f in self.findings if name == field), 0.0)


def probability(logit: float) -> float:
    """Logistic link; 0 for VETO."""
    return 0.0 if logit == VETO else 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, logit))))


def score(a: Profile, b: Profile, corpus: Corpus) -> Score:
    """Compare two mentions field by field. The same sentence in two prints of one text outweighs a doubtful date."""
    table = weights()["prior"]
    prior = table.get(a.plover, table["default"])
    total = prior
    said: list[tuple[str, Finding]] = []
    same_print = links.compare(a, b, corpus)
    if same_print.score:
        said.append(("print", same_print))
        total += same_print.score
    for name, compare in FIELDS:
        finding = compare(a, b, corpus)
        if finding.score == VETO and same_print.score and name != "type":
            # two prints of one sentence contradict each other only through how we read their context
            finding = Finding(-1.0, finding.reason)
        if finding.score == VETO:
            return Score(VETO, ((name, finding),), prior)
        if finding.reason:
            said.append((name, finding))
            total += finding.score
    return Score(total, tuple(said), prior)
