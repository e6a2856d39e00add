"""The days of feasts in a year: fixed ones, the n-th weekday of a month, and those that follow Easter.

A feast is "12-25", "05-last-0" (the last Monday of May), "11-4-3" (the fourth Thursday of November), "easter+1", "thanksgiving". Easter is
that of the western churches (Gregorian computus, after Butcher 1876). Not done here: feasts by the moon or by other calendars.
"""

import calendar
import re
from datetime import date, timedelta

_FEAST = re.compile(r"(?P<name>easter|thanksgiving)(?P<days>[+-]\d+)?|(?P<month>\d\d)-(?:(?P<day>\d\d)|(?P<which>last|\d)-(?P<weekday>\d))")


def easter(year: int) -> date:
    """Easter Sunday of a year."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    shift = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * shift) // 451
    month, day = divmod(h + shift - 7 * m + 114, 31)
    return date(year, month, day + 1)


def feast(rule: str, year: int) -> date | None:
    """The day of a feast in a year; None where there is none, or the rule is not one."""
    found = _FEAST.fullmatch(rule)
    if found is None or not 1 <= year <= 9999:
        return None
    if found["name"] is not None:
        day = easter(year) if found["name"] == "easter" else _weekday(year, 11, "4", 3)
        return day + timedelta(days=int(found["days"] or 0))
    month = int(found["month"])
    if found["day"] is not None:
        return date(year, month, int(found["day"]))
    return _weekday(year, month, found["which"], int(found["weekday"]))


def _weekday(year: int, month: int, which: str, weekday: int) -> date:
    days = [d for d in range(1, calendar.monthrange(year, month)[1] + 1) if date(year, month, d).weekday() == weekday]
    return date(year, month, days[-1 if which == "last" else int(which) - 1])
