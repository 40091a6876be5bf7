"""Names of places in running text: what is found, where it stands, and what is left alone."""

from __future__ import annotations

import itertools

import pytest

from tawthiq.places import PlaceName, context_of, countries_in, find_places, resolve
from tawthiq.records import Place


def found(text: str, language: str = "en") -> dict[str, PlaceName]:
    names = find_places(text, language)
    assert all(text[n.start : n.end] == n.text for n in names)
    assert all(a.end <= b.start for a, b in itertools.pairwise(names))
    return {n.text: n for n in names}


def placed(text: str, language: str = "en") -> dict[str, Place]:
    names = find_places(text, language)
    context = context_of(names)
    return {p.name: p for n in names for p in resolve([n], context)}


@pytest.mark.parametrize(
    "spelling",
    ["Deir ez-Zor", "Deir Ezzor", "Deir Ez-Zor", "Deir al-Zor", "Deir al-Zour", "Dayr az Zawr", "Deir\u00a0Ez-Zor"],
)
def test_one_town_under_many_romanisations(spelling: str) -> None:
    text = f"Two people were hurt in {spelling} in Syria on Monday."
    assert placed(text)[spelling].canonical == "Deir ez-Zor"


@pytest.mark.parametrize("spelling", ["Al-Mayadin", "al-Mayadeen", "al Mayadin", "Al Mayādīn", "Mayadin"])
def test_articles_and_long_vowels(spelling: str) -> None:
    text = f"A bridge near {spelling} in eastern Syria was closed."
    assert placed(text)[spelling].canonical == "Al-Mayadin"


@pytest.mark.parametrize("spelling", ["Diwaniyah", "Diwaniya", "Diwaniyeh", "al-Diwaniyah"])
def test_endings_of_feminine_names(spelling: str) -> None:
    assert placed(f"A convoy left {spelling} in Iraq.")[spelling].canonical == "Diwaniyah"


@pytest.mark.parametrize(
    "text",
    [
        "Reading the report is Nice but Most of it is about Man and his Hope.",
        "On Thursday in March the Police and the University met; Of course.",
        "He told us that us and them were in this together.",
        "Chad Brown met Jordan Smith and Florence King.",
        "the ministry of defence and the department of state in winter",
    ],
)
def test_words_and_persons_are_no_places(text: str) -> None:
    assert found(text) == {}


def test_a_paper_and_a_force_are_no_places() -> None:
    assert "Quds" not in found("The Quds Force denied it, the Washington Post wrote.")
    assert "Washington" not in found("The Quds Force denied it, the Washington Post wrote.")


def test_demonyms_and_states_that_act() -> None:
    names = found("Iraqi troops and US-led forces moved. Tehran said Turkey attacked them. They live in Turkey.")
    assert names["Iraqi"].kind == "demonym"
    assert names["US"].kind == "demonym"
    assert names["Tehran"].kind == "country-as-actor"
    kinds = [n.kind for n in find_places("Turkey attacked them. They live in Turkey.", "en")]
    assert kinds == ["country-as-actor", "country"]


def test_iran_backed_is_no_scene() -> None:
    assert found("An Iran-backed group left.")["Iran"].kind == "country-as-actor"


def test_the_feature_word_decides_between_town_and_province() -> None:
    assert placed("It happened in the province of Deir Ezzor.")["Deir Ezzor"].canonical == "Deir ez-Zor Governorate"
    assert placed("It happened in Deir Ezzor.")["Deir Ezzor"].precision == "town"
    assert placed("It happened in Babil province.")["Babil province"].canonical == "Babil Governorate"
    assert placed("It happened in the southern Iraqi province of al-Diwaniyah.")["al-Diwaniyah"].admin1 == "Al-Qadisiyyah"


