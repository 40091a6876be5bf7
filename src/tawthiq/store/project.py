"""One project: open, add captures and articles, keep mentions and incidents, and say what is there."""

from __future__ import annotations

import getpass
import hashlib
import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, create_engine, delete, event, func, insert, select, update
from sqlalchemy.exc import DatabaseError

from tawthiq import __version__
from tawthiq.records import Article, Capture, Incident, Mention, Page
from tawthiq.store import schema as t

_CONFIG = """# Settings of this tawthiq project.
# title = "My project"      # printed on the report
# digits = "latin"          # or "arabic"
"""


class ProjectError(RuntimeError):
    """A folder that is no project, or a database that cannot be used: what and where, and what to do."""


class View(NamedTuple):
    """Everything a project holds, in a fixed order; `texts` maps capture ids to their texts."""

    captures: tuple[Capture, ...]
    texts: dict[str, str]
    articles: tuple[Article, ...]
    mentions: tuple[Mention, ...]
    incidents: tuple[Incident, ...]
    redirects: dict[str, str]


class Project:
    """The only writer of a project folder."""

    def __init__(self, folder: Path, create: bool) -> None:
        self.folder = folder
        path = folder / "tawthiq.db"
        if not path.exists() and not create:
            raise ProjectError(f"{folder}: no project here; make one with `tawthiq run INPUT… --project {folder}`")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "captures").mkdir(exist_ok=True)
        except OSError as error:
            raise ProjectError(f"{folder}: cannot be written: {error.strerror}; choose another folder with --project") from None
        self.engine = create_engine(f"sqlite:///{path}")

        @event.listens_for(self.engine, "connect")
        def _pragmas(connection: Any, _: Any) -> None:
            cursor = connection.cursor()
            for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=10000"):
                cursor.execute(f"PRAGMA {pragma}")
            cursor.close()

        try:
            t.metadata.create_all(self.engine)
            with self.engine.begin() as c:
                found = c.execute(select(t.meta.c.value).where(t.meta.c.key == "schema")).scalar()
                if found is None:
                    c.execute(insert(t.meta).values(key="schema", value=str(t.VERSION).encode()))
                elif int(found) != t.VERSION:
                    raise ProjectError(f"{path}: made by another version of tawthiq (schema {found.decode()}, this one reads {t.VERSION})")
        except DatabaseError as error:
            raise ProjectError(f"{path}: not a tawthiq database: {error.orig}; move it away or choose another folder") from None
        config = folder / "tawthiq.toml"
        if not config.exists():
            config.write_text(_CONFIG, encoding="utf-8")

    @classmethod
    def open(cls, folder: Path | str, create: bool = True) -> Project:
        return cls(Path(folder), create)

    # ---- writing ---------------------------------------------------------------------------------------------------
    def add(self, data: bytes, page: Page, articles: Sequence[Article]) -> bool:
        """Keep a capture and its articles; False when these bytes are already known."""
        with self.engine.begin() as c:
            if c.execute(select(t.captures.c.id).where(t.captures.c.sha256 == page.capture.sha256)).scalar():
                return False
            self._keep(page.capture.sha256, data)
            k = page.capture
            c.execute(insert(t.captures).values(id=k.id, sha256=k.sha256, name=k.name, kind=k.kind, size=k.size, added_at=_now(), record=k.model_dump_json(), text=page.text))
            if articles:
                c.execute(insert(t.articles), [_article_row(a) for a in articles])
            self._log(c, "add", {"capture": k.id, "sha256": k.sha256, "name": k.name, "articles": len(articles)})
        return True

    def uncoded(self) -> list[Article]:
        """Articles that this version has not coded yet."""
        with self.engine.connect() as c:
            rows = c.execute(select(t.articles.c.record).where((t.articles.c.coder.is_(None)) | (t.articles.c.coder != __version__)).order_by(t.articles.c.capture, t.articles.c.ordinal))
            return [Article.model_validate_json(r[0]) for r in rows]

    def keep_mentions(self, article: Article, mentions: Sequence[Mention]) -> None:
        """Replace the mentions of one article."""
        with self.engine.begin() as c:
            old = select(t.mentions.c.id).where(t.mentions.c.article == article.id)
            c.execute(delete(t.incident_mentions).where(t.incident_mentions.c.mention.in_(old)))
            c.execute(delete(t.mentions).where(t.mentions.c.article == article.id))
            if mentions:
                c.execute(insert(t.mentions), [_mention_row(n, m) for n, m in enumerate(mentions)])
            c.execute(update(t.articles).where(t.articles.c.id == article.id).values(coder=__version__))
            self._log(c, "code", {"article": article.id, "mentions": len(mentions), "coder": __version__})

    def previous(self) -> dict[str, str]:
        """Mention → incident id as they stand."""
        with self.engine.connect() as c:
            return {m: i for i, m in c.execute(select(t.incident_mentions.c.incident, t.incident_mentions.c.mention))}

    def keep_incidents(self, incidents: Sequence[Incident]) -> bool:
        """Replace the view of incidents; ids that are gone redirect to where most of their mentions went. False: nothing changed."""
        fresh = {i.id: i.model_dump_json() for i in incidents}
        with self.engine.begin() as c:
            stored = {r[0]: r[1] for r in c.execute(select(t.incidents.c.id, t.incidents.c.record))}
            if stored == fresh:
                return False
            before = {m: i for i, m in c.execute(select(t.incident_mentions.c.incident, t.incident_mentions.c.mention))}
            c.execute(delete(t.incident_mentions))
            c.execute(delete(t.incidents))
            if incidents:
                c.execute(insert(t.incidents), [_incident_row(i) for i in incidents])
                c.execute(insert(t.incident_mentions), [{"incident": i.id, "mention": m} for i in incidents for m in i.mentions])
            home = {m: i.id for i in incidents for m in i.mentions}
            for old in set(stored) - set(fresh):
                went = [home[m] for m, i in before.items() if i == old and m in home]
                if went:
                    c.execute(delete(t.redirects).where(t.redirects.c.old == old))
                    c.execute(insert(t.redirects).values(old=old, new=max(sorted(set(went)), key=went.count)))
            self._log(c, "resolve", {"incidents": len(incidents), "new": sorted(set(fresh) - set(stored))[:50], "gone": sorted(set(stored) - set(fresh))[:50]})
        return True

    def _keep(self, digest: str, data: bytes) -> None:
        path = self.folder / "captures" / digest[:2] / digest
        if path.exists():
            return
        path.parent.mkdir(exist_ok=True)
        part = path.with_suffix(".part")
        part.write_bytes(data)
        part.chmod(0o444)
        os.replace(part, path)

    def _log(self, c: Connection, action: str, payload: dict[str, Any]) -> None:
        last = c.execute(select(t.log.c.seq, t.log.c.hash).order_by(t.log.c.seq.desc()).limit(1)).first()
        seq, previous = (last[0] + 1, last[1]) if last else (1, "0" * 64)
        entry = {"seq": seq, "at": _now(), "who": _who(), "action": action, "payload": json.dumps(payload, ensure_ascii=False, sort_keys=True), "previous": previous}
        c.execute(insert(t.log).values(**entry, hash=entry_hash(entry)))

    # ---- reading ---------------------------------------------------------------------------------------------------
    def view(self) -> View:
        """Everything, in the order of captures' names, articles in their pages, mentions in their articles, incident ids."""
        with self.engine.connect() as c:
            captures = [(Capture.model_validate_json(r[0]), r[1]) for r in c.execute(select(t.captures.c.record, t.captures.c.text).order_by(t.captures.c.name, t.captures.c.id))]
            rank = {k.id: n for n, (k, _) in enumerate(captures)}
            articles = [Article.model_validate_json(r[0]) for r in c.execute(select(t.articles.c.record))]
            articles.sort(key=lambda a: (rank[a.capture], a.order))
            order = {a.id: n for n, a in enumerate(articles)}
            rows = [(order[r[1]], r[2], Mention.model_validate_json(r[0])) for r in c.execute(select(t.mentions.c.record, t.mentions.c.article, t.mentions.c.ordinal))]
            rows.sort(key=lambda r: r[:2])
            incidents = [Incident.model_validate_json(r[0]) for r in c.execute(select(t.incidents.c.record).order_by(t.incidents.c.id))]
            redirects = {r[0]: r[1] for r in c.execute(select(t.redirects.c.old, t.redirects.c.new).order_by(t.redirects.c.old))}
        return View(tuple(k for k, _ in captures), {k.id: text for k, text in captures}, tuple(articles), tuple(r[2] for r in rows), tuple(incidents), redirects)

    def counts(self) -> dict[str, int]:
        """Rows by table."""
        with self.engine.connect() as c:
            return {x.name: c.execute(select(func.count()).select_from(x)).scalar() or 0 for x in (t.captures, t.articles, t.mentions, t.incidents, t.log)}

    def chain_breaks(self) -> list[int]:
        """Sequence numbers of log entries whose hash does not follow from what stands before; empty when all is well."""
        broken, previous = [], "0" * 64
        with self.engine.connect() as c:
            for row in c.execute(select(t.log).order_by(t.log.c.seq)).mappings():
                entry = {k: row[k] for k in ("seq", "at", "who", "action", "payload", "previous")}
                if row["previous"] != previous or row["hash"] != entry_hash(entry):
                    broken.append(row["seq"])
                previous = row["hash"]
        return broken


def entry_hash(entry: dict[str, Any]) -> str:
    """sha256 over the entry's fields, the hash of the one before among them."""
    return hashlib.sha256(json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _who() -> str:
    try:
        return os.environ.get("TAWTHIQ_USER") or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _article_row(a: Article) -> dict[str, Any]:
    return {"id": a.id, "capture": a.capture, "ordinal": a.order, "headline": a.headline, "publisher": a.publisher, "published": a.published, "language": a.language, "record": a.model_dump_json()}


def _mention_row(n: int, m: Mention) -> dict[str, Any]:
    return {"id": m.id, "article": m.article, "ordinal": n, "plover": m.plover, "factuality": m.factuality, "date_from": m.date_from, "date_to": m.date_to,
            "background": int(m.background), "aggregate": int(m.aggregate), "record": m.model_dump_json()}  # fmt: skip


def _incident_row(i: Incident) -> dict[str, Any]:
    return {"id": i.id, "title": i.title, "plover": i.plover, "date_from": i.date_from, "date_to": i.date_to, "independent_sources": i.independent_sources, "record": i.model_dump_json()}
