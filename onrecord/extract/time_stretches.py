"""What expressions of months and longer mean: months, quarters, seasons, years, decades, "last week", "two years ago"."""

from dataclasses import replace
from datetime import date

from onrecord.extract.time_amounts import amount, duration, mod_of, unit_of
from onrecord.extract.time_context import Anchor, Context, Hit, Said
from onrecord.extract.time_parts import mod_part, onward, year_in
from onrecord.extract.time_quarters import of_figures, quarter_before
from onrecord.text.periods import named, step

_NAMES_TOO = frozenset({"may", "march", "april", "june", "august"})
"""Months that are people's names, or verbs at the head of a sentence."""
_FINE = ("TH", "TM", "TS")


def month(hit: Hit, context: Context) -> Said | None:
    """March, last March, early March 1996, March last year."""
    number = hit.number("MONTH", "MABBR")
    if number is None:
        return None
    mod = mod_part(hit)
    year, anchored = year_in(hit, context)
    if year is not None:
        return Said(f"{year:04d}-{number:02d}", "M", mod, at=date(year, number, 1), anchored=anchored)
    if _is_a_name(hit):
        return None
    joined = hit.words[hit.last : hit.last + 3]
    if (
        len(joined) == 3
        and joined[0].low in ("and", "to", "-", "–", "or", "through")
        and "YEAR" in joined[2].means
        and {"MONTH", "MABBR"} & joined[1].means.keys()
    ):
        year = int(joined[2].means["YEAR"])
        if joined[0].low != "and" and number > int(joined[1].means.get("MONTH", joined[1].means.get("MABBR", 12))):
            year -= 1  # from December to February 2023
        return Said(f"{year:04d}-{number:02d}", "M", mod, at=date(year, number, 1))
    base = context.spoken() if hit.value("PREVIOUS", "FOLLOWING") is not None else context.base()
    if base is None:
        return Said(f"XXXX-{number:02d}", "M", mod)
    years = base[0].year + _turn(hit, context, number - base[0].month)
    if not 1 <= years <= 9999:
        return Said("")
    return Said(f"{years:04d}-{number:02d}", "M", mod, at=date(years, number, 1), anchored=base[1])


def _turn(hit: Hit, context: Context, ahead: int) -> int:
    """Which year a month or season without one lies in, from base: -1, 0 or 1. `ahead`: how far it lies after base in its year."""
    if hit.value("LAST", "PAST", "PREVIOUS") is not None:
        return -1 if ahead >= 0 else 0
    if hit.value("NEXT", "FOLLOWING") is not None:
        return 1 if ahead <= 0 else 0
    if context.narrative:
        return onward(context, ahead)
    if hit.value("THIS") is not None or ahead == 0:
        return 0
    way = context.direction(hit.words, hit.first, hit.last)
    if way == 0:
        way = 1 if ahead in (1, 2, -10, -11) else -1
    return (-1 if ahead > 0 else 0) if way < 0 else (1 if ahead < 0 else 0)


def _is_a_name(hit: Hit) -> bool:
    """ "Theresa May", "April said": a month that nothing ties to time."""
    if hit.words[hit.last - 1].low not in _NAMES_TOO or hit.last - hit.first > 1:
        return False
    before, after = hit.before(), hit.after()
    tied = {"BEFORE_YEAR", "LAST", "NEXT", "RELATION", "PART", "COMMA", "HYPHEN", "LPAREN", "EVERY", "FUNCTION"}
    if before is not None and "BIGWORD" in before.means:
        return True
    if after is not None and hit.words[hit.last - 1].low == "march" and after.low in ("for", "of", "to", "on"):
        return before is None or "BEFORE_YEAR" not in before.means
    return (before is None or not tied & before.means.keys()) and (after is None or not after.means or "BIGWORD" in after.means)


def season(hit: Hit, context: Context) -> Said | None:
    """Last spring, the summer of 1998, this winter."""
    name = hit.named("SEASON")
    year, anchored = year_in(hit, context)
    if name is None:
        return None
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[name]
    mod = mod_part(hit)
    if year is not None:
        return Said(f"{year:04d}-{name}", "S", mod, at=date(year, start, 1), anchored=anchored)
    base = context.spoken() if hit.value("PREVIOUS", "FOLLOWING") is not None else context.base()
    if base is None:
        return Said(f"XXXX-{name}", "S", mod)
    last = hit.value("LAST") is not None and hit.value("THIS") is None
    years = base[0].year + (
        0 if hit.value("THIS") is not None else _turn(hit, context, start - base[0].month if not last or base[0].month > start + 2 else 1)
    )
    if name == "WI" and hit.value("THIS") is not None and base[0].month < 3:
        years -= 1  # the winter that began in December
    if not 1 <= years <= 9999:
        return Said("")
    return Said(f"{years:04d}-{name}", "S", mod, at=date(years, start, 1), anchored=base[1])


def seasons_ago(hit: Hit, context: Context) -> Said | None:
    """Two summers ago."""
    name, base, count = hit.named("SEASON", "SEASONS"), context.base(), amount(hit)
    if name is None or base is None or count is None or count % 1:
        return None
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[name]
    years = base[0].year - int(count) + (1 if base[0].month > start + 2 else 0)
    return Said(f"{years:04d}-{name}", "S", at=date(years, start, 1), anchored=base[1]) if 1 <= years <= 9999 else Said("")


def but_one(hit: Hit, context: Context) -> Said | None:
    """The week before last, the year after next."""
    unit, base = unit_of(hit), context.base()
    if unit is None or unit in _FINE or base is None:
        return None
    at = step(base[0], -2 if hit.has("before") else 2, "W" if unit == "WE" else unit)
    return None if at is None else Said(named(at, unit), unit, at=at, anchored=base[1])


