"""What only the whole article shows: claims of responsibility, dates and places carried over, background, the news."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tawthiq.coding.english import figures
from tawthiq.coding.english.draft import Draft
from tawthiq.coding.english.lexicon import cues, nouns
from tawthiq.coding.english.named import Named
from tawthiq.coding.english.tree import Tree
from tawthiq.coding.when import resolve_against, shift
from tawthiq.records import Article, Contested, Evidence


def toll(tree: Tree, drafts: list[Draft]) -> None:
    """A sentence that only counts ("There were no casualties", "Two people were hurt") adds to the event just told."""
    found = figures.of_text(tree.sentence.text, tree.sentence.start)
    home = next((d for d in reversed(drafts) if d.plover == "ASSAULT" and not d.aggregate and d.factuality in ("occurred", "not-occurred") and d.sentences[0].kind != "headline"), None)
    if not found or home is None or tree.sentence.index - home.frame.tree.sentence.index > 2:
        return
    for figure, evidence in found:
        if any(f.kind == figure.kind for f in home.figures):
            continue
        home.figures.append(figure)
        home.evidence.setdefault(figure.kind, evidence)
        if tree.sentence not in home.sentences:
            home.sentences.append(tree.sentence)


def fold_denials(drafts: list[Draft]) -> list[Draft]:
    """"The army denied that anyone was hurt": a version of the event told before, not an event of its own."""
    kept: list[Draft] = []
    for d in drafts:
        tree = d.frame.tree
        never = any(tree.tokens[c].text.lower() == "never" for f in d.frame.all() for c in tree.kids(f.at, "advmod"))
        if d.reason != "denied" or d.plover != "ASSAULT":
            kept.append(d)
            continue
        home = next((k for k in reversed(kept) if k.plover == d.plover and k.factuality == "occurred" and not k.aggregate and tree.sentence.index - k.frame.tree.sentence.index <= 4), None)
        if home is None or d.dated or (d.places and not never):
            if not never:
                kept.append(d)
            continue
        if not never:
            s = tree.sentence
            home.contested.append(Contested(version="denied", by=next(iter(d.attribution), None) or _denier(tree, d), field="factuality", quote=s.text, start=s.start, end=s.end))
            if s not in home.sentences:
                home.sentences.append(s)
    return kept


def _denier(tree: Tree, d: Draft) -> str | None:
    for a in tree.above(d.frame.at):
        subjects = tree.only(a, "nsubj")
        if tree.is_verb(a) and subjects and tree.lemma(a) in cues("factuality", "denied"):
            return tree.words(*tree.phrase(subjects[0]))
    return None


def carry_dates(drafts: list[Draft], named: Named) -> None:
    """"Two days after the attack", "the same day": resolve against the event told before; carry the paragraph's day on."""
    before: Draft | None = None
    for d in drafts:
        tree = d.frame.tree
        if not d.dated and _comes_after(d, drafts, before, named):
            continue
        if d.dated and before is not None:
            _borrow_year(before, d)
        if not d.dated and not d.aggregate:
            relative = [t for t in named.found[tree.sentence.index].times if t.needs_reference]
            reference = _reference(relative[0].offset_days, d, before, drafts) if relative else None
            if relative and before is not None and before.date_expr == relative[0].text and before.frame.tree is tree:
                d.date_from, d.date_to, d.date_precision, d.date_expr = before.date_from, before.date_to, before.date_precision, before.date_expr
                d.date_note, d.dated = before.date_note, True
                d.evidence.setdefault("date", before.evidence["date"])
            elif relative and reference is not None:
                t = resolve_against(relative[0], reference.date_from, reference.date_to)
                if t.date_from or t.date_to:
                    d.date_from, d.date_to, d.date_precision = t.date_from, t.date_to, t.precision
                    d.date_expr, d.date_note, d.dated = t.text, t.note or f"counted from “{reference.date_expr}”", True
                    start = tree.sentence.start + t.start
                    d.evidence["date"] = Evidence(quote=t.text, start=start, end=start + len(t.text), score=0.6, rule="time:reference")
            elif before is not None and _goes_on(before, d):
                d.date_from, d.date_to, d.date_precision = before.date_from, before.date_to, before.date_precision
                d.date_expr, d.dated = before.date_expr, True
                d.date_note = "date carried over from the sentence before"
                if "date" in before.evidence:
                    d.evidence["date"] = before.evidence["date"].model_copy(update={"score": 0.5, "rule": "time:carried"})
        if d.dated and not d.aggregate and not d.recalled and d.sentences[0].kind != "headline":
            before = d


