"""What the language model says of who says what, in the article's characters.

The model marks words; here they become pieces of text that begin and end where a writer would say that they do: no piece crosses a line
end, a piece that holds most of a stretch between quotation marks holds all of it, and a comma or a full stop after the words is not
theirs. What stands inside another's content is told apart by `inside`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.subject_of_cue import subject
from onrecord.model.language import Attributed, Range, Reading
from onrecord.model.span import Span
from onrecord.text.quotemarks import Region

MODEL = "model"
"""The rule that a record names where the language model found it."""

_EDGES = " \t\r\n\u00a0,;:.—–-"
_NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM", "VERB"})
"""Parts of speech of which a source has at least one: "the" is nobody."""
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "INTJ", "X", "SYM"})
_NEAR = 3
"""Characters between two pieces that are one: a comma, a blank, a mark."""


@dataclass(frozen=True, slots=True)
class Learned:
    """One attribution of the model. `inside`: the place, in the list, of the innermost one whose content holds it, else None."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    confidence: float
    inside: int | None = None


def learned(text: str, reading: Reading, marked: Sequence[Region], paragraphs: Sequence[Span]) -> tuple[Learned, ...]:
    """The model's attributions, the outer before the inner.

    `text`: what the model read. `marked`: the outermost stretches between marks, in order. `paragraphs`: those of the article, in order.
    """
    edges = [paragraph.start for paragraph in paragraphs]
    starts = [region.outer.start for region in marked]
    listed: list[tuple[tuple[Span, ...], Attributed]] = []
    for said in reading.attributions:
        pieces = _pieces(text, [_chars(reading, piece) for piece in said.content], marked, starts)
        own = _together(pieces, _whole(reading, said.cue), edges, marked, starts)
        if own and (_says_something(reading, said) or any(_touches(piece, marked, starts) for piece in own)):
            listed.append((own, said))
    listed.sort(key=lambda one: (one[0][0].start, -one[0][-1].end))
    found: list[Learned] = []
    open_: list[int] = []
    for pieces, said in listed:
        cue, source = _whole(reading, said.cue), _source(reading, said, pieces)
        if source is not None and not any(_touches(piece, marked, starts) for piece in pieces):
            source = source if bisect_right(edges, source.start) == bisect_right(edges, pieces[0].start) else None
        place = pieces[0] if cue is None else cue
        while open_ and found[open_[-1]].content[-1].end <= pieces[0].start:
            open_.pop()
        holders = (n for n in reversed(open_[-_DEEP:]) if any(piece.contains(place) for piece in found[n].content))
        inside = next(holders, None)
        open_.append(len(found))
        found.append(Learned(pieces, cue, source, said.confidence, inside))
    return tuple(found)


def _says_something(reading: Reading, said: Attributed) -> bool:
    """Whether a content has a word that is more than grammar: "to be" is nothing said."""
    return any(word.upos in _TELLING for piece in said.content for word in reading.words[slice(*piece)])


def _together(
    pieces: Sequence[Span], cue: Span | None, paragraphs: Sequence[int], marked: Sequence[Region], starts: Sequence[int]
) -> tuple[Span, ...]:
    """The pieces in the paragraph of the reporting words, and those between quotation marks."""
    if not pieces:
        return ()
    home = bisect_right(paragraphs, (pieces[0] if cue is None else cue).start)
    return tuple(piece for piece in pieces if bisect_right(paragraphs, piece.start) == home or _touches(piece, marked, starts))


def _touches(piece: Span, marked: Sequence[Region], starts: Sequence[int]) -> bool:
    near = marked[max(0, bisect_left(starts, piece.start) - 1) : bisect_left(starts, piece.end)]
    return any(region.outer.overlaps(piece) for region in near)


_DEEP = 8
"""Attributions that may hold one another: seen are three."""


def _chars(reading: Reading, piece: Range) -> Span:
    return Span(reading.words[piece[0]].start, reading.words[piece[1] - 1].end)


def _whole(reading: Reading, pieces: Sequence[Range]) -> Span | None:
    """The longest piece of a source or a cue."""
    spans = [_chars(reading, piece) for piece in pieces]
    return max(spans, key=len, default=None)


def _source(reading: Reading, said: Attributed, content: Sequence[Span]) -> Span | None:
    """Who says it: as the model marks it, else the cue's subject in the parse if that is not among the words said."""
    if said.source or not said.cue:
        return _whole(reading, [piece for piece in said.source if any(w.upos in _NAMING for w in reading.words[slice(*piece)])])
    found = subject(reading.words, said.cue[0])
    span = None if found is None else _chars(reading, found)
    return None if span is None or any(span.overlaps(piece) for piece in content) else span


def _pieces(text: str, given: Sequence[Span], marked: Sequence[Region], starts: Sequence[int]) -> tuple[Span, ...]:
    """The pieces of a content, each on one line, with whole stretches between marks, and joined where nothing stands between."""
    grown: list[Span] = []
    for piece in given:
        start, end = piece.start, piece.end
        for region in marked[max(0, bisect_left(starts, start) - 1) : bisect_left(starts, end)]:
            shared = min(end, region.outer.end) - max(start, region.outer.start)
            if 2 * shared >= len(region.outer):
                start, end = min(start, region.outer.start), max(end, region.outer.end)
        grown.extend(_lines(text, start, end))
    joined: list[Span] = []
    for piece in sorted(grown):
        between = text[joined[-1].end : piece.start] if joined else "\n"
        if joined and (piece.start <= joined[-1].end or (len(between) <= _NEAR and "\n" not in between)):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, piece.end))
        else:
            joined.append(piece)
    whole = (_trimmed(text, piece) for piece in joined)
    return tuple(piece for piece in whole if any(map(str.isalnum, piece.of(text))))


def _lines(text: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    for line in text[start:end].splitlines(keepends=True):
        found.append(Span(start, start + len(line.rstrip("\r\n"))))
        start += len(line)
    return found


def _trimmed(text: str, piece: Span) -> Span:
    """A piece without the marks of punctuation that stand at its ends outside its quotation marks."""
    start, end = piece.start, piece.end
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)
