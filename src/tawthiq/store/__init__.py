"""store: the project on disk. One folder: `tawthiq.db` (SQLite, WAL), `captures/`, `tawthiq.toml`.

In: captures, articles, mentions, incidents. Out: the same, as a `View`. The only writer; every write is one transaction and
one entry of the append-only log, whose entries are chained by hash.
Never: business rules; a changed capture.
"""

from __future__ import annotations

from tawthiq.store.project import Project, ProjectError, View

__all__ = ["Project", "ProjectError", "View"]
