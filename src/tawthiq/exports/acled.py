"""`acled`: the 31 columns that users of ACLED's files know (ecosystem.md §2.1). Not ACLED data, and never called so.

One row per incident that occurred (or was foiled as a disrupted use of weapons), has a sub-event type, a date and a place
below the country. Everything else is counted in the manifest with the reason. `fatalities`: see `toll`; `notes`: see `notes`.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from tawthiq.exports import ground, notes, toll
from tawthiq.exports.manifest import Files, cell
from tawthiq.knowledge import load
from tawthiq.records import Article, Incident, Place
from tawthiq.store.view import ProjectView

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1",
    "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location",
    "latitude", "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
RULES = {
    "rows": "one row per incident that occurred, with a sub-event type, a date and a place below the country; foiled ones as disrupted weapons use",
    "fatalities": toll.RULE,
    "location": "the finest place stated; further places stand in notes",
    "timestamp": "midnight UTC of the latest publication date among the incident's articles",
}
NOTE = "ACLED-compatible columns, made by tawthiq from the project's own articles. This is not ACLED data."


def make(view: ProjectView) -> Files:
    """acled.csv."""
    left_out: Counter[str] = Counter()
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    rows = 0
    for incident in view.incidents:
        reason = excluded(incident)
        if reason:
            left_out[reason] += 1
            continue
        writer.writerow([cell(x) for x in _row(incident, view).values()])
        rows += 1
    if sums := sum(m.aggregate for m in view.mentions):
        left_out["mentions of sums and habits, which form no incident"] = sums
    return Files({"acled.csv": out.getvalue()}, {"acled.csv": rows}, dict(left_out), RULES, NOTE)


def excluded(i: Incident) -> str | None:
    """Why an incident has no row; None where it has one."""
    disrupted = i.acled == "Disrupted weapons use"
    if i.factuality == "not-occurred" and not disrupted:
        return "denied or foiled: did not occur"
    if i.factuality not in ("occurred", "not-occurred"):
        return "did not occur yet: threatened, demanded, planned or hypothetical"
    if i.acled not in load("exports/acled")["event_type"]:
        return "no ACLED sub-event type: a verbal event, or the texts do not state the means"
    if _day(i) is None or i.date_precision == "none":
        return "no date"
    if not i.places:
        return "no place"
    if ground.acled_precision(ground.finest(i.places)) is None:
        return "no place below the country, or at sea"
    return None


def _day(i: Incident) -> date | None:
    return i.date_from or i.date_to


def time_precision(i: Incident) -> int:
    """1 one day, 2 up to a week, 3 a month; a year is 3 too and flagged in `tags` (ecosystem.md §2.9)."""
    if i.date_from and i.date_to and i.date_from != i.date_to:
        days = (i.date_to - i.date_from).days + 1
        return 2 if days <= 7 else 3
    return int(load("exports/acled")["time_precision"][i.date_precision])


def _row(i: Incident, view: ProjectView) -> dict[str, Any]:
    frame = load("exports/acled")
    mentions = [view.mention[m] for m in i.mentions]
    articles = [view.article[k] for k in dict.fromkeys(m.article for m in mentions)]
    assert i.acled is not None
    event = frame["event_type"][i.acled]
    place, day = ground.finest(i.places), _day(i)
    assert day is not None
    first, second = _sides(i, event)
    inter1, inter2 = _inter(first, place), _inter(second, place)
    row: dict[str, Any] = dict.fromkeys(COLUMNS)
    row |= {
        "event_id_cnty": i.id, "event_date": day.isoformat(), "year": day.year, "time_precision": time_precision(i),
        "disorder_type": frame["sub_disorder"].get(i.acled, frame["disorder_type"][event]), "event_type": event, "sub_event_type": i.acled,
        "actor1": _name(first), "assoc_actor_1": "; ".join(first[1:]), "inter1": inter1,
        "actor2": _name(second), "assoc_actor_2": "; ".join(second[1:]), "inter2": inter2, "interaction": _interaction(inter1, inter2),
        "civilian_targeting": "Civilian targeting" if inter2 == "Civilians" and frame["targets_civilians"].get(event, False) else "",
        "iso": ground.iso_numeric(place), "region": ground.region(place), "country": place.country, "admin1": place.admin1,
        "location": place.canonical, "latitude": place.lat, "longitude": place.lon, "geo_precision": ground.acled_precision(place),
        "source": "; ".join(_sources(i, articles)), "source_scale": _scale(i, articles), "notes": notes.sentence(i, mentions, place),
        "fatalities": toll.fatalities(mentions), "tags": "; ".join(_tags(i, event)), "timestamp": _timestamp(articles),
    }  # fmt: skip
    return row


def _sides(i: Incident, event: str) -> tuple[list[str], list[str]]:
    """Actor 1 and actor 2 with their associates. Where only one side is known it is the first, unless it was attacked."""
    first, second = list(i.perpetrator), [t for t in i.target if t not in i.perpetrator]
    if not first and load("exports/acled")["sole_actor_first"].get(event, False):
        first, second = second, []
    return first, second


def _name(side: Sequence[str]) -> str:
    return side[0] if side else ""


def _inter(side: Sequence[str], place: Place) -> str:
    from tawthiq.actors import actor_for, inter, lookup

    if not side:
        return ""
    actor = lookup(side[0]) or actor_for(side[0], country_hint=place.country)
    return inter(actor, place.country) if actor is not None else load("exports/acled")["inter_unknown"]


def _interaction(inter1: str, inter2: str) -> str:
    """Both codes, the lower first; 0 where a side is missing (`17`, `10`)."""
    codes = load("exports/acled")["inter"]
    known = sorted(codes[x] for x in (inter1, inter2) if x in codes)
    return "".join(map(str, known)) if len(known) == 2 else f"{known[0]}0" if known else ""


def _sources(i: Incident, articles: Sequence[Article]) -> list[str]:
    """Origins first, then who printed them."""
    unnamed = {f"article {a.id}" for a in articles}
    origins = ["publisher not stated" if s in unnamed else s for s in i.sources]
    return list(dict.fromkeys([*origins, *(a.publisher for a in articles if a.publisher)])) or ["publisher not stated"]


def _scale(i: Incident, articles: Sequence[Article]) -> str:
    from tawthiq.actors import outlet_for

    order = load("exports/acled")["source_scales"]
    found = {o.scale for name in _sources(i, articles) if (o := outlet_for(name)) and o.scale}
    return "-".join(sorted(found, key=lambda s: order.index(s) if s in order else len(order))[:2]) or "Other"


def _tags(i: Incident, event: str) -> list[str]:
    tags = ["crowd size=no report"] if event in ("Protests", "Riots") else []
    if i.date_precision == "year":
        tags.append("date known to the year only")
    if i.conflicts:
        tags.append("reports differ")
    return tags


def _timestamp(articles: Sequence[Article]) -> int | str:
    """No clock: the same records give the same file."""
    days = [a.published for a in articles if a.published]
    return int(datetime(*max(days).timetuple()[:3], tzinfo=UTC).timestamp()) if days else ""