def _comes_after(d: Draft, drafts: Sequence[Draft], before: Draft | None, named: Named) -> bool:
    """"The attack comes nine days after a drone struck a bakery": the clause behind "after" is the older event, and it is dated
    back from the first one; the first one keeps its own day. True where the sentence is one of these."""
    tree = d.frame.tree
    t = next((t for t in named.found[tree.sentence.index].times if t.needs_reference and t.offset_days and t.text.lower().endswith(" after")), None)
    if t is None or t.offset_days is None:
        return False
    at = tree.sentence.start + t.start
    first = [x for x in drafts if x.frame.tree is tree and x.at < at]
    comes = re.search(r"\b(?:come|comes|came|coming|follow|follows|followed)\s+(?:\w+\s+)?$", tree.sentence.text[: t.start])
    if not first and not comes:
        return False
    if d in first:
        return d.frame.noun or bool(comes)
    base = next((x.date_from for x in first if x.dated and x.date_from), None) or (before.date_from if before is not None and before.date_precision in ("day", "hour") else None) or named.anchor
    if base is None:
        return False
    low, high = t.offset_days
    d.date_from, d.date_to, d.date_precision, d.date_expr, d.dated = shift(base, -high), shift(base, -low), t.precision, t.text, True
    d.date_note = "counted back from what the sentence tells first"
    start = tree.sentence.start + t.start
    d.evidence["date"] = Evidence(quote=t.text, start=start, end=start + len(t.text), score=0.6, rule="time:reference")
    return True


def _reference(offset: tuple[int, int] | None, d: Draft, before: Draft | None, drafts: Sequence[Draft]) -> Draft | None:
    """The event that "two days after the attack" counts from: the one just told; "hours after" at the head of a new
    paragraph counts from the article's news."""
    tree = d.frame.tree
    if before is not None and offset is not None and offset[0] >= -1 and offset[1] <= 1:
        opens = tree.sentence.index > before.frame.tree.sentence.index and tree.sentence.paragraph != before.frame.tree.sentence.paragraph
        told = [x for x in drafts if x is not d and x.dated and x.date_from and not x.aggregate and x.at < d.at and x.plover == "ASSAULT" and x.date_precision in ("day", "hour")]
        if opens and told:
            return max(told, key=lambda x: (x.date_from or date.min, x.at))
    return before if before is not None and before.date_from is not None else None


def _borrow_year(before: Draft, d: Draft) -> None:
    """"in January last year … Following it, on January 5": a day without a year belongs to the year just told."""
    if d.date_from is None or d.date_to is None or before.date_from is None or before.date_to is None or re.search(r"\d{4}|year", d.date_expr or ""):
        return
    gap = d.frame.tree.sentence.index - before.frame.tree.sentence.index
    low = d.frame.tree.sentence.text.lower()
    named_month = re.search(r"[a-z]{3,}", (d.date_expr or "").lower())
    if gap > 2 or not named_month or d.date_from.year == before.date_from.year or d.date_precision not in ("day", "hour", "month"):
        return
    shifted = (d.date_from.replace(year=before.date_from.year, day=min(28, d.date_from.day)), d.date_to.replace(year=before.date_from.year, day=min(28, d.date_to.day)))
    near = abs((shifted[0] - before.date_to).days) <= 45
    if near and re.search(r"\b(?:following|after|later|then|days|weeks)\b", low) and not re.search(r"day\b", (d.date_expr or "").lower()):
        d.date_from = d.date_from.replace(year=before.date_from.year) if d.date_from.day <= 28 else shifted[0]
        d.date_to = d.date_to.replace(year=before.date_from.year) if d.date_to.day <= 28 else shifted[1]
        d.date_note = f"the year is that of “{before.date_expr}”"


