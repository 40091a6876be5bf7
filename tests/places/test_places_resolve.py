"""Candidates become one place: hierarchy, document, size; and what is kept when nothing decides."""

from __future__ import annotations

from tawthiq.places import PlaceContext, contains, context_of, distance_km, find_places, finest, resolve
from tawthiq.records import Place


def places(text: str, context: PlaceContext | None = None) -> list[Place]:
    names = find_places(text, "en")
    return resolve(names, context or context_of(names))


def test_the_container_decides_between_homonyms() -> None:
    assert places("A fire broke out in Paris, Texas.")[0].admin1 == "Texas"
    assert places("A fire broke out in Paris.")[0].country == "France"
    assert places("Shots were heard in Tripoli, Lebanon.")[0].country == "Lebanon"


def test_the_document_decides_between_homonyms() -> None:
    assert places("Shots were heard in Tripoli.", PlaceContext({"LBN": 3.0}))[0].country == "Lebanon"
    assert places("Shots were heard in Tripoli.", PlaceContext({"LBY": 3.0}))[0].country == "Libya"


def test_georgia_is_a_country_or_a_state() -> None:
    assert [p.iso3 for p in places("He left Georgia for Armenia.")] == ["GEO", "ARM"]
    assert {p.iso3 for p in places("He lives in Augusta, Georgia.")} == {"USA"}


def test_spelling_variants_need_their_country_in_evidence() -> None:
    names = find_places("A truck burned in Kabajab.", "en", countries=("SYR",))
    assert resolve(names, PlaceContext({"SYR": 2.0}))[0].canonical == "Kabajib"
    variants = [n._replace(candidates=tuple(c._replace(how="folded") for c in n.candidates)) for n in names]
    assert resolve(variants, PlaceContext({"PER": 2.0})) == []


def test_countries_that_only_hold_a_finer_name_are_left_out() -> None:
    assert [p.canonical for p in places("Rockets fell in Iraq's western province of Anbar.")] == ["Al-Anbar Governorate"]


def test_capital_of_its_province() -> None:
    found = places("It was seen close to Nasiriyah, capital of Dhi Qar.")
    assert [(p.canonical, p.admin1) for p in found] == [("Nasiriyah", "Dhi Qar"), ("Dhi Qar Governorate", "Dhi Qar")]


def test_alternatives_name_their_reasons() -> None:
    place = places("It happened in Deir Ezzor.")[0]
    assert any("Governorate" in a and "against" in a for a in place.alternatives)


def test_order_containment_distance() -> None:
    site, town, province, country = (
        places(t)[0] for t in ("in Erbil International Airport", "in Erbil", "in Erbil Governorate", "in Iraq")
    )
    assert finest([country, province, site, town]) == [site, town, province, country]
    assert contains(country, site)
    assert contains(province, town)
    assert contains(town, site)
    assert not contains(site, town)
    assert not contains(places("in Basra province")[0], town)
    assert 3 < (distance_km(site, town) or 0) < 12
    assert distance_km(site, country.model_copy(update={"lat": None})) is None


def test_demonyms_give_no_place_but_context() -> None:
    names = find_places("Yemeni farmers spoke.", "en")
    assert resolve(names, context_of(names)) == []
    assert context_of(names).main_country == "Yemen"


def test_a_county_is_no_town() -> None:
    place = places("It happened in Walker County, Texas.")[0]
    assert (place.canonical, place.lat, place.admin1) == ("Walker County", None, "Texas")
