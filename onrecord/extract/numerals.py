"""Reads one number: "1,200", "2.5 million", "twenty-one", "half a million", "dozens", "two-thirds", "one in five".

Not done here: units, bounds and ranges, and whether the number is a quantity at all. A number in digits that may be
read in two ways ("1.200.000", "3,5") is not read.
"""

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.extract.figure_words import HYPHENS, Tokens
from onrecord.lexicons.figures import Figures

Sort = Literal["digits", "words", "vague", "part"]
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+|\d{1,15}(?:\.\d{1,9})?")
_LAKHS = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_GAPS = str.maketrans("", "", ",\u00a0\u2009\u202f")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 0.2, "⅛": 0.125}
_FEW = frozenset({"several", "few", "many"})


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number. `last`: the place after it. `scale`: what the number itself was multiplied by, 1 where it was not."""

    first: int
    last: int
    low: float
    high: float
    sort: Sort
    scale: float = 1.0


def digits(form: str) -> float | None:
    """The value of a number in digits, None where it is none or may be two."""
    if _DIGITS.fullmatch(form) or _LAKHS.fullmatch(form):
        return float(form.translate(_GAPS))
    return None


def numeral(tokens: Tokens, place: int, figures: Figures, *, money: bool = False) -> Numeral | None:
    """The number that begins at a place. `money`: whether a currency's sign stands before it, so that "m" is a million."""
    token = tokens.at(place)
    if token.kind == "number":
        return _written(tokens, place, figures, money)
    if token.kind != "word":
        return None
    if token.form in _FRACTIONS:
        return Numeral(place, place + 1, _FRACTIONS[token.form], _FRACTIONS[token.form], "part")
    return _part(tokens, place, figures) or _vague(tokens, place, figures) or _words(tokens, place, figures)


def _written(tokens: Tokens, place: int, figures: Figures, money: bool) -> Numeral | None:
    value = digits(tokens[place].form)
    if value is None or (tokens[place].form[0] == "0" and tokens[place].form[1:2].isdigit()):
        return None
    last = place + 1
    if tokens.at(last).form in _FRACTIONS:
        value, last = value + _FRACTIONS[tokens[last].form], last + 1
    elif (part := _fraction(tokens, last)) is not None:
        value, last = value + part, last + 3
    scale, last = _scale(tokens, last, figures, money)
    value = round(value * scale, 6)
    return Numeral(place, last, value, value, "digits", scale)


def _fraction(tokens: Tokens, place: int) -> float | None:
    """The "3/8" of "6 3/8"."""
    over, _, under = (t.form for t in tokens[place : place + 3]) if tokens.whole(place, place + 3)[1:2] == "/" else ("", "", "")
    if tokens.at(place).glued or under not in ("2", "3", "4", "5", "8", "16") or not over.isascii() or not over.isdigit():
        return None
    return int(over) / int(under) if int(over) < int(under) else None


def _scale(tokens: Tokens, place: int, figures: Figures, money: bool) -> tuple[float, int]:
    """What multiplies a number in digits, and the place after it: " million", "-million", "bn"."""
    scale = 1.0
    while True:
        at = place + (tokens.at(place).low in HYPHENS and tokens.at(place).glued and tokens.at(place + 1).glued)
        token = tokens.at(at)
        if token.kind == "word" and token.low in figures.scales and token.low != "dozen":
            scale, place = scale * figures.scales[token.low], at + 1
        elif token.kind == "word" and scale == 1.0 and at == place and _short(tokens, at, figures, money):
            return figures.short_scales[token.low], at + 1
        else:
            return scale, place


def _short(tokens: Tokens, place: int, figures: Figures, money: bool) -> bool:
    """Whether a letter or two mean a million. "m" alone may be metres, and "b" and "t" anything: they need money, or people after them."""
    token = tokens[place]
    if token.low not in figures.short_scales:
        return False
    if token.low in ("bn", "mn", "mln", "bln", "tn", "trn") or (money and (token.glued or token.low == "m")):
        return True
    after = tokens.at(place + 1)
    counted = after.kind == "word" and after.low.endswith("s") and after.low not in figures.ends
    return (
        token.glued and token.low in ("m", "k") and (counted or after.low in figures.plural or (token.form in "kK" and after.low != "run"))
    )


def _words(tokens: Tokens, place: int, figures: Figures) -> Numeral | None:
    """ "Twenty-one", "a hundred and fifty", "two and a half million", "three dozen"."""
    total, current, scale, at = 0.0, None, 1.0, place
    if tokens[place].low in ("a", "an"):
        if tokens.at(place + 1).low not in figures.scales:
            return None
        current, at = 1.0, place + 1
    last = at
    while True:
        low = tokens.at(at).low
        value = figures.numbers.get(low)
        if value is not None and _joins(current, value):
            current = (current or 0.0) + value
        elif low in figures.scales and (current is not None):
            scale = figures.scales[low]
            if scale in (12.0, 100.0):
                current *= scale
            else:
                total, current = total + current * scale, None
        elif low == "and" and last == at and current is not None and (half := _and_a_half(tokens, at, figures)) is not None:
            current, at = current + half, at + 2
        elif last == at and (_hundred_and(tokens, at, figures, scale, current) or _hyphen(tokens, at, figures)):
            at += 1
            continue
        else:
            break
        at += 1
        last = at
    value = round(total + (current or 0.0), 6)
    return None if last == place else Numeral(place, last, value, value, "words", scale)


