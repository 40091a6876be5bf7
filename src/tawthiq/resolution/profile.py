"""A mention as it is compared: keys, intervals of day numbers, the finest places with their hierarchy."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tawthiq.records import Article, Mention, Place
from tawthiq.resolution.kin import is_person
from tawthiq.resolution.knowledge import lexicon
from tawthiq.resolution.words import key, words

#: precision -> rank, finer is higher (codebook: places)
LEVEL = {"site": 6, "neighbourhood": 5, "town": 4, "near": 4, "district": 3, "province": 2, "region": 1, "sea": 1, "country": 0}
SITE, TOWN, DISTRICT, PROVINCE = 5, 4, 3, 2
#: types whose events come in series, at places, against many targets; the others are acts of politics
MATERIAL = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST"))
#: a mention is dated "to the day or week" when its interval is at most this long
NARROW = 7


class Spot(NamedTuple):
    """A place as it is compared; `precision` as written in the codebook."""

    key: str
    name: str
    admin1: str
    countries: frozenset[str]
    lat: float | None
    lon: float | None
    level: int
    precision: str


@dataclass(slots=True)
class Profile:
    """What the comparison modules see of a mention. Day numbers are `date.toordinal()`, None is open or not stated."""

    id: str
    article: str
    print_group: str
    plover: str
    acled: str | None
    family: str
    reason: str | None
    lo: int | None
    hi: int | None
    published: int | None
    spots: tuple[Spot, ...]
    place_keys: frozenset[str]
    perpetrator: tuple[str, ...]
    target: tuple[str, ...]
    persons: frozenset[str]
    means: str | None
    weapon: str | None
    killed: tuple[int | None, int | None] | None
    injured: tuple[int | None, int | None] | None
    who_groups: frozenset[str]
    weapon_count: tuple[int | None, int | None] | None
    background: bool
    follow_up: bool
    another: bool
    tokens: frozenset[str]
    sentences: frozenset[str]
    spans: tuple[tuple[int, int], ...] = field(default=())

    @property
    def dated(self) -> bool:
        """Some date is stated."""
        return self.lo is not None or self.hi is not None

    @property
    def width(self) -> float:
        """Length of the interval in days, infinite where a side is open."""
        return math.inf if self.lo is None or self.hi is None else self.hi - self.lo + 1

    @property
    def narrow(self) -> bool:
        """Dated to a week or better."""
        return self.width <= NARROW

    @property
    def level(self) -> int:
        """Rank of the finest place, -1 without a place."""
        return max((s.level for s in self.spots), default=-1)

    @property
    def vague(self) -> bool:
        """Not enough of its own to stand for one event: no day, or (of acts in the field) no place below the province; or a later
        development, which belongs to some event before it."""
        return self.follow_up or not self.narrow or (self.plover in MATERIAL and self.level < DISTRICT)


def admin_key(name: str | None) -> str:
    """A province's name as a key: "Babil Governorate" and "Babil" are one."""
    if not name:
        return ""
    parts = words(name)
    return " ".join(p for p in parts if p not in lexicon().admin) or " ".join(parts)


def spot(place: Place) -> Spot:
    """A place of a mention as it is compared."""
    countries = frozenset(key(c) for c in (place.country or "").split(";") if c.strip())
    level = LEVEL.get(place.precision, 1)
    admin = admin_key(place.admin1 or (place.canonical if level == PROVINCE else None))
    return Spot(key(place.canonical), key(place.name), admin, countries, place.lat, place.lon, level, place.precision)


def km(a: Spot, b: Spot) -> float | None:
    """Great-circle distance, None where coordinates are missing."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    la, lb = math.radians(a.lat), math.radians(b.lat)
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, h)))


#: how far from a place's point its parts may lie, by rank of the larger place
_REACH = {5: 4.0, 4: 20.0, 3: 45.0}


def contains(big: Spot, small: Spot) -> bool:
    """True when `small` lies in `big` as far as the hierarchy and the coordinates tell."""
    if big.level >= small.level and not (big.level == TOWN and small.level == TOWN and big.precision != small.precision):
        return False
    if big.countries and small.countries and big.countries.isdisjoint(small.countries):
        return False
    if big.level == 0:
        return not big.countries.isdisjoint(small.countries)
    if big.level == 1:
        return False
    if big.level == PROVINCE:
        return bool(big.admin1) and big.admin1 == small.admin1
    distance = km(big, small)
    if distance is not None:
        return distance <= _REACH.get(big.level, 0.0)
    return bool(big.key) and f" {big.key} " in f" {small.key} "


def finest(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """The places without those that only say where the finer ones lie."""
    found = list(dict.fromkeys(spots))
    kept = [s for s in found if not any(t.level > s.level and contains(s, t) for t in found)]
    return tuple(sorted(kept, key=lambda s: (-s.level, s.key, s.admin1)))


def _family(mention: Mention) -> str | None:
    """The means of an attack: from the weapon's words, else from the ACLED sub-type."""
    if mention.weapon:
        parts = set(words(mention.weapon))
        for name, items in lexicon().families:
            if not items.isdisjoint(parts):
                return name
    return lexicon().acled_family.get(mention.acled or "")


