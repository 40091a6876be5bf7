"""The composition: lines are read in order, drafts are made, claims given to them, joined and settled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tawthiq.coding.arabic import outside
from tawthiq.coding.arabic.draft import Draft
from tawthiq.coding.arabic.drafting import Story, drafts_of
from tawthiq.coding.arabic.line import Line, read_line
from tawthiq.coding.arabic.merging import merged
from tawthiq.coding.arabic.speech import claim_of
from tawthiq.coding.when import TimeExpression, resolve_against
from tawthiq.records import Article, Evidence, Mention, Sentence

NEWS_DAYS = 7


def code(article: Article, sentences: Sequence[Sentence]) -> list[Mention]:
    """Mentions of an Arabic article, in text order (codebook, unit 2)."""
    anchor = article.anchor or article.published
    lines = [read_line(s, anchor) for s in sentences]
    context = outside.context_of([p for line in lines for _, _, p in line.places])
    story = Story(context, context.main_country)
    drafts: list[Draft] = []
    for line in lines:
        fresh = drafts_of(line, story)
        drafts += fresh
        _claim(line, drafts, story)
    drafts = [d for d in drafts if d.factuality != "hypothetical" or d.perpetrator or d.target]
    _carry_dates(drafts)
    drafts = merged([d for d in drafts if _says_something(d)])
    drafts = _news(drafts)
    _settle(article, drafts, anchor)
    mentions: dict[str, Mention] = {}
    for d in sorted(drafts, key=lambda d: d.at):
        m = d.finish(article)
        mentions.setdefault(m.id, m)
    return list(mentions.values())


def _says_something(d: Draft) -> bool:
    """A bare event noun that names no side, place, day or number says nothing."""
    known = bool(d.perpetrator or d.target or d.places or d.dated or d.figures or d.killed or d.weapon)
    if d.verbal:
        return bool(d.perpetrator) and d.factuality not in ("hypothetical", "not-occurred")
    asserted = not d.scene.main.noun or (d.scene.main.licence in ("happened", "done", "suffered", "carried") and d.scene.main.kind.rank == 2)
    return known or d.headline or (asserted and not d.aggregate)


def _claim(line: Line, drafts: list[Draft], story: Story) -> None:
    """Give a claim of responsibility to the event it speaks of: the sentence's own, else the last one told."""
    claim = claim_of(line, story.country)
    if claim is None:
        return
    force = [d for d in drafts if d.plover == "ASSAULT" and not d.aggregate and d.factuality in ("occurred", "not-occurred")]
    own = [d for d in force if d.scene.line is line]
    earlier = [d for d in force if d.scene.line is not line]
    before = [d for d in earlier if not d.headline] or earlier
    meant = own
    if before and all(d.definite or d.scene.main.licence == "recalled" for d in own):  # "the attack" is the one told before
        meant = before[-1:]
        drafts[:] = [d for d in drafts if all(d is not x for x in own)]
    start, end = line.span(claim.first, max(claim.last, claim.first + 1))
    for d in meant:
        d.claim = claim.claim
        d.evidence["claim"] = Evidence(quote=line.verbatim(claim.first, max(claim.last, claim.first + 1)), start=start, end=end, score=0.8, rule="claim of responsibility")
        if claim.claim.status == "claimed" and claim.claim.by and not d.perpetrator:
            d.perpetrator = [claim.claim.by]
            d.evidence["perpetrator"] = d.evidence["claim"]
        d.target = [t for t in d.target if t != claim.claim.by]
        if line.sentence not in d.sentences:
            d.sentences.append(line.sentence)


def _carry_dates(drafts: list[Draft]) -> None:
    """ "بعد يومين", "في اليوم نفسه": counted from the event told before."""
    before: Draft | None = None
    for d in drafts:
        if not d.dated and isinstance(d.reference, TimeExpression) and before is not None:
            t = resolve_against(d.reference, before.date_from, before.date_to)
            if t.date_from or t.date_to:
                d.date_from, d.date_to, d.date_precision, d.date_expr, d.dated = t.date_from, t.date_to, t.precision, t.text, True
                d.date_note = t.note or f"counted from “{before.date_expr}”"
                start = d.scene.line.sentence.start + t.start
                d.evidence["date"] = Evidence(quote=t.text, start=start, end=start + len(t.text), score=0.6, rule="time:reference")
        if d.dated and not d.aggregate:
            before = d


def _news(drafts: list[Draft]) -> list[Draft]:
    """Verbal events only where they are the article's news: the headline's, or the lead's where it has none."""
    material = [d for d in drafts if not d.verbal]
    verbal = [d for d in drafts if d.verbal]
    told = [d for d in verbal if d.headline]
    if told:
        return [*material, *told[:2]]
    if any(d.headline for d in material):
        return material
    first = min((d.scene.line.sentence.index for d in drafts if d.scene.line.sentence.kind != "headline"), default=0)
    return [*material, *[d for d in verbal if d.scene.line.sentence.index <= first and not any(m.scene.line is d.scene.line for m in material)][:1]]


def _settle(article: Article, drafts: list[Draft], anchor: date | None) -> None:
    """Background by the article's news, and the open end of undated news."""
    newest = anchor or max((d.date_to for d in drafts if d.dated and d.date_to), default=None)
    for d in drafts:
        old = bool(newest and d.dated and d.date_to and d.date_to < newest - timedelta(days=NEWS_DAYS))
        d.background = old or (d.aggregate and not d.headline) or (d.background and not d.headline)
        if d.factuality in ("planned", "hypothetical", "threatened", "demanded") and not d.aggregate and not old:
            d.background = False
        if not d.dated and not d.background and not d.aggregate and d.factuality in ("occurred", "not-occurred", "threatened", "demanded") and article.published:
            d.date_to = article.published
            d.date_note = d.date_note or "no date in the text: not after the day of publication"
