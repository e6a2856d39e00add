"""From which day an article speaks: its day of publication, or the date over it; whether it is a narrative; how it writes 3/4/2025."""

import re
from collections.abc import Iterator
from datetime import date

from onrecord.extract.time_context import Anchor, Context, Hit, Order, signs
from onrecord.extract.time_days import day, numeric, stamp
from onrecord.extract.time_events import Dates
from onrecord.extract.time_words import Grammar, Word
from onrecord.lexicons.calendar import Calendar
from onrecord.model.article import Article, Metadatum, preferred
from onrecord.model.span import Span
from onrecord.model.syntax import Sentence
from onrecord.text import moments

_YEAR = re.compile(r"(?<![\w$€£,.])(?:1[0-9]|20)\d\d(?![\w,]|\.\d)")
_NEAR = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:this|last|next) (?:week|month|year))\b"
)
_NUMERIC = re.compile(r"(?<![\w/.-])(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?![\w/-])")
_YEARS, _SHARE = 6, 3
"""A text is a narrative where it names at least six years before the last two, and three times as many as days of its own week: so are 18
of the 22 texts of WikiWars, and none of 128 news articles of TimeBank and AQUAINT."""
_HEAD_LINES, _HEAD_WORDS = 6, 9
"""How many lines, and words of one, are searched for the date over an article."""
_AGE = 3
"""How many days a dateline may lie before publication."""


def origins(
    article: Article, sentences: tuple[Sentence, ...], metadata: tuple[Metadatum, ...], calendar: Calendar, rules: Grammar
) -> Context:
    """The day that an article speaks from, and what else holds for all of its dates."""
    said = preferred(metadata, "published") or preferred(metadata, "updated")
    published = None if said is None else moments.moment(said)
    now = None if published is None else moments.day_of(published)
    context = Context(
        calendar,
        signs(calendar),
        now,
        Anchor("" if now is None else f"published {now.isoformat()}"),
        False,
        None,
        Dates(calendar.happenings, calendar.past),
    )
    context.order = _order(article.text, now) or _of_outlet(metadata)
    header = next(_headers(article.text, sentences, rules, context), None)
    if header is not None and (now is None or 0 <= (now - header).days <= _AGE):
        context.now, context.now_from = header, Anchor(f"header {header.isoformat()}")
    context.narrative = _narrative(article.text, context.now)
    context.order = _order(article.text, context.now) or _of_outlet(metadata)
    return context


def _narrative(text: str, now: date | None) -> bool:
    years = [int(year) for year in _YEAR.findall(text)]
    old = sum(1 for year in years if now is None or year < now.year - 2)
    return old >= _YEARS and old >= _SHARE * len(_NEAR.findall(text))


def _order(text: str, now: date | None) -> Order | None:
    """Whether the article writes the day first: told by its dates that can be read in one way only, or that are its own day."""
    votes = {"day first": 0, "month first": 0}
    for first, second, year in ((int(a), int(b), int(c)) for a, b, c in _NUMERIC.findall(text)):
        if first > 12 >= second or (now is not None and (year, second, first) == (now.year, now.month, now.day) and first != second):
            votes["day first"] += 1
        elif second > 12 >= first or (now is not None and (year, first, second) == (now.year, now.month, now.day) and first != second):
            votes["month first"] += 1
    if votes["day first"] and not votes["month first"]:
        return "day first"
    return "month first" if votes["month first"] and not votes["day first"] else None


def _of_outlet(metadata: tuple[Metadatum, ...]) -> Order | None:
    """The order that the page, or the other pages of its outlet, tell; what tells it, the metadatum says."""
    told = preferred(metadata, "date_order")
    return "day first" if told == "day first" else "month first" if told == "month first" else None


def _headers(text: str, sentences: tuple[Sentence, ...], rules: Grammar, context: Context) -> Iterator[date]:
    """The dates over an article: alone in a line, or between the place and the agency at its beginning."""
    shapes = [(rules.each[n], _WRITTEN[rule.name]) for n, rule in enumerate(rules.rules) if rule.name in _WRITTEN]
    for line in _lines(text, sentences):
        words, letters = rules.words(text, line.start, min(line.end, line.start + 200))
        for shape, read in shapes:
            found = shape.search(letters)
            if found is None or found.start() > _HEAD_WORDS or not _alone(words, found.start(), found.end(), text):
                continue
            said = read(Hit(words, found.start(), found.end()), context)
            if said is not None and said.at is not None:
                yield said.at


_WRITTEN = {"date": day, "numeric_date": numeric, "stamp": stamp}
"""Rules of days that may stand over an article, and who reads them: 3 March 2020, 25/12/2024, 2024-12-25."""


def _lines(text: str, sentences: tuple[Sentence, ...]) -> Iterator[Span]:
    at, count = 0, 0
    while count < _HEAD_LINES and at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if text[at : min(end, at + 200)].strip():
            count += 1
            yield Span(at, end)
        at = end + 1


def _alone(words: list[Word], first: int, last: int, text: str) -> bool:
    """Whether a date is all of its line but a word or two, or stands after a place in capitals and before an agency or a dash."""
    before, after = words[:first], words[last:]
    if not after or all(not text[w.start].isalnum() for w in after):
        return len(before) <= 3 and not any(text[w.start].islower() for w in before)
    shouted = bool(before) and text[before[0].start : before[0].end].isupper() and len(before[0].low) > 2
    return shouted and after[0].low in ("(", "-", "–", "—", "_")
