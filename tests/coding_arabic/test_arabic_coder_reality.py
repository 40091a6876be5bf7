"""What did not happen, is only feared, wished or recalled, and what is no event at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawthiq.records import Mention

Coder = Callable[..., list[Mention]]


def one(mentions: list[Mention]) -> Mention:
    assert len(mentions) == 1, [(m.plover, m.evidence["plover"].quote) for m in mentions]
    return mentions[0]


@pytest.mark.parametrize(
    "text",
    [
        "قال المدرب إن هجوم المنتخب كان قويا في مباراة أمس.",
        "يروي الفيلم قصة اغتيال وزير في بغداد.",
        "شن النائب هجوما لاذعا على تصريحات الوزير.",
        "انفجرت الأزمة السياسية في بغداد أمس.",
        "قتل خمسة أشخاص في حادث سير قرب البصرة أمس.",
        "أصيب عشرات الأشخاص بفيروس كورونا في بغداد.",
        "ضرب زلزال قوي مدينة حلب أمس.",
        "تحدث الخبير عن خطر الهجمات وسبل مكافحة التفجيرات.",
        "استهدف البرنامج فئة الشباب في بغداد.",
        "سجل المهاجم هدفين وأصاب القائم في الشوط الثاني.",
        "ناقش المؤتمر ظاهرة الاغتيالات.",
        "انسحب الفريق من البطولة.",
        "وقع الشاعر كتابه في معرض بغداد.",
    ],
)
def test_hard_negatives(coded: Coder, text: str) -> None:
    assert [m for m in coded(text) if m.plover in ("ASSAULT", "RETREAT", "AGREE") and m.factuality == "occurred"] == []


def test_foiled_by_defences(coded: Coder) -> None:
    m = one(coded("أسقطت الدفاعات الجوية طائرة مسيرة قرب مطار أربيل."))
    assert (m.factuality, m.reason, m.acled) == ("not-occurred", "foiled", "Disrupted weapons use")


def test_foiled_plot(coded: Coder) -> None:
    m = one(coded("أحبطت الشرطة العراقية هجوما انتحاريا في بغداد أمس."))
    assert (m.plover, m.factuality, m.reason) == ("ASSAULT", "not-occurred", "foiled")


def test_failed_attempt(coded: Coder) -> None:
    m = one(coded("نجا قائد الشرطة من محاولة اغتيال في البصرة أمس."))
    assert (m.factuality, m.reason) == ("not-occurred", "foiled")


def test_denied(coded: Coder) -> None:
    m = one(coded("نفى الحشد الشعبي استهداف قاعدة في كركوك."))
    assert (m.factuality, m.reason) == ("not-occurred", "denied")
    assert m.attribution == ("Popular Mobilization Forces",)


def test_threat_and_demand_are_told_as_such(coded: Coder) -> None:
    assert one(coded("هدد تنظيم داعش بقصف بغداد.")).factuality == "threatened"
    assert one(coded("طالبت الحكومة العراقية تركيا بسحب قواتها من الموصل.")).factuality == "demanded"


def test_planned(coded: Coder) -> None:
    found = coded("ستنسحب القوات الأميركية من قاعدة قرب كركوك الشهر المقبل.")
    assert [m.factuality for m in found if m.plover == "RETREAT"] == ["planned"]


def test_hypothetical_is_not_news(coded: Coder) -> None:
    assert not [m for m in coded("ربما يستهدف تنظيم داعش قاعدة في كركوك.") if m.factuality == "occurred"]


def test_recollection(coded: Coder) -> None:
    found = coded("انفجرت عبوة ناسفة في بغداد أمس.\nوكان قد قتل خمسة مدنيين في قصف مدفعي تركي على قرية في حلب الشهر الماضي.")
    assert [m.background for m in found] == [False, True]


def test_after_an_earlier_killing(coded: Coder) -> None:
    found = coded("تظاهر المئات في النجف أمس بعد مقتل ناشط في البصرة.")
    assert {m.plover: m.background for m in found} == {"PROTEST": False, "ASSAULT": True}


def test_habit_is_aggregate(coded: Coder) -> None:
    found = coded("تتعرض القوات الأميركية يوميا لهجمات بعبوات ناسفة في العراق.")
    assert found
    assert all(m.aggregate and m.count is None for m in found)


def test_claimed_in_a_later_sentence(coded: Coder) -> None:
    m = one(coded("انفجرت عبوة ناسفة في رتل للقوات الأميركية قرب البصرة أمس.\nوتبنت كتائب الفجر الهجوم."))
    assert (m.claim.status, m.claim.by) == ("claimed", "Fajr Brigades")
    assert m.perpetrator == ("Fajr Brigades",)
    assert len(m.quotes) == 2


def test_responsibility_announced(coded: Coder) -> None:
    m = one(coded("قتل جندي بانفجار عبوة ناسفة في كركوك أمس.\nوأعلن تنظيم داعش مسؤوليته عن التفجير."))
    assert (m.claim.status, m.claim.by) == ("claimed", "Islamic State")


def test_explicitly_unclaimed(coded: Coder) -> None:
    m = one(coded("قتل جندي بانفجار عبوة ناسفة في كركوك أمس.\nولم تتبن أي جهة الهجوم."))
    assert m.claim.status == "explicitly-unclaimed"


def test_claim_denied(coded: Coder) -> None:
    m = one(coded("سقط صاروخ قرب مطار أربيل أمس.\nونفى الحشد الشعبي مسؤوليته عن الهجوم."))
    assert (m.claim.status, m.claim.by) == ("denied", "Popular Mobilization Forces")
    assert m.factuality == "occurred"


def test_headline_and_lead_are_one_mention(coded: Coder) -> None:
    m = one(coded("قتل ثلاثة مدنيين وأصيب سبعة في انفجار سيارة مفخخة في بغداد أمس.\nوقال شهود إن الانفجار وقع قرب سوق في بغداد.", headline="مقتل ثلاثة مدنيين بانفجار سيارة مفخخة في بغداد"))
    assert len(m.quotes) == 3
    assert m.killed is not None
    assert m.killed.low == 3


def test_differing_tolls_stand_side_by_side(coded: Coder) -> None:
    m = one(coded("قتل ثلاثة مدنيين في انفجار سيارة مفخخة في بغداد أمس.\nوقال مصدر طبي إن أربعة أشخاص قتلوا في الانفجار."))
    assert m.killed is not None
    assert m.killed.low == 3
    assert [c.field for c in m.contested] == ["killed"]


def test_another_attack_stays_apart(coded: Coder) -> None:
    found = coded("قتل ثلاثة مدنيين في انفجار سيارة مفخخة في بغداد أمس.\nوفي هجوم آخر، قتل شرطي بانفجار عبوة ناسفة في الموصل.")
    assert len(found) == 2


def test_continued_speech_keeps_its_speaker(coded: Coder) -> None:
    found = coded("قال مصدر أمني إن جنديا قتل بانفجار عبوة ناسفة في كركوك أمس.\nوأضاف أن مسلحين خطفوا عاملين في الموصل.")
    assert [m.attribution for m in found] == [("unnamed security source",)] * 2


def test_nothing_from_nothing(coded: Coder) -> None:
    assert coded("") == []
    assert coded("افتتح الوزير معرض الكتاب في بغداد.") == []


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("أفادت وكالة الضحى نقلا عن مصادر أمنية بأن ثلاثة صواريخ سقطت قرب مطار أربيل.", ("Duha Agency", "unnamed security sources")),
        ("قال مصدر عسكري لوكالة الضحى إن عبوة ناسفة انفجرت في كركوك.", ("Duha Agency", "unnamed military source")),
        ("انفجرت عبوة ناسفة في كركوك، بحسب شهود عيان.", ("unnamed eyewitnesses",)),
        ("أعلن الجيش التركي مقتل جنديين بانفجار لغم قرب حلب.", ("Turkish Armed Forces",)),
        ("انفجرت عبوة ناسفة في كركوك.", ()),
    ],
)
def test_chain_of_attribution_is_nearest_first(coded: Coder, text: str, chain: tuple[str, ...]) -> None:
    assert one(coded(text)).attribution == chain


def test_a_site_is_a_target_by_its_name(coded: Coder) -> None:
    m = one(coded("استهداف مطار أربيل بثلاثة صواريخ"))
    assert m.target == ("Erbil International Airport",)


def test_an_instance_stands_apart_from_the_sum(coded: Coder) -> None:
    found = coded("استهدف مسلحون خلال الأشهر الماضية عدة قواعد في العراق، بينها استهداف قاعدة قرب كركوك بأربعة صواريخ.")
    assert [(m.aggregate, m.weapon_count.low if m.weapon_count else None) for m in found] == [(True, None), (False, 4)]


WORDS = ["قتل", "قُتل", "مقتل", "جنود", "جنديان", "3", "خمسة", "مدنيين", "في", "على", "بغداد", "الموصل", "انفجار", "عبوة", "ناسفة", "،", ".", "وأصيب", "آخرون", "أمس", "استهدف", "مسلحون", "القوات", "الأميركية", "قال", "مصدر", "أمني", "إن", "وكان", "قد", "الهجوم", "تبنت", "كتائب", "الفجر", "«", "»", "لم", "أي", "جهة", "بينهم", "دون", "وقوع", "إصابات", "غارات", "هزت", "منذ", "نفى", "ـ", "\u200f", "🔴"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_any_order_of_words_is_survived_and_quoted(coded: Coder, words: list[str]) -> None:
    mentions = coded(" ".join(words) or " ")
    assert len({m.id for m in mentions}) == len(mentions)
    for m in mentions:
        assert m.killed is None or m.killed.low is None or m.killed.high is None or m.killed.low <= m.killed.high
        assert m.date_from is None or m.date_to is None or m.date_from <= m.date_to
