"""The verbs that change a project: add, code, resolve, report, and all of them in one run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from rich.table import Table

from tawthiq import jobs, pipeline
from tawthiq.cli.screen import dump, opened, out, progress, say_problems
from tawthiq.records import Mention, Problem
from tawthiq.store import Project


def run(inputs: Sequence[str], folder: Path, to: Path | None, workers: int | None, as_json: bool) -> int:
    """add + code + resolve + report."""
    stdin = _stdin(inputs)
    with opened(folder, create=True) as project:
        with progress() as step:
            added = jobs.add(project, inputs, stdin, step)
            again = jobs.read_again(project, step)
            coded = jobs.code(project, workers or project.settings.workers, step)
            resolved = jobs.resolve(project, step)
            written = jobs.write_report(project, to, step)
        problems = [*added.problems, *again.problems, *coded.problems]
        changed = bool(added.new or added.updated or again.updated or coded.changed or resolved.new or resolved.changed or resolved.gone)
        numbers = _numbers(project, added, problems)
    if as_json:
        dump(numbers | {"report": str(written.path), "changed": changed, "problems": [p.model_dump() for p in problems]})
    else:
        table = Table(show_header=False, box=None, pad_edge=False)
        for name, value in numbers.items():
            table.add_row(name.replace("_", " "), f"{value:,}", style="yellow" if value and name == "failed" else None)
        out.print(table)
        if not changed:
            out.print("Nothing new: every input was already known, nothing was coded again, all incidents are as they were.")
        out.print(f"report: {written.path.resolve()}", style="bold")
    return say_problems(problems)


def _numbers(project: Project, added: jobs.Added, problems: Sequence[Problem]) -> dict[str, int]:
    view = project.view()
    article_of = {m.id: m.article for m in view.mentions}
    return {
        "captures_added": added.new, "already_known": added.known, "failed": len(problems), "captures": len(view.captures),
        "articles": len(view.articles), "mentions": len(view.mentions), "of_them_sums_and_habits": sum(m.aggregate for m in view.mentions),
        "incidents": len(view.incidents),
        "of_them_told_by_several_articles": sum(len({article_of[m] for m in i.mentions}) > 1 for i in view.incidents),
        "conflicts": sum(len(i.conflicts) for i in view.incidents),
    }  # fmt: skip


def add(inputs: Sequence[str], folder: Path, as_json: bool) -> int:
    """Add pages to the project and cut them into articles."""
    stdin = _stdin(inputs)
    with opened(folder, create=True) as project, progress() as step:
        added = jobs.add(project, inputs, stdin, step)
    if as_json:
        dump({"added": added.new, "known": added.known, "updated": added.updated, "articles": added.articles, "problems": [p.model_dump() for p in added.problems]})
    else:
        out.print(f"added {added.new} · already known {added.known} · updated {added.updated} · failed {len(added.problems)} · articles {added.articles}")
    return say_problems(added.problems)


def code_project(folder: Path, workers: int | None, as_json: bool) -> int:
    """Code what this edition has not coded."""
    with opened(folder) as project, progress() as step:
        again = jobs.read_again(project, step)
        coded = jobs.code(project, workers or project.settings.workers, step)
    problems = [*again.problems, *coded.problems]
    if as_json:
        dump({"coded": coded.articles, "changed": coded.changed, "mentions": coded.mentions, "problems": [p.model_dump() for p in problems]})
    elif coded.articles:
        out.print(f"coded {coded.articles} articles: {coded.mentions} mentions; {coded.changed} articles changed")
    else:
        out.print("nothing to code: all articles are coded by this edition of coder and knowledge")
    return say_problems(problems)


def resolve(folder: Path, as_json: bool) -> int:
    """Bring the mentions of all articles together."""
    with opened(folder) as project, progress() as step:
        done = jobs.resolve(project, step)
        n = project.counts()["incidents"]
    if as_json:
        dump({"incidents": n, "ran": done.ran, "new": done.new, "changed": done.changed, "unchanged": done.unchanged, "gone": done.gone})
    elif done.ran:
        out.print(f"{n} incidents: {done.new} new, {done.changed} changed, {done.unchanged} unchanged, {done.gone} gone")
    else:
        out.print(f"{n} incidents; nothing has changed since they were last resolved")
    return 0


def report(folder: Path, to: Path | None, as_json: bool) -> int:
    """Write report.html."""
    with opened(folder) as project, progress() as step:
        written = jobs.write_report(project, to, step)
    if as_json:
        dump({"report": str(written.path), "changed": written.changed})
    else:
        out.print(f"report: {written.path.resolve()}" + ("" if written.changed else " (unchanged)"))
    return 0


def code_text(data: bytes, published: date | None, explain: bool, as_json: bool) -> int:
    """One text from standard input; no project."""
    from tawthiq.cli.look import print_mention
    from tawthiq.intake import IntakeError, page_from_bytes

    try:
        page = page_from_bytes(data, "stdin")
    except IntakeError as error:
        return say_problems([Problem(name="stdin", reason=error.reason, advice=error.advice)])
    cut = pipeline.cut(page)
    articles = [pipeline.bare_article(page.text, capture=page.capture.id)] if isinstance(cut, Problem) else cut
    if published is not None:
        articles = [a.model_copy(update={"published": published, "anchor": published}) for a in articles]
    found: list[Mention] = []
    problems: list[Problem] = []
    for coded in pipeline.code_all(articles):
        found += coded.mentions
        problems += [coded.problem] if coded.problem else []
    if as_json:
        starts = {a.id: a for a in articles}
        dump([_shifted(m, starts[m.article].start) for m in found])
    else:
        for m in found:
            print_mention(m, explain)
        if not found and not problems:
            out.print("no event found")
    return say_problems(problems)


def _shifted(mention: Mention, start: int) -> dict[str, Any]:
    from tawthiq.exports.records import mention_record

    return mention_record(mention, start, None)


def _stdin(inputs: Sequence[str]) -> bytes | None:
    return sys.stdin.buffer.read() if "-" in inputs else None
