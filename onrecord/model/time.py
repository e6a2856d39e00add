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

    `value`: TIMEX3, with X for digits that the article leaves open ("XXXX-11-18"). `mod`: TIMEX3's, such as START, END, APPROX. `earliest`,
    `latest`: the first and the last moment, both included, None where unresolved. `anchor`: what a value was completed from: "published
    2025-11-18", "header 2025-11-18" (the date over the article), "text 2024-03" (an earlier date of the text, at `anchor_span`), "event
    2024-03-03" (the day of what it is counted from, "three days after the vote", as dated at `anchor_span`), "order day first" (how the
    article's other dates, or else those of its outlet's other pages, write 3/4/2025: the metadatum `date_order` says which).
    """

    span: Span
    type: TimexType
    value: str
    mod: str | None
    earliest: Moment | None
    latest: Moment | None
    anchor: str | None
    anchor_span: Span | None
