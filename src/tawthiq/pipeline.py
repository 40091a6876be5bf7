"""The whole way, as one sentence: bytes → page → articles → sentences → mentions → clusters → incidents.

Everything here is pure: typed records in, typed records out; no store, no clock, no network. That is what lets the same
stages run in one process or in a pool with the same output. What fails in one article becomes a `Problem` that names it;
the articles beside it go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tawthiq.articles import split_page
from tawthiq.assessment import assess
from tawthiq.coding import code_article
from tawthiq.language import read_article
from tawthiq.records import Article, Incident, Mention, Page, Problem
from tawthiq.resolution import resolve


class Coded(NamedTuple):
    """One article with its mentions, or the reason why it could not be coded."""

    article: Article
    mentions: tuple[Mention, ...]
    problem: Problem | None = None


def cut(page: Page) -> list[Article]:
    """The articles of a page, in page order."""
    return split_page(page)


def code_one(article: Article) -> Coded:
    """Read and code one article; whatever goes wrong stays with it."""
    try:
        return Coded(article, tuple(code_article(article, read_article(article))))
    except Exception as error:
        reason = f"article {article.id} (lines {article.first_line}-{article.last_line}) could not be coded: {type(error).__name__}: {error}"
        return Coded(article, (), Problem(name=article.capture, reason=reason, advice="please report this article to the developers"))


def code(articles: Iterable[Article], workers: int = 1) -> Iterator[Coded]:
    """Code articles in order; with `workers` > 1 in a pool of processes, with the same output."""
    if workers <= 1:
        yield from map(code_one, articles)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(code_one, articles, chunksize=4)


def incidents(articles: Sequence[Article], mentions: Sequence[Mention], previous: Mapping[str, str] | None = None) -> list[Incident]:
    """Mentions of all articles → incidents; `previous` (mention → old incident id) keeps ids over recomputation."""
    return assess(resolve(articles, mentions, previous), articles, mentions)
