"""Where words have no verb and say nothing: "confirmed that | to the Herald", "recalled | its ambassador", "called | an election"."""

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.extract.learned import MODEL
from onrecord.extract.reports import Report
from onrecord.lexicons.speech import Speech
from onrecord.model.language import Word

_PREDICATES = ("VERB", "AUX", "X")
"""Parts of speech of what may be a predicate; "X" is not known."""
_LONG = 12
"""Words from which a clause is believed to have a verb, whatever the parse says."""


def clauses(text: str, reports: Sequence[Report], words: Sequence[Word], speech: Speech) -> tuple[Report, ...]:
    """The reports without indirect speech that has no verb where it would need one: after "that", and after verbs that else tell of deeds.

    `words`: of the reading.
    """
    starts = [word.start for word in words]
    return tuple(report for report in reports if not _points(text, report, words, starts, speech))


def _points(text: str, report: Report, words: Sequence[Word], starts: Sequence[int], speech: Speech) -> bool:
    first = report.content[0]
    opened = first.of(text).lower().startswith("that ") or text[max(0, first.start - 5) : first.start].lower() == "that "
    if report.directness != "indirect" or not (opened or _needs_clause(text, report, speech)):
        return False
    said = [word for piece in report.content for word in words[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]]
    return 0 < len(said) < _LONG and not any(word.upos in _PREDICATES for word in said)


def _needs_clause(text: str, report: Report, speech: Speech) -> bool:
    """Whether the model's cue tells of a deed where a thing follows it: "recalled its ambassador", "will call an election"."""
    if report.rule != MODEL or report.cue is None:
        return False
    verb = report.cue.span.of(text).lower().split()[-1]
    if verb in speech.sets["clausal"]:
        return True
    return verb.startswith("call") and report.content[0].of(text).lower().split()[0] in speech.sets["arranged"]
