"""The verbs that only look at a project: status, show, export."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from rich.markup import escape
from rich.table import Table

from tawthiq.cli.screen import day, dump, err, opened, out, span
from tawthiq.records import Article, Evidence, Incident, Mention, Version
from tawthiq.store import ProjectView

NOT_STATED = "not stated"


def status(folder: Path, as_json: bool) -> int:
    """What the project holds, what failed, what stands in no incident."""
    with opened(folder) as project:
        view, counts, failures = project.view(), project.counts(), project.failures()
    told = {m.article for m in view.mentions}
    data = {
        "project": str(folder),
        **counts,
        "articles_by_language": dict(Counter(a.language for a in view.articles)),
        "articles_without_a_date": sum(a.published is None for a in view.articles),
        "articles_with_a_doubtful_date": sum(bool(a.published_note) for a in view.articles),
        "articles_without_a_mention": sum(a.id not in told for a in view.articles),
        "mentions_by_factuality": dict(Counter(m.factuality for m in view.mentions).most_common()),
        "mentions_in_no_incident_sums_and_habits": sum(m.aggregate for m in view.mentions),
        "incidents_by_type": dict(Counter(i.plover for i in view.incidents).most_common()),
        "incidents_with_conflicts": sum(bool(i.conflicts) for i in view.incidents),
        "failures": failures,
    }
    if as_json:
        dump(data)
        return 0
    table = Table(show_header=False, box=None, pad_edge=False)
    for key, value in data.items():
        text = ", ".join(f"{a} {b}" for a, b in value.items()) or "none" if isinstance(value, dict) else str(value)
        table.add_row(key.replace("_", " "), escape(text))
    out.print(table)
    return 0


def show(which: str, folder: Path, why: bool, as_json: bool) -> int:
    """One incident or one article."""
    with opened(folder) as project:
        view = project.view()
        try:
            incident_id = project.where_is(which)
        except KeyError:
            incident_id = ""
    article = view.article.get(which)
    incident = next((i for i in view.incidents if i.id == incident_id), None)
    if incident_id is None:
        err.print(f"{which}: withdrawn; none of its mentions is in the project any more")
        return 1
    if incident is None and article is None:
        err.print(f"{which}: no incident or article of this name in {folder}; `tawthiq export records` lists them all")
        return 2
    if incident is not None and incident.id != which:
        err.print(f"{which} is now part of {incident.id}")
    if as_json:
        dump((incident or view.article[which]).model_dump(mode="json"))
    elif incident is not None:
        _incident(incident, view, why)
    elif article is not None:
        _article(article, view, why)
    return 0


def _incident(i: Incident, view: ProjectView, why: bool) -> None:
    out.print(f"[bold]{escape(i.id)}[/]  {escape(i.title)}")
    out.print(f"  {' · '.join(x for x in (i.plover, i.plover_mode, i.acled, i.factuality) if x)} · {span(i.date_from, i.date_to)} ({i.date_precision})")
    for name, values in (("places", [p.canonical for p in i.places]), ("perpetrator", i.perpetrator), ("target", i.target)):
        out.print(f"  {name}: {escape('; '.join(values)) or 'not stated'}")
    out.print(f"  independent sources: {i.independent_sources} ({escape('; '.join(i.sources))})")
    if i.grade_suggested:
        out.print(f"  suggested grade: {escape(i.grade_suggested.grade)}: {escape('; '.join(i.grade_suggested.reasons))}")
    out.print("\n[bold]What is said, field by field[/]")
    for v in i.versions:
        _version(v, view)
    for c in i.conflicts:
        out.print(f"  [yellow]contradiction[/] in {escape(c.field)}: {escape(c.reason)}")
    out.print("\n[bold]Who tells it[/]")
    for m in (view.mention[x] for x in i.mentions):
        a = view.article[m.article]
        out.print(f"  [bold]{escape(a.headline)}[/]  {_printed(a)}, article {a.id}, lines {a.first_line}–{a.last_line}")
        print_mention(m, why, indent="    ")
    if why and i.links:
        out.print("\n[bold]Why these mentions are one incident[/]")
        for left, right, p, reasons in i.links:
            out.print(f"  {left} = {right}  ({p:.2f})")
            for reason in reasons:
                out.print(f"    {escape(reason)}")
    if i.note:
        out.print(f"\nnote: {escape(i.note)}")


def _version(v: Version, view: ProjectView) -> None:
    stated = v.value is not None and v.value != NOT_STATED
    out.print(f"  {v.field:<12} [bold]{escape(_value(v.value))}[/]  [dim]{len(v.mentions)} mention{'s' * (len(v.mentions) != 1)}[/]")
    for m in (view.mention[x] for x in v.mentions if stated):
        a = view.article[m.article]
        quotes = " … ".join(" ".join(q.split()) for q in _words(m, v) or m.quotes[:1])
        chain = f", citing {' ← '.join(m.attribution)}" if m.attribution else ""
        out.print(f"               “{escape(quotes)}”  [dim]{escape(_printed(a))}{escape(chain)}[/]")


def _words(m: Mention, v: Version) -> list[str]:
    """The words a version was read from: the contested version's own, else the field's evidence."""
    own = [c.quote for c in m.contested if c.quote and c.field == v.field and c.version in (v.value, _value(v.value))]
    return own or [m.evidence[k].quote for k in (v.field, f"{v.field}s", *_OTHER_NAMES.get(v.field, ())) if k in m.evidence][:1]


_OTHER_NAMES = {"date": ("date_expr", "date_from", "date_to"), "acled": ("plover",), "type": ("plover",)}


def _value(value: Any) -> str:
    """A version's plain value for people."""
    if value is None:
        return NOT_STATED
    if isinstance(value, dict) and {"low", "high"} <= set(value):
        return _range(value["low"], value["high"])
    if isinstance(value, dict):
        return ", ".join(f"{k}: {_value(v)}" for k, v in value.items() if v is not None)
    if isinstance(value, list | tuple):
        return "; ".join(_value(v) for v in value)
    return str(value)


