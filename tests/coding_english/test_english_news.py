"""News, recollections, sums, and deeds told apart."""

from __future__ import annotations

from collections.abc import Callable

from tawthiq.records import Mention

Coder = Callable[..., list[Mention]]


def test_undated_deed_of_a_report_is_news(coded: Coder) -> None:
    mentions = coded("Gunmen attacked a customs post in Salmira on Wednesday.\n\nPolice said three guards were killed. Troops arrested two suspects near the river.")
    assert mentions
    assert not any(m.background for m in mentions)


def test_what_lies_years_back_is_background(coded: Coder) -> None:
    mentions = coded("Gunmen attacked a customs post in Salmira on Wednesday.\n\nIn May 2019 rebels bombed the same post.")
    assert [m.background for m in mentions] == [False, True]


def test_ranked_deed_and_lasting_war_are_sums(coded: Coder) -> None:
    mentions = coded("A bomb killed two soldiers in Salmira on Wednesday.\n\nIt was the seventh attack on the garrison this year.\n\nThe war has killed 9,000 people since 1998.")
    assert [m.aggregate for m in mentions if "this year" in m.quotes[0] or "1998" in m.quotes[0]]
    assert all(m.aggregate for m in mentions if "this year" in m.quotes[0] or "1998" in m.quotes[0])
    assert not mentions[0].aggregate


def test_clashes_that_broke_out_are_one_scene(coded: Coder) -> None:
    mentions = coded("Heavy clashes broke out in Salmira between the army and rebels.")
    assert [m.aggregate for m in mentions] == [False]


def test_third_bomb_is_another(coded: Coder) -> None:
    mentions = coded("A bomb exploded outside a bank in Salmira on Wednesday.\n\nA third bomb exploded at the railway station.")
    assert len(mentions) == 2


def test_operation_in_which_somebody_is_arrested_is_no_deed_of_its_own(coded: Coder) -> None:
    mentions = coded("Police arrested two rebels during a joint operation in Salmira on Wednesday.")
    assert [m.plover for m in mentions] == ["COERCE"]
