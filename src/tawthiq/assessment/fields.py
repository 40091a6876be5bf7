"""What each field's claims are, and when two of them agree. One field, one entry: value of a mention, agreement, conflict.

Values are plain JSON. Two values that do not agree are versions; they are a conflict only where both cannot be true.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from tawthiq.assessment.figures import stated
from tawthiq.records import Mention
from tawthiq.resolution.kin import OTHER, is_class, kinship
from tawthiq.resolution.knowledge import lexicon
from tawthiq.resolution.profile import DISTRICT, MATERIAL, Spot, contains, finest, km, spot
from tawthiq.resolution.words import key, words

NOT_STATED = "not stated"


class Field(NamedTuple):
    """`read` a mention's value (None = not stated), `agree` of two values' mentions, `clash` says why two exclude each other."""

    name: str
    read: Callable[[Mention], Any]
    agree: Callable[[Mention, Mention], bool]
    clash: Callable[[Mention, Mention], str | None]


# --- date


def interval(m: Mention) -> str | None:
    """ISO day, or ISO interval with `..` for an open side."""
    if m.date_from is None and m.date_to is None:
        return None
    if m.date_from == m.date_to and m.date_from:
        return m.date_from.isoformat()
    return f"{m.date_from.isoformat() if m.date_from else '..'}/{m.date_to.isoformat() if m.date_to else '..'}"


def days_meet(a: Mention, b: Mention) -> bool:
    """Two intervals share a day; open sides reach everywhere."""
    if a.date_to and b.date_from and a.date_to < b.date_from:
        return False
    return not (b.date_to and a.date_from and b.date_to < a.date_from)


def _clash_date(a: Mention, b: Mention) -> str | None:
    return None if days_meet(a, b) else f"the days {interval(a)} and {interval(b)} exclude each other"


# --- place


def _places(m: Mention) -> list[str] | None:
    return [s.shown for s in scenes(m)] or None


class Scene(NamedTuple):
    """A finest place of a mention: its key for comparison and its name as shown."""

    key: str
    shown: str
    spot: Spot


def scenes(m: Mention) -> list[Scene]:
    """The finest places of a mention in the order of the text."""
    shown: dict[Spot, str] = {}
    for p in m.places:
        shown.setdefault(spot(p), p.canonical)
    kept = set(finest(shown))
    return [Scene(s.key, name, s) for s, name in shown.items() if s in kept]


def one_place(p: Spot, q: Spot) -> bool:
    """The same, nested, or next to each other (2 km)."""
    if p.key == q.key or contains(p, q) or contains(q, p):
        return True
    distance = km(p, q)
    if p.level >= DISTRICT and q.level >= DISTRICT and distance is not None and distance <= 2.0:
        return True
    coarse = min(p.level, q.level) <= 1
    return coarse and (not p.countries or not q.countries or not p.countries.isdisjoint(q.countries))


def _agree_place(a: Mention, b: Mention) -> bool:
    return any(one_place(p.spot, q.spot) for p in scenes(a) for q in scenes(b))


def _clash_place(a: Mention, b: Mention) -> str | None:
    if _agree_place(a, b):
        return None
    return f"{', '.join(s.shown for s in scenes(a))} and {', '.join(s.shown for s in scenes(b))} are different places"


# --- actors


def agree_names(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Some name of one side is, or belongs to, one of the other; a class ("gunmen") excludes nobody."""
    if any(kinship(x, y) != OTHER or one_name(x, y) for x in left for y in right):
        return True
    return all(map(is_class, left)) or all(map(is_class, right))


def one_name(x: str, y: str) -> bool:
    """"market" and "Sabha market", "relief convoy" and "convoy": the same words, fuller or shorter, with the same last word."""
    a, b = sorted((key(x), key(y)), key=len)
    return bool(a) and (a == b or b.endswith(f" {a}"))


def _clash_perpetrator(a: Mention, b: Mention) -> str | None:
    if agree_names(a.perpetrator, b.perpetrator):
        return None
    return f"{', '.join(a.perpetrator)} or {', '.join(b.perpetrator)}"


def _clash_target(a: Mention, b: Mention) -> str | None:
    """Targets clash only in acts of force, and not where one report names as target what the other names as place."""
    if a.plover not in MATERIAL or agree_names(a.target, b.target):
        return None
    for m, other in ((a, b), (b, a)):
        if {key(t) for t in m.target} & {key(n) for p in other.places for n in (p.canonical, p.name)}:
            return None
    return f"{', '.join(a.target)} or {', '.join(b.target)}"


