"""The day of a live page, which says only when it was last updated: it is published anew with each entry."""

import re
from collections.abc import Sequence

from onrecord.model.article import Line
from onrecord.read.candidates import Candidate

STAMPS = 2
"""Times of day on lines of their own that make a page a live one."""
DAY = 10
"""Characters of a date that is known to the day."""

_LIVE = re.compile(r"\blive (?:updates?|blog|coverage|reports?)\b|\bas it happened\b|^live\b|[-–—:|,] live$|\bliveblog\b", re.IGNORECASE)


def live_day(found: Sequence[Candidate], lines: Sequence[Line]) -> tuple[Candidate, ...]:
    """The day of the last update as that of publication, where a live page shows it and no other date."""
    if any(each.field == "published" and not each.doubted for each in found):
        return ()
    shown = [each for each in found if each.field == "updated" and each.span is not None and not each.doubted and len(each.value) >= DAY]
    if not shown or len({each.value[:DAY] for each in shown}) > 1:
        return ()
    titled = any(each.field == "title" and _LIVE.search(each.value.strip()) is not None for each in found)
    if not titled and sum(line.label == "live_stamp" for line in lines) < STAMPS:
        return ()
    best = shown[0]
    return (Candidate("published", best.value, best.origin, best.span, "live_update"),)
