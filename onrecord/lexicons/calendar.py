"""How a language writes dates: months, days of the week, the words that make four digits a year."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.lexicons.toml import sheet


@dataclass(frozen=True, slots=True)
class Calendar:
    """Word lists for dates. `months`: name to 1..12, `weekdays`: name to 0 (Monday) .. 6, abbreviations without their point.

    `parts`: words to TIMEX3's mod. `en/calendar.toml` says what each of the others is for.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    parts: Mapping[str, str]
    before_year: frozenset[str]
    between_years: frozenset[str]
    after_year: frozenset[str]
    parts_of_year: frozenset[str]
    determiners: frozenset[str]
    dated: frozenset[str]
    amounts: frozenset[str]
    fingerprint: str


@cache
def calendar(language: str = "en") -> Calendar:
    """The lists of one language. Raises FileNotFoundError where there is none, ValueError where a row is not as it should be."""
    read = sheet(language, "calendar")
    where = f"{language}/calendar.toml"
    return Calendar(
        months=_numbers(read.content, "months", range(1, 13), where), weekdays=_numbers(read.content, "weekdays", range(7), where),
        parts=_parts(read.content, where), before_year=_words(read.content, "before_year", where),
        between_years=_words(read.content, "between_years", where), after_year=_words(read.content, "after_year", where),
        parts_of_year=_words(read.content, "parts_of_year", where), determiners=_words(read.content, "determiners", where),
        dated=_words(read.content, "dated", where), amounts=_words(read.content, "amounts", where), fingerprint=read.fingerprint,
    )  # fmt: skip


def _rows(content: Mapping[str, object], name: str, where: str) -> list[dict[str, object]]:
    rows = content.get(name)
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise ValueError(f"{where}: {name} must be a list of rows")
    return rows


def _numbers(content: Mapping[str, object], name: str, allowed: range, where: str) -> Mapping[str, int]:
    numbers: dict[str, int] = {}
    for row in _rows(content, name, where):
        number, names = row.get("number"), row.get("names")
        if not isinstance(number, int) or number not in allowed or not isinstance(names, list):
            raise ValueError(f"{where}: a row of {name} needs a number from {allowed[0]} to {allowed[-1]} and names, not {row!r}")
        numbers.update({str(word): number for word in names})
    return numbers


def _parts(content: Mapping[str, object], where: str) -> Mapping[str, str]:
    parts: dict[str, str] = {}
    for row in _rows(content, "parts", where):
        words, mod = row.get("words"), row.get("mod")
        if not isinstance(words, str) or mod not in ("START", "MID", "END"):
            raise ValueError(f"{where}: a row of parts needs words and a mod of START, MID or END, not {row!r}")
        parts[words] = str(mod)
    return parts


def _words(content: Mapping[str, object], name: str, where: str) -> frozenset[str]:
    words = content.get(name)
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise ValueError(f"{where}: {name} must be a list of words")
    return frozenset(words)
