"""Where "that" points to what was said and opens no clause: "confirmed that | to the Herald". What follows it is nobody's words."""

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.extract.reports import Report
from onrecord.model.language import Word

_PREDICATES = ("VERB", "AUX", "X")
"""Parts of speech of what may be a predicate; "X" is not known."""
_LONG = 12
"""Words from which a clause is believed to have a verb, whatever the parse says."""


def clauses(text: str, reports: Sequence[Report], words: Sequence[Word]) -> tuple[Report, ...]:
    """The reports without those of indirect speech after "that" in which there is no verb. `words`: of the reading."""
    starts = [word.start for word in words]
    return tuple(report for report in reports if not _points(text, report, words, starts))


def _points(text: str, report: Report, words: Sequence[Word], starts: Sequence[int]) -> bool:
    first = report.content[0]
    opened = first.of(text).lower().startswith("that ") or text[max(0, first.start - 5) : first.start].lower() == "that "
    if report.directness != "indirect" or not opened:
        return False
    said = [word for piece in report.content for word in words[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]]
    return 0 < len(said) < _LONG and not any(word.upos in _PREDICATES for word in said)
