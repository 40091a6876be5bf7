"""Within one article: the same event told twice is one mention with several quotes."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.coding.arabic.draft import Draft
from tawthiq.coding.arabic.settings import finer
from tawthiq.records import Contested, Place, Tally

_WIDE = frozenset({"country", "region"})
_GENERIC = frozenset({"people", "Civilians", "members", "forces"})


def merged(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in text order with those that tell one event joined into the first of them."""
    kept: list[Draft] = []
    for d in drafts:
        home = max(((score, k) for k, x in enumerate(kept) if (score := _same(x, d)) > 0), default=None)
        if home is None:
            kept.append(d)
        else:
            _join(kept[home[1]], d)
    return kept


def _same(a: Draft, b: Draft) -> int:
    """How surely two drafts tell one event; 0 when they do not. A later draft prefers the nearest of equals."""
    if a.family != b.family or a.aggregate != b.aggregate or (a.part != b.part and a.scene is b.scene):
        return 0
    if a.factuality != b.factuality or b.scene.another:
        return 0
    if a.sentences[-1] is b.sentences[0] and a.scene is not b.scene:
        return 0  # the sentence itself told them apart
    if _unlike_places(a.places, b.places) or _unlike_dates(a, b) or _unlike_means(a, b) or _unlike_tolls(a, b):
        return 0
    if a.aggregate:
        return 0
    points = 0
    same_place = _share_place(a.places, b.places)
    points += 2 if same_place else 0
    points += 2 if _equal(a.killed, b.killed) else 0
    points += 1 if _equal(a.injured, b.injured) else 0
    points += 1 if set(a.target) & set(b.target) - _GENERIC else 0
    points += 1 if set(a.perpetrator) & set(b.perpetrator) else 0
    points += 1 if a.dated and b.dated and a.date_from == b.date_from and a.date_to == b.date_to and a.date_from else 0
    points += 1 if a.weapon and a.weapon == b.weapon else 0
    gap = b.sentences[0].index - a.sentences[-1].index
    if b.definite and gap <= 4:
        points += 3 if not (b.background or (b.dated and not a.dated)) and b.scene.main.kind.rank <= max(1, a.scene.main.kind.rank) else 1
    if a.headline and b.scene.line.sentence.index <= 3:
        points += 2
    if a.verbal and b.verbal:
        points += 2
    scenes = {p.canonical for p in (*a.places, *b.places)}  # a base as a target, and the force in it
    mine, theirs = set(a.target) - scenes, set(b.target) - scenes
    unlike = bool(mine and theirs and not a.described_target and not b.described_target and not mine & theirs)
    unlike |= bool(a.perpetrator and b.perpetrator and not set(a.perpetrator) & set(b.perpetrator))
    if unlike:
        points -= 2
    return points * 100 + max(0, 50 - gap) if points >= 3 else 0


def _tops(places: Sequence[Place]) -> set[str]:
    return {p.canonical for p in places if p.precision not in _WIDE and p.precision != "province"}


def _share_place(a: Sequence[Place], b: Sequence[Place]) -> bool:
    fine = _tops(a) & _tops(b)
    return bool(fine) or bool({p.canonical for p in a if p.precision == "province"} & {p.canonical for p in b if p.precision == "province"})


def _unlike_places(a: Sequence[Place], b: Sequence[Place]) -> bool:
    """Both name a scene, and neither lies in the other."""
    if not a or not b:
        return False
    if _tops(a) and _tops(b):
        return not _tops(a) & _tops(b) and not _near(a, b)
    for field in ("admin1", "country"):
        mine, theirs = ({str(getattr(p, field)) for p in ps if getattr(p, field)} for ps in (a, b))
        if mine and theirs:
            return not mine & theirs
    return False


def _near(a: Sequence[Place], b: Sequence[Place]) -> bool:
    """Within about 20 km: a base and its town."""
    return any(
        p.lat is not None and q.lat is not None and p.lon is not None and q.lon is not None and abs(p.lat - q.lat) < 0.2 and abs(p.lon - q.lon) < 0.2
        and p.precision not in _WIDE and q.precision not in _WIDE
        for p in a for q in b
    )  # fmt: skip


