"""The whole way from a page to its articles."""

from __future__ import annotations

import re
from datetime import date

from tawthiq.articles.body import Draft, blocks_of, draft
from tawthiq.articles.captions import mark_captions
from tawthiq.articles.chronology import Dated, Material, settle
from tawthiq.articles.credits import read_credits
from tawthiq.articles.dates import DateLine, date_line, find_dates
from tawthiq.articles.evidence import read_evidence
from tawthiq.articles.header import Header, next_line, promote, read_header
from tawthiq.articles.lines import Line, page_lines, similar, usual_gap
from tawthiq.articles.starts import find_starts
from tawthiq.records import Article, Hint, Page


class _Found:
    """A draft with the lines it speaks of, where its credits may reach to, and what markup said of it."""

    def __init__(self, out: Draft, lines: list[Line], stop: int, hints: dict[str, Hint] | None = None) -> None:
        self.out, self.lines, self.stop, self.hints = out, lines, stop, hints or {}


def split_page(page: Page) -> list[Article]:
    """The articles of a page in order; empty when there is none. Extents never overlap."""
    lines = page_lines(page)
    spans = [h for h in page.hints if h.kind == "article"]
    if spans:
        found = _by_hints(page, lines, spans)
    else:
        found = _by_text(lines, page.capture.kind == "html")
    publisher = next((h.value for h in page.hints if h.kind == "publisher"), None)
    materials = [_material(page, f) for f in found]
    dated = settle(materials)
    return [_article(page, f, i, m, d, publisher) for i, (f, m, d) in enumerate(zip(found, materials, dated, strict=True), 1)]


def _by_text(lines: list[Line], html: bool) -> list[_Found]:
    usual = usual_gap(lines)
    mark_captions(lines, usual)
    heads = find_starts(lines, usual)
    found: list[_Found] = []
    first = heads[0].first if heads else len(lines)
    lead = _lone(lines, 0, first, html or bool(heads), bool(heads))
    if lead is not None:
        found.append(lead)
    for n, head in enumerate(heads):
        stop = heads[n + 1].first if n + 1 < len(heads) else len(lines)
        promote(head, lines)
        found.append(_Found(draft(lines, head, stop), lines, stop))
    return [f for f in found if not f.out.is_empty]


def _lone(lines: list[Line], start: int, stop: int, needs_prose: bool, before_others: bool) -> _Found | None:
    """The lines [start, stop) as one article, if they are one. Above other articles a few words are a site's banner."""
    text = [k for k in range(start, stop) if lines[k].role == "text" and not lines[k].caption]
    prose = [k for k in text if lines[k].is_sentence]
    if not text or (needs_prose and not prose) or (not prose and max(len(lines[k].words) for k in text) < 3):
        return None
    if before_others and sum(len(lines[k].words) for k in prose) < 40:
        return None
    head = _lone_head(lines, text, prose, start, stop)
    promote(head, lines)
    return _Found(draft(lines, head, stop), lines, stop)


def _lone_head(lines: list[Line], text: list[int], prose: list[int], start: int, stop: int) -> Header:
    begin = prose[0] if prose else stop
    titles = [k for k in text if k < begin and lines[k].is_title]
    dates = [k for k in range(start, begin) if lines[k].role == "date"]
    if titles:
        above = [k for k in dates if k < titles[0] and all(lines[j].role != "section" for j in range(k, titles[0]))]
        title = titles[0]
        # `Politics` above `Ministers agree on …`: a section's name alone is no headline
        if len(lines[title].words) <= 2 and len(titles) > 1 and len(lines[titles[1]].words) >= 4:
            title = titles[1]
        return read_header(lines, title, stop, date_at=above[-1] if above else None)
    head = Header(first=text[0], headline=text[0], body=text[0])
    early = [k for k in range(start, min(stop, text[0] + 1)) if lines[k].role in ("date", "credit")]
    for k in early:
        if lines[k].role == "date" and head.date is None:
            head.date, head.date_at = lines[k].date, k
        credit = lines[k].credit if lines[k].role == "credit" else None
        if credit is not None:
            head.credits.append((k, credit))
    return head


def _by_hints(page: Page, lines: list[Line], spans: list[Hint]) -> list[_Found]:
    found: list[_Found] = []
    for span in spans:
        inside = [x for x in lines if span.start <= x.start and x.end <= span.end]
        for k, line in enumerate(inside):
            line.index = k
        if not inside:
            continue
        inner = {h.kind: h for h in reversed(page.hints) if h.kind not in ("article", "publisher") and span.start <= h.start <= span.end}
        usual = usual_gap(inside)
        mark_captions(inside, usual)
        if len(spans) == 1 and (several := _pasted(inside, usual)):
            found += several
            continue
        head = _hinted_head(inside, inner)
        found.append(_Found(draft(inside, head, len(inside)), inside, len(inside), inner))
    return [f for f in found if f.out.has_body or f.out.head.date is not None or "published" in f.hints]


def _pasted(lines: list[Line], usual: int) -> list[_Found]:
    """Several whole articles pasted into one element: at least two more heads with evidence of their own and prose below."""
    heads = find_starts(lines, usual, least=4.5)
    found = [
        _Found(draft(lines, h, heads[n + 1].first if n + 1 < len(heads) else len(lines)), lines, heads[n + 1].first if n + 1 < len(heads) else len(lines))
        for n, h in enumerate(heads)
    ]
    whole = [f for f in found if sum(1 for k, kind in f.out.kinds.items() if kind == "body" and f.lines[k].is_sentence) >= 2]
    first_prose = next((x.index for x in lines if x.role == "text" and x.is_sentence), 0)
    if len(whole) < 3 and not (len(whole) == 2 and len(whole) == len(found)):
        return []
    return found if heads[0].first <= first_prose else []


