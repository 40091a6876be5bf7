"""What all verbs share: two consoles, opening a project, saying what failed, JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from tawthiq.records import Problem

if TYPE_CHECKING:
    from tawthiq.jobs import Step
    from tawthiq.store import Project

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def dump(data: object) -> None:
    """JSON to standard output; what UTF-8 cannot hold leaves as U+FFFD."""
    text = json.dumps(data, ensure_ascii=False, indent=1, default=str)
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def day(value: date | None) -> str:
    """ISO day or a dash."""
    return value.isoformat() if value else "–"


def span(first: date | None, last: date | None) -> str:
    """One day, or two with a dash."""
    return day(first) if first == last else f"{day(first)} to {day(last)}"


@contextmanager
def opened(folder: Path, create: bool = False) -> Iterator[Project]:
    """The project; where it cannot be opened a sentence, and exit 2 (no project, or unusable settings)."""
    from tawthiq.store import Project, StoreError

    try:
        project = Project.open(folder, create)
    except StoreError as error:
        err.print(f"[red]error[/] {escape(str(error))}")
        raise typer.Exit(2) from None
    with project:
        try:
            yield project
        except StoreError as error:
            err.print(f"[red]error[/] {escape(str(error))}")
            raise typer.Exit(1) from None
        except OSError as error:
            err.print(f"[red]error[/] {escape(str(error.filename or folder))}: {escape(error.strerror or str(error))}; what was kept before is whole")
            raise typer.Exit(1) from None


@contextmanager
def progress() -> Iterator[Step]:
    """A bar on stderr; nothing where stderr is no terminal."""
    bars: dict[str, TaskID] = {}
    columns = (SpinnerColumn(), TextColumn("{task.description:<26}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:

        def step(what: str, done: int, total: int | None) -> None:
            if what not in bars:
                bars[what] = bar.add_task(what, total=total)
            bar.update(bars[what], completed=done, total=total)

        yield step


def say_problems(problems: Sequence[Problem]) -> int:
    """Every problem with reason and advice, on stderr; the exit code they ask for."""
    for p in problems:
        err.print(f"[yellow]skipped[/] {escape(p.name)}: {escape(p.reason)}" + (f"; {escape(p.advice)}" if p.advice else ""))
    return 1 if problems else 0
