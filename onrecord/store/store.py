"""The record file as the rest of onrecord sees it: one SQLite file that any SQLite tool can open.

One process writes at a time, others read meanwhile. Reading gives records back as they were found, one at a time.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import ParamSpec, TypeVar, cast

from onrecord.errors import StoreError
from onrecord.model.article import Article
from onrecord.model.findings import Judgement
from onrecord.model.ids import ArticleId
from onrecord.model.raw import Fetched
from onrecord.model.runs import Failure, Record, Run
from onrecord.model.syntax import Sentence
from onrecord.pipeline.run import Analysis
from onrecord.store import file, laws, upgrade, view, writer
from onrecord.store import search as searching

T = TypeVar("T", bound=Record)
R = TypeVar("R")
P = ParamSpec("P")


class Store:
    """One record file, open."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, writes: bool) -> None:
        self.path = path
        self._connection = connection
        self._writes = writes

    @classmethod
    def open(cls, path: Path, *, write: bool = False, create: bool = False) -> "Store":
        """Opens a record; `create` makes one where nothing lies, and writes.

        Raises SourceError where there is nothing, NotARecord where it is something else (which is never touched), NewerRecord,
        RecordBusy, RecordFull, and StoreError for a damaged or read-only file.
        """
        path = Path(path)
        with file.said(path):
            if create and file.vacant(path):
                upgrade.create(path)
            file.recognise(path)
            if create and file.unfinished(path):
                upgrade.create(path)
            connection = file.connect(path, "rw") if write or create else file.for_reading(path)
            try:
                upgrade.check(connection, path)
                if write or create:
                    file.for_writing(connection)
                if not upgrade.current(connection):
                    connection = _upgraded(connection, path, write or create)
            except BaseException:
                connection.close()
                raise
        return cls(path, connection, writes=write or create)

    def close(self) -> None:
        """Closes the file; what was written stays."""
        self._connection.close()

    def __del__(self) -> None:
        with suppress(AttributeError, sqlite3.Error):  # a record that nobody closed, at the prompt or in a short script
            self._connection.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # writing

    def discard(self) -> bool:
        """Closes the record and takes it off the disk, but only where nothing is in it, one run made it, and nobody else has it open."""
        kept = self.count(Article) or self.count(Judgement) or self.count(Run) > 1
        if not self._writes or kept or not file.alone(self._connection):
            return False
        self.close()
        file.remove(self.path)
        return True

    def write(self, analysis: Analysis) -> None:
        """An article and what was found in it, all or nothing. Rows of stages that were not run stay."""
        self._change(writer.write, analysis)

    def write_link(self, name: str, kinds: tuple[type[Record], ...], fingerprint: str, records: Iterable[Record]) -> None:
        """What one link found, in place of what it found before; `kinds`: the types that it gives."""
        self._change(writer.link, name, kinds, fingerprint, records)

    def write_failures(self, failures: Iterable[Failure]) -> None:
        """What could not be read."""
        self._change(writer.failures, failures)

    def forget_failures(self, path: str) -> None:
        """Before a path is read again."""
        self._change(writer.forget, path)

    def add_copy(self, article: ArticleId, path: str) -> None:
        """The same article was given at another path too."""
        self._change(writer.copy, article, path)

    def keep_fetched(self, of: Fetched, articles: Sequence[ArticleId]) -> None:
        """An address that was fetched, what its server said about the copy, and the articles that came of it."""
        self._change(writer.fetched, of, articles)

    def judge(self, judgement: Judgement) -> None:
        """A person's verdict, on the disk before this returns: a power cut does not lose it."""
        self._connection.execute("PRAGMA synchronous = FULL")
        try:
            self._change(writer.judge, judgement)
        finally:
            file.ingest(self._connection)

    def begin(self, run: Run) -> None:
        """Notes that a run has begun."""
        self._change(writer.run, run)

    def finish(self, run: Run) -> None:
        """Notes how a run ended."""
        self._change(writer.run, run)

    # reading

    def done(self, article: ArticleId) -> Mapping[str, str]:
        """Stage -> fingerprint, of the stages that have read this article."""
        return self._ask(view.done, article)

    def content_hash(self, article: ArticleId) -> str | None:
        """The content hash of a stored article, or None where it is not in the record."""
        with file.said(self.path):
            return view.content_hash(self._connection, self.path, article)

    def known(self, path: str, item: str | None, raw_sha256: str) -> ArticleId | None:
        """The article that was already read from these bytes, at this path or as a file of the same name elsewhere; or None."""
        return self._ask(view.known, path, item, raw_sha256)

    def fetched(self) -> Mapping[Fetched, tuple[ArticleId, ...]]:
        """Addresses that were fetched, with what their servers said about the copy, and the articles that came of it."""
        return self._ask(view.fetched)

    def newest(self, articles: Sequence[ArticleId]) -> ArticleId:
        """Of some articles of the record the one that was put there last."""
        return self._ask(view.newest, articles)

    def linked(self) -> Mapping[str, str]:
        """Link -> fingerprint, of the links that are up to date: none after an article has changed."""
        return self._ask(view.linked)

    def articles(self) -> Iterator[Article]:
        """Every article, by path and item."""
        return self.records(Article)

    def article(self, id: ArticleId) -> Article | None:  # noqa: A002
        """One article, or None where it is not in the record."""
        found = self.get(id)
        return found if isinstance(found, Article) else None

    def copies(self, article: ArticleId) -> tuple[str, ...]:
        """The further paths of an article, sorted."""
        return self._ask(view.copies, article)

    def records(self, kind: type[T], *, article: ArticleId | None = None) -> Iterator[T]:
        """The records of one type, by article and then as written."""
        with file.said(self.path):
            for record in view.records(self._connection, self.path, kind, article):
                yield cast(T, record)

    def get(self, id: str) -> Record | None:  # noqa: A002
        """The record with this id, of any type, or None."""
        with file.said(self.path):
            return view.get(self._connection, self.path, id)

    def count(self, kind: type[Record]) -> int:
        """How many records of a type there are."""
        return self._ask(view.count, kind)

    def search(self, query: str, *, limit: int = 20) -> Iterator[tuple[Sentence, float]]:
        """Sentences of articles that hold the words, best first. Never raises on what a user types."""
        with file.said(self.path):
            yield from searching.search(self._connection, self.path, query, limit)

    def breaches(self) -> Iterator[tuple[str, str, str]]:
        """Every law over the whole file: (law, row, what was found). It goes on over damaged rows."""
        with file.said(self.path):
            yield from laws.breaches(self._connection, self.path)

    def _ask(self, question: Callable[..., R], *arguments: object) -> R:
        with file.said(self.path):
            return question(self._connection, *arguments)

    def _change(self, change: Callable[..., None], *arguments: object) -> None:
        if not self._writes:
            raise StoreError(f"{self.path} was opened for reading; open it with write=True")
        with writer.transaction(self._connection, self.path):
            change(self._connection, *arguments)


def _upgraded(connection: sqlite3.Connection, path: Path, write: bool) -> sqlite3.Connection:
    """Brings an older file up to date; one opened for reading only where nothing is lost by it."""
    if write:
        upgrade.upgrade(connection, path)
        return connection
    lost = upgrade.lost(connection)
    connection.close()
    if lost:
        raise StoreError(
            f"{path} was written by another onrecord, whose {', '.join(lost)} cannot be read by this one; read its articles again with:"
            f" onrecord open ARTICLES -o {path} (judgements are kept)"
        )
    writing = file.connect(path, "rw")
    try:
        file.for_writing(writing)
        upgrade.upgrade(writing, path)
    finally:
        writing.close()
    return file.for_reading(path)
