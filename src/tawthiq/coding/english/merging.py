"""One event told twice inside one article is one mention (codebook, unit 2): headline, lead, detail, "the attack"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tawthiq.actors import lookup, related
from tawthiq.coding.english.apart import apart
from tawthiq.coding.english.coreference import bond, dies_once, kinds_differ, outcome
from tawthiq.coding.english.draft import Draft, attribution_key
from tawthiq.coding.english.fillers import distinct
from tawthiq.places import contains
from tawthiq.records import Contested, Place

_RANK = {"site": 0, "neighbourhood": 1, "town": 2, "near": 3, "district": 4, "province": 5, "region": 6, "sea": 6, "country": 7}


def merge(drafts: Sequence[Draft], digest: bool = False) -> list[Draft]:
    """Join drafts of one event, in text order; the earlier one outside the headline leads. In a digest every paragraph is a
    piece of news of its own: what two of them tell alike stays apart, for `resolution` to judge."""
    return fold(drafts, lambda d, kept: _home(d, [k for k in kept if _paragraph(k) == _paragraph(d)] if digest else kept))


def fold(drafts: Sequence[Draft], home_of: Callable[[Draft, Sequence[Draft]], Draft | None]) -> list[Draft]:
    """The drafts that keep standing: each is absorbed by the one that `home_of` (the draft, those kept so far) names, or kept."""
    kept: list[Draft] = []
    for d in drafts:
        home = home_of(d, kept)
        if home is None:
            kept.append(d)
        else:
            absorb(home, d)
            d.within = home
    return kept


def _paragraph(d: Draft) -> int:
    return d.frame.tree.sentence.paragraph


def _home(d: Draft, kept: Sequence[Draft]) -> Draft | None:
    if d.aggregate and not d.verbal:
        alike = [k for k in kept if k.aggregate and k.plover == d.plover and not k.verbal and _sides(k, d) and _places(k.places, d.places) and _dates(k, d)
                 and (_overlap(k.target, d.target) or _overlap(k.perpetrator, d.perpetrator)) and len(k.sentences) < 3 and d.frame.tree.sentence.index - k.frame.tree.sentence.index <= 3]
        return alike[-1] if alike else None
    if d.aggregate or d.verbal:
        same = [k for k in kept if k.verbal and d.verbal and k.plover == d.plover and _sides(k, d) and k.sentences[0].kind == "headline"]
        return same[-1] if same else None
    first = told_first(d)
    if first is not None and any(k is first for k in kept) and _may_retell(first, d):
        return first
    best: tuple[float, Draft] | None = None
    for age, k in enumerate(reversed(kept)):
        score = affinity(k, d, age)
        if score > 0 and (best is None or score > best[0]):
            best = (score, k)
    return best[1] if best is not None else None


def _may_retell(k: Draft, d: Draft) -> bool:
    """Near enough in the text to be one story, and nothing of when and where against it; of the very next sentence the
    places may differ: a body is found elsewhere, a village is told after its district."""
    gap = d.frame.tree.sentence.index - max(s.index for s in k.sentences)
    return k.plover == d.plover and _factual(k, d) and not k.aggregate and (gap <= 1 or (gap <= 3 and _dates(k, d) and _places(k.places, d.places)))


def only_toll(d: Draft) -> bool:
    """A sentence that only counts the dead or hurt of what was just told: no place, day or doer of its own."""
    harm = all(f.sense.figure in ("killed", "injured") and not f.noun for f in d.frame.all())
    return harm and bool(d.figures) and not (d.places or d.dated or d.perpetrator or d.another or d.verbal)


def told_first(d: Draft) -> Draft | None:
    """The draft that told of the same people before (`figures.retold`), or the one that has taken it in since."""
    home = d.retells
    while home is not None and home.within is not None:
        home = home.within
    return home


def affinity(k: Draft, d: Draft, age: int) -> float:
    """> 0 when `d` tells the event of `k` again. `age` counts the drafts between them."""
    if k.aggregate or k.plover != d.plover or k.verbal != d.verbal or not _factual(k, d):
        return 0.0
    if k.frame.tree.sentence.index == d.frame.tree.sentence.index and k.sentences[0].kind != "headline" and not (outcome(k) or outcome(d)):
        return 0.0
    if dies_once(k, d):
        return 3.0
    if not _dates(k, d) or not _places(k.places, d.places) or kinds_differ(k, d) or apart(k, d):
        return 0.0
    tie = bond(k, d)
    if tie < 2.0 and not (_sides(k, d) and _means(k, d)):
        return 0.0
    if d.another and not _same_scene(k, d):
        return 0.0
    if d.count is not None and k.count is not None and d.count > 1 and k.count == 1 and k.sentences[0].kind != "headline":
        return 0.0
    score = 0.0
    headline = any(s.kind == "headline" for s in k.sentences)
    if headline and d.recalled and d.claim.status == "not-stated" and (d.target or d.perpetrator) and not _overlap(k.target, d.target):
        return 0.0
    if headline:
        score += 1.2
    score += tie or (2.0 if _named_victims(k, d) else 0.0)
    if _same_scene(k, d):
        score += 1.2 if _same_day(k, d) or not (k.dated and d.dated) else 0.6
    bare = not d.dated and not d.places
    if d.definite and d.frame.noun:
        score += 1.0 - 0.12 * min(age, 6)
        if bare or (d.vague and not k.places and not d.dated):
            score += 0.4
        if d.vague and bare and not d.target and not d.perpetrator:
            score += 0.12 * min(age, 6)  # "the attack" without more is the one the article is about, however far back
    elif bare and d.frame.noun and age == 0 and not d.another and not d.perpetrator and not d.target:
        score += 0.3
    if _same_day(k, d) and k.target and d.target and _overlap(k.target, d.target) and not d.another:
        score += 0.5
    if k.weapon and k.weapon == d.weapon:
        score += 0.3
    if bare and d.acled and k.acled == d.acled and d.perpetrator and _overlap(k.perpetrator, d.perpetrator) and age < 3:
        score += 1.0
    if not d.dated and not d.places and d.pointed and k.weapon and d.weapon and age <= 2:
        score += 1.0
    gap = d.frame.tree.sentence.index - max(s.index for s in k.sentences)
    if only_toll(d) and age == 0 and 0 < gap <= 1 and not headline and not {f.kind for f in d.figures} & {f.kind for f in k.figures}:
        score += 1.2
    if not headline and not d.definite and gap > 6 and not _named_victims(k, d):
        score -= 0.5
    return score - 0.9


def _factual(k: Draft, d: Draft) -> bool:
    return k.factuality == d.factuality


def _dates(k: Draft, d: Draft) -> bool:
    if not (k.dated and d.dated):
        return True
    low = max(x for x in (k.date_from, d.date_from) if x) if k.date_from or d.date_from else None
    highs = [x for x in (k.date_to, d.date_to) if x]
    return low is None or not highs or low <= min(highs)


def _same_day(k: Draft, d: Draft) -> bool:
    return k.dated and d.dated and k.date_from == d.date_from and k.date_precision in ("day", "hour") and d.date_precision in ("day", "hour")


def _places(a: Sequence[Place], b: Sequence[Place]) -> bool:
    """Compatible: one side empty, or some place of one lies in or is a place of the other's finest."""
    if not a or not b:
        return True
    exact = all(min(_RANK.get(p.precision, 5) for p in x) <= 2 for x in (a, b))
    return any(p.canonical == q.canonical or contains(p, q) or contains(q, p) for p in (finest(a) if exact else a) for q in (finest(b) if exact else b))


