"""Feasts: Christmas, last Thanksgiving, the Easter weekend."""

import re
from datetime import timedelta

from onrecord.extract.time_context import Context, Hit, Said
from onrecord.text.feasts import feast as feast_day
from onrecord.text.periods import named


def feast(hit: Hit, context: Context) -> Said | None:
    """Christmas, last Thanksgiving, Good Friday 2024."""
    rule = feast_named(hit, context)
    if rule is None:
        return None
    year = hit.number("YEAR")
    base = context.base()
    if year is None and base is None:
        return Said(f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX-XX-XX", "D")
    if year is not None or base is None:
        at = feast_day(rule, year if year is not None else 0)
        return None if at is None else Said(named(at, "D"), "D", at=at)
    back = hit.value("LAST") is not None or (hit.value("NEXT") is None and context.direction(hit.words, hit.first, hit.last) < 0)
    ahead = hit.value("NEXT") is not None
    days = [d for y in (-1, 0, 1) if (d := feast_day(rule, base[0].year + y)) is not None]
    if hit.value("LAST") is not None or ahead or back:
        days = [d for d in days if (d <= base[0] if not ahead else d > base[0])] or days
    at = min(days, key=lambda d: (abs(d - base[0]), d))
    return Said(named(at, "D"), "D", at=at, anchored=base[1])


def feast_named(hit: Hit, context: Context) -> str | None:
    """The rule of the feast that the words name: the longest name counts."""
    names = context.calendar.classes["FEASTNAME"]
    low = " ".join(word.low.replace("’", "'") for word in hit.words[hit.first : hit.last]).replace(" '", "'").replace(" .", ".")
    longest = max((name for name in names if f" {name} " in f" {low} "), key=len, default=None)
    return hit.named("FEAST") if longest is None else str(names[longest])


def feast_season(hit: Hit, context: Context) -> Said | None:
    """The Easter weekend: the Saturday and Sunday around it."""
    found = feast(hit, context)
    if found is None or found.at is None or not hit.has("weekend"):
        return None
    saturday = found.at - timedelta(days=(found.at.weekday() - 5) % 7) if found.at.weekday() >= 5 else found.at
    return Said(named(saturday, "WE"), "WE", at=saturday, anchored=found.anchored)
