"""How incident ids live on: heirs of mentions that were coded again, and redirects for ids that are no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tawthiq.records import Mention


def heirs(old: Sequence[Mention], new: Sequence[Mention], bore: Mapping[str, str]) -> dict[str, str]:
    """New mention id -> incident id of the old mention it stands in for: same type, main quotes that share half of the shorter.

    `old` and `new` are the mentions of one article before and after it was coded again; `bore`: old mention id -> incident id.
    """
    result: dict[str, str] = {}
    kept = {m.id for m in new}
    free = [m for m in old if m.id in bore and m.id not in kept and m.spans]
    for m in new:
        if m.id in bore or not m.spans:
            continue
        best = max(((_shared(m, o), -n, o) for n, o in enumerate(free) if o.plover == m.plover), key=lambda x: x[:2], default=None)
        if best and best[0] >= 0.5:
            result[m.id] = bore[best[2].id]
            free.remove(best[2])
    return result


def _shared(a: Mention, b: Mention) -> float:
    (s, e), (t, f) = a.spans[0], b.spans[0]
    return max(0, min(e, f) - max(s, t)) / max(1, min(e - s, f - t))


def successors(gone: Iterable[str], before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str | None]:
    """For each id that is no more the incident that took most of its mentions, None where none of them is left.

    `before`, `after`: mention id -> incident id. Of equals the first in order of ids is taken.
    """
    gone = set(gone)
    votes: dict[str, Counter[str]] = {g: Counter() for g in gone}
    for mention, incident in before.items():
        if incident in gone and mention in after:
            votes[incident][after[mention]] += 1
    return {g: min(v, key=lambda k: (-v[k], k)) if v else None for g, v in sorted(votes.items())}


def follow(redirects: Mapping[str, str | None], incident: str) -> str | None:
    """Where a chain of redirects leads: the id itself where there is none, None where the incident was withdrawn."""
    seen: set[str] = set()
    now: str | None = incident
    while now is not None and now in redirects and now not in seen:
        seen.add(now)
        now = redirects[now]
    return now
