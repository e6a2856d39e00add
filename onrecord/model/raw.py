"""Bytes on their way to becoming an article."""

from dataclasses import dataclass

from onrecord.model.article import Declared


def name_of(path: str) -> str:
    """The last part of a path, by which an article is known wherever its folder goes."""
    return path.rstrip("/").rsplit("/", 1)[-1] or path


@dataclass(frozen=True, slots=True)
class Known:
    """What a server said about the copy of a page that it gave: an entity tag, a date of change, as they stood (RFC 9110, 8.8)."""

    etag: str | None = None
    last_modified: str | None = None

    def __bool__(self) -> bool:
        return self.etag is not None or self.last_modified is not None


@dataclass(frozen=True, slots=True)
class Fetched:
    """The address that was asked for, before any redirect, and what the server said about the copy."""

    address: str
    known: Known


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A page that the server says has not changed since it was last fetched. `path`: as the user gave it."""

    path: str
    address: str


@dataclass(frozen=True, slots=True)
class Raw:
    """What a source hands over for one article: the bytes, where they came from, and what is already known.

    `path`: as the user gave it. `item`: the row's own id or its number from 1, where one file holds many articles. `format`: "text",
    "html", "row" (one JSON object), or None: to be sniffed. `declared`: what the user or the container says, such as a date.
    `fetched`: the address that it came from, and what its server said about the copy.
    """

    path: str
    item: str | None
    data: bytes
    format: str | None = None
    declared: tuple[Declared, ...] = ()
    fetched: Fetched | None = None
