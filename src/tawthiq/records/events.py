"""Mentions and their fields (codebook, unit 2; contract: design §5)."""
from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from pydantic import Field

from tawthiq.records.base import Record

PLOVER_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
FACTUALITY = ("occurred", "not-occurred", "threatened", "demanded", "planned", "hypothetical")
ACLED_SUBEVENTS = (
    "Armed clash", "Government regains territory", "Non-state actor overtakes territory", "Chemical weapon",
    "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade",
    "Sexual violence", "Attack", "Abduction/forced disappearance", "Peaceful protest", "Protest with intervention",
    "Excessive force against protesters", "Violent demonstration", "Mob violence", "Agreement", "Arrests",
    "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
    "Looting/property destruction", "Non-violent transfer of territory", "Other",
)  # fmt: skip


class Evidence(Record):
    """The words a field was read from, at [start, end) of the article's text, and how sure the reading is (0–1)."""

    quote: str
    start: int
    end: int
    score: float = 1.0
    rule: str = Field(default="", description="the rule or model that read it, for --why")


class Place(Record):
    """A scene. `precision`: site|neighbourhood|town|near|district|province|region|country|sea; `geo_precision`: ACLED 1–3.

    `admin1`, `country` and `canonical` are English names; WGS84 degrees; `iso3` ISO-3166 alpha-3 where one country holds it.
    """

    name: str
    canonical: str
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str = "town"
    geo_precision: int | None = None
    iso3: str | None = None
    alternatives: tuple[str, ...] = Field(default=(), description="other readings of the name, with the reason")


class Tally(Record):
    """Killed or injured: low and high bounds (null = open or not stated), and who. 0–0 = explicitly none."""

    low: int | None = None
    high: int | None = None
    who: str | None = None


class WeaponCount(Record):
    low: int | None = None
    high: int | None = None
    verbatim: str


class Figure(Record):
    """One number of people. `kind`: killed|injured|killed-or-injured|abducted|arrested|surrendered|displaced|missing;
    `group`: civilian|combatant|official|journalist|unknown; `cumulative` where it sums several events."""

    kind: str
    low: int | None = None
    high: int | None = None
    verbatim: str
    who: str | None = None
    group: str = "unknown"
    cumulative: bool = False


class Contested(Record):
    """One of several versions of this mention inside its article: what is said, by whom, and the words (article positions)."""

    version: str
    by: str | None = None
    field: str = ""
    quote: str = ""
    start: int = 0
    end: int = 0


class Filler(Record):
    """One who or what fills a role of a mention, as it stands in the article's text at [start, end).

    `role`: perpetrator | target | weapon; `kind`: individual | organisation for perpetrators, human | physical for targets, weapon.
    `actor`: canonical name where the words name an actor; `description`: title or office beside a person's name; `effect`: killed |
    injured | abducted | arrested | released | destroyed | damaged | none, null where not told; `low`, `high`: how many;
    `group`: class of knowledge/english/fillers.toml (civilian, police, official … vehicle, energy, residence …).
    """

    role: str
    kind: str
    quote: str
    start: int
    end: int
    actor: str | None = None
    named: bool = Field(default=False, description="the words are a proper name")
    description: str | None = None
    group: str | None = None
    basis: str = Field(default="told", description="told | claimed | accused | suspected | context: how a perpetrator is known")
    effect: str | None = None
    low: int | None = None
    high: int | None = None
    score: float = 1.0


class ClaimOfResponsibility(Record):
    """`status`: claimed | explicitly-unclaimed | denied | not-stated."""

    status: str = "not-stated"
    by: str | None = None


class Mention(Record):
    """One statement in one article that something happened, or did not, will, should (codebook, unit 2).

    `spans[i]` belongs to `quotes[i]`, the first is the main one. `evidence` maps field names of this record to the words
    they were read from. `reason` says why a `not-occurred` is one (foiled | denied). `date_note` holds doubts of the date.
    """

    id: str
    article: str
    quotes: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    plover: str
    plover_mode: str | None = None
    acled: str | None = None
    factuality: str = "occurred"
    reason: str | None = None
    date_from: date | None = None
    date_to: date | None = None
    date_expr: str | None = None
    date_precision: str = Field(default="none", description="hour|day|week|month|year|none")
    date_note: str | None = None
    places: tuple[Place, ...] = ()
    perpetrator: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    weapon: str | None = None
    weapon_count: WeaponCount | None = None
    killed: Tally | None = None
    injured: Tally | None = None
    figures: tuple[Figure, ...] = ()
    fillers: tuple[Filler, ...] = ()
    contested: tuple[Contested, ...] = ()
    claim: ClaimOfResponsibility = ClaimOfResponsibility()
    attribution: tuple[str, ...] = ()
    background: bool = False
    aggregate: bool = False
    count: int | None = None
    follow_up: bool = Field(default=False, description="a later development of the incident: claim, toll, arrest, trial")
    evidence: dict[str, Evidence] = Field(default_factory=dict)


def mention_id(article: str, span: tuple[int, int], plover: str, quote: str) -> str:
    """Stable id: the same words of the same article coded as the same type have the same id."""
    key = f"{article}|{span[0]}|{span[1]}|{plover}|{quote}".encode()
    return "m" + hashlib.sha256(key).hexdigest()[:12]


def spans_hold(text: str, quotes: Sequence[str], spans: Sequence[tuple[int, int]]) -> bool:
    """True when every quote stands verbatim at its span."""
    return len(quotes) == len(spans) and all(text[s:e] == q and q for q, (s, e) in zip(quotes, spans, strict=True))