def fiscal(hit: Hit, context: Context) -> Said | None:
    """Fiscal 1989, the next fiscal year; the year is the one by which it is called."""
    year = hit.number("YEAR")
    mod = mod_part(hit)
    if year is not None:
        return Said(f"{year:04d}", "Y", mod, at=date(year, 1, 1))
    base = context.base()
    if not hit.has("year") or base is None:
        return None
    years = base[0].year + (hit.number("LAST", "THIS", "NEXT", "CURRENT", "PREVIOUS", "FOLLOWING") or 0)
    return Said(f"{years:04d}", "Y", mod, at=date(years, 1, 1), anchored=base[1]) if 1 <= years <= 9999 else Said("")


def period(hit: Hit, context: Context) -> Said | None:
    """Last week, this month, the following year, that day, the end of the month."""
    unit = unit_of(hit)
    if unit is None or unit in _FINE:
        return None
    mod = mod_part(hit)
    if hit.value("FOLLOWING", "PREVIOUS") is not None or hit.has("very") or _the_next(hit):
        base = context.spoken(unit if unit in ("D", "Q") else None)
        count = hit.number("FOLLOWING", "PREVIOUS", "NEXT") or 0
    elif hit.value("SAME") is not None:
        base, count = None if unit == "D" and context.vaguer(unit) else context.spoken(unit if unit == "Q" else None), 0
    else:
        base, count = context.base(), hit.number("LAST", "THIS", "NEXT", "CURRENT", "PAST") or 0
        if hit.value("THIS") is not None:
            count = 0
    if base is None:
        return Said({"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(unit, "XXXX"), unit, mod)
    at = step(base[0], count, "W" if unit == "WE" else unit)
    if at is None:
        return Said("")
    if (
        unit == "WE"
        and count == 0
        and hit.value("THIS", "SAME") is None
        and context.direction(hit.words, hit.first, hit.last) <= 0
        and at.weekday() < 5
    ):
        at = step(at, -1, "W") or at
    return Said(named(at, unit), unit, mod, at=at, anchored=base[1])


def _the_next(hit: Hit) -> bool:
    """ "The next day" follows what the text spoke of, "next day" and "the next week" of plans do too; "next week" follows today."""
    return hit.value("NEXT") is not None and hit.words[hit.first].low == "the"


def ago(hit: Hit, context: Context) -> Said | None:
    """Three weeks ago, a decade ago, a week ago Tuesday, two years ago to the day."""
    if hit.words[hit.last - 1].low == "day" and hit.has("to"):
        said = _shifted(Hit(hit.words, hit.first, hit.last - 3), context.base(), -1)
        return said if said is None or said.at is None else replace(said, value=named(said.at, "D"), unit="D")
    return quarter_before(context) if of_figures(hit, context) else _shifted(hit, context.base(), -1)


def from_now(hit: Hit, context: Context) -> Said | None:
    """Two weeks from now."""
    return _shifted(hit, context.base(), 1)


def later(hit: Hit, context: Context) -> Said | None:
    """A day earlier, two years later: from what the text last spoke of."""
    sign = 1 if hit.value("LATER") is not None or hit.has("afterward", "on") else -1
    unit = unit_of(hit)
    if of_figures(hit, context):
        return quarter_before(context)
    if unit is not None and context.vaguer(unit):
        return _shifted(hit, None, sign)
    return _shifted(
        hit,
        context.spoken("Q") if unit == "Y" and context.last is not None and context.last[1] == "Q" else context.spoken(),
        sign,
        anaphoric=True,
    )


def from_happening(hit: Hit, context: Context) -> Said | None:
    """Three days after the vote: from the day of what the article dates elsewhere. "More than three days after" has no day."""
    turn = hit.after()
    if turn is None or "RELATION" not in turn.means or unit_of(hit) in (*_FINE, None) or amount(hit) is None:
        return None
    told = context.happened.of(hit.words, hit.last + 1)
    if told is None or mod_of(hit) not in (None, "APPROX"):
        return None
    said = _shifted(hit, (told[0], Anchor(f"event {told[0].isoformat()}", told[1])), int(turn.means["RELATION"]))
    if said is None or said.at is None:
        return None
    if context.now is not None and said.at > context.now and context.direction(hit.words, hit.first, hit.last) < 0:
        return None  # what is told as over cannot lie ahead: it was another happening
    return replace(said, type="DATE")


def _shifted(hit: Hit, base: tuple[date, Anchor] | None, sign: int, anaphoric: bool = False) -> Said | None:
    unit, count, mod = unit_of(hit), amount(hit), mod_of(hit)
    if unit is None:
        return None
    if count is None:
        vague = any("UNITS" in word.means for word in hit.words[hit.first : hit.last])
        return Said(duration(None, unit), None, mod) if vague else None
    if base is None:
        return Said({"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(unit, "XXXX"), unit, mod)
    if unit == "TH" and anaphoric and count >= 24 and count % 24 == 0:
        unit, count = "D", count // 24
    if unit in _FINE:
        return Said(named(base[0], "D"), None, mod, "TIME", anchored=base[1])
    if count % 1:
        unit, count = {
            "Y": ("M", count * 12),
            "10Y": ("Y", count * 10),
            "100Y": ("Y", count * 100),
            "W": ("D", count * 7),
            "M": ("W", count * 4),
        }.get(unit, ("D", count))
    at = step(base[0], sign * int(count), unit)
    if at is None:
        return Said("")
    unit = "Y" if unit == "10Y" and count == 1 else unit
    return Said(named(at, unit), unit, mod, at=at, anchored=base[1])
