"""An article as it is compared with other versions of itself: where it was published, when, and what stands in it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

from onrecord.lexicons.calendar import Calendar
from onrecord.lexicons.figures import Figures
from onrecord.model.article import Article, Field, Label, Line, Metadatum, preferred
from onrecord.model.events import Quantity
from onrecord.model.ids import ArticleId
from onrecord.model.names import Mention
from onrecord.model.revisions import Order
from onrecord.model.span import Span, cover
from onrecord.model.speech import Quotation
from onrecord.model.syntax import Sentence
from onrecord.model.time import Moment, TimeExpression
from onrecord.text import moments
from onrecord.text.shingles import fold, shingles, worded
from onrecord.text.tokens import words

MarkKind = Literal["date", "name", "figure"]
SHINGLE = 4
"""Words in a row by which two texts are compared. Shorter ones are stock phrases, longer ones break at each word that an editor changes."""
STAMPS: frozenset[Label] = frozenset({"live_stamp", "dateline"})
"""Lines that say when the page was touched: their change is no change of the article."""
_TRACKING = re.compile(r"utm_.*|fbclid|gclid|ref|src|cmp|cmpid|ns_.*|at_.*|smid|share.*|amp", re.IGNORECASE)
_DIGITS = re.compile(r"(?!0\d)(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,2})?")
_BETWEEN = " -‐‑\u00a0\u202f"
_LONGEST_UNIT = 4  # words
_HOST = re.compile(r"^(?:www|m|amp|mobile)\.")


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A line of the article, or the lines of one paragraph, and the sentences in it."""

    span: Span
    label: Label
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Words that a change is called after. `value`: two marks with the same one say the same.

    `amount`: of a figure its value and unit however it is written, "" where it is not known. `whole`: the mark with the unit after it.
    """

    span: Span
    kind: MarkKind
    value: str
    amount: str
    whole: Span


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """One version of an article, or what may be one. One object is shared by all the keys of an article.

    `address`: its own, without what does not tell pages apart; `host`, `outlet` (folded), `title` (folded words): "" where not known.
    `dates`: of publication, of the last update, and when it was first seen, "" where not known. `quotations`: the parts between quote
    marks, and all that lies between the first and the last.
    """

    place: str
    article: ArticleId
    path: str
    address: str
    host: str
    outlet: str
    title: str
    said_title: str
    dates: tuple[str, str, str]
    text: str
    parts: tuple[Part, ...]
    quotations: tuple[tuple[Span, tuple[Span, ...]], ...]
    marks: tuple[Mark, ...]

    def __hash__(self) -> int:
        return hash(self.article)  # it is put in a set once for each key


def version(
    article: Article, lines: Sequence[Line], metadata: tuple[Metadatum, ...], sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> Version:
    """An article without its marks; boilerplate, and lines that only say when the page was touched, are left out."""
    own, host = address(known(article, metadata, "url"))
    title = known(article, metadata, "title")
    dates = tuple(moments.moment(known(article, metadata, field)) or "" for field in ("published", "updated", "first_seen"))
    marked = _outermost([q for q in quotations if q.directness != "indirect" and q.marked])
    return Version(
        place=article.place, article=article.key, path=article.path, address=own, host=host,
        outlet=" ".join(known(article, metadata, "outlet").casefold().split()).removeprefix("the "),
        title=" ".join(fold(span.of(title)) for span in words(title)), said_title=title, dates=(dates[0], dates[1], dates[2]),
        text=article.text, parts=tuple(_parts(lines, sentences)),
        quotations=tuple(sorted((cover((*q.content, *q.marked)), q.marked) for q in marked)), marks=(),
    )  # fmt: skip


def _outermost(found: Sequence[Quotation]) -> list[Quotation]:
    """Those whose marks do not all stand in another's: words within words change together."""
    kept: list[Quotation] = []
    widest: Quotation | None = None
    for one in sorted(found, key=lambda q: (cover(q.content).start, -cover(q.content).end)):
        held = widest is not None and all(any(part.contains(mark) for part in widest.marked) for mark in one.marked)
        if not held:
            kept.append(one)
        if widest is None or cover(one.content).end > cover(widest.content).end:
            widest = one
    return kept


def known(article: Article, metadata: tuple[Metadatum, ...], field: Field | str) -> str:
    """The preferred value, or what the page declares first where nothing was made of it."""
    said = preferred(metadata, field)  # type: ignore[arg-type]
    return said if said is not None else next((d.value for d in article.declared if d.field == field), "")


def address(said: str) -> tuple[str, str]:
    """An address as it is compared, and its host. The front page of an outlet is no article's."""
    try:
        parts = urlsplit(said.strip())
        host = _HOST.sub("", (parts.hostname or "").lower())
    except ValueError:
        return "", ""
    path = parts.path.rstrip("/").removesuffix("/amp").removesuffix("/index.html")
    query = "&".join(f"{k}={v}" for k, v in sorted(parse_qsl(parts.query)) if not _TRACKING.fullmatch(k))
    if not host or not (path or query):
        return "", host
    return f"{host}{path}{'?' if query else ''}{query}", host


def _parts(lines: Sequence[Line], sentences: Sequence[Sentence]) -> Iterator[Part]:
    starts = [line.span.start for line in lines]
    held: dict[int, list[Span]] = {}
    for sentence in sentences:
        held.setdefault(bisect_right(starts, sentence.span.start) - 1, []).append(sentence.span)
    for number, line in enumerate(lines):
        if line.in_article and line.label not in STAMPS:
            yield Part(line.span, line.label, tuple(held.get(number, (line.span,))))


