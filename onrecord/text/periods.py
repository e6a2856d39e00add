"""Stretches of time as TIMEX3 writes them: weeks, quarters, seasons, decades, centuries; how to step through them; which days they cover.

Units are "D", "W", "M", "Q", "H" (half a year), "Y", or a multiple of one: "2W", "10Y", "100Y". Seasons are those of the northern half of
the earth, whole months; a week begins on Monday (ISO 8601). Years run from 1 to 9999; nothing outside them has days. Not done here: words.
"""

import calendar
import re
from datetime import date, timedelta

from onrecord.model.time import Moment

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""First and last month."""
HOURS = {"MO": ("05:00", "11:59"), "MI": ("12:00", "12:59"), "AF": ("12:00", "17:59"), "EV": ("17:00", "23:59"), "NI": ("18:00", "23:59")}
"""Which hours a part of the day covers; a night goes on past midnight, which the day's own date does not say."""

_UNIT = re.compile(r"(\d*)([DWMQHY])")
_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12}
_DAYS = {"D": 1, "W": 7}
_SHAPES = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:T(?P<clock>\d\d:\d\d)|T(?P<part>MO|MI|AF|EV|NI))?"
    r"|(?P<month>\d{4}-\d\d)|(?P<week>\d{4}-W\d\d)(?P<end>-WE)?|(?P<third>\d{4})-(?P<name>Q[1-4]|H[12]|SP|SU|FA|WI)|(?P<years>\d{2,4})"
)


def step(at: date, count: int, unit: str) -> date | None:
    """The day that lies so many units later, or earlier where `count` is negative; None where the calendar ends before it."""
    found = _UNIT.fullmatch(unit)
    if found is None or abs(count) > 10_000_000:
        return None
    count *= int(found[1] or 1)
    try:
        if found[2] in _DAYS:
            return at + timedelta(days=count * _DAYS[found[2]])
        months = at.year * 12 + at.month - 1 + count * _MONTHS[found[2]]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(at.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError, calendar.IllegalMonthError):
        return None


def named(at: date, unit: str) -> str:
    """The day, week, month, quarter, year, decade or century in which a day lies."""
    if unit == "D":
        return at.isoformat()
    if unit in ("W", "2W", "WE"):
        year, week, _ = at.isocalendar()
        return f"{year:04d}-W{week:02d}{'-WE' if unit == 'WE' else ''}"
    if unit in ("M", "Q", "H"):
        return f"{at.year:04d}-{at.month:02d}" if unit == "M" else f"{at.year:04d}-{unit}{(at.month - 1) // (3 if unit == 'Q' else 6) + 1}"
    return f"{at.year:04d}"[: {"10Y": 3, "100Y": 2, "1000Y": 1}.get(unit, 4)]


def covered(value: str) -> tuple[Moment, Moment] | None:
    """The first and the last moment of a value; None where it is open, or no such stretch exists."""
    found = _SHAPES.fullmatch(value)
    if found is None:
        return None
    try:
        first, last = _ends(found)
    except (ValueError, OverflowError):
        return None
    if found["clock"] is not None:
        return (Moment(value), Moment(value)) if found["clock"] < "24" else (Moment(first.isoformat()), Moment(last.isoformat()))
    if found["part"] is not None:
        begins, ends = HOURS[found["part"]]
        return Moment(f"{first}T{begins}"), Moment(f"{last}T{ends}")
    return Moment(first.isoformat()), Moment(last.isoformat())


def _ends(found: re.Match[str]) -> tuple[date, date]:
    if found["day"] is not None:
        return date.fromisoformat(found["day"]), date.fromisoformat(found["day"])
    if found["month"] is not None:
        return _months(int(found["month"][:4]), int(found["month"][5:]), 1)
    if found["week"] is not None:
        monday = date.fromisocalendar(int(found["week"][:4]), int(found["week"][6:]), 1)
        return (monday + timedelta(days=5), monday + timedelta(days=6)) if found["end"] else (monday, monday + timedelta(days=6))
    if found["third"] is not None:
        year, name = int(found["third"]), found["name"]
        if name in SEASONS:
            return _months(year, SEASONS[name][0], 3)
        size = 3 if name[0] == "Q" else 6
        return _months(year, (int(name[1]) - 1) * size + 1, size)
    digits = found["years"]
    first = int(digits.ljust(4, "0"))
    return date(max(first, 1), 1, 1), date(first + 10 ** (4 - len(digits)) - 1, 12, 31)


def _months(year: int, month: int, size: int) -> tuple[date, date]:
    years, last = divmod(month + size - 2, 12)
    return date(year, month, 1), date(year + years, last + 1, calendar.monthrange(year + years, last + 1)[1])
