"""Reads an amount: a number or a range with its currency, unit and rate. "£3m", "10-15 %", "between $62 and $68 per share"."""

from dataclasses import dataclass, replace

from onrecord.extract.figure_words import HYPHENS, Tokens
from onrecord.extract.numerals import Sort, numeral
from onrecord.lexicons.figures import Figures, Unit

_CONNECTORS = frozenset({"to", "and", "or"})
_PREFIXES = frozenset({"us", "u.s.", "a", "au", "c", "ca", "nz", "hk", "s", "r", "nt", "can", "cdn", "mx", "jp", "cn"})
_LONGEST = 4  # words of the longest unit


@dataclass(frozen=True, slots=True)
class Amount:
    """Where it begins and ends among the tokens, its least and greatest value, and what it is in.

    `joined`: how a range is joined: "-", "to", "and", "or"; "score" for two numbers with a hyphen that are no range.
    """

    first: int
    last: int
    low: float
    high: float
    sort: Sort
    scale: float = 1.0
    unit: Unit | None = None
    per: str | None = None
    joined: str | None = None


def amount(tokens: Tokens, place: int, figures: Figures) -> Amount | None:
    """The amount whose number begins at a place, as far as it goes."""
    one = single(tokens, place, figures)
    if one is None:
        return None
    whole = _range(tokens, one, figures) or one
    return _rate(tokens, whole, figures)


def single(tokens: Tokens, place: int, figures: Figures) -> Amount | None:
    """One number with its currency or unit; its sign and minus stand before the place."""
    sign = _sign(tokens, place, figures)
    found = numeral(tokens, place, figures, money=sign is not None)
    if found is None:
        return None
    low, high, first = found.low, found.high, found.first
    of = found.sort == "vague" and tokens.at(found.last).low == "of"
    unit, last = unit_after(tokens, found.last + of, figures)
    if found.sort == "part" and tokens.at(found.last).low == "of" and tokens.at(found.last + 1).low in ("1", "one", "a"):
        unit, last = unit_after(tokens, found.last + 2, figures)  # "half of 1 percent"
        unit = unit if unit is not None and unit.kind == "share" else None
    last = found.last if unit is None else last
    if sign is not None:
        first, money = sign
        if unit is None or unit.kind != "money":
            unit, last = money, found.last
        elif money.name != "dollar" and unit.name == "dollar":
            unit = money
    elif unit is not None and unit.name == "pound":
        # "200 pounds" is a weight unless a scale or the context of money says otherwise
        unit = unit if found.scale >= 1e5 else Unit("pound", "measure")
    before = tokens.at(first - 1)
    minus = before.form in ("-", "−", "–") and not before.glued and tokens.at(first).glued and unit is not None
    if (minus or before.low == "minus") and unit is not None and high:
        low, high, first = -high, -low, first - 1
    return Amount(first, last, low, high, found.sort, found.scale, unit)


def _sign(tokens: Tokens, place: int, figures: Figures) -> tuple[int, Unit] | None:
    """The currency's sign before a number and the place where it begins: "$", "US$", "US $", "EUR "."""
    before = tokens.at(place - 1)
    if before.kind == "sign" and before.form in figures.signs:
        prefix = tokens.at(place - 2)
        if prefix.kind == "word" and prefix.low in _PREFIXES and prefix.form[0].isupper():
            whole = prefix.form.replace(".", "").upper() + before.form
            if whole in figures.signs and (before.glued or whole == "US$"):
                return place - 2, figures.signs[whole]
        return place - 1, figures.signs[before.form]
    if before.kind == "word" and before.form in figures.signs:
        return place - 1, figures.signs[before.form]
    return None


