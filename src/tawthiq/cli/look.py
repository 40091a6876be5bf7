"""The verbs that only look: status, show, export, evaluate, doctor."""

from __future__ import annotations

import hashlib
import importlib
import json
from collections import Counter
from importlib.resources import files
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tawthiq import __version__, knowledge
from tawthiq.cli.app import day, dump
from tawthiq.records import Article, Incident, Mention, Version
from tawthiq.store import Project, ProjectError, View

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


def _open(folder: Path) -> Project | None:
    try:
        return Project.open(folder, create=False)
    except ProjectError as error:
        err.print(f"[red]error:[/] {escape(str(error))}", soft_wrap=True)
        return None


def status(folder: Path, as_json: bool) -> int:
    store = _open(folder)
    if store is None:
        return 1
    view = store.view()
    data = {
        "project": str(folder), "counts": store.counts(), "languages": dict(Counter(a.language for a in view.articles)),
        "articles without a date": sum(a.published is None for a in view.articles), "articles with a doubtful date": sum(bool(a.published_note) for a in view.articles),
        "articles without a mention": len({a.id for a in view.articles} - {m.article for m in view.mentions}),
        "mentions by factuality": dict(Counter(m.factuality for m in view.mentions)), "sums and habits (in no incident)": sum(m.aggregate for m in view.mentions),
        "incidents by type": dict(Counter(i.plover for i in view.incidents)), "log": "whole" if not store.chain_breaks() else f"broken at {store.chain_breaks()}",
    }  # fmt: skip
    if as_json:
        dump(data)
        return 0
    table = Table(show_header=False, box=None, pad_edge=False)
    for k, v in data.items():
        table.add_row(k, ", ".join(f"{a} {b}" for a, b in v.items()) if isinstance(v, dict) else str(v))
    out.print(table)
    return 0


def show(which: str, folder: Path, why: bool, as_json: bool) -> int:
    store = _open(folder)
    if store is None:
        return 1
    view = store.view()
    wanted = view.redirects.get(which, which)
    incident = next((i for i in view.incidents if i.id == wanted), None)
    article = next((a for a in view.articles if a.id == wanted), None)
    if incident is None and article is None:
        err.print(f"{which}: no incident or article of this name in {folder}; `tawthiq status` counts them, `export records` lists them", soft_wrap=True)
        return 1
    if as_json:
        dump((incident or article).model_dump(mode="json"))  # type: ignore[union-attr]
    elif incident is not None:
        _incident(incident, view, why)
    elif article is not None:
        _article(article, view, why)
    return 0


def _incident(i: Incident, view: View, why: bool) -> None:
    mentions = {m.id: m for m in view.mentions}
    articles = {a.id: a for a in view.articles}
    out.print(f"[bold]{escape(i.id)}[/]  {escape(i.title)}")
    out.print(f"  {i.plover}{' · ' + i.acled if i.acled else ''} · {i.factuality} · {day(i.date_from)} … {day(i.date_to)} ({i.date_precision})")
    out.print(f"  places: {escape('; '.join(p.canonical for p in i.places)) or '–'}")
    out.print(f"  perpetrator: {escape('; '.join(i.perpetrator)) or 'not stated'}   target: {escape('; '.join(i.target)) or 'not stated'}")
    out.print(f"  independent sources: {i.independent_sources} ({escape('; '.join(i.sources))})")
    if i.grade_suggested:
        out.print(f"  suggested grade: {i.grade_suggested.grade}: {escape('; '.join(i.grade_suggested.reasons))}", soft_wrap=True)
    out.print("\n[bold]Versions[/]")
    for v in i.versions:
        _version(v, mentions, articles)
    for c in i.conflicts:
        out.print(f"  [yellow]contradiction[/] in {c.field}: {escape(c.reason)}", soft_wrap=True)
    out.print("\n[bold]Told in[/]")
    for m in (mentions[x] for x in i.mentions):
        a = articles[m.article]
        out.print(f"  {escape(a.headline)} ({escape(a.publisher or 'publisher not stated')}, {day(a.published)}, lines {a.first_line}–{a.last_line})", soft_wrap=True)
        print_mention(m, why, indent="    ")
    if why:
        for left, right, p, reasons in i.links:
            out.print(f"  {left} = {right}  ({p:.2f}): {escape('; '.join(reasons))}", soft_wrap=True)
    if i.note:
        out.print(f"\nnote: {escape(i.note)}", soft_wrap=True)


def _version(v: Version, mentions: dict[str, Mention], articles: dict[str, Article]) -> None:
    value = v.value if isinstance(v.value, str) else json.dumps(v.value, ensure_ascii=False)
    who = "; ".join(sorted({articles[mentions[m].article].publisher or "publisher not stated" for m in v.mentions}))
    out.print(f"  {v.field:<14} {escape(str(value))}  [dim]({len(v.mentions)} mentions; {escape(who)})[/]", soft_wrap=True)


def _article(a: Article, view: View, why: bool) -> None:
    out.print(f"[bold]{escape(a.headline)}[/]\n  {escape(a.publisher or 'publisher not stated')} · {day(a.published)} · {a.language} · lines {a.first_line}–{a.last_line}")
    if a.published_note:
        out.print(f"  date: {escape(a.published_note)}", soft_wrap=True)
    for m in view.mentions:
        if m.article == a.id:
            print_mention(m, why, indent="  ")


