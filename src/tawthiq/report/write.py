"""Composes the report and writes it, piece by piece, into one file.

In: records. Out: the path of `report.html`. Never: a half-written report (a temporary file takes its place when whole).
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader
from markupsafe import Markup

import tawthiq
from tawthiq.records import Article, Incident, Mention
from tawthiq.report import words
from tawthiq.report.ground import ground
from tawthiq.report.view import View, build

_ASSETS = files("tawthiq.report").joinpath("assets")
SCRIPTS = ("base", "text", "state", "facets", "register", "map", "timeline", "incident", "reader", "keys", "main")
"""The browser's parts, in the order in which they are joined."""


def write_report(
    articles: Sequence[Article],
    mentions: Sequence[Mention],
    incidents: Sequence[Incident],
    texts: Mapping[str, str],
    out: str | Path,
    title: str = "Register of reported incidents",
) -> Path:
    """Writes one self-contained `report.html` and returns its path.

    `texts` maps capture id to the capture's text (may lack some). `out` is the file where it ends in `.html`, else a folder,
    made if absent. The same records give the same bytes. Raises OSError where the file cannot be written.
    """
    path = Path(out)
    if path.suffix.lower() not in (".html", ".htm"):
        path = path / "report.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    view = build(articles, mentions, incidents, texts)
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            # A lone surrogate from broken input has no UTF-8 form; JSON keeps it as an escape, the page shows U+FFFD.
            file.writelines(_LONE.sub("\ufffd", piece) for piece in _pieces(view, title))
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return path


_LONE = re.compile("[\ud800-\udfff]")


def _pieces(view: View, title: str) -> Iterator[str]:
    css, js = _asset("report.css"), _script()
    template = _environment().get_template("report.html.j2")
    yield from template.generate(
        title=title,
        version=tawthiq.__version__,
        view=view,
        families=words.labels("families"),
        css=Markup(css),
        js=Markup(js),
        css_hash=_hash(css),
        js_hash=_hash(js),
        data=(Markup(piece) for piece in _data(view, title)),
        number=words.number,
        months=words.MONTHS,
    )


def _data(view: View, title: str) -> Iterator[str]:
    """The page's data as pieces of one JSON object, safe inside a script element."""
    head: dict[str, Any] = {
        "title": title,
        "families": dict(words.labels("families")),
        "languages": dict(words.labels("languages")),
        "facts": dict(words.labels("factuality")),
        "grades": dict(words.labels("grades")),
        "precisions": {k: [v["name"], v["radius"]] for k, v in words.labels("place_precision").items()},
        "plover": {k: v["name"] for k, v in words.labels("plover").items()},
        "ground": ground(_by_need(view)),
    }
    yield safe_json(head)[:-1]
    for name, rows in (("articles", view.articles), ("mentions", view.mentions), ("incidents", view.incidents)):
        yield f',\n"{name}":['
        for n, row in enumerate(rows):
            yield (",\n" if n else "\n") + safe_json(row)
        yield "]"
    yield "}"


def _by_need(view: View) -> list[str]:
    """Countries, those with most incidents first."""
    counts = Counter(iso for i in view.incidents for iso in {p.get("iso", "") for p in i.get("places", [])} if iso)
    return [code for code, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def safe_json(value: Any) -> str:
    """JSON that cannot end or open an element: `<`, `>`, `&`, line separators and lone surrogates as escapes."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda m: f"\\u{ord(m.group()):04x}", text)


_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def _asset(name: str) -> str:
    return _ASSETS.joinpath(name).read_text("utf-8")


def _script() -> str:
    """All parts in one closed scope."""
    parts = "\n".join(_asset(f"{name}.js") for name in SCRIPTS)
    return f'(function () {{\n"use strict";\n{parts}\n}})();\n'


def _hash(text: str) -> str:
    """The Content-Security-Policy source of an inline element with this text."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def _environment() -> Environment:
    made = Environment(loader=FunctionLoader(_asset), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made.tests["ascii"] = str.isascii
    return made
