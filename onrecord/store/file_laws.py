"""The laws of a record file as a whole: sound, with its guards, its judgements and its search index."""

import sqlite3
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from onrecord.store import file, upgrade, view
from onrecord.store.row_laws import Found
from onrecord.store.schema import SEARCH, objects, tokenizer


def sound(connection: sqlite3.Connection, path: Path) -> Iterator[Found]:
    """What SQLite says of the file itself."""
    for (said,) in connection.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield ("file", path.name, str(said))


def schema(connection: sqlite3.Connection) -> Iterator[Found]:
    """Tables, views and triggers that are missing, changed, or not onrecord's."""
    missing, different = upgrade.pending(connection)
    for made in missing:
        yield ("schema", made.name, f"the {made.sort} is missing")
    for made in different:
        yield ("schema", made.name, f"the {made.sort} is not as it was made")
    known = {made.name for made in objects()}
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name"):
        if name not in known:
            yield ("schema", str(name), "a trigger that onrecord did not make")


def own(connection: sqlite3.Connection) -> Iterator[Found]:
    """What the store notes about articles must be about articles that exist."""
    for table in ("done", "copy", "fetched"):
        for (article,) in connection.execute(f"SELECT DISTINCT article FROM {table} WHERE article NOT IN (SELECT id FROM article)"):
            yield ("reference", f"{table} {article}", "the article does not exist")


def judgements(connection: sqlite3.Connection) -> Iterator[Found]:
    """Judgements are numbered from 1 without a gap, and SQLite remembers the highest number ever given."""
    count, highest = connection.execute("SELECT count(*), coalesce(max(number), 0) FROM judgement").fetchone()
    given = connection.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'judgement'").fetchone()[0]
    if not count == highest == given:
        yield ("judgement", "judgement", f"{count} judgements are there, but {max(highest, given)} have been given")


def search(connection: sqlite3.Connection, path: Path) -> Iterator[Found]:
    """The index is compared, word by word and place by place, with one made anew from the sentences."""
    if not view.exists(connection, SEARCH) or not view.exists(connection, "sentence"):
        return
    scratch = sqlite3.connect("", uri=True, isolation_level=None)  # a private file that SQLite deletes
    try:
        _attach(scratch, path)
        scratch.execute("BEGIN")
        scratch.execute(f"CREATE VIRTUAL TABLE temp.anew USING fts5(words, content='', {tokenizer()})")
        scratch.execute("INSERT INTO temp.anew (rowid, words) SELECT number, words FROM record.sentence WHERE in_article")
        scratch.execute("CREATE VIRTUAL TABLE temp.want USING fts5vocab(temp, anew, instance)")
        scratch.execute(f"CREATE VIRTUAL TABLE temp.have USING fts5vocab(record, {SEARCH}, instance)")
        have, want = (scratch.execute(f'SELECT term, doc, "offset" FROM temp.{name}') for name in ("have", "want"))
        if any(one != other for one, other in zip_longest(have, want)):
            yield from _differences(scratch)
    finally:
        scratch.close()


def _attach(scratch: sqlite3.Connection, path: Path) -> None:
    for mode in ("rw", "ro", "immutable"):
        try:
            scratch.execute("ATTACH ? AS record", (file.uri(path, mode),))
            scratch.execute("SELECT count(*) FROM record.sqlite_master").fetchone()
        except sqlite3.OperationalError:
            if mode == "immutable":
                raise
            if any(row[1] == "record" for row in scratch.execute("PRAGMA database_list")):
                scratch.execute("DETACH record")
        else:
            return


def _differences(scratch: sqlite3.Connection) -> Iterator[Found]:
    surplus, lack = "the index has words of it that it does not hold", "the index lacks words of it"
    for first, second, says in (("have", "want", surplus), ("want", "have", lack)):
        found = scratch.execute(
            f'SELECT coalesce(s.id, d.doc), min(d.term) FROM (SELECT term, doc, "offset" FROM temp.{first}'
            f' EXCEPT SELECT term, doc, "offset" FROM temp.{second}) d LEFT JOIN record.sentence s ON s.number = d.doc GROUP BY d.doc'
        )
        for sentence, term in found:
            yield ("search", str(sentence), f"{says}, such as {term!r:.60}")
