"""Which function reads which rule of time: the names under `reads` in `time_rules.toml`; years, stretches without a place, and sets."""

from collections.abc import Callable, Mapping
from datetime import date

from onrecord.extract import time_counts as counts
from onrecord.extract import time_days as days
from onrecord.extract import time_feasts as feasts
from onrecord.extract import time_hours as hours
from onrecord.extract import time_parts as parts
from onrecord.extract import time_quarters as quarters
from onrecord.extract import time_shifts as shifts
from onrecord.extract import time_stretches as stretches
from onrecord.extract.time_amounts import amount, duration, mod_of, unit_of
from onrecord.extract.time_context import Anchor, Context, Hit, Said
from onrecord.extract.time_parts import mod_part, year_in
from onrecord.text.periods import named, step

Reader = Callable[[Hit, Context], Said | None]


def year(hit: Hit, context: Context) -> Said | None:
    """1989, in late 2001, the end of 1990; four digits that nothing ties to time are a year from 1800 to 2050 alone."""
    value, _ = year_in(hit, context)
    if value is None:
        return None
    before = hit.before()
    tied = before is not None and "BEFORE_YEAR" in before.means
    if not tied and hit.last - hit.first == 1 and not 1800 <= value < 2051:
        return None
    if hit.last - hit.first == 1 and _counts(hit, value, tied):
        return None
    if before is not None and "HYPHEN" in before.means and hit.first > 1:
        left = hit.words[hit.first - 2]
        if left.end == before.start and before.end == hit.words[hit.first].start and "YEAR" not in left.means:
            return None
    mod = mod_part(hit)
    mod = {"post": "AFTER", "pre": "BEFORE"}.get(hit.words[hit.first].low, mod)
    mod = "ON_OR_AFTER" if hit.has("beyond", "later") else mod
    return Said(f"{value:04d}", "Y", mod, at=date(value, 1, 1))


def _counts(hit: Hit, value: int, tied: bool) -> bool:
    """Whether four digits number what follows: "in 2000 homes", "there were 2024 seats"."""
    after = hit.after()
    plural = after is not None and not after.means and after.low.endswith("s") and not after.low.endswith("ss")
    return plural and (not tied or value % 100 == 0)


def short_year(hit: Hit, context: Context) -> Said | None:
    """'98."""
    value = parts.short_year(int(str(hit.value("SHORTYEAR"))), context)
    if value < 1:
        return Said("")
    return Said(f"{value:04d}", "Y", at=date(value, 1, 1))


def short_range(hit: Hit, context: Context) -> Said | None:
    """The 18 of 1914-18."""
    start = hit.words[hit.first - 2] if hit.first > 1 else None
    digits = hit.words[hit.first].low
    if start is None or "YEAR" not in start.means or len(digits) != 2 or start.end + 1 != hit.words[hit.first].start:
        return None
    value = int(start.means["YEAR"]) // 100 * 100 + int(digits)
    return Said(f"{value:04d}", "Y", at=date(value, 1, 1)) if value > int(start.means["YEAR"]) else None


def decade(hit: Hit, context: Context) -> Said | None:
    """The 1990s, the late 1970s, the nineties, the nineteen-sixties."""
    mod = mod_part(hit)
    value = hit.named("YEARS4")
    if value is None:
        short = hit.named("SHORTDECADE")
        digit = int(short) if short is not None else hit.number("DECADE")
        if digit is None:
            return None
        begun = next((w.means["CENTURYTEEN"] for w in hit.words[hit.first : hit.last] if "CENTURYTEEN" in w.means), None)
        base = context.base()
        if begun is None:
            if hit.words[hit.first].low != "the" and mod is None:
                return None
            begun = 19 if base is None or digit * 10 + 2000 > base[0].year else 20
        value = f"{int(begun)}{digit}"
    return Said(value, "10Y", mod, at=date(max(1, int(value) * 10), 1, 1))


def century(hit: Hit, context: Context) -> Said | None:
    """The 19th century, this century: by the digits that its years begin with."""
    mod = mod_part(hit)
    pointed = hit.number("LAST", "THIS", "NEXT", "CURRENT", "PREVIOUS", "PAST")
    if pointed is not None:
        base = context.base()
        at = None if base is None else step(base[0], pointed, "100Y")
        return None if at is None or base is None else Said(named(at, "100Y"), "100Y", mod, at=at, anchored=base[1])
    tens = hit.number("TENS")
    number = hit.number("DAYTH", "NUMBERTH") if hit.value("DAYTH", "NUMBERTH") is not None else _last_ordinal(hit)
    number = number if tens is None or number is None else tens + number
    if number is None or not 1 <= number <= 22:
        return None
    if hit.value("BC") is not None:
        return Said(f"BC{number - 1:02d}", None, mod)
    return Said(f"{number - 1:02d}", "100Y", mod, at=date(max(1, (number - 1) * 100), 1, 1))


