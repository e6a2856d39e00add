"""Times of day: what a clock shows, and how it joins a day."""

import re
from collections.abc import Sequence
from datetime import date

from onrecord.extract.time_context import Hit, Said
from onrecord.extract.time_words import Word


def clock_in(hit: Hit) -> str | None:
    """The time of day as hh:mm; "" where no clock shows it."""
    words = hit.words[hit.first : hit.last]
    noon = hit.named("MIDDAY")
    if noon is not None:
        return noon
    written = _told(words) or hit.named("CLOCK", "DECIMALCLOCK")
    if written is None and hit.value("AMPM", "OCLOCK") is None and (hit.value("ZONE") is not None or hit.has("hours", "hrs", "local")):
        written = hit.named("CLOCKFOUR")
    if written is None:
        at = next((n for n, w in enumerate(words) if n and ({"AMPM", "OCLOCK"} & w.means.keys() or w.low == "in")), None)
        if at is None:
            return None
        means = words[at - 1].means
        number = means.get("HOUR", means.get("ONES", means.get("TEENS")))
        if number is None:
            return None
        hours, minutes = int(number), 0
    elif len(written) == 4 and written.isdigit():
        hours, minutes = int(written[:2]), int(written[2:])
    else:
        hours, minutes = (int(part) for part in re.split(r"[:.]", written)[:2])
    late = hit.number("AMPM")
    if late is None and hit.value("OCLOCK") is None and not hit.has("in"):
        late = 0 if hours > 12 else None
    if late is None:
        late = 12 if hit.named("DAYPART") in ("AF", "EV", "NI") else 0
    elif hours == 12 and late == 0 and hit.value("AMPM") is not None:
        hours = 0
    hours += late if hours < 12 else 0
    return f"{hours:02d}:{minutes:02d}" if hours <= 24 and minutes < 60 else ""


def _told(words: Sequence[Word]) -> str | None:
    """Half past three, a quarter to two, ten past nine, as 3:30, 1:45, 9:10."""
    for at in range(1, len(words) - 1):
        turn, hour = words[at].low, words[at + 1].means
        number = next((int(hour[name]) for name in ("HOUR", "ONES", "TEENS") if name in hour), None)
        if turn not in ("past", "to") or number is None or not 1 <= number <= 12:
            continue
        before = words[at - 1]
        minutes = {"half": 30, "quarter": 15}.get(before.low)
        if minutes is None:
            minutes = next((int(before.means[name]) for name in ("NUM", "ONES", "TEENS", "TENS") if name in before.means), None)
        if minutes is not None and 1 <= minutes <= 30:
            return f"{number}:{minutes:02d}" if turn == "past" else f"{number - 1 or 12}:{60 - minutes:02d}"
    return None


def at_clock(found: Said, clock: str, mod: str | None, hit: Hit) -> Said:
    """A day with its time of day; where the zone is known, the moment with its offset."""
    if not clock:
        return Said("")
    zone = _offset(hit, found.at, clock)
    value = f"{found.value}T{clock}"
    days = None
    if found.at is not None and clock < "24" and zone is not None:
        hours, sign = abs(zone), "-" if zone < 0 else "+"
        at = f"{value}{'Z' if zone == 0 else f'{sign}{int(hours):02d}:{int(hours % 1 * 60):02d}'}"
        days = (at, at)
    return Said(value, "D", mod, "TIME", found.at, found.anchored, days, found.sure)


def _offset(hit: Hit, on: date | None, clock: str) -> float | None:
    """How many hours ahead of UTC the zone of a clock is on its day; None where it names none, or its rule is not known."""
    zone, added = hit.value("ZONE"), hit.number("DAYLIGHT")
    if not isinstance(zone, int | float):
        return None
    if added is None:
        return zone
    if on is None or on.year < _DAYLIGHT_SINCE:
        return None
    march, november = date(on.year, 3, 8), date(on.year, 11, 1)
    begins, ends = (first.replace(day=first.day + (6 - first.weekday()) % 7) for first in (march, november))
    return zone + added * int((begins.isoformat(), "02:00") <= (on.isoformat(), clock) < (ends.isoformat(), "02:00"))


_DAYLIGHT_SINCE = 2007
"""The year since which the United States keep daylight time from the second Sunday of March to the first of November."""
