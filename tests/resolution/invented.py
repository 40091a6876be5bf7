"""Invented incidents of an invented country and the noisy mentions that invented articles make of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from tawthiq.records import Article, Figure, Mention, Place, Tally, mention_id

#: province -> towns with coordinates; Ruritania is about 600 km wide
PROVINCES = {
    f"Province {p}": [(f"Town {p}{n}", 40.0 + 1.4 * p + 0.12 * n, 20.0 + 1.1 * (p % 5) + 0.31 * n) for n in range(6)] for p in range(12)
}
TARGETS = ["Ruritania Armed Forces", "Civilians (Ruritania)", "Strelsau Blue Guards", "Zenda River Company", "Harbour Union", "Hentzau Column"]
GROUPS = ["Black Elk Group", "Northern Lantern", "Ruritania Armed Forces", "unidentified gunmen", "Red Lake Front"]
MEANS = [
    ("drone", "Air/drone strike"),
    ("mortar", "Shelling/artillery/missile attack"),
    ("roadside bomb", "Remote explosive/landmine/IED"),
    ("rifle", "Attack"),
    ("rocket", "Shelling/artillery/missile attack"),
]
START = date(2031, 1, 1)


def place(name: str, admin1: str | None, lat: float, lon: float, precision: str) -> Place:
    return Place(name=name, canonical=name, admin1=admin1, country="Ruritania", lat=lat, lon=lon, precision=precision, iso3="RUR")


def article(n: int, published: date, text: str = "") -> Article:
    text = text or f"Invented report number {n}."
    return Article(
        id=f"a{n:05d}", capture="c0", order=n, start=0, end=len(text), first_line=1, last_line=1, text=text, headline=text[:40],
        publisher=f"Outlet {n % 17}", published=published, anchor=published,
    )  # fmt: skip


def mention(article_id: str, quote: str, plover: str = "ASSAULT", **fields: Any) -> Mention:
    span = (0, len(quote))
    day = fields.pop("day", None)
    if day:
        fields |= {"date_from": day, "date_to": day, "date_precision": "day"}
    return Mention(id=mention_id(article_id, span, plover, quote), article=article_id, quotes=(quote,), spans=(span,), plover=plover, **fields)


def world(seed: int, incidents: int, days: int = 365, reports: int = 5) -> tuple[list[Article], list[Mention], dict[str, int]]:
    """Articles, mentions and the truth (mention id -> number of the incident)."""
    rng = random.Random(seed)
    truths = [_truth(rng, days) for _ in range(incidents)]
    articles: list[Article] = []
    mentions: list[Mention] = []
    gold: dict[str, int] = {}
    for n, truth in enumerate(truths):
        for r in range(rng.randint(1, 2 * reports - 1)):
            recalled = rng.random() < 0.25
            published = truth["day"] + timedelta(days=rng.randint(20, 90) if recalled else rng.randint(0, 2))
            a = article(len(articles), published)
            m = _noisy(rng, a, truth, recalled, r)
            articles.append(a)
            mentions.append(m)
            gold[m.id] = n
    return articles, mentions, gold


def _truth(rng: random.Random, days: int) -> dict[str, Any]:
    province = rng.choice(sorted(PROVINCES))
    weapon, acled = rng.choice(MEANS)
    killed = rng.choice([0, 0, 1, 2, 3, 4, 6, 9, 14, 23])
    return {
        "day": START + timedelta(days=rng.randrange(days)),
        "province": province,
        "town": rng.choice(PROVINCES[province]),
        "target": rng.choice(TARGETS),
        "perpetrator": rng.choice(GROUPS),
        "weapon": weapon,
        "acled": acled,
        "killed": killed,
        "injured": rng.choice([0, killed, killed * 2 + 1]),
        "words": " ".join(rng.sample(["harbour", "mill", "vineyard", "depot", "orchard", "viaduct", "granary", "foundry", "lighthouse", "quarry"], 3)),
    }


def _noisy(rng: random.Random, a: Article, t: dict[str, Any], recalled: bool, r: int) -> Mention:
    """Fields dropped, days shifted by one, places coarsened, figures changed: each rarely, as reports do."""
    name, lat, lon = t["town"]
    fields: dict[str, Any] = {"background": recalled}
    dice = rng.random()
    if recalled and dice < 0.5:
        first = t["day"].replace(day=1)
        fields |= {"date_from": first, "date_to": (first + timedelta(days=32)).replace(day=1) - timedelta(days=1), "date_precision": "month"}
    elif dice < 0.9:
        day = t["day"] + timedelta(days=rng.choice([0] * 18 + [1, -1]))
        fields |= {"date_from": day, "date_to": day, "date_precision": "day"}
    dice = rng.random()
    if dice < 0.8:
        fields["places"] = (place(name, t["province"], lat, lon, "town"),)
    elif dice < 0.95:
        fields["places"] = (place(t["province"], t["province"], PROVINCES[t["province"]][0][1], PROVINCES[t["province"]][0][2], "province"),)
    if rng.random() < 0.8:
        fields["target"] = (t["target"],)
    if rng.random() < 0.5:
        fields["perpetrator"] = (t["perpetrator"] if rng.random() < 0.95 else rng.choice(GROUPS),)
    if rng.random() < 0.6:
        weapon, acled = (t["weapon"], t["acled"]) if rng.random() < 0.93 else rng.choice(MEANS)
        fields |= {"weapon": weapon, "acled": acled}
    if rng.random() < 0.6:
        killed = max(0, t["killed"] + rng.choice([0, 0, 0, 0, 1, 2]))
        fields["killed"] = Tally(low=killed, high=killed)
        fields["figures"] = (Figure(kind="killed", low=killed, high=killed, verbatim=str(killed)),)
    if rng.random() < 0.4:
        fields["injured"] = Tally(low=t["injured"], high=t["injured"])
    words = t["words"].split()
    quote = f"Report {a.id} {r} tells of the attack near the {rng.choice(words)} and the {rng.choice(words)}."
    return mention(a.id, quote, **fields)


def pairwise(gold: dict[str, int], groups: Sequence[Sequence[str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the pairs of mentions that stand together."""
    label = {m: n for n, ms in enumerate(groups) for m in ms}
    both: dict[tuple[int, int], int] = {}
    left: dict[int, int] = {}
    right: dict[int, int] = {}
    for m, g in gold.items():
        both[g, label[m]] = both.get((g, label[m]), 0) + 1
        left[g] = left.get(g, 0) + 1
        right[label[m]] = right.get(label[m], 0) + 1

    def pairs(sizes: dict[Any, int]) -> int:
        return sum(n * (n - 1) // 2 for n in sizes.values())

    precision, recall = pairs(both) / max(1, pairs(right)), pairs(both) / max(1, pairs(left))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)
