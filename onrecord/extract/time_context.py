"""What an expression is measured from: the day of publication, an earlier date in the text, and whether its clause looks back or ahead."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

from onrecord.extract.time_events import Dates
from onrecord.extract.time_words import Word
from onrecord.lexicons.calendar import Calendar, Meaning
from onrecord.model.span import Span

Order = Literal["day first", "month first"]

_BREAKS = frozenset({";", "“", "”", '"', "but", "while", "whereas", "although", "—", "--"})
_AHEAD_OF = frozenset({"until", "till", "through", "come"})
_BILLED = frozenset({"called", "billed", "pencilled", "booked", "ready", "arranged", "fixed", "set"})
"""Before "for Saturday", these look ahead."""
_NO_PLURALS = frozenset({"'s", "’s", "is", "was", "as", "this", "has", "its", "his", "does", "us"})
_MODAL = frozenset({"should", "would", "could", "might", "may", "must"})
_AHEAD_FOR_CERTAIN = frozenset({"will", "'ll", "shall"})
_STANDING = frozenset({"dated", "based", "named", "called", "signed", "postmarked"})
"""After "is", these tell how something stands, and announce nothing."""
_SIZES = {"D": 0, "W": 1, "WE": 1, "2W": 1, "M": 2, "Q": 3, "H": 3, "S": 3, "Y": 4, "10Y": 5, "100Y": 6}
_REACH = 18
"""How many words on each side are searched for a verb."""


class Direction(Protocol):
    """Tells whether the clause around some words lies behind (-1) or ahead (1); 0 where it does not say. A parse can answer this too."""

    def __call__(self, words: Sequence[Word], first: int, last: int, /) -> int: ...


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a value was completed from. `says`: as the record shows it; `span`: the words, where the article's own text gave it."""

    says: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What an expression means. `unit`: how fine it is, None where nothing can be measured from it. `anchored`: what completed it.

    `sure`: how sure its value is, against others of its rule.
    """

    value: str
    unit: str | None = None
    mod: str | None = None
    type: str | None = None
    at: date | None = None
    anchored: Anchor | None = None
    days: tuple[str, str] | None = None
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Hit:
    """The words that a rule matched, `words[first:last]`, in their sentence."""

    words: Sequence[Word]
    first: int
    last: int

    def value(self, *names: str) -> Meaning | None:
        """What the first word of one of these classes is worth."""
        for word in self.words[self.first : self.last]:
            for name in names:
                if name in word.means:
                    return word.means[name]
        return None

    def number(self, *names: str) -> int | None:
        found = self.value(*names)
        return int(found) if isinstance(found, int | float) else None

    def named(self, *names: str) -> str | None:
        found = self.value(*names)
        return found if isinstance(found, str) else None

    def has(self, *low: str) -> bool:
        return any(word.low in low for word in self.words[self.first : self.last])

    def before(self) -> Word | None:
        return self.words[self.first - 1] if self.first else None

    def after(self) -> Word | None:
        return self.words[self.last] if self.last < len(self.words) else None


@dataclass(slots=True)
class Context:
    """Where the text stands while it is read: what day it was written, and what day it last spoke of.

    `now_from`: where that day comes from. `narrative`: a text that tells of other years takes its dates from its own last date.
    """

    calendar: Calendar
    direction: Direction
    now: date | None
    now_from: Anchor
    narrative: bool
    order: Order | None
    happened: Dates
    units: dict[str, tuple[date, Anchor]] = field(default_factory=dict)
    last: tuple[date, str, Anchor] | None = None
    sentence: int = 0
    seen_in: int = -1

    def base(self) -> tuple[date, Anchor] | None:
        """The day that "last week" is measured from."""
        if self.narrative and self.last is not None:
            return self.last[0], self.last[2]
        return None if self.now is None else (self.now, self.now_from)

    def spoken(self, unit: str | None = None) -> tuple[date, Anchor] | None:
        """The day that "the next day" is measured from: what the text last spoke of, else its own day. `unit`: as fine as this."""
        if unit is not None and unit in self.units:
            return self.units[unit]
        return self.base() if unit is not None or self.last is None else (self.last[0], self.last[2])

    def vaguer(self, unit: str) -> bool:
        """Whether the text last spoke of something too long to count such units from: no day is "a day earlier" than a year."""
        return self.last is not None and _SIZES.get(self.last[1], 0) > _SIZES.get(unit, 9)

    def note(self, said: Said, span: Span) -> None:
        """Remembers what the text has spoken of."""
        if said.at is None or said.unit is None:
            return
        anchor = Anchor(f"text {said.value}", span)
        self.last = (said.at, said.unit, anchor)
        self.units[said.unit] = (said.at, anchor)
        self.seen_in = self.sentence


def signs(calendar: Calendar) -> Direction:
    """Tells back from ahead by the nearest verb: before the words within their clause, else after them."""
    past, future, spared, scheduled = calendar.past, calendar.future, calendar.not_ahead, calendar.scheduled
    fixtures = calendar.fixtures

    def sign(words: Sequence[Word], at: int) -> int:
        low = words[at].low
        if low in future:
            return 1
        if low in scheduled and at and words[at - 1].low.endswith("s") and words[at - 1].low not in _NO_PLURALS:
            return 1  # "polls close"
        if low in fixtures and at and _fields(words[at - 1], words[at]):
            return 1  # "Rovers visit United"
        if low == "to" and at + 1 < len(words) and words[at + 1].low.isalpha() and words[at + 1].means.keys() <= {"PARTOF"}:
            return 1 if at == 0 or words[at - 1].low not in spared else 0
        if low in past:
            return -1
        return -1 if low.endswith("ed") and not low.endswith("eed") and len(low) > 4 and "BIGWORD" not in words[at].means else 0

    def direction(words: Sequence[Word], first: int, last: int, /) -> int:
        if first and words[first - 1].low in _AHEAD_OF:
            return 1
        if first > 1 and words[first - 1].low == "for" and words[first - 2].low in future | _BILLED:
            return 1
        for at in range(first - 1, max(-1, first - _REACH), -1):
            if _ends_clause(words, at):
                break
            found = sign(words, at)
            if found:
                return _of_group(words, at, found, future)
        for at in range(last, min(len(words), last + _REACH)):
            if _ends_clause(words, at):
                break
            found = sign(words, at)
            if found:
                return found
        return 0

    return direction


def _fields(name: Word, verb: Word) -> bool:
    """Whether a word may be the team before a verb that is written small: a name or a plural."""
    if "BIGWORD" in verb.means or name.low in _NO_PLURALS or not name.low.isalpha():
        return False
    return "BIGWORD" in name.means or name.low.endswith("s")


def _of_group(words: Sequence[Word], at: int, sign: int, future: frozenset[str]) -> int:
    """The direction of the verbs that belong together: "will be opened" and "is due" lie ahead, "had been due" behind."""
    before = [word.low for word in words[max(0, at - 3) : at]]
    if sign < 0 and "have" in before and not _AHEAD_FOR_CERTAIN.isdisjoint(before):
        return 1  # "will have been mended"
    if sign < 0 and ("have" in before or words[at].low == "have") and not _MODAL.isdisjoint(before):
        return -1  # "should have been mended"
    if sign > 0 and words[at].low in _MODAL and any(word.low == "have" for word in words[at + 1 : at + 3]):
        return -1
    if sign < 0:
        announced = before[-1:] in (["is"], ["are"]) and words[at].low not in _STANDING
        return 1 if any(low in future or low == "be" for low in before) or announced else -1
    return -1 if "had" in before else 1


def _ends_clause(words: Sequence[Word], at: int) -> bool:
    low = words[at].low
    return low in _BREAKS or (low == "and" and at > 0 and words[at - 1].low == ",")
