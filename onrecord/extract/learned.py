"""What the language model says of who says what, in the article's characters.

The model marks words; here they become pieces of text that begin and end where a writer would say that they do: no piece crosses a line
end, a piece that holds most of a stretch between quotation marks holds all of it, and a comma or a full stop after the words is not
theirs. What stands inside another's content is told apart by `inside`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.phrase_ends import whole_phrases
from onrecord.extract.subject_of_cue import described, subject
from onrecord.model.language import Attributed, Range, Reading, Word
from onrecord.model.span import Span
from onrecord.text.line_ends import BREAKS, line_spans
from onrecord.text.quotemarks import Region

MODEL = "model"
"""The rule that a record names where the language model found it."""

_EDGES = " \t\r\n\u00a0,;:.—–-"
_NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM", "VERB"})
"""Parts of speech of which a source has at least one: "the" is nobody."""
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "INTJ", "X", "SYM"})
_NEAR = 3
"""Characters between two pieces that are one: a comma, a blank, a mark."""
_HELPERS = frozenset({"AUX", "ADV", "PART"})
"""Parts of speech that report nothing by themselves: "was", "also", "not", "to"."""
_APART = frozenset({"PROPN", "PRON", "PUNCT", "NUM"})
_LED = 3
"""Words between a cue and its content that belong to the cue: so are 84 of 120 in 220 articles of PolNeAR train; 15 end before."""


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
        pieces = _pieces(text, [_chars(reading, piece) for piece in whole_phrases(reading.words, said)], marked, starts)
        own = _together(pieces, _cue(reading, said), edges, marked, starts)
        if own and (_says_something(reading, said) or any(_touches(piece, marked, starts) for piece in own)):
            listed.append((own, said))
    listed.sort(key=lambda one: (one[0][0].start, -one[0][-1].end))
    found: list[Learned] = []
    open_: list[int] = []
    for pieces, said in listed:
        cue, source = _cue(reading, said), _source(reading, said, pieces)
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


def reporting(words: Sequence[Word], said: Attributed) -> Range | None:
    """The reporting words, up to the content that they lead to: "also | knows", "expressed | doubts about"."""
    if not said.cue:
        return None
    first, last = said.cue[0]
    after = min((start for start, _ in said.content if start >= last), default=last)
    taken = any(a < after and last < b for a, b in said.source)
    led = not taken and after - last <= _LED and all(w.upos not in _APART and w.lemma.islower() for w in words[last:after])
    if led:
        return first, after
    chief = words[last - 1].head
    bare = helping(words[first:last]) and last <= chief < last + _LED and not any(a <= chief < b for a, b in (*said.content, *said.source))
    return (first, chief + 1) if bare else (first, last)


def helping(words: Sequence[Word]) -> bool:
    """Whether none of these words reports anything by itself."""
    return all(word.upos in _HELPERS for word in words)


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


def _cue(reading: Reading, said: Attributed) -> Span | None:
    found = reporting(reading.words, said)
    return None if found is None else _chars(reading, found)


def _whole(reading: Reading, pieces: Sequence[Range]) -> Span | None:
    """The longest piece of a source."""
    spans = [_chars(reading, piece) for piece in pieces]
    return max(spans, key=len, default=None)


def _source(reading: Reading, said: Attributed, content: Sequence[Span]) -> Span | None:
    """Who says it: as the model marks it, else the cue's subject in the parse if that is not among the words said."""
    if said.source or not said.cue:
        named = [_meant(reading.words, _bare(reading.words, piece)) for piece in said.source]
        return _whole(reading, [piece for piece in named if any(w.upos in _NAMING for w in reading.words[slice(*piece)])])
    found = subject(reading.words, said.cue[0])
    span = None if found is None else _chars(reading, found)
    return None if span is None or any(span.overlaps(piece) for piece in content) else span


def _bare(words: Sequence[Word], piece: Range) -> Range:
    """A source without the words at its ends that begin something else: "between | Lee", "Lee | , who", "officials | last"."""
    first, last = piece
    while first + 1 < last and words[first].upos == "ADP" and words[first].lemma in _FRONT:
        first += 1
    while last - 1 > first and _strays(words[last - 1]):
        last -= 1
    return first, last


def _meant(words: Sequence[Word], piece: Range) -> Range:
    """What "which" and "who" stand for: the noun that their clause describes."""
    first, last = piece
    if last - first > 1 or words[first].xpos not in _RELATIVE:
        return piece
    return described(words, first) or piece


def _strays(word: Word) -> bool:
    """Whether a word at a source's end is of what follows it."""
    return word.upos in _BACK or word.xpos in _RELATIVE or word.lemma in _STRAY


_FRONT = frozenset({"of", "between", "from", "for", "among", "to"})
_BACK = frozenset({"ADP", "DET", "CCONJ", "SCONJ"})
_RELATIVE = frozenset({"WP", "WDT"})
_STRAY = frozenset({"last", "next", ",", ";", ":", "—", "–", "-"})


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
        if joined and (piece.start <= joined[-1].end or (len(between) <= _NEAR and not any(c in BREAKS for c in between))):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, piece.end))
        else:
            joined.append(piece)
    whole = (_trimmed(text, piece) for piece in joined)
    return tuple(piece for piece in whole if any(map(str.isalnum, piece.of(text))))


def _lines(text: str, start: int, end: int) -> list[Span]:
    """The lines of a stretch, without their line ends."""
    return [Span(line.start, line.start + len(line.of(text).rstrip(BREAKS))) for line in line_spans(text, start, end)]


def _trimmed(text: str, piece: Span) -> Span:
    """A piece without the marks of punctuation that stand at its ends outside its quotation marks."""
    start, end = piece.start, piece.end
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)
