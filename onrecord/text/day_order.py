"""Whether 3/4/2025 is the third of April or the fourth of March: what a text and the page around it tell.

Told by dates of the same hand that can be read in one way only, by a printed date that is the day which the page declares, and else by the
page's region. "en-US" tells nothing: it is what page systems declare where nobody has set a language.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model.article import Declared
from onrecord.model.outlets import DayOrder, OrderTold
from onrecord.model.span import Span

LOOKED_AT = 200_000
"""Characters of a text whose dates are asked."""
DAY_FIRST = frozenset(
    ("gb", "uk", "ie", "au", "nz", "in", "za", "de", "at", "fr", "es", "it", "pt", "br", "nl", "be", "mx", "ar", "ng", "ke")
)
"""Regions, as a language tag names them, where the day stands first."""

_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/-]|\.\d)")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_REGION = re.compile(r"[a-z]{2,3}[-_]([a-z]{2})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Telling:
    """One thing that tells the order. `span`: the date in the text; None where the page declares it."""

    told_by: OrderTold
    order: DayOrder
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """The dates in figures of a page: what tells their order, and whether one of them may be read both ways."""

    tellings: tuple[Telling, ...]
    is_open: bool

    @property
    def order(self) -> DayOrder | None:
        """The order, None where nothing tells it or the page contradicts itself."""
        orders = {telling.order for telling in self.tellings}
        return next(iter(orders)) if len(orders) == 1 else None


def written(text: str, declared: Iterable[Declared]) -> Written:
    """What is told of the dates in figures of a text, and of those that its page declares, by the best sort of evidence that there is."""
    said = tuple(declared)
    dates: list[tuple[Span | None, int, int, int]] = [(span, a, b, year) for span, a, b, year in _dates(text[:LOOKED_AT])]
    dates += [(None, a, b, year) for each in said if each.field in ("published", "updated") for _, a, b, year in _dates(each.value)]
    both = any(a <= 12 and b <= 12 and a != b for _, a, b, _ in dates)
    plain = [Telling("plain_date", "day first" if a > 12 else "month first", span) for span, a, b, _ in dates if (a > 12) != (b > 12)]
    if plain:
        return Written(tuple(plain), both)
    known = {tuple(map(int, found.groups())) for each in said if (found := _ISO.match(each.value)) is not None}
    readings: tuple[tuple[DayOrder, bool], ...] = (("day first", True), ("month first", False))
    own = [
        Telling("own_day", order, span)
        for span, a, b, year in dates
        for order, first in readings
        if a != b and ((year, b, a) if first else (year, a, b)) in known
    ]
    if own:
        return Written(tuple(own), both)
    regions = {found.group(1).lower() for each in said if each.field == "language" and (found := _REGION.match(each.value)) is not None}
    return Written((Telling("region", "day first"),) if regions and regions <= DAY_FIRST else (), both)


def _dates(text: str) -> Iterator[tuple[Span, int, int, int]]:
    for found in _FIGURES.finditer(text):
        first, second = int(found[1]), int(found[3])
        if 1 <= min(first, second) <= 12 and max(first, second) <= 31:
            yield Span(found.start(), found.end()), first, second, int(found[4])
