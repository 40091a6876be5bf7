"""The composition: sentences are read in order, drafts are made, joined and settled."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from tawthiq.coding.english import background, blame, figures, people, responsibility, roles, saying
from tawthiq.coding.english import context as ctx
from tawthiq.coding.english.aftermath import join_tolls
from tawthiq.coding.english.arguments import of_verb
from tawthiq.coding.english.capital import in_the_capital
from tawthiq.coding.english.damage import damaged
from tawthiq.coding.english.draft import Draft, attribution_key
from tawthiq.coding.english.drafting import drafts_of
from tawthiq.coding.english.factuality import not_yet
from tawthiq.coding.english.merging import merge
from tawthiq.coding.english.named import ARMED, Named
from tawthiq.coding.english.roles import Discourse
from tawthiq.coding.english.saying import Told
from tawthiq.coding.english.signs import Signs
from tawthiq.coding.english.tree import Tree
from tawthiq.places import context_of
from tawthiq.places.register import country
from tawthiq.records import Article, Mention, Sentence


def code(article: Article, sentences: Sequence[Sentence]) -> list[Mention]:
    """Mentions of an English article, in text order. Sentences without tokens (the gate passed them over) count for tone and place."""
    named = Named(article, list(sentences), article.anchor or article.published)
    signs = Signs(sentences, named)
    discourse = Discourse()
    context = context_of([p for s in sentences for p in named.found[s.index].places])
    stage = _stage(sentences, named) or context.main_country
    drafts: list[Draft] = []
    digest, paragraph = ctx.may_be_digest(article) and _travels(sentences, named), -1
    discourse.country = stage
    trees = [Tree(s) for s in sentences]
    told = Told(article, trees)
    for s, tree in zip(sentences, trees, strict=True):
        if digest:
            before = discourse.country if s.paragraph == paragraph else None
            discourse.country, paragraph = _local(s, named) or before or stage, s.paragraph
        if not s.tokens:
            ctx.toll(tree, drafts)
            continue
        told.hear(tree, named, discourse)
        fresh = drafts_of(tree, named, signs, told, discourse, context)
        in_the_capital(tree, fresh, discourse.country)
        fresh = [d for d in fresh if not ctx.circumstance(d, fresh)]
        drafts += fresh
        if not fresh:
            ctx.toll(tree, drafts)
        responsibility.claims(tree, drafts, named, signs, discourse)
        blame.blame(tree, drafts, named, signs, discourse)
        people.identified(tree, drafts)
        damaged(tree, drafts, named, signs)
        _remember(tree, named, discourse, fresh)
    people.unify(drafts, trees)
    blame.groups_named_before(drafts, named, trees)
    figures.settle_numbers(drafts, sentences)
    drafts = ctx.fold_denials([d for d in drafts if d.factuality != "hypothetical" or d.perpetrator or d.target])
    ctx.carry_dates(drafts, named)
    not_yet(drafts, article.published)
    ctx.carry_places(drafts)
    drafts = join_tolls(drafts, digest)
    drafts = merge([d for d in drafts if ctx.worth_keeping(d) or _repeats(d)], digest)
    drafts = [d for d in drafts if ctx.worth_keeping(d)]
    figures.give_back(drafts)
    drafts = ctx.news_of(article, drafts)
    for d in drafts:
        _credit(d, told, named, discourse)
    responsibility.told_by_the_doer(drafts)
    background.settle(article, drafts, article.anchor or article.published, digest)
    mentions: dict[str, Mention] = {}
    for d in drafts:
        m = d.finish(article)
        mentions.setdefault(m.id, m)
    return list(mentions.values())


def _stage(read: Sequence[Sentence], named: Named) -> str | None:
    """The country where most of the article plays: towns and provinces count, and countries behind "in"."""
    return _heaviest(_weights(read, named))


def _local(s: Sentence, named: Named) -> str | None:
    """The country where the sentence itself says it plays: a day's digest has another one in every paragraph."""
    weight = _weights([s], named)
    for p in named.found[s.index].places:  # "the Somali town": the demonym speaks for its town, not for a stage of its own
        if p.kind == "demonym" and p.candidates and p.candidates[0].entry.iso3 and p.candidates[0].entry.iso3[0] in weight:
            weight[p.candidates[0].entry.iso3[0]] += 1
    best = sorted(weight.values(), reverse=True)
    return _heaviest(weight) if len(best) == 1 or best[:1] > best[1:2] else None


