"""The head of an article: headline, its second copy, date, credits, subtitle; and how sure it is that one begins here."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawthiq.articles.agency import agency_dateline
from tawthiq.articles.dates import DateLine
from tawthiq.articles.lines import Line, similar
from tawthiq.articles.marks import Credit, known_outlet

_LONGEST = 16
"""Lines of a head, furniture included."""


@dataclass
class Header:
    """What stands between a headline and the first paragraph; all numbers are indexes of lines."""

    first: int
    headline: int
    copies: list[int] = field(default_factory=list)
    date: DateLine | None = None
    date_at: int | None = None
    credits: list[tuple[int, Credit]] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    furniture: list[int] = field(default_factory=list)
    subheads: list[int] = field(default_factory=list)
    datelines: list[int] = field(default_factory=list)
    body: int = 0
    distance: int = 0


def next_line(lines: list[Line], i: int, stop: int) -> int:
    """The next line that is not a picture or page machinery."""
    while i < stop and (lines[i].role in ("image", "junk") or lines[i].caption):
        i += 1
    return i


def read_header(lines: list[Line], i: int, stop: int, date_at: int | None = None, date_first: bool = False) -> Header:
    """The head that begins with the headline at line `i` (its date above it at `date_at`), read up to `stop`."""
    h = Header(first=i if date_at is None else date_at, headline=i)
    if date_at is not None:
        h.date, h.date_at = lines[date_at].date, date_at
        h.datelines.append(date_at)
        _credit_of_date(h, date_at)
    title = lines[i]
    j = i + 1
    while j < min(stop, i + _LONGEST):
        line = lines[j]
        if line.role in ("rule", "section"):
            break
        if line.role in ("image", "junk") or line.caption:
            h.furniture.append(j)
        elif line.role == "clock":
            h.datelines.append(j)
        elif line.role == "date":
            if not _take_date(h, lines, j, stop, date_first):
                break
        elif line.role == "credit":
            assert line.credit is not None
            h.credits.append((j, line.credit))
        elif similar(title, line):
            h.copies.append(j)
        elif line.is_sentence or line.is_bullet or len(line.words) > 30:
            if h.date is None and not h.subheads and len(line.words) <= 35 and _meta_follows(lines, j + 1, stop):
                h.subheads.append(j)
            else:
                break
        elif line.is_name and not h.names and not _starts_own(h, lines, j, stop):
            h.names.append(j)
        elif _starts_own(h, lines, j, stop) or len(h.subheads) >= 3:
            break
        else:
            h.subheads.append(j)
        j += 1
    h.body = j
    return h


def _credit_of_date(h: Header, at: int) -> None:
    if h.date is not None and h.date.rest:
        h.credits.append((at, Credit("posted", h.date.rest)))


def _take_date(h: Header, lines: list[Line], j: int, stop: int, date_first: bool) -> bool:
    line = lines[j].date
    if date_first and h.date is None:
        after = next_line(lines, j + 1, stop)
        if after < stop and lines[after].is_title:
            return False  # the date of the next one
    if h.date is None:
        h.date, h.date_at, h.distance = line, j, len(h.subheads)
        _credit_of_date(h, j)
    elif h.datelines and h.datelines[-1] == j - 1:
        if h.date.updated or h.date.reading is None:  # published and updated stand together: the first counts
            h.date, h.date_at = line, j
    else:
        return False
    h.datelines.append(j)
    return True


def _meta_follows(lines: list[Line], j: int, stop: int) -> bool:
    """A date or credit comes before any further text: the sentence above it is a standfirst."""
    j = next_line(lines, j, stop)
    if j >= stop or lines[j].role not in ("date", "credit"):
        return False
    credit = lines[j].credit
    return lines[j].role == "date" or (credit is not None and credit.kind != "source")


def _starts_own(h: Header, lines: list[Line], j: int, stop: int) -> bool:
    """The title-like line `j` opens the next article rather than continuing this head."""
    if not lines[j].is_title:
        return False
    after = next_line(lines, j + 1, stop)
    if any(similar(lines[j], lines[k]) for k in range(j + 1, min(stop, j + 6)) if lines[k].role == "text"):
        return True
    if after < stop and lines[after].role == "date" and (h.date is not None or h.copies):
        return True
    if after < stop and lines[after].role == "credit" and h.credits and h.date is not None:
        return True
    return lines[j].gap >= 3 and lines[j].gap > 2 * max(1, lines[h.headline + 1].gap)


def promote(h: Header, lines: list[Line]) -> None:
    """Where a section's or outlet's name stands above the headline, the headline is the longer line below it."""
    title = lines[h.headline]
    if h.copies or not h.subheads or len(title.words) > 3:
        return
    below = lines[h.subheads[0]]
    masthead = known_outlet(title.text) is not None or (h.headline == 0 and len(title.words) <= 3) or title.text.isupper()
    if masthead and len(below.words) >= 5 and not below.is_sentence:
        h.furniture.append(h.headline)
        h.headline = h.subheads.pop(0)
        h.copies = [j for j in h.subheads if similar(lines[h.headline], lines[j])]
        h.subheads = [j for j in h.subheads if j not in h.copies]


def following_evidence(h: Header, lines: list[Line]) -> float:
    """How much of what follows a title says that it is a headline."""
    score = 0.0
    if h.copies and h.copies[0] - h.headline <= 9 and sum(1 for j in h.subheads if j < h.copies[0]) <= 2:
        score += 4
    if h.date is not None:
        score += (3 if h.distance == 0 else 2.5 if h.distance == 1 else 1.5) if h.date.reading is not None else 2
    if any(c.name or c.kind != "source" for at, c in h.credits if at != h.date_at):
        score += 2
    elif h.credits and h.date_at not in {at for at, _ in h.credits}:
        score += 1
    if h.names and h.names[0] - h.headline <= 6:
        score += 1.5
    if h.furniture and h.furniture[0] == h.headline + 1 and lines[h.furniture[0]].role == "image":
        score += 1
    if h.body < len(lines) and agency_dateline(lines[h.body].text) is not None:
        score += 1.5
    return score


def looks(line: Line) -> float:
    """How much a line looks like a headline by itself."""
    score = 1.0 if line.tag in ("h1", "h2") else 0.5 if line.tag == "h3" else 0.0
    if len(line.words) >= 5 and line.shape >= 0.6:
        score += 1
    elif line.is_arabic and len(line.words) >= 4:
        score += 0.5
    return score