def _unlike_dates(a: Draft, b: Draft) -> bool:
    if not (a.dated and b.dated and a.date_from and a.date_to and b.date_from and b.date_to):
        return False
    return a.date_to < b.date_from or b.date_to < a.date_from


def _unlike_means(a: Draft, b: Draft) -> bool:
    return bool(a.acled and b.acled and a.acled != b.acled)


def _unlike_tolls(a: Draft, b: Draft) -> bool:
    """Tolls that no correction explains: told in one breath with different people."""
    if a.killed is None or b.killed is None or a.killed.low is None or b.killed.low is None:
        return False
    low, high = sorted((a.killed.low, b.killed.low))
    return low > 0 and high > 3 * low + 5


def _equal(a: Tally | None, b: Tally | None) -> bool:
    return a is not None and b is not None and a.low == b.low and (a.low or 0) > 0


def _join(k: Draft, d: Draft) -> None:
    """Draft `d` tells `k` again: its quote is added, its finer fields taken, differing figures set side by side."""
    if k.headline and not d.headline and k.sentences[0].kind == "headline":
        k.sentences = [*d.sentences, *k.sentences]
        if d.scene.main.kind.rank >= k.scene.main.kind.rank:
            k.scene = d.scene
    else:
        k.sentences = [*k.sentences, *d.sentences]
    if d.dated and (not k.dated or finer(d.date_precision, k.date_precision)):
        k.date_from, k.date_to, k.date_expr, k.date_precision, k.date_note, k.dated = d.date_from, d.date_to, d.date_expr, d.date_precision, d.date_note, True
        _evidence(k, d, "date", replace=True)
    for p in d.places:
        if all(p.canonical != q.canonical for q in k.places):
            k.places.append(p)
    _evidence(k, d, "places")
    for side in ("perpetrator", "target"):
        mine, theirs = getattr(k, side), getattr(d, side)
        if side == "target" and k.described_target and theirs and not d.described_target:
            k.target, k.described_target = list(theirs), False
            _evidence(k, d, side, replace=True)
        elif not mine or (side == "target" and not d.described_target):
            setattr(k, side, list(dict.fromkeys([*mine, *theirs])))
            _evidence(k, d, side)
    if d.weapon and (not k.weapon or (d.weapon != k.weapon and k.weapon in d.weapon)):  # "rocket" gives way to "Katyusha rocket"
        k.weapon, k.weapon_count = d.weapon, d.weapon_count
        _evidence(k, d, "weapon")
    k.weapon_count = k.weapon_count or d.weapon_count
    k.mode, k.acled = k.mode or d.mode, k.acled or d.acled
    for kind in ("killed", "injured"):
        mine, theirs = getattr(k, kind), getattr(d, kind)
        if mine is None and theirs is not None:
            setattr(k, kind, theirs)
            _evidence(k, d, kind)
        elif mine is not None and theirs is not None and (mine.low, mine.high) != (theirs.low, theirs.high):
            e = d.evidence.get(kind)
            k.contested.append(
                Contested(version=f"{kind}: {e.quote if e else theirs.low}", by=d.attribution[-1] if d.attribution else None, field=kind, quote=e.quote if e else "", start=e.start if e else 0, end=e.end if e else 0)
            )
    for f in d.figures:
        if all(f.kind != x.kind for x in k.figures):
            k.figures.append(f)
    k.attribution += [x for x in d.attribution if x not in k.attribution]
    _evidence(k, d, "attribution")
    if d.claim.status != "not-stated" and k.claim.status == "not-stated":
        k.claim = d.claim
        _evidence(k, d, "claim")
    k.background = k.background and d.background
    k.count = k.count if k.count is not None else d.count


def _evidence(k: Draft, d: Draft, key: str, replace: bool = False) -> None:
    if key in d.evidence and (replace or key not in k.evidence):
        k.evidence[key] = d.evidence[key]