def _goes_on(before: Draft, d: Draft) -> bool:
    """The next statement of the same story: another, also, meanwhile, or the same paragraph in narrative past."""
    gap = d.frame.tree.sentence.index - before.frame.tree.sentence.index
    if gap < 0 or before.date_precision not in ("day", "hour") or before.date_from != before.date_to or (before.plover != d.plover and gap > 1):
        return False
    low = d.frame.tree.sentence.text.lower()
    linked = bool(re.match(r"(?:meanwhile|simultaneously|shortly|later|then|another|at the same time|separately|also|in response|the (?:attack|blast|explosion|strike|base|group))", low)) or " also " in low
    narrative = not d.frame.noun and any(t.tag == "VBD" for t in d.frame.tree.tokens)
    if d.frame.tree.sentence.paragraph == before.frame.tree.sentence.paragraph:
        return gap <= 2 and (linked or narrative)
    return gap <= 2 and linked


def carry_places(drafts: list[Draft]) -> None:
    """A mention that names no scene but goes on telling the event before it stays where that one was."""
    before: Draft | None = None
    for d in drafts:
        if not d.places and before is not None and not d.aggregate and d.plover == before.plover and d.factuality == before.factuality:
            gap = d.frame.tree.sentence.index - before.frame.tree.sentence.index
            if gap <= 1 and d.definite and not d.another:
                d.places = list(before.places)
        if d.places and not d.aggregate:
            before = d


def may_be_digest(article: Article) -> bool:
    """It may be a list of news items: no headline, several paragraphs."""
    return not any(b.kind == "headline" for b in article.blocks) and sum(b.kind == "body" for b in article.blocks) >= 4


def news_of(article: Article, drafts: list[Draft]) -> list[Draft]:
    """Verbal events only where they are the article's news: in the headline, or the lead when the headline has none."""
    material = [d for d in drafts if not d.verbal]
    verbal = [d for d in drafts if d.verbal]
    in_headline = [d for d in verbal if any(s.kind == "headline" for s in d.sentences)]
    if in_headline:
        return sorted(material + in_headline[:2], key=lambda d: d.at)
    headline_material = [d for d in material if any(s.kind == "headline" for s in d.sentences)]
    first = min((d.frame.tree.sentence.index for d in drafts if d.sentences[0].kind == "body"), default=0)
    lead = [d for d in verbal if d.sentences[0].kind == "body" and d.frame.tree.sentence.index <= first + 1 and d.perpetrator]
    return sorted(material + ([] if headline_material else lead[:1]), key=lambda d: d.at)


_AMID = frozenset({"in", "during", "after", "amid", "following", "under", "on", "throughout", "within", "upon", "apprehending", "via", "through"})


def circumstance(d: Draft, drafts: Sequence[Draft]) -> bool:
    """"arrested during a raid", "seized in a joint operation", "surrendered fearing an encounter": how or amid what a deed told
    by the verb above was done, with nothing of its own to tell."""
    tree, at = d.frame.tree, d.frame.at
    sense = d.frame.sense
    if not d.frame.noun or d.frame.support is not None or d.frame.parts or d.definite or d.figures or d.weapon or not (sense.vague or sense.loose):
        return False
    if tree.rel(at) not in ("obl", "nmod") or tree.preposition(at) not in _AMID or d.plover != "ASSAULT":
        return False
    over = set(tree.above(at))
    led = [x for x in drafts if x is not d and x.frame.at in over and x.factuality == d.factuality]
    return any(not d.target or (x.plover in ("COERCE", "RETREAT") and tree.preposition(at) in ("in", "during", "amid")) for x in led)


def worth_keeping(d: Draft) -> bool:
    """Drop what says nothing: bare event nouns that point to no time, place, side, number or headline."""
    hit = bool(d.target) or any(f.role == "target" for f in d.fillers)  # "people": nobody in particular, and yet somebody was hit
    if not d.frame.noun:
        return bool(d.perpetrator or hit or d.places or d.dated or d.figures or d.weapon or d.verbal)
    if any(s.kind in ("headline", "subhead") for s in d.sentences) and nouns().get(d.frame.sense.word):
        return bool(d.perpetrator or hit or d.places or d.weapon or d.acled)
    if d.frame.support is not None:
        return bool(d.perpetrator or hit or d.places or d.dated)
    if d.definite and not (hit or d.places or d.dated):
        return False
    return sum((bool(d.perpetrator), hit, bool(d.places), bool(d.dated and d.date_from), bool(d.figures))) >= (2 if d.vague and d.frame.sense.loose else 1)
