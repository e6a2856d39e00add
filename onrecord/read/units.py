"""Cuts a text into the units that get a label, and measures each: its words, how it ends, what the page says of it.

A unit is a line; where a text is hard-wrapped (as mail is, at 60 to 90 columns) it is the paragraph. Units tile the text.
"""

import itertools
import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import quantiles
from typing import Any, Generic, TypeVar

from onrecord.model.article import Article, Block
from onrecord.model.span import Span
from onrecord.text.line_ends import line_spans

WIDEST = 100
"""Characters: a text with a longer line than this, but for one in fifty, was not wrapped by hand or by mail."""

_BULLET = re.compile(r"\s*(?:[•▪◦‣⁃●○■□▶►➤➔✔✓★☆·*+–—-]|\(?\d{1,2}[.)])\s+")
_HEADER = re.compile(r"(?:From|Date|Sent|Subject|To|Cc|Bcc|Reply-To): \S")
"""A line of the header of a mail that was sent on."""
_BULLETS = frozenset("*+-(.0123456789")
_ENDS = re.compile(r"""[.!?…。！？؟।][\s"'”’»)\]*]*$|[.!?…,—-]["'”’»]\s*$""")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*$")
_ODD_BLANKS = re.compile("[\u00a0\u2000-\u200a\u202f\u3000\t ]+")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_PLAIN_MARKS = tuple(zip("‘’“”–", "''\"\"-", strict=True))
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_PLAIN_WORD = re.compile(r"[A-Za-z0-9_]+(?:['.-][A-Za-z0-9_]+)*")
"""The same in ASCII, in less time."""
_LONG = 3000

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801, named as it is used
    """A property that is worked out once. The standard one takes a lock each time, which cost a fifth of a paste's seconds."""

    def __init__(self, made: Callable[[Any], T]) -> None:
        self.made = made
        self.__doc__ = made.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, held: object, owner: type) -> T:
        made = held.__dict__[self.name] = self.made(held)
        return made


@dataclass(frozen=True, slots=False)
class Unit:
    """One unit: its place with its line end, and the block of the page that it is."""

    span: Span
    text: str
    block: Block | None

    @lazy
    def words(self) -> str:
        """What the rules look at: no bullet, plain blanks, plain marks; at most the first 3,000 characters."""
        cut = self.text[:_LONG]
        if cut.isascii():  # nine lines in ten, in a third of the time
            return " ".join((_BULLET.sub("", cut, count=1) if cut[:1] in _BULLETS else cut).split())
        cut = _UNSEEN.sub("", cut)
        cut = _ODD_BLANKS.sub(" ", _BULLET.sub("", cut, count=1))
        for odd, plain in _PLAIN_MARKS:  # three times as fast as str.translate
            cut = cut.replace(odd, plain)
        return cut.strip()

    @lazy
    def folded(self) -> str:
        """Its words, to be compared."""
        return self.words.casefold()

    @lazy
    def count(self) -> int:
        """The number of words."""
        return len((_PLAIN_WORD if self.text.isascii() else _WORD).findall(self.text))

    @lazy
    def tokens(self) -> tuple[str, ...]:
        """The first sixty words, in small letters."""
        low = self.words[:400].lower()
        return tuple((_PLAIN_WORD if low.isascii() else _WORD).findall(low)[:60])

    @lazy
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return _ENDS.search(self.text[-40:].rstrip()) is not None

    @lazy
    def bullet(self) -> bool:
        return _BULLET.match(self.text[:40]) is not None

    @lazy
    def tag(self) -> str:
        """The element's tag, "" in plain text."""
        return "" if self.block is None else self.block.tag.partition("@")[0].partition(".")[0]

    @lazy
    def region(self) -> str:
        """The part of the page that holds it, "" where the page names none."""
        return "" if self.block is None else self.block.tag.partition("@")[0].partition(".")[2]

    @lazy
    def declared(self) -> str:
        """The language that the page says it is in, "" where it says none of this part."""
        return "" if self.block is None else self.block.tag.partition("@")[2]

    @property
    def blank(self) -> bool:
        return not self.text

    @lazy
    def prose(self) -> bool:
        """Whether it reads like a paragraph: at least twelve words that end as a sentence does."""
        return self.count >= 12 and self.ends


def units_of(article: Article) -> tuple[Unit, ...]:
    """The units of a text, end to end."""
    text = article.text
    spans = line_spans(text, 0, len(text)) if article.blocks else unit_spans(text)
    starts = [block.span.start for block in article.blocks]
    made: list[Unit] = []
    for span in spans:
        index = bisect_left(starts, span.end) - 1
        block = article.blocks[index] if index >= 0 and article.blocks[index].span.overlaps(span) else None
        made.append(Unit(span, span.of(text).strip(), block))
    return tuple(made)


def unit_spans(text: str) -> list[Span]:
    """The lines of a plain text, end to end; where it is wrapped by hand, its paragraphs."""
    spans = line_spans(text, 0, len(text))
    return _paragraphs(text, spans) if _hard_wrapped(text, spans) else spans


def split(unit: Unit, text: str, at: int) -> tuple[Unit, Unit]:
    """One unit cut in two before the character `at` of its words; `text`: the whole text."""
    cut = unit.span.stripped(text).start + at
    first, second = Span(unit.span.start, cut), Span(cut, unit.span.end)
    return replace(unit, span=first, text=first.of(text).strip()), replace(unit, span=second, text=second.of(text).strip())


def _hard_wrapped(text: str, spans: list[Span]) -> bool:
    """Whether lines break in mid-sentence at a steady width.

    Poems, plays and code are not: their lines begin with capitals or differ in length.
    """
    lines = [span.of(text).strip() for span in spans]
    running = [(line, after) for line, after in itertools.pairwise(lines) if line and after]
    if len(running) < 5 or sum(1 for line, _ in running if line.endswith((".", "?", "!"))) > 0.5 * len(running):
        return False
    widths = [len(line) for line in lines if line]
    if sum(1 for width in widths if width > WIDEST) > len(widths) / 50:
        return False
    full = quantiles(widths, n=10)[-1]
    if not 40 <= full <= WIDEST:
        return False
    steady = sum(1 for line, _ in running if len(line) > 0.75 * full)
    carried = sum(1 for line, after in running if after[0].islower() or line[-1] in ",;-")
    return steady > 0.6 * len(running) and carried > 0.35 * len(running)


def _paragraphs(text: str, spans: list[Span]) -> list[Span]:
    """Joins wrapped lines: a paragraph ends at an empty line, before a bullet or an indent, and after a line that stops short.

    A line stops short where it is far from the width, or where a sentence ends and the first word of the next line would have fitted.
    """
    widths = sorted(len(span.of(text).strip()) for span in spans)
    full = widths[int(0.9 * len(widths))]
    joined: list[Span] = []
    open_, room = False, 0
    for span in spans:
        line = span.of(text).rstrip()
        words = line.strip()
        fits = len(words.partition(" ")[0]) + 1 < room
        apart = _BULLET.match(words) is not None or _HEADER.match(words) is not None
        fresh = fits or not words or line.startswith(("  ", "\t")) or apart
        if open_ and not fresh:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
        short = len(words) < 0.6 * full
        room = full - len(words) if _SENTENCE_END.search(words[-4:]) is not None else 0
        open_ = bool(words) and not (short and (_ENDS.search(words[-40:]) is not None or words[:1].isupper()))
    return joined
