"""When: the dates that an article writes out, with the days that they denote.

Values are TIMEX3 (ISO-TimeML): "2025-11-18", "2025-11", "2025", "199" for the 1990s, X for digits that the article leaves open. A day
without a year is the nearest such day to the date of publication, and says so. Not done here: anything relative ("yesterday", "last
week"), bare weekdays and bare months, times of day, durations.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from onrecord.extract.date_words import Shapes, shapes
from onrecord.lexicons.calendar import Calendar
from onrecord.model.article import Article, Metadatum, preferred
from onrecord.model.runs import By
from onrecord.model.span import Span
from onrecord.model.syntax import Sentence
from onrecord.model.time import Moment, TimeExpression, TimexType
from onrecord.text import moments

BY = By("times", 1)
CONFIDENCE = {
    "iso_date": 0.99, "full_date": 0.97, "completed_date": 0.9, "open_date": 0.9, "numeric_date": 0.95,
    "month": 0.97, "decade": 0.95, "year": 0.92,
}  # fmt: skip
"""Precision of the value on TimeBank's 183 articles: 17 full dates .94, 91 completed .90, 9 months and 4 decades 1.0, 48 years .98; the
numeric shapes do not occur there. Half of what fails is the corpus' own: a wrong year, a time of day in the same expression."""
_FAR = 24
"""How many characters before a year are looked at; no evidence in the lists is longer."""