def _hinted_head(lines: list[Line], hints: dict[str, Hint]) -> Header:
    hint = hints.get("headline")
    at = None
    if hint is not None and hint.end > hint.start:
        at = next((x.index for x in lines if x.start <= hint.start < x.end), None)
    if at is None and hint is not None and hint.value:
        probe = Line(0, 0, 0, 1, 1, hint.value)
        at = next((x.index for x in lines[:12] if similar(x, probe)), None)
    if at is None:
        first = next_line(lines, 0, len(lines))
        title = next((x.index for x in lines[first : first + 3] if x.is_title), None) if hint is None else None
        if title is None:
            return _headless(lines, first)
        at = title
    above = [k for k in range(at) if lines[k].role == "date"]
    head = read_header(lines, at, len(lines), date_at=above[-1] if above else None)
    for k in range(head.first, at):
        if k not in head.datelines:
            head.furniture.append(k)
    if head.date is None:
        _date_among_other_words(lines, head)
    return head


def _date_among_other_words(lines: list[Line], head: Header) -> None:
    """Under a headline that markup vouches for, a short line that holds a full date gives it, whatever else it says."""
    for k in range(head.headline + 1, min(len(lines), head.body + 2, head.headline + 12)):
        if lines[k].is_sentence or len(lines[k].words) > 24 or lines[k].caption or lines[k].markup_furniture:
            continue
        readings = [r for r in find_dates(lines[k].text) if r.year is not None and r.order != "hijri"]
        if readings:
            head.date_at = k
            head.datelines.append(k)
            head.date = DateLine(readings[0], lines[k].text[readings[0].start : readings[0].end], "")
            return


def _headless(lines: list[Line], first: int) -> Header:
    """A text whose headline stands only in its metadata: date and credits above the prose are still its own."""
    first = min(first, len(lines) - 1)
    head = Header(first=first, headline=first, body=first)
    for line in lines[first : first + 8]:
        if line.role == "text" and line.is_sentence:
            break
        if line.role == "date" and head.date is None:
            head.date, head.date_at = line.date, line.index
        elif line.role == "credit" and line.credit is not None:
            head.credits.append((line.index, line.credit))
    return head


def _prose(found: _Found) -> str:
    return "\n".join(found.lines[k].text for k, kind in found.out.kinds.items() if kind in ("headline", "subhead", "body", "list"))


def _material(page: Page, found: _Found) -> Material:
    out, lines = found.out, found.lines
    base, end = lines[out.first].start, lines[out.last].end
    prose = _prose(found)
    line = out.head.date
    if line is None and out.head.body <= out.head.headline and not found.hints:
        opening = [r for r in find_dates(lines[out.first].text[:80]) if r.order != "hijri" and r.start <= 30]
        if opening and opening[0].year is not None:
            raw = lines[out.first].text[opening[0].start : opening[0].end]
            line = date_line(raw)
    hint = found.hints.get("published")
    metadata = _metadata_day(hint.value) if hint is not None and hint.value else None
    return Material(line, metadata, hint.value if hint else None, read_evidence(prose, page.text[base:end]), _language(prose))


def _metadata_day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        pass
    readings = [r for r in find_dates(value[:200]) if r.order != "hijri" and not r.is_open]
    return readings[0].on() if readings else None


def _language(prose: str) -> str:
    sample = prose[:20_000]
    arabic = len(re.findall(r"[\u0620-\u064a\u066e-\u06d3]", sample))
    return "ar" if arabic > len(re.findall(r"[A-Za-z\u00c0-\u024f]", sample)) else "en"


def _headline(found: _Found) -> str:
    out, lines = found.out, found.lines
    hint = found.hints.get("headline")
    if out.head.body > out.head.headline:
        return lines[out.head.headline].text
    if hint is not None and hint.value:
        return hint.value
    text = " ".join(lines[out.head.headline].text.split())
    sentence = re.match(r".{20,160}?[.!?؟](?=\s|$)", text)
    if sentence:
        return sentence[0]
    return text if len(text) <= 120 else text[:120].rsplit(" ", 1)[0] + " …"


def _article(page: Page, found: _Found, number: int, material: Material, dated: Dated, publisher: str | None) -> Article:
    out, lines = found.out, found.lines
    first, last = lines[out.first], lines[out.last]
    byline = found.hints.get("byline")
    credits = read_credits(out, lines, found.stop, byline.value if byline else None, publisher)
    return Article(
        id=f"{page.capture.id}-{number:03d}", capture=page.capture.id, order=number, start=first.start, end=last.end,
        first_line=first.number, last_line=last.last_number, text=page.text[first.start : last.end], headline=_headline(found),
        byline=credits.byline, agency=credits.agency, publisher=credits.publisher, published=dated.published, published_raw=dated.raw,
        published_note=dated.note, published_how=dated.how, anchor=dated.anchor, language=material.language,
        blocks=blocks_of(out, lines), url=page.capture.url,
    )  # fmt: skip
