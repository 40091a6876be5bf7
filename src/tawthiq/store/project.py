"""One project: opening it, everything that is written to it, everything that is read from it."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, delete, func, insert, inspect, select, update
from sqlalchemy.exc import DatabaseError

from tawthiq.records import Article, Capture, Incident, Mention
from tawthiq.store import chain, identity
from tawthiq.store import tables as t
from tawthiq.store.files import CaptureFiles, Texts, write_whole
from tawthiq.store.rows import article_row, capture_row, incident_row, mention_row
from tawthiq.store.settings import NAME, TEMPLATE, read_settings
from tawthiq.store.view import ProjectView

DATABASE = "tawthiq.db"


class StoreError(RuntimeError):
    """A project that cannot be opened or read: names the file, what is wrong and what to do."""


def utc_now() -> str:
    """The time of the log: UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Project:
    """A project folder. Use `Project.open`; close it, or use it in a `with` statement."""

    def __init__(self, folder: Path, who: str | None, clock: Callable[[], str]) -> None:
        self.folder = folder
        self.settings = read_settings(folder)
        self.files = CaptureFiles(folder / "captures")
        self._who = who or self.settings.who or _user()
        self._clock = clock
        self._engine = t.open_engine(folder / DATABASE)

    @classmethod
    def open(cls, folder: str | Path, create: bool = True, who: str | None = None, clock: Callable[[], str] = utc_now) -> Project:
        """Open the project in `folder`; make it when `create` and there is none. Raises StoreError when it cannot be opened."""
        path = Path(folder)
        new = not (path / DATABASE).exists()
        if new and not create:
            raise StoreError(f"{path}: no project here; make one with `tawthiq run INPUT… --project {path}`")
        try:
            path.mkdir(parents=True, exist_ok=True)
            if not (path / NAME).exists():
                write_whole(path / NAME, TEMPLATE.encode())
            project = cls(path, who, clock)
        except OSError as error:
            raise StoreError(f"{path}: {error.strerror or error}; choose a folder that can be written to") from None
        except ValueError as error:
            raise StoreError(str(error)) from None
        try:
            project._prepare()
        except DatabaseError as error:
            project.close()
            advice = "wait for the other tawthiq to end" if "locked" in str(error.orig) else "restore the file from a copy, or move it away to begin anew"
            raise StoreError(f"{path / DATABASE}: {error.orig}; {advice}") from None
        except BaseException:
            project.close()
            raise
        return project

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Project:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _prepare(self) -> None:
        with self._engine.connect() as c, c.begin():
            version = _meta(c, "schema") if inspect(c).has_table(t.meta.name) else None
        if version is not None:
            if int(version) > t.SCHEMA_VERSION:
                raise StoreError(f"{self.folder / DATABASE}: written by a newer tawthiq (schema {version}); install that version")
            return
        with self._write() as c:
            t.metadata.create_all(c)
            if _meta(c, "schema") is None:  # another process may have been quicker
                _set_meta(c, "schema", str(t.SCHEMA_VERSION))
                _set_meta(c, "revision", "0")
                chain.append(c, self._clock(), self._who, "project created", {"schema": t.SCHEMA_VERSION})

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with self._engine.connect().execution_options(write=True) as c, c.begin():
            yield c

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with self._engine.connect() as c, c.begin():
            yield c

    # ---- captures and articles ----------------------------------------------------------------------------------

    def reader_of(self, sha256: str) -> str | None:
        """The edition of the reader that cut these bytes into articles; None when the bytes are not known."""
        with self._read() as c:
            return c.execute(select(t.captures.c.reader).where(t.captures.c.sha256 == sha256)).scalar()

    def add(self, data: bytes, text: str, capture: Capture, articles: Sequence[Article], reader: str) -> str:
        """Keep a capture and its articles. Returns `new`, `updated` (known, but cut into articles anew) or `known`.

        Bytes that are known keep the name and the capture record they first came with. Articles that come out as they were
        keep their mentions.
        """
        with self._read() as c:
            known = c.execute(select(t.captures).where(t.captures.c.sha256 == capture.sha256)).first()
        if known is not None and known.reader == reader:
            return "known"
        self.files.keep(data, text)
        with self._write() as c:
            if known is None:
                row = capture_row(capture) | {"added_at": self._clock(), "reader": reader}
                c.execute(insert(t.captures).values(**row))
                c.execute(insert(t.articles), [article_row(a) for a in articles])
                changed = True
            else:
                c.execute(update(t.captures).where(t.captures.c.id == known.id).values(reader=reader))
                changed = self._replace_articles(c, known.id, articles)
            if changed:
                _bump(c)
                told = {"capture": capture.id, "sha256": capture.sha256, "name": capture.name, "size": capture.size}
                action = "capture added" if known is None else "capture read again"
                chain.append(c, self._clock(), self._who, action, told | {"articles": [a.id for a in articles], "reader": reader})
        return "new" if known is None else "updated" if changed else "known"

    def _replace_articles(self, c: Connection, capture: str, articles: Sequence[Article]) -> bool:
        before = {r.id: r.payload for r in c.execute(select(t.articles.c.id, t.articles.c.payload).where(t.articles.c.capture == capture))}
        after = {a.id: a for a in articles}
        rows = {a.id: article_row(a) for a in articles}
        changed = [k for k in before if k not in after or rows[k]["payload"] != before[k]]
        new = [k for k in after if k not in before or k in changed]
        for key in changed:
            c.execute(delete(t.articles).where(t.articles.c.id == key))
        if new:
            c.execute(insert(t.articles), [rows[k] for k in new])
        return bool(changed or new)

    def bytes_of(self, capture: Capture) -> bytes:
        """The bytes as they came. Raises StoreError when they are missing or were changed."""
        try:
            return self.files.data(capture.sha256)
        except ValueError as error:
            raise StoreError(str(error)) from None

    def captures_read_by_others(self, reader: str) -> list[Capture]:
        """Captures that an older edition of the reader cut into articles."""
        with self._read() as c:
            rows = c.execute(select(t.captures.c.payload).where(t.captures.c.reader != reader).order_by(t.captures.c.number))
            return [Capture.model_validate_json(r.payload) for r in rows]

    # ---- mentions -----------------------------------------------------------------------------------------------

    def uncoded(self, coder: str) -> list[Article]:
        """Articles that this edition of the coder has not coded, or could not, in order."""
        with self._read() as c:
            rows = c.execute(_in_order(select(t.articles.c.payload)).where(t.articles.c.coder.is_distinct_from(coder)))
            return [Article.model_validate_json(r.payload) for r in rows]

    def keep_coded(self, coded: Mapping[str, Sequence[Mention]], failed: Mapping[str, str], coder: str) -> int:
        """Keep what coding made: mentions by article id, and for articles that could not be coded the reason.

        Returns the number of articles whose mentions changed. An article that fails keeps none of its earlier mentions.
        """
        changed: list[str] = []
        total = 0
        with self._write() as c:
            for article in sorted({*coded, *failed}):
                new = coded.get(article, ())
                total += len(new)
                rows = list(c.execute(select(t.mentions.c.payload).where(t.mentions.c.article == article).order_by(t.mentions.c.place_in_article)))
                old = [Mention.model_validate_json(r.payload) for r in rows]
                reason = failed.get(article)
                held = c.execute(select(t.articles.c.failure).where(t.articles.c.id == article)).scalar()
                c.execute(update(t.articles).where(t.articles.c.id == article).values(coder=None if reason else coder, failure=reason))
                if list(new) != old:
                    self._replace_mentions(c, article, old, new)
                    changed.append(article)
                elif held != reason:
                    changed.append(article)
            if changed:
                _bump(c)
                told = {"articles": changed, "mentions": total, "coder": coder, "failed": dict(sorted(failed.items()))}
                chain.append(c, self._clock(), self._who, "articles coded", told)
        return len(changed)

    def _replace_mentions(self, c: Connection, article: str, old: Sequence[Mention], new: Sequence[Mention]) -> None:
        ids = {m.id for m in (*old, *new)}
        bore = {r.mention: r.incident for r in c.execute(select(t.incident_history).where(t.incident_history.c.mention.in_(ids)))}
        inherited = identity.heirs(old, new, bore)
        c.execute(delete(t.mentions).where(t.mentions.c.article == article))
        if new:
            c.execute(insert(t.mentions), [mention_row(m, n) for n, m in enumerate(new)])
        if inherited:
            c.execute(insert(t.incident_history), [{"mention": m, "incident": i} for m, i in inherited.items()])

    # ---- incidents ----------------------------------------------------------------------------------------------

    def revision(self) -> int:
        """Counts the changes of articles and mentions."""
        with self._read() as c:
            return int(_meta(c, "revision") or 0)

    def resolved_as(self) -> str | None:
        """What `keep_incidents` was told the kept incidents were computed from."""
        with self._read() as c:
            return _meta(c, "resolved")

    def previous(self) -> dict[str, str]:
        """Mention id -> the incident id it last bore; ids that are no more stand under keys that are no mention, so that their
        numbers are never given again."""
        with self._read() as c:
            known = {r.mention: r.incident for r in c.execute(select(t.incident_history))}
            return known | {f"retired:{r.old}": r.old for r in c.execute(select(t.redirects.c.old))}

    def keep_incidents(self, incidents: Sequence[Incident], computed_from: str) -> dict[str, int]:
        """Replace the view of incidents. Returns how many are new, changed, unchanged and gone; gone ids redirect."""
        with self._write() as c:
            before = {r.id: r.payload for r in c.execute(select(t.incidents.c.id, t.incidents.c.payload))}
            lived = {r.mention: r.incident for r in c.execute(select(t.incident_mentions))}
            rows = [incident_row(i, n) for n, i in enumerate(incidents)]
            after = {m: i.id for i in incidents for m in i.mentions}
            gone = [k for k in before if k not in {i.id for i in incidents}]
            to = identity.successors(gone, lived, after)
            c.execute(delete(t.incident_mentions))
            c.execute(delete(t.incidents))
            if rows:
                c.execute(insert(t.incidents), rows)
                c.execute(insert(t.incident_mentions), [{"mention": m, "incident": i} for m, i in after.items()])
            self._remember(c, after, to)
            counts = {
                "new": sum(r["id"] not in before for r in rows),
                "changed": sum(r["id"] in before and before[r["id"]] != r["payload"] for r in rows),
                "unchanged": sum(before.get(r["id"]) == r["payload"] for r in rows),
                "gone": len(gone),
            }
            _set_meta(c, "resolved", computed_from)
            if counts["new"] or counts["changed"] or gone:
                told: dict[str, Any] = {"incidents": len(rows), **counts, "redirects": to, "computed_from": computed_from}
                chain.append(c, self._clock(), self._who, "incidents resolved", told)
        return counts

    def _remember(self, c: Connection, after: Mapping[str, str], to: Mapping[str, str | None]) -> None:
        if after:
            known = {r.mention: r.incident for r in c.execute(select(t.incident_history))}
            for mention, incident in after.items():
                if mention not in known:
                    c.execute(insert(t.incident_history).values(mention=mention, incident=incident))
                elif known[mention] != incident:
                    c.execute(update(t.incident_history).where(t.incident_history.c.mention == mention).values(incident=incident))
        back = set(after.values())
        for row in list(c.execute(select(t.redirects))):
            if row.old in back:
                c.execute(delete(t.redirects).where(t.redirects.c.old == row.old))
            elif row.new in to:
                c.execute(update(t.redirects).where(t.redirects.c.old == row.old).values(new=to[row.new]))
        for old, new in to.items():
            c.execute(insert(t.redirects).values(old=old, new=new, at=self._clock()))

    # ---- reading ------------------------------------------------------------------------------------------------

    def view(self) -> ProjectView:
        """Everything, in order: captures as they were added, articles and mentions in text order, incidents by day."""
        with self._read() as c:
            kept = [Capture.model_validate_json(r.payload) for r in c.execute(select(t.captures.c.payload).order_by(t.captures.c.number))]
            articles = [Article.model_validate_json(r.payload) for r in c.execute(_in_order(select(t.articles.c.payload)))]
            query = _in_order(select(t.mentions.c.payload), t.mentions.join(t.articles)).order_by(t.mentions.c.place_in_article)
            mentions = [Mention.model_validate_json(r.payload) for r in c.execute(query)]
            query = select(t.incidents.c.payload).order_by(t.incidents.c.place_in_list)
            incidents = [Incident.model_validate_json(r.payload) for r in c.execute(query)]
        texts = Texts(self.files, {x.id: x.sha256 for x in kept})
        return ProjectView(tuple(kept), tuple(articles), tuple(mentions), tuple(incidents), texts)

    def where_is(self, incident: str) -> str | None:
        """The id under which an incident lives now, following redirects; None when it was withdrawn. KeyError when never known."""
        with self._read() as c:
            if c.execute(select(t.incidents.c.id).where(t.incidents.c.id == incident)).first():
                return incident
            redirects: dict[str, str | None] = {r.old: r.new for r in c.execute(select(t.redirects))}
        if incident not in redirects:
            raise KeyError(incident)
        return identity.follow(redirects, incident)

    def counts(self) -> dict[str, int]:
        """How many captures, articles, mentions, incidents, redirects and log entries there are; articles not coded or failed."""
        with self._read() as c:
            named = ("captures", "articles", "mentions", "incidents", "redirects", "log")
            found = {n: int(c.execute(select(func.count()).select_from(getattr(t, n))).scalar_one()) for n in named}
            waiting = select(func.count()).select_from(t.articles).where(t.articles.c.coder.is_(None), t.articles.c.failure.is_(None))
            failed = select(func.count()).select_from(t.articles).where(t.articles.c.failure.is_not(None))
            return found | {"not_coded": int(c.execute(waiting).scalar_one()), "failed": int(c.execute(failed).scalar_one())}

    def failures(self) -> dict[str, str]:
        """Articles that could not be coded, with the reason."""
        with self._read() as c:
            query = select(t.articles.c.id, t.articles.c.failure).where(t.articles.c.failure.is_not(None)).order_by(t.articles.c.id)
            return {r.id: r.failure for r in c.execute(query)}

    def log(self) -> list[chain.Entry]:
        """All log entries in order."""
        with self._read() as c:
            return chain.entries(c)

    def doubts(self) -> list[str]:
        """What is no longer as it was kept: the log's chain, the captures' bytes and texts. Empty when all is whole."""
        with self._read() as c:
            problems = chain.broken(c)
            hashes = [r.sha256 for r in c.execute(select(t.captures.c.sha256).order_by(t.captures.c.number))]
        for sha256 in hashes:
            try:
                self.files.data(sha256)
                self.files.text(sha256)
            except ValueError as error:
                problems.append(str(error))
        return problems


def _in_order(query: Any, source: Any = t.articles) -> Any:
    """Articles of captures in the order they were added, in the order of their pages."""
    joined = source.join(t.captures, t.captures.c.id == t.articles.c.capture)
    return query.select_from(joined).order_by(t.captures.c.number, t.articles.c.place_in_page, t.articles.c.id)


def _meta(c: Connection, key: str) -> str | None:
    return c.execute(select(t.meta.c.value).where(t.meta.c.key == key)).scalar()


def _set_meta(c: Connection, key: str, value: str) -> None:
    if c.execute(update(t.meta).where(t.meta.c.key == key).values(value=value)).rowcount == 0:
        c.execute(insert(t.meta).values(key=key, value=value))


def _bump(c: Connection) -> None:
    _set_meta(c, "revision", str(int(_meta(c, "revision") or 0) + 1))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "unknown user"