def marks(
    article: Article,
    parts: Sequence[Part],
    times: Sequence[TimeExpression],
    mentions: Sequence[Mention],
    quantities: Sequence[Quantity],
    *,
    figures: Figures,
    calendar: Calendar,
) -> Iterator[Mark]:
    """Dates, names and figures. A number inside a date or a name is no figure."""

    def mark(span: Span, kind: MarkKind, value: str) -> Mark:
        return Mark(span, kind, value, "", span)

    taken: list[Span] = []
    weekdays = {**calendar.classes["WEEKDAY"], **calendar.classes["WABBR"]}
    for time in times:
        if time.type not in ("DATE", "TIME") or not any(c.isdigit() for c in time.span.of(article.text)):
            continue  # a duration is a figure, a weekday is told by its name
        taken.append(time.span)
        yield mark(time.span, "date", time.value)
    for mention in mentions:
        if mention.form == "name":
            taken.append(mention.span)
            yield mark(mention.span, "name", " ".join(fold(s.of(article.text)) for s in words(article.text, mention.span)))
    for part in parts:
        for span in words(article.text, part.span):
            if span.of(article.text) in weekdays:
                yield mark(span, "date", f"weekday {weekdays[span.of(article.text)]}")
    taken.sort()
    begins = [span.start for span in taken]
    read = {quantity.span: quantity for quantity in quantities}
    places = sorted(read)
    for part in parts:
        for span in _figures(article.text, part.span, figures):
            at = bisect_right(begins, span.start) - 1
            if at < 0 or not taken[at].overlaps(span):
                value = " ".join(fold(s.of(article.text)) for s in words(article.text, span))
                at = bisect_right(places, span.start, key=lambda s: s.start) - 1
                held = read[places[at]] if at >= 0 and places[at].overlaps(span) else None
                yield Mark(
                    span, "figure", value, amount(value, held, figures), Span(span.start, _unit_end(article.text, span, part.span, figures))
                )


def amount(value: str, read: Quantity | None, figures: Figures) -> str:
    """A figure's value and unit, the same however it is written: as the article's quantities say, or of one number as it stands."""
    if read is not None:
        unit = read.unit if read.kind in ("money", "share", "measure") else None
        return f"{read.low!r} {read.high!r} {unit or ''} {read.per or ''}"
    number = _number(value, figures)
    return "" if number is None else f"{number!r} {number!r}  "


def _number(word: str, figures: Figures) -> float | None:
    """One number in digits or words: "12", "1,200", "twelve", "thirty-one"."""
    if _DIGITS.fullmatch(word):
        return float(word.replace(",", ""))
    values = [figures.numbers.get(piece) for piece in word.split("-")]
    if len(values) == 2 and values[0] is not None and values[1] is not None:
        tens = values[0] in range(20, 100, 10) and values[1] in range(1, 10)
        return values[0] + values[1] if tens else None
    return values[0] if len(values) == 1 else None


def _unit_end(text: str, figure: Span, part: Span, figures: Figures) -> int:
    """Where the words of a unit after a figure end, its own end where none follows: "1.2 million dollars"."""
    end = last = figure.end
    said: list[str] = []
    for span in islice(words(text, Span(figure.end, part.end)), _LONGEST_UNIT):
        if text[last : span.start].strip(_BETWEEN):
            break
        said.append(fold(span.of(text)))
        last = span.end
        end = last if " ".join(said) in figures.units else end
    return end


def _figures(text: str, part: Span, figures: Figures) -> Iterator[Span]:
    """Numbers in digits or words, several in a row as one: "$4.2 million", "twenty-one per cent"."""
    held: Span | None = None
    for span in words(text, part):
        word = fold(span.of(text))
        number = any(c.isdigit() for c in word) or any(figures.is_figure(piece) for piece in word.split("-"))
        if held is not None and (number or figures.goes_on(word)) and text[held.end : span.start].isspace():
            held = Span(held.start, span.end)
            continue
        if held is not None:
            yield held
        held = span if number else None
    if held is not None:
        yield held


Run = tuple[str, ...]


@lru_cache(maxsize=1024)
def runs(one: Version) -> frozenset[Run]:
    """Every run of four words of an article; made once for the many pairs that it is in."""
    return frozenset(run for _, run in shingles(worded(one.text, [part.span for part in one.parts]).words, SHINGLE))


def dated(first: Version, second: Version) -> tuple[int, Order, str]:
    """Which came first: below 0 the first, above 0 the second, 0 not known; what says so, and in words.

    The two are of one outlet or place, so dates that name no zone are in the same one.
    """
    published, updated = (first.dates[0], second.dates[0]), (first.dates[1], second.dates[1])
    asked: tuple[tuple[Order, str, str], ...] = (
        ("updated", first.dates[1] or first.dates[0], second.dates[1] or second.dates[0]) if any(updated) else ("updated", "", ""),
        ("published", *published), ("first_seen", first.dates[2], second.dates[2]),
    )  # fmt: skip
    for order, ours, theirs in asked:
        if not ours or not theirs:
            continue
        if _earlier(ours, theirs):
            return -1, order, f"{_SAID[order]} {ours}, and the other {theirs}"
        if _earlier(theirs, ours):
            return 1, order, f"{_SAID[order]} {theirs}, and the other {ours}"
    noted = [any(part.label == "correction" for part in one.parts) for one in (first, second)]
    if noted[0] != noted[1]:
        return (-1 if noted[1] else 1), "correction_note", "only the later has a note of a correction or update"
    return 0, "unknown", "nothing says which is the older"


_SAID: dict[Order, str] = {"published": "published", "updated": "last changed", "first_seen": "first seen"}


def _earlier(one: str, other: str) -> bool:
    if moments.before(Moment(one), Moment(other)):
        return True
    unzoned = not any(re.search(r"Z$|T.*[+-]\d\d:?\d\d$", at) for at in (one, other))
    return unzoned and one[: len(other)] < other[: len(one)]
