"""Invented events in the manner of agencies, TV sites and channels; 16 March 2022 is a Wednesday."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tawthiq.coding import arabic as room
from tawthiq.language.arabic import fold
from tawthiq.records import Mention

Coder = Callable[..., list[Mention]]


def one(mentions: list[Mention]) -> Mention:
    assert len(mentions) == 1, [(m.plover, m.evidence["plover"].quote) for m in mentions]
    return mentions[0]


def bounds(tally) -> tuple[int | None, int | None] | None:  # type: ignore[no-untyped-def]
    return (tally.low, tally.high) if tally else None


def test_masdars_behind_a_report_and_the_means(coded: Coder) -> None:
    m = one(coded("أفاد مصدر أمني بمقتل جنديين وإصابة ثلاثة آخرين بانفجار عبوة ناسفة استهدفت رتلا للقوات الأميركية في بغداد مساء أمس."))
    assert (m.plover, m.acled, m.weapon) == ("ASSAULT", "Remote explosive/landmine/IED", "IED")
    assert (bounds(m.killed), bounds(m.injured)) == ((2, 2), (3, 3))
    assert m.target == ("United States Armed Forces",)
    assert m.perpetrator == ()
    assert (m.date_from, m.date_precision) == (date(2022, 3, 15), "day")
    assert [p.canonical for p in m.places] == ["Baghdad"]
    assert m.attribution == ("unnamed security source",)


def test_written_passive_with_dozens(coded: Coder) -> None:
    m = one(coded("قُتل 18 شخصا وأصيب عشرات آخرون بجروح في انفجار سيارتين مفخختين في بغداد أمس."))
    assert (bounds(m.killed), bounds(m.injured)) == ((18, 18), (24, None))
    assert m.weapon_count is not None
    assert m.weapon_count.low == 2


def test_verb_subject_object(coded: Coder) -> None:
    m = one(coded("استهدف مسلحون مجهولون دورية للشرطة العراقية قرب الموصل صباح اليوم، ما أسفر عن مقتل شرطي وإصابة اثنين."))
    assert m.perpetrator == ("gunmen",)
    assert m.target == ("Iraqi Police",)
    assert m.acled is None  # the means is not stated
    assert (bounds(m.killed), bounds(m.injured)) == ((1, 1), (2, 2))


def test_subject_first(coded: Coder) -> None:
    m = one(coded("وقال متحدث إن سبعة مدنيين على الأقل قتلوا في قصف مدفعي على سوق في حلب أمس."))
    assert bounds(m.killed) == (7, None)
    assert m.acled == "Shelling/artillery/missile attack"


def test_salvo_with_number_words(coded: Coder) -> None:
    m = one(coded("أطلق مجهولون أربعة عشر صاروخا على قاعدة شمال بغداد، ما أدى إلى إصابة ثلاثة جنود."))
    assert m.weapon_count is not None
    assert (m.weapon_count.low, m.weapon_count.high) == (14, 14)
    assert m.acled == "Shelling/artillery/missile attack"
    assert bounds(m.injured) == (3, 3)
    assert m.killed is None


def test_range_of_dead_in_a_headline(coded: Coder) -> None:
    m = one(coded("لا تفاصيل أخرى.", headline="ما بين 3 و5 قتلى في قصف على سوق في حلب"))
    assert bounds(m.killed) == (3, 5)


def test_more_than_and_at_least(coded: Coder) -> None:
    m = one(coded("قتل أكثر من عشرين شخصا وأصيب ما لا يقل عن أربعين في انفجار سيارة مفخخة وسط بغداد."))
    assert (bounds(m.killed), bounds(m.injured)) == ((21, None), (40, None))


def test_no_casualties(coded: Coder) -> None:
    m = one(coded("سقطت ثلاثة صواريخ في محيط مطار أربيل فجر الثلاثاء دون وقوع إصابات."))
    assert (bounds(m.killed), bounds(m.injured)) == ((0, 0), (0, 0))
    assert m.date_from == date(2022, 3, 15)


def test_killed_and_injured_as_one_number(coded: Coder) -> None:
    m = one(coded("قتل وجرح سبعة عشر عاملا في هجوم انتحاري في بغداد أمس."))
    assert (m.killed, m.injured) == (None, None)
    assert [(f.kind, f.low) for f in m.figures] == [("killed-or-injured", 17)]
    assert m.acled == "Suicide bomb"


def test_a_part_is_not_added(coded: Coder) -> None:
    m = one(coded("قتل تسعة مدنيين بينهم ثلاثة أطفال في غارة على قرية في حلب."))
    assert bounds(m.killed) == (9, 9)


def test_dual_subject_of_a_strike(coded: Coder) -> None:
    m = one(coded("مقتل طفلين في غارة تركية على قرية في حلب"))
    assert bounds(m.killed) == (2, 2)
    assert m.perpetrator == ("Turkey",)
    assert m.acled == "Air/drone strike"
    assert m.weapon == "air strike"


def test_two_places_two_events(coded: Coder) -> None:
    found = coded("قتل ثلاثة مدنيين في قصف على قرية في حلب، فيما أصيب خمسة عمال بانفجار عبوة ناسفة في دمشق.")
    assert [[p.canonical for p in m.places] for m in found] == [["Aleppo"], ["Damascus"]]
    assert [bounds(m.killed) for m in found] == [(3, 3), None]
    assert bounds(found[1].injured) == (5, 5)


def test_listed_places_of_counted_events(coded: Coder) -> None:
    found = coded("وقع انفجاران في بغداد والبصرة صباح اليوم.")
    assert [[p.canonical for p in m.places] for m in found] == [["Baghdad"], ["Basra"]]
    assert len({m.id for m in found}) == 2


def test_abduction_relayed_by_an_agency(coded: Coder) -> None:
    m = one(coded("نقلت وكالة الضحى عن مصدر أمني قوله إن مسلحين خطفوا أربعة عمال قرب كركوك."))
    assert (m.plover, m.plover_mode, m.acled) == ("ASSAULT", "abduct", "Abduction/forced disappearance")
    assert m.attribution == ("Duha Agency", "unnamed security source")
    assert [(f.kind, f.low, f.high) for f in m.figures] == [("abducted", 4, 4)]
    assert m.perpetrator == ("gunmen",)


def test_assassination_passive_with_bullets_of(coded: Coder) -> None:
    m = one(coded("اغتيل ناشط برصاص مسلحين مجهولين وسط البصرة مساء أمس."))
    assert m.plover_mode == "targeted"
    assert m.perpetrator == ("gunmen",)
    assert bounds(m.killed) == (1, 1)


def test_arrests(coded: Coder) -> None:
    m = one(coded("اعتقلت الشرطة العراقية سبعة متظاهرين في النجف يوم الثلاثاء."))
    assert (m.plover, m.acled) == ("COERCE", "Arrests")
    assert m.perpetrator == ("Iraqi Police",)
    assert m.figures[0].low == 7


def test_clash_has_two_sides(coded: Coder) -> None:
    m = one(coded("اندلعت اشتباكات عنيفة بين قوات سوريا الديمقراطية ومسلحين في حلب أسفرت عن مقتل ما لا يقل عن ثمانية مقاتلين."))
    assert m.acled == "Armed clash"
    assert (m.perpetrator, m.target) == (("Syrian Democratic Forces",), ("gunmen",))
    assert bounds(m.killed) == (8, None)


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("تظاهر مئات الأشخاص في النجف أمس احتجاجا على انقطاع الكهرباء.", "PROTEST"),
        ("فرضت الولايات المتحدة عقوبات على ثلاث شركات في دمشق.", "SANCTION"),
        ("انسحبت القوات الأميركية من قاعدة قرب كركوك أمس.", "RETREAT"),
        ("أفرجت كتائب الفجر عن أربعة عمال في البصرة.", "RETREAT"),
        ("نشر الجيش التركي تعزيزات عسكرية قرب حلب.", "MOBILIZE"),
        ("وقع الحشد الشعبي والحكومة العراقية اتفاقا في بغداد أمس.", "AGREE"),
        ("وصلت قافلة مساعدات إنسانية إلى حلب أمس.", "AID"),
        ("هدد تنظيم داعش بقصف بغداد.", "THREATEN"),
        ("اتهمت الحكومة العراقية تنظيم داعش بقتل مدنيين.", "ACCUSE"),
        ("رحبت تركيا بقرار الحكومة العراقية.", "SUPPORT"),
        ("رفضت الحكومة العراقية طلب تركيا.", "REJECT"),
        ("رفعت الولايات المتحدة عقوبات عن شركتين في دمشق.", "CONCEDE"),
        ("طالبت الحكومة العراقية تركيا بسحب قواتها من الموصل.", "REQUEST"),
        ("التقى وفد من الحكومة العراقية مع وفد من تركيا في بغداد.", "CONSULT"),
        ("نفذت القوات الأميركية والجيش التركي دورية مشتركة قرب حلب.", "COOPERATE"),
        ("داهمت الشرطة العراقية منازل في البصرة فجر اليوم.", "COERCE"),
    ],
)
def test_every_plover_type(coded: Coder, text: str, plover: str) -> None:
    assert plover in {m.plover for m in coded(text)}


def test_loaded_words_stay_in_quotes(coded: Coder) -> None:
    m = one(coded("استشهد ثلاثة مواطنين برصاص مرتزقة العدو في حلب أمس."))
    said = " ".join([*m.perpetrator, *m.target, *m.attribution, m.killed.who or "" if m.killed else ""])
    assert not any("\u0600" <= c <= "\u06ff" for c in said)
    assert bounds(m.killed) == (3, 3)


def test_broken_up_spelling(coded: Coder) -> None:
    m = one(coded("قـ.ـتل خمسة جنود في انف.جار عبوة ناسفة في الموصل أمس."))
    assert bounds(m.killed) == (5, 5)


def test_channel_style_lines(coded: Coder) -> None:
    found = coded("🔴 عاجل | انفجار عبوة ناسفة في بغداد\n🔻 استهداف رتل للقوات الأميركية قرب البصرة بعبوة ناسفة")
    assert [[p.canonical for p in m.places] for m in found] == [["Baghdad"], ["Basra"]]
    assert found[1].target == ("United States Armed Forces",)


def test_words_in_code_are_written_folded() -> None:
    """A word that is compared with folded text must be folded itself, else it never matches."""
    for path in Path(room.__file__).parent.glob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        docs = {id(n.body[0].value) for n in ast.walk(tree) if isinstance(n, ast.Module | ast.FunctionDef | ast.ClassDef) and isinstance(n.body[0], ast.Expr)}
        for n in ast.walk(tree):
            if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs and re.search("[ء-ي]", n.value):
                assert all(fold(w).text == w for w in n.value.split()), (path.name, n.lineno, n.value)


@pytest.mark.parametrize(
    ("text", "killed", "injured", "perpetrator"),
    [
        ("قتل الجيش التركي ثلاثة مسلحين في غارة قرب الموصل أمس.", (3, 3), None, ("Turkish Armed Forces",)),
        ("قتل مسلحون شرطيين اثنين قرب كركوك.", (2, 2), None, ("gunmen",)),
        ("قتل مسلحان وأصيب ثالث برصاص الشرطة العراقية في الموصل.", (2, 2), (1, 1), ("Iraqi Police",)),
        ("لقي خمسة مدنيين مصرعهم جراء قصف مدفعي تركي على قرية قرب حلب.", (5, 5), None, ("Turkey",)),
        ("سقط ما لا يقل عن 12 قتيلا و30 جريحا في هجوم انتحاري استهدف سوقا في بغداد.", (12, None), (30, 30), ()),
        ("أدى قصف صاروخي على مخيم للنازحين إلى مقتل امرأة وطفليها.", (3, 3), None, ()),
        ("لم يسفر القصف على قرية قرب حلب عن سقوط ضحايا.", (0, 0), (0, 0), ()),
        ("انفجر لغم أرضي بسيارة تقل مزارعين قرب حلب ما أدى إلى مقتل ثلاثة منهم.", (3, 3), None, ()),
        ("أعدم تنظيم داعش خمسة مختطفين في الموصل.", (5, 5), None, ("Islamic State",)),
        ("وقال بيان إن عنصرين من القوات قتلا بهجوم لتنظيم داعش قرب حلب.", (2, 2), None, ("Islamic State",)),
    ],
)
def test_who_and_how_many(coded: Coder, text: str, killed: object, injured: object, perpetrator: tuple[str, ...]) -> None:
    m = one(coded(text))
    assert (bounds(m.killed), bounds(m.injured), m.perpetrator) == (killed, injured, perpetrator)