def finest(places: Sequence[Place]) -> list[Place]:
    """The places of the finest precision given."""
    best = min(_RANK.get(p.precision, 5) for p in places)
    return [p for p in places if _RANK.get(p.precision, 5) == best]


def _same_scene(k: Draft, d: Draft) -> bool:
    if not k.places or not d.places:
        return False
    return any(p.canonical == q.canonical or contains(p, q) or contains(q, p)
               for p in finest(k.places) for q in finest(d.places) if min(_RANK.get(p.precision, 5), _RANK.get(q.precision, 5)) <= 5)  # fmt: skip


def _overlap(a: Sequence[str], b: Sequence[str]) -> bool:
    return any(x == y or related(x, y) != "none" for x in a for y in b)


def _sides(k: Draft, d: Draft) -> bool:
    """Known actors of the same role must not exclude each other."""
    for side in ("perpetrator", "target"):
        a = [x for x in getattr(k, side) if x not in k.described]
        b = [x for x in getattr(d, side) if x not in d.described]
        if a and b and not _overlap(a, b):
            return False
    return True


def _means(k: Draft, d: Draft) -> bool:
    kinds = {x for x in (k.acled, d.acled) if x}
    clash = len(kinds) == 2 and not kinds & {"Attack", "Armed clash", "Disrupted weapons use"}
    return not clash or _same_scene(k, d) or d.definite


def _named_victims(k: Draft, d: Draft) -> bool:
    names = [{t for t in x.target if " " in t and t not in x.described and t[:1].isupper()} for x in (k, d)]
    return bool(names[0] & names[1]) and all(any(f.kind == "killed" for f in x.figures) for x in (k, d))


