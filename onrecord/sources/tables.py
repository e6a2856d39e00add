"""Files that hold many articles: JSON Lines, JSON arrays, CSV and TSV, row by row.

JSON Lines and CSV are streamed: memory holds one row. A bad row is said with its line number and the others go on.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from onrecord.read.decode import MARKS, decode
from onrecord.read.kinds import PAGE_CAP
from onrecord.read.row import text_column
from onrecord.sources.separated import Broken, separated

TABLES: tuple[str, ...] = ("jsonl", "json", "csv", "tsv")
JSON_CAP = 200_000_000
"""Bytes of one JSON array, which has to be held whole."""
HEADER = 1_000_000
"""Characters of a table's first line."""
_MEND = "mend the row; the other rows are read"


@dataclass(frozen=True, slots=True)
class Row:
    """One row as JSON in UTF-8, or in `data` what is wrong with it."""

    item: str | None
    data: bytes | str
    advice: str = ""


def rows_of(how: str, stream: Any) -> Iterator[Row]:
    """The rows of an open file, or of an iterable of lines for "jsonl"."""
    if how == "jsonl":
        yield from _apart(_json_lines(_lines(stream) if hasattr(stream, "readline") else stream))
    elif how == "json":
        yield from _apart(_json_array(stream))
    else:
        yield from _apart(_csv(stream, "\t" if how == "tsv" else None))


def _apart(rows: Iterator[Row]) -> Iterator[Row]:
    """The rows, each under a name of its own: the second with the id "d" is "d (2)"."""
    seen: dict[str, int] = {}
    for row in rows:
        item = row.item
        if item is not None and isinstance(row.data, bytes):
            while item in seen:
                seen[item] += 1
                item = f"{row.item} ({seen[item]})" if item == row.item else f"{item} (2)"
            seen[item] = 1
        yield row if item == row.item else replace(row, item=item)


def sniff_rows(data: bytes) -> bool:
    """Whether bytes are JSON Lines: the first line is an object with a column that holds a text."""
    first = data.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
    if not first.startswith(b"{"):
        return False
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and text_column(list(value)) is not None


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Lines of bounded length; None stands for one that is too long."""
    while line := stream.readline(PAGE_CAP + 1):
        if len(line) <= PAGE_CAP:
            yield line
            continue
        yield None
        while line and not line.endswith(b"\n"):
            line = stream.readline(PAGE_CAP)


def _json_lines(lines: Iterable[bytes | None]) -> Iterator[Row]:
    some = False
    for number, line in enumerate(lines, 1):
        if line is None:
            some = True
            error = f"line {number} is longer than the {PAGE_CAP // 1_000_000} MB that one row may have"
            yield Row(str(number), error, "split it, or leave it out; the other rows are read")
            continue
        if number == 1:
            if line.startswith((b"\xff\xfe", b"\xfe\xff")):
                yield Row(None, "the file is in UTF-16", "save it in UTF-8, as JSON Lines are by definition")
                return
            line = line.removeprefix(MARKS[0][0])
        if not line.strip():
            continue
        some = True
        yield _checked(line.strip(), number)
    if not some:
        yield Row(None, "there is no row in it", "nothing to do, or look for where the rows went")


def _checked(line: bytes, number: int) -> Row:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Row(str(number), f"line {number} is not JSON: {str(error)[:200]}", _MEND)
    if not isinstance(value, dict):
        return Row(str(number), f"line {number} is not a JSON object", _MEND)
    return Row(_item(value, number), line)


def _json_array(stream: BinaryIO) -> Iterator[Row]:
    data = stream.read(JSON_CAP + 1)
    if len(data) > JSON_CAP:
        error = f"the file is larger than the {JSON_CAP // 1_000_000} MB that one JSON file may have"
        yield Row(None, error, "give the articles as JSON Lines, one a row: those may be of any size")
        return
    try:
        value = json.loads(data.removeprefix(MARKS[0][0]))
    except (ValueError, RecursionError) as error:
        if sniff_rows(data):
            yield from _json_lines(data.splitlines(keepends=True))
        else:
            yield Row(None, f"the file is not JSON: {str(error)[:200]}", "mend it, or give the articles as JSON Lines")
        return
    many = isinstance(value, list)
    for number, row in enumerate(value if many else [value], 1):
        if isinstance(row, dict):
            yield Row(_item(row, number) if many or "id" in row else None, _dumped(row))
        else:
            yield Row(str(number), f"entry {number} is not a JSON object", 'give each article as {"text": "...", "title": "..."}')
    if many and not value:
        yield Row(None, "there is no row in it", "nothing to do, or look for where the rows went")


def _csv(stream: BinaryIO, delimiter: str | None) -> Iterator[Row]:
    csv.field_size_limit(PAGE_CAP)
    head = stream.read(65_536)
    encoding = "utf-8" if len(head) == 65_536 and _utf8_but_cut(head) else decode(head).encoding.split(",")[0]
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding={"utf-8": "utf-8-sig"}.get(encoding, encoding), errors="replace", newline="")
    try:
        yield from _csv_rows(text, delimiter)
    finally:
        text.detach()  # the stream is the caller's to close


def _csv_rows(text: io.TextIOWrapper, delimiter: str | None) -> Iterator[Row]:
    first = text.readline(HEADER).lstrip("\ufeff")
    separator = delimiter or (";" if first.count(";") > first.count(",") else "\t" if first.count("\t") > first.count(",") else ",")
    names = next(csv.reader([first], delimiter=separator), [])
    if text_column(names) is None:
        seen = ", ".join(name[:40] for name in names[:20]) or "none"
        yield Row(None, f"no column holds the text; there are: {seen}", "call the text's column 'text' in the first line")
        return
    number = 0
    for values in separated(text, separator, len(names), above=1):
        if isinstance(values, Broken):
            number += 1
            yield Row(str(number), f"line {values.line} is not a row: {values.error}", _MEND)
        elif any(values):
            number += 1
            row = dict(zip(names, values, strict=False))
            yield Row(_item(row, number), _dumped(row))
    if number == 0:
        yield Row(None, "there is no row in it", "nothing to do, or look for where the rows went")


def _utf8_but_cut(head: bytes) -> bool:
    """Whether a sample is UTF-8 up to a character that its end cuts."""
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 3
    return True


def _item(row: dict[str, Any], number: int) -> str:
    """The row's own id where it has one that is a word or a number, else its number."""
    own = next((value for name, value in row.items() if str(name).strip().lower() == "id"), None)
    if isinstance(own, int) and not isinstance(own, bool):
        return str(own)
    return own.strip() if isinstance(own, str) and 0 < len(own.strip()) <= 200 else str(number)


def _dumped(row: dict[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")
