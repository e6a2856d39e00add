"""Reads a record: rows become records again, one at a time."""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.errors import StoreError
from onrecord.model.article import Article
from onrecord.model.ids import ArticleId
from onrecord.model.raw import Fetched, Known, name_of
from onrecord.model.runs import ArticleRecord, Record, noun
from onrecord.store import rows
from onrecord.store.cells import text, thaw
from onrecord.store.schema import ARTICLE_ORDER, quoted


def records(connection: sqlite3.Connection, path: Path, kind: type[Record], article: ArticleId | None = None) -> Iterator[Record]:
    """The records of one type: by article as `articles` orders them, then as written. Those of no article come as written."""
    names = rows.names(kind)
    listed = ", ".join(f"t.{quoted(name)}" for name in names)
    table = quoted(noun(kind))
    if not exists(connection, noun(kind)):
        return
    if article is not None:
        if "article" not in names:
            raise ValueError(f"a {kind.__name__} belongs to no single article; ask for all of them")
        found = connection.execute(f"SELECT {listed} FROM {table} t WHERE t.article = ? ORDER BY t.number", (article,))
    elif issubclass(kind, ArticleRecord):
        order = ", ".join(f"a.{name}" if not name.startswith("length") else "length(a.item)" for name in ARTICLE_ORDER.split(", "))
        found = connection.execute(f"SELECT {listed} FROM article a CROSS JOIN {table} t ON t.article = a.id ORDER BY {order}, t.number")
    else:
        found = connection.execute(f"SELECT {listed} FROM {table} t ORDER BY {_order(names)}")
    for row in found:
        yield record(kind, row, path)


def _order(names: tuple[str, ...]) -> str:
    if "path" in names and "item" in names:
        return 't."path", length(t."item"), t."item", t."id"'
    return "t.number"


def record(kind: type[Record], row: tuple[object, ...], path: Path) -> Record:
    """The record of one row. Raises StoreError where somebody has changed the row into nonsense."""
    try:
        return rows.unpack(kind, thaw(rows.cells(kind), row))
    except (ValueError, TypeError, KeyError) as error:
        raise StoreError(f"{path}: the row {row[0]} of {noun(kind)} is damaged ({error}); `onrecord verify` lists them all") from error


def get(connection: sqlite3.Connection, path: Path, row: str) -> Record | None:
    """The record with this id, or None."""
    kind = rows.kind_of(row)
    if kind is None or not exists(connection, noun(kind)):
        return None
    listed = ", ".join(map(quoted, rows.names(kind)))
    found = connection.execute(f"SELECT {listed} FROM {quoted(noun(kind))} WHERE id = ?", (text(row),)).fetchone()
    return None if found is None else record(kind, found, path)


def count(connection: sqlite3.Connection, kind: type[Record]) -> int:
    """How many records of a type there are."""
    if not exists(connection, noun(kind)):
        return 0
    found: int = connection.execute(f"SELECT count(*) FROM {quoted(noun(kind))}").fetchone()[0]
    return found


def exists(connection: sqlite3.Connection, table: str) -> bool:
    """Whether the file has this table: a file made before a noun was added has none until it is next written to."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)).fetchone() is not None


def text_of(connection: sqlite3.Connection, article: ArticleId) -> str | None:
    """The text of an article, or None where it is not in the record."""
    row = connection.execute("SELECT text FROM article WHERE id = ?", (article,)).fetchone()
    if row is None:
        return None
    return row[0].decode("utf-8", "surrogatepass") if isinstance(row[0], bytes) else str(row[0])


def known(connection: sqlite3.Connection, path: str, item: str | None, raw_sha256: str) -> ArticleId | None:
    """The article that was read from these bytes at this path, else from a file of this name elsewhere; the last one that was written."""
    row = connection.execute(
        "SELECT a.id FROM article a WHERE a.raw_sha256 = :raw AND a.item IS :item AND (a.path = :path OR a.name = :name)"
        " ORDER BY a.path = :path DESC, a.number DESC LIMIT 1",
        {"path": text(path), "name": text(name_of(path)), "item": None if item is None else text(item), "raw": raw_sha256},
    ).fetchone()
    return None if row is None else ArticleId(row[0])


def newest(connection: sqlite3.Connection, articles: Sequence[ArticleId]) -> ArticleId:
    """Of these articles the one that was written last."""
    marks = ", ".join("?" * len(articles))
    found = connection.execute(f"SELECT id FROM article WHERE id IN ({marks}) ORDER BY number DESC LIMIT 1", tuple(articles))
    return ArticleId(found.fetchone()[0])


def fetched(connection: sqlite3.Connection) -> dict[Fetched, tuple[ArticleId, ...]]:
    """Addresses that were fetched, with what their servers said, and the articles that came from there."""
    found: dict[Fetched, tuple[ArticleId, ...]] = {}
    if exists(connection, "fetched"):
        for address, etag, modified, article in connection.execute(
            "SELECT address, etag, last_modified, article FROM fetched ORDER BY address, rowid"
        ):
            of = Fetched(address, Known(etag, modified))
            found[of] = (*found.get(of, ()), ArticleId(article))
    return found


def copies(connection: sqlite3.Connection, article: ArticleId) -> tuple[str, ...]:
    """The further paths of an article, sorted."""
    found = [row[0] for row in connection.execute("SELECT path FROM copy WHERE article = ?", (article,))]
    return tuple(sorted(path.decode("utf-8", "surrogatepass") if isinstance(path, bytes) else path for path in found))


def done(connection: sqlite3.Connection, article: ArticleId) -> dict[str, str]:
    """Stage -> fingerprint, of the stages that have read this article."""
    return dict(connection.execute("SELECT stage, fingerprint FROM done WHERE article = ? ORDER BY stage", (article,)))


def linked(connection: sqlite3.Connection) -> dict[str, str]:
    """Link -> fingerprint, of the links that are up to date."""
    return dict(connection.execute("SELECT link, fingerprint FROM linked ORDER BY link"))


def content_hash(connection: sqlite3.Connection, path: Path, article: ArticleId) -> str | None:
    """The content hash of a stored article, or None where it is not in the record."""
    found = get(connection, path, article)
    return found.content_hash if isinstance(found, Article) else None
