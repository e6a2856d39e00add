"""Quarters and halves of a year, as figures of companies are given in them: the third quarter, the year-earlier quarter, Q3."""

from datetime import date

from onrecord.extract.time_amounts import amount, unit_of
from onrecord.extract.time_context import Anchor, Context, Hit, Said
from onrecord.extract.time_parts import mod_part, year_in
from onrecord.text.periods import named, step


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
    elif (number > here and context.direction(hit.words, hit.first, hit.last) < 0) or (
        number > here + 1 and context.direction(hit.words, hit.first, hit.last) == 0
    ):
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


def last_quarter(hit: Hit, context: Context) -> Said | None:
    """The final quarter of 2020, the last half of this year."""
    unit, size = ("H", 6) if hit.has("half") else ("Q", 3)
    at = next(n for n in range(hit.first, hit.last) if hit.words[n].low == "of")
    year, anchored = year_in(Hit(hit.words, at, hit.last), context)
    return None if year is None else _of(year, 12 // size, size, unit, None, anchored)


def quarter_code(hit: Hit, context: Context) -> Said | None:
    """Q3 2024, Q3."""
    number, year, base = hit.number("QCODE"), hit.number("YEAR"), context.base()
    if number is None:
        return None
    if year is not None:
        return _of(year, number, 3, "Q", None, None)
    if base is None:
        return Said(f"XXXX-Q{number}", "Q")
    later = number > (base[0].month - 1) // 3 + 1
    behind = later and context.direction(hit.words, hit.first, hit.last) <= 0
    return _of(base[0].year - behind, number, 3, "Q", None, base[1])


def year_ago(hit: Hit, context: Context) -> Said | None:
    """The year-earlier quarter: that of the quarter, month or year that the text last spoke of."""
    unit = next((u for u in ("Q", "H", "M") if hit.has({"Q": "quarter", "H": "half", "M": "month"}[u])), None)
    if unit is None and context.last is not None:
        unit = context.last[1] if context.last[1] in ("Q", "H") else "Y"
    base = context.spoken(unit) if unit in ("Q", "H") else context.base()
    at = None if base is None else step(base[0], -1, "Y")
    return None if at is None or base is None else Said(named(at, unit or "Y"), at=at, anchored=base[1])


def of_figures(hit: Hit, context: Context) -> bool:
    """Whether "a year ago" compares figures of a quarter: the text spoke of one, and the sentence is about money."""
    if unit_of(hit) != "Y" or amount(hit) != 1 or "Q" not in context.units:
        return False
    return any({"MONEY", "PERCENT"} & word.means.keys() or word.low in ("share", "net", "cents", "percent") for word in hit.words)


def quarter_before(context: Context) -> Said | None:
    """The quarter that lies a year before the one that the text last spoke of."""
    base = context.units["Q"]
    at = step(base[0], -1, "Y")
    return None if at is None else Said(named(at, "Q"), at=at, anchored=base[1])
