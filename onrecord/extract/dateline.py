"""Where and when a story was filed: "HARBRIDGE, Torland, May 3 (Tidewire) — ". It stands at the start of a line, and nobody says it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.reports import Report
from onrecord.model.span import Span

_LONGEST = 100
"""Characters of the longest dateline."""

_WORDS = r"[A-Z][\w.'’]*(?:[ -](?:(?:of|de|la|le|al|el|upon|on)[ -])?[A-Z][\w.'’]*){0,4}"
_TOWN = r"[A-Z][A-Z.'’]+(?:[ -][A-Z.'’]+){0,4}"
_DIGITS = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}(?:-\d\d-\d\d)?|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?"
_REST = rf"(?:, (?:{_WORDS}|{_DIGITS})(?: \d{{1,2}})?){{0,4}}(?: \({_WORDS}\))?"
_DATELINE = re.compile(rf"\s*{_TOWN}(?:{_REST} ?(?:--|[—–]) ?|(?=, | \(){_REST} - )(?=\S)")
"""The town in capitals, then the country, the date and the agency; without any of these a hyphen is no dash."""


def dateline(text: str, line: Span) -> Span | None:
    """The dateline that a line begins with, up to the story's first word; None where there is none."""
    found = _DATELINE.match(text, line.start, min(line.end, line.start + _LONGEST))
    return None if found is None else Span(line.start, found.end())


def within(text: str, place: Span) -> bool:
    """Whether some words stand in the dateline of their line: they tell when a story was filed, and not when anything was said."""
    start = text.rfind("\n", max(0, place.start - _LONGEST), place.start) + 1
    if start == 0 and place.start > _LONGEST:
        return False
    found = dateline(text, Span(start, max(start, min(len(text), place.end + _LONGEST))))
    return found is not None and found.contains(place)


def undated(text: str, reports: Sequence[Report], lines: Sequence[Span]) -> list[Report]:
    """The reports without the datelines that their words begin in."""
    dated = [span for span in (dateline(text, line) for line in lines) if span is not None]
    starts = [span.start for span in dated]
    found: list[Report] = []
    for report in reports:
        content = tuple(piece for one in report.content if (piece := _after(one, dated, starts)) is not None)
        if content:
            found.append(report if content == report.content else replace(report, content=content))
    return found


def _after(piece: Span, dated: Sequence[Span], starts: Sequence[int]) -> Span | None:
    """A piece from where the dateline ends that it begins in; None where it is all dateline."""
    near = bisect_right(starts, piece.start) - 1
    if near < 0 or dated[near].end <= piece.start:
        return piece
    return Span(dated[near].end, piece.end) if piece.end > dated[near].end else None