def absorb(k: Draft, d: Draft) -> None:
    """Take over what `d` adds; differing figures stay side by side in `contested`."""
    lead_is_headline = k.sentences[0].kind == "headline" and d.sentences[0].kind != "headline"
    if lead_is_headline:
        k.sentences = [*d.sentences, *k.sentences]
        k.frame, k.vague = d.frame, d.vague
    else:
        k.sentences = [*k.sentences, *d.sentences]
    if not k.dated and d.dated:
        _take(k, d, ("date_from", "date_to", "date_expr", "date_precision", "date_note", "dated"), "date")
    elif k.dated and d.dated and {"hour": 0, "day": 1, "week": 2, "month": 3, "year": 4}.get(d.date_precision, 5) < {"hour": 0, "day": 1, "week": 2, "month": 3, "year": 4}.get(k.date_precision, 5):
        _take(k, d, ("date_from", "date_to", "date_expr", "date_precision", "date_note"), "date")
    for p in d.places:
        if all(p.canonical != q.canonical for q in k.places):
            k.places.append(p)
            if "places" in d.evidence:
                k.evidence.setdefault("places", d.evidence["places"])
    for side in ("perpetrator", "target"):
        _join_side(k, d, side)
    if d.weapon and (not k.weapon or (d.acled and not k.acled)):
        _take(k, d, ("weapon", "weapon_count"), "weapon")
    elif d.weapon and d.weapon_count and not k.weapon_count:
        k.weapon_count = d.weapon_count
    elif d.weapon_count and k.weapon_count and (d.weapon_count.low, d.weapon_count.high) != (k.weapon_count.low, k.weapon_count.high) and d.sentences[0].kind != "headline":
        e = d.evidence.get("weapon")
        k.contested.append(Contested(version=f"weapon count: {d.weapon_count.verbatim}", by=next(iter(d.attribution or d.perpetrator), None), field="weapon_count",
                                     quote=e.quote if e else "", start=e.start if e else 0, end=e.end if e else 0))  # fmt: skip
    k.mode, k.acled = k.mode or d.mode, k.acled or d.acled
    for f in d.figures:
        same = [x for x in k.figures if x.kind == f.kind]
        fresh = any(x.kind == f.kind for x in d.retold) and d.retells is not None  # some of its people were told of, this one was not
        if not same or fresh:
            k.figures.append(f)
            if f.kind in d.evidence:
                k.evidence.setdefault(f.kind, d.evidence[f.kind])
        elif all((x.low, x.high) != (f.low, f.high) for x in same):
            e = d.evidence.get(f.kind)
            k.contested.append(Contested(version=f"{f.kind}: {f.verbatim}", by=d.attribution[-1] if d.attribution else None, field=f.kind,
                                         quote=e.quote if e else "", start=e.start if e else 0, end=e.end if e else 0))  # fmt: skip
    k.fillers = distinct([*k.fillers, *d.fillers])
    for n, name in enumerate(d.attribution):
        if name not in k.attribution:
            k.attribution.append(name)
            words = d.evidence.get(attribution_key(n))
            if words is not None:
                k.evidence[attribution_key(len(k.attribution) - 1)] = words
    if d.claim.status != "not-stated" and k.claim.status == "not-stated":
        k.claim = d.claim
    if k.count is None or (d.count == 1 and lead_is_headline):
        k.count = d.count


def _join_side(k: Draft, d: Draft, side: str) -> None:
    k.words = d.words | k.words
    mine, theirs = getattr(k, side), getattr(d, side)
    described = [x for x in mine if x in k.described]
    known = [x for x in theirs if x not in d.described]
    if described and known and len(described) == len(mine):
        setattr(k, side, list(known))
        if side in d.evidence:
            k.evidence[side] = d.evidence[side]
        return
    for name in theirs:
        if name in d.described and mine:
            continue
        classes = [m for m in mine if _is_class(m) and not _is_class(name) and related(name, m) != "none"]
        if classes and name not in d.described:  # "factions" named at last
            mine[:] = [m for m in mine if m not in classes]
        if all(name != m and related(name, m) == "none" for m in mine):
            mine.append(name)
            if name in d.described:
                k.described.add(name)
            if side in d.evidence:
                k.evidence.setdefault(side, d.evidence[side])


def _is_class(name: str) -> bool:
    actor = lookup(name)
    return actor is not None and actor.is_class


def _take(k: Draft, d: Draft, fields: Sequence[str], evidence: str) -> None:
    for f in fields:
        setattr(k, f, getattr(d, f))
    if evidence in d.evidence:
        k.evidence[evidence] = d.evidence[evidence]
