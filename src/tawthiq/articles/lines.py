"""A page as lines with what each looks like: the material of every later rule."""

from __future__ import annotations

import re
import statistics
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from rapidfuzz import fuzz

from tawthiq.articles.dates import DateLine, date_line
from tawthiq.articles.folding import Folded, fold, words_of
from tawthiq.articles.marks import Credit, credit_of, furniture_role, is_name_line
from tawthiq.records import Page

_SENTENCE_END = re.compile(r"[.!?؟۔…][\s\"'”’»)\]\u200f]*$|[”\"»][.]?\s*$")
_FULL_STOP = re.compile(r"(?:[\w)\]%”\"’'][^\W\d_]|[\d)\]%”\"’'])[.۔][\s\"'”’»)\]\u200f]*(?:[(\[][^()\[\]]{2,30}[)\]]\s*)?$")
_CLOCK = re.compile(r"\(?\d\d?[:.h]\d\d(?::\d\d)?(?:\s*(?:[ap]\.?m\.?|[صم]|gmt|utc|ast|est|bst|cet))*\)?[\s:–-]*")
_BULLET = re.compile(r"^(?:[•●▪◦‣*·–—-]|\d{1,2}[.)]|[a-z]\))\s+\S")


@dataclass
class Line:
    """One block of the page (hard-wrapped lines are joined). `gap`: empty lines above it; `number`/`last_number`: 1-based."""

    index: int
    start: int
    end: int
    number: int
    last_number: int
    text: str
    tag: str = "line"
    markup_furniture: bool = False
    gap: int = 0
    caption: bool = field(default=False, repr=False)

    @cached_property
    def folded(self) -> Folded:
        return fold(self.text[:4000])

    @cached_property
    def words(self) -> list[str]:
        return words_of(self.folded.text)

    @cached_property
    def role(self) -> str:
        """rule | section | image | junk | date | credit | clock | text, by the line's own words and markup."""
        if self.markup_furniture:
            return "junk"
        if len(self.text) > 400:
            return "text"
        found = furniture_role(self.folded.text)
        if found == "junk" and self.date is not None:
            found = None
        if found:
            return found
        if self.date is not None:
            return "date"
        if self.credit is not None:
            return "credit"
        if _CLOCK.fullmatch(self.folded.text.strip()):
            return "clock"
        return "text"

    @cached_property
    def date(self) -> DateLine | None:
        return date_line(self.text, self.folded) if len(self.text) <= 160 and self.tag != "li" else None

    @cached_property
    def credit(self) -> Credit | None:
        return credit_of(self.text, self.folded)

    @cached_property
    def is_sentence(self) -> bool:
        """Prose: ends like a sentence and is long enough for one, or is too long for anything else."""
        n = len(self.words)
        if n >= 3 and _FULL_STOP.search(self.text) and not self.is_bullet:
            return True
        if n >= 30 or (n >= 6 and _SENTENCE_END.search(self.text) is not None and not self._is_quoted_title(n)):
            return True
        return n >= 12 and re.search(r"[.!?؟]\s+\S+", self.text) is not None and not re.search(r"[A-Z]\.\s*[A-Z]\.", self.text)

    def _is_quoted_title(self, n: int) -> bool:
        """Headlines may end in a quotation or a question mark; prose that does is longer or holds a full stop."""
        ends_open = re.search(r"[.؟?!…][\"'”’»)\]]*$", self.text.rstrip()) is None or re.search(r"[?؟!…][\"'”’»)\]]*$", self.text.rstrip()) is not None
        return n <= 16 and ends_open and (self.shape >= 0.6 or self.is_arabic)

    @cached_property
    def is_arabic(self) -> bool:
        return sum("\u0620" <= c <= "\u064a" for c in self.text[:200]) > 0.4 * sum(c.isalpha() for c in self.text[:200])

    @cached_property
    def shape(self) -> float:
        """Share of longer words that are capitalised (0 for scripts without case)."""
        words = [w for w in re.findall(r"[^\W\d_][\w’'-]*", self.text) if len(w) > 3]
        return sum(w[0].isupper() for w in words) / len(words) if len(words) >= 2 else 0.0

    @cached_property
    def is_title(self) -> bool:
        """Could be a headline by its looks."""
        if self.role != "text" or self.is_sentence or self.caption or _BULLET.match(self.text):
            return False
        n, text = len(self.words), self.text.strip()
        if not 2 <= n <= 30 or len(text) > 240 or text[-1] in ":,;،؛":
            return False
        first = next((c for c in text if c.isalnum()), "")
        return bool(first) and not first.islower() and any(c.isalpha() for c in text)

    @cached_property
    def is_name(self) -> bool:
        return self.role == "text" and is_name_line(self.text)

    @property
    def is_bullet(self) -> bool:
        return self.tag in ("li", "dd", "dt") or _BULLET.match(self.text) is not None


def page_lines(page: Page) -> list[Line]:
    """The lines of a page in order."""
    text = page.text
    breaks = [m.start() for m in re.finditer("\n", text)]
    spans: list[tuple[int, int, str, bool]] = [(b.start, b.end, b.tag, b.furniture) for b in page.blocks]
    if page.capture.kind == "text":
        spans = _unwrap(text, spans)
    lines: list[Line] = []
    before = 0
    for start, end, tag, furniture in spans:
        body = text[start:end].strip("\ufeff\u200b\u200e\u200f \t\u00a0\r\n")
        if not body:
            continue
        start = text.index(body, start)
        end = start + len(body)
        between = text[before:start]
        gap = between.count("\n") - 1 if "\n" in between else between.count("\r") - 1
        lines.append(
            Line(len(lines), start, end, bisect_left(breaks, start) + 1, bisect_left(breaks, end) + 1, body, tag, furniture, max(0, gap) if lines else 0)
        )
        before = end
    return lines


def _unwrap(text: str, spans: list[tuple[int, int, str, bool]]) -> list[tuple[int, int, str, bool]]:
    """Joins hard-wrapped lines to paragraphs where a text is wrapped throughout (mail, old archives)."""
    if len(spans) < 8:
        return spans
    stuck = [text.count("\n", a[1], b[0]) == 1 for a, b in pairwise(spans)]
    inner = [spans[i][1] - spans[i][0] for i, s in enumerate(stuck) if s]
    if len(inner) < 0.5 * len(spans) or len(inner) == len(stuck):
        return spans
    longest = max(inner)
    open_ends = sum(1 for i, s in enumerate(stuck) if s and text[spans[i][1] - 1] not in ".!?؟:\"”»")
    if longest > 110 or statistics.median(inner) < 40 or open_ends < 0.6 * len(inner):
        return spans
    out = [spans[0]]
    for i, span in enumerate(spans[1:]):
        full = spans[i][1] - spans[i][0] >= 0.6 * longest
        if stuck[i] and full and not _BULLET.match(text[span[0] : span[1]]):
            out[-1] = (out[-1][0], span[1], *out[-1][2:])
        else:
            out.append(span)
    return out


def usual_gap(lines: list[Line]) -> int:
    """How many empty lines stand between two paragraphs of this page."""
    gaps = [line.gap for line in lines[1:] if line.gap <= 8]
    return statistics.mode(gaps) if gaps else 0


def similar(a: Line, b: Line) -> bool:
    """The same headline twice, in spite of case, quotes and typing errors."""
    if len(a.words) < 3 or len(b.words) < 3 or max(len(a.words), len(b.words)) > 40:
        return a.words == b.words and len(a.words) >= 2
    one, two = " ".join(a.words), " ".join(b.words)
    return min(len(one), len(two)) >= 12 and fuzz.ratio(one, two) >= 86
