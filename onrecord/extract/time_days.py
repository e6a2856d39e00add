"""What expressions of days mean: dates, weekdays, "yesterday", with a part of the day or a clock."""

import re
from datetime import date

from onrecord.extract.time_amounts import mod_of
from onrecord.extract.time_clock import at_clock, clock_in
from onrecord.extract.time_context import Anchor, Context, Hit, Said
from onrecord.extract.time_parts import onward, year_in
from onrecord.model.time import Moment
from onrecord.text import moments
from onrecord.text.periods import named, step

_SEASON = 75
"""How many days off a day without a year may lie against the tense of its clause."""


_MISFIT = 0.6
"""How sure a day is, against others, whose weekday is that of no such day near by."""


def stamp(hit: Hit, context: Context) -> Said | None:
    """2025-11-18, 2025-11-18T14:05Z."""
    at = moments.moment(str(hit.value("ISO")))
    if at is None:
        return Said("")
    if "T" in at:
        return Said(at, "T", type="TIME", at=moments.day_of(at), days=(at, at))
    return Said(at, "D", at=moments.day_of(at))


def numeric(hit: Hit, context: Context) -> Said | None:
    """18/11/2025, 11/18/98: the order of day and month is that of the outlet's other dates; without any, only the year is certain."""
    first, second, year = (int(part) for part in re.split(r"\D", str(hit.value("NUMERIC"))))
    mark = str(hit.value("NUMERIC")).strip("0123456789")[0]
    short = re.search(r"\D(\d\d)$", str(hit.value("NUMERIC"))) is not None
    if short and mark != "/":
        return None
    if short:
        year += 1900 if year > 50 else 2000
    day_first, month_first = moments.on(year, second, first), moments.on(year, first, second)
    if not 1000 <= year < 2200 or (day_first is None and month_first is None):
        return Said("")
    if day_first is not None and month_first is not None and day_first != month_first:
        if context.order is None:
            ends = sorted((day_first, month_first))
            return Said(f"{year:04d}", None, days=(ends[0], ends[1]))
        chosen = day_first if context.order == "day first" else month_first
        return Said(chosen, "D", at=moments.day_of(chosen), anchored=Anchor(f"order {context.order}"))
    only = day_first or month_first
    return None if only is None else Said(only, "D", at=moments.day_of(only))


def day(hit: Hit, context: Context) -> Said | None:
    """18 November 2025, Tuesday, last Friday, yesterday morning, 3 p.m. on Monday."""
    found = named_day(hit, context)
    if found is None or not found.value:
        return found
    part, clock = hit.named("DAYPART"), clock_in(hit)
    if hit.has("tonight"):
        part = "NI"
    mod = hit.named("PART", "PARTOF", "COMPARED") or (mod_of(hit) if clock else None)
    if clock is not None:
        return at_clock(found, clock, mod, hit)
    if part is not None:
        return Said(f"{found.value}T{part}", "D", mod, "TIME", found.at, found.anchored, sure=found.sure)
    return Said(found.value, found.unit, mod, found.type, found.at, found.anchored, sure=found.sure)


def named_day(hit: Hit, context: Context) -> Said | None:
    """A day without its hours: a date, a weekday, "yesterday"."""
    month = hit.number("MONTH", "MABBR")
    if month is not None:
        return _of_month(hit, context, month)
    base = context.base()
    shift = hit.number("DEICTIC")
    if shift is not None:
        at = None if base is None else step(base[0], shift, "D")
        return Said("XXXX-XX-XX", "D") if at is None or base is None else Said(named(at, "D"), "D", at=at, anchored=base[1])
    weekday = hit.number("WEEKDAY", "WABBR")
    return None if weekday is None else _weekday(hit, context, weekday)


def _of_month(hit: Hit, context: Context, month: int) -> Said | None:
    at_month = next(n for n in range(hit.first, hit.last) if {"MONTH", "MABBR"} & hit.words[n].means.keys())
    number = _number_beside(hit, at_month)
    if number is None or moments.on(2000, month, number) is None:
        return Said("")
    year, _ = year_in(Hit(hit.words, at_month, hit.last), context)
    if year is None:
        year = _year_of_range(hit)
    if year is not None:
        full = moments.on(year, month, number)
        return Said("") if full is None else Said(full, "D", at=moments.day_of(full))
    base = context.base()
    weekday = hit.number("WEEKDAY", "WABBR")
    if base is None:
        return Said(f"XXXX-{month:02d}-{number:02d}", "D")
    if context.narrative:
        told = moments.on(base[0].year + onward(context, month - base[0].month), month, number)
        return Said(f"XXXX-{month:02d}-{number:02d}", "D") if told is None else Said(told, "D", at=moments.day_of(told), anchored=base[1])
    if weekday is not None:
        return _of_weekday(hit, context, (month, number), weekday, base)
    nearest = moments.nearest(month, number, Moment(base[0].isoformat()))
    if nearest is None:
        return Said(f"XXXX-{month:02d}-{number:02d}", "D")
    at = moments.day_of(nearest)
    if at is not None and abs((at - base[0]).days) > _SEASON:
        ahead, way = at > base[0], context.direction(hit.words, hit.first, hit.last)
        turned = moments.on(at.year - 1 if ahead else at.year + 1, month, number)
        if turned is not None and (way < 0 if ahead else way > 0):
            at = moments.day_of(turned)
    return None if at is None else Said(named(at, "D"), "D", at=at, anchored=base[1])


