"""Parts that several expressions share: the year that words name, the part of a stretch, the way a narrative goes on."""

from onrecord.extract.time_amounts import written_year
from onrecord.extract.time_context import Anchor, Context, Hit


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
    short = hit.named("SHORTYEAR") if year is None else None
    if short is not None:
        year = short_year(int(short), context)
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


def short_year(digits: int, context: Context) -> int:
    """The year of '98: of the century at hand, or of the one before where it would lie far ahead."""
    base = context.base()
    value = (1900 if base is None else base[0].year // 100 * 100) + digits
    return value - 100 if base is not None and value > base[0].year + 20 else value


def onward(context: Context, ahead: int) -> int:
    """In a narrative: the same year, but January after December is that of the next."""
    return 1 if ahead < -10 and context.last is not None and context.last[1] in ("D", "M") else 0
