"""A row's plain values as SQLite holds them, and back without loss.

SQLite's TEXT is UTF-8, which has no lone surrogates: a text that holds one is kept as a BLOB, in UTF-8 with the surrogates encoded as
they are ("surrogatepass"), so that no article is lost to one broken character. NUL characters stay in TEXT. Lists and objects are JSON.
SQLite turns a NaN into NULL: it is kept as the text "nan".
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.store.rows import Cell

Value = str | bytes | int | float | None


def text(value: str) -> str | bytes:
    """A text as SQLite can hold it."""
    if value.isascii():
        return value
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogatepass")
    return value


def freeze(values: Iterable[Any]) -> list[Value]:
    """The plain values of one row, ready to be bound."""
    return [_frozen(value) for value in values]


def _frozen(value: Any) -> Value:
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, str):
        return text(value)
    if isinstance(value, float):
        return "nan" if value != value else value
    return text(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def thaw(cells: Sequence[Cell], values: Sequence[Any]) -> list[Any]:
    """The plain values of one row as it was read: its id, then the cells. Raises ValueError where JSON or UTF-8 is broken."""
    return [_thawed(values[0], "text"), *(_thawed(value, cell.holds) for cell, value in zip(cells, values[1:], strict=True))]


def _thawed(value: Any, holds: str) -> Any:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "surrogatepass")
    if holds == "json" and value is not None:
        return json.loads(value)
    return float("nan") if holds == "real" and value == "nan" else value
