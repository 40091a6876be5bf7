"""jobs: the stages of `pipeline` run over a project: add, code, resolve, report, and all four in a row.

In: a `Project`, inputs. Out: what was done, counted, and a `Problem` for everything that was not.
Never: a stage's own logic, printing, an exit code. Each job does only what is not done yet, so that a second run changes nothing.
"""

from __future__ import annotations

import filecmp
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from tawthiq import pipeline
from tawthiq.fingerprints import fingerprint
from tawthiq.records import Page, Problem
from tawthiq.store import Project

__all__ = ["Added", "CodedAll", "Resolved", "Step", "Written", "add", "code", "resolve", "write_report"]

#: Called as work goes on: what is being done, how many are done, how many there are (None where that is not known).
Step = Callable[[str, int, int | None], None]

BATCH = 25


@dataclass
class Added:
    """`new` and `known` count captures; `updated` those that this edition cut into other articles than the last one did."""

    new: int = 0
    known: int = 0
    updated: int = 0
    articles: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass
class CodedAll:
    """`articles` that were coded now, how many of them came out `changed`, and their `mentions`."""

    articles: int = 0
    changed: int = 0
    mentions: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass
class Resolved:
    """`ran` is false where nothing had changed since the last time; the counts are of incidents."""

    ran: bool = False
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0


@dataclass
class Written:
    """Where the report is, and whether its bytes are other than before."""

    path: Path
    changed: bool


def _quiet(what: str, done: int, total: int | None) -> None:
    """No progress."""


def add(project: Project, inputs: Sequence[str | Path], stdin: bytes | None = None, step: Step = _quiet) -> Added:
    """Keep every readable input and its articles, one at a time; what cannot be read is named and costs nothing else."""
    from tawthiq.intake import read_inputs

    done, reader = Added(), fingerprint("read")
    for number, item in enumerate(read_inputs(inputs, stdin), 1):
        if isinstance(item, Problem):
            done.problems.append(item)
        else:
            _add_page(project, item[0], item[1], reader, done)
        step("reading pages", number, None)
    return done


def _add_page(project: Project, data: bytes, page: Page, reader: str, done: Added) -> None:
    if project.reader_of(page.capture.sha256) == reader:
        done.known += 1
        return
    articles = pipeline.cut(page)
    if isinstance(articles, Problem):
        done.problems.append(articles)
        return
    how = project.add(data, page.text, page.capture, articles, reader)
    setattr(done, how, getattr(done, how) + 1)
    if how != "known":
        done.articles += len(articles)


def read_again(project: Project, step: Step = _quiet) -> Added:
    """Cut captures anew that another edition of the reader cut: from the bytes that were kept."""
    from tawthiq.intake import IntakeError, page_from_bytes

    done, reader = Added(), fingerprint("read")
    old = project.captures_read_by_others(reader)
    for number, capture in enumerate(old, 1):
        try:
            page = page_from_bytes(project.bytes_of(capture), capture.name)
        except (IntakeError, ValueError) as error:
            done.problems.append(Problem(name=capture.name, reason=f"could not be read again: {error}", advice="its articles stay as they were"))
            continue
        _add_page(project, project.bytes_of(capture), page, reader, done)
        step("reading pages again", number, len(old))
    return done


def code(project: Project, workers: int = 1, step: Step = _quiet) -> CodedAll:
    """Code the articles that this edition of the coder has not coded; kept in batches, so that an interrupted job goes on."""
    done, coder = CodedAll(), fingerprint("code")
    todo = project.uncoded(coder)
    if not todo:
        return done
    step("coding articles", 0, len(todo))
    results = pipeline.code_all(todo, min(workers, len(todo)))
    while batch := list(_steps(islice(results, BATCH), done, step, len(todo))):
        failed = {c.article: f"{c.problem.reason}; {c.problem.advice}" for c in batch if c.problem}
        done.changed += project.keep_coded({c.article: c.mentions for c in batch if not c.problem}, failed, coder)
    return done


def _steps(results: Iterator[pipeline.Coded], done: CodedAll, step: Step, total: int) -> Iterator[pipeline.Coded]:
    for result in results:
        done.articles += 1
        done.mentions += len(result.mentions)
        if result.problem:
            done.problems.append(result.problem)
        step("coding articles", done.articles, total)
        yield result


def resolve(project: Project, step: Step = _quiet) -> Resolved:
    """Bring all mentions together into incidents, unless nothing has changed since that was last done."""
    rule = project.settings.figure_rule
    state = f"{project.revision()}:{fingerprint('resolve')}:{rule}"
    if project.resolved_as() == state:
        return Resolved()
    step("bringing mentions together", 0, None)
    view = project.view()
    incidents = pipeline.incidents(view.articles, view.mentions, project.previous(), figure_rule=rule)
    return Resolved(ran=True, **project.keep_incidents(incidents, state))


def write_report(project: Project, out: Path | None = None, step: Step = _quiet) -> Written:
    """Write `report.html` into `out` (a folder, or a file that ends in .html; default: the project). A report that would come
    out the same is not touched."""
    from tawthiq import report

    step("writing the report", 0, None)
    path = project.folder / "report.html" if out is None else out if out.suffix.lower() in (".html", ".htm") else out / "report.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    view = project.view()
    with tempfile.TemporaryDirectory(prefix=".report-", dir=path.parent) as folder:
        fresh = Path(folder) / "report.html"
        report.write_report(view.articles, view.mentions, view.incidents, view.texts, fresh, project.settings.title)
        changed = not (path.exists() and filecmp.cmp(path, fresh, shallow=False))
        if changed:
            os.replace(fresh, path)
    return Written(path, changed)
