"""Where articles begin on a page that no markup divides."""

from __future__ import annotations

import re
from collections import Counter

from tawthiq.articles.agency import agency_dateline
from tawthiq.articles.dates import find_dates
from tawthiq.articles.header import Header, following_evidence, looks, next_line, read_header
from tawthiq.articles.lines import Line

_SURE = 4.0
_ENOUGH = 3.0
_ENOUGH_ON_DIGEST = 2.0


def find_starts(lines: list[Line], usual: int, least: float = _ENOUGH) -> list[Header]:
    """Heads of articles in order. `usual` is the page's gap between paragraphs; `least` the evidence that is asked for.

    Once a page has shown itself a collection (two sure heads), weaker heads between them are believed too.
    """
    date_first = dates_come_first(lines)
    divided = divides(lines, usual)
    sure = _scan(lines, usual, max(least, _SURE), date_first, divided)
    if least > _ENOUGH:
        return sure
    weak = _scan(lines, usual, _ENOUGH_ON_DIGEST, date_first, divided)
    enough = _ENOUGH_ON_DIGEST if len(sure) >= 2 or _alike(weak, lines) else _ENOUGH
    return _scan(lines, usual, enough, date_first, divided, tight=_tight(sure + weak)) or feed_starts(lines)


def _before_mark(head: Header) -> list[int]:
    """Titles between a headline and its first date or credit."""
    marks = [at for at, _ in head.credits] + ([head.date_at] if head.date_at is not None else [])
    return [k for k in head.subheads if marks and k < min(marks)]


def _tight(heads: list[Header]) -> bool:
    """The page prints date or credit right below the headline: a title above such a pair belongs to what came before."""
    marked = [h for h in heads if (h.date_at is not None and h.date_at > h.headline) or h.credits]
    return len(marked) >= 3 and sum(1 for h in marked if not _before_mark(h)) >= 0.6 * len(marked)


def _alike(weak: list[Header], lines: list[Line]) -> bool:
    """Three heads of one make (title, then credit or date) vouch for each other, the page's first line being one of them."""
    told = [h for h in weak if following_evidence(h, lines) >= 2]
    return len(told) >= 3 and not any(x.is_sentence for x in lines[: told[0].first])


def _scan(lines: list[Line], usual: int, least: float, date_first: bool, divided: frozenset[int], tight: bool = False) -> list[Header]:
    out: list[Header] = []
    i, stop = 0, len(lines)
    listed = False  # inside a list of other items: its entries are titles with nothing of their own
    while i < stop:
        line = lines[i]
        if line.role == "section":
            listed = True
        elif line.role == "text" and line.is_sentence:
            listed = False
        head: Header | None = None
        if line.is_title:
            head = read_header(lines, i, stop, date_first=date_first)
            if tight and i and not head.copies and (nearer := [k for k in _before_mark(head) if lines[k].is_title]):
                head = read_header(lines, nearer[-1], stop, date_first=date_first)
            if listed and not head.copies and not _adjacent(head, [k for k in head.subheads if not lines[k].is_sentence]):
                head = None
        elif line.role == "date" and line.date is not None and line.date.reading is not None:
            after = next_line(lines, i + 1, stop)
            if after < stop and lines[after].is_title and after - i <= 3:
                head = read_header(lines, after, stop, date_at=i, date_first=date_first)
        if head is not None and _believed(head, lines, usual, least, date_first, divided):
            out.append(head)
            listed = False
            i = max(head.body, i + 1)
            continue
        i += 1
    return out


def _adjacent(head: Header, titles: list[int]) -> bool:
    """No further title stands between a headline and its date or credit."""
    marks = [head.date_at] if head.date_at is not None else []
    marks += [at for at, _ in head.credits]
    return not titles or (bool(marks) and min(marks) < min(titles))


def _believed(head: Header, lines: list[Line], usual: int, least: float, date_first: bool, divided: frozenset[int]) -> bool:
    following = following_evidence(head, lines)
    before = _boundary(head.first, lines, usual)
    if head.first in divided or head.headline in divided:
        following, before = following + 2, before + 2
    if head.date_at is not None and head.date_at < head.headline:
        # A date above a title may close the text before it; the page's habit or another mark must speak for it.
        following -= 0 if date_first or before >= 1 else 2
    if following <= 0:
        return False
    body = head.body < len(lines) and lines[head.body].role == "text" and not lines[head.body].is_title
    if not body and (head.date is None or head.date.reading is None):
        return False
    return following + before + looks(lines[head.headline]) >= least


