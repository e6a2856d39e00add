"""Dates as news pages write them, as ISO 8601 prefixes. Strict: what may be read two ways is None.

"18 November 2025", "Nov. 18, 2025, 2:05 p.m.", "2025-11-18T14:05:00+01:00". Not done: dates without a year, "yesterday", "3 hours ago",
"03/04/2025" where nothing tells which day that is ("18/11/2025" and "11/18/2025" are plain).
"""

import re
from functools import cache

from onrecord.lexicons.layout import Layout
from onrecord.model.time import Moment
from onrecord.text import moments
from onrecord.text.moments import moment

_ISO = re.compile(
    r"(?<!\d)(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2}))"
    r"(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?(?!\d)"
)
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_CLOCK = re.compile(r"(?<![\d:])(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*([ap])\.?m\b|(?<![\d:.])(\d{1,2}):(\d{2})(?!\d)", re.IGNORECASE)
_UTC = re.compile(r"\s*\(?(?:UTC|GMT|Z)\b", re.IGNORECASE)


def iso(words: str, layout: Layout, *, day_first: bool | None = None) -> Moment | None:
    """The moment that some words give, or None where they give none or more than one reading.

    `day_first`: how "03/04/2025" is read; None where that is not known.
    """
    words = " ".join(words.split())[:200]
    return _from_iso(words) or _written(words, layout) or _figures(words, day_first)


def holds_day(words: str, layout: Layout) -> bool:
    """Whether some words hold a date, even one that may be read two ways: "03/04/2025"."""
    return iso(words, layout) is not None or _FIGURES.search(words) is not None


def _from_iso(words: str) -> Moment | None:
    compact = _COMPACT.fullmatch(words)
    if compact:
        return _day(*map(int, compact.groups()))
    found = _ISO.search(words)
    if found is None:
        return None
    year, month, day, *rest = found.groups()
    month, day = month or rest[0] or rest[2], day or rest[1] or rest[3]
    hour, minute, zone = found.group(8), found.group(9), found.group(10)
    if month is None:
        return None
    on = _day(int(year), int(month), None if day is None else int(day))
    if on is None or hour is None:
        return on
    return moment(f"{on}T{hour}:{minute}{'Z' if zone in ('UTC', 'GMT') else zone or ''}") or on


def _written(words: str, layout: Layout) -> Moment | None:
    found = _pattern(layout).search(words)
    if found is None:
        return None
    name = (found["month_first"] or found["month_last"] or found["month_between"] or found["month_only"])[:3].lower()
    month = next(number for number, each in enumerate(layout.months, 1) if each.startswith(name))
    year = int(found["year_first"] or found["year_last"] or found["year_before"] or found["year_only"])
    if found["month_only"]:
        return _day(year, month)
    on = _day(year, month, int(found["day_first"] or found["day_last"] or found["day_after"]))
    if on is None:
        return None
    return _timed(on, words, found.start(), found.end())


def _timed(on: Moment, words: str, start: int, end: int) -> Moment:
    """The day with the time of day that stands right beside it, if there is one."""
    after = _CLOCK.search(words, end, min(len(words), end + 24))
    before = list(_CLOCK.finditer(words, max(0, start - 24), start))
    clock = after or (before[-1] if before else None)
    if clock is None:
        return on
    half = clock.group(3)
    hour, minute = int(clock.group(1) or clock.group(4)), int(clock.group(2) or clock.group(5) or 0)
    if half:
        if not 1 <= hour <= 12:
            return on
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    zone = "Z" if _UTC.match(words, clock.end()) or _UTC.match(words, clock.end() + 1) else ""
    return moment(f"{on}T{hour:02d}:{minute:02d}{zone}") or on


def _figures(words: str, day_first: bool | None) -> Moment | None:
    found = _FIGURES.search(words)
    if found is None:
        return None
    first, second, year = map(int, found.groups())
    if first > 12:
        return _day(year, second, first)
    if second > 12 or first == second:
        return _day(year, first, second)
    return None if day_first is None else _day(year, second, first) if day_first else _day(year, first, second)


def _day(year: int, month: int, day: int | None = None) -> Moment | None:
    """The day, or the month, where the calendar has one; nothing was published before the year 1000."""
    return moments.on(year, month, day) if year >= 1000 else None


@cache
def _pattern(layout: Layout) -> re.Pattern[str]:
    months = "|".join(f"{name}|{name[:3]}\\.?|{name[:4]}\\.?" for name in layout.months)
    return re.compile(
        rf"(?<!\d)(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?\.? (?:of )?(?P<month_first>{months}),? (?P<year_first>\d{{4}})(?!\d)"
        rf"|\b(?P<month_last>{months}) (?P<day_last>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year_last>\d{{4}})(?!\d)"
        rf"|(?<!\d)(?P<year_before>\d{{4}}) (?P<month_between>{months}) (?P<day_after>\d{{1,2}})(?!\d)"
        rf"|\b(?P<month_only>{months}),? (?P<year_only>\d{{4}})(?!\d)",
        re.IGNORECASE,
    )
