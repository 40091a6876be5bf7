"""A small world for the Arabic coder's tests: invented outlets, a dozen actors and places, so that the rules stand alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest

from tawthiq.actors import Actor, ActorName
from tawthiq.coding.arabic import code, outside
from tawthiq.language import arabic
from tawthiq.records import Article, Block, Mention, Place

ACTORS = {
    "القوات الأميركية|قوات أميركية|الجيش الأميركي": ("United States Armed Forces", "organ", "External/Other forces"),
    "القوات التركية|الجيش التركي": ("Turkish Armed Forces", "organ", "External/Other forces"),
    "الحشد الشعبي": ("Popular Mobilization Forces", "group", "Political militia"),
    "تنظيم داعش|داعش": ("Islamic State", "group", "Rebel group"),
    "قوات سوريا الديمقراطية": ("Syrian Democratic Forces", "group", "Rebel group"),
    "الشرطة العراقية": ("Iraqi Police", "organ", "State forces"),
    "كتائب الفجر": ("Fajr Brigades", "group", "Political militia"),
    "الولايات المتحدة": ("United States", "state", ""),
    "تركيا|تركية|التركية|تركي|التركي": ("Turkey", "state", ""),
    "أميركية|الأميركية|أميركي|الأميركي": ("United States", "state", ""),
    "الحكومة العراقية": ("Government of Iraq", "organ", "State forces"),
}
PLACES = {
    "بغداد": ("Baghdad", "town", "Baghdad", "Iraq", 33.3, 44.4),
    "الموصل": ("Mosul", "town", "Nineveh", "Iraq", 36.3, 43.1),
    "البصرة": ("Basra", "town", "Basra", "Iraq", 30.5, 47.8),
    "كركوك": ("Kirkuk", "town", "Kirkuk", "Iraq", 35.5, 44.4),
    "حلب": ("Aleppo", "town", "Aleppo", "Syria", 36.2, 37.2),
    "دمشق": ("Damascus", "town", "Damascus", "Syria", 33.5, 36.3),
    "النجف": ("Najaf", "town", "Najaf", "Iraq", 32.0, 44.3),
    "مطار أربيل": ("Erbil International Airport", "site", "Erbil", "Iraq", 36.2, 43.9),
    "العراق": ("Iraq", "country", None, "Iraq", 33.0, 43.7),
}
WEAPONS = {
    "سيارة مفخخة|سيارتين مفخختين": ("car bomb", "explosives", "Remote explosive/landmine/IED"),
    "عبوة ناسفة|عبوات ناسفة": ("IED", "explosives", "Remote explosive/landmine/IED"),
    "صاروخا|صاروخ|صواريخ|صاروخين": ("rocket", "heavy-weapons", "Shelling/artillery/missile attack"),
    "طائرة مسيرة|طائرات مسيرة|مسيرات مفخخة": ("drone", "drone", "Air/drone strike"),
}


class Spot(NamedTuple):
    start: int
    end: int
    text: str
    candidates: tuple[str, ...]
    kind: str


class Arm(NamedTuple):
    start: int
    end: int
    text: str
    canonical: str
    mode: str
    acled: str


class Context(NamedTuple):
    main_country: str | None


def _find(table: dict[str, tuple], text: str):  # type: ignore[no-untyped-def, type-arg]
    found = []
    for pattern, value in table.items():
        names = pattern.split("|")
        written = "|".join([*names, *[rf"(?<=ل)ل{n[2:]}" for n in names if n.startswith("ال")]])  # ل + ال is written لل
        for m in re.finditer(rf"(?<![ء-ي])[وف]?[بل]?({written})(?![ء-ي])", text):
            found.append((m.start(1), m.end(1), m.group(1), value))
    kept: list[tuple] = []  # type: ignore[type-arg]
    for item in sorted(found, key=lambda x: x[0] - x[1]):
        if all(item[1] <= k[0] or k[1] <= item[0] for k in kept):
            kept.append(item)
    return sorted(kept)


def _place(name: Spot) -> Place:
    canonical, precision, admin1, country, lat, lon = next(v for k, v in PLACES.items() if k == name.text)
    return Place(name=name.text, canonical=canonical, precision=precision, admin1=admin1, country=country, lat=lat, lon=lon)


@pytest.fixture(autouse=True)
def world(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small world everywhere but in the tests of the rooms together."""
    if request.module.__name__.endswith("_rooms"):
        return
    actor = lambda v: Actor(v[0], v[0], v[1], inter=v[2])
    monkeypatch.setattr(outside, "actors", lambda text: [ActorName(a, b, t, actor(v)) for a, b, t, v in _find(ACTORS, text)])
    monkeypatch.setattr(outside, "actor_for", lambda text, country: next((actor(v) for a, b, _, v in _find(ACTORS, text) if v[1] == "state" and b - a == len(text)), None))
    monkeypatch.setattr(outside, "outlet", lambda name: "Duha Agency" if name == "وكالة الضحى" else None)
    monkeypatch.setattr(outside, "weapons", lambda text: [Arm(a, b, t, *v) for a, b, t, v in _find(WEAPONS, text)])
    monkeypatch.setattr(outside, "places", lambda text: [Spot(a, b, t, (), "place") for a, b, t, _ in _find(PLACES, text)])
    monkeypatch.setattr(outside, "context_of", lambda names: Context("Iraq"))
    monkeypatch.setattr(outside, "resolved", lambda names, context: [_place(n) for n in names])


def make_article(text: str, headline: str | None = None, published: date | None = date(2022, 3, 16)) -> Article:
    whole, blocks = "", []
    if headline:
        whole = headline + "\n\n"
        blocks.append(Block(start=0, end=len(headline), kind="headline"))
    for line in text.split("\n"):
        blocks.append(Block(start=len(whole), end=len(whole) + len(line), kind="body"))
        whole += line + "\n"
    return Article(id="a1", capture="c1", order=0, start=0, end=len(whole), first_line=1, last_line=1 + whole.count("\n"), text=whole,
                   headline=headline or "", published=published, anchor=published, language="ar", blocks=tuple(blocks))  # fmt: skip


@pytest.fixture
def coded() -> Callable[..., list[Mention]]:
    def run(text: str, headline: str | None = None, published: date | None = date(2022, 3, 16)) -> list[Mention]:
        article = make_article(text, headline, published)
        mentions = code(article, arabic.sentences(article))
        for m in mentions:  # the contract, in every test
            assert m.quotes
            assert all(article.text[a:b] == q for q, (a, b) in zip(m.quotes, m.spans, strict=True))
            assert all(article.text[e.start : e.end] == e.quote and e.quote for e in m.evidence.values())
            assert "plover" in m.evidence
        return mentions

    return run
