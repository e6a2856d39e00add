"""What is written like a figure and is none: years, days, clock times, scores, phone numbers, addresses, versions, names with digits, ages.

Looks at the words around an amount. Not done here: dates as such, which are time expressions.
"""

from onrecord.extract.amounts import Amount
from onrecord.extract.figure_words import HYPHENS, NOTHING, Token, Tokens
from onrecord.lexicons.calendar import Calendar
from onrecord.lexicons.figures import Figures

_INSIDE = frozenset("/@#=&_.:*'’\\")
"""Signs that tie a number to an address, a name or a code."""
_OLDEST = 120


def designates(tokens: Tokens, found: Amount, figures: Figures, calendar: Calendar, *, titled: bool) -> bool:
    """Whether the number names something or says when, and counts nothing. `titled`: most words of the line have capitals."""
    before, after = tokens.at(found.first - 1), tokens.at(found.last)
    if found.sort == "digits":
        return (
            _tied(tokens, found)
            or _clock(tokens, found, figures)
            or _day(before, after, found, calendar)
            or _code(tokens, found, figures, titled)
        )
    word = tokens[found.first]
    if before.low == "year":
        return True
    named = word.capital and found.first > 0 and not titled and before.kind == "word"
    return named or (before.kind == "word" and before.low in figures.designators and before.capital) or _clock(tokens, found, figures)


def is_age(tokens: Tokens, found: Amount, figures: Figures) -> bool:
    """Whether the amount is somebody's age: "50-year-old", "aged 50", "over the age of 21", "Torve, 50,"."""
    if (
        found.unit is not None
        and found.unit.name in ("year", "month", "week", "day")
        and tokens.joined(found.last, found.last + 2)[:3] == "old"
    ):
        return True
    if found.unit is not None or not 0 < found.low <= _OLDEST:
        return False
    if tokens.at(found.first - 1).low in ("over", "under", "above", "below") and tokens.at(found.first - 2).low in figures.grown:
        return not tokens.at(found.last).low.endswith("s")  # "voters over 65"
    back = [t.low for t in tokens[max(0, found.first - 3) : found.first]]
    return any(word in figures.ages for word in back[-1:]) or any(word in ("age", "ages") for word in back) or _apposed(tokens, found)


def _apposed(tokens: Tokens, found: Amount) -> bool:
    """ "Torve, 50, said"."""
    name = tokens.at(found.first - 2)
    return tokens.at(found.first - 1).form == "," and tokens.at(found.last).form in (",", ".") and name.kind == "word" and name.capital


def _tied(tokens: Tokens, found: Amount) -> bool:
    """Whether letters or signs are glued to the digits: "A380", "COVID-19", "21st", "1990s", "18/11", "2-0", "5G"."""
    first, before = tokens[found.first], tokens.at(found.first - 1)
    if first.glued and before is not NOTHING:
        if before.kind in ("word", "number") and first.kind == "number":
            return True
        if before.low in HYPHENS or before.form in _INSIDE:
            two = tokens.at(found.first - 2)
            return before.form not in "'’" and (before.glued or before.form in "#@") and (two.kind != "sign" or before.form in "#@")
    after = tokens.at(found.last)
    if found.joined == "score" or not after.glued:
        return found.joined == "score"
    if after.kind == "word":
        return True
    beyond = tokens.at(found.last + 1)
    if after.low in HYPHENS and beyond.low == "to" and tokens.at(found.last + 2).low in HYPHENS:
        return True  # "5-to-4"
    if after.form in ("/", ":", "_", "@") or after.low in HYPHENS:
        return beyond.glued and (beyond.kind == "number" or after.form in ":_@")
    return after.form in (")", ".") and found.first == 0 and found.unit is None  # "1. The bridge"


def _clock(tokens: Tokens, found: Amount, figures: Figures) -> bool:
    """ "10.45pm", "5 a.m.", "noon"."""
    return found.unit is None and found.scale == 1.0 and tokens.at(found.last).low.rstrip(".") in figures.clock


def _day(before: Token, after: Token, found: Amount, calendar: Calendar) -> bool:
    """Whether a month's name makes it a day or a year."""
    if found.unit is not None or found.scale != 1.0:
        return False
    months = calendar.classes["MONTH"].keys() | calendar.classes["MABBR"].keys()
    return (before.form.rstrip(".").capitalize() in months and before.capital) or (
        found.low <= 31 and after.form.rstrip(".").capitalize() in months and after.capital
    )


def _code(tokens: Tokens, found: Amount, figures: Figures, titled: bool) -> bool:
    """Whether bare digits are a year, or the number in a name: "Section 427", "the Fortune 500", "12 Torve Road"."""
    before, after = tokens.at(found.first - 1), tokens.at(found.last)
    if found.unit is not None or found.scale != 1.0:
        return before.capital and before.low in figures.designators and tokens.at(found.first + 1).form == "s"
    form = tokens[found.first].form
    if before.low in figures.designators or (before.form == "." and tokens.at(found.first - 2).low in figures.designators and before.glued):
        return True
    if not titled and _named(tokens, found, before, after):
        return True
    if after.kind == "word" and after.capital and any(tokens.at(found.last + n).low in figures.streets for n in range(1, 4)):
        return all(tokens.at(found.last + n).capital or tokens.at(found.last + n).low in figures.streets for n in range(1, 2))
    if len(form) == 4 and form.isdigit() and 1500 <= found.low <= 2100:
        return _year(tokens, found)
    return False


def _year(tokens: Tokens, found: Amount) -> bool:
    """Whether four bare digits are a year rather than a count: "2000 homes" is one, where nothing before it says otherwise."""
    before, after = tokens.at(found.first - 1), tokens.at(found.last)
    if before.low in (
        "the",
        "in",
        "since",
        "of",
        "by",
        "from",
        "for",
        "this",
        "that",
        "its",
        "'s",
        "until",
        "before",
        "after",
        "to",
        "and",
        "–",
        "-",
    ):
        return True
    return found.low % 100 != 0 or not (after.kind == "word" and after.low == after.form)


def _named(tokens: Tokens, found: Amount, before: Token, after: Token) -> bool:
    """ "The Salyut 6 spacecraft", "a Boeing 737"; in "in Lima 23 people" a preposition stands before the name."""
    if (
        before.kind != "word"
        or not before.capital
        or found.first < 2
        or found.low >= 1000
        or tokens[found.first].form != f"{found.low:.0f}"
    ):
        return False
    ahead = tokens.at(found.first - 2)
    return ahead.low in ("a", "an", "the") or (ahead.kind == "word" and ahead.capital and after.capital)
