"""Who is credited: byline, publisher, agency."""

from __future__ import annotations

import re
from typing import NamedTuple

from tawthiq.articles.agency import agency_dateline
from tawthiq.articles.body import Draft
from tawthiq.articles.folding import fold
from tawthiq.articles.lines import Line
from tawthiq.articles.marks import known_outlet, marks, outlet_name


class Credits(NamedTuple):
    """The credits of one article, each None where none is given."""

    byline: str | None
    publisher: str | None
    agency: str | None


def read_credits(out: Draft, lines: list[Line], stop: int, byline_hint: str | None, publisher_hint: str | None) -> Credits:
    """Credits from an article's lines up to `stop` (a source line may stand below the last paragraph) and from markup.

    A source line outweighs the page's own name: it says whose report this is. `Posted by` credits the poster, as
    publisher where somebody else is the author or the name is an outlet's.
    """
    bylines: list[str] = []
    sources: list[str] = []
    posted: list[str] = []
    for _, credit in out.head.credits:
        {"byline": bylines, "source": sources, "posted": posted}[credit.kind] += [credit.name] if credit.name else []
    bylines += [lines[k].text.strip() for k in out.head.names]
    bylines = [_whole(out, lines, b) for b in bylines]
    for k in range(out.head.body, min(stop, out.last + 1)):
        credit_line = lines[k].credit if lines[k].role == "credit" else None
        if credit_line is not None and credit_line.name and k not in {at for at, _ in out.head.credits}:
            {"byline": bylines, "source": sources, "posted": posted}[credit_line.kind].append(credit_line.name)
    byline = _tidy(bylines[0]) if bylines else None
    publisher = None
    for source in sources:
        if _is_desk(source):
            byline = byline or source
        else:
            publisher = publisher or outlet_name(source)
    for name in posted:
        if _is_desk(name):
            continue
        if byline is not None or known_outlet(name) or _is_site(name):
            publisher = publisher or outlet_name(name)
        else:
            byline = _tidy(name)
    if byline is None and byline_hint and not _is_desk(byline_hint):
        byline = re.sub(r"^(?:by|بقلم)\s*:?\s+", "", byline_hint, flags=re.I)
    if publisher is None and out.disclaimed_by:
        publisher = outlet_name(out.disclaimed_by)
    if publisher is None and publisher_hint:
        publisher = outlet_name(publisher_hint)
    return Credits(byline, publisher, _agency(out, lines, byline))


def _whole(out: Draft, lines: list[Line], name: str) -> str:
    """`Translated by A, edited by B` is kept whole: the roles matter."""
    for at, credit in out.head.credits:
        if credit.name == name and credit.kind == "byline":
            line = lines[at].text.strip()
            if len(re.findall(r"\bby\b", line, re.I)) > 1 or re.match(r"(?:translated|compiled|edited|transcribed)\b", line, re.I):
                return line
    return name


def _tidy(name: str) -> str:
    name = " ".join(name.split()).strip(" ,;|-–—")
    return " ".join(w.capitalize() for w in name.split()) if name.isupper() and len(name) > 4 else name


def _is_desk(name: str) -> bool:
    folded = re.split(r"[\s,/&]+", fold(name).text.strip())
    return all(marks().desk.fullmatch(w) or w in ("and", "و") for w in folded if w)


def _is_site(name: str) -> bool:
    """An outlet by its looks: shouting, digits or signs, or a web address."""
    return (name.isupper() and len(name) > 4) or re.search(r"[\d@°®™]|\.\w{2,}$", name) is not None


def _agency(out: Draft, lines: list[Line], byline: str | None) -> str | None:
    body = [k for k, kind in out.kinds.items() if kind == "body"]
    for k in body[:2]:
        found = agency_dateline(lines[k].text)
        if found is not None:
            return found.agency
    known = known_outlet(byline) if byline else None
    if known and known[1] == "agency":
        return known[0]
    if body:  # the sign-off of agencies: (Example) or [Example] closing the last paragraph
        tail = re.search(r"[(\[]([^()\[\]]{2,30})[)\]]\s*$", lines[body[-1]].text[-40:])
        known = known_outlet(tail[1]) if tail else None
        if known and known[1] == "agency":
            return known[0]
    return None
