"""What exports and the report see of a project: records and texts, nothing that could be written to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from tawthiq.records import Article, Capture, Incident, Mention


@dataclass(frozen=True)
class ProjectView:
    """A snapshot. `texts` maps capture id to the text that intake derived; it may read from disk on access."""

    captures: tuple[Capture, ...]
    articles: tuple[Article, ...]
    mentions: tuple[Mention, ...]
    incidents: tuple[Incident, ...]
    texts: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def article(self) -> dict[str, Article]:
        """Articles by id."""
        return {a.id: a for a in self.articles}

    @cached_property
    def mention(self) -> dict[str, Mention]:
        """Mentions by id."""
        return {m.id: m for m in self.mentions}

    @cached_property
    def home(self) -> dict[str, str]:
        """Mention id -> id of its incident; mentions of aggregates have none."""
        return {m: i.id for i in self.incidents for m in i.mentions}
