"""pipeline: the sentence that composes the stages. Read this first.

    bytes -intake-> Page -articles-> Article -language-> Sentences -coding-> Mentions -resolution-> Clusters -assessment-> Incidents

In: bytes, or what an earlier stage made. Out: typed records, or a `Problem` that names capture and article.
Never: a database, a clock, a network, a file written. The same input gives the same output, in one process or in many;
what goes wrong in one article is said and costs that article only. `jobs` runs these stages over a project.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from multiprocessing import get_context
from typing import TYPE_CHECKING, NamedTuple

from tawthiq.records import Article, Block, Incident, Mention, Page, Problem
from tawthiq.records.events import spans_hold

if TYPE_CHECKING:
    from tawthiq.resolution import Judgement

__all__ = ["Coded", "bare_article", "code", "code_all", "cut", "incidents"]

#: The longest paragraph and the longest article that are read, in characters: beyond them a file is a dump of something else.
MAX_BLOCK = 200_000
MAX_ARTICLE = 400_000


class Coded(NamedTuple):
    """What coding made of one article: its mentions, or the problem that stood in the way."""

    article: str
    mentions: tuple[Mention, ...]
    problem: Problem | None = None


def cut(page: Page) -> list[Article] | Problem:
    """The articles of a page; a Problem where there is none or the page cannot be read as one."""
    from tawthiq.articles import split_page

    longest = max((b.end - b.start for b in page.blocks), default=0)
    if longest > MAX_BLOCK:
        reason = f"one line or paragraph of {longest:,} characters; the longest that is read has {MAX_BLOCK:,}"
        return Problem(name=page.capture.name, reason=reason, advice="check that the file is a text of news reports, break its lines")
    try:
        articles = split_page(page)
    except Exception as error:
        return Problem(name=page.capture.name, reason=f"the page could not be cut into articles ({_say(error)})", advice=_BUG)
    if not articles:
        return Problem(
            name=page.capture.name,
            reason="no article found: no headline with a text below it",
            advice="check that the file holds the article's text, not only navigation",
        )
    return articles


def bare_article(text: str, published: date | None = None, language: str | None = None, capture: str = "text") -> Article:
    """A text that is known to be one report, as an article without a headline: every line a paragraph, or what stands between
    empty or indented lines where lines are broken at a fixed width. `language` null: Arabic where most letters are Arabic, else
    English."""
    if language is None:
        language = "ar" if 2 * len(_ARABIC.findall(text)) > sum(map(str.isalpha, text)) else "en"
    blocks = tuple(Block(start=m.start(), end=m.end(), kind="body") for m in (_PARAGRAPH if _broken(text) else _LINE).finditer(text))
    return Article(
        id=f"{capture}-001", capture=capture, order=1, start=0, end=len(text), first_line=1, last_line=text.count("\n") + 1, text=text,
        headline="", published=published, anchor=published, language=language, blocks=blocks,
    )  # fmt: skip


_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_PARAGRAPH = re.compile(r"\S(?:(?:[^\n]|\n(?!\s*\n| {2,}|\t))*\S)?")


def _broken(text: str) -> bool:
    """Lines broken at a fixed width: most are near the longest, and most end in the middle of a sentence."""
    lines = [x for x in text.split("\n") if x.strip()]
    width = max(map(len, lines), default=0)
    if len(lines) < 4 or not 50 <= width <= 100:
        return False
    full = [x for x in lines if len(x) > 0.8 * width]
    return 2 * len(full) > len(lines) and 2 * sum(x.rstrip()[-1] not in ".!?:" for x in full) > len(full)


_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f]")


def code(article: Article) -> Coded:
    """Sentences, then mentions. Whatever goes wrong becomes a Problem that names the capture and the article."""
    from tawthiq.coding import code_article, worth_reading
    from tawthiq.language import read_article
    from tawthiq.language.readable import as_written, readable

    if len(article.text) > MAX_ARTICLE:
        reason = f"the article has {len(article.text):,} characters; the longest that is read has {MAX_ARTICLE:,}"
        return Coded(article.id, (), _problem(article, reason, "split the file into its articles"))
    try:
        read = readable(article)
        mentions = _apart(code_article(read, read_article(read, lambda bare: worth_reading(read, bare))))
        for mention in mentions:
            if not spans_hold(read.text, mention.quotes, mention.spans):
                raise ValueError(f"a quote of mention {mention.id} does not stand at its span")
            if any(read.text[f.start : f.end] != f.quote for f in mention.fillers):
                raise ValueError(f"a filler of mention {mention.id} does not stand at its span")
            for field, e in mention.evidence.items():
                if read.text[e.start : e.end] != e.quote:
                    raise ValueError(f"the evidence of {field} in mention {mention.id} does not stand at its span")
        if read is not article:
            mentions = [as_written(m, read.text, article.text) for m in mentions]
    except Exception as error:
        return Coded(article.id, (), _problem(article, f"coding failed ({_say(error)})", _BUG))
    return Coded(article.id, tuple(mentions))


def code_all(articles: Iterable[Article], workers: int = 1) -> Iterator[Coded]:
    """`code` for many articles, in their order, one by one as they come; `workers` > 1 shares them among processes."""
    if workers <= 1:
        yield from map(code, articles)
        return
    waiting: deque[tuple[Article, Future[Coded]]] = deque()
    pool = _pool(workers)
    try:
        for article in articles:
            waiting.append((article, _submit(pool, article)))
            if len(waiting) >= workers * 4:
                result, pool = _next(waiting, pool, workers)
                yield result
        while waiting:
            result, pool = _next(waiting, pool, workers)
            yield result
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def incidents(
    articles: Sequence[Article],
    mentions: Sequence[Mention],
    previous: Mapping[str, str] | None = None,
    judgements: Sequence[Judgement] = (),
    figure_rule: str = "range",
) -> list[Incident]:
    """Mentions of many articles become incidents, assessed. `previous`: mention id -> the incident id it bore before."""
    from tawthiq.assessment import assess
    from tawthiq.resolution import resolve

    return assess(resolve(articles, mentions, previous, judgements), articles, mentions, figure_rule)


_BUG = "the other articles are kept; please report this one as a bug"


def _apart(mentions: Sequence[Mention]) -> list[Mention]:
    """Two incidents told by the same words as the same type would share one id: the second and later ones get a number."""
    seen: dict[str, int] = {}
    result: list[Mention] = []
    for m in mentions:
        seen[m.id] = n = seen.get(m.id, 0) + 1
        result.append(m if n == 1 else m.model_copy(update={"id": f"{m.id}-{n}"}))
    return result


def _problem(article: Article, reason: str, advice: str) -> Problem:
    return Problem(name=f"capture {article.capture}, article {article.id}", reason=reason, advice=advice)


def _say(error: Exception) -> str:
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words[:200]}" if words else type(error).__name__


def _pool(workers: int) -> ProcessPoolExecutor:
    # spawn: a forked child would inherit the model runtime's threads without the threads
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_beside_others)


def _beside_others() -> None:
    """Processes that share the cores take one thread each."""
    from tawthiq.language.english.reader import use_threads

    use_threads(1)


def _submit(pool: ProcessPoolExecutor, article: Article) -> Future[Coded]:
    try:
        return pool.submit(code, article)
    except BrokenProcessPool as error:
        broken: Future[Coded] = Future()
        broken.set_exception(error)
        return broken


def _next(
    waiting: deque[tuple[Article, Future[Coded]]], pool: ProcessPoolExecutor, workers: int
) -> tuple[Coded, ProcessPoolExecutor]:
    """The result that is due, and the pool to go on with: where a process died, the article is tried once more alone."""
    article, future = waiting.popleft()
    try:
        return future.result(), pool
    except BrokenProcessPool:
        pool.shutdown(wait=False, cancel_futures=True)
        with _pool(1) as alone:
            try:
                result = alone.submit(code, article).result()
            except BrokenProcessPool:
                result = Coded(article.id, (), _problem(article, "the process that coded it died (memory?)", _BUG))
        pool = _pool(workers)
        again = [(a, f if f.done() and not f.cancelled() and f.exception() is None else _submit(pool, a)) for a, f in waiting]
        waiting.clear()
        waiting.extend(again)
        return result, pool
