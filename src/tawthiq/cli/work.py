"""The verbs that change a project: add, code, resolve, report, and all of them in one run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from tawthiq import pipeline
from tawthiq.cli.app import dump
from tawthiq.intake import IntakeError, page_from_bytes, read_inputs
from tawthiq.records import Mention, Page, Problem
from tawthiq.report import write_report
from tawthiq.store import Project, ProjectError

err = Console(stderr=True, highlight=False)
out_console = Console(highlight=False)


@dataclass
class Tally:
    """What a run did; `problems` name every input that failed."""

    added: int = 0
    known: int = 0
    articles: int = 0
    coded: int = 0
    changed: bool = False
    problems: list[Problem] = field(default_factory=list)


def _progress() -> Progress:
    return Progress(SpinnerColumn(), TextColumn("{task.description:<22}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=err, transient=True)


def _open(folder: Path, create: bool) -> Project | None:
    try:
        return Project.open(folder, create)
    except ProjectError as error:
        err.print(f"[red]error:[/] {error}", soft_wrap=True)
        return None


def _add(store: Project, inputs: Sequence[str], tally: Tally, bar: Progress) -> None:
    task = bar.add_task("reading pages", total=None)
    stdin = sys.stdin.buffer.read() if "-" in inputs else None
    for got in read_inputs(inputs, stdin):
        bar.advance(task)
        if isinstance(got, Problem):
            tally.problems.append(got)
            continue
        data, page = got
        _add_page(store, data, page, tally)
    bar.update(task, total=bar.tasks[task].completed)


def _add_page(store: Project, data: bytes, page: Page, tally: Tally) -> None:
    try:
        articles = pipeline.cut(page)
    except Exception as error:
        tally.problems.append(Problem(name=page.capture.name, reason=f"could not be cut into articles: {type(error).__name__}: {error}", advice="please report this page to the developers"))
        return
    if not articles:
        tally.problems.append(Problem(name=page.capture.name, reason="no article found in the page", advice="save the page of one article, or its text"))
        return
    if store.add(data, page, articles):
        tally.added += 1
        tally.articles += len(articles)
    else:
        tally.known += 1


def _code(store: Project, workers: int, tally: Tally, bar: Progress) -> None:
    todo = store.uncoded()
    task = bar.add_task("coding articles", total=len(todo))
    for result in pipeline.code(todo, workers):
        if result.problem is not None:
            tally.problems.append(result.problem)
        store.keep_mentions(result.article, result.mentions)
        tally.coded += 1
        bar.advance(task)


def _resolve(store: Project, tally: Tally, bar: Progress) -> None:
    task = bar.add_task("resolving incidents", total=1)
    view = store.view()
    tally.changed = store.keep_incidents(pipeline.incidents(view.articles, view.mentions, store.previous()))
    bar.advance(task)


def _report(store: Project, out: Path | None, bar: Progress) -> Path:
    task = bar.add_task("writing the report", total=1)
    view = store.view()
    target = (out / "report.html") if out is not None else store.folder / "report.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    written = write_report(view.articles, view.mentions, view.incidents, view.texts, target)
    bar.advance(task)
    return Path(written)


def run(inputs: Sequence[str], folder: Path, out: Path | None, workers: int, as_json: bool) -> int:
    """add + code + resolve + report."""
    store = _open(folder, True)
    if store is None:
        return 1
    tally = Tally()
    with _progress() as bar:
        _add(store, inputs, tally, bar)
        _code(store, workers, tally, bar)
        _resolve(store, tally, bar)
        path = _report(store, out, bar)
    _summary(store, tally, path, as_json)
    return 1 if tally.problems else 0


def add(inputs: Sequence[str], folder: Path, as_json: bool) -> int:
    store = _open(folder, True)
    if store is None:
        return 1
    tally = Tally()
    with _progress() as bar:
        _add(store, inputs, tally, bar)
    if as_json:
        dump({"added": tally.added, "known": tally.known, "articles": tally.articles, "problems": [p.model_dump() for p in tally.problems]})
    else:
        out_console.print(f"added {tally.added} · already known {tally.known} · articles {tally.articles} · failed {len(tally.problems)}")
    _problems(tally.problems)
    return 1 if tally.problems else 0


def code_project(folder: Path, workers: int, as_json: bool) -> int:
    store = _open(folder, False)
    if store is None:
        return 1
    tally = Tally()
    with _progress() as bar:
        _code(store, workers, tally, bar)
    dump({"coded": tally.coded}) if as_json else out_console.print(f"coded {tally.coded} articles" if tally.coded else "nothing to code: all articles are coded by this version")
    _problems(tally.problems)
    return 1 if tally.problems else 0


def resolve(folder: Path, as_json: bool) -> int:
    store = _open(folder, False)
    if store is None:
        return 1
    tally = Tally()
    with _progress() as bar:
        _resolve(store, tally, bar)
    n = store.counts()["incidents"]
    dump({"incidents": n, "changed": tally.changed}) if as_json else out_console.print(f"{n} incidents" + ("" if tally.changed else " (unchanged)"))
    return 0


def report(folder: Path, out: Path | None) -> int:
    store = _open(folder, False)
    if store is None:
        return 1
    with _progress() as bar:
        path = _report(store, out, bar)
    out_console.print(f"report: {path}", soft_wrap=True)
    return 0


def code_text(data: bytes, published: date | None, explain: bool, as_json: bool) -> int:
    """One text from standard input; no project."""
    try:
        page = page_from_bytes(data, "stdin")
    except IntakeError as error:
        err.print(f"[red]stdin:[/] {error.reason}; {error.advice}", soft_wrap=True)
        return 1
    found: list[tuple[str, Mention]] = []
    for article in pipeline.cut(page):
        if published is not None:
            article = article.model_copy(update={"published": published, "anchor": published})
        coded = pipeline.code_one(article)
        if coded.problem is not None:
            _problems([coded.problem])
            return 1
        found += [(article.text, m) for m in coded.mentions]
    if as_json:
        dump([m.model_dump(mode="json") for _, m in found])
        return 0
    from tawthiq.cli.look import print_mention

    for _, m in found:
        print_mention(m, explain)
    if not found:
        out_console.print("no event found")
    return 0


def _summary(store: Project, tally: Tally, path: Path, as_json: bool) -> None:
    view = store.view()
    conflicts = sum(len(i.conflicts) for i in view.incidents)
    numbers = {
        "pages added": tally.added, "already known": tally.known, "articles": len(view.articles), "mentions": len(view.mentions),
        "of them sums and habits": sum(m.aggregate for m in view.mentions), "incidents": len(view.incidents),
        "told by several articles": sum(len({m.article for m in view.mentions if m.id in set(i.mentions)}) > 1 for i in view.incidents),
        "contradictions": conflicts, "inputs that failed": len(tally.problems),
    }  # fmt: skip
    if as_json:
        dump(numbers | {"report": str(path), "changed": bool(tally.added or tally.coded or tally.changed), "problems": [p.model_dump() for p in tally.problems]})
    else:
        table = Table(show_header=False, box=None, pad_edge=False)
        for k, v in numbers.items():
            table.add_row(k, f"{v:,}")
        out_console.print(table)
        if not (tally.added or tally.coded or tally.changed):
            out_console.print("Nothing new: every input was already known, and nothing changed.")
        out_console.print(f"report: {path.resolve()}", soft_wrap=True)
    _problems(tally.problems)


def _problems(problems: Sequence[Problem]) -> None:
    for p in problems:
        err.print(f"[yellow]skipped[/] {p.name}: {p.reason}" + (f"; {p.advice}" if p.advice else ""), soft_wrap=True, markup=True)
