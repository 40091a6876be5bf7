"""What came in and what it was cut into: captures, pages, articles."""
from __future__ import annotations

from datetime import date, datetime

from pydantic import Field

from tawthiq.records.base import Record


class Capture(Record):
    """The bytes as they came. `id` is `c` + the first 16 hex digits of `sha256`; `name` is a file name or `stdin`."""

    id: str
    sha256: str
    size: int
    name: str
    kind: str = Field(description="text | html")
    encoding: str
    url: str | None = None
    captured_at: datetime | None = None


class PageBlock(Record):
    """A paragraph-like stretch [start, end) of a page's text. `tag` is the HTML element's name, or `line` in plain text."""

    start: int
    end: int
    tag: str = "line"
    furniture: bool = Field(default=False, description="navigation, sharing, comments: known as such from the markup alone")


class Hint(Record):
    """What markup says of a stretch of the page: `kind` in article | headline | byline | published | publisher.

    `value` is the machine-readable value (ISO date, name) where markup gives one.
    """

    kind: str
    start: int
    end: int
    value: str | None = None


class Page(Record):
    """The text derived from a capture: for plain text the decoded bytes, nothing normalised, BOM dropped."""

    capture: Capture
    text: str
    blocks: tuple[PageBlock, ...]
    hints: tuple[Hint, ...] = ()


class Problem(Record):
    """An input, or a part of one, that was skipped: which, where, what is wrong and what to do."""

    name: str
    reason: str
    advice: str = ""


class Block(Record):
    """A stretch [start, end) of an article's text. `kind`: headline | byline | dateline | subhead | body | list | furniture."""

    start: int
    end: int
    kind: str


class Article(Record):
    """One report. `text == page.text[start:end]`; `first_line`/`last_line` are 1-based lines of the page's text.

    `published` null where the page gives none; `published_raw` verbatim; `published_note` says what is doubtful;
    `published_how`: text | metadata | none. `anchor` is the date that relative expressions are resolved against:
    `published`, else the best bound from the neighbours (then `published_note` says so), else null.
    """

    id: str
    capture: str
    order: int
    start: int
    end: int
    first_line: int
    last_line: int
    text: str
    headline: str
    byline: str | None = None
    agency: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_raw: str | None = None
    published_note: str | None = None
    published_how: str = "none"
    anchor: date | None = None
    language: str = "en"
    blocks: tuple[Block, ...] = ()
    url: str | None = None
