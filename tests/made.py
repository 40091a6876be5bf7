"""Hand-made records for the tests of store, exports, jobs and command line: two captures, three articles, four mentions."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from tawthiq.records import (
    Article,
    Block,
    Capture,
    Conflict,
    Evidence,
    Figure,
    Grade,
    Incident,
    Mention,
    Page,
    PageBlock,
    Place,
    Tally,
    Version,
    mention_id,
)
from tawthiq.store.view import ProjectView

ONE = "\u200fArchive 🕊\r\n\r\nRocket fire near Sabha\n4 March 2024\nTwo guards were killed by rocket fire near Sabha on Sunday, a clinic said.\n\nMarket quiet\nA ceasefire was demanded in Brak.\n"
TWO = "مقتل ثلاثة حراس\nقُتل ثلاثة حراس بصواريخ قرب سبها يوم الأحد.\n"

SABHA = Place(name="Sabha", canonical="Sabha", admin1="Sabha", country="Libya", lat=27.0377, lon=14.4283, precision="near", geo_precision=2, iso3="LBY")


def page(text: str, name: str) -> Page:
    """A plain-text page."""
    data = text.encode()
    sha = hashlib.sha256(data).hexdigest()
    capture = Capture(id="c" + sha[:16], sha256=sha, size=len(data), name=name, kind="text", encoding="utf-8")
    return Page(capture=capture, text=text, blocks=(PageBlock(start=0, end=len(text)),))


def article(of: Page, order: int, start: int, end: int, **more: Any) -> Article:
    """The stretch [start, end) of a page; its first line is the headline."""
    text = of.text[start:end]
    headline = text.split("\n")[0]
    told: dict[str, Any] = {
        "id": f"{of.capture.id}-{order:03d}", "capture": of.capture.id, "order": order, "start": start, "end": end, "text": text, "headline": headline,
        "first_line": of.text.count("\n", 0, start) + 1, "last_line": of.text.count("\n", 0, end - 1) + 1,
        "blocks": (Block(start=0, end=len(headline), kind="headline"), Block(start=len(headline) + 1, end=len(text), kind="body")),
    }  # fmt: skip
    return Article(**(told | more))


def mention(of: Article, quote: str, plover: str = "ASSAULT", **more: Any) -> Mention:
    """A mention whose main quote is `quote`."""
    start = of.text.index(quote)
    told: dict[str, Any] = {
        "id": mention_id(of.id, (start, start + len(quote)), plover, quote), "article": of.id, "quotes": (quote,), "spans": ((start, start + len(quote)),), "plover": plover,
    }  # fmt: skip
    return Mention(**(told | more))


def words(of: Article, quote: str, rule: str = "by hand") -> Evidence:
    """Where `quote` stands in the article."""
    start = of.text.index(quote)
    return Evidence(quote=quote, start=start, end=start + len(quote), rule=rule)


PAGE_ONE, PAGE_TWO = page(ONE, "one.txt"), page(TWO, "two.txt")
_cut = ONE.index("Market quiet")
A1 = article(PAGE_ONE, 1, ONE.index("Rocket"), _cut - 2, publisher="Ridge Observer", published=date(2024, 3, 4), anchor=date(2024, 3, 4), published_raw="4 March 2024")
A2 = article(PAGE_ONE, 2, _cut, len(ONE) - 1, publisher="Ridge Observer")
A3 = article(PAGE_TWO, 1, 0, len(TWO) - 1, publisher="Sahl Post", published=date(2024, 3, 5), anchor=date(2024, 3, 5), language="ar")

_KILLED = {"acled": "Shelling/artillery/missile attack", "places": (SABHA,), "date_from": date(2024, 3, 3), "date_to": date(2024, 3, 3), "date_precision": "day"}
M1 = mention(
    A1, "Two guards were killed by rocket fire near Sabha on Sunday, a clinic said.", **_KILLED, target=("guards",), killed=Tally(low=2, high=2, who="guards"),
    figures=(Figure(kind="killed", low=2, high=2, verbatim="Two", who="guards"),), attribution=("a clinic",),
    evidence={"killed": words(A1, "Two guards were killed"), "places": words(A1, "near Sabha"), "attribution": words(A1, "a clinic said")},
)  # fmt: skip
M2 = mention(A2, "A ceasefire was demanded in Brak.", "REQUEST", factuality="demanded")
M3 = mention(
    A3, "قُتل ثلاثة حراس بصواريخ قرب سبها يوم الأحد.", **_KILLED, target=("guards",), killed=Tally(low=3, high=3, who="guards"),
    figures=(Figure(kind="killed", low=3, high=3, verbatim="ثلاثة"),), evidence={"killed": words(A3, "ثلاثة حراس")},
)  # fmt: skip
M4 = mention(A3, "مقتل ثلاثة حراس", "ASSAULT", aggregate=True)

I1 = Incident(
    id="LBY-2024-0001", title="Rocket fire near Sabha", plover="ASSAULT", acled="Shelling/artillery/missile attack", date_from=date(2024, 3, 3), date_to=date(2024, 3, 3),
    date_precision="day", places=(SABHA,), target=("guards",), killed_low=2, killed_high=3, mentions=(M1.id, M3.id),
    versions=(Version(field="killed", value=[2, 2], mentions=(M1.id,)), Version(field="killed", value=[3, 3], mentions=(M3.id,))),
    conflicts=(Conflict(field="killed", versions=(Version(field="killed", value=[2, 2], mentions=(M1.id,)), Version(field="killed", value=[3, 3], mentions=(M3.id,))), reason="2 against 3"),),
    independent_sources=2, sources=("Ridge Observer", "Sahl Post"), grade_suggested=Grade(grade="Contested", reasons=("figures differ",)), links=((M1.id, M3.id, 0.97, ("same day", "same place")),),
)  # fmt: skip
I2 = Incident(id="LBY-0000-0001", title="Demand of a ceasefire", plover="REQUEST", factuality="demanded", mentions=(M2.id,))


def view() -> ProjectView:
    """The whole of it."""
    texts = {PAGE_ONE.capture.id: ONE, PAGE_TWO.capture.id: TWO}
    return ProjectView((PAGE_ONE.capture, PAGE_TWO.capture), (A1, A2, A3), (M1, M2, M3, M4), (I1, I2), texts)
