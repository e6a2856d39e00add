"""What is counted out in a calendar: the Tuesday before last, the first Sunday in December, a year and three months."""

from calendar import monthrange
from datetime import date

from onrecord.extract.time_amounts import amount, duration, mod_of, unit_of
from onrecord.extract.time_context import Context, Hit, Said
from onrecord.extract.time_days import named_day
from onrecord.extract.time_stretches import month
from onrecord.text.periods import named, step


def weekday_but_one(hit: Hit, context: Context) -> Said | None:
    """The Tuesday before last, the Friday after next."""
    weekday, base = hit.number("WEEKDAY"), context.base()
    if weekday is None:
        return None
    if base is None:
        return Said(f"XXXX-WXX-{weekday + 1}", "D")
    away = (weekday - base[0].weekday()) % 7 or 7
    at = step(base[0], away - (21 if away == 7 else 14) if hit.has("before") else away + 7, "D")
    return None if at is None else Said(named(at, "D"), "D", at=at, anchored=base[1])


def daypart_but_one(hit: Hit, context: Context) -> Said | None:
    """The night before last."""
    part, base = hit.named("DAYPART"), context.base()
    if base is None:
        return Said(f"XXXX-XX-XXT{part}", "D", type="TIME")
    at = step(base[0], -2, "D")
    return None if at is None else Said(f"{named(at, 'D')}T{part}", "D", type="TIME", at=at, anchored=base[1])


def weekday_of_month(hit: Hit, context: Context) -> Said | None:
    """The first Sunday in December, the last Monday of May 2020."""
    weekday, number = hit.number("WEEKDAY"), hit.number("ORDINAL", "DAYTH")
    at_month = next(n for n in range(hit.first, hit.last) if hit.words[n].low in ("in", "of")) + 1
    of = month(Hit(hit.words, at_month, hit.last), context)
    if of is None or weekday is None:
        return None
    if of.at is None:
        return of
    last = monthrange(of.at.year, of.at.month)[1]
    if number is None:
        day = last - (date(of.at.year, of.at.month, last).weekday() - weekday) % 7
    else:
        day = 1 + (weekday - of.at.weekday()) % 7 + 7 * (number - 1)
    if not 1 <= day <= last:
        return Said("")
    at = of.at.replace(day=day)
    return Said(named(at, "D"), "D", at=at, anchored=of.anchored)


def night_of_two_days(hit: Hit, context: Context) -> Said | None:
    """The night of 23-24 August 1944: it belongs to the evening on which it began."""
    days = [n for n in range(hit.first, hit.last) if {"DAY", "DAYTH"} & hit.words[n].means.keys()]
    found = named_day(Hit(hit.words, days[1], hit.last), context)
    number = Hit(hit.words, days[0], days[1]).number("DAY", "DAYTH")
    if found is None or found.at is None or number is None:
        return found
    at = step(found.at, -1, "D")
    if at is None or at.day != number:
        return Said("")
    return Said(f"{named(at, 'D')}T{hit.named('DAYPART')}", "D", type="TIME", at=at, anchored=found.anchored)


def two_units(hit: Hit, context: Context) -> Said | None:
    """A year and three months, two hours and 15 minutes."""
    first = next(n for n in range(hit.first, hit.last) if {"UNIT", "UNITS"} & hit.words[n].means.keys())
    parts = Hit(hit.words, hit.first, first + 1), Hit(hit.words, first + 1, hit.last)
    units = [unit_of(part) for part in parts]
    if units[0] not in _FINER or units[1] not in _FINER[units[0]]:
        return None
    longer, shorter = (duration(amount(part), str(unit)) for part, unit in zip(parts, units, strict=True))
    joined = longer + (shorter[2:] if longer.startswith("PT") else shorter[1:])
    return Said(joined, None, mod_of(parts[0]), "DURATION")


_FINER: dict[str | None, tuple[str, ...]] = {
    "Y": ("M", "D"), "M": ("D",), "D": ("TH",), "TH": ("TM",), "TM": ("TS",),
}  # fmt: skip
"""Which units go on after which: no unit is left out but "a year and a day"."""
