"""The words behind a version: for each mention that carries it, where in its article they stand.

In: an incident's versions and conflicts, mentions by id. Out: plain JSON (`fields` of `view`).
Never: a version left out, a quote changed, a value without its mention.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tawthiq.records import Conflict, Incident, Mention, Version
from tawthiq.report import words

# The order in which a reader asks.
ORDER = (
    "factuality", "date", "place", "places", "perpetrator", "target", "killed", "injured", "figures",
    "weapon", "weapon_count", "claim", "type", "plover", "acled", "count",
)  # fmt: skip


Span = list[int | float]
"""`[start, end]` in the article's text, or `[start, end, score]` where the reading is doubtful."""

LOW_SCORE = 0.5
"""Readings below this score are named as doubtful."""


def field_spans(mention: Mention, field: str) -> list[Span]:
    """The words that `field` of `mention` was read from; none where only the mention's quotes stand for it."""
    keys = words.labels("evidence").get(field, (field,))
    found = [mention.evidence[k] for k in keys if k in mention.evidence]
    return [[e.start, e.end, round(e.score, 2)] if e.score < LOW_SCORE else [e.start, e.end] for e in found[:2]]


def own_spans(mention: Mention, version: Version) -> list[Span]:
    """Where the article itself gives several versions, the words of this one."""
    said = words.version_value(version.field, version.value).casefold()
    own = [c for c in mention.contested if c.field in ("", version.field) and c.end > c.start]
    named = [c for c in own if c.version.casefold() in (said, str(version.value).casefold())]
    return [[c.start, c.end] for c in named]


def fields(incident: Incident, order: Mapping[str, int], mentions: Mapping[str, Mention]) -> list[dict[str, Any]]:
    """All fields of an incident with their versions: `{f, l, x?, v: [{t, s?, by?, w?, o?}]}`.

    `x` is the reason of a conflict, `s` 0 where the version is "not stated"; `w` the mentions as places in the incident's list
    (absent: all of them), `o` the spans that are this version's own, by such a place. Conflicts first, then the order a reader asks in.
    """
    grouped: dict[str, list[Version]] = {}
    reasons: dict[str, str] = {}
    for conflict in incident.conflicts:
        reason = conflict.reason or _difference(conflict)
        reasons[conflict.field] = f"{reasons[conflict.field]}; {reason}" if conflict.field in reasons else reason
        held = grouped.setdefault(conflict.field, [])
        held += [v for v in conflict.versions if not any(_same(v, h) for h in held)]
    for version in incident.versions:
        held = grouped.setdefault(version.field, [])
        if not any(_same(version, v) for v in held):
            held.append(version)
    rows = [
        {
            "f": name,
            "l": words.heading(words.label("fields", name)),
            **({"x": reasons[name]} if name in reasons else {}),
            "v": [_version(v, order, mentions, said=len(versions) > 1) for v in _stated_first(versions)],
        }
        for name, versions in grouped.items()
        if any(stated(v) for v in versions)
    ]
    return sorted(rows, key=lambda r: ("x" not in r, ORDER.index(r["f"]) if r["f"] in ORDER else len(ORDER), r["f"]))


def stated(version: Version) -> bool:
    """False for the version that says nothing: the mentions that are silent on the field."""
    return version.value not in (None, "", [], {}, "not stated", "not-stated")


def _stated_first(versions: Sequence[Version]) -> list[Version]:
    return sorted(versions, key=lambda v: (not stated(v), -len(v.mentions)))


def _same(a: Version, b: Version) -> bool:
    return a.field == b.field and a.value == b.value and set(a.mentions) == set(b.mentions)


def _difference(conflict: Conflict) -> str:
    values = [words.version_value(conflict.field, v.value) for v in conflict.versions if stated(v)]
    return "the sources say " + " / ".join(values)


def _version(version: Version, order: Mapping[str, int], mentions: Mapping[str, Mention], said: bool) -> dict[str, Any]:
    """`said`: name the speakers, which a lone version leaves to its mentions."""
    held: dict[str, Any] = {"t": words.version_value(version.field, version.value)}
    if not stated(version):
        held["s"] = 0
    if said and version.said_by:
        held["by"] = list(version.said_by)
    here = sorted(order[m] for m in set(version.mentions) if m in order)
    if len(here) != len(order):
        held["w"] = here
    if own := {order[m]: spans for m in version.mentions if m in order and (spans := own_spans(mentions[m], version))}:
        held["o"] = own
    return held
