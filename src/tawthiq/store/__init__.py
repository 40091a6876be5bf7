"""store: one project on disk, and the only writer of it.

In: captures with their bytes, articles, mentions, incidents. Out: the same, by id or as one `ProjectView`; status; the log.
Never: a business rule (what an event is, what belongs together), a half-written state: every change is one transaction, every
file takes its place when whole. Incident ids survive recomputation, merged ones redirect; the log is only ever appended to.

A project is a folder: `tawthiq.db` (SQLite), `captures/sha256/ab/cdef…` (the bytes as they came, read-only, and beside them the
text derived from them), `tawthiq.toml` (settings).
"""

from __future__ import annotations

from tawthiq.store.project import Project, StoreError
from tawthiq.store.settings import Settings
from tawthiq.store.view import ProjectView

__all__ = ["Project", "ProjectView", "Settings", "StoreError"]
