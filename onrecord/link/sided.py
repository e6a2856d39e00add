"""One version of an article in sentences, words and marks, made ready to be laid beside another."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.link.versions import Mark, Part, Version
from onrecord.model.span import Span
from onrecord.text.shingles import fold
from onrecord.text.tokens import words


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its words, folded, and where each stands."""

    span: Span
    part: Part
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    marks: tuple[Mark, ...]

    def within(self, span: Span) -> range:
        """The numbers of the words that a span touches."""
        start = bisect_right(self.spans, span.start, key=lambda s: s.end)
        return range(start, max(start, bisect_left(self.spans, span.end, key=lambda s: s.start)))


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """The sentences of a version that hold a word, in order; those of its headline apart. `said`: all its words."""

    text: str
    version: Version
    headline: tuple[Sentence, ...]
    sentences: tuple[Sentence, ...]
    said: str
    vocabulary: frozenset[str]

    def number(self, offset: int) -> int:
        """The number of the sentence that begins last before a place, -1 where none does."""
        return bisect_right(self.sentences, offset, key=lambda s: s.span.start) - 1

    def has(self, run: Sequence[str]) -> bool:
        """Whether these words stand here in a row."""
        return all(word in self.vocabulary for word in run) and f" {' '.join(run)} " in self.said


@lru_cache(maxsize=8)
def side(one: Version) -> Side:
    """A version, made ready once for both of its neighbours."""
    starts = [mark.span.start for mark in one.marks]
    found: list[Sentence] = []
    for part in one.parts:
        for span in part.sentences:
            spans = tuple(words(one.text, span))
            if spans:
                marks = one.marks[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
                found.append(Sentence(span, part, tuple(fold(s.of(one.text)) for s in spans), spans, tuple(marks)))
    said = [word for sentence in found for word in sentence.words]
    headline = tuple(s for s in found if s.part.label == "headline")
    return Side(one.text, one, headline, tuple(s for s in found if s.part.label != "headline"), f" {' '.join(said)} ", frozenset(said))


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """The words that two sentences share, of all that they have (Dice): 0 to 1, whatever their order."""
    if not one or not other or 3 * min(len(one), len(other)) < max(len(one), len(other)):
        return 0.0
    return 2 * sum((Counter(one) & Counter(other)).values()) / (len(one) + len(other))
