"""The sentence that composes resolution: profiles, candidates, judgements, clusters, codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawthiq.records import Article, Mention
from tawthiq.resolution.blocking import candidates
from tawthiq.resolution.clustering import Clustering, Group
from tawthiq.resolution.compare import Score, score
from tawthiq.resolution.identity import codes
from tawthiq.resolution.model import Cluster, Judgement
from tawthiq.resolution.profile import Corpus, Profile, make_profile
from tawthiq.resolution.reprints import reprint_groups


def resolve(
    articles: Sequence[Article],
    mentions: Sequence[Mention],
    previous: Mapping[str, str] | None = None,
    judgements: Sequence[Judgement] = (),
) -> list[Cluster]:
    """Group mentions into incidents (codebook, unit 3). Aggregates are in none; every other mention is in exactly one.

    `previous` maps mention ids to the incident codes they bore before. Of several `judgements` on one pair the last counts; a
    judgement on mentions that are not here is ignored. The order of articles and mentions does not matter.
    """
    by_id = {m.id: m for m in mentions if not m.aggregate}
    order = [by_id[k] for k in sorted(by_id)]
    profiles = _profiles(articles, order)
    work = Clustering(profiles, Corpus(profiles))
    _apply(judgements, {p.id: n for n, p in enumerate(profiles)}, work)
    work.run(candidates(profiles))

    groups: dict[int, Group] = {g.members[0]: g for g in work.group}
    members = sorted(([order[i] for i in g.members] for g in groups.values()), key=_place_in_line)
    links = {g.members[0]: g.links for g in groups.values()}
    index = {m.id: n for n, m in enumerate(order)}
    return [
        Cluster(code, tuple(m.id for m in ms), tuple(sorted(links[index[ms[0].id]])))
        for code, ms in zip(codes(members, previous or {}), members, strict=True)
    ]


def compare_mentions(articles: Sequence[Article], mentions: Sequence[Mention], left: str, right: str) -> Score:
    """How two mentions compare, field by field, for `--why` and for the workspace. Raises KeyError for unknown ids."""
    profiles = {p.id: p for p in _profiles(articles, mentions)}
    return score(profiles[left], profiles[right], Corpus(list(profiles.values())))


def _profiles(articles: Sequence[Article], mentions: Sequence[Mention]) -> list[Profile]:
    known = {a.id: a for a in articles}
    groups = reprint_groups(articles)
    return [make_profile(m, known.get(m.article), groups.get(m.article, m.article)) for m in mentions]


def _apply(judgements: Sequence[Judgement], index: Mapping[str, int], work: Clustering) -> None:
    latest: dict[tuple[int, int], str] = {}
    for j in judgements:
        if j.left in index and j.right in index and j.left != j.right:
            a, b = sorted((index[j.left], index[j.right]))
            latest.pop((a, b), None)  # the newest stands last
            latest[a, b] = j.decision
    work.apart.update(pair for pair, decision in latest.items() if decision == "different")
    for (a, b), decision in latest.items():
        if decision == "same":
            work.force(a, b, "a person judged that both are one incident")


def _place_in_line(members: Sequence[Mention]) -> tuple[str, str, str]:
    """Order of incidents: first day, place, first mention; the undated last."""
    days = sorted(m.date_from.isoformat() for m in members if m.date_from)
    places = sorted(p.canonical for m in members for p in m.places)
    return (days[0] if days else "9999", places[0] if places else "~", members[0].id)
