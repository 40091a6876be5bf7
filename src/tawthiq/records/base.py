"""The one base of all records: frozen, no unknown keys."""
from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A value: compared by content, never changed in place; `model_copy(update=…)` makes a new one."""

    model_config = ConfigDict(frozen=True, extra="forbid")
