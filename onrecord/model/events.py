"""What happened, and how many: events in PLOVER, figures with their unit."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.ids import EntityId, StatementId
from onrecord.model.runs import ArticleRecord
from onrecord.model.span import Span
from onrecord.model.time import Moment

Status = Literal["asserted", "future", "hypothetical", "negated", "historical"]
Bound = Literal["exact", "at_least", "at_most", "about"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(ArticleRecord):
    """A figure: how many of what. `low` and `high` are equal where the article gives one value."""

    span: Span
    low: float
    high: float
    bound: Bound
    unit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(ArticleRecord):
    """Something that happened, may happen or did not, coded in PLOVER. `claimed`: the statement that says so, if somebody does."""

    span: Span
    type: str
    mode: str | None
    actor: EntityId | None
    recipient: EntityId | None
    on: Moment | None
    place: str | None
    status: Status
    claimed: StatementId | None