def _agree_role(role: str) -> Callable[[Mention, Mention], bool]:
    return lambda a, b: agree_names(getattr(a, role), getattr(b, role))


# --- weapon


def weapon_family(name: str) -> str | None:
    """The means of attack that a weapon's name belongs to."""
    parts = set(words(name))
    return next((family for family, items in lexicon().families if not items.isdisjoint(parts)), None)


def _agree_weapon(a: Mention, b: Mention) -> bool:
    x, y = a.weapon or "", b.weapon or ""
    return key(x) == key(y) or (weapon_family(x) is not None and weapon_family(x) == weapon_family(y))


def _clash_weapon(a: Mention, b: Mention) -> str | None:
    if _agree_weapon(a, b) or not weapon_family(a.weapon or "") or not weapon_family(b.weapon or ""):
        return None
    return f"weapons of different kinds ({a.weapon}, {b.weapon})"


# --- numbers


def _meet(x: tuple[int | None, int | None] | None, y: tuple[int | None, int | None] | None) -> bool:
    if x is None or y is None:
        return True
    top = min((v[1] for v in (x, y) if v[1] is not None), default=None)
    return top is None or max(x[0] or 0, y[0] or 0) <= top


def _bounds(m: Mention, name: str) -> tuple[int | None, int | None] | None:
    if name != "weapon_count":
        return stated(m, name)
    count = m.weapon_count
    return None if count is None or (count.low is None and count.high is None) else (count.low, count.high)


def _number(name: str) -> Field:
    def read(m: Mention) -> Any:
        b = _bounds(m, name)
        return None if b is None else {"low": b[0], "high": b[1]}

    def agree(a: Mention, b: Mention) -> bool:
        return _meet(_bounds(a, name), _bounds(b, name))

    def clash(a: Mention, b: Mention) -> str | None:
        return None if agree(a, b) else "the numbers exclude each other"

    return Field(name, read, agree, clash)


# --- type, claim, factuality


def _clash_acled(a: Mention, b: Mention) -> str | None:
    if a.acled == b.acled or a.acled in lexicon().acled_open or b.acled in lexicon().acled_open:
        return None
    return f"{a.acled} or {b.acled}"


def _claim(m: Mention) -> Any:
    return None if m.claim.status == "not-stated" else {"status": m.claim.status, "by": m.claim.by}


def _agree_claim(a: Mention, b: Mention) -> bool:
    if a.claim.status != b.claim.status:
        return False
    x, y = a.claim.by, b.claim.by
    return not x or not y or kinship(x, y) != OTHER


def _clash_claim(a: Mention, b: Mention) -> str | None:
    states = {a.claim.status, b.claim.status}
    x, y = a.claim.by, b.claim.by
    if states == {"claimed"} and not _agree_claim(a, b):
        return f"both {x} and {y} are said to have claimed it"
    if states == {"claimed", "denied"} and (not x or not y or kinship(x, y) != OTHER):
        return "claimed in one report, denied in another"
    if states == {"claimed", "explicitly-unclaimed"}:
        return "claimed in one report, unclaimed in another"
    return None


def _factuality(m: Mention) -> str:
    return f"{m.factuality} ({m.reason})" if m.reason else m.factuality


def _clash_factuality(a: Mention, b: Mention) -> str | None:
    if {a.factuality, b.factuality} == {"occurred", "not-occurred"}:
        return "reported as having happened and as not having happened"
    return None


FIELDS: tuple[Field, ...] = (
    Field("date", interval, days_meet, _clash_date),
    Field("place", _places, _agree_place, _clash_place),
    Field("perpetrator", lambda m: list(m.perpetrator) or None, _agree_role("perpetrator"), _clash_perpetrator),
    Field("target", lambda m: list(m.target) or None, _agree_role("target"), _clash_target),
    Field("weapon", lambda m: m.weapon, _agree_weapon, _clash_weapon),
    _number("weapon_count"),
    _number("killed"),
    _number("injured"),
    Field("acled", lambda m: m.acled, lambda a, b: a.acled == b.acled, _clash_acled),
    Field("claim", _claim, _agree_claim, _clash_claim),
    Field("factuality", _factuality, lambda a, b: _factuality(a) == _factuality(b), _clash_factuality),
)
