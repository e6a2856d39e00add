"""What changed between versions of the record file, in order.

A migration changes what cannot be made again: articles, judgements, failures, runs and the store's own tables. Tables of stages need none:
one whose columns have changed is made anew, and the stages are run again. To add one: append `Migration(2, "what it does", ...)`.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

FIRST = 1
"""The version of the file before any migration."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step to a version: SQL, or a function that is given the connection. It runs inside a transaction and must not end it."""

    version: int
    does: str
    how: str | Callable[[sqlite3.Connection], None]


MIGRATIONS: tuple[Migration, ...] = ()


def latest() -> int:
    """The version of the file that this onrecord writes."""
    return MIGRATIONS[-1].version if MIGRATIONS else FIRST


def version(connection: sqlite3.Connection) -> int:
    """The version of this file."""
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def migrate(connection: sqlite3.Connection) -> None:
    """Runs what is missing, in order."""
    have = version(connection)
    for migration in MIGRATIONS:
        if migration.version <= have:
            continue
        if isinstance(migration.how, str):
            for statement in statements(migration.how):
                connection.execute(statement)
        else:
            migration.how(connection)
        connection.execute(f"PRAGMA user_version = {migration.version:d}")


def statements(script: str) -> list[str]:
    """The statements of a script. (`executescript` would end the transaction.)"""
    found, rest = list[str](), ""
    for piece in script.split(";")[:-1] if script.rstrip().endswith(";") else script.split(";"):
        rest += piece + ";"
        if sqlite3.complete_statement(rest):
            found.append(rest.strip())
            rest = ""
    return found
