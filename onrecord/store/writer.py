"""Writes a record: one transaction an article or a link, so that all of it is there or nothing."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from onrecord.errors import StoreError
from onrecord.model.article import Article
from onrecord.model.findings import Judgement
from onrecord.model.ids import ArticleId
from onrecord.model.raw import Fetched
from onrecord.model.runs import ArticleRecord, Failure, Record, Run, noun, once
from onrecord.model.tables import NOTED
from onrecord.pipeline.run import Analysis
from onrecord.store import file, rows, view
from onrecord.store.cells import Value, freeze, text
from onrecord.store.schema import DERIVED, quoted

FOUND: tuple[type[Record], ...] = tuple(kind for kind in DERIVED if issubclass(kind, ArticleRecord))
"""The records that stages find in one article."""


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """All or nothing; other processes can read meanwhile."""
    with file.said(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def write(connection: sqlite3.Connection, analysis: Analysis) -> None:
    """An article and what was found in it. Replaces the rows of the stages that were run, and the article's failures; the rest stays."""
    article = analysis.article
    known = _article(connection, article)
    if known:
        for kind in FOUND:
            marks = ", ".join("?" * len(analysis.ran))
            sql = f"DELETE FROM {quoted(noun(kind))} WHERE article = ? AND stage IN ({marks})"
            connection.execute(sql, (article.id, *analysis.ran))
    for kind, found in analysis.records.items():
        fresh = [record for record in found if record.made.stage in analysis.ran]
        if kind not in FOUND and fresh:
            raise StoreError(f"{kind.__name__} is no record that a stage finds in one article; write it with write_link")
        if known and fresh and kind not in NOTED:  # one stage gives one type: what another gave is from before they were one, or renamed
            connection.execute(f"DELETE FROM {quoted(noun(kind))} WHERE article = ? AND stage <> ?", (article.id, fresh[0].made.stage))
        _insert(connection, kind, (_row(record, article.text) for record in fresh))
    connection.execute("DELETE FROM failure WHERE article = ?", (article.id,))
    failures(connection, analysis.failures)
    for stage, fingerprint in analysis.ran.items():
        connection.execute("INSERT OR REPLACE INTO done (article, stage, fingerprint) VALUES (?, ?, ?)", (article.id, stage, fingerprint))
    if known and analysis.failures:
        _prune(connection, article.key)
    if analysis.ran or not known:
        connection.execute("DELETE FROM linked")


def _article(connection: sqlite3.Connection, article: Article) -> bool:
    """Adds the article, or renews all but its text; gives whether it was there."""
    found = connection.execute("SELECT sha256 FROM article WHERE id = ?", (article.id,)).fetchone()
    if found is None:
        _insert(connection, Article, [_row(article, "")])
        return False
    if found[0] != article.sha256:
        raise StoreError(f"{article.place}: another text has the id {article.id}; rename the file and read it again")
    fixed = ("id", "text", "sha256")
    values = dict(zip(rows.names(Article), _row(article, ""), strict=True))
    changing = {name: value for name, value in values.items() if name not in fixed}
    sets = ", ".join(f"{quoted(name)} = ?" for name in changing)
    connection.execute(f"UPDATE article SET {sets} WHERE id = ?", (*changing.values(), article.id))
    connection.execute("DELETE FROM copy WHERE article = ? AND path = ?", (article.id, text(article.path)))
    return True


def _row(record: Record, words_of: str) -> list[Value]:
    try:
        return freeze(rows.pack(record, words_of))
    except ValueError as error:
        raise StoreError(f"{record.id} cannot be written: {error} ({record.made.stage}, {record.made.rule})") from error


@once
def _adds(kind: type[Record]) -> str:
    names = rows.names(kind)
    listed, marks = ", ".join(map(quoted, names)), ", ".join("?" * len(names))
    return f"INTO {quoted(noun(kind))} ({listed}) VALUES ({marks})"


def _insert(connection: sqlite3.Connection, kind: type[Record], packed: Iterable[list[Value]]) -> None:
    """Adds rows; one whose id is there already is the same record, found twice."""
    try:
        connection.executemany(f"INSERT {_adds(kind)} ON CONFLICT (id) DO NOTHING", packed)
    except sqlite3.IntegrityError as error:
        raise StoreError(f"a {kind.__name__} breaks a rule of its table ({error}): please report it") from error


