"""What expressions of months and longer mean: months, quarters, seasons, years, decades, "last week", "two years ago"."""

from datetime import date

from onrecord.extract.time_amounts import amount, duration, mod_of, unit_of, written_year
from onrecord.extract.time_context import Anchor, Context, Hit, Said
from onrecord.text.periods import named, step

_NAMES_TOO = frozenset({"may", "march", "april", "june", "august"})
"""Months that are people's names, or verbs at the head of a sentence."""
_FINE = ("TH", "TM", "TS")


def mod_part(hit: Hit) -> str | None:
    """START, MID or END where the words name a part."""
    if hit.value("PARTOF") is not None and hit.value("PART") is None:
        return hit.named("PARTOF")
    return hit.named("PART", "COMPARED")


def year_in(hit: Hit, context: Context) -> tuple[int | None, Anchor | None]:
    """The year that the words name, and what it was completed from."""
    year = hit.number("YEAR")
    if year is None:
        at = next((n for n in range(hit.first, hit.last) if "CENTURYTEEN" in hit.words[n].means or hit.words[n].low == "two"), None)
        year = None if at is None else written_year(hit.words[at : hit.last])
    if year is not None or not hit.has("year") or hit.value("FISCAL") is not None:
        return year, None
    pointed = hit.number("LAST", "THIS", "NEXT", "CURRENT", "FOLLOWING", "PREVIOUS")
    if pointed is None:
        base = context.spoken()
        return (None, None) if base is None or hit.value("SAME") is None else (base[0].year, base[1])
    base = context.spoken() if hit.value("FOLLOWING", "PREVIOUS") is not None else context.base()
    if base is None or not 1 <= base[0].year + pointed <= 9999:
        return None, None
    return base[0].year + pointed, base[1]


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
    if len(joined) == 3 and joined[0].low in ("and", "to", "-", "–", "or", "through") and "YEAR" in joined[2].means and {"MONTH", "MABBR"} & joined[1].means.keys():
        year = int(joined[2].means["YEAR"])
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


def onward(context: Context, ahead: int) -> int:
    """In a narrative: the same year, but January after December is that of the next."""
    return 1 if ahead < -10 and context.last is not None and context.last[1] in ("D", "M") else 0


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
    base = context.base()
    if base is None:
        return Said(f"XXXX-{name}", "S", mod)
    last = hit.value("LAST") is not None and hit.value("THIS") is None
    years = base[0].year + (0 if hit.value("THIS") is not None else _turn(hit, context, start - base[0].month if not last or base[0].month > start + 2 else 1))
    if not 1 <= years <= 9999:
        return Said("")
    return Said(f"{years:04d}-{name}", "S", mod, at=date(years, start, 1), anchored=base[1])


def quarter(hit: Hit, context: Context) -> Said | None:
    """The third quarter of 1989, the latest quarter, the first half."""
    half = hit.has("half")
    unit, size = ("H", 6) if half else ("Q", 3)
    number = hit.number("QUARTERTH")
    mod = mod_part(hit)
    if half and number is not None and number > 2:
        return None
    ago = -1 if hit.has("ago") or hit.value("EARLIER") is not None else 0
    if number is None and hit.value("YEAR") is not None and unit in context.units:
        number = (context.units[unit][0].month - 1) // size + 1
    year, anchored = year_in(hit, context)
    if year is not None and number is not None:
        return _of(year, number, size, unit, mod, anchored)
    base = context.base()
    if base is None:
        return Said(f"XXXX-{unit}{number if number is not None else 'X'}", unit, mod)
    here = (base[0].month - 1) // size + 1
    if number is None:
        return _latest(hit, context, unit, size, mod, ago)
    years = base[0].year + ago
    if hit.value("LAST", "PREVIOUS") is not None and number >= here:
        years -= 1
    elif hit.value("NEXT") is not None and number <= here:
        years += 1
    elif number > here and context.direction(hit.words, hit.first, hit.last) < 0:
        years -= 1
    elif number > here + 1 and context.direction(hit.words, hit.first, hit.last) == 0:
        years -= 1
    elif number < here and context.direction(hit.words, hit.first, hit.last) > 0 and here - number >= 2:
        years += 1
    return _of(years, number, size, unit, mod, base[1])