def _joins(current: float | None, value: float) -> bool:
    """Whether a number goes on with another: "twenty" with "one", "hundred" with "fifty"; "two" with "three" does not."""
    if current is None:
        return True
    return (current >= 100 and current % 100 == 0 and 0 < value < 100) or (current % 100 >= 20 and current % 10 == 0 and 0 < value < 10)


def _and_a_half(tokens: Tokens, place: int, figures: Figures) -> float | None:
    """The fraction of "and a half", where a scale or a noun follows."""
    return figures.parts.get(tokens.at(place + 2).low) if tokens.at(place + 1).low in ("a", "one") else None


def _hundred_and(tokens: Tokens, place: int, figures: Figures, scale: float, current: float | None) -> bool:
    after = figures.numbers.get(tokens.at(place + 1).low, 0.0)
    return tokens.at(place).low == "and" and scale >= 100 and 0 < after < 100 and (current is None or current % 100 == 0)


def _hyphen(tokens: Tokens, place: int, figures: Figures) -> bool:
    """A hyphen inside a number: "twenty-one", "two-million"."""
    here, after = tokens.at(place), tokens.at(place + 1)
    return (
        here.low in HYPHENS and here.glued and after.glued and (0 < figures.numbers.get(after.low, 0) < 10 or after.low in figures.scales)
    )


def _vague(tokens: Tokens, place: int, figures: Figures) -> Numeral | None:
    """ "Dozens of", "tens of thousands of", "several hundred": from one of them to ten."""
    low = tokens[place].low
    if low in _FEW:
        scale = figures.scales.get(tokens.at(place + 1).low)
        return None if scale is None else Numeral(place - (tokens.at(place - 1).low == "a"), place + 2, scale, scale * 10, "vague", scale)
    if low not in figures.vague or (low == "tens" and tokens.at(place + 1).low != "of"):
        return None
    value, last = figures.vague[low], place + 1
    after = tokens.at(place + 2).low
    if tokens.at(place + 1).low == "of" and after in figures.vague and figures.vague[after] > value:
        value, last = value * figures.vague[after], place + 3
    elif low == "tens" or (low == "scores" and tokens.at(place + 1).low != "of"):
        return None
    return Numeral(place, last, value, value * 10, "vague", value)


def _part(tokens: Tokens, place: int, figures: Figures) -> Numeral | None:
    """ "Half of", "half a million", "two-thirds", "a quarter of", "one in five", "nine out of ten"."""
    low = tokens[place].low
    if low == "half":
        return _half(tokens, place, figures)
    count = 1.0 if low in ("a", "an") else figures.numbers.get(low)
    if count is None:
        return None
    at = place + 1 + (tokens.at(place + 1).low in HYPHENS)
    part = figures.parts.get(tokens.at(at).low)
    if part is not None and (tokens.at(at).low.endswith("s") if count > 1 else _stands(tokens, place, at, figures)):
        return None if count * part >= 1 else Numeral(place, at + 1, count * part, count * part, "part")
    if low in ("a", "an"):
        return None
    at = place + (3 if tokens.at(place + 1).low == "out" and tokens.at(place + 2).low == "of" else 2)
    of, token = figures.numbers.get(tokens.at(at).low), tokens.at(at)
    if tokens.at(at - 1).low not in ("in", "of") or (at == place + 2 and tokens.at(at - 1).low == "of"):
        return None
    of = digits(token.form) if token.kind == "number" else of
    return Numeral(place, at + 1, count / of, count / of, "part") if of is not None and of > count else None


def _stands(tokens: Tokens, place: int, at: int, figures: Figures) -> bool:
    """Whether one part stands for a share: "a third of", "one-third", "by a quarter", "nearly a fifth"; not "a third judge"."""
    before = tokens.at(place - 1).low
    if tokens.at(at + 1).low == "of" or tokens.at(at - 1).low in HYPHENS:
        return True
    ends = tokens.at(at + 1).kind != "word" or tokens.at(at + 1).low in figures.ends
    bound = (
        tokens.joined(place - 2, place) in figures.bounds or before in figures.bounds or tokens.joined(place - 3, place) in figures.bounds
    )
    return ends and (bound or before in ("by", "between", "and", "to", "than"))


def _half(tokens: Tokens, place: int, figures: Figures) -> Numeral | None:
    after = tokens.at(place + 1).low
    if after in ("a", "an"):
        scale = figures.scales.get(tokens.at(place + 2).low)
        if scale is not None:
            return Numeral(place, place + 3, scale / 2, scale / 2, "words", scale)
        unit = figures.units.get(tokens.at(place + 2).low)
        return Numeral(place, place + 2, 0.5, 0.5, "words") if unit is not None else None
    before = tokens.at(place - 1).low
    if after == "of" or (after in ("the", "its", "their", "his", "her", "our") and before not in figures.numbers):
        return None if before in ("first", "second", "other", "latter", "the", "better") else Numeral(place, place + 1, 0.5, 0.5, "part")
    bound = tokens.joined(place - 2, place)
    sure = bound in figures.bounds or before in ("nearly", "almost", "over", "under", "about")
    return Numeral(place, place + 1, 0.5, 0.5, "part") if sure or (before == "by" and after not in ("a", "an")) else None