def make_profile(mention: Mention, article: Article | None, print_group: str) -> Profile:
    """The mention as it is compared. `print_group` is the article's group of reprints."""
    published = article.published or article.anchor if article else None
    spots = finest(spot(p) for p in mention.places)
    text = " ".join(mention.quotes)
    persons = frozenset(key(t) for t in mention.target if is_person(t))
    killed = mention.killed
    return Profile(
        id=mention.id,
        article=mention.article,
        print_group=print_group,
        plover=mention.plover,
        acled=mention.acled,
        family=mention.factuality,
        reason=mention.reason,
        lo=mention.date_from.toordinal() if mention.date_from else None,
        hi=mention.date_to.toordinal() if mention.date_to else None,
        published=published.toordinal() if published else None,
        spots=spots,
        place_keys=frozenset(k for p in mention.places for k in (key(p.canonical), key(p.name)) if k),
        perpetrator=mention.perpetrator,
        target=mention.target,
        persons=persons if killed and (killed.low or 0) >= 1 else frozenset(),
        means=_family(mention),
        weapon=key(mention.weapon) if mention.weapon else None,
        killed=(killed.low, killed.high) if killed else None,
        injured=(mention.injured.low, mention.injured.high) if mention.injured else None,
        who_groups=frozenset(f.group for f in mention.figures if f.kind in ("killed", "injured") and f.group != "unknown"),
        weapon_count=(mention.weapon_count.low, mention.weapon_count.high) if mention.weapon_count else None,
        background=mention.background,
        follow_up=mention.follow_up,
        another=bool(mention.quotes) and not lexicon().another.isdisjoint(words(mention.quotes[0])),
        tokens=frozenset(w for w in words(text) if len(w) > 2),
        sentences=frozenset(s for s in (" ".join(words(q)) for q in mention.quotes) if s.count(" ") >= 5),
        spans=mention.spans,
    )


class Corpus:
    """How rare names and words are among the mentions at hand (counted by article, so that one report counts once)."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.size = len({p.article for p in profiles}) or 1
        names: Counter[str] = Counter()
        tokens: Counter[str] = Counter()
        seen: set[tuple[str, str]] = set()
        for p in profiles:
            for n in {key(x) for x in (*p.target, *p.perpetrator)}:
                if (p.article, n) not in seen:
                    seen.add((p.article, n))
                    names[n] += 1
            tokens.update(p.tokens)
        self.names: Mapping[str, int] = names
        self.tokens: Mapping[str, int] = tokens
        self.mentions = len(profiles) or 1
        days: dict[str, set[int]] = {}
        for p in profiles:
            if p.lo is not None and p.narrow:
                for s in p.spots:
                    days.setdefault(s.key, set()).add(p.lo // 3)
        self._days = {k: len(v) for k, v in days.items()}
        self._rarity: dict[str, float] = {}
        self._whole: dict[str, float] = {}

    def rarity(self, name: str) -> float:
        """0 (every article names it) to 1 (hardly any does); smoothed, so that small collections claim little."""
        if name not in self._rarity:
            share = math.log((self.size + 20) / (self.names.get(key(name), 0) + 1)) / math.log(self.size + 20)
            self._rarity[name] = min(1.0, max(0.0, share))
        return self._rarity[name]

    def seldom(self, place: str) -> float:
        """1 for a place of which the collection tells on one or two occasions, falling to 0 for scenes of daily events."""
        return 1.0 / (1.0 + max(0, self._days.get(place, 0) - 2) / 3)

    def weight(self, token: str) -> float:
        """Inverse document frequency of a word over mentions, 0 for words of more than a tenth of them."""
        n = self.tokens.get(token, 0)
        return 0.0 if n > max(3, self.mentions // 10) else math.log((self.mentions + 20) / (n + 1))

    def whole(self, profile: Profile) -> float:
        """The weight of all words of a mention (summed exactly, so that no order of a set shows)."""
        if profile.id not in self._whole:
            self._whole[profile.id] = math.fsum(self.weight(t) for t in profile.tokens)
        return self._whole[profile.id]
