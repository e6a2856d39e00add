"""Words that an article sets off without quote marks, as somebody's: turns of an interview, block quotations."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.extract.joint import likeness
from onrecord.extract.learned import MODEL
from onrecord.extract.reports import Report
from onrecord.model.article import Line
from onrecord.model.names import Entity
from onrecord.model.span import Span
from onrecord.model.speech import Cue, SourceType


@dataclass(frozen=True, slots=True)
class SetOff:
    """Words set off, with who says them. `label`: the words that say who. `rule`: what found them."""

    content: tuple[Span, ...]
    label: Span | None
    type: SourceType
    entity: Entity | None
    cue: Cue | None
    rule: str


_CREDIT = re.compile(r"\s*(?:an? )?(?:interview(?:ed)?|words|text|story|photographs?|photos?|pictures?)?[ ]*\bby\b", re.IGNORECASE)
_SHORT = 80
"""Characters of the longest line that only says who made the interview."""


def signed_lines(text: str, lines: Iterable[Line]) -> list[Span]:
    """The lines that say who asked or wrote, and not of whom the article speaks: "Interview by Per Osk"."""
    return [line.span for line in lines if len(line.span) <= _SHORT and _CREDIT.match(text, line.span.start, line.span.end)]


def beside(listed: Sequence[SetOff], reports: Sequence[Report]) -> list[Report]:
    """The reports without those that the model alone finds among words set off: the layout says more than it does."""
    pieces = sorted(piece for one in listed for piece in one.content)
    starts = [piece.start for piece in pieces]

    def inside(place: Span) -> bool:
        return any(piece.overlaps(place) for piece in pieces[max(0, bisect_left(starts, place.start) - 1) : bisect_left(starts, place.end)])

    return [report for report in reports if report.rule != MODEL or not any(map(inside, report.content))]


def given(content: tuple[Span, ...], contents: Sequence[tuple[Span, ...]]) -> bool:
    """Whether a quotation has the same words already. `contents`: of all quotations, in order."""
    first = bisect_left(contents, content)
    return any(likeness(content, other) >= _SAME for other in contents[max(0, first - _NEAR) : first + _NEAR])


_SAME = 0.8
"""The share of the characters of both that make words set off and a quotation the same."""
_NEAR = 4
"""Quotations before and after the beginning of words set off that are compared with them."""
