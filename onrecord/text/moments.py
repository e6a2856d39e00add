"""Points in time as ISO 8601 prefixes: what is valid, how precise it is, which days it covers, what came first.

A Moment's length is its precision: "2025", "2025-11", "2025-11-18", "2025-11-18T14:05Z". Years run from 0001 to 9999, in the proleptic
Gregorian calendar. Not done here: weeks, quarters and seasons, durations, words.
"""

import calendar
import re
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

from onrecord.model.time import Moment

Precision = Literal["year", "month", "day", "minute", "second"]

_ISO = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:[T ](?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?"
)
_EAST, _WEST = timedelta(hours=14), timedelta(hours=12)
"""How far local time is ahead of UTC and behind it, at most: a date without a zone may begin and end that much earlier or later."""


def moment(words: str) -> Moment | None:
    """The Moment that a string in ISO 8601 is, or None where there is no such day or time. Fractions of a second are dropped."""
    found = _ISO.fullmatch(words.strip())
    if found is None:
        return None
    part = found.groupdict()
    if not _exists(int(part["year"]), int(part["month"] or 1), int(part["day"] or 1)):
        return None
    if part["hour"] is None:
        return Moment(found.group())
    if int(part["hour"]) > 23 or int(part["minute"]) > 59 or int(part["second"] or 0) > 59 or _offset(part["zone"]) is None:
        return None
    seconds = f":{part['second']}" if part["second"] else ""
    zone = part["zone"] or ""
    zone = "Z" if zone[1:].strip("0:") == "" and zone else zone if ":" in zone or not zone else f"{zone[:3]}:{zone[3:]}"
    return Moment(f"{part['year']}-{part['month']}-{part['day']}T{part['hour']}:{part['minute']}{seconds}{zone}")


def on(year: int, month: int | None = None, day: int | None = None) -> Moment | None:
    """The Moment of a year, a month or a day, or None where the calendar has none: 31 February, the year 0."""
    if not _exists(year, month if month is not None else 1, day if day is not None else 1):
        return None
    months = "" if month is None else f"-{month:02d}"
    return Moment(f"{year:04d}{months}" if day is None else f"{year:04d}{months}-{day:02d}")


def precision(at: Moment) -> Precision:
    """How precise a Moment is."""
    if "T" in at:
        return "second" if at.count(":") - (at[-3:-2] == ":" and at[-6:-5] in "+-") == 2 else "minute"
    return "year" if len(at) == 4 else "month" if len(at) == 7 else "day"


def earliest(at: Moment) -> Moment:
    """The first day that it covers; a day or a time is its own first."""
    return Moment(f"{at}{'-01-01'[(len(at) - 4) :]}") if len(at) < 10 else at


def latest(at: Moment) -> Moment:
    """The last day that it covers; a day or a time is its own last."""
    if len(at) == 4:
        return Moment(f"{at}-12-31")
    if len(at) == 7:
        return Moment(f"{at}-{calendar.monthrange(int(at[:4]), int(at[5:]))[1]:02d}")
    return at


def day_of(at: Moment) -> date | None:
    """The day of a day or a time; None for a month or a year."""
    return date(int(at[:4]), int(at[5:7]), int(at[8:10])) if len(at) >= 10 else None


def weekday(at: Moment) -> int | None:
    """The day of the week, Monday 0, Sunday 6; None for a month or a year."""
    day = day_of(at)
    return None if day is None else day.weekday()


def nearest(month: int, day: int, to: Moment, *, weekday: int | None = None) -> Moment | None:
    """The day of that name that lies nearest to another day, as in "Nov. 18": the earlier one where two are as near.

    `weekday`: it must also be that day of the week (Monday 0), in the year of `to` or the one before or after. None where there is no
    such day, or `to` is less precise than a day.
    """
    origin = day_of(to)
    if origin is None:
        return None
    reach = 8 if (month, day) == (2, 29) else 1  # leap years lie eight years apart around 1900
    days = [date(y, month, day) for y in range(origin.year - reach, origin.year + reach + 1) if _exists(y, month, day)]
    if weekday is not None:
        days = [d for d in days if d.weekday() == weekday]
    return _iso(min(days, key=lambda d: (abs(d - origin), d))) if days else None


def before(first: Moment, second: Moment) -> bool:
    """Whether the first is over, wherever on earth it was, when the second begins.

    A date without a zone is taken as wide as zones allow, so two dates order safely only where they lie three days apart.
    """
    return _stretch(first)[1] <= _stretch(second)[0]


def _exists(year: int, month: int, day: int) -> bool:
    return MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _iso(day: date) -> Moment:
    return Moment(day.isoformat())


def _offset(zone: str | None) -> timedelta | None:
    if zone is None or zone == "Z":
        return timedelta()
    hours, minutes = int(zone[1:3]), int(zone[-2:])
    if hours > 14 or minutes > 59:
        return None
    return timedelta(hours=hours, minutes=minutes) * (1 if zone[0] == "+" else -1)


def _stretch(at: Moment) -> tuple[float, float]:
    """Where it begins and ends, in seconds of UTC from the year 1."""
    parts = _ISO.fullmatch(at)
    zone = parts.group("zone") if parts else None
    if "T" not in at:
        first, last = date.fromisoformat(earliest(at)), date.fromisoformat(latest(at))
        return first.toordinal() * 86400.0 - _EAST.total_seconds(), (last.toordinal() + 1) * 86400.0 + _WEST.total_seconds()
    assert parts is not None
    offset = _offset(zone) or timedelta()
    begins = (
        date.fromisoformat(at[:10]).toordinal() * 86400.0 + int(at[11:13]) * 3600 + int(at[14:16]) * 60 + int(parts.group("second") or 0)
    )
    ends = begins + (1 if parts.group("second") else 60)
    if zone is None:
        return begins - _EAST.total_seconds(), ends + _WEST.total_seconds()
    return begins - offset.total_seconds(), ends - offset.total_seconds()
