"""What the pages of one outlet tell of one another: lines that stand on many of them, and how they write the date.

An outlet is a host, or a name where no address is known; a name that goes with one host alone in this record is that host's. What is found
is read by stages too: the stage `lines` gives a repeated line another label, and `metadata` reads a date by its outlet's order. Whatever
they then say, the same is found again: labels that repetition gave count here as if it had not given them. Not done here: lines that are
nearly the same, outlets of one house.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.lexicons.layout import Layout
from onrecord.link.repeated import Page, Place, Sort, place, repeated, transcript
from onrecord.link.versions import address, known
from onrecord.model.article import Article, Line, Metadatum
from onrecord.model.outlets import REPEATED, DateOrder, OrderTold, RepeatedLine
from onrecord.model.runs import By
from onrecord.text.day_order import Telling, written

BY = By("outlets", 1)
SHOWN = 3
"""Pieces of evidence of one finding; how many there are beyond, it says."""
_LINES: Mapping[Sort, tuple[str, float]] = {"asks": ("asks_reader", 0.9), "plain": ("on_many_pages", 0.85)}
_SURE: Mapping[OrderTold, float] = {"plain_date": 0.95, "own_day": 0.95, "region": 0.8}
_BECAUSE: Mapping[OrderTold, str] = {
    "plain_date": "other pages have dates of which one reading alone is in the calendar",
    "own_day": "other pages print the day so that they declare as their own",
    "region": "other pages say that they are written for a region where the day stands first",
}


@dataclass(frozen=True, slots=True, order=True)
class Sheet:
    """One article as a page of its outlet. `host`, `outlet` (folded): "" where not known. `order`: what it tells of its dates in figures.

    `undecided`: it has a date that may be read both ways, and nothing of its own that tells.
    """

    page: Page
    host: str
    outlet: str
    called: str
    tellings: tuple[Telling, ...]
    undecided: bool

    def __hash__(self) -> int:
        return hash(self.page.article)


def keys(article: Article, lines: tuple[Line, ...], metadata: tuple[Metadatum, ...], *, layout: Layout) -> tuple[tuple[str, Sheet], ...]:
    """The article's page under a key of its own: lines are counted over all pages, and no two are compared."""
    called = known(article, metadata, "outlet")
    outlet = " ".join(called.casefold().split()).removeprefix("the ")
    host = address(known(article, metadata, "url"))[1]
    if not host and not outlet:
        return ()
    dates = written(article.text, article.declared)
    told = dates.tellings if dates.order is not None else ()
    page = Page(article.key, tuple(_places(article, lines, layout)), article.text)
    return ((f"page {article.key}", Sheet(page, host, outlet, called or host, told, dates.is_open and not dates.tellings)),)


def compare(first: Sheet, second: Sheet) -> tuple[Sheet, ...]:
    """Which lines stand on many pages of one outlet, and whether its pages write the day or the month first."""
    return ()


def group(items: tuple[Sheet, ...], findings: tuple[Sheet, ...]) -> tuple[RepeatedLine | DateOrder, ...]:
    """The repeated lines and the order of dates of each outlet."""
    found: list[RepeatedLine | DateOrder] = []
    for outlet, sheets in sorted(_outlets(sorted(set(items))).items()):
        called = next((sheet.called for sheet in sheets if sheet.outlet), outlet)
        found += _repeated(called, sheets)
        found += _order(called, sheets)
    return tuple(found)


def _outlets(sheets: Sequence[Sheet]) -> dict[str, list[Sheet]]:
    """The pages of each outlet, by its host or its name."""
    hosts: dict[str, set[str]] = defaultdict(set)
    for sheet in sheets:
        if sheet.host and sheet.outlet:
            hosts[sheet.outlet].add(sheet.host)
    found: dict[str, list[Sheet]] = defaultdict(list)
    for sheet in sheets:
        of = hosts.get(sheet.outlet, set())
        found[sheet.host or (next(iter(of)) if len(of) == 1 else sheet.outlet)].append(sheet)
    return found


def _places(article: Article, lines: Iterable[Line], layout: Layout) -> Iterator[Place]:
    """The lines that are running text, or were before repetition told otherwise."""
    spans = [(line, line.span.stripped(article.text)) for line in lines if line.label != "blank"]
    every = [(line, span, " ".join(span.of(article.text).split())) for line, span in spans]
    spoken = transcript([words for _, _, words in every])
    above = ""
    for line, span, words in every:
        if line.label == "body" or line.made.rule == REPEATED:
            found = place(span, words, above, layout)
            yield replace(found, sort="plain") if spoken and found.sort == "asks" else found
        above = words


def _repeated(called: str, sheets: Sequence[Sheet]) -> Iterator[RepeatedLine]:
    for line in repeated([sheet.page for sheet in sheets]):
        rule, sure = _LINES[line.sort]
        for here in line.places:
            elsewhere = [one for one in line.apart if one.article != here.article]
            yield RepeatedLine(made=BY.rule(rule, sure), outlet=called, line=here, elsewhere=tuple(elsewhere[:SHOWN]), pages=line.pages)


def _order(called: str, sheets: Sequence[Sheet]) -> Iterator[DateOrder]:
    """The order that all pages tell which tell one: by their dates, or, where none of them has a date that tells, by their region."""
    needed = tuple(sheet.page.article for sheet in sheets if sheet.undecided)
    told = [(telling, sheet.page) for sheet in sheets for telling in sheet.tellings]
    of = [each for each in told if each[0].told_by != "region"] or told
    orders = {telling.order for telling, _ in of}
    if not needed or len(orders) != 1:
        return
    sorts = {telling.told_by for telling, _ in of}
    best = next(sort for sort in _BECAUSE if sort in sorts)
    shown = [page.evidence(telling.span) for telling, page in of if telling.told_by == best and telling.span is not None]
    yield DateOrder(
        made=BY.rule(best, _SURE[best]), outlet=called, order=orders.pop(), told_by=best, because=_BECAUSE[best],
        evidence=tuple(shown[:SHOWN]), articles=needed,
    )  # fmt: skip
