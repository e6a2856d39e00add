"""What an article says of itself in a note of a correction: nobody said it, and it is no statement.

What people say in such a note ("Update: the mayor said on Monday ...") stays theirs.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.extract.reports import Report
from onrecord.lexicons.speech import Speech
from onrecord.model.article import Line
from onrecord.model.span import Span

_WORD = re.compile(r"[^\W\d_]+")


def others(text: str, reports: Sequence[Report], lines: Sequence[Line], speech: Speech) -> tuple[Report, ...]:
    """The reports without those of the article's own earlier words."""
    notes = [line.span for line in lines if line.label == "correction"]
    return tuple(report for report in reports if not _own(text, report, notes, speech))


def _own(text: str, report: Report, notes: Sequence[Span], speech: Speech) -> bool:
    noted = any(note.overlaps(report.content[0]) for note in notes)
    if report.source is None:
        return noted
    words = [word.casefold() for word in _WORD.findall(report.source.of(text))]
    if not words or words[-1] not in speech.sets["own_texts"]:
        return False
    earlier = any(pair in speech.sets["own_versions"] for pair in map(" ".join, pairwise(words)))
    return noted or (earlier and (words[-1].startswith("version") or words[-2] in ("this", "our")))
