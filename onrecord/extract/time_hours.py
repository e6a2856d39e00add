"""What expressions of hours mean: a clock alone, "this morning", "the night before", "in the evening" of a day told."""

from dataclasses import replace

from onrecord.extract.time_amounts import mod_of
from onrecord.extract.time_clock import at_clock, clock_in
from onrecord.extract.time_context import Context, Hit, Said
from onrecord.extract.time_days import day
from onrecord.text.periods import named, step


def clock(hit: Hit, context: Context) -> Said | None:
    """A time of day alone: on the day that the text last spoke of, else on its own day."""
    said = clock_in(hit)
    if said is None:
        return None
    base = context.spoken("D")
    if base is None:
        return at_clock(Said("XXXX-XX-XX"), said, mod_of(hit), hit)
    return at_clock(Said(named(base[0], "D"), "D", at=base[0], anchored=base[1]), said, mod_of(hit), hit)


def daypart(hit: Hit, context: Context) -> Said | None:
    """This morning, last night, the next evening, that afternoon."""
    part = hit.named("DAYPART")
    if hit.value("FOLLOWING", "PREVIOUS", "NEXT", "SAME") is not None:
        base, days = context.spoken("D"), hit.number("FOLLOWING", "PREVIOUS", "NEXT") or 0
    else:
        base, days = context.base(), hit.number("LAST", "THIS") or 0
    if part is None or base is None:
        return Said(f"XXXX-XX-XXT{part}", "D", type="TIME")
    at = step(base[0], days, "D")
    return Said("") if at is None else Said(f"{named(at, 'D')}T{part}", "D", hit.named("PART", "COMPARED"), "TIME", at, base[1])


def daypart_of_that_day(hit: Hit, context: Context) -> Said | None:
    """In the morning: of the day that the sentence has spoken of."""
    base, part = context.spoken("D"), hit.named("DAYPART") or "MO"
    if base is None or context.seen_in != context.sentence:
        return None
    return Said(f"{named(base[0], 'D')}T{part}", "D", hit.named("PART"), "TIME", base[0], base[1])


def daypart_beside(hit: Hit, context: Context) -> Said | None:
    """The night before, the morning after: of the day that the text last spoke of."""
    part = hit.named("DAYPART")
    if part is None or context.last is None or context.last[1] != "D" or context.sentence - context.seen_in > 1:
        return None
    at = step(context.last[0], -1 if hit.has("before") else 1, "D")
    return None if at is None else Said(f"{named(at, 'D')}T{part}", "D", type="TIME", at=at, anchored=context.last[2])


def small_hours(hit: Hit, context: Context) -> Said | None:
    """The early hours of Sunday: the beginning of its morning."""
    found = day(hit, context)
    return (
        found if found is None or not found.value else replace(found, value=f"{found.value.partition('T')[0]}TMO", mod="START", type="TIME")
    )
