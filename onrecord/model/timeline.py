"""What happened when, over all the articles of a record."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from onrecord.model.ids import ArticleId, EventId, StatementId
from onrecord.model.runs import Record
from onrecord.model.span import Evidence
from onrecord.model.time import Moment

EntryKind = Literal["happened", "said", "planned"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry(Record):
    """What the articles tell of a day, a month or a year: what happened then, what was said, or what was announced or planned for it.

    `on`: as precise as the articles tell; `until`: the last day, where they tell of a week or another stretch that is no day, month or
    year. `kind`: "planned" is what was still to come, or only set, when it was told. `sentence`: the words that tell it best. `articles`:
    all that tell of it, and `tellings` in how many sentences. `statement`: who says so, where the date stands in somebody's words or is the
    day of saying. `event`: the event that the sentence dates. `weight`: how much the day matters in this record, from 0 to 1, the heaviest
    day.
    """

    IDENTITY: ClassVar[tuple[str, ...]] = ("on", "until", "kind", "sentence")

    on: Moment
    until: Moment | None
    kind: EntryKind
    sentence: Evidence
    articles: tuple[ArticleId, ...]
    tellings: int
    statement: StatementId | None
    event: EventId | None
    weight: float
