"""What happened, and how many: events in PLOVER, figures with their unit."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.ids import EntityId, StatementId
from onrecord.model.runs import ArticleRecord
from onrecord.model.span import Span
from onrecord.model.time import Moment

Status = Literal["asserted", "future", "hypothetical", "negated", "historical"]
Bound = Literal["exact", "about", "at_least", "more_than", "nearly", "less_than", "at_most"]
Measured = Literal["count", "money", "share", "measure", "duration", "multiple"]
Trend = Literal["up", "down"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(ArticleRecord):
    """A figure: how many of what. `low` and `high` are equal where the article gives one value.

    `span`: the figure with its unit and the words that bound it ("more than $1.2 billion"). `kind`: what sort of figure; a `share` of
    "one in five" is .2, without a unit, one of "20 %" is 20 `percent`. `unit`: of money the ISO 4217 code, or "dollar" and "cent" where the
    country is not told; of a measure its name ("kilometre", "percentage point"); of a count the counted noun as written ("people"). `per`:
    what a rate is divided by ("barrel", "month"). `what`: the words for what is counted or measured. `trend`: the figure is by how much
    something rose or fell. "Dozens", "millions" are from one of them to ten.
    """

    span: Span
    kind: Measured
    low: float
    high: float
    bound: Bound
    unit: str | None
    per: str | None
    what: Span | None
    trend: Trend | None


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