def _range(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return NOT_STATED
    return str(low) if low == high else f"at least {low}" if high is None else f"up to {high}" if low is None else f"{low} to {high}"


def _printed(a: Article) -> str:
    return f"{a.publisher or a.agency or 'publisher not stated'}, {day(a.published)}"


def _article(a: Article, view: ProjectView, why: bool) -> None:
    out.print(f"[bold]{escape(a.headline)}[/]\n  {escape(_printed(a))} · {a.language} · capture {a.capture}, lines {a.first_line}–{a.last_line}")
    if a.published_note:
        out.print(f"  date: {escape(a.published_note)}")
    own = [m for m in view.mentions if m.article == a.id]
    for m in own:
        out.print(f"  incident {view.home.get(m.id, 'none (a sum or habit)' if m.aggregate else 'not resolved yet')}")
        print_mention(m, why, indent="  ")
    if not own:
        out.print("  no mention of an event")


def print_mention(m: Mention, explain: bool, indent: str = "") -> None:
    """A mention for people: type, factuality, when, where, who, and the words; `explain` adds the words of each field."""
    flags = [m.plover_mode, m.acled, m.factuality, m.reason, span(m.date_from, m.date_to)]
    flags += [name for name, on in (("background", m.background), ("sum or habit", m.aggregate), ("follow-up", m.follow_up)) if on]
    out.print(f"{indent}[bold]{m.plover}[/] {escape(' · '.join(x for x in flags if x))}")
    for name, value in (
        ("where", "; ".join(f"{p.canonical} ({p.precision})" for p in m.places)),
        ("perpetrator", "; ".join(m.perpetrator)),
        ("target", "; ".join(m.target)),
        ("weapon", m.weapon or ""),
        ("killed", _bounds(m, "killed")),
        ("injured", _bounds(m, "injured")),
        ("figures", "; ".join(f"{f.kind} {f.verbatim}" for f in m.figures if f.kind not in ("killed", "injured"))),
        ("said by", " ← ".join(m.attribution)),
        ("claim", " ".join(x for x in (m.claim.status, m.claim.by) if x) if m.claim.status != "not-stated" else ""),
        ("contested", "; ".join(f"{c.version} ({c.by or 'no name given'})" for c in m.contested)),
        ("date doubt", m.date_note or ""),
    ):
        if value:
            out.print(f"{indent}  {name:<12} {escape(value)}")
    for quote in m.quotes:
        out.print(f"{indent}  “{escape(quote)}”", style="italic")
    if explain:
        for field, e in m.evidence.items():
            out.print(f"{indent}    {_reading(field, e)}", style="dim")


def _reading(field: str, e: Evidence) -> str:
    return f"{field}: “{escape(e.quote)}” at {e.start}–{e.end}, read by {escape(e.rule or 'no named rule')}, score {e.score:.2f}"


def _bounds(m: Mention, kind: str) -> str:
    t = m.killed if kind == "killed" else m.injured
    if t is None or (t.low is None and t.high is None):
        return ""
    return _range(t.low, t.high) + (f" ({t.who})" if t.who else "")


def export(name: str, folder: Path, to: Path | None, as_json: bool) -> int:
    """Write one format, say how many rows, and what was left out and why."""
    from tawthiq import exports

    if name not in exports.FORMATS:
        err.print(f"export: no format {name!r}; there are {', '.join(sorted(exports.FORMATS))}")
        return 2
    with opened(folder) as project:
        written = exports.export(name, project.view(), to or project.folder / "exports" / name)
    package = json.loads((written / "datapackage.json").read_text("utf-8"))
    if as_json:
        dump({"folder": str(written), **package})
        return 0
    for resource in package["resources"]:
        if "rows" in resource:
            out.print(f"{written / resource['path']}: {resource['rows']} rows")
    for reason, n in package["left_out"].items():
        out.print(f"left out {n}: {escape(reason)}")
    return 0