def test_near_and_outskirts() -> None:
    for text in ("near Fallujah in Iraq", "on the outskirts of Fallujah", "30 km west of Fallujah", "close to Fallujah"):
        place = placed(f"A convoy stopped {text}.")["Fallujah"]
        assert (place.precision, place.geo_precision) == ("near", 2), text
    inside = placed("A convoy stopped in the north of Fallujah.")["Fallujah"]
    assert inside.precision == "town"


def test_airport_of_a_town_before_and_after_its_name() -> None:
    for text in ("Erbil airport closed", "The airport in Erbil closed", "Erbil International Airport closed"):
        assert [p.canonical for p in placed(text + ".").values()] == ["Erbil International Airport"], text


def test_part_of_a_country() -> None:
    place = placed("It happened in northern Iraq.")["Iraq"]
    assert (place.canonical, place.precision, place.geo_precision) == ("Northern Iraq", "region", 3)


def test_unknown_village_keeps_its_name_and_its_container() -> None:
    names = find_places("Gunmen entered the village of Qartal Bey in Diyala province.", "en")
    places = resolve(names, context_of(names))
    village = next(p for p in places if p.canonical == "Qartal Bey")
    assert (village.lat, village.precision, village.admin1, village.country) == (None, "town", "Diyala", "Iraq")


def test_a_border_lies_in_two_countries() -> None:
    place = placed("Trucks waited along the Iraq-Syria border.")["Iraq-Syria border"]
    assert (place.country, place.iso3, place.precision) == ("Iraq; Syria", None, "district")


def test_dateline() -> None:
    assert "BAQUBAH" in found("BAQUBAH (Agency) — Two shops burned.\nNothing else happened.")


def test_countries_in() -> None:
    assert countries_in("Syrian and Iraqi farmers met in Syria.") == {"SYR": 2, "IRQ": 1}


ARABIC = [
    ("انفجار في مدينة الموصل شمالي العراق", "الموصل", "Mosul", "town"),
    ("وصلوا إلى بغداد والبصرة", "البصرة", "Basra", "town"),
    ("حادث ببغداد أمس", "بغداد", "Baghdad", "town"),
    ("حادث في محافظة بابل", "بابل", "Babil Governorate", "province"),
    ("حادث في دير الزور", "دير الزور", "Deir ez-Zor", "town"),
    ("حادث في محافظة دير الزور", "دير الزور", "Deir ez-Zor Governorate", "province"),
    ("حادث في ريف إدلب", "إدلب", "Idlib Governorate", "district"),
    ("أُغلق مطار أربيل", "مطار أربيل", "Erbil International Airport", "site"),
    ("حادث بالقرب من الفلوجة", "الفلوجة", "Fallujah", "near"),
    ("حادث في مخيم جنين", "مخيم جنين", "Jenin camp", "neighbourhood"),
    ("حادث في الضفة الغربية المحتلة", "الضفة الغربية المحتلة", "West Bank", "province"),
]


@pytest.mark.parametrize(("text", "name", "canonical", "precision"), ARABIC)
def test_arabic_names(text: str, name: str, canonical: str, precision: str) -> None:
    place = placed(text, "ar")[name]
    assert (place.canonical, place.precision) == (canonical, precision)


def test_arabic_adjectives_of_countries() -> None:
    names = found("جنود عراقيون وسوريون والحكومة اليمنية", "ar")
    assert {n.kind for n in names.values()} == {"demonym"}
    assert {n.candidates[0].entry.name for n in names.values()} == {"Iraq", "Syria", "Yemen"}


@pytest.mark.parametrize("text", ["هذا المشهد جديد", "يومياً بعد الظهر", "قال إن القوات في الميدان", "نشر بيان وزارة الداخلية"])
def test_arabic_words_are_no_places(text: str) -> None:
    assert found(text, "ar") == {}


def test_unknown_arabic_village() -> None:
    names = find_places("دخلوا قرية الزعفرانية الصغرى في محافظة ديالى", "ar")
    assert any(n.kind == "unknown" or n.text.startswith("الزعفرانية") for n in names)
