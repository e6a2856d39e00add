"""Lines that stand on many pages of one outlet in the same words: which of them belong to the page and not to the news.

What repeats is not all furniture: follow-ups repeat their background, copies and versions repeat everything, papers have their phrases
("The trial continues."). So a line counts only where pages have it that share little else, where it is short, quotes nobody and
continues nothing, and where it asks something of the reader; any other line only on very many pages and a good part of them all.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import Literal

from onrecord.lexicons.layout import Layout
from onrecord.model.ids import ArticleId
from onrecord.model.span import Evidence, Span
from onrecord.text.shingles import shingles, worded

Sort = Literal["asks", "plain", "never"]
"""Whether a line asks something of the reader, or is one that may be the page's only where it stands nearly everywhere, or never is."""

FEW = 3
"""Pages that share little else, from which a line that asks something of the reader is the page's."""
MANY, PART = 25, 0.25
"""The same for any other line, and the part of the outlet's pages. In Timeline17 (2,896 articles that were crawled with what frames them,
read as if all of a topic were one outlet's) no sentence of news that was noticed stands on more than 17 pages, and
what is promoted on up to 230. Part and number were set there, and have not been tried on other crawled pages."""
LIKE, SHINGLE, LEAST = 0.2, 4, 24
"""Part of the runs of four words of the shorter page that stand in the other, from which two pages share too much to count as two; the
fewest runs that tell. Revisions are told by the same measure: of 100,000 pairs of articles on different stories none has more than 0.12."""
LONGEST = 60
"""Words of a line that may be the page's."""
SHORTEST = 5
TURNS = 3
"""Lines that begin with a speaker's name, from which a page is a transcript: its speakers, too, say "you" and repeat themselves."""

_MARKS = re.compile("[\"“”«»„]|(?<!\\w)['‘]|[’'](?!\\w)")
_TURN = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}(?: \([^)]{1,20}\))?:\s")
_SIGNED = re.compile(r"[-–—]{1,2} ?[A-Z]")
_ADDRESS = re.compile(r"\b[\w.+-]+@[\w-]+\.\w|\bhttps?://|\bwww\.\w")
_IS = frozenset(("is", "are", "be", "being"))
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of running text. `mark`: equal for equal words, whatever their case and spaces."""

    span: Span
    mark: str
    sort: Sort


@dataclass(frozen=True, slots=True, order=True)
class Page:
    """The running text of one article."""

    article: ArticleId
    places: tuple[Place, ...]
    text: str

    def __hash__(self) -> int:
        return hash(self.article)

    def evidence(self, span: Span) -> Evidence:
        """The words of this page at a place."""
        return Evidence(self.article, span, span.of(self.text))


@dataclass(frozen=True, slots=True)
class Repeated:
    """One line that is the outlet's: every place, one on each of some pages that share little else, and on how many pages it stands."""

    sort: Sort
    places: tuple[Evidence, ...]
    apart: tuple[Evidence, ...]
    pages: int


def transcript(words: Sequence[str]) -> bool:
    """Whether the lines of a page are mostly what people say in turn."""
    return sum(_TURN.match(each) is not None for each in words) >= TURNS


def place(span: Span, words: str, above: str, layout: Layout) -> Place:
    """A line as it is compared. `words`: on one line; `above`: those of the line above."""
    mark = blake2b(words.casefold().encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return Place(span, mark, _sort(words, above, layout))


def _sort(words: str, above: str, layout: Layout) -> Sort:
    tokens = _WORD.findall(words)
    if not SHORTEST <= len(tokens) <= LONGEST or above.endswith((":", ",")) or words.endswith(":"):
        return "never"
    if _MARKS.search(words) or _TURN.match(words) or _SIGNED.match(words):
        return "never"
    low = [token.lower().replace("’", "'") for token in tokens]
    if not layout.asking.isdisjoint(low) or low[0] in layout.bidding or _ADDRESS.search(words):
        return "asks"
    ours = any(small in layout.ours and token != "US" for token, small in zip(tokens, low, strict=True))
    return "asks" if ours and not _tells(low, layout) else "plain"


def _tells(low: Sequence[str], layout: Layout) -> bool:
    """Whether some words tell what happened: "is published by us" does not."""
    if not layout.past.isdisjoint(low):
        return True
    return any(len(word) > len("used") and word.endswith("ed") and before not in _IS for before, word in pairwise(("", *low)))


def repeated(pages: Sequence[Page]) -> Iterator[Repeated]:
    """The lines that are the outlet's, of all its pages, in an order that depends on nothing but the lines."""
    on: dict[str, dict[Page, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for page in sorted(set(pages)):
        for one in page.places:
            if one.sort != "never":
                on[one.mark][page].append(one)
    sorts = {mark: found for mark, held in on.items() if (found := _candidate(held, len(pages))) is not None}
    likeness = _Likeness(frozenset(sorts))
    for mark in sorted(sorts):
        held, sort = on[mark], sorts[mark]
        telling = [page for page, listed in held.items() if any(one.sort == sort for one in listed)]
        apart = likeness.apart(telling, FEW if sort == "asks" else MANY)
        if apart:
            places = tuple(page.evidence(one.span) for page, listed in held.items() for one in listed)
            yield Repeated(sort, places, tuple(page.evidence(held[page][0].span) for page in apart), len(held))


def _candidate(held: dict[Page, list[Place]], pages: int) -> Sort | None:
    """As what a line may be the outlet's, by the number of its pages alone."""
    if sum(any(one.sort == "asks" for one in listed) for listed in held.values()) >= FEW:
        return "asks"
    plain = sum(any(one.sort == "plain" for one in listed) for listed in held.values())
    return "plain" if plain >= max(MANY, PART * pages) else None


class _Likeness:
    """How much two pages share besides the lines in question. Each page is cut once, and each pair compared once."""

    def __init__(self, marks: Set[str]) -> None:
        self._marks = marks
        self._runs: dict[Page, frozenset[tuple[str, ...]]] = {}
        self._alike: dict[tuple[Page, Page], bool] = {}

    def apart(self, pages: Sequence[Page], enough: int) -> list[Page]:
        """That many pages of which no two share much; none where there are fewer. The first that fit, in their order."""
        kept: list[Page] = []
        for page in pages:
            if len(self._of(page)) >= LEAST and not any(self._like(other, page) for other in kept):
                kept.append(page)
            if len(kept) == enough:
                return kept
        return []

    def _like(self, one: Page, other: Page) -> bool:
        if (one, other) not in self._alike:
            ours, theirs = self._of(one), self._of(other)
            self._alike[one, other] = len(ours & theirs) >= LIKE * min(len(ours), len(theirs))
        return self._alike[one, other]

    def _of(self, page: Page) -> frozenset[tuple[str, ...]]:
        if page not in self._runs:
            spans = [one.span for one in page.places if one.mark not in self._marks]
            self._runs[page] = frozenset(run for _, run in shingles(worded(page.text, spans).words, SHINGLE))
        return self._runs[page]