def _boundary(i: int, lines: list[Line], usual: int) -> float:
    """How much of what stands above says that something ended."""
    above = [x for x in lines[:i] if x.role != "junk"] if i < 12 else lines[max(0, i - 6) : i]
    above = [x for x in above if x.role not in ("junk", "image") and not x.caption]
    if not above and i < 12:
        return 2.0
    score = 0.0
    last = above[-1] if above else lines[i - 1]
    if last.role == "rule":
        score += 1
    elif last.role == "section":
        score += 1.5
    elif last.role == "credit":
        score += 0.5
    if lines[i].gap >= max(3, usual + 2):
        score += 1.5
    elif lines[i].gap > usual:
        score += 0.5
    return score


def dates_come_first(lines: list[Line]) -> bool:
    """True on pages that print the date above the headline."""
    above = below = 0
    first_date = first_title = None
    for i, line in enumerate(lines):
        if line.is_title and first_title is None:
            first_title = i
        if line.role != "date":
            continue
        first_date = i if first_date is None else first_date
        j = i - 1
        while j >= 0 and (lines[j].role in ("image", "junk") or lines[j].caption):
            j -= 1
        k = next_line(lines, i + 1, len(lines))
        under_title = j >= 0 and lines[j].is_title
        over_title = k < len(lines) and lines[k].is_title
        above += over_title and not under_title
        below += under_title and not over_title
    starts_so = first_date is not None and (first_title is None or first_date < first_title)
    return above > below or (starts_so and above >= below and above > 0)


def divides(lines: list[Line], usual: int) -> frozenset[int]:
    """First lines of the parts between rules (or wide gaps), where nearly every part opens with a headline.

    Parts that open with prose are sections of one text; parts with a headline each are articles.
    """
    wide = max(3, usual + 2)
    for by_rule in (True, False):
        parts: list[list[Line]] = [[]]
        for line in lines:
            if line.role == "rule" if by_rule else line.gap >= wide:
                parts.append([])
            if line.role not in ("rule", "junk"):
                parts[-1].append(line)
        parts = [p for p in parts if any(x.role == "text" for x in p)]
        for k in range(len(parts) - 2, -1, -1):  # a headline set apart from its own text
            if len(parts[k]) == 1 and parts[k][0].is_title and not by_rule:
                parts[k : k + 2] = [parts[k] + parts[k + 1]]
        if len(parts) < 2:
            continue
        opened = [p for p in parts if _opens_with_title(p)]
        lengths = sorted(len(_title_of(p).words) for p in opened)
        if len(opened) >= 0.7 * len(parts) and len(opened) >= 2 and lengths[len(lengths) // 2] >= 4:
            return frozenset(p[0].index for p in opened) | frozenset(_title_of(p).index for p in opened)
    return frozenset()


def _opens_with_title(part: list[Line]) -> bool:
    head = [x for x in part if x.role in ("text",) and not x.caption][:1]
    prose = sum(1 for x in part if x.role == "text" and x.is_sentence)
    return bool(head) and head[0].is_title and prose >= 1


def _title_of(part: list[Line]) -> Line:
    return next(x for x in part if x.is_title)


_PREFIX = re.compile(r"^[\s\[(*•-]{0,4}")


def feed_starts(lines: list[Line]) -> list[Header]:
    """Pages of plain paragraphs that each open with a full date or an agency's dateline: every one is a report."""
    prose = [x for x in lines if x.role == "text" and x.is_sentence]
    if len(prose) < 3:
        return []
    dated = [x for x in prose if _opens_with_date(x)]
    signed = [x for x in prose if agency_dateline(x.text) is not None]
    for openers in (dated, signed):
        counts = Counter(x.index for x in openers)
        if len(counts) >= 3 and len(openers) >= 0.6 * len(prose):
            return [Header(first=x.index, headline=x.index, body=x.index) for x in openers]
    return []


def _opens_with_date(line: Line) -> bool:
    lead = _PREFIX.match(line.text)
    at = lead.end() if lead else 0
    return any(r.start <= at + 1 and r.year is not None and r.order != "hijri" for r in find_dates(line.text[:60]))
