"""A paragraph as the rules of speech read it: sentences in which each stretch between quotation marks is one word.

"We failed. Badly," she said. -> one unit: [marks] , she said . Sentence ends inside the marks do not split it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.words import Word, words
from onrecord.model.span import Span
from onrecord.model.speech import Cue
from onrecord.model.syntax import Sentence
from onrecord.text.quotemarks import Region, regions

Unit = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph. `units`: its outer sentences. `regions`: its outermost stretches between marks, by the start of the outer span."""

    span: Span
    units: tuple[Unit, ...]
    regions: dict[int, Region]


def passages(text: str, paragraphs: Sequence[Span], sentences: Sequence[Sentence], cues: Sequence[Cue]) -> tuple[Passage, ...]:
    """The paragraphs of an article, in order; those without words are left out."""
    marked = [r for r in regions(text, paragraphs) if r.depth == 1]
    outer = [r.outer.start for r in marked]
    breaks = [s.span.start for s in sentences]
    spoken = [c.span.start for c in cues]
    found: list[Passage] = []
    for span in (p.stripped(text) for p in paragraphs):
        if not len(span):
            continue
        own = [r for r in marked[bisect_left(outer, span.start) : bisect_left(outer, span.end)] if _usable(r, span)]
        units = _units(text, _words(text, span, own), breaks, spoken)
        if units:
            found.append(Passage(span, tuple(units), {r.outer.start: r for r in own}))
    return tuple(found)


def _usable(region: Region, span: Span) -> bool:
    return region.closed or region.continues or region.outer.start == span.start


def _words(text: str, span: Span, own: Sequence[Region]) -> list[Word]:
    found: list[Word] = []
    at = span.start
    for region in own:
        if region.outer.start < at:
            continue
        found.extend(_between(text, at, region.outer.start, after=bool(found)))
        found.append(Word(region.outer.start, region.outer.end, "[marks]", False, False, region.inner))
        at = region.outer.end
    found.extend(_between(text, at, span.end, after=bool(found)))
    return found


def _between(text: str, start: int, end: int, *, after: bool) -> list[Word]:
    """The words outside the marks, without stray marks."""
    listed = [word for word in words(text, start, end) if word.low not in ('"', "“", "”", "„", "«", "»")]
    return listed[1:] if after and listed and listed[0].low in ("'", "‘") else listed


_LONGEST = 160
"""Words in the longest unit: what is longer is a list or no prose, and is cut. Of 28,043 units of PolNeAR train two are longer."""


def _units(text: str, listed: list[Word], breaks: list[int], spoken: list[int]) -> list[Unit]:
    found: list[Unit] = []
    start = 0
    for place in range(1, len(listed)):
        if place - start >= _LONGEST or _breaks(text, listed, place, breaks, spoken):
            found.append(tuple(listed[start:place]))
            start = place
    if listed:
        found.append(tuple(listed[start:]))
    return found


def _breaks(text: str, listed: list[Word], place: int, breaks: list[int], spoken: list[int]) -> bool:
    """Whether an outer sentence begins at this word."""
    before, word = listed[place - 1], listed[place]
    if before.region is not None:
        said = text[before.region.start : before.region.end].rstrip()
        if not said.endswith((".", "!", "?", "…", "—", "-")) and not said.endswith((".'", ".’", "?’", "!’")):
            return False
        if word.region is not None:
            return True
        if not word.capital:
            return False
        return (said.endswith((".", ".'", ".’")) and not said.endswith("..")) or not _cue_near(listed, place, spoken)
    if word.region is not None:
        return before.low in (".", "!", "?")
    return bisect_right(breaks, word.start) > bisect_right(breaks, before.start)


def _cue_near(listed: list[Word], place: int, spoken: list[int]) -> bool:
    """Whether a cue stands among the next words, as in "Why?" the president of France asked."""
    last = listed[min(place + 14, len(listed) - 1)]
    index = bisect_left(spoken, listed[place].start)
    return index < len(spoken) and spoken[index] <= last.start
