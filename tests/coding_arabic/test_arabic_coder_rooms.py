"""The Arabic coder with the real rooms beside it: names, places and times of an invented report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tawthiq.actors.neutral import find_loaded
from tawthiq.records import Mention

Coder = Callable[..., list[Mention]]

REPORT = """أفاد مصدر أمني عراقي، اليوم الأربعاء، بأن أربعة صواريخ كاتيوشا سقطت على معسكر التاجي شمالي بغداد، ما أدى إلى إصابة جنديين أميركيين.
وقال المصدر لوكالة رويترز إن القوات الأمنية عثرت على منصة إطلاق الصواريخ.
ولم تعلن أي جهة مسؤوليتها عن الهجوم.
وفي سوريا، قتل ثلاثة مدنيين بينهم طفل في قصف مدفعي تركي على بلدة تل رفعت بريف حلب أمس الثلاثاء.
وكان سبعة من عناصر الحشد الشعبي قد قتلوا في غارة أميركية على الحدود العراقية السورية في 11 كانون الثاني الماضي."""


@pytest.fixture
def report(coded: Coder) -> list[Mention]:
    return coded(REPORT, headline="سقوط أربعة صواريخ على معسكر التاجي", published=date(2022, 3, 16))


def test_salvo(report: list[Mention]) -> None:
    m = report[0]
    assert (m.plover, m.acled, m.factuality) == ("ASSAULT", "Shelling/artillery/missile attack", "occurred")
    assert (m.date_from, m.date_precision) == (date(2022, 3, 16), "day")
    assert "Camp Taji" in {p.canonical for p in m.places}
    assert m.weapon == "Katyusha rocket"
    assert m.weapon_count is not None
    assert m.weapon_count.low == 4
    assert m.injured is not None
    assert m.injured.low == 2
    assert m.claim.status == "explicitly-unclaimed"
    assert len(m.quotes) == 3


def test_shelling(report: list[Mention]) -> None:
    m = next(x for x in report if x.killed and x.killed.low == 3)
    assert m.perpetrator
    assert "Tur" in m.perpetrator[0]
    assert m.target == ("Civilians (Syria)",)
    assert {p.country for p in m.places} == {"Syria"}
    assert (m.date_from, m.background) == (date(2022, 3, 15), False)


def test_recalled_air_strike(report: list[Mention]) -> None:
    m = next(x for x in report if x.killed and x.killed.low == 7)
    assert (m.background, m.acled, m.weapon) == (True, "Air/drone strike", "air strike")
    assert m.date_from == date(2022, 1, 11)
    assert m.target == ("Popular Mobilization Forces",)


def test_fields_are_neutral(coded: Coder) -> None:
    found = coded("استشهد أربعة مقاومين وجرح مواطنان برصاص مرتزقة الاحتلال في حلب أمس، واعتقلت ميليشيا إرهابية شيخا في دمشق.")
    assert found
    for m in found:
        said = [*m.perpetrator, *m.target, *m.attribution, m.weapon or "", *(t.who or "" for t in (m.killed, m.injured) if t), *(f.who or "" for f in m.figures)]
        assert [find_loaded(x, lang) for x in said for lang in ("ar", "en") if find_loaded(x, lang)] == []


def test_a_name_inside_a_site_is_no_actor(coded: Coder) -> None:
    m = coded("استهداف قاعدة عين الأسد في محافظة الأنبار بطائرتين مسيرتين")[0]
    assert m.target == ("Ain al-Asad Air Base",)
