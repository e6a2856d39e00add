"""How a record came to be: what made it, what failed, and when it was run."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from typing import ClassVar, TypeVar, cast

from onrecord.model.ids import ArticleId, RecordId, digest

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Made:
    """What made a record: the stage and its version, the rule or model, and how sure it is (0 to 1)."""

    stage: str
    version: int
    rule: str
    confidence: float

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"a confidence lies between 0 and 1, not {self.confidence} ({self.stage}, {self.rule})")


@dataclass(frozen=True, slots=True)
class By:
    """The stamp of one stage. Raise the version whenever the stage would give other records for the same article."""

    stage: str
    version: int

    def rule(self, rule: str, confidence: float) -> Made:
        """The stamp for one record."""
        return Made(self.stage, self.version, rule, confidence)


class _Known:
    """Room for an id beside the fields: it is no part of what a record says, and is not pickled."""

    __slots__ = ("_id",)
    _id: RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(_Known):
    """One row of a record: anything that onrecord found, with what made it."""

    IDENTITY: ClassVar[tuple[str, ...]] = ()
    """The fields that make up the id; empty means all but `made`."""

    made: Made

    @property
    def id(self) -> RecordId:
        """The noun and sixteen hexadecimal digits, derived from the content and the stage.

        Worked out once: it costs as much as the record is long, and an entity may have thousands of mentions that all ask for it.
        """
        try:
            return self._id
        except AttributeError:
            kind = type(self)
            known = RecordId(f"{noun(kind)}-{digest(self.made.stage, *[getattr(self, name) for name in _identity(kind)])}")
            object.__setattr__(self, "_id", known)
            return known


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecord(Record):
    """A record that was found in one article."""

    article: ArticleId


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure(Record):
    """What did not work, on which article, and what to do about it.

    Files of a folder that hold no article are counted in one too, so that nothing vanishes; its rule is "passed_over" and nothing is wrong.
    """

    IDENTITY = ("path", "item", "stage", "error")

    path: str
    item: str | None
    article: ArticleId | None
    stage: str
    error: str
    advice: str

    @property
    def harmless(self) -> bool:
        """Whether nothing went wrong: something was only passed over."""
        return self.made.rule == "passed_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped(ArticleRecord):
    """A stage that was not run on an article because it does not serve the article's language. Nothing is wrong: the text is kept.

    The stage is the one that `made` names. `language`: of the article, by code. `because`: why, in words for the reader.
    """

    language: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run(Record):
    """One time that onrecord was run on this record."""

    IDENTITY = ("started", "command")

    started: str
    ended: str | None
    command: str
    version: str
    articles: int
    failures: int


def once(function: Callable[[type[Record]], T]) -> Callable[[type[Record]], T]:
    """`functools.cache` for a function of a record type: mypy takes the class of a frozen dataclass for unhashable."""
    return cast(Callable[[type[Record]], T], cache(function))


@once
def _identity(kind: type[Record]) -> tuple[str, ...]:
    return kind.IDENTITY or tuple(field.name for field in fields(kind) if field.name != "made")


@once
def noun(kind: type[Record]) -> str:
    """The name of a record type as tables and files spell it: `TextReuse` is `text_reuse`."""
    return "".join("_" + c.lower() if c.isupper() else c for c in kind.__name__).removeprefix("_")
