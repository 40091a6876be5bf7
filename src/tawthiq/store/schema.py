"""Tables of a project (SQLAlchemy Core). Records are kept whole as JSON beside the columns that are searched by."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text

VERSION = 1
metadata = MetaData()

captures = Table(
    "captures", metadata,
    Column("id", String, primary_key=True), Column("sha256", String, nullable=False, unique=True), Column("name", String, nullable=False),
    Column("kind", String, nullable=False), Column("size", Integer, nullable=False), Column("added_at", String, nullable=False),
    Column("record", Text, nullable=False), Column("text", Text, nullable=False),
)  # fmt: skip
articles = Table(
    "articles", metadata,
    Column("id", String, primary_key=True), Column("capture", String, ForeignKey("captures.id"), nullable=False), Column("ordinal", Integer, nullable=False),
    Column("headline", Text), Column("publisher", String), Column("published", Date), Column("language", String),
    Column("coder", String, comment="version that coded it; null until coded"), Column("record", Text, nullable=False),
)  # fmt: skip
mentions = Table(
    "mentions", metadata,
    Column("id", String, primary_key=True), Column("article", String, ForeignKey("articles.id"), nullable=False), Column("ordinal", Integer, nullable=False),
    Column("plover", String, nullable=False), Column("factuality", String, nullable=False), Column("date_from", Date), Column("date_to", Date),
    Column("background", Integer, nullable=False), Column("aggregate", Integer, nullable=False), Column("record", Text, nullable=False),
)  # fmt: skip
incidents = Table(
    "incidents", metadata,
    Column("id", String, primary_key=True), Column("title", Text, nullable=False), Column("plover", String, nullable=False), Column("date_from", Date),
    Column("date_to", Date), Column("independent_sources", Integer, nullable=False), Column("record", Text, nullable=False),
)  # fmt: skip
incident_mentions = Table(
    "incident_mentions", metadata,
    Column("incident", String, ForeignKey("incidents.id"), primary_key=True), Column("mention", String, ForeignKey("mentions.id"), primary_key=True),
)  # fmt: skip
redirects = Table("redirects", metadata, Column("old", String, primary_key=True), Column("new", String, nullable=False))
log = Table(
    "log", metadata,
    Column("seq", Integer, primary_key=True), Column("at", String, nullable=False), Column("who", String, nullable=False), Column("action", String, nullable=False),
    Column("payload", Text, nullable=False), Column("previous", String, nullable=False), Column("hash", String, nullable=False),
)  # fmt: skip
meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", LargeBinary, nullable=False))
