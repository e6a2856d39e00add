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
    """Something that happened, may happen or did not, coded in PLOVER: who did what to whom, when and where.

    `span`: the words that say it; `again`: other words of the article that say the same. `type`, `mode`, `context`: PLOVER's (0.8), such
    as "CONSULT", "visit", "economic". `actor`, `recipient`: who does it, and to whom, where the article names them, in its words at
    `actor_span` and `recipient_span`. `on`: when, as far as the words at `on_span` tell. `place`: where, in the words at `place_span`.
    `status`: "future" is announced, promised or threatened, "historical" more than a year before the article. `claimed`: the statement
    that says so, if somebody does.
    """

    span: Span
    again: tuple[Span, ...]
    type: str
    mode: str | None
    context: tuple[str, ...]
    actor: EntityId | None
    actor_span: Span | None
    recipient: EntityId | None
    recipient_span: Span | None
    on: Moment | None
    on_span: Span | None
    place: str | None
    place_span: Span | None
    status: Status
    claimed: StatementId | None
