"""The verbs. Each imports what it needs when it runs, so that `--version` and `--help` answer at once."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from tawthiq import __version__

app = typer.Typer(name="tawthiq", help="News reports → conflict incidents, with a quote behind every field.", no_args_is_help=True,
                  add_completion=False, pretty_exceptions_enable=False, context_settings={"help_option_names": ["-h", "--help"]})  # fmt: skip

Inputs = Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.", metavar="INPUT…")]
ProjectDir = Annotated[Path, typer.Option("--project", envvar="TAWTHIQ_PROJECT", help="The project's folder.")]
Out = Annotated[Path | None, typer.Option("--out", help="Where the result goes.")]
Json = Annotated[bool, typer.Option("--json", help="Print for machines.")]
Workers = Annotated[int | None, typer.Option("--workers", min=1, help="Processes that code articles (the project's setting, 1).")]
DEFAULT = Path("tawthiq-project")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tawthiq {__version__}")
        raise typer.Exit


@app.callback()
def _root(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False) -> None:
    """News reports → conflict incidents, with a quote behind every field."""


@app.command()
def run(inputs: Inputs, project: ProjectDir = DEFAULT, out: Out = None, workers: Workers = None, as_json: Json = False) -> None:
    """The main job: add, code, resolve and report. Run it again: nothing changes, and it says so."""
    from tawthiq.cli import work

    raise typer.Exit(work.run(inputs, project, out, workers, as_json))


@app.command()
def add(inputs: Inputs, project: ProjectDir = DEFAULT, as_json: Json = False) -> None:
    """Add pages to the project and cut them into articles."""
    from tawthiq.cli import work

    raise typer.Exit(work.add(inputs, project, as_json))


@app.command()
def code(
    source: Annotated[str | None, typer.Argument(help="- codes one text from standard input; nothing codes the project.")] = None,
    project: ProjectDir = DEFAULT,
    workers: Workers = None,
    published: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day of publication of the text on stdin.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say which words and rule each field was read from.")] = False,
    as_json: Json = False,
) -> None:
    """Code the project's articles, or one text from standard input (`code - --published 2021-07-08`)."""
    from tawthiq.cli import work

    if source == "-":
        raise typer.Exit(work.code_text(sys.stdin.buffer.read(), published.date() if published else None, explain, as_json))
    if source is not None:
        typer.echo(f"code: unexpected argument {source!r}; give - for standard input, or `tawthiq run {source}`", err=True)
        raise typer.Exit(2)
    raise typer.Exit(work.code_project(project, workers, as_json))


@app.command()
def resolve(project: ProjectDir = DEFAULT, as_json: Json = False) -> None:
    """Bring the mentions of all articles together into incidents."""
    from tawthiq.cli import work

    raise typer.Exit(work.resolve(project, as_json))


@app.command()
def report(project: ProjectDir = DEFAULT, out: Out = None, as_json: Json = False) -> None:
    """Write report.html: one file that opens from disk."""
    from tawthiq.cli import work

    raise typer.Exit(work.report(project, out, as_json))


@app.command()
def status(project: ProjectDir = DEFAULT, as_json: Json = False) -> None:
    """What the project holds, and what was left out of its incidents and why."""
    from tawthiq.cli import look

    raise typer.Exit(look.status(project, as_json))


@app.command()
def show(
    which: Annotated[str, typer.Argument(metavar="INCIDENT-OR-ARTICLE")],
    project: ProjectDir = DEFAULT,
    why: Annotated[bool, typer.Option("--why", help="Also rules, scores and the reasons of links.")] = False,
    as_json: Json = False,
) -> None:
    """One incident with its versions and quotes, or one article with its mentions."""
    from tawthiq.cli import look

    raise typer.Exit(look.show(which, project, why, as_json))


@app.command(name="export")
def export_(name: Annotated[str, typer.Argument(metavar="FORMAT", help="records, acled or geojson.")], project: ProjectDir = DEFAULT, out: Out = None, as_json: Json = False) -> None:
    """Write the project in a format the field reads."""
    from tawthiq.cli import look

    raise typer.Exit(look.export(name, project, out, as_json))


@app.command()
def evaluate(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="A data set: the stem of its file.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All data sets there are.")] = False,
    data: Annotated[Path | None, typer.Option("--data", help="The data file.")] = None,
    predictions: Annotated[Path | None, typer.Option("--predictions", help="Write what was predicted.")] = None,
    sample: Annotated[int | None, typer.Option("--sample", min=1, help="A fixed seeded sample of so many records.")] = None,
    as_json: Json = False,
) -> None:
    """Measure the coder on benchmark data; where they are absent: `not checked: NAME`."""
    from tawthiq.cli import measure

    if (name is None) == (not every) or (every and (data is not None or predictions is not None)):
        typer.echo("evaluate: name one data set, or give --all (without --data and --predictions)", err=True)
        raise typer.Exit(2)
    raise typer.Exit(measure.evaluate(name, data, predictions, sample, as_json))


@app.command()
def doctor(project: ProjectDir = DEFAULT, as_json: Json = False) -> None:
    """Check the installation (libraries, models, knowledge files, write access) and, where there is one, the project."""
    from tawthiq.cli import health

    raise typer.Exit(health.doctor(project, as_json))