def print_mention(m: Mention, explain: bool, indent: str = "") -> None:
    """A mention for people: type, factuality, when, where, who, and the words."""
    flags = " · ".join(x for x in ("background" if m.background else "", "sum or habit" if m.aggregate else "") if x)
    out.print(f"{indent}[bold]{m.plover}[/]{' · ' + m.acled if m.acled else ''} · {m.factuality} · {day(m.date_from)} … {day(m.date_to)}{' · ' + flags if flags else ''}")
    for name, value in (
        ("where", "; ".join(f"{p.canonical} ({p.precision})" for p in m.places)), ("perpetrator", "; ".join(m.perpetrator)), ("target", "; ".join(m.target)),
        ("weapon", m.weapon or ""), ("killed", _bounds(m, "killed")), ("injured", _bounds(m, "injured")), ("said by", " ← ".join(m.attribution)),
        ("claim", f"{m.claim.status} {m.claim.by or ''}" if m.claim.status != "not-stated" else ""),
    ):  # fmt: skip
        if value:
            out.print(f"{indent}  {name:<12} {escape(value)}", soft_wrap=True)
    for q in m.quotes:
        out.print(f"{indent}  “{escape(q)}”", soft_wrap=True, style="italic")
    if explain:
        for k, e in m.evidence.items():
            out.print(f"{indent}    {k}: “{escape(e.quote)}” at {e.start}–{e.end}, {escape(e.rule)}, score {e.score:.2f}", soft_wrap=True, style="dim")


def _bounds(m: Mention, kind: str) -> str:
    t = m.killed if kind == "killed" else m.injured
    if t is None:
        return ""
    text = f"{t.low}" if t.low == t.high else f"{'?' if t.low is None else t.low}–{'?' if t.high is None else t.high}"
    return text + (f" ({t.who})" if t.who else "")


def export(name: str, folder: Path, to: Path | None) -> int:
    from tawthiq import exports

    if name not in exports.FORMATS:
        err.print(f"export: no format {name!r}; there are {', '.join(sorted(exports.FORMATS))}")
        return 2
    store = _open(folder)
    if store is None:
        return 1
    written = exports.export(name, store.view(), to or store.folder / "exports" / name)
    package = json.loads((written / "datapackage.json").read_text("utf-8"))
    for r in package["resources"]:
        if "rows" in r:
            out.print(f"{written / r['path']}: {r['rows']} rows", soft_wrap=True)
    for reason, n in package["left_out"].items():
        out.print(f"left out {n}: {reason}", soft_wrap=True)
    return 0


def evaluate(name: str | None, data: Path | None, predictions: Path | None, sample: int | None, as_json: bool) -> int:
    from tawthiq import evaluate as ev

    code = 0
    for each in [name] if name else sorted(ev.ADAPTERS):
        if each not in ev.ADAPTERS:
            err.print(f"evaluate: no adapter for {each!r}; there are {', '.join(sorted(ev.ADAPTERS))}")
            return 2
        result = ev.evaluate(each, data, predictions, sample)
        if result is None:
            out.print(f"not checked: {each}")
        elif as_json:
            dump(result)
        else:
            out.print(f"{each}: n {result['n']}, " + ", ".join(f"{k} {v:.3f}" for k, v in result["metrics"].items()) + f" ({result['seconds']} s)", soft_wrap=True)
    return code


def doctor(folder: Path) -> int:
    """Each line says what was checked; exit 1 when something is wrong."""
    bad = 0

    def line(ok: bool, what: str) -> None:
        nonlocal bad
        bad += not ok
        out.print(f"[{'green' if ok else 'red'}]{'ok ' if ok else 'BAD'}[/] {escape(what)}", soft_wrap=True)

    line(True, f"tawthiq {__version__}")
    for module in ("onnxruntime", "tokenizers", "resiliparse", "sqlalchemy", "hijridate", "rapidfuzz"):
        try:
            importlib.import_module(module)
            line(True, f"{module} can be imported")
        except ImportError as error:
            line(False, f"{module} cannot be imported ({error}); install tawthiq again")
    model = files("tawthiq.language").joinpath("models", "english")
    for name, digest in json.loads(model.joinpath("manifest.json").read_text("utf-8"))["sha256"].items():
        same = hashlib.sha256(model.joinpath(name).read_bytes()).hexdigest() == digest
        line(same, f"model file {name}" + ("" if same else ": not the one that was shipped; install tawthiq again"))
    problems = knowledge.validate()
    for p in problems:
        line(False, f"knowledge: {p}")
    if not problems:
        line(True, "knowledge files are well-formed")
    try:
        probe = folder if folder.exists() else folder.resolve().parent
        (probe / ".tawthiq-probe").write_text("x")
        (probe / ".tawthiq-probe").unlink()
        line(True, f"{probe} can be written")
    except OSError as error:
        line(False, f"{folder} cannot be written: {error.strerror}")
    return 1 if bad else 0
