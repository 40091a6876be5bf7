"""find_actors: what is found in running text, and what is not."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.actors import find_actors
from tawthiq.actors.registry import registry


def named(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(x.text, x.actor.canonical) for x in find_actors(text, language)]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("US jets", "United States Armed Forces"),
        ("the U.S. military", "United States Armed Forces"),
        ("Iraq's Popular Mobilization Units", "Popular Mobilization Forces"),
        ("the Hashd al-Sha’abi", "Popular Mobilization Forces"),
        ("Kataeb Hizbullah", "Kata'ib Hezbollah"),
        ("Ahrar ash-Sham", "Ahrar al-Sham"),
        ("Harakat el-Nujaba", "Islamic Resistance Movement Harakat Hezbollah al-Nujaba"),
        ("Communist Party of India (Maoist)", "Communist Party of India (Maoist)"),
        ("Popular Mobilization (Hashd al-Shaabi) Forces", "Popular Mobilization Forces"),
        ("the army of Myanmar", "Myanmar Armed Forces (Tatmadaw)"),
        ("Iraqi lawmakers", "Council of Representatives of Iraq"),
        ("Indian police", "Police (India)"),
        ("Zambian soldiers", "Zambian Armed Forces"),
        ("the Government of Iraq", "Iraq"),
        ("French Foreign Minister", "Ministry of Foreign Affairs (France)"),
        ("the 45th Brigade of the PMU", "45th Brigade (Popular Mobilization Forces)"),
        ("the Ukrainian 12th Brigade", "12th Brigade (Armed Forces of Ukraine)"),
        ("Syrian farmers", "Civilians (Syria)"),
        ("Islamic State in Khorasan", "Islamic State Khorasan Province"),
        ("Túpac Amaru Revolutionary Movement", "Túpac Amaru Revolutionary Movement"),
        ("TUPAC AMARU REVOLUTIONARY MOVEMENT", "Túpac Amaru Revolutionary Movement"),
    ],
)
def test_english_name(text: str, canonical: str) -> None:
    assert [c for _, c in named(text)] == [canonical]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("القوات الأميركية", "United States Armed Forces"),
        ("القوات الأمريكية", "United States Armed Forces"),
        ("وبالجيش الإسرائيلي", "Israel Defense Forces"),
        ("للقوات العراقية", "Iraqi Armed Forces"),
        ("الجيـــش الإسرائيلي", "Israel Defense Forces"),
        ("مُسلَّحونَ مَجهولون", "Unidentified armed group"),
        ("مقاتلو حزب الله", "Hezbollah"),
        ("اللواء ١٤ في الحشد الشعبي", "14th Brigade (Popular Mobilization Forces)"),
        ("الشرطة الهندية", "Police (India)"),
        ("فصائل موالية لإيران", "Iran-aligned armed groups (unspecified)"),
        ("غارات إسرائيلية", "Israel Defense Forces"),
        ("وزارة الدفاع الروسية", "Russian Ministry of Defence"),
        ("البرلمان العراقي", "Council of Representatives of Iraq"),
        ("اسلامي متشدد في تنظيم داعش", "Islamic State"),
    ],
)
def test_arabic_name(text: str, canonical: str) -> None:
    assert canonical in [c for _, c in named(text, "ar")]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("US occupation forces", "United States Armed Forces"),
        ("the Zionist entity", "Israel"),
        ("Zionist soldiers", "Israel Defense Forces"),
        ("Daesh Takfiri terrorists", "Islamic State"),
        ("the terrorists", "Unidentified armed group"),
        ("Syrian regime forces", "Syrian Arab Army"),
        ("الكيان الصهيوني", "Israel"),
        ("قوات الاحتلال الأميركي", "United States Armed Forces"),
        ("عصابات داعش الإرهابية", "Islamic State"),
    ],
)
def test_epithets_are_understood_and_never_handed_on(text: str, canonical: str) -> None:
    assert [c for _, c in named(text)] == [canonical]


@pytest.mark.parametrize(
    "text",
    [
        "a market in Iraq",
        "northern Syria",
        "it is what he told us",
        "WHO SAID THAT THE FACT WAS KNOWN TO THE CAR DEALER",
        "an Iraqi recipe",
        "Baghdad's Karrada district",
        "a Russian-made engine",
        "تفجير انتحاري",
        "السياسة الخارجية",
        "في العراق",
        "وإلا",
    ],
)
def test_places_modifiers_and_everyday_words_are_no_actors(text: str) -> None:
    assert named(text) == []


def test_a_capital_speaks_only_where_it_acts() -> None:
    assert [c for _, c in named("Washington accused Tehran of delay")] == ["United States", "Iran"]
    assert named("a shop near Tehran") == []
    assert [c for _, c in named("أعلنت طهران موقفها", "ar")] == ["Iran"]


def test_alignment_is_not_the_state() -> None:
    assert [c for _, c in named("Iranian-backed forces")] == ["Iran-aligned armed groups (unspecified)"]
    assert [c for _, c in named("pro-Iranian Ashab al-Kahf")] == ["Ashab al-Kahf"]
    assert [c for _, c in named("anti-Houthi units")] == []
    assert [c for _, c in named("a militia backed by Ruritania and Chad")] != ["Chad"]
    assert [c for _, c in named("French-backed rebels")] == ["France-aligned armed groups (unspecified)"]


def test_state_strikes_span_the_state_only() -> None:
    assert named("Israeli air strikes hit a farm") == [("Israeli", "Israel Defense Forces")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Grey Falcon Battalion", "Grey Falcon Battalion"),
        ("Liwa Sawaed al-Nahr", "Liwa Sawaed al-Nahr"),
        ("the Liberation Army of Ruritania", "Liberation Army of Ruritania"),
        ('لواء "صقور النهر"', "لواء صقور النهر"),
    ],
)
def test_unknown_group_keeps_its_name(text: str, name: str) -> None:
    (found,) = find_actors(text)
    assert (found.actor.canonical, found.actor.kind) == (name, "unknown-group")


def test_group_noun_alone_is_no_name() -> None:
    assert all(x.actor.kind != "unknown-group" for x in find_actors("An Armed Group and the Rebel Army met. The West Bank was calm."))


def test_initialisms_in_small_letters_only_in_text_without_capitals() -> None:
    assert [c for _, c in named("eln guerrillas attacked a bridge near the river")] == ["National Liberation Army (Colombia)"]
    assert named("Let the mat dry near a site") == []


def test_spans_are_verbatim_in_both_normal_forms() -> None:
    text = "Militants of Séléka and Túpac Amaru rebels met قُوّاتٌ أميركيّةٌ near the river"
    for form in ("NFC", "NFD"):
        t = unicodedata.normalize(form, text)
        found = find_actors(t)
        assert {x.actor.canonical for x in found} >= {"Séléka", "United States Armed Forces", "Túpac Amaru Revolutionary Movement"}
        assert all(t[x.start : x.end] == x.text for x in found)


_PIECES = st.sampled_from(
    ["the ", "US", " forces", "Iran", "-backed ", "al-", "Hezbollah", "’s ", "\u200f", "\u200c", "ـ", "القوات", " الأميركية", "و", "لل", "(", ")", "[", "\n", "\n\n",
     "Taliban", "é", "e\u0301", "🙂", "٤", "14th Brigade", " of ", "PMU", "pro-", "Saryat ", "X ", "Brigades", "\u064b", ".", "كتائب ", "سيد الشهداء", "“", "\ufeff"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=14).map("".join)))
def test_hostile_text_gives_ordered_verbatim_spans(text: str) -> None:
    last = 0
    for x in find_actors(text):
        assert text[x.start : x.end] == x.text
        assert last <= x.start < x.end <= len(text)
        last = x.end


def test_fast_enough() -> None:
    registry()
    text = "Gunmen killed two soldiers near the river, said a reporter of the local radio on Monday. " * 1200
    started = time.process_time()
    find_actors(text)
    assert len(text) / (time.process_time() - started) > 200_000
