"""Dates, figures, places and values in plain English. Pure functions of records to short texts; knowledge in `report/labels`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, cast

from tawthiq import knowledge
from tawthiq.records import ClaimOfResponsibility, Figure, Place

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def labels(table: str) -> Mapping[str, Any]:
    """One table of `knowledge/report/labels.toml`."""
    return cast(Mapping[str, Any], knowledge.load("report/labels")[table])


def label(table: str, key: str | None) -> str:
    """The reader's word for a code; the code itself, with its dashes opened, where the table has none."""
    if not key:
        return ""
    entry = labels(table).get(key)
    if isinstance(entry, Mapping):
        entry = entry["name"]
    return str(entry) if entry else key.replace("_", " ")


def heading(text: str) -> str:
    """With a capital first letter, the rest as it is (`ACLED type`)."""
    return text[:1].upper() + text[1:]


def day(value: date) -> str:
    """`7 July 2021`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def span(first: date | None, last: date | None, precision: str = "day") -> str:
    """A date or range as a reader says it: `7 July 2021`, `7–9 July 2021`, `July 2021`, `2021`, `undated`."""
    if first is None and last is None:
        return "undated"
    if first is None or last is None:
        return f"from {day(first)}" if first else f"until {day(cast(date, last))}"
    if precision == "year":
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if precision == "month" and first.year == last.year:
        ends = dict.fromkeys(MONTHS[d.month - 1] for d in (first, last))
        return f"{' – '.join(ends)} {first.year}"
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} – {day(last)}"
    return f"{first.day}–{day(last)}"


def bounds(low: int | None, high: int | None) -> str:
    """`4`, `2–4`, `at least 3`, `up to 8`, `none` (0–0), or nothing."""
    if low is None and high is None:
        return ""
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"at least {low}"
    if low == high:
        return str(low) if low else "none"
    return f"{low}–{high}"


def figure(value: Figure) -> str:
    """`killed 3–5 civilians ("three to five people")`."""
    amount = bounds(value.low, value.high) or "number open"
    who = value.who or ("" if value.group == "unknown" else f"{value.group}s")
    total = ", a running total" if value.cumulative else ""
    return f"{label('figure_kinds', value.kind)}: {amount}{' ' + who if who else ''}{total}"


def place(value: Place) -> str:
    """`Al-Waha, Anbar, Iraq`: the canonical name with what holds it, nothing said twice."""
    parts: list[str] = []
    for part in (value.canonical or value.name, value.admin1, value.country):
        if part and not any(_same_area(part, p) for p in parts):
            parts.append(part)
    return ", ".join(parts)


def _same_area(part: str, said: str) -> bool:
    """`Anbar` after `Anbar Governorate` says nothing new."""
    a, b = part.casefold(), said.casefold()
    return a == b or b.startswith(a + " ") or a.startswith(b + " ")


def places(values: Sequence[Place]) -> str:
    return "; ".join(dict.fromkeys(place(p) for p in values))


def claim(value: ClaimOfResponsibility) -> str:
    """`claimed by X`, `denied by X`, `stated to be unclaimed`, or nothing where the text is silent."""
    if value.status == "not-stated":
        return ""
    return label("claim", value.status) + (f" by {value.by}" if value.by else "")


def version_value(field: str, value: Any) -> str:
    """The value of a version, whatever plain JSON it is, as one line of text."""
    if value is None or value == "" or value == [] or value == {}:
        return "not stated"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return _mapping(field, value)
    if isinstance(value, list | tuple):
        return "; ".join(version_value(field, v) for v in value)
    if isinstance(value, str):
        if field in ("plover", "type"):
            return label("plover", value)
        if field == "factuality":
            code, _, reason = value.partition(" (")
            return label("factuality", reason.rstrip(")") or code)
        if (iso := _iso(value)) is not None:
            return day(iso)
        if (ends := _interval(value)) is not None:
            return ends
    return str(value)


def _iso(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None


def _interval(value: str) -> str | None:
    """An ISO interval (`2021-07-01/2021-07-31`, `../2021-07-09`) in words; whole months and years by their names."""
    left, slash, right = value.partition("/")
    first, last = _iso(left), _iso(right)
    if not slash or (first is None and last is None):
        return None
    if first and last and first.day == 1 and (last + timedelta(days=1)).day == 1:
        if (first.month, last.month) == (1, 12) and first.year == last.year:
            return str(first.year)
        if (first.year, first.month) == (last.year, last.month):
            return span(first, last, "month")
    return span(first, last)


def _mapping(field: str, value: Mapping[str, Any]) -> str:
    if "low" in value or "high" in value:
        amount = bounds(value.get("low"), value.get("high")) or str(value.get("verbatim") or "number open")
        kind = label("figure_kinds", value.get("kind"))
        return " ".join(x for x in (f"{kind}:" if kind else "", amount, str(value.get("who") or "")) if x)
    ends = [_iso(value.get(k)) for k in ("date_from", "date_to")] if "date_from" in value else [_iso(value.get(k)) for k in ("from", "to")]
    if any(ends):
        precision = str(value.get("date_precision") or value.get("precision") or "day")
        text = span(ends[0], ends[1], precision)
        return text if precision in ("day", "hour") else f"{text} ({label('date_precision', precision)})"
    if "canonical" in value:
        parts = (str(value.get("canonical") or value.get("name") or ""), value.get("admin1"), value.get("country"))
        text = ", ".join(dict.fromkeys(str(p) for p in parts if p))
        return f"{text} ({label('place_precision', value['precision'])})" if value.get("precision") else text
    if "status" in value:
        return claim(ClaimOfResponsibility(status=str(value["status"]), by=value.get("by"))) or "not stated"
    return "; ".join(f"{label('fields', k)}: {version_value(k, v)}" for k, v in value.items() if v not in (None, "", [], {}))


def family(plover: str, acled: str | None) -> str:
    """The family that decides mark and colour."""
    own = labels("acled").get(acled or "")
    entry = labels("plover").get(plover)
    return str(own or (entry["family"] if entry else "talk"))


def type_name(plover: str, acled: str | None) -> str:
    """The ACLED sub-type where one applies, else the PLOVER type in words."""
    return acled or label("plover", plover)


def number(n: int, one: str, many: str | None = None) -> str:
    """`1 incident`, `1,204 incidents`."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"