def _of_weekday(hit: Hit, context: Context, of: tuple[int, int], weekday: int, base: tuple[date, Anchor]) -> Said:
    """Tuesday, 18 November: of the year whose 18 November is one; else of the nearest year, where something in it must be mistaken.

    What is not told as ahead is not a year away for a weekday's sake.
    """
    written, origin = Said(f"XXXX-{of[0]:02d}-{of[1]:02d}", "D"), Moment(base[0].isoformat())
    fitting, plain = moments.nearest(*of, origin, weekday=weekday), moments.nearest(*of, origin)
    at = None if fitting is None else moments.day_of(fitting)
    if at is not None and (at - base[0]).days <= _SEASON:
        return Said(named(at, "D"), "D", at=at, anchored=base[1])
    if at is not None and context.direction(hit.words, hit.first, hit.last) > 0:
        return Said(named(at, "D"), "D", at=at, anchored=base[1])
    at = None if plain is None else moments.day_of(plain)
    if at is None or abs((at - base[0]).days) > _SEASON:
        return written
    return Said(named(at, "D"), "D", at=at, anchored=base[1], sure=_MISFIT)


def _number_beside(hit: Hit, at_month: int) -> int | None:
    """The day's number: the one nearest to the month, the one before it where two are as near ("at 10 pm on 14 March")."""
    places = [n for n in range(hit.first, hit.last) if {"DAY", "DAYTH"} & hit.words[n].means.keys()]
    nearest = min(places, key=lambda n: (abs(n - at_month), n), default=None)
    return None if nearest is None else int(hit.words[nearest].means.get("DAYTH", hit.words[nearest].means.get("DAY", 0)))


def _year_of_range(hit: Hit) -> int | None:
    """The year that stands after the last day of a range: "Nov. 18-20, 2025"."""
    for word in hit.words[hit.last : hit.last + 7]:
        if "YEAR" in word.means and "SLASH" not in word.means:
            joins = hit.words[hit.last].low
            return int(word.means["YEAR"]) if joins in ("-", "–", "to", "and", "through", "or", "—") else None
        if not {"DAY", "DAYTH", "MONTH", "MABBR", "COMMA", "HYPHEN", "DOT"} & word.means.keys() and word.low not in (
            "to",
            "and",
            "through",
            "or",
            "—",
        ):
            return None
    return None


def day_of_range(hit: Hit, context: Context) -> Said | None:
    """The 5 of "March 3 to 5", the 3 of "3 to 5 March"."""
    words, at = hit.words, hit.first
    number = hit.number("DAY", "DAYTH")
    joins = ("and", "to", "-", "–", "through", "or")
    if (
        at > 2
        and words[at - 1].low in joins
        and {"DAY", "DAYTH"} & words[at - 2].means.keys()
        and {"MONTH", "MABBR", "DOT"} & words[at - 3].means.keys()
    ):
        if (
            context.last is None
            or context.last[1] != "D"
            or context.last[2].span is None
            or context.last[2].span.end != words[at - 2].end
            or number is None
        ):
            return None
        start = context.last[0]
        said = moments.on(start.year, start.month, number)
        return None if said is None or number <= start.day else Said(said, "D", at=moments.day_of(said), anchored=context.last[2])
    after = words[hit.last : hit.last + 4]
    if (
        len(after) < 3
        or after[0].low not in joins
        or not {"DAY", "DAYTH"} & after[1].means.keys()
        or not {"MONTH", "MABBR"} & after[2].means.keys()
    ):
        return None
    end = 4 if len(after) > 3 and "YEAR" in after[3].means else 3
    whole = _of_month(Hit(words, hit.last + 1, hit.last + end), context, int(after[2].means.get("MONTH", after[2].means.get("MABBR", 0))))
    if whole is None or whole.at is None or number is None or number >= whole.at.day:
        return None
    at_day = whole.at.replace(day=number)
    return Said(named(at_day, "D"), "D", at=at_day, anchored=whole.anchored)


