"""The shapes in which a text writes a date, as regular expressions built from a calendar's words.

All repetitions are bounded, so no text makes them slow. Not done here: what a date means; see `times`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicons.calendar import Calendar

_GAP = r"(?:[ \t\u00a0\u202f]{1,3}(?:\r?\n[ \t]{0,8})?|\r?\n[ \t]{0,8})"
"""White space between the words of a date; a hard-wrapped paragraph may break one."""
_FREE = r"(?<![\w/.,\-–$€£¥#+])"
"""Nothing stands before it that would make it part of a longer number or word."""
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?!\w)(?![.,:/][0-9])"
_YEAR = r"(?:1[0-9]|20|21)[0-9]{2}(?!\w)(?![.,:/][0-9])"


@dataclass(frozen=True, slots=True)
class Shapes:
    """One expression for each way to write a date, and for what may stand before or after it."""

    day_month: re.Pattern[str]
    month_year: re.Pattern[str]
    numeric: re.Pattern[str]
    decade: re.Pattern[str]
    year: re.Pattern[str]
    next_year: re.Pattern[str]
    range_end: re.Pattern[str]
    part_before: re.Pattern[str]
    word_before: re.Pattern[str]
    word_after: re.Pattern[str]


def shapes(calendar: Calendar) -> Shapes:
    """The expressions for a calendar's words; built once."""
    return _built(tuple(calendar.months), tuple(calendar.weekdays), tuple(calendar.parts))


@lru_cache(maxsize=8)
def _built(months: tuple[str, ...], weekdays: tuple[str, ...], parts: tuple[str, ...]) -> Shapes:
    month = rf"(?:{_either(months)})\b\.?"
    weekday = rf"(?:(?P<weekday>{_either(weekdays)})\b\.?,?{_GAP})?"
    zone = r"(?:Z|[+-][0-9]{2}:?[0-9]{2})"
    return Shapes(
        day_month=re.compile(
            rf"{_FREE}{weekday}(?:(?:the{_GAP})?(?P<day1>{_DAY})(?:{_GAP}of)?{_GAP}(?P<month1>{month})|(?P<month2>{month}){_GAP}(?P<day2>{_DAY}))"
            rf"(?P<tail>,?{_GAP}(?P<year>{_YEAR}))?"
        ),
        month_year=re.compile(rf"(?<![^\W_])(?P<month>{month}),?{_GAP}(?:of{_GAP})?(?P<year>{_YEAR})"),
        numeric=re.compile(
            rf"{_FREE}(?:(?P<iso>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?:T[0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?{zone}?)?)"
            r"|(?P<first>[0-9]{1,2})(?P<point>[/.\-])(?P<second>[0-9]{1,2})(?P=point)(?P<year>[0-9]{4}))(?![\w/\-])(?![.,:][0-9])"
        ),
        decade=re.compile(r"(?<![\w/.,$€£¥])(?P<decade>(?:1[0-9]|20)[0-9])0['’]?s\b"),
        year=re.compile(rf"(?<![\w/.,$€£¥#+])(?P<year>{_YEAR})"),
        next_year=re.compile(rf"(?:{_GAP}(?P<word>[a-z]{{2,8}}){_GAP}|[-–])(?P<year>{_YEAR})"),
        range_end=re.compile(
            rf"(?:{_GAP})?(?:[-–—]|to\b|and\b|through\b|or\b)(?:{_GAP})?(?:{month}{_GAP}{_DAY}|{_DAY}(?:{_GAP}{month})?),?{_GAP}(?P<year>{_YEAR})"
        ),
        part_before=re.compile(rf"(?<![\w-])(?P<part>(?i:{'|'.join(map(re.escape, parts))}))(?:-|{_GAP})\Z"),
        word_before=re.compile(rf"(?<![\w-])(?P<word>[^\W\d_]+){_GAP}\Z"),
        word_after=re.compile(rf"(?:{_GAP}|-)(?P<word>[^\W_]+)"),
    )


def _either(words: tuple[str, ...]) -> str:
    """Any of the words, or the same in capitals where all of a line is; the longest first."""
    both = {*words, *(word.upper() for word in words if len(word) > 2)}
    return "|".join(map(re.escape, sorted(both, key=lambda word: (-len(word), word))))
