"""One value per field of an incident out of its versions: the agreed interval, the finest agreed places, unions by support."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from tawthiq.assessment.fields import days_meet
from tawthiq.assessment.versions import Split
from tawthiq.records import Mention, Place
from tawthiq.resolution.kin import is_class
from tawthiq.resolution.knowledge import lexicon
from tawthiq.resolution.profile import LEVEL
from tawthiq.resolution.words import key

_PRECISIONS = ("hour", "day", "week", "month", "year", "none")


class When(NamedTuple):
    """The merged date of an incident."""

    date_from: date | None
    date_to: date | None
    precision: str


def when(dates: Split) -> When:
    """The days that all dated mentions share; where they contradict each other, the days of the better supported half or more,
    else the whole interval that the reports leave open."""
    said = [m for g in dates.groups for m in g]
    if not said:
        return When(None, None, "none")
    if not all(days_meet(a, b) for a in said for b in said):
        narrow = [g for g in dates.groups if any(m.date_from and m.date_to for m in g)]
        strongest = narrow[0] if narrow else dates.groups[0]
        if 2 * len(strongest) <= sum(len(g) for g in narrow):
            lows = [m.date_from for m in said if m.date_from]
            highs = [m.date_to for m in said if m.date_to]
            lo, hi = min(lows, default=None), max(highs, default=None)
            return When(lo, hi, _precision(said, lo, hi))
        said = list(strongest)
    lo = max((m.date_from for m in said if m.date_from), default=None)
    hi = min((m.date_to for m in said if m.date_to), default=None)
    return When(lo, hi, _precision(said, lo, hi))


def _precision(mentions: Iterable[Mention], lo: date | None, hi: date | None) -> str:
    own = [m.date_precision for m in mentions if m.date_from == lo and m.date_to == hi]
    if own:
        return min(own, key=_PRECISIONS.index)
    if lo is None or hi is None:
        return "none"
    days = hi - lo + timedelta(days=1)
    return next((name for limit, name in ((1, "day"), (7, "week"), (31, "month")) if days.days <= limit), "year")


def places(where: Split) -> tuple[Place, ...]:
    """The places of the best supported group, the finest first, each once, with the places that they lie in."""
    if not where.groups:
        return ()
    votes: Counter[str] = Counter()
    best: dict[str, Place] = {}
    for m in where.groups[0]:
        for p in m.places:
            k = key(p.canonical)
            votes[k] += 1
            if k not in best or _fullness(p) > _fullness(best[k]):
                best[k] = p
    order = sorted(best, key=lambda k: (-LEVEL.get(best[k].precision, 1), -votes[k], k))
    return tuple(best[k] for k in order)


def _fullness(p: Place) -> tuple[int, int, str]:
    known = sum(v is not None for v in (p.admin1, p.country, p.lat, p.lon, p.iso3, p.geo_precision))
    return known, -len(p.alternatives), p.name


def actors(mentions: Sequence[Mention], role: str) -> tuple[str, ...]:
    """All names of a role, the best supported first; classes ("gunmen") after names."""
    votes: Counter[str] = Counter()
    shown: dict[str, Counter[str]] = {}
    for m in mentions:
        for name in dict.fromkeys(getattr(m, role)):
            votes[key(name)] += 1
            shown.setdefault(key(name), Counter())[name] += 1
    for short in sorted(votes, key=len):  # "market" is told by "Sabha market"
        fuller = [k for k in votes if k != short and k.endswith(f" {short}")]
        if len(fuller) == 1:
            votes[fuller[0]] += votes.pop(short)
            shown.pop(short)
    names = {k: min(c, key=lambda n: (-c[n], n)) for k, c in shown.items()}
    return tuple(names[k] for k in sorted(votes, key=lambda k: (is_class(names[k]), -votes[k], names[k])))


def common(values: Iterable[str | None]) -> str | None:
    """The most frequent value, of equals the longer one (it says more), then by the alphabet."""
    votes = Counter(v for v in values if v)
    return min(votes, key=lambda v: (-votes[v], -len(v), v)) if votes else None


def acled(mentions: Sequence[Mention]) -> str | None:
    """The most frequent ACLED sub-type, telling ones before "Attack" and "Other"."""
    telling = common(m.acled for m in mentions if m.acled not in lexicon().acled_open)
    return telling or common(m.acled for m in mentions)


def factuality(mentions: Sequence[Mention]) -> str:
    """`occurred` as soon as one report says so (codebook: what one side denies is occurred and contested), else the majority."""
    if any(m.factuality == "occurred" for m in mentions):
        return "occurred"
    return common(m.factuality for m in mentions) or "occurred"


def plover(mentions: Sequence[Mention]) -> str:
    """The type of the news itself: later developments only vote among themselves."""
    own = [m.plover for m in mentions if not m.follow_up] or [m.plover for m in mentions]
    return common(own) or mentions[0].plover