def _weekday(hit: Hit, context: Context, weekday: int) -> Said:
    anaphoric = hit.value("PREVIOUS", "FOLLOWING") is not None
    if _the_same_week(hit, context) and context.last is not None:
        at, _, anchor = context.last
        return _days_from((at, anchor), (weekday - at.weekday()) % 7 or 7)
    base = context.spoken("D") if anaphoric else context.base()
    if base is None:
        return Said(f"XXXX-WXX-{weekday + 1}", "D")
    if hit.value("PREVIOUS", "LAST") is not None or (hit.value("PAST") is not None):
        back = (base[0].weekday() - weekday) % 7 or 7
        return _days_from(base, -back)
    if hit.value("NEXT", "FOLLOWING") is not None:
        return _days_from(base, (weekday - base[0].weekday()) % 7 or 7)
    back = (base[0].weekday() - weekday) % 7
    ahead = (context.direction(hit.words, hit.first, hit.last) > 0 and not _known(hit, context)) or (
        hit.value("THIS") is not None and hit.value("PAST") is None
    )
    if context.narrative:
        ahead = True
    return _days_from(base, (7 - back) % 7 if ahead else -back)


_ABOUT = frozenset({"after", "since", "over", "about", "on", "from", "against", "following", "despite", "by", "with", "at", "the"})
"""Before "Wednesday's vote", these speak of it as of something that is known."""


def _the_same_week(hit: Hit, context: Context) -> bool:
    """Whether "the Thursday" is told of a day that the text has just named."""
    before, after = hit.before(), hit.after()
    alone = hit.last - hit.first == 1 and before is not None and before.low in ("the", "that")
    named_day = context.last is not None and context.last[1] == "D" and context.sentence - context.seen_in <= 1
    return alone and named_day and (after is None or not (after.low.isalpha() and not after.means))


def _known(hit: Hit, context: Context) -> bool:
    """Whether "Wednesday's ruling" is behind, as it is unless something is ahead of it, or it is a vote that somebody "will lose"."""
    before, after = hit.before(), hit.after()
    agenda = context.calendar.agenda
    if (before is None or before.low not in _ABOUT) and any(word.low in agenda for word in hit.words[hit.last + 1 : hit.last + 4]):
        return False
    return after is not None and "POSS" in after.means and (before is None or before.low not in ("for", "of", "before", "until", "in"))


def _days_from(base: tuple[date, Anchor], days: int) -> Said:
    at = step(base[0], days, "D")
    return Said("") if at is None else Said(named(at, "D"), "D", at=at, anchored=base[1])


def week_from(hit: Hit, context: Context) -> Said | None:
    """Thursday week, a week on Thursday: the Thursday after the next one."""
    base, weekday = context.base(), hit.number("WEEKDAY")
    if base is None:
        return None
    ahead = (hit.number("DEICTIC") or 0) if weekday is None else (weekday - base[0].weekday()) % 7 or 7
    return _days_from(base, ahead + 7)


def _goes_on(context: Context, base: date) -> bool:
    """Whether a text still speaks of the month of its last day: in one sentence, or in the next where that month is long over."""
    if context.last is None or context.seen_in == context.sentence:
        return True
    return context.sentence - context.seen_in == 1 and (base - context.last[0]).days > _MONTHS_AGO


_MONTHS_AGO = 60
"""Days from which "the 19th" after a day of that month is not of the article's own month."""


def day_of_month(hit: Hit, context: Context) -> Said | None:
    """The 20th: of the month at hand, or the one beside it where the clause looks that way."""
    base, number = context.base(), hit.number("DAYTH")
    if base is None or number is None:
        return None
    way, before = context.direction(hit.words, hit.first, hit.last), hit.before()
    if before is not None and before.low == "to":
        way = max(way, 0)  # "was put off to the 28th"
    if context.last is not None and context.last[1] == "D" and way <= 0 and _goes_on(context, base[0]):
        told = moments.on(context.last[0].year, context.last[0].month, number)
        at = None if told is None else moments.day_of(told)
        if told is not None and at is not None and at > context.last[0]:
            return Said(told, "D", at=at, anchored=context.last[2])
    months = (0, -1) if way < 0 else (0, 1) if way > 0 else (0,)
    for off in months:
        year, month = divmod(base[0].year * 12 + base[0].month - 1 + off, 12)
        said = moments.on(year, month + 1, number)
        at = None if said is None else moments.day_of(said)
        if said is not None and at is not None and (way == 0 or (at <= base[0] if way < 0 else at >= base[0])):
            return Said(said, "D", at=at, anchored=base[1])
    return None
