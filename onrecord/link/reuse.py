"""Exact reuse: passages that two articles have word for word.

A passage may cross sentences and lines, not boilerplate. Case, punctuation and the style of quote marks do not count. Not done here:
reworded passages, what a passage is worth (a shared quotation or stock phrase is a shared passage too), who credits whom in running text.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model.article import Article, Line, Metadatum, preferred
from onrecord.model.ids import ArticleId
from onrecord.model.reuse import Direction, TextReuse
from onrecord.model.runs import By
from onrecord.model.span import Evidence, Span
from onrecord.model.time import Moment
from onrecord.text import moments
from onrecord.text.shingles import BREAK, Worded, shingles, winnowed, worded

BY = By("reuse", 1)
EQUAL_WORDS = BY.rule("equal_words", 0.99)
WORDS = 8
"""The shortest passage. Of 101,054 pairs of articles on different topics (462 articles of ECB+), 10 have eight words in a row in common,
nearly all a stock phrase of court reports; 16 have seven, 51 six, 326 five, none ten. Of pairs on one topic 620 have eight, 439 ten."""
CROWD = 32
"""More articles than this with one key are compared with the first of them only: it bounds the work on wire copy and boilerplate."""
_WINDOW = 3
_SHINGLE = WORDS - _WINDOW + 1
_REPEATS = 16
"""A run of words that one article repeats more often than this starts no passage; it keeps the work linear on a text of refrains."""


@dataclass(frozen=True, slots=True, order=True)
class Carrier:
    """An article, as far as it is compared. Dated ones come first, in the order of their dates.

    One object is shared by all the keys of an article. `stretches`: where its own text stands, without boilerplate. `credits`: the
    agencies that it names as its source, folded; `outlet`: folded, "" where it is not known.
    """

    undated: bool
    published: str
    article: ArticleId
    outlet: str
    credits: tuple[str, ...]
    stretches: tuple[Span, ...]
    text: str

    def __hash__(self) -> int:
        return hash(self.article)  # it is put in a set once for each key: hashing the text each time would cost more than comparing


@dataclass(frozen=True, slots=True, order=True)
class Shared:
    """A passage that two articles have in common: where it stands in each, its length in words, and its direction with the reason."""

    first: ArticleId
    first_span: Span
    first_words: str
    second: ArticleId
    second_span: Span
    second_words: str
    count: int
    direction: Direction
    because: str


def keys(article: Article, lines: tuple[Line, ...], metadata: tuple[Metadatum, ...]) -> tuple[tuple[str, Carrier], ...]:
    """A key for about half of the runs of six words; every passage of eight shared words shares at least one."""
    stretches = tuple(_stretches(lines))
    said = preferred(metadata, "published")
    published = None if said is None else moments.moment(said)
    carrier = Carrier(
        undated=published is None, published=published or "", article=article.key, outlet=_plain(preferred(metadata, "outlet") or ""),
        credits=tuple(sorted({_plain(m.value) for m in metadata if m.field == "agency"})), stretches=stretches, text=article.text,
    )  # fmt: skip
    return tuple((key, carrier) for key in winnowed(worded(article.text, stretches).words, shingle=_SHINGLE, window=_WINDOW))


def compare(first: Carrier, second: Carrier) -> tuple[Shared, ...]:
    """The two articles have these words in common, in the same order."""
    if second < first:
        first, second = second, first
    if first.article == second.article:
        return ()
    direction, because = _direction(first, second)
    a, b = _read(first).worded, _read(second).worded
    found: list[Shared] = []
    for at, there, count in _passages(_read(first), _read(second)):
        here = Span(a.spans[at].start, a.spans[at + count - 1].end)
        other = Span(b.spans[there].start, b.spans[there + count - 1].end)
        found.append(
            Shared(first.article, here, here.of(first.text), second.article, other, other.of(second.text), count, direction, because)
        )
    return tuple(sorted(found))


def group(items: tuple[Carrier, ...], findings: tuple[Shared, ...]) -> tuple[TextReuse, ...]:
    """One record for each passage and pair of articles."""
    return tuple(
        TextReuse(
            made=EQUAL_WORDS,
            first=Evidence(f.first, f.first_span, f.first_words),
            second=Evidence(f.second, f.second_span, f.second_words),
            words=f.count,
            direction=f.direction,
            because=f.because,
        )
        for f in sorted(set(findings))
    )


@dataclass(frozen=True, slots=True)
class _Indexed:
    """The words of an article, and where each run of eight begins."""

    worded: Worded
    places: dict[tuple[str, ...], list[int]]


@lru_cache(maxsize=256)
def _read(carrier: Carrier) -> _Indexed:
    """Made once for the many pairs that an article is in, rather than carried with each key."""
    words = worded(carrier.text, carrier.stretches)
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for start, run in shingles(words.words, WORDS):
        places[run].append(start)
    return _Indexed(words, {run: starts for run, starts in places.items() if len(starts) <= _REPEATS})


def _stretches(lines: Iterable[Line]) -> Iterator[Span]:
    """The article's own text, in the pieces that boilerplate leaves; blank lines divide nothing."""
    start, end = 0, 0
    for line in lines:
        if line.in_article:
            start, end = (start if end else line.span.start), line.span.end
        elif line.label != "blank" and end:
            yield Span(start, end)
            start, end = 0, 0
    if end:
        yield Span(start, end)


