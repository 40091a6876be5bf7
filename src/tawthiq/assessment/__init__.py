"""assessment: what the reports of one incident say, where they agree, who stands behind them.

In: clusters of mentions (`resolution`), the articles, the mentions.
Out: `Incident`s: a neutral title, versions per field, conflicts with the reason, independent sources, a suggested grade, a note.
Never: hides a version, prefers a source by its politics, sets a grade (a person does), looks outside the texts.
"""

from __future__ import annotations

from tawthiq.assessment.assess import assess
from tawthiq.assessment.figures import RULES, Toll, toll
from tawthiq.assessment.sources import Origins, shared_origins

__all__ = ["RULES", "Origins", "Toll", "assess", "shared_origins", "toll"]