def unit_after(tokens: Tokens, place: int, figures: Figures) -> tuple[Unit | None, int]:
    """The unit that follows a number, and the place after it; the place itself where there is none."""
    near = tokens.at(place).glued
    for length in (3, 2, 1):
        form = tokens.whole(place, place + length)
        ends = not (tokens.at(place + length).glued and tokens.at(place + length).kind in ("word", "number"))
        if form in figures.symbols and ends and (near or form == "%" or len(form) > 1):
            return figures.symbols[form], place + length
    if near and tokens[place].form in figures.signs:
        return figures.signs[tokens[place].form], place + 1
    at = place + (tokens.at(place).low in HYPHENS and tokens.at(place).glued and tokens.at(place + 1).glued)
    if tokens.at(at).low in ("more", "additional", "further", "full", "long", "solid") and tokens.at(at + 1).low in figures.units:
        at += 1
    for length in range(_LONGEST, 0, -1):
        unit = figures.units.get(tokens.joined(at, at + length)) if tokens.at(at + length - 1).kind == "word" else None
        if unit is not None and (at == place or tokens.at(at).kind == "word") and not _single_letter(tokens, at, length):
            return unit, at + length
    return None, place


def _single_letter(tokens: Tokens, place: int, length: int) -> bool:
    """A letter alone is a unit only where it is glued to the number: "20C", "50p"."""
    return length == 1 and len(tokens[place].form) == 1 and not tokens[place].glued


def _range(tokens: Tokens, one: Amount, figures: Figures) -> Amount | None:
    """The range that an amount begins: "5 to 7 million", "between $62 and $68", "10-15 %", "two or three"."""
    link = tokens.at(one.last)
    dash = link.low in HYPHENS and (link.glued == tokens.at(one.last + 1).glued or link.low != "-")
    if not dash and link.low not in _CONNECTORS:
        return None
    at = one.last + 1
    for _ in range(2):
        if tokens.at(at).form in figures.signs or (tokens.at(at).low in _PREFIXES and tokens.at(at + 1).form in figures.signs):
            at += 1
    other = single(tokens, at, figures)
    if other is None or other.first > one.last + 1 or other.sort == "vague" or one.sort == "vague":
        return None
    if dash and _tied(tokens, other.last):
        return None  # a chain: a phone number or a date
    before = tokens.at(one.first - 1).low
    unit = other.unit or one.unit
    if one.unit is not None and unit != one.unit:
        return None
    if link.low == "and" and before != "between":
        return None
    if link.low == "or" and not (other.low == one.low + 1 or other.unit is not None):
        return None
    low = one.low
    if (
        one.scale == 1.0
        and other.scale > 1.0
        and one.sort == other.sort
        and low < other.low / other.scale
        and (one.unit is None or other.unit in (None, one.unit))
    ):
        low *= other.scale
    if dash and unit is None and low >= other.high:
        return Amount(one.first, other.last, low, low, one.sort, joined="score")
    if low >= other.high:
        return None
    sort: Sort = one.sort if one.sort != "digits" else other.sort
    return Amount(one.first - (link.low == "and"), other.last, low, other.high, sort, other.scale, unit, joined="-" if dash else link.low)


def _tied(tokens: Tokens, place: int) -> bool:
    """Whether yet another number is tied on with a hyphen or a slash."""
    sign, after = tokens.at(place), tokens.at(place + 1)
    return (sign.low in HYPHENS or sign.low == "/") and sign.glued and after.glued and after.kind == "number"


def _rate(tokens: Tokens, whole: Amount, figures: Figures) -> Amount:
    """What the amount is divided by: "per barrel", "a month", "-a-share", "/kg"."""
    if whole.unit is None:
        return whole
    tied = tokens.at(whole.last).low in HYPHENS and tokens.at(whole.last).glued and tokens.at(whole.last + 1).glued
    at = whole.last + tied
    link, first = tokens.at(at), at + 1 + (tied and tokens.at(at + 1).low in HYPHENS)
    noun = tokens.at(first)
    if noun.kind != "word":
        return whole
    if link.low == "per" and noun.low not in ("cent", "se"):
        long = tokens.joined(first, first + 2)
        if long in figures.units:
            return replace(whole, per=figures.units[long].name, last=first + 2)
        return replace(whole, per=noun.low, last=first + 1)
    rated = link.low in figures.articles and noun.low in figures.after_article and tokens.at(first + 1).low not in figures.since
    if (rated and whole.unit.kind != "duration") or (link.form == "/" and link.glued and noun.glued):
        return replace(whole, per=noun.low, last=first + 1)
    return whole
