"""Every law of the house over a whole record file. It changes nothing, holds one article at a time, and goes on over damaged rows.

The laws, by the name under which a breach is reported:
file        SQLite finds the file sound
schema      tables, views and the triggers that guard texts and judgements are as they were made
readable    a row holds what its record type promises
text        the SHA-256 of an article's text is the one it was stored with
id          a row's id is the one that its content gives
words       the words of every span and evidence are those of the article's text
made        stage, version and rule are there, and the confidence lies between 0 and 1
reference   what a row points to exists (but a failure may be of an article that could not be kept)
tiling      lines tile the text, sentences tile it too, and none crosses a line label
judgement   no judgement is missing
search      the search index holds the sentences of articles, and nothing else
It does not check what a stage found: only that what is written holds together.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from onrecord.model.article import Line
from onrecord.model.ids import ArticleId
from onrecord.model.runs import ArticleRecord, Record, noun
from onrecord.model.syntax import Sentence
from onrecord.model.tables import RECORDS
from onrecord.store import file_laws, rows, view
from onrecord.store.row_laws import Checked, Found, article_laws, checked
from onrecord.store.schema import ARTICLE_ORDER, DERIVED, quoted
from onrecord.store.tiling import tiling
from onrecord.store.writer import FOUND


def breaches(connection: sqlite3.Connection, path: Path) -> Iterator[Found]:
    """(law, row, what was found), in a fixed order."""
    yield from _guarded("the file", file_laws.sound(connection, path))
    yield from _guarded("the schema", file_laws.schema(connection))
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    stages: dict[type[Record], set[str]] = {kind: _stages(connection, kind) for kind in (Line, Sentence) if noun(kind) in tables}
    found = tuple(kind for kind in FOUND if noun(kind) in tables)
    for article in _articles(connection):
        yield from _guarded(article, _article(connection, article, found, stages))
    for kind in RECORDS:
        if noun(kind) not in tables:
            continue
        if issubclass(kind, ArticleRecord):
            yield from _guarded(noun(kind), _orphans(connection, kind))
        elif kind.__name__ != "Article":
            yield from _guarded(noun(kind), _across(connection, kind))
    yield from _guarded("the store's own tables", file_laws.own(connection))
    yield from _guarded("judgement", file_laws.judgements(connection))
    yield from _guarded("the search index", file_laws.search(connection, path))


def _guarded(what: str, found: Iterator[Found]) -> Iterator[Found]:
    try:
        yield from found
    except sqlite3.DatabaseError as error:
        yield ("file", what, f"SQLite cannot read it: {error}")


def _articles(connection: sqlite3.Connection) -> list[str]:
    try:
        return [article for (article,) in connection.execute(f"SELECT id FROM article ORDER BY {ARTICLE_ORDER}")]
    except sqlite3.DatabaseError:
        return []  # the law "file" has said so


def _stages(connection: sqlite3.Connection, kind: type[Record]) -> set[str]:
    """The stages that give this type: those that its rows name, and the one that is called by its plural."""
    named = {stage for (stage,) in connection.execute(f"SELECT DISTINCT stage FROM {quoted(noun(kind))}")}
    return named | {f"{noun(kind)}s"}


def _article(
    connection: sqlite3.Connection, article: str, kinds: tuple[type[Record], ...], stages: dict[type[Record], set[str]]
) -> Iterator[Found]:
    """One article with everything that was found in it."""
    text = yield from article_laws(connection, article)
    ids: set[str] = set()
    pointers: list[tuple[str, str, str]] = []
    tiles: dict[type[Record], list[Record]] = {Line: [], Sentence: []}
    for kind in kinds:
        for row in _rows(connection, kind, "article = ?", article):
            one = checked(kind, row, text)
            yield from one.found
            ids.add(str(row[0]))
            pointers.extend(one.points)
            if kind in tiles and one.record is not None:
                tiles[kind].append(one.record)
    for row_id, column, target in pointers:
        if target not in ids and not _exists(connection, target):
            yield ("reference", row_id, f"{column} points to {target}, which does not exist")
    done = view.done(connection, ArticleId(article))
    expected = {kind for kind, names in stages.items() if not names.isdisjoint(done)}
    yield from tiling(article, text, tiles[Line], tiles[Sentence], expected)


def _across(connection: sqlite3.Connection, kind: type[Record]) -> Iterator[Found]:
    """Records of several articles or of none. Those of a link that waits to be run again may point to what is gone."""
    linked = view.linked(connection)
    for row in _rows(connection, kind, "1"):
        one = checked(kind, row, "")
        yield from one.found
        if one.record is None:
            continue
        yield from _evidence(connection, one)
        if kind in DERIVED and one.record.made.stage not in linked:
            continue
        for row_id, column, target in one.points:
            if not _exists(connection, target):
                yield ("reference", row_id, f"{column} points to {target}, which does not exist")


def _evidence(connection: sqlite3.Connection, one: Checked) -> Iterator[Found]:
    if one.record is None:
        return
    for evidence in rows.evidences(one.record):
        text = view.text_of(connection, evidence.article)
        if text is None:
            yield ("reference", one.row, f"its evidence lies in {evidence.article}, which does not exist")
        elif evidence.span.end > len(text) or evidence.span.of(text) != evidence.words:
            stand = evidence.span.of(text)
            yield ("words", one.row, f"{evidence.words!r:.80} is not what stands at {evidence.span}: {stand!r:.80}")


def _orphans(connection: sqlite3.Connection, kind: type[Record]) -> Iterator[Found]:
    table = quoted(noun(kind))
    for row, article in connection.execute(f"SELECT id, article FROM {table} WHERE article NOT IN (SELECT id FROM article)"):
        yield ("reference", str(row), f"its article {article} does not exist")


def _rows(connection: sqlite3.Connection, kind: type[Record], where: str, *values: str) -> Iterator[tuple[object, ...]]:
    listed = ", ".join(map(quoted, rows.names(kind)))
    yield from connection.execute(f"SELECT {listed} FROM {quoted(noun(kind))} WHERE {where} ORDER BY number", values)


def _exists(connection: sqlite3.Connection, row: str) -> bool:
    kind = rows.kind_of(row)
    if kind is None:
        return False
    return connection.execute(f"SELECT 1 FROM {quoted(noun(kind))} WHERE id = ?", (row,)).fetchone() is not None
