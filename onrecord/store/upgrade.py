"""Makes the schema of a new file, and brings that of an older one up to date without losing what cannot be made again.

A missing table is made. A stage's table whose columns have changed is made anew, empty, and every stage is marked as not yet run: the next
`onrecord open` fills it again. Articles, judgements, failures and runs are only ever changed by a numbered migration.
"""

import sqlite3
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path

from onrecord.errors import NewerRecord, NotARecord, StoreError
from onrecord.model.runs import noun
from onrecord.store import file, migrations
from onrecord.store.schema import DERIVED, SEARCH, Made, explained, objects, quoted, same


def create(path: Path) -> None:
    """Makes a new, empty record: all of it in one transaction, and its mark in the file before any log exists. One that is there stays."""
    connection = file.connect(path, "rwc")
    try:
        upgrade(connection, path)
    except BaseException:
        connection.close()
        if path.exists() and path.stat().st_size == 0:
            path.unlink()
        raise
    connection.close()


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raises where the file was made by a later onrecord, or is no record after all."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != file.APPLICATION_ID:
        raise NotARecord(f"{path} is empty, not a record: making it was cut off. Run it again: onrecord open ARTICLES -o {path}")
    have = migrations.version(connection)
    if have > migrations.latest():
        raise NewerRecord(
            f"{path} was written by a later onrecord (its version is {have}, this one reads up to {migrations.latest()});"
            " update with: pip install --upgrade onrecord"
        )


def pending(connection: sqlite3.Connection) -> tuple[list[Made], list[Made]]:
    """What is missing from the schema, and what is there but different."""
    have = _have(connection)
    missing = [made for made in objects() if made.name not in have]
    return missing, [made for made in objects() if made.name in have and not _fits(connection, made, have[made.name])]


def current(connection: sqlite3.Connection) -> bool:
    """Whether nothing has to be done."""
    return migrations.version(connection) == migrations.latest() and pending(connection) == ([], [])


def lost(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The stages' tables that an upgrade would make anew, empty, although they hold rows."""
    _, different = pending(connection)
    names = [made.name for made in different if made.name in _derived()]
    return tuple(name for name in names if connection.execute(f"SELECT 1 FROM {quoted(name)} LIMIT 1").fetchone())


def upgrade(connection: sqlite3.Connection, path: Path) -> None:
    """Brings the file up to date, or makes its schema, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if not _have(connection):
            connection.execute(f"PRAGMA application_id = {file.APPLICATION_ID:d}")
            connection.execute(f"PRAGMA user_version = {migrations.latest():d}")
        check(connection, path)
        migrations.migrate(connection)
        _sync(connection, path)
        _explain(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _sync(connection: sqlite3.Connection, path: Path) -> None:
    anew = False
    for made in objects():
        have = _have(connection).get(made.name)
        if have is not None and _fits(connection, made, have):
            continue
        if have is not None:
            if made.sort == "table" and made.name not in _derived() and made.name != SEARCH:
                raise StoreError(
                    f"{path}: the table {made.name} is not as this onrecord needs it, and holds what cannot be made again;"
                    " open it with the onrecord that wrote it (the table `about` names its version)"
                )
            if made.name in _derived():
                anew = True
                if made.name == "sentence":
                    connection.execute(f'DROP TABLE IF EXISTS "{SEARCH}"')
            connection.execute(f"DROP {made.sort} {quoted(made.name)}")
        connection.execute(made.sql)
        if made.name == SEARCH:
            connection.execute(f'INSERT INTO "{SEARCH}" ("{SEARCH}") VALUES (\'rebuild\')')
    if anew:
        connection.execute("DELETE FROM done")
        connection.execute("DELETE FROM linked")


def _fits(connection: sqlite3.Connection, made: Made, sql: str) -> bool:
    if same(made.sql, sql):
        return True
    if made.sort != "table" or made.name in _derived() or made.name == SEARCH:
        return False
    # A migration leaves columns in another order than a new file has them; every column is always asked for by name.
    return set(_columns(made.sql)) <= {row[1] for row in connection.execute(f"PRAGMA table_info({quoted(made.name)})")}


def _columns(sql: str) -> Iterator[str]:
    """The columns that a CREATE TABLE statement makes: asked from SQLite itself."""
    scratch = sqlite3.connect(":memory:")
    try:
        name = scratch.execute(sql).execute("SELECT name FROM sqlite_master WHERE type = 'table' LIMIT 1").fetchone()[0]
        yield from (row[1] for row in scratch.execute(f"PRAGMA table_info({quoted(name)})"))
    finally:
        scratch.close()


def _have(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))


def _derived() -> set[str]:
    return {noun(kind) for kind in DERIVED}


def _explain(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM about")
    connection.executemany("INSERT INTO about (topic, says) VALUES (?, ?)", _about())
    connection.execute("DELETE FROM tables")
    connection.executemany("INSERT INTO tables (name, holds) VALUES (?, ?)", explained())


def _about() -> tuple[tuple[str, str], ...]:
    try:
        by = installed("onrecord")
    except PackageNotFoundError:
        by = "of unknown version (not installed)"
    return (
        ("what", "A record of news coverage: who said what, when, and reported by whom. Made by onrecord from articles."),
        ("made by", f"onrecord {by}, file version {migrations.latest()}"),
        ("where to begin", "The views `statements`, `who`, `articles` and `sources_failed`. The table `tables` explains the rest."),
        ("words", "start and end count Unicode code points of the article's text from 0, the end excluded: text[start:end] are the words."),
        ("odd texts", "A text that UTF-8 cannot hold (lone surrogates) is kept as a BLOB of UTF-8 with the surrogates as they are."),
        ("sure", "confidence is how sure the rule or model is, from 0 to 1. It is not a measure of truth."),
        ("decided", "The table `judgement` is what people decided. It is only ever added to, and it wins over what was found."),
        ("checked", "`onrecord verify FILE` checks every span, id and reference of this file."),
    )  # fmt: skip
