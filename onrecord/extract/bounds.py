"""The words around a figure that bound it ("at least", "or more") or say that something rose or fell by it ("up 31 %")."""

from typing import NamedTuple, cast

from onrecord.extract.figure_words import Tokens
from onrecord.lexicons.figures import Figures
from onrecord.model.events import Bound, Trend

_LONGEST = 4  # words of the longest bound


class Bounded(NamedTuple):
    """A bound, and the places where the figure and its bounds begin and end."""

    bound: Bound
    first: int
    last: int
    said: bool


def bounded(tokens: Tokens, first: int, last: int, figures: Figures) -> Bounded:
    """The bound of the figure that stands from `first` to `last`, exclusive. "Exact" where nothing is said."""
    for length in range(_LONGEST, 0, -1):
        bound = figures.bounds.get(tokens.joined(first - length, first)) if first >= length else None
        if bound is not None:
            at = first - length
            if bound == "exact":  # "only about 5": another bound may stand before it, but "only" bounds nothing
                return Bounded("exact", first, last, False)
            return Bounded(cast(Bound, bound), at, last, True)
    for length in (2, 1):
        bound = figures.bounds_after.get(tokens.joined(last, last + length))
        if bound is not None and (tokens.at(last).form != "max" or tokens.at(last).low == tokens.at(last).form):
            return Bounded(cast(Bound, bound), first, last + length, True)
    if tokens.at(last).form == "+" and tokens.at(last).glued:
        return Bounded("at_least", first, last + 1, True)
    return Bounded("exact", first, last, False)


def trend(tokens: Tokens, first: int, last: int, figures: Figures) -> Trend | None:
    """Whether the figure, with its bounds from `first` to `last`, exclusive, is by how much something rose or fell."""
    by = tokens.at(first - 1).low == "by"
    at = first - 1 - by
    if tokens.at(at).low in ("another", "a", "an", "further") or tokens.at(at).low.endswith("ly"):
        at -= 1
    found = figures.trends.get(tokens.at(at).low)
    if found is not None and not tokens.at(at - 1).low.startswith(("make", "made", "making")):  # "women make up 51 %"
        return cast(Trend, found)
    after = tokens.at(last)
    if after.low in figures.trends_after:
        return cast(Trend, figures.trends_after[after.low])
    if after.kind == "word" and after.low not in figures.ends and tokens.at(last + 1).low in figures.trends_after:
        return cast(Trend, figures.trends_after[tokens.at(last + 1).low])
    return None