def _prune(connection: sqlite3.Connection, article: ArticleId) -> None:
    """Takes away rows that rest on rows that are gone: a stage failed whose earlier results rested on those of a stage that ran anew."""
    for kind in FOUND:
        table = quoted(noun(kind))
        for cell in rows.cells(kind):
            if cell.points is None or cell.name == "article":
                continue
            target, column = quoted(cell.points), f"{table}.{quoted(cell.name)}"
            if cell.holds == "json":
                missing = f"EXISTS (SELECT 1 FROM json_each({column}) AS j WHERE j.value NOT IN (SELECT id FROM {target}))"
            else:
                missing = f"{column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {target} WHERE id = {column})"
            stages = connection.execute(f"SELECT DISTINCT stage FROM {table} WHERE article = ? AND {missing}", (article,)).fetchall()
            for (stage,) in stages:
                connection.execute(f"DELETE FROM {table} WHERE article = ? AND stage = ? AND {missing}", (article, stage))
                connection.execute("DELETE FROM done WHERE article = ? AND stage = ?", (article, stage))


Kinds = tuple[type[Record], ...]


def link(connection: sqlite3.Connection, name: str, kinds: Kinds, fingerprint: str, records: Iterable[Record]) -> None:
    """The records of one link, in place of those that it gave before."""
    for kind in kinds:
        if kind not in DERIVED or kind in FOUND:
            raise StoreError(f"{kind.__name__} is no record that a link gives")
    for kind in reversed(kinds):
        connection.execute(f"DELETE FROM {quoted(noun(kind))} WHERE stage = ?", (name,))
    for kind, found in groupby(_linked(connection, name, kinds, records), key=itemgetter(0)):
        _insert(connection, kind, (row for _, row in found))
    connection.execute("INSERT OR REPLACE INTO linked (link, fingerprint) VALUES (?, ?)", (name, fingerprint))


def _linked(
    connection: sqlite3.Connection, name: str, kinds: Kinds, records: Iterable[Record]
) -> Iterator[tuple[type[Record], list[Value]]]:
    text_of = _texts(connection)
    for record in records:
        if type(record) not in kinds or record.made.stage != name:
            own = " or ".join(kind.__name__ for kind in kinds)
            raise StoreError(f"the link {name} gave a {type(record).__name__} of {record.made.stage}, not a {own} of its own")
        _check(record, text_of)
        yield type(record), _row(record, "")


def _texts(connection: sqlite3.Connection) -> Callable[[ArticleId], str | None]:
    """Looks up texts; the last few are kept, because the records of a link come sorted."""
    return lru_cache(maxsize=32)(lambda article: view.text_of(connection, article))


def _check(record: Record, text_of: Callable[[ArticleId], str | None]) -> None:
    """Law 1 for evidence: the words must be those of the article."""
    for evidence in rows.evidences(record):
        words = text_of(evidence.article)
        if words is None:
            raise StoreError(f"{record.id} points to {evidence.article}, which is not in this record")
        if evidence.span.end > len(words) or evidence.span.of(words) != evidence.words:
            raise StoreError(f"{record.id}: the words {evidence.words!r:.80} do not stand at {evidence.span} of {evidence.article}")


def failures(connection: sqlite3.Connection, found: Iterable[Failure]) -> None:
    """Failures, each once."""
    connection.executemany(f"INSERT OR REPLACE {_adds(Failure)}", (_row(failure, "") for failure in found))


def forget(connection: sqlite3.Connection, path: str) -> None:
    """Takes away the failures of a path."""
    connection.execute("DELETE FROM failure WHERE path = ?", (text(path),))


def copy(connection: sqlite3.Connection, article: ArticleId, path: str) -> None:
    """Notes a further path of an article."""
    connection.execute(
        "INSERT INTO copy (article, path) SELECT id, :path FROM article WHERE id = :id AND path <> :path ON CONFLICT DO NOTHING",
        {"id": article, "path": text(path)},
    )


def fetched(connection: sqlite3.Connection, of: Fetched, articles: Sequence[ArticleId]) -> None:
    """What a server said about a copy, in place of what it said before, and the articles of that copy."""
    connection.execute("DELETE FROM fetched WHERE address = ?", (text(of.address),))
    connection.executemany(
        "INSERT INTO fetched (address, article, etag, last_modified) SELECT ?, id, ?, ? FROM article WHERE id = ? ON CONFLICT DO NOTHING",
        [(text(of.address), of.known.etag, of.known.last_modified, article) for article in articles],
    )


def judge(connection: sqlite3.Connection, judgement: Judgement) -> None:
    """Adds a person's verdict; the same one twice is once."""
    if connection.execute("SELECT 1 FROM judgement WHERE id = ?", (judgement.id,)).fetchone() is None:
        _check(judgement, _texts(connection))
        _insert(connection, Judgement, [_row(judgement, "")])


def run(connection: sqlite3.Connection, found: Run) -> None:
    """A run as it stands now."""
    connection.execute("DELETE FROM run WHERE id = ?", (found.id,))
    _insert(connection, Run, [_row(found, "")])
