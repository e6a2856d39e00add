"""Every law of the house over a whole record file. It changes nothing and goes on over damaged rows."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

Found = tuple[str, str, str]


def breaches(connection: sqlite3.Connection, path: Path) -> Iterator[Found]:
    """(law, row, what was found), in a fixed order."""
    for (said,) in connection.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield ("file", str(path.name), said)
