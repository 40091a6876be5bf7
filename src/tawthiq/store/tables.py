"""The tables of `tawthiq.db`, and the engine that opens it. Payloads are the records as JSON; columns beside them are for finding."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
)

SCHEMA_VERSION = 1

metadata = MetaData()

meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", Text, nullable=False))

captures = Table(
    "captures",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, unique=True, nullable=False),
    Column("sha256", String, unique=True, nullable=False),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("added_at", String, nullable=False),
    Column("reader", String, nullable=False),
    Column("payload", Text, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("id", String, primary_key=True),
    Column("capture", String, ForeignKey("captures.id", ondelete="CASCADE"), index=True, nullable=False),
    Column("place_in_page", Integer, nullable=False),
    Column("headline", Text, nullable=False),
    Column("publisher", Text, index=True),
    Column("published", String, index=True),
    Column("language", String, nullable=False),
    Column("coder", String, index=True),
    Column("failure", Text),
    Column("payload", Text, nullable=False),
)

mentions = Table(
    "mentions",
    metadata,
    Column("id", String, primary_key=True),
    Column("article", String, ForeignKey("articles.id", ondelete="CASCADE"), index=True, nullable=False),
    Column("place_in_article", Integer, nullable=False),
    Column("plover", String, index=True, nullable=False),
    Column("acled", String),
    Column("factuality", String, nullable=False),
    Column("date_from", String, index=True),
    Column("date_to", String),
    Column("background", Boolean, nullable=False),
    Column("aggregate", Boolean, nullable=False),
    Column("payload", Text, nullable=False),
)

incidents = Table(
    "incidents",
    metadata,
    Column("id", String, primary_key=True),
    Column("place_in_list", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("plover", String, index=True, nullable=False),
    Column("acled", String),
    Column("factuality", String, nullable=False),
    Column("date_from", String, index=True),
    Column("date_to", String),
    Column("country", String, index=True),
    Column("payload", Text, nullable=False),
)

incident_mentions = Table(
    "incident_mentions",
    metadata,
    Column("mention", String, primary_key=True),
    Column("incident", String, ForeignKey("incidents.id", ondelete="CASCADE"), index=True, nullable=False),
)

#: The incident that a mention last belonged to, kept when the mention is gone: ids survive, numbers are never given twice.
incident_history = Table(
    "incident_history", metadata, Column("mention", String, primary_key=True), Column("incident", String, index=True, nullable=False)
)

#: Ids that are no more: `new` is the incident that took their mentions, null where none did.
redirects = Table("redirects", metadata, Column("old", String, primary_key=True), Column("new", String), Column("at", String, nullable=False))

log = Table(
    "log",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("who", Text, nullable=False),
    Column("action", String, nullable=False),
    Column("payload", Text, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
)


def open_engine(path: Path) -> Engine:
    """SQLite with a write-ahead log: readers never wait, and a writer takes its lock when it begins, not half-way."""
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 60})
    event.listen(engine, "connect", _connected)
    event.listen(engine, "begin", _begun)
    return engine


def _connected(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by us, see `_begun`
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=60000"):
        connection.execute(f"PRAGMA {pragma}")


def _begun(connection: Connection) -> None:
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
