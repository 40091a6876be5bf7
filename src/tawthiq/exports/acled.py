"""`acled`: the 31 columns that users of ACLED's files know (ecosystem.md §2.1). Not ACLED data, and never called so.

One row per incident that occurred or was foiled, has a sub-event, a day, week or month, and a country. `fatalities` is the
most conservative figure, by the rule `acled-conservative`: the lowest bound any version states; dozens = 12, hundreds = 100.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from tawthiq.actors import find_actors
from tawthiq.exports.manifest import Files, cell
from tawthiq.knowledge import load
from tawthiq.places import country_of
from tawthiq.records import Article, Incident, Mention, Place
from tawthiq.store import View

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1",
    "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location",
    "latitude", "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
RULE = "acled-conservative: the lowest stated bound of deaths over all versions; dozens = 12, hundreds = 100; 0 where none is reported"
_RANK = {"site": 0, "neighbourhood": 1, "town": 2, "near": 3, "district": 4, "province": 5, "region": 6, "country": 7, "sea": 8}


def make(view: View) -> Files:
    """acled.csv."""
    mentions = {m.id: m for m in view.mentions}
    articles = {a.id: a for a in view.articles}
    left_out: Counter[str] = Counter()
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    n = 0
    for i in view.incidents:
        reason = _excluded(i)
        if reason:
            left_out[reason] += 1
            continue
        writer.writerow([cell(x) for x in _row(i, [mentions[m] for m in i.mentions], articles)])
        n += 1
    aggregates = sum(m.aggregate for m in view.mentions)
    if aggregates:
        left_out["sums and habits that form no incident (mentions)"] = aggregates
    return Files({"acled.csv": out.getvalue()}, {"acled.csv": n}, dict(left_out), RULE, "ACLED-compatible columns; not ACLED data. One row per incident.")


def _excluded(i: Incident) -> str | None:
    if i.factuality not in ("occurred", "not-occurred"):
        return "threatened, demanded, planned or hypothetical"
    if i.acled is None or i.acled not in load("exports/acled")["event_type"]:
        return "no ACLED sub-event settled by the text"
    if i.factuality == "not-occurred" and i.acled != "Disrupted weapons use":
        return "denied: did not occur"
    if i.date_from is None or i.date_precision not in ("hour", "day", "week", "month"):
        return "no date, or only a year"
    if not any(p.country for p in i.places):
        return "no country"
    return None


def finest(places: Sequence[Place]) -> Place:
    """The most precise place; among equals the first."""
    return min(places, key=lambda p: _RANK.get(p.precision, 9))


def _row(i: Incident, mentions: Sequence[Mention], articles: Mapping[str, Article]) -> list[object]:
    frame = load("exports/acled")
    assert i.acled is not None
    assert i.date_from is not None
    event = frame["event_type"][i.acled]
    place = finest([p for p in i.places if p.country] or list(i.places))
    sides = [list(i.perpetrator), [t for t in i.target if t not in i.perpetrator]]
    if not sides[0]:
        sides = [sides[1], []] if event in ("Protests", "Riots") else sides
    inter = [_inter(s[0]) if s else "" for s in sides]
    codes = sorted(frame["inter"][x] for x in inter if x)
    country = country_of(place.country or "")
    outlets = list(dict.fromkeys(x for x in i.sources)) or list(dict.fromkeys(articles[m.article].publisher or "publisher not stated" for m in mentions))
    return [
        i.id, i.date_from.isoformat(), i.date_from.year, frame["time_precision"][i.date_precision], frame["sub_disorder"].get(i.acled, frame["disorder_type"][event]),
        event, i.acled, sides[0][0] if sides[0] else "", "; ".join(sides[0][1:]), inter[0], sides[1][0] if sides[1] else "", "; ".join(sides[1][1:]), inter[1],
        "".join(map(str, codes)) if len(codes) == 2 else f"{codes[0]}0" if codes else "", "Civilian targeting" if inter[1] == "Civilians" else "",
        country.numeric if country else "", country.region if country else "", place.country or "", place.admin1 or "", "", "", place.canonical,
        place.lat if place.lat is not None else "", place.lon if place.lon is not None else "", place.geo_precision or "",
        "; ".join(outlets), "", notes(i, place), fatalities(mentions), "crowd size=no report" if event in ("Protests", "Riots") else "",
        int(datetime(*max((articles[m.article].published or i.date_from) for m in mentions).timetuple()[:3], tzinfo=UTC).timestamp()),
    ]  # fmt: skip


def _inter(name: str) -> str:
    found = find_actors(name, "en")
    if not found:
        return "Civilians" if name[:1].islower() else ""
    actor = found[0].actor
    return actor.inter or ("State forces" if actor.kind == "state" else "")


def fatalities(mentions: Sequence[Mention]) -> int:
    """The most conservative figure of the versions, by `RULE`."""
    stated = []
    for m in mentions:
        figures = [f for f in m.figures if f.kind == "killed" and not f.cumulative]
        if not figures:
            continue
        total = 0
        for f in figures:
            low = f.verbatim.lower()
            total += 12 if "dozens" in low else 100 if "hundreds" in low and (f.low or 0) <= 200 else 10 if low.startswith("tens ") else f.low or 0
        stated.append(min(total, m.killed.low or 0) if m.killed and m.killed.low is not None and total > (m.killed.low or 0) and not any(w in str(m.figures).lower() for w in ("dozens", "hundreds")) else total)
    return min(stated, default=0)


def notes(i: Incident, place: Place) -> str:
    """A neutral sentence: date, place, sides, what, casualties, dispute."""
    when = f"On {i.date_from:%-d %B %Y}" if i.date_from == i.date_to and i.date_from else f"Between {i.date_from:%-d %B %Y} and {i.date_to:%-d %B %Y}" if i.date_from and i.date_to else "On an unknown date"
    where = place.canonical + (f" ({place.admin1})" if place.admin1 and place.admin1 not in place.canonical else "")
    what = f"{i.acled or i.plover}"
    sides = (f" attributed to {', '.join(i.perpetrator)}" if i.perpetrator else "") + (f"; target: {', '.join(i.target)}" if i.target else "")
    toll = f" Killed: {_range(i.killed_low, i.killed_high)}; injured: {_range(i.injured_low, i.injured_high)}."
    dispute = f" Versions differ on: {', '.join(dict.fromkeys(c.field for c in i.conflicts))}." if i.conflicts else ""
    foiled = " (foiled)" if i.factuality == "not-occurred" else ""
    return f"{when}, in {where}, {what}{foiled}{sides}.{toll}{dispute}"


def _range(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return "not stated"
    if low == high:
        return str(low)
    return f"at least {low}" if high is None else f"up to {high}" if low is None else f"{low}–{high}"