def _travels(read: Sequence[Sentence], named: Named) -> bool:
    """A list of news items goes from country to country; a report whose headline is lost stays in one or two."""
    homes = {s.paragraph: c for s in reversed(read) if (c := _local(s, named)) is not None}
    order = [homes[k] for k in sorted(homes)]
    moves = sum(a != b for a, b in itertools.pairwise(order))
    return len(set(order)) >= 4 and moves >= 0.6 * (len({s.paragraph for s in read}) - 1)


def _weights(read: Sequence[Sentence], named: Named) -> dict[str, int]:
    """How much the sentences speak for each country (ISO code) as the stage."""
    weight: dict[str, int] = {}
    for s in read:
        for iso3, said in _countries(s, named):
            weight[iso3] = weight.get(iso3, 0) + said
    return weight


def _countries(s: Sentence, named: Named) -> Iterator[tuple[str, int]]:
    """(ISO code, weight) of each place of the sentence that can be a stage: a country behind "in" weighs more than a town's first reading."""
    for p in named.found[s.index].places:
        local = p.kind in ("province", "district", "town", "site") and p.candidates and p.candidates[0].how == "exact"
        behind = p.kind in ("country", "country-as-actor") and s.text[: p.start].endswith(("in ", "across ", "inside ", ", ", "in the "))
        if (local or behind) and p.candidates and p.candidates[0].entry.iso3:
            yield p.candidates[0].entry.iso3[0], 2 if behind else 1


def _heaviest(weight: Mapping[str, int]) -> str | None:
    best = min(weight, key=lambda c: (-weight[c], c), default=None)
    entry = country(best) if best else None
    return entry.name if entry is not None else None


def _credit(d: Draft, told: Told, named: Named, discourse: Discourse) -> None:
    """Who gives a mention's numbers is one of its sources too."""
    for kind in sorted({f.kind for f in d.figures} & d.evidence.keys()):
        for x in saying.at(d.evidence[kind].start, told, named, discourse):
            if x.name not in d.attribution:
                d.evidence[attribution_key(len(d.attribution))] = told.evidence(x)
                d.attribution.append(x.name)


def _repeats(d: Draft) -> bool:
    """A definite event noun may add a quote or a number to what was told before."""
    return d.frame.noun and d.definite and (bool(d.figures) or d.claim.status != "not-stated")


def _remember(tree: Tree, named: Named, discourse: Discourse, fresh: Sequence[Draft]) -> None:
    """Keep the sentence's subject and the last armed group for the pronouns that follow."""
    root = next((i for i, t in enumerate(tree.tokens) if t.rel == "root"), None)
    if root is not None:
        args = of_verb(tree, root)
        found = [r.name for s in args.subjects for r in roles.names(tree, s, named, discourse, described=False)]
        if found:
            discourse.subject = found
    discourse.person = people.last_person(tree) or next((f for d in fresh for f in d.fillers if f.role == "target" and f.named and f.kind == "human"), discourse.person)
    acting = {n for d in fresh for n in d.perpetrator}
    groups = [a.actor.canonical for a in named.found[tree.sentence.index].actors
              if a.actor.inter in ARMED - {"State forces", "External/Other forces"} and not a.actor.is_class and a.actor.kind in ("group", "unknown-group", "unit")]
    if groups:
        discourse.group = next((g for g in groups if g in acting), groups[0])
    for d in fresh:
        if d.claim.by:
            discourse.group = d.claim.by

