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


def evidence_spans(mention: Mention, version: Version) -> list[tuple[int, int, float]]:
    """(start, end, score) in the article's text of the words behind `version` in `mention`.

    Where the article itself holds several versions, the words of this one; else the field's own evidence; else nothing
    (the mention's quotes then stand for the field, as one reads them).
    """
    said = words.version_value(version.field, version.value).casefold()
    own = [c for c in mention.contested if c.field in ("", version.field) and c.end > c.start]
    named = [c for c in own if c.version.casefold() in (said, str(version.value).casefold())]
    if named:
        return [(c.start, c.end, 1.0) for c in named]
    keys = words.labels("evidence").get(version.field, (version.field,))
    found = [mention.evidence[k] for k in keys if k in mention.evidence]
    if not found:
        found = [e for k, e in sorted(mention.evidence.items()) if k.split(".")[0] in keys]
    return list(dict.fromkeys((e.start, e.end, e.score) for e in found[:3]))


def fields(incident: Incident, index: Mapping[str, int], mentions: Mapping[str, Mention]) -> list[dict[str, Any]]:
    """All fields of an incident with their versions: `{f, l, x?, v: [{t, s?, by?, src?, w: [[mention, [[start, end, score]…]]…]}]}`.

    `x` is the reason of a conflict, `s` 0 where the version is "not stated". Conflicts first, then the order a reader asks in.
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
            "v": [_version(v, index, mentions) for v in _stated_first(versions)],
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


def _version(version: Version, index: Mapping[str, int], mentions: Mapping[str, Mention]) -> dict[str, Any]:
    held: dict[str, Any] = {"t": words.version_value(version.field, version.value)}
    if not stated(version):
        held["s"] = 0
    if version.said_by:
        held["by"] = list(version.said_by)
    if version.sources:
        held["src"] = list(version.sources)
    held["w"] = [[index[m], [list(s) for s in evidence_spans(mentions[m], version)]] for m in version.mentions if m in index]
    return held
