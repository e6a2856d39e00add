"""The laws that one row must keep: readable, made, id, words; and of an article its text."""

import sqlite3
from collections.abc import Generator, Iterator
from dataclasses import dataclass

from onrecord.model.article import Article, text_sha256
from onrecord.model.runs import Record, noun
from onrecord.store import rows
from onrecord.store.cells import thaw
from onrecord.store.schema import quoted

Found = tuple[str, str, str]
"""The law, the row and what was found."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One row after its check: the record, or None where it cannot be read; the breaches; and (row, column, id) for what it points to."""

    row: str
    record: Record | None
    found: tuple[Found, ...]
    points: tuple[tuple[str, str, str], ...]


def checked(kind: type[Record], row: tuple[object, ...], text: str | None) -> Checked:
    """Checks one row against its record type and its article's text ("" for records of no single article, None where it is unknown)."""
    name = f"{row[0]}"
    found = list(_made(kind, row))
    if found:
        return Checked(name, None, tuple(found), ())
    try:
        values = thaw(rows.cells(kind), row)
        record = rows.unpack(kind, values)
    except (ValueError, TypeError, KeyError) as error:
        return Checked(name, None, (("readable", name, f"{noun(kind)}: {error}"),), ())
    if record.id != name:
        found.append(("id", name, f"its content gives the id {record.id}"))
    if text is not None:
        found.extend(_words(name, kind, values, record, text))
    return Checked(name, record, tuple(found), tuple(_points(name, kind, values)))


def _made(kind: type[Record], row: tuple[object, ...]) -> Iterator[Found]:
    name = f"{row[0]}"
    stage, version, rule, confidence = row[-4:]
    if not isinstance(stage, str) or not stage or not isinstance(rule, str) or not rule:
        yield ("made", name, f"a {noun(kind)} that does not say which stage and rule made it: {stage!r:.80}, {rule!r:.80}")
    if type(version) is not int or version < 0:
        yield ("made", name, f"the version of its stage is {version!r:.80}")
    if not isinstance(confidence, int | float) or not 0.0 <= confidence <= 1.0:
        yield ("made", name, f"its confidence is {confidence!r:.80}, not between 0 and 1")


def _words(name: str, kind: type[Record], values: list[object], record: Record, text: str) -> Iterator[Found]:
    """The row must be what writing the record again would give: its words come from the text then."""
    try:
        fresh = rows.pack(record, text)
    except ValueError as error:
        yield ("words", name, str(error))
        return
    for cell, stored, right in zip(rows.cells(kind), values[1:], fresh[1:], strict=True):
        if stored != right and not (stored != stored and right != right):  # a NaN is not equal to itself
            yield ("words", name, f"{cell.name} is {stored!r:.80}, but the article has {right!r:.80}")


def _points(name: str, kind: type[Record], values: list[object]) -> Iterator[tuple[str, str, str]]:
    for cell, value in zip(rows.cells(kind), values[1:], strict=True):
        if cell.points is None or cell.name == "article":
            continue
        for target in value if isinstance(value, list) else (value,):
            if target is not None:
                yield name, cell.name, str(target)


def article_laws(connection: sqlite3.Connection, article: str) -> Generator[Found, None, str | None]:
    """Checks one article; gives its text, or None where that cannot be read."""
    listed = ", ".join(map(quoted, rows.names(Article)))
    row = connection.execute(f"SELECT {listed} FROM article WHERE id = ?", (article,)).fetchone()
    if row is None:
        return None
    one = checked(Article, row, "")
    yield from one.found
    if not isinstance(one.record, Article):
        return _text(connection, article)
    text = one.record.text
    if text_sha256(text) != one.record.sha256:
        yield ("text", article, f"its text has the SHA-256 {text_sha256(text)}, but it was stored with {one.record.sha256}")
    for block in one.record.blocks:
        if block.span.end > len(text):
            yield ("words", article, f"a block lies at {block.span}, but the text ends at {len(text)}")
    for stretch in one.record.offsets.stretches if one.record.offsets is not None else ():
        if stretch.start + stretch.length > len(text):
            yield ("words", article, f"the way back to the page begins at {stretch.start}, but the text ends at {len(text)}")
    return text


def _text(connection: sqlite3.Connection, article: str) -> str | None:
    """The text of an article whose row is damaged elsewhere, so that its records can be checked all the same."""
    value = connection.execute("SELECT text FROM article WHERE id = ?", (article,)).fetchone()[0]
    try:
        return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value if isinstance(value, str) else None
    except UnicodeDecodeError:
        return None
