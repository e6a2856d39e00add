"""Reported words by place: whose words hold a place, the innermost first."""

from bisect import bisect_right, insort
from collections.abc import Iterable

from onrecord.extract.reports import Report
from onrecord.model.span import Span

_NEAR = 12
"""Pieces of reported words before a place that may hold it."""


class Holders:
    """The reports of an article, and which of them has the words around a place."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self.reports: list[Report] = []
        self._pieces: list[tuple[int, int, int]] = []
        for report in reports:
            self.add(report)

    def add(self, report: Report) -> None:
        """Takes in one more, perhaps within others."""
        for piece in report.content:
            insort(self._pieces, (piece.start, -piece.end, len(self.reports)))
        self.reports.append(report)

    def around(self, place: Span) -> tuple[Span, Report] | None:
        """The shortest piece of reported words that holds a place and more, and whose words they are."""
        best: tuple[Span, Report] | None = None
        last = bisect_right(self._pieces, (place.start, 0, 0))
        for start, minus_end, number in self._pieces[max(0, last - _NEAR) : last]:
            piece = Span(start, -minus_end)
            if piece.contains(place) and piece != place and (best is None or len(piece) < len(best[0])):
                best = piece, self.reports[number]
        return best
