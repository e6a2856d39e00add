"""Bytes on their way to becoming an article."""

from dataclasses import dataclass

from onrecord.model.article import Declared


def name_of(path: str) -> str:
    """The last part of a path, by which an article is known wherever its folder goes."""
    return path.rstrip("/").rsplit("/", 1)[-1] or path


@dataclass(frozen=True, slots=True)
class Raw:
    """What a source hands over for one article: the bytes, where they came from, and what is already known.

    `path`: as the user gave it. `item`: the row's own id or its number from 1, where one file holds many articles. `format`: "text",
    "html", "row" (one JSON object), or None: to be sniffed. `declared`: what the user or the container says, such as a date.
    """

    path: str
    item: str | None
    data: bytes
    format: str | None = None
    declared: tuple[Declared, ...] = ()
