"""What is counted from a day that the words name: two days after the 3 March attack, the eve of Easter, the week of 6 March."""

from datetime import date

from onrecord.extract.time_amounts import amount, mod_of, unit_of
from onrecord.extract.time_context import Anchor, Context, Hit, Said
from onrecord.extract.time_days import named_day
from onrecord.extract.time_feasts import feast, feast_named
from onrecord.model.span import Span
from onrecord.text.periods import named, step


def shift_from(hit: Hit, context: Context) -> Said | None:
    """Two days after the 3 March attack, the day before yesterday, a week from Monday."""
    words = hit.words[hit.first : hit.last]
    turn = next((n for n, word in enumerate(words) if "RELATION" in word.means or word.low == "from"), None)
    if turn is None:
        return None
    before = hit.before()
    if words[turn].low == "from" and before is not None and before.low == "for":
        return None  # "for a year from 1 July" lasts a year
    exact = turn > 3 and words[turn - 1].low == "day" and words[turn - 3].low == "to"  # "a month to the day after"
    start = Hit(hit.words, hit.first, hit.first + turn - 3 * exact)
    origin = _origin(Hit(hit.words, hit.first + turn, hit.last), context)
    unit, count = unit_of(start), amount(start)
    if unit is None or origin is None or origin.at is None:
        return None
    sign = int(words[turn].means.get("RELATION", 1))
    at = step(origin.at, sign * int(1 if count is None else count), unit)
    anchored = origin.anchored
    if origin.unit == "D" and context.happened.modifies(hit.words, hit.last):
        first = hit.first + turn + (2 if hit.words[hit.first + turn + 1].low == "the" else 1)
        dated = Span(hit.words[first].start, hit.words[hit.last - 1].end)
        anchored = Anchor(f"event {origin.at.isoformat()}", dated)
        context.happened.note(hit.words, first, hit.last, origin.at, dated)
    unit = "D" if exact and origin.unit == "D" else unit
    return None if at is None else Said(named(at, unit), unit, mod_of(start), at=at, anchored=anchored)


def _origin(hit: Hit, context: Context) -> Said | None:
    if feast_named(hit, context) is not None:
        return feast(hit, context)
    if hit.value("DAY", "DAYTH", "WEEKDAY", "WABBR", "DEICTIC") is not None:
        return named_day(hit, context)
    month, year = hit.number("MONTH", "MABBR"), hit.number("YEAR")
    base = context.base()
    if month is None or (year is None and base is None):
        return None
    years = year if year is not None or base is None else base[0].year
    return None if years is None else Said("", "M", at=date(years, month, 1))


def eve_of(hit: Hit, context: Context) -> Said | None:
    """The eve of the 12 July summit, the eve of Easter Sunday."""
    words = Hit(hit.words, hit.first + 3, hit.last)
    found = named_day(words, context) if feast_named(words, context) is None else feast(words, context)
    if found is None or found.at is None:
        return found
    at = step(found.at, -1, "D")
    return None if at is None else Said(named(at, "D"), "D", at=at, anchored=found.anchored)


def after_that(hit: Hit, context: Context) -> Said | None:
    """Two days after that: after the day that the text last spoke of."""
    unit, count = unit_of(hit), amount(hit)
    if unit is None or unit.startswith("T") or count is None or count % 1 or context.last is None or context.last[1] != "D":
        return None
    if context.sentence - context.seen_in > 1:
        return None
    at = step(context.last[0], (-1 if hit.has("before") else 1) * int(count), unit)
    return None if at is None else Said(named(at, unit), unit, mod_of(hit), at=at, anchored=context.last[2])


def week_of(hit: Hit, context: Context) -> Said | None:
    """The week of March 6."""
    found = named_day(hit, context)
    return None if found is None or found.at is None else Said(named(found.at, "W"), "W", at=found.at, anchored=found.anchored)
