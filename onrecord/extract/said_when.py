"""When something was said: the moment that a circumstance of time denotes, as precisely as its words tell.

"On Monday" is a day, "at 3pm on Monday" a minute, "in June" a month. A week is the month that holds it whole, else the year. Words that
tell no moment ("later", "since 1996", "for weeks") give none.
"""

import re
from collections.abc import Iterable, Mapping

from onrecord.model.span import Span
from onrecord.model.speech import Circumstance
from onrecord.model.time import Moment, TimeExpression

_PREFIX = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2}(?:T\d{2}:\d{2}Z?)?)?)?(?=$|T[A-Z])")
_OPEN = ("BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER")
_PRECISIONS = (16, 10, 7, 4)
UNRESOLVED = ("stretch", "clause")
"""Rules by which a time was found that is not the time of speaking, or that no calendar tells."""


def said_when(told: Iterable[Circumstance], moments: Mapping[int, Moment]) -> tuple[Moment | None, Span | None]:
    """The moment and the words that tell it, from the circumstances of one attribution: the most precise moment, else the first words.

    `moments`: of the time expressions of the article, by the place where their words end.
    """
    listed = [one for one in told if one.kind == "time"]
    resolved = [(moments[one.span.end], one.span) for one in listed if one.made.rule not in UNRESOLVED and one.span.end in moments]
    if resolved:
        return max(resolved, key=lambda pair: len(pair[0]))
    return None, listed[0].span if listed else None


def moment(time: TimeExpression) -> Moment | None:
    """The moment of a time expression, None where it denotes none or more than a year."""
    if time.type not in ("DATE", "TIME") or time.mod in _OPEN or time.earliest is None or time.latest is None:
        return None
    value = _PREFIX.match(time.value)
    if value is not None:
        return Moment(value[0])
    first, last = time.earliest, time.latest
    size = next((n for n in _PRECISIONS if len(first) >= n and len(last) >= n and first[:n] == last[:n]), None)
    return None if size is None else Moment(first[:size])
