"""From a head to the last paragraph: where an article ends, and what each of its lines is."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from tawthiq.articles.header import Header
from tawthiq.articles.lines import Line, similar
from tawthiq.articles.marks import find_disclaimer
from tawthiq.records import Block


@dataclass
class Draft:
    """An article before its dates: lines [first, last], a kind per line, disclaimers cut out of lines, the house they name."""

    head: Header
    first: int
    last: int
    kinds: dict[int, str] = field(default_factory=dict)
    cuts: dict[int, tuple[int, int]] = field(default_factory=dict)
    disclaimed_by: str | None = None

    @property
    def has_body(self) -> bool:
        """False for a headline that stands alone."""
        return any(k in ("body", "list") for k in self.kinds.values())

    @property
    def is_empty(self) -> bool:
        """True when nothing but furniture is in it."""
        return not any(k in ("body", "list", "headline") for k in self.kinds.values())


def draft(lines: list[Line], head: Header, stop: int) -> Draft:
    """The article of a head, whose lines end before `stop` (the next head or the page's end)."""
    out = Draft(head, head.first, head.first)
    _name_head(out, head, lines)
    i = head.body
    while i < stop:
        line = lines[i]
        if line.role == "section":
            on = _goes_on(lines, i + 1, stop)
            if on is None:
                break
            for k in range(i, on):
                out.kinds[k] = "furniture"
            i = on
            continue
        out.kinds[i] = _kind(line, lines[head.headline], out, i)
        i += 1
    kept = [k for k, kind in out.kinds.items() if kind != "furniture"]
    out.last = max(kept, default=head.headline)
    while out.last > head.body and out.kinds.get(out.last) in ("subhead", "dateline"):
        kept.remove(out.last)  # a subhead with nothing below it is the next item's section, or a video's title
        out.last = max(kept, default=out.first)
    out.kinds = {k: kind for k, kind in sorted(out.kinds.items()) if out.first <= k <= out.last}
    return out


def _name_head(out: Draft, head: Header, lines: list[Line]) -> None:
    if head.body <= head.headline:  # a feed's paragraph: no headline of its own
        return
    for k in range(head.first, head.body):
        out.kinds[k] = "subhead"
    for ks, kind in (
        (head.furniture, "furniture"), (head.datelines, "dateline"), (head.names, "byline"), ([at for at, c in head.credits if lines[at].role == "credit"], "byline"),
        (head.copies, "headline"), ([head.headline], "headline"),
    ):  # fmt: skip
        for k in ks:
            out.kinds[k] = kind


def _goes_on(lines: list[Line], i: int, stop: int) -> int | None:
    """The first line after a list of other items where this article's prose goes on, or None where it ended.

    Lists alternate titles and teasers; an article goes on with two paragraphs in a row.
    """
    text = [k for k in range(i, stop) if lines[k].role == "text" and not lines[k].caption]
    prose = {k for k in text if lines[k].is_sentence and len(lines[k].words) >= 12}
    for k, after in pairwise(text):
        if k in prose and after in prose and sum(len(lines[j].words) for j in prose if j >= k) >= 40:
            return k
    return None


def _kind(line: Line, headline: Line, out: Draft, i: int) -> str:
    if line.role in ("image", "junk", "rule", "section") or line.caption:
        return "furniture"
    if line.role in ("date", "clock"):
        return "dateline"
    if line.role == "credit":
        return "byline"
    found = find_disclaimer(line.text)
    if found is not None:
        start, end, name = found
        out.disclaimed_by = out.disclaimed_by or name
        left = len(line.text[:start].strip()) + len(line.text[end:].strip())
        if left < 15:
            return "furniture"
        out.cuts[i] = (start, end)
    if line.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return "headline" if similar(line, headline) else "subhead"
    if line.is_bullet:
        return "list"
    if line.is_sentence:
        return "body"
    if similar(line, headline) and line is not headline:
        return "headline"
    if line.tag not in ("p", "blockquote", "pre") and line.is_title and len(line.words) <= 16:
        return "subhead"
    return "body"


def blocks_of(out: Draft, lines: list[Line]) -> tuple[Block, ...]:
    """Typed stretches of the article's text, in order; a disclaimer inside a paragraph becomes a stretch of its own."""
    base = lines[out.first].start
    blocks: list[Block] = []
    for k, kind in out.kinds.items():
        line = lines[k]
        pieces = [(0, len(line.text), kind)]
        if k in out.cuts:
            a, b = out.cuts[k]
            pieces = [(0, a, kind), (a, b, "furniture"), (b, len(line.text), kind)]
        for a, b, what in pieces:
            part = line.text[a:b]
            a += len(part) - len(part.lstrip())
            if part.strip():
                blocks.append(Block(start=line.start - base + a, end=line.start - base + a + len(part.strip()), kind=what))
    return tuple(blocks)
