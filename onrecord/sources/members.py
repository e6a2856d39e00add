"""What a file that holds articles hands over: each article, or what is wrong with it."""

from dataclasses import dataclass

from onrecord.model.article import Declared, Field
from onrecord.model.raw import Fetched
from onrecord.read.decode import clean

LONGEST = 2000
"""Characters of a declared value or an item's name; what is longer is no title, name or address."""


@dataclass(frozen=True, slots=True)
class Member:
    """One article of a container.

    `item`: its name there, such as an address. `format`: "html", "text" or "row". `page`: the address of the whole article, where
    this is no more than a listing of it. `fetched`: of what was fetched, so that it is asked for only when it has changed.
    """

    item: str | None
    data: bytes
    format: str
    declared: tuple[Declared, ...] = ()
    page: str | None = None
    fetched: Fetched | None = None


@dataclass(frozen=True, slots=True)
class Bad:
    """What is wrong with one article of a container, or with all of it (`item` is None), and what to do."""

    item: str | None
    error: str
    advice: str
    passed_over: bool = False
    """Nothing is wrong: it cannot hold an article, and is only counted."""


def say(field: Field, value: object, origin: str) -> tuple[Declared, ...]:
    """One declared value with its white space in order; none where there is no value, or one too long to be meant."""
    if not isinstance(value, str):
        return ()
    words = " ".join(clean(value).split())
    return (Declared(field, words, origin),) if 0 < len(words) <= LONGEST else ()


def named(value: object, number: int) -> str:
    """The name of a member: its own, or its number."""
    words = " ".join(clean(value).split()) if isinstance(value, str) else ""
    return words if 0 < len(words) <= LONGEST else str(number)
