"""Reported words in the making: what the rules of speech have claimed in one paragraph so far."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.extract.frames import Frame
from onrecord.extract.passages import Passage
from onrecord.model.span import Span
from onrecord.model.speech import Cue


@dataclass(slots=True, eq=False)
class Draft:
    """A report in the making. `unit`: the number of the last unit of its passage that it reaches."""

    content: list[Span]
    cue: Cue | None
    source: Span | None
    rule: str
    source_rule: str
    unit: int


@dataclass(slots=True, eq=False)
class Reading:
    """One passage with its frames, and what was made of it. `held`: for the start of each stretch between marks, what holds it."""

    passage: Passage
    starts: list[int]
    frames: list[list[Frame]] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    held: dict[int, Draft] = field(default_factory=dict)
    at: dict[int, list[Draft]] = field(default_factory=dict)

    def add(self, draft: Draft) -> None:
        """Takes a draft in, or in again where it has grown into this passage."""
        if not self.drafts or all(draft is not d for d in self.at.get(draft.unit, ())):
            self.drafts.append(draft)
            self.at.setdefault(draft.unit, []).append(draft)
        for piece in draft.content[-8:]:
            self.hold(piece, draft)

    def hold(self, piece: Span, draft: Draft) -> None:
        """Marks the stretches inside a piece of content as taken."""
        for start in self.starts[bisect_left(self.starts, piece.start) : bisect_left(self.starts, piece.end)]:
            self.held.setdefault(start, draft)


def reading(passage: Passage) -> Reading:
    """A passage of which nothing has been claimed."""
    return Reading(passage, list(passage.regions))


def grow(draft: Draft, piece: Span, unit: int) -> Draft:
    """Adds a piece of content to a draft, which then reaches a later unit."""
    draft.content.append(piece)
    draft.unit = unit
    return draft


def last_direct(listed: Sequence[Draft]) -> Draft | None:
    """The first of some drafts whose words stand between marks beside their cue."""
    return next((d for d in listed if d.rule in DIRECT), None)


DIRECT = ("marks_before", "marks_around", "marks_after", "joined")
