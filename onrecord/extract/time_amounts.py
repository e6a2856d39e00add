"""How many and how exactly: the number and the bound in front of a unit of time, and durations as TIMEX3 writes them."""

from collections.abc import Sequence

from onrecord.extract.time_context import Hit
from onrecord.extract.time_words import Word

_SMALL = ("ONES", "TEENS", "TENS", "A", "COUPLE")


def unit_of(hit: Hit) -> str | None:
    """The unit of time that the words name, the last one where they name two."""
    for word in reversed(hit.words[hit.first : hit.last]):
        for name in ("UNIT", "UNITS"):
            if name in word.means:
                return str(word.means[name])
    return None


def amount(hit: Hit) -> float | None:
    """The number of units; None where it is open ("a few", "several", a bare plural)."""
    words = _before_unit(hit)
    if any("FEW" in word.means or word.low in ("number", "hundreds", "thousands") for word in words):
        return None
    value = _value(words)
    if any("HALF" in word.means for word in hit.words[hit.first : hit.last]):
        return 0.5 if value is None or not hit.has("and") else value + 0.5
    if value is None and any("UNIT" in word.means for word in hit.words[hit.first : hit.last]):
        return 1.0
    return value


def mod_of(hit: Hit) -> str | None:
    """TIMEX3's mod of "about", "more than", "at least"."""
    words = hit.words[hit.first : hit.last]
    for at, word in enumerate(words):
        if "APPROX" in word.means:
            return str(word.means["APPROX"]) or None
        if "BOUND" in word.means:
            mod = str(word.means["BOUND"])
            if at and words[at - 1].low == "no":
                return "EQUAL_OR_LESS" if mod == "MORE_THAN" else "EQUAL_OR_MORE"
            return mod
    if hit.words[hit.last - 1].low == "so" or hit.has("couple"):
        return "APPROX"
    return "EQUAL_OR_MORE" if hit.words[hit.last - 1].low == "more" else None


def duration(count: float | None, unit: str) -> str:
    """A stretch of time: P5Y, PT2H, PXM; ten years are P10Y however they are called."""
    clock = unit.startswith("T")
    size = int(digits) if (digits := "".join(c for c in unit if c.isdigit())) else 1
    letter = unit.lstrip("T0123456789")
    if letter == "E":
        letter = "WE"
    if unit == "WE":
        return f"P{'X' if count is None else _plain(count)}WE"
    if clock and count is not None and letter in "HM" and count % 1 == 0.5:
        whole = int(count)
        finer = "30M" if letter == "H" else "30S"
        return f"PT{f'{whole}{letter}' if whole else ''}{finer}"
    number = "X" if count is None else _plain(count * size)
    return f"P{'T' if clock else ''}{number}{letter}"


def written_year(words: Sequence[Word]) -> int | None:
    """Nineteen ninety-seven, two thousand and five."""
    listed = [w for w in words if w.means]
    if listed and "CENTURYTEEN" in listed[0].means:
        rest = [w for w in listed[1:] if {"TENS", "TEENS", "ONES"} & w.means.keys()]
        return int(listed[0].means["CENTURYTEEN"]) * 100 + sum(_small(w) for w in rest)
    if len(listed) > 1 and listed[0].low == "two":
        return 2000 + sum(_small(w) for w in listed[2:] if {"TENS", "TEENS", "ONES"} & w.means.keys())
    return None


def _before_unit(hit: Hit) -> list[Word]:
    found: list[Word] = []
    for word in hit.words[hit.first : hit.last]:
        if {"UNIT", "UNITS"} & word.means.keys():
            break
        found.append(word)
    return found


def _value(words: Sequence[Word]) -> float | None:
    """The first number that the words say; "a" is one, "two dozen" 24, "three hundred and ten" 310."""
    total: float | None = None
    for word in words:
        for name in ("NUM", "DECIMAL"):
            if name in word.means:
                if total is not None:
                    return total
                total = float(word.means[name])
                break
        else:
            if "HUNDRED" in word.means or "DOZEN" in word.means:
                total = (total or 1) * float(word.means.get("HUNDRED", word.means.get("DOZEN", 1)))
            elif any(name in word.means for name in _SMALL) and not ("A" in word.means and total is not None):
                small = _small(word)
                adds = total is not None and total >= 20 and total % 10 == 0 and small < total and "A" not in word.means
                total = (total or 0) + small if adds else small
            elif word.low in ("to", "or") and total is not None:
                return total
    return total


def _small(word: Word) -> int:
    return int(next(word.means[name] for name in _SMALL if name in word.means))


def _plain(count: float) -> str:
    return f"{count:g}" if count < 1e6 else str(int(count))