def _passages(first: _Indexed, second: _Indexed) -> list[tuple[int, int, int]]:
    """The longest common runs of words, as first word here, first word there, length; no word is in two of them."""
    a, b = first.worded.words, second.worded.words
    seeds = sorted((i, j) for run in first.places.keys() & second.places.keys() for i in first.places[run] for j in second.places[run])
    reached: dict[int, int] = {}  # the end of the last run found on each diagonal
    runs: list[tuple[int, int, int]] = []
    for i, j in seeds:
        floor = reached.get(j - i, 0)
        if i < floor:
            continue
        start, end = i, i + WORDS
        while start > floor and start + j - i > 0 and a[start - 1] == b[start + j - i - 1] != BREAK:
            start -= 1
        while end < len(a) and end + j - i < len(b) and a[end] == b[end + j - i] != BREAK:
            end += 1
        reached[j - i] = end
        runs.append((start, start + j - i, end - start))
    return _apart(runs, len(a), len(b))


def _apart(runs: list[tuple[int, int, int]], size_a: int, size_b: int) -> list[tuple[int, int, int]]:
    """Where runs overlap, the longer keeps the words, and the other what is left of it, if that is long enough."""
    taken_a, taken_b = bytearray(size_a), bytearray(size_b)
    kept: list[tuple[int, int, int]] = []
    for i, j, length in sorted(runs, key=lambda run: (-run[2], run)):
        begun = 0
        for step in range(length + 1):
            if step < length and not taken_a[i + step] and not taken_b[j + step]:
                continue
            if step - begun >= WORDS:
                kept.append((i + begun, j + begun, step - begun))
            begun = step + 1
        for start, other, count in kept[::-1]:
            if not (i <= start and start + count <= i + length and start - i == other - j):
                break
            taken_a[start : start + count] = taken_b[other : other + count] = b"\x01" * count
    return kept


def _direction(first: Carrier, second: Carrier) -> tuple[Direction, str]:
    """Who copied whom, as far as a credit or the dates say; a shared agency leaves it open."""
    if set(first.credits) & set(second.credits):
        return "unknown", ""
    if first.outlet and first.outlet in second.credits:
        return "first_to_second", "the second article names the first one's outlet as its source"
    if second.outlet and second.outlet in first.credits:
        return "second_to_first", "the first article names the second one's outlet as its source"
    if first.undated or second.undated:
        return "unknown", ""
    if moments.before(Moment(first.published), Moment(second.published)):
        return "first_to_second", _earlier(first, second)
    if moments.before(Moment(second.published), Moment(first.published)):
        return "second_to_first", _earlier(second, first)
    return "unknown", ""


def _earlier(one: Carrier, other: Carrier) -> str:
    return f"published earlier, {one.published} against {other.published}; both may still follow a third"


def _plain(name: str) -> str:
    """A name of an outlet or agency as it is compared."""
    return " ".join(name.casefold().split()).removeprefix("the ")
