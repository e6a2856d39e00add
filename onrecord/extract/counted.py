"""What a figure counts or measures: the noun after it, and the words for the thing. By word lists; there is no parse here."""

from typing import NamedTuple

from onrecord.extract.amounts import Amount
from onrecord.extract.figure_words import HYPHENS, Tokens
from onrecord.lexicons.figures import Figures

_LONGEST = 5  # words from a number to the noun that it counts
_DETERMINERS = frozenset({"the", "its", "their", "his", "her", "our", "all", "those", "these", "my", "your"})
_PHRASE = 7  # words of what a share or a sum is of


class Noun(NamedTuple):
    """A noun phrase by its places: from `first` to `last`, exclusive; `head` is the counted noun."""

    first: int
    head: int
    last: int


def counted(tokens: Tokens, found: Amount, figures: Figures) -> Noun | None:
    """The noun that a number counts: "300 recorded songs", "seven European countries", "12-member board"."""
    of = found.sort == "vague" and tokens.at(found.last).low == "of"
    start = found.last + of + (of and tokens.at(found.last + 1).low in _DETERMINERS)
    tie = tokens.at(found.last)
    if tie.low in HYPHENS and tie.glued and tokens.at(found.last + 1).glued:
        noun = tokens.at(found.last + 1)
        plain = noun.kind == "word" and noun.low not in figures.ends and noun.form == noun.low and found.low > 1
        plain = plain and len(noun.low) > 2 and noun.low not in ("strong", "plus", "odd", "fold", "way", "off")
        return Noun(found.last + 1, found.last + 1, found.last + 2) if plain else None
    if found.low == found.high == 1.0:
        return _single(tokens, found.last, figures)
    for place in _phrase(tokens, start, figures, _LONGEST):
        if _plural(tokens[place].form, tokens[place].low, figures):
            return Noun(start, place, place + 1)
    return None


def _single(tokens: Tokens, first: int, figures: Figures) -> Noun | None:
    """The noun after "one": the last word before one that ends the phrase or looks like a verb."""
    head = None
    for place in _phrase(tokens, first, figures, 3):
        if place > first and tokens[place].low.endswith(("ed", "ing", "ly")):
            break
        head = place
    if head is None or tokens[first].low in figures.idle:
        return None
    return Noun(first, head, head + 1)


def _phrase(tokens: Tokens, first: int, figures: Figures, longest: int) -> range:
    """The places of the words that may belong to a noun phrase."""
    last = first
    words = 0
    while words < longest:
        token = tokens.at(last)
        if token.low in HYPHENS and token.glued and tokens.at(last + 1).glued and last > first:
            last += 1
            continue
        if token.form == "," and last > first and tokens.at(last + 1).low not in figures.ends and _adjective(tokens.at(last - 1).low):
            last += 1
            continue
        if token.kind != "word" or token.low in figures.ends or (token.low in figures.numbers and last > first):
            break
        last, words = last + 1, words + 1
    return range(first, last)


def _adjective(low: str) -> bool:
    return low.endswith(("al", "ed", "ous", "ive", "ful", "able", "ible", "ic", "ing"))


def _plural(form: str, low: str, figures: Figures) -> bool:
    if low in figures.plural or (form[-1] == "s" and form[:-1].isupper() and len(form) > 2):  # MPs
        return True
    return len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is", "’s", "'s")) and low not in figures.not_plural


def measured(tokens: Tokens, found: Amount, figures: Figures) -> tuple[int, int] | None:
    """What a share or a sum is of: "60 % of its revenue", "$3 m in fines", "450 Nm of torque"."""
    link = tokens.at(found.last).low
    if found.unit is not None and found.unit.kind == "duration":
        return None
    if link not in ("of", "in") or (link == "in" and (found.unit is None or found.unit.kind != "money")):
        return None
    first = last = found.last + 1
    words = 0
    while words < _PHRASE:
        token = tokens.at(last)
        determiner = last == first and link == "of" and token.low in _DETERMINERS
        if token.low in HYPHENS and token.glued and last > first:
            last += 1
            continue
        if token.kind != "word" or (token.low in figures.ends and not determiner) or token.low in figures.trends:
            break
        if last > first and token.low.endswith("ed") and tokens[last - 1].low not in _DETERMINERS:
            break
        last, words = last + 1, words + 1
    if link == "in" and (last == first or tokens[first].capital or tokens[first].low in figures.units):
        return None
    only = last - first == 1 and tokens[first].low in figures.ends
    return None if last == first or only else (first, last)