@dataclass(frozen=True, slots=True)
class _Date:
    """A date that was read, before it is a record."""

    span: Span
    value: str
    rule: str
    days: tuple[Moment, Moment] | None
    mod: str | None = None
    anchor: str | None = None
    type: TimexType = "DATE"


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is needed to read the dates of one sentence."""

    text: str
    span: Span
    shapes: Shapes
    calendar: Calendar
    published: Moment | None

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        return pattern.finditer(self.text, self.span.start, self.span.end)

    def before(self, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
        """What stands right before a place."""
        return pattern.search(self.text, max(self.span.start, at - _FAR), at)

    def after(self, at: int) -> str:
        """The next word, or "" where punctuation or the end follows."""
        found = self.shapes.word_after.match(self.text, at, min(at + _FAR, self.span.end))
        return found.group("word") if found else ""


def times(
    article: Article, sentences: tuple[Sentence, ...], metadata: tuple[Metadatum, ...], *, calendar: Calendar
) -> tuple[TimeExpression, ...]:
    """Finds the dates that are written out, and the days that they denote."""
    said = preferred(metadata, "published")
    published = None if said is None else moments.moment(said)
    key, ready = article.key, shapes(calendar)
    found: list[TimeExpression] = []
    for sentence in sentences:
        if not sentence.in_article or not any(c.isdigit() for c in sentence.span.of(article.text)):
            continue
        for date in _dates(_Reading(article.text, sentence.span, ready, calendar, published)):
            first, last = date.days if date.days is not None else (None, None)
            found.append(
                TimeExpression(
                    made=BY.rule(date.rule, CONFIDENCE[date.rule]), article=key, span=date.span, type=date.type, value=date.value,
                    mod=date.mod, earliest=first, latest=last, anchor=date.anchor,
                )
            )  # fmt: skip
    return tuple(found)


def _dates(reading: _Reading) -> list[_Date]:
    """The dates of a sentence in order; where two overlap, the one that begins first, then the longer."""
    every = chain(_numeric(reading), _day_months(reading), _month_years(reading), _decades(reading), _years(reading))
    kept: list[_Date] = []
    for date in sorted(every, key=lambda d: (d.span.start, -d.span.end)):
        if not kept or date.span.start >= kept[-1].span.end:
            kept.append(date)
    return [date for date in kept if date.value]


def _numeric(reading: _Reading) -> Iterator[_Date]:
    """2025-11-18, 18/11/2025. Where 3/4/2025 could be either day, only the year is certain. No such day: no value, as below."""
    for found in reading.matches(reading.shapes.numeric):
        span = Span(*found.span())
        if found["iso"] is not None:
            at = moments.moment(found["iso"])
            yield _Date(span, at or "", "iso_date", None if at is None else (at, at), type="TIME" if "T" in found["iso"] else "DATE")
            continue
        year, first, second = int(found["year"]), int(found["first"]), int(found["second"])
        days = sorted({day for day in (moments.on(year, second, first), moments.on(year, first, second)) if day is not None})
        value = "" if not days or not 1000 <= year < 2200 else days[0] if len(days) == 1 else f"{year:04d}"
        yield _Date(span, value, "numeric_date", (days[0], days[-1]) if value else None)


def _day_months(reading: _Reading) -> Iterator[_Date]:
    """18 November 2025, Nov. 18, Tuesday, November 18; "Nov. 18-20, 2025" has its year after the last day.

    A day that no calendar has gives a date without a value, which hides its parts.
    """
    for found in reading.matches(reading.shapes.day_month):
        month = reading.calendar.months[_name(found["month1"] or found["month2"])]
        day = int(re.sub(r"\D", "", found["day1"] or found["day2"]))
        end, year = found.end(), found["year"]
        if year is not None and reading.after(end) in reading.calendar.amounts:
            end, year = found.start("tail"), None
        if found["day2"] is not None and year is None and reading.after(end) in reading.calendar.amounts:
            continue
        span = Span(found.start(), end - (found["month1"] is not None and year is None and _ends_sentence(reading, end)))
        if year is None:
            later = reading.shapes.range_end.match(reading.text, end, reading.span.end)
            year = None if later is None else later["year"]
        if year is not None:
            at = moments.on(int(year), month, day)
            yield _Date(span, at or "", "full_date", None if at is None else (at, at))
        else:
            yield _completed(span, month, day, found["weekday"], reading)


def _completed(span: Span, month: int, day: int, weekday: str | None, reading: _Reading) -> _Date:
    """A day without a year: the nearest to publication, on the weekday that the article gives."""
    if moments.on(2000, month, day) is None:
        return _Date(span, "", "open_date", None)
    number = None if weekday is None else reading.calendar.weekdays[_name(weekday)]
    at = None if reading.published is None else moments.nearest(month, day, reading.published, weekday=number)
    if at is None:
        return _Date(span, f"XXXX-{month:02d}-{day:02d}", "open_date", None)
    return _Date(span, at, "completed_date", (at, at), anchor=f"published {reading.published}")


def _month_years(reading: _Reading) -> Iterator[_Date]:
    """November 2025, early March 1996."""
    for found in reading.matches(reading.shapes.month_year):
        at = moments.on(int(found["year"]), reading.calendar.months[_name(found["month"])])
        if at is not None and reading.after(found.end()) not in reading.calendar.amounts:
            start, mod = _part(reading, found.start())
            yield _Date(Span(start, found.end()), at, "month", (moments.earliest(at), moments.latest(at)), mod)


def _decades(reading: _Reading) -> Iterator[_Date]:
    """The 1990s, the late 1970s."""
    for found in reading.matches(reading.shapes.decade):
        start, mod = _part(reading, found.start())
        word = reading.before(reading.shapes.word_before, start)
        if word is not None and word["word"].lower() == "the":
            start = word.start("word")
        value = found["decade"]
        yield _Date(Span(start, found.end()), value, "decade", (Moment(f"{value}0-01-01"), Moment(f"{value}9-12-31")), mod)


def _years(reading: _Reading) -> Iterator[_Date]:
    """In 2024, the end of 1990, the 2024 election; four digits alone are not a year."""
    chained = -1
    for found in reading.matches(reading.shapes.year):
        start, mod = _part(reading, found.start())
        if found.start() != chained and not _is_year(reading, found, mod):
            continue
        at = Moment(found["year"])
        yield _Date(Span(start, found.end()), at, "year", (moments.earliest(at), moments.latest(at)), mod)
        chain_to = reading.shapes.next_year.match(reading.text, found.end(), reading.span.end)
        if chain_to and (chain_to["word"] is None or chain_to["word"] in reading.calendar.between_years):
            chained = chain_to.start("year") if _leaves_a_year(reading, chain_to.end()) else -1


def _is_year(reading: _Reading, found: re.Match[str], mod: str | None) -> bool:
    """Whether the words around four digits make them a year."""
    if mod is not None:
        return _leaves_a_year(reading, found.end())
    word = reading.before(reading.shapes.word_before, found.start())
    if word is None:
        return False
    if word["word"].lower() in reading.calendar.determiners:
        return reading.after(found.end()) in reading.calendar.dated
    if word["word"] == "of":
        whole = reading.before(reading.shapes.word_before, word.start())
        if whole is not None and whole["word"] in reading.calendar.parts_of_year:
            return False
    return word["word"].lower() in reading.calendar.before_year and _leaves_a_year(reading, found.end())


def _leaves_a_year(reading: _Reading, at: int) -> bool:
    """Whether what follows four digits lets them be a year: not "in 2000 homes"."""
    word = reading.after(at)
    if word in reading.calendar.amounts:
        return False
    chained = reading.shapes.next_year.match(reading.text, at, reading.span.end)
    return (
        not word.islower() or word in reading.calendar.after_year or word in reading.calendar.dated or bool(chained and not chained["word"])
    )


def _part(reading: _Reading, at: int) -> tuple[int, str | None]:
    """Where "early", "the end of" begins before a place, and its mod; the place itself and None where there is nothing of the kind."""
    found = reading.before(reading.shapes.part_before, at)
    if found is None:
        return at, None
    return found.start("part"), reading.calendar.parts[found["part"].lower()]


def _ends_sentence(reading: _Reading, at: int) -> bool:
    """Whether the point before this place ends the sentence and belongs to no abbreviation: "on 18 May."."""
    return reading.text[at - 1] == "." and (reading.span.end == at or not reading.text[at : reading.span.end].strip())


def _name(word: str) -> str:
    """A month or a weekday as the calendar spells it."""
    return word.rstrip(".").capitalize()