def _last_ordinal(hit: Hit) -> int | None:
    found = [word.means["ORDINAL"] for word in hit.words[hit.first : hit.last] if "ORDINAL" in word.means]
    return int(found[-1]) if found else None


def bc(hit: Hit, context: Context) -> Said | None:
    """479 BC. No calendar here counts so far back: the value says the year, and no days are given."""
    number = hit.number("NUM")
    if number is None or not 1 <= number <= 9999:
        return Said("")
    return Said(f"BC{number:04d}", None, "APPROX" if hit.value("APPROX") is not None else None)


def length(hit: Hit, context: Context) -> Said | None:
    """Five years, two and a half hours, the next three months, decades."""
    unit, before = unit_of(hit), hit.before()
    if unit is None or _an_age(hit) or (unit == "Q" and _a_fraction(hit)):
        return Said("") if unit is not None else None
    if before is not None and {"AMOUNT", "TIMES"} & before.means.keys() and hit.words[hit.first].low == "a":
        return Said(duration(1, unit), type="SET")
    if (counted := stretches.from_happening(hit, context)) is not None:
        return counted
    if before is not None and before.low == "in" and unit != "Q" and context.direction(hit.words, hit.first, hit.last) > 0:
        return stretches.from_now(hit, context)
    return Said(duration(amount(hit), unit), None, mod_of(hit), "DURATION")


def quarter_hours(hit: Hit, context: Context) -> Said | None:
    """Three-quarters of an hour, a quarter of an hour."""
    return Said("PT45M" if hit.has("three") else "PT15M", type="DURATION")


def _an_age(hit: Hit) -> bool:
    """Whether the words give a person's age: "a six-year-old boy"."""
    after = hit.after()
    return hit.value("OLD") is not None and (unit_of(hit) == "Y" or after is None or "PERSON" in after.means)


def _a_fraction(hit: Hit) -> bool:
    """Whether a quarter is a share of something: "a quarter of voters", "rose by a quarter", "three quarters of an hour"."""
    if hit.value("MORE") is not None or amount(hit) not in (1, 3):
        return False
    before, after = hit.before(), hit.after()
    if after is not None and after.low == "of":
        return True
    lasts = before is not None and (before.low in _LASTS or {"AMOUNT", "TIMES", "DECIMAL", "NUM"} & before.means.keys())
    return amount(hit) == 1 and not lasts


_LASTS = frozenset({"for", "in", "within", "per", "after", "every", "over", "during"})


def vague_units(hit: Hit, context: Context) -> Said | None:
    """Recent weeks, the coming years."""
    unit = unit_of(hit)
    if unit is None:
        return None
    if hit.value("COMING") is not None and hit.words[hit.first].low == "the":
        return Said("FUTURE_REF", type="DATE")
    return Said(duration(None, unit), None, None, "DURATION")


def year_end(hit: Hit, context: Context) -> Said | None:
    """Year-end: the last day of the year."""
    base = context.base()
    if not hit.has("year") or base is None:
        return None
    at = date(base[0].year, 12, 31)
    return Said(named(at, "D"), "D", at=at, anchored=base[1])


_LONG_AGO = 60
"""Days before its own from which an article tells of another time."""


def nth(hit: Hit, context: Context) -> Said | None:
    """The 12th day of the strike: counted from its first. Its 35th day: what is in it is in it when the article is written."""
    base, before, unit, after = context.base(), hit.before(), unit_of(hit), hit.after()
    if unit == "D" and after is not None and after.low == "of" and (told := context.happened.of(hit.words, hit.last + 1)) is not None:
        number = hit.number("DAYTH", "NUMBERTH", "ORDINAL") or 1
        day = step(told[0], number - 1, "D")
        return None if day is None else Said(named(day, "D"), "D", at=day, anchored=Anchor(f"event {told[0].isoformat()}", told[1]))
    if base is not None and context.last is not None and context.last[1] == "D" and (base[0] - context.last[0]).days > _LONG_AGO:
        return Said("")  # "on the tenth day of the strike": of one that is long over
    if (
        base is None
        or before is None
        or unit != "D"
        or before.low not in ("in", "into", "for", "'s", "’s", "is", "enters", "entered", "on")
    ):
        return None
    return Said(named(base[0], "D"), "D", at=base[0], anchored=base[1])