def _latest(hit: Hit, context: Context, unit: str, size: int, mod: str | None, ago: int) -> Said | None:
    """The quarter that the text last spoke of, or the last one that was over when it was written."""
    said = None if hit.has("latest", "recent") else context.units.get(unit)
    base = context.base()
    ended = _ended(hit)
    if ended is not None and base is not None:
        years = base[0].year - ((ended - 1) // size > (base[0].month - 1) // size)
        return _of(years, (ended - 1) // size + 1, size, unit, mod, base[1])
    pointed = hit.number("LAST", "THIS", "NEXT", "CURRENT", "PREVIOUS")
    if said is not None and pointed is None:
        at, anchored = said
    elif base is not None:
        start = step(base[0], -1 if pointed is None else pointed, unit)
        if start is None:
            return None
        at, anchored = start, base[1]
    else:
        return None
    return _of(at.year + ago, (at.month - 1) // size + 1, size, unit, mod, anchored)


def _ended(hit: Hit) -> int | None:
    """The month of "the quarter ended Sept. 30"."""
    after = hit.words[hit.last : hit.last + 3]
    if not after or after[0].low not in ("ended", "ending"):
        return None
    return next((int(word.means[name]) for word in after for name in ("MONTH", "MABBR") if name in word.means), None)


def _of(year: int, number: int, size: int, unit: str, mod: str | None, anchored: Anchor | None) -> Said:
    if not 1 <= year <= 9999:
        return Said("")
    return Said(f"{year:04d}-{unit}{number}", unit, mod, at=date(year, (number - 1) * size + 1, 1), anchored=anchored)


def quarter_code(hit: Hit, context: Context) -> Said | None:
    """Q3 2024, Q3."""
    number, year, base = hit.number("QCODE"), hit.number("YEAR"), context.base()
    if number is None:
        return None
    if year is not None:
        return _of(year, number, 3, "Q", None, None)
    if base is None:
        return Said(f"XXXX-Q{number}", "Q")
    return _of(base[0].year - (number > (base[0].month - 1) // 3 + 1), number, 3, "Q", None, base[1])


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
        base, count = context.spoken(unit if unit == "Q" else None), 0
    else:
        base, count = context.base(), hit.number("LAST", "THIS", "NEXT", "CURRENT", "PAST") or 0
        if hit.value("THIS") is not None:
            count = 0
    if base is None:
        return Said({"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(unit, "XXXX"), unit, mod)
    at = step(base[0], count, "W" if unit == "WE" else unit)
    if at is None:
        return Said("")
    if unit == "WE" and count == 0 and hit.value("THIS", "SAME") is None and context.direction(hit.words, hit.first, hit.last) <= 0 and at.weekday() < 5:
        at = step(at, -1, "W") or at
    return Said(named(at, unit), unit, mod, at=at, anchored=base[1])


def _the_next(hit: Hit) -> bool:
    """ "The next day" follows what the text spoke of, "next day" and "the next week" of plans do too; "next week" follows today."""
    return hit.value("NEXT") is not None and hit.words[hit.first].low == "the"


def ago(hit: Hit, context: Context) -> Said | None:
    """Three weeks ago, a decade ago, a week ago Tuesday."""
    return _quarter_before(context) if _of_figures(hit, context) else _shifted(hit, context.base(), -1)


def from_now(hit: Hit, context: Context) -> Said | None:
    """Two weeks from now."""
    return _shifted(hit, context.base(), 1)


def later(hit: Hit, context: Context) -> Said | None:
    """A day earlier, two years later: from what the text last spoke of."""
    sign = 1 if hit.value("LATER") is not None or hit.has("afterward") else -1
    unit = unit_of(hit)
    if _of_figures(hit, context):
        return _quarter_before(context)
    return _shifted(hit, context.spoken("Q") if unit == "Y" and context.last is not None and context.last[1] == "Q" else context.spoken(), sign, anaphoric=True)


def _shifted(hit: Hit, base: tuple[date, Anchor] | None, sign: int, anaphoric: bool = False) -> Said | None:
    unit, count, mod = unit_of(hit), amount(hit), mod_of(hit)
    if unit is None:
        return None
    if count is None:
        vague = any("UNITS" in word.means for word in hit.words[hit.first : hit.last])
        return Said(duration(None, unit), None, mod) if vague else None
    if base is None:
        return Said({"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(unit, "XXXX"), unit, mod)
    if unit in _FINE:
        return Said(named(base[0], "D"), None, mod, "TIME", anchored=base[1])
    if count % 1:
        unit, count = {"Y": ("M", count * 12), "10Y": ("Y", count * 10), "W": ("D", count * 7), "M": ("W", count * 4)}.get(unit, ("D", count))
    at = step(base[0], sign * int(count), unit)
    if at is None:
        return Said("")
    unit = "Y" if unit == "10Y" and count == 1 else unit
    return Said(named(at, unit), unit, mod, at=at, anchored=base[1])


def year_ago(hit: Hit, context: Context) -> Said | None:
    """The year-earlier quarter: that of the quarter, month or year that the text last spoke of."""
    unit = next((u for u in ("Q", "H", "M") if hit.has({"Q": "quarter", "H": "half", "M": "month"}[u])), None)
    if unit is None and context.last is not None:
        unit = context.last[1] if context.last[1] in ("Q", "H") else "Y"
    base = context.spoken(unit) if unit in ("Q", "H") else context.base()
    at = None if base is None else step(base[0], -1, "Y")
    return None if at is None or base is None else Said(named(at, unit or "Y"), at=at, anchored=base[1])


def _of_figures(hit: Hit, context: Context) -> bool:
    """Whether "a year ago" compares figures of a quarter: the text spoke of one, and the sentence is about money."""
    if unit_of(hit) != "Y" or amount(hit) != 1 or "Q" not in context.units:
        return False
    return any({"MONEY", "PERCENT"} & word.means.keys() or word.low in ("share", "net", "cents", "percent") for word in hit.words)


def _quarter_before(context: Context) -> Said | None:
    base = context.units["Q"]
    at = step(base[0], -1, "Y")
    return None if at is None else Said(named(at, "Q"), at=at, anchored=base[1])
