"""The log: append-only, each entry carrying the hash of the one before, so that a change of the past shows."""

from __future__ import annotations

import hashlib
import json
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select

from tawthiq.store.tables import log

ORIGIN = "0" * 64


class Entry(NamedTuple):
    """One entry; `at` is UTC, ISO 8601."""

    sequence: int
    at: str
    who: str
    action: str
    payload: dict[str, Any]
    previous: str
    hash: str


def entry_hash(sequence: int, at: str, who: str, action: str, payload: str, previous: str) -> str:
    """SHA-256 over everything an entry says and the hash of the entry before it."""
    content = json.dumps([sequence, at, who, action, payload, previous], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


def append(connection: Connection, at: str, who: str, action: str, payload: dict[str, Any]) -> int:
    """Add an entry inside the caller's transaction; returns its sequence number."""
    last = connection.execute(select(log.c.sequence, log.c.hash).order_by(log.c.sequence.desc()).limit(1)).first()
    sequence, previous = (last.sequence + 1, last.hash) if last else (1, ORIGIN)
    text = json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    row = {"sequence": sequence, "at": at, "who": who, "action": action, "payload": text, "previous": previous}
    connection.execute(insert(log).values(**row, hash=entry_hash(sequence, at, who, action, text, previous)))
    return int(sequence)


def entries(connection: Connection) -> list[Entry]:
    """All entries in order."""
    rows = connection.execute(select(log).order_by(log.c.sequence))
    return [Entry(r.sequence, r.at, r.who, r.action, json.loads(r.payload), r.previous, r.hash) for r in rows]


def broken(connection: Connection) -> list[str]:
    """What does not hold in the chain, in words; empty when it is whole."""
    problems: list[str] = []
    previous, expected = ORIGIN, 1
    for r in connection.execute(select(log).order_by(log.c.sequence)):
        if r.sequence != expected:
            problems.append(f"log entry {expected} is missing")
        if r.previous != previous:
            problems.append(f"log entry {r.sequence} does not follow the entry before it")
        if r.hash != entry_hash(r.sequence, r.at, r.who, r.action, r.payload, r.previous):
            problems.append(f"log entry {r.sequence} was changed after it was written")
        previous, expected = r.hash, r.sequence + 1
    return problems