def every_weekday(hit: Hit, context: Context) -> Said | None:
    """Every Monday, Fridays."""
    weekday = hit.number("WEEKDAY", "WABBR", "WEEKDAYS")
    part = hit.named("DAYPART", "DAYPARTS")
    return None if weekday is None else Said(f"XXXX-WXX-{weekday + 1}{f'T{part}' if part else ''}", type="SET")


def every_named(hit: Hit, context: Context) -> Said | None:
    """Each July, every 4 July, every summer, every morning."""
    month, number, name, part = hit.number("MONTH", "MABBR"), hit.number("DAY", "DAYTH"), hit.named("SEASON"), hit.named("DAYPART")
    if month is not None:
        return Said(f"XXXX-{month:02d}{'' if number is None else f'-{number:02d}'}", type="SET")
    return Said(f"XXXX-{name}" if name is not None else f"XXXX-XX-XXT{part}", type="SET")


def every_unit(hit: Hit, context: Context) -> Said | None:
    """Every day, every two years, twice a week."""
    unit = unit_of(hit)
    if unit is None:
        return None
    count = 2.0 if hit.has("other") else 1.0 if hit.value("TIMES") is not None else amount(hit)
    ordinal = hit.number("ORDINAL")
    return Said(duration(float(ordinal) if ordinal is not None else count or 1.0, unit), None, None, "SET")


def set_word(hit: Hit, context: Context) -> Said | None:
    """Daily, annually; the Daily Herald is a name."""
    if hit.value("SETNAME") is not None and any(
        word is not None and {"BIGWORD", "NAMEWORD"} & word.means.keys() for word in (hit.before(), hit.after())
    ):
        return Said("")
    value = hit.named("SETWORD", "SETADVERB")
    return None if value is None else Said(value, type="SET")


def present(hit: Hit, context: Context) -> Said | None:
    """Now, currently, at the moment."""
    return Said("PRESENT_REF", type="DATE")


def past(hit: Hit, context: Context) -> Said | None:
    """Recently, in the past."""
    return Said("PAST_REF", type="DATE")


def future(hit: Hit, context: Context) -> Said | None:
    """Soon, the near future; what "soon became" is behind."""
    if hit.value("FUTURE_REF") is not None and (context.narrative or context.direction(hit.words, hit.first, hit.last) < 0):
        return Said("")
    return Said("FUTURE_REF", type="DATE")


def nothing(hit: Hit, context: Context) -> Said | None:
    """Words that look like time and are none, such as an age: they hide their parts."""
    return Said("")


READERS: Mapping[str, Reader] = {
    "stamp": days.stamp, "numeric": days.numeric, "day": days.day, "day_of_range": days.day_of_range, "clock": hours.clock,
    "daypart": hours.daypart, "daypart_of_that_day": hours.daypart_of_that_day, "feast": feasts.feast, "feast_season": feasts.feast_season,
    "shift_from": shifts.shift_from, "week_of": shifts.week_of, "month": stretches.month, "season": stretches.season,
    "quarter": quarters.quarter, "quarter_code": quarters.quarter_code, "fiscal": stretches.fiscal, "period": stretches.period,
    "ago": stretches.ago, "from_now": stretches.from_now,
    "from_happening": stretches.from_happening, "later": stretches.later, "year_ago": quarters.year_ago, "year": year,
    "short_year": short_year, "short_range": short_range, "decade": decade, "century": century, "bc": bc, "duration": length,
    "vague_units": vague_units, "year_end": year_end, "nth": nth, "every_weekday": every_weekday, "every_named": every_named,
    "every_unit": every_unit, "set_word": set_word, "eve_of": shifts.eve_of, "week_from": days.week_from, "day_of_month": days.day_of_month,
    "after_that": shifts.after_that, "small_hours": hours.small_hours,
    "daypart_beside": hours.daypart_beside, "seasons_ago": stretches.seasons_ago, "but_one": stretches.but_one,
    "weekday_but_one": counts.weekday_but_one, "daypart_but_one": counts.daypart_but_one, "weekday_of_month": counts.weekday_of_month,
    "night_of_two_days": counts.night_of_two_days, "last_quarter": quarters.last_quarter, "two_units": counts.two_units,
    "quarter_hours": quarter_hours, "present": present, "past": past, "future": future, "nothing": nothing,
}  # fmt: skip
"""By the name that a rule gives under `reads`."""
