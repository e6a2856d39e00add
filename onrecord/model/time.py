"""When: dates in words, and the stretch of time that they denote."""

from dataclasses import dataclass
from typing import Literal, NewType

from onrecord.model.runs import ArticleRecord
from onrecord.model.span import Span

Moment = NewType("Moment", str)
"""A point in time as an ISO 8601 prefix whose length is its precision: "2025", "2025-11", "2025-11-18", "2025-11-18T14:05Z"."""

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression(ArticleRecord):
    """Words that say when, with their TIMEX3 value (ISO-TimeML) and the days that they may denote.

    `value`: TIMEX3, with X for digits that the article leaves open ("XXXX-11-18"). `earliest`, `latest`: the first and the last
    moment, both included, None where unresolved. `anchor`: what a value was completed from, such as "published 2025-11-18".
    """

    span: Span
    type: TimexType
    value: str
    mod: str | None
    earliest: Moment | None
    latest: Moment | None
    anchor: str | None
