"""resolution: mentions of many articles become incidents.

In: articles, their mentions, the incident ids that mentions bore before, people's judgements.
Out: `Cluster`s: which mentions tell of one real-world event, and for every link a probability with its reasons.
Never: changes a mention, hides a doubt (in doubt two mentions stay apart), reads a clock, a file of the user or a database.

The way through: `profile` (what is compared) - `blocking` (which pairs are looked at) - `compare` (one module per field: score
and reason) - `clustering` (joins without chains) - `identity` (codes that survive recomputation).
"""

from __future__ import annotations

from tawthiq.resolution.model import Cluster, Judgement, Link
from tawthiq.resolution.reprints import containment, reprint_groups
from tawthiq.resolution.resolve import compare_mentions, resolve

__all__ = ["Cluster", "Judgement", "Link", "compare_mentions", "containment", "reprint_groups", "resolve"]
