"""What resolution hands out and what it takes beside mentions."""

from __future__ import annotations

from typing import NamedTuple

#: (mention, mention, probability that both tell of one event, reasons)
Link = tuple[str, str, float, tuple[str, ...]]


class Judgement(NamedTuple):
    """A person's decision about two mentions: `decision` is `same`, `different` or `unsure`; later ones supersede earlier ones."""

    left: str
    right: str
    decision: str


class Cluster(NamedTuple):
    """One incident: its code (`IRQ-2021-0001`), its mentions' ids (sorted), and why they belong together (a spanning tree)."""

    id: str
    mentions: tuple[str, ...]
    links: tuple[Link, ...]
