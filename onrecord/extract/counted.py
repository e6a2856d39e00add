"""What a figure counts or measures: the noun after it, and the words for the thing. By word lists; there is no parse here."""

from typing import NamedTuple

from onrecord.extract.amounts import Amount
from onrecord.extract.figure_words import HYPHENS, Tokens
from onrecord.lexicons.figures import Figures

_LONGEST = 5  # words from a number to the noun that it counts
_PHRASE = 7  # words of what a share or a sum is of


class Noun(NamedTuple):
    """A noun phrase by its places: from `first` to `last`, exclusive; `head` is the counted noun."""

    first: int
    head: int
    last: int


def counted(tokens: Tokens, found: Amount, figures: Figures) -> Noun | None:
    """The noun that a number counts: "300 recorded songs", "seven European countries", "12-member board"."""
    of = found.sort == "vague" and tokens.at(found.last).low == "of"
    after = 2 * (tokens.joined(found.last, found.last + 2) in figures.bounds_after)  # "20 or more people"
    start = found.last + after + of + (of and tokens.at(found.last + 1).low in figures.determiners)
    tie = tokens.at(found.last)
    if tie.low in HYPHENS and tie.glued and tokens.at(found.last + 1).glued:
        noun = tokens.at(found.last + 1)
        plain = noun.kind == "word" and noun.form == noun.low and len(noun.low) > 2 and found.low > 1
        plain = plain and noun.low not in figures.ends and noun.low not in figures.unnouns
        return Noun(found.last + 1, found.last + 1, found.last + 2) if plain else None
    if found.low == found.high == 1.0:
        return _single(tokens, found.last, figures)
    phrase = _phrase(tokens, start, figures, _LONGEST)
    head = next((place for place in phrase if _plural(tokens[place].form, tokens[place].low, figures)), None)
    if head is None:
        return None
    while head + 1 in phrase and _plural(tokens[head + 1].form, tokens[head + 1].low, figures):
        head += 1  # "chemical weapons attacks"
    return Noun(start, head, head + 1)


def _single(tokens: Tokens, first: int, figures: Figures) -> Noun | None:
    """The noun after "one": the last word before one that ends the phrase or looks like a verb."""
    head = None
    for place in _phrase(tokens, first, figures, 3):
        form, low = tokens[place].form, tokens[place].low
        if low.endswith(("ed", "ing", "ly")) or _plural(form, low, figures):
            break
        head = place
    if head is None or tokens[first].low in figures.idle or tokens[head].low.endswith(("able", "ible", "ful", "ous")):
        return None
    return Noun(first, head, head + 1)


def _phrase(tokens: Tokens, first: int, figures: Figures, longest: int) -> range:
    """The places of the words that may belong to a noun phrase; hyphens, and commas or "and" between adjectives, are passed."""
    last = first
    words = 0
    while words < longest:
        token, after = tokens.at(last), tokens.at(last + 1)
        if last > first and ((token.low in HYPHENS and token.glued and after.glued) or _between(tokens, last, figures)):
            last += 1
            continue
        inside = tokens.at(last - 1).low in HYPHENS or (after.low in HYPHENS and after.glued)  # "side-by-side columns"
        if token.kind != "word" or (token.low in figures.ends and not inside) or figures.is_figure(token.low):
            break
        last, words = last + 1, words + 1
    return range(first, last)


def _between(tokens: Tokens, place: int, figures: Figures) -> bool:
    """Whether a comma or "and" joins two adjectives: "long, hard days", "Iranian and American men"."""
    before, link, after = tokens.at(place - 1), tokens.at(place), tokens.at(place + 1)
    if after.kind != "word" or after.low in figures.ends or figures.is_figure(after.low):
        return False
    return (link.form == "," and _adjective(before.low)) or (
        link.low == "and"
        and (_adjective(before.low) or (before.capital and after.capital))
        and not _plural(before.form, before.low, figures)
    )


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
        determiner = last == first and link == "of" and token.low in figures.determiners
        if token.low in HYPHENS and token.glued and last > first:
            last += 1
            continue
        if token.kind != "word" or (token.low in figures.ends and not determiner) or (last > first and token.low in figures.trends):
            break
        if last > first and token.low.endswith("ed") and tokens[last - 1].low not in figures.determiners:
            break
        last, words = last + 1, words + 1
    if link == "in" and (last == first or tokens[first].capital or tokens[first].low in figures.units):
        return None
    only = last - first == 1 and tokens[first].low in figures.ends
    return None if last == first or only else (first, last)
