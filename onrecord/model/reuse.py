"""Who copied whom, and how many independent origins a claim has."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.ids import ArticleId, StatementId
from onrecord.model.runs import Record
from onrecord.model.span import Evidence

Direction = Literal["first_to_second", "second_to_first", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextReuse(Record):
    """Two passages with shared text. `direction`: who copied from whom, "unknown" unless `because` says why it is known."""

    first: Evidence
    second: Evidence
    words: int
    direction: Direction
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin(Record):
    """One independent root of a claim: the articles that carry it from there."""

    statement: StatementId
    root: ArticleId
    carriers: tuple[ArticleId, ...]
