"""What the pages of one outlet tell of one another: lines that stand on many of them, and how they write a date in figures."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from onrecord.model.ids import ArticleId
from onrecord.model.runs import Record
from onrecord.model.span import Evidence

DayOrder = Literal["day first", "month first"]
"""How 3/4/2025 is read: as the third of April, or as the fourth of March."""
OrderTold = Literal["plain_date", "own_day", "region"]
"""What tells it: a date that can be read in one way only (31/12/2025), one that is the day which its page declares, the page's region."""

REPEATED = "repeated"
"""The rule of a line that has its label because it stands on other pages of its outlet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatedLine(Record):
    """A line of an article that stands in the same words on other pages of its outlet: it belongs to the page and tells no news.

    `line`: here; its words stay where they are, and the stage `lines` gives it another label. `elsewhere`: up to three of the other
    places, on pages that are no versions or copies of one another. `pages`: on how many of the outlet's pages of this record it stands.
    """

    IDENTITY: ClassVar[tuple[str, ...]] = ("outlet", "line")

    outlet: str
    line: Evidence
    elsewhere: tuple[Evidence, ...]
    pages: int

    @property
    def concerns(self) -> tuple[ArticleId, ...]:
        """The articles that are read otherwise because of it."""
        return (self.line.article,)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateOrder(Record):
    """Whether an outlet writes the day or the month first in 3/4/2025, as its own pages tell; there is none where they contradict.

    `told_by`: what tells it, and `because` says it in words: a date of which one reading alone is in the calendar, a printed date that is
    the day which its page declares, or the region that the pages name. `evidence`: up to three such dates. `articles`: those with a date
    that may be read both ways and nothing of their own that tells: they are read by this.
    """

    IDENTITY: ClassVar[tuple[str, ...]] = ("outlet", "order", "told_by")

    outlet: str
    order: DayOrder
    told_by: OrderTold
    because: str
    evidence: tuple[Evidence, ...]
    articles: tuple[ArticleId, ...]

    @property
    def concerns(self) -> tuple[ArticleId, ...]:
        """The articles that are read otherwise because of it."""
        return self.articles
