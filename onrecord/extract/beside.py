"""What stands right after the words that report speech: "told reporters on Monday". For where no language model reads the article."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.extract.occasions import Told
from onrecord.lexicons.speech import Speech
from onrecord.model.names import Mention
from onrecord.model.span import Span
from onrecord.model.speech import Cue
from onrecord.model.time import TimeExpression

_BLANK = re.compile(r"\s+")
_TIMELY = re.compile(r"\s+(?:(?:late |early )?(?:on|in|at)\s+)?")


class Beside:
    """The mentions and times of one article, by where they begin."""

    def __init__(self, text: str, mentions: Sequence[Mention], times: Sequence[TimeExpression], speech: Speech) -> None:
        self.text, self.speech = text, speech
        self.listeners = {m.span.start: m.span for m in mentions if m.kind in ("person", "organisation")}
        self.times = sorted(time.span for time in times if time.type != "SET")
        self.starts = [span.start for span in self.times]

    def of(self, cue: Cue) -> Iterator[Told]:
        """The listener and the time right after a cue."""
        known, end = self.speech.by_lemma.get(cue.lemma), cue.span.end
        blank = _BLANK.match(self.text, end)
        if known is not None and "addressee" in known.takes and blank is not None and blank.end() in self.listeners:
            listener = self.listeners[blank.end()]
            yield Told("addressee", listener, "beside")
            end = listener.end
        blank, gap = _BLANK.match(self.text, end), _TIMELY.match(self.text, end)
        if blank is not None and gap is not None:
            at = bisect_left(self.starts, blank.end())
            if at < len(self.times) and self.starts[at] <= gap.end():
                yield Told("time", Span(blank.end(), self.times[at].end), "moment")
