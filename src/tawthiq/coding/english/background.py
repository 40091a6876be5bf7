"""What an article tells as its news and what it only recalls (codebook: `background` is about the article's news, not about age).

A report's own deeds are news unless something speaks against it: an old day, "since", words that step back, a noun that names a cause.
An essay, with a headline but no deed of the week, recalls what it does not date: there nearly everything undated is background.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from tawthiq.coding.english.draft import Draft
from tawthiq.coding.english.lexicon import cues
from tawthiq.records import Article

NEWS_DAYS = 7
PERIOD_DAYS = 45  # of a report on a month or more
ESSAY, LONG_ESSAY = 6, 15  # deeds told, at least, without and with one in the headline
FAR = 2  # sentences a look back goes on
_FACTS = ("occurred", "not-occurred")
_SINCE = re.compile(r"\bsince\b(?! (?:then\b|this\b|morning|noon|dawn|midnight|last night|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day))(?! \d{1,2}[:.]?\d* ?[ap])", re.I)
_EARLIER = re.compile(r"\b(?:earlier|before|previous|last (?:week|month|year))\b", re.I)
_HAVE_SINCE = re.compile(r"\b(?:has|have|had|was|were|been) since\b", re.I)


def settle(article: Article, drafts: list[Draft], anchor: date | None, digest: bool = False) -> None:
    """Background and the dates of what the article tells as its news."""
    first = min((s.index for d in drafts for s in d.sentences if s.kind == "body"), default=-1)
    leads = (_leads(drafts) if digest else set()) or ({first} if first <= 1 else set())
    news = [d for d in drafts if any(s.kind in ("headline", "subhead") for s in d.sentences) or any(_main_clause(d, k) for k in leads)]
    newest = max((d.date_to for d in drafts if d.dated and d.date_to and not d.aggregate), default=None)
    days = PERIOD_DAYS if _tells_a_period(drafts, anchor or newest) else NEWS_DAYS
    essay = _essay(article, drafts, news, anchor or newest)
    for d in drafts:
        d.background = _is_background(d, news, anchor, newest, days, essay)
    _history(drafts, news)
    for d in drafts:
        if not d.dated and (not d.background or d in news) and not d.aggregate and d.factuality in (*_FACTS, "threatened", "demanded") and article.published:
            d.date_to = article.published
            d.date_note = d.date_note or "no date in the text: not after the day of publication"


def _is_background(d: Draft, news: Sequence[Draft], anchor: date | None, newest: date | None, days: int, essay: bool) -> bool:
    if d.factuality in ("planned", "hypothetical", "threatened", "demanded") and not d.aggregate:
        return False
    if d in news and not d.aggregate and not _old(d, anchor, PERIOD_DAYS if _headed(d) else days):
        return d.recalled and any(x is not d for x in news)
    if _old(d, anchor or newest, days):
        return True
    tree = d.frame.tree
    low = tree.sentence.text.lower().lstrip("“\"'‘ ")
    if any(low.startswith(o) for o in cues("background", "openings")):
        return True
    if d.aggregate:
        return True
    if d.involved or (d.recalled and (essay or not d.dated or _old(d, anchor, 2))):
        return True
    if _SINCE.search(tree.sentence.text) and not _HAVE_SINCE.search(tree.sentence.text) and not (d.dated and d.date_from and not _old(d, anchor or newest, 1)):
        return True
    if d.dated and d.date_from is None and d.date_to is not None:
        return essay
    if not d.dated:
        return essay
    main_day = max((x.date_to for x in news if x.dated and x.date_to), default=None)
    return essay and bool(main_day and d.date_to and d.date_to < main_day)


def _history(drafts: Sequence[Draft], news: Sequence[Draft]) -> None:
    """What follows a look back ("This is not the first time …", "Over the past weeks …") and is older than the news goes on with it."""
    days = [x.date_to for x in news if x.dated and x.date_to and not x.aggregate and not x.background]
    if not days or not any(_headed(x) for x in news):
        return
    back = -FAR - 1
    for d in drafts:
        at = d.frame.tree.sentence.index
        older = bool(d.dated and d.date_to and d.date_to < max(days)) and d not in news
        if d.background and d.aggregate:
            back = at
        elif older and d.factuality in _FACTS and (at - back <= FAR or _EARLIER.search(d.date_expr or "")):
            d.background, back = True, at


def _tells_a_period(drafts: Sequence[Draft], anchor: date | None) -> bool:
    """A report on weeks or months: most of its dated deeds are older than news."""
    days = [d.date_to for d in drafts if d.dated and d.date_to and not d.aggregate and d.date_precision in ("day", "hour") and d.factuality in _FACTS]
    if anchor is None:
        return False
    within = [x for x in days if timedelta(0) <= anchor - x <= timedelta(days=PERIOD_DAYS)]
    older = [x for x in within if anchor - x > timedelta(days=NEWS_DAYS)]
    return len(older) >= 3 and 2 * len(older) > len(within)


def _essay(article: Article, drafts: Sequence[Draft], news: Sequence[Draft], anchor: date | None) -> bool:
    """It has a headline and tells many deeds, none of them of the week and few with a day."""
    told = [d for d in drafts if not d.verbal and d.factuality in _FACTS]
    headed = any(not d.verbal and not d.aggregate for d in news)
    if len(told) < (LONG_ESSAY if headed else ESSAY) or not any(b.kind == "headline" for b in article.blocks):
        return False
    days = [d for d in told if d.dated and d.date_from and not d.aggregate and d.date_precision in ("day", "hour")]
    fresh = [d for d in days if not _old(d, anchor, NEWS_DAYS)]
    return not (fresh and anchor) and 4 * len(days) <= len(told)


def _headed(d: Draft) -> bool:
    return any(s.kind == "headline" for s in d.sentences)


def _leads(drafts: Sequence[Draft]) -> set[int]:
    """Of a digest: the first sentences of all paragraphs, each a piece of news of its own."""
    opening: dict[int, int] = {}
    for d in drafts:
        for s in d.sentences:
            opening[s.paragraph] = min(s.index, opening.get(s.paragraph, s.index))
    return set(opening.values())


def _main_clause(d: Draft, first: int) -> bool:
    """Told by the main clause of the article's first sentence."""
    tree = d.frame.tree
    if tree.sentence.index != first:
        return False
    for i in [f.at for f in d.frame.all()] + ([d.frame.support] if d.frame.support is not None else []):
        path = [i, *tree.above(i)]
        if all(tree.rel(k) in ("root", "ccomp", "nsubj", "nsubj:pass", "obj", "conj", "parataxis", "xcomp") for k in path):
            return True
    return False


def _old(d: Draft, anchor: date | None, days: int) -> bool:
    return bool(anchor and d.dated and d.date_to and d.date_to < anchor - timedelta(days=days))
