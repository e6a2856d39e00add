"""The timeline as a page model: the days in order, each with what happened, what was said and what was planned."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.app.views import Dated
from onrecord.model.time import Moment
from onrecord.model.timeline import EntryKind
from onrecord.present.cards import heading
from onrecord.present.spelling import day, days
from onrecord.text.moments import latest

SHOWN = 20
"""Times that a page shows unless asked for more: what fits on a screen or two."""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One entry, ready to be shown. `anchor`: the name of the row; `target`: that of its sentence in the article.

    `heading`: the article's title or file name.
    """

    dated: Dated
    anchor: str
    target: str
    heading: str

    @property
    def kind(self) -> EntryKind:
        return self.dated.entry.kind

    @property
    def speaker(self) -> str | None:
        """Who says so, where the sentence itself does not name them."""
        name = self.dated.speaker
        return None if name is None or name.casefold() in self.words.casefold() else name

    @property
    def label(self) -> str:
        """The kind in words: what somebody says happened is not told as having happened."""
        claimed = self.kind == "happened" and self.dated.entry.statement is not None
        return "said to have happened" if claimed else self.kind

    @property
    def words(self) -> str:
        return " ".join(self.dated.entry.sentence.words.split())


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """One time with its entries. `when`: spelt for a reader; `iso`: for a program; `weight`: how much it matters, from 0 to 1."""

    when: str
    iso: str
    weight: float
    rows: tuple[TimelineRow, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The times that matter most, in their order. `further`: how many more there are."""

    days: tuple[TimelineDay, ...]
    further: int

    @property
    def entries(self) -> int:
        return sum(len(each.rows) for each in self.days)


def timeline_page(listed: Sequence[Dated], *, times: int | None = None) -> TimelinePage:
    """Entries in the order of time as days. `times`: how many there are in all, where only some are given."""
    shown = tuple(_day(tuple(held)) for _, held in groupby(listed, key=lambda one: (one.entry.on, one.entry.until)))
    return TimelinePage(shown, 0 if times is None else times - len(shown))


def count_times(listed: Sequence[Dated]) -> int:
    """How many times entries tell of: days, months and other stretches, each once."""
    return len({(one.entry.on, one.entry.until) for one in listed})


def target_of(one: Dated) -> str:
    """The name of the place in the article where an entry's sentence begins."""
    return f"at-{one.entry.id}"


def row_of(one: Dated) -> str:
    """The name of an entry's row in the timeline."""
    return one.entry.id


def _day(held: tuple[Dated, ...]) -> TimelineDay:
    entry = held[0].entry
    rows = tuple(TimelineRow(one, row_of(one), target_of(one), heading(one.title, one.place)) for one in held)
    return TimelineDay(when(held[0]), entry.on, max(one.entry.weight for one in held), rows)


def when(one: Dated) -> str:
    """The time of an entry, spelt: "3 March 2024", "March 2024", "4 to 10 March 2024",
    "September to November 2023"."""
    on, until = one.entry.on, one.entry.until
    if until is None:
        return day(on)
    if on[8:] == "01" and until == latest(Moment(until[:7])):  # whole months: a season, a quarter
        on, until = Moment(on[:7]), Moment(until[:7])
    return days((on, until)) or day(on)
