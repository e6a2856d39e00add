"""A record file on the disk: recognised before it is touched, opened, and its errors said in words.

The file bears onrecord's mark in its header, which is read as bytes, so that another program's file is never even opened as a database.
"""

import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from onrecord.errors import DamagedRecord, NotARecord, RecordBusy, RecordFull, SourceError, StoreError

APPLICATION_ID = 0x6F6E7263  # "onrc"
BUSY_SECONDS = 5.0
"""How long to wait for another process that is writing; one article takes milliseconds."""

_SQLITE = b"SQLite format 3\x00"
_FULL = {
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_TRUNCATE, sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_FSYNC,
}  # fmt: skip
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def alone(connection: sqlite3.Connection) -> bool:
    """Whether no other connection has the file open. The log is then gone: SQLite gives it up only where nobody else uses it."""
    try:
        return bool(connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] == "delete")
    except sqlite3.OperationalError:
        return False


def remove(path: Path) -> None:
    """Takes a record off the disk, with what SQLite keeps beside it."""
    for end in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def recognise(path: Path) -> None:
    """Raises where the path is not a record file: SourceError where nothing can be read, NotARecord where it is something else."""
    _regular(path)
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise SourceError(f"there is no record at {path}; make one with: onrecord open ARTICLES -o {path}") from None
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({error.strerror}); give the path of a .onrecord file") from error
    if not head:
        raise NotARecord(f"{path} is empty, not a record: perhaps making it was cut off. Run it again: onrecord open ARTICLES -o {path}")
    advice = "It has not been touched. Give the path of a .onrecord file, or make one: onrecord open ARTICLES -o NEW.onrecord"
    if not head.startswith(_SQLITE):
        raise NotARecord(f"{path} is not a record: it is not a database at all. {advice}")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise NotARecord(f"{path} is not a record: it is a database of another program. {advice}")


def vacant(path: Path) -> bool:
    """Whether a record can be made here: nothing lies there, or an empty file (a creation that was cut off leaves one)."""
    _regular(path)
    try:
        return path.stat().st_size == 0
    except FileNotFoundError:
        if not path.parent.is_dir():
            raise SourceError(f"the folder {path.parent} does not exist; make it first, or choose another place for {path.name}") from None
        return True
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({error.strerror}); choose another place") from error


def _regular(path: Path) -> None:
    """Raises for a device, a pipe or a socket: reading one may never end, and writing to one makes no record."""
    with suppress(OSError, ValueError):  # what cannot be reached is said where it is opened
        if not stat.S_ISREG(mode := path.stat().st_mode) and not stat.S_ISDIR(mode):
            raise NotARecord(f"{path} is a device, a pipe or a socket, not a record; give the path of a .onrecord file")


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection. `mode`: "rwc", "rw", "ro", or "immutable" for a file that nobody can be writing to."""
    return sqlite3.connect(uri(path, mode), uri=True, isolation_level=None, timeout=BUSY_SECONDS)


def uri(path: Path, mode: str) -> str:
    """The file as SQLite addresses it."""
    query = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    return f"{path.absolute().as_uri()}?{query}{_vfs()}"


def _vfs() -> str:
    """Which of SQLite's ways to reach the disk: its own choice. (Tests choose one without shared memory, as network disks are.)"""
    return ""


def unfinished(path: Path) -> bool:
    """Whether a rollback journal lies beside the file: it was being made, or written to without a log, when its process was killed."""
    return path.with_name(path.name + "-journal").exists()


def for_writing(connection: sqlite3.Connection) -> None:
    """Chooses the journal: a write-ahead log where the file system can hold one, else a rollback journal."""
    try:
        journal = _logged(connection)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_FULL):
            raise
        journal = "delete"
        connection.execute("PRAGMA journal_mode = DELETE")
    ingest(connection, journal)


def _logged(connection: sqlite3.Connection) -> str:
    """Asks for the log. While another process asks for it on the same new file SQLite says "busy" at once, so the waiting is done here."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            return str(connection.execute("PRAGMA journal_mode = WAL").fetchone()[0])
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
        time.sleep(0.02)


def ingest(connection: sqlite3.Connection, journal: str | None = None) -> None:
    """Bulk writing: a power cut may cost the last articles, which can be read again, but never the file."""
    journal = journal or connection.execute("PRAGMA journal_mode").fetchone()[0]
    connection.execute(f"PRAGMA synchronous = {'NORMAL' if journal == 'wal' else 'FULL'}")


def for_reading(path: Path) -> sqlite3.Connection:
    """A connection that cannot change the record. It reads while another process writes, and from a read-only disk too."""
    for mode in ("rw", "ro", "immutable"):
        if mode == "immutable" and _log(path):
            break
        connection = connect(path, mode)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
                raise
            continue
        except BaseException:
            connection.close()
            raise
        connection.execute("PRAGMA query_only = ON")
        return connection
    raise StoreError(
        f"{path} was left in the middle of a write, and its last part lies in {path.name}-wal, which cannot be used in a read-only folder;"
        " copy both files to a folder that you can write to, and open the copy"
    )


def _log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


@contextmanager
def said(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into errors of the record that say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code is None and "decode" in str(error):
            raise _damaged(path, str(error)) from error
        if isinstance(error, sqlite3.ProgrammingError) or code is None:
            raise
        raise _meant(path, code, error) from error
    except UnicodeDecodeError as error:  # SQLite's own messages quote the bytes that it cannot read
        raise _damaged(path, "text in it is not UTF-8") from error


def _meant(path: Path, code: int, error: sqlite3.Error) -> StoreError:
    if code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return RecordBusy(f"{path}: another process is writing to this record; wait until it is done, or close it, and try again")
    if code in _FULL:
        return RecordFull(f"{path}: there is no room left to write ({error}); make room and run it again: what is written stays")
    if code & 0xFF in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return StoreError(f"{path} cannot be written to: the file or its folder is read-only; copy it to a folder of your own")
    if code & 0xFF == sqlite3.SQLITE_CANTOPEN:
        return StoreError(f"{path} cannot be opened: check that its folder exists and that you may write to it")
    if code & 0xFF in _DAMAGED:
        return _damaged(path, str(error))
    return StoreError(f"{path}: SQLite says: {error}; `onrecord verify {path}` checks the file")


def _damaged(path: Path, said: str) -> DamagedRecord:
    found = "; ".join(filter(None, (said, _cut_off(path))))
    return DamagedRecord(
        f"{path} is damaged ({found}); use an older copy of it, or read the articles again into another record."
        f" `onrecord verify {path}` lists what is wrong with it",
        found,
    )


def _cut_off(path: Path) -> str:
    """How much of the file is missing at its end, by what its header says (SQLite file format, section 1.3); empty where nothing is."""
    with suppress(OSError), path.open("rb") as file:
        head = file.read(32)
        page = int.from_bytes(head[16:18], "big")
        should = (65_536 if page == 1 else page) * int.from_bytes(head[28:32], "big")
        if (size := path.stat().st_size) < should:
            return f"it has {size:,} bytes and should have {should:,}"
    return ""
