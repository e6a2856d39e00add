"""Questions that somebody was asked, and did not ask: "Asked whether the ferry would run, Torve said no"."""

from collections.abc import Sequence

from onrecord.extract.reports import Report
from onrecord.model.span import Span

_PUT = frozenset({"asked", "pressed", "questioned", "quizzed"})
_OPENERS = frozenset({"whether", "if", "about", "why", "how", "what", "when", "who", "where"})
_WAS = frozenset({"when", "if", "once", "being", "been", "was", "were", "is", "are", "be"})
_BEFORE = 40
_NEAR = 3
"""Characters from a question to the name of who answers it: a comma and a blank."""


def answered(text: str, reports: Sequence[Report]) -> tuple[Report, ...]:
    """The reports without the questions that whoever is named right after them answers: nobody is said to have put them."""
    answering = {report.source.start for report in reports if report.source is not None}
    return tuple(report for report in reports if not _passive(text, report, answering))


def _is_put_to(text: str, cue: Span) -> bool:
    """Whether the words before say that somebody was asked: "when asked how far", "was repeatedly asked why"."""
    before = text[max(0, cue.start - _BEFORE) : cue.start].lower().split()
    while before and before[-1].endswith("ly"):
        before.pop()
    return bool(before) and before[-1] in _WAS


def _passive(text: str, report: Report, answering: set[int]) -> bool:
    cue = None if report.cue is None else report.cue.span
    said = report.content[0]
    if cue is None or report.directness == "direct" or said.start < cue.end:
        return False
    put, opener, *_ = (*text[cue.start : said.end].lower().split(maxsplit=2), "")
    if put not in _PUT:
        return False
    if text[cue.start].isupper() or _is_put_to(text, cue):
        return True
    if report.directness != "indirect" or opener.strip(",") not in _OPENERS:
        return False
    end = report.content[-1].end
    return text[end : end + 1] == "," and any(end + step in answering for step in range(1, _NEAR + 1))
