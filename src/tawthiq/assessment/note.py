"""The note: what is doubtful about an incident, in plain neutral sentences."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.assessment.sources import Origins
from tawthiq.assessment.title import loaded
from tawthiq.records import Article, Conflict, Mention
from tawthiq.resolution import Cluster

#: links below this are worth a person's look
_WEAK = 0.75


def make_note(
    cluster: Cluster, mentions: Sequence[Mention], articles: Sequence[Article], conflicts: Sequence[Conflict], origins: Origins, precision: str
) -> str | None:
    """Sentences about weak links, shared origins, counts, dates; None when nothing is doubtful."""
    said: list[str] = []
    for reason in origins.reasons:
        said.append(f"Not independent: {reason}.")
    for a, b, p, _reasons in cluster.links:
        if p < _WEAK:
            said.append(f"Mentions {a} and {b} are joined with probability {p:.2f}; check that they tell of one event.")
    for m in mentions:
        if m.count and m.count > 1:
            said.append(f"Mention {m.id} counts {m.count} events that the text does not tell apart.")
        if m.date_note:
            said.append(f"Date of mention {m.id}: {m.date_note.rstrip('.')}.")
    if precision in ("month", "year", "none"):
        said.append("No report gives the day." if precision != "none" else "The reports do not date it.")
    for article in articles:
        if article.published_note and article.published is None:
            said.append(f"Article {article.id} bears no date of publication.")
    who = sorted({n for m in mentions for n in m.perpetrator})
    if who and mentions[0].plover in ("ASSAULT", "COERCE") and not any(m.claim.status == "claimed" for m in mentions):
        n = sum(1 for m in mentions if m.perpetrator)
        said.append(f"Attributed to {', '.join(who)} by {n} of {len(mentions)} mention{'s' if len(mentions) != 1 else ''}.")
    claimants = sorted({m.claim.by for m in mentions if m.claim.status == "claimed" and m.claim.by})
    if claimants:
        said.append(f"Claimed by {', '.join(claimants)}.")
    if conflicts:
        said.append(f"The reports disagree about {', '.join(dict.fromkeys(c.field for c in conflicts))}.")
    kept = [s for s in dict.fromkeys(said) if not loaded(s)]
    return " ".join(kept) or None
