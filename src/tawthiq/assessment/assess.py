"""The sentence that composes assessment: origins, versions, conflicts, merged fields, title, grade, note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawthiq.assessment import merge
from tawthiq.assessment.figures import stated, toll
from tawthiq.assessment.grade import suggest
from tawthiq.assessment.note import make_note
from tawthiq.assessment.sources import Prints, prints, shared_origins
from tawthiq.assessment.title import make_title
from tawthiq.assessment.versions import all_splits, conflict_of, contested, versions_of
from tawthiq.records import Article, Incident, Mention
from tawthiq.resolution import Cluster


def assess(clusters: Sequence[Cluster], articles: Sequence[Article], mentions: Sequence[Mention], figure_rule: str = "range") -> list[Incident]:
    """One incident for each cluster, in order. Raises KeyError when a cluster names a mention that is not among `mentions`
    (pass the mentions that were resolved); articles may be missing, their mentions then count as sources of their own."""
    by_mention = {m.id: m for m in mentions}
    by_article = {a.id: a for a in articles}
    known = prints(articles)
    return [_incident(c, [by_mention[i] for i in c.mentions], by_article, known, figure_rule) for c in clusters]


def _incident(cluster: Cluster, members: Sequence[Mention], by_article: Mapping[str, Article], known: Prints, rule: str) -> Incident:
    articles = [by_article[i] for i in sorted({m.article for m in members}) if i in by_article]
    origins = shared_origins(articles, members, known)
    splits = all_splits(members, origins)
    inside = contested(members, origins)
    conflicts = [c for s in splits.values() if (c := conflict_of(s, origins))] + inside
    versions = [v for s in splits.values() for v in versions_of(s, origins)] + [v for c in inside for v in c.versions]

    when = merge.when(splits["date"])
    places = merge.places(splits["place"])
    happened = merge.factuality(members)
    perpetrator, target = merge.actors(members, "perpetrator"), merge.actors(members, "target")
    plover, acled = merge.plover(members), merge.acled(members)
    weapon = merge.common(m.weapon for m in members)
    reason = merge.common(m.reason for m in members) if happened == "not-occurred" else None
    killed = toll([b for m in members if (b := stated(m, "killed"))], rule)
    injured = toll([b for m in members if (b := stated(m, "injured"))], rule)
    return Incident(
        id=cluster.id,
        title=make_title(plover, acled, weapon, perpetrator, target, places, when, happened, reason),
        plover=plover,
        plover_mode=merge.common(m.plover_mode for m in members if m.plover == plover),
        acled=acled,
        factuality=happened,
        date_from=when.date_from,
        date_to=when.date_to,
        date_precision=when.precision,
        places=places,
        perpetrator=perpetrator,
        target=target,
        weapon=weapon,
        killed_low=killed.low,
        killed_high=killed.high,
        injured_low=injured.low,
        injured_high=injured.high,
        mentions=tuple(m.id for m in members),
        versions=tuple(versions),
        conflicts=tuple(conflicts),
        independent_sources=len(origins.names),
        sources=origins.names,
        grade_suggested=suggest(members, conflicts, origins, happened),
        links=cluster.links,
        note=make_note(cluster, members, articles, conflicts, origins, when.precision),
    )
