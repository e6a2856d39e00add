"""The parse as a tree: which words hang on which. Words are given by their index in a reading."""

from collections.abc import Sequence

from onrecord.model.language import Range, Word
from onrecord.model.span import Span

FAR = 60
"""Words on each side of a word that can be of its phrase or clause: one endless sentence costs no more than any other text."""


class Tree:
    """The words of one reading. `below`: what hangs on each word, in order."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self.text, self.words = text, words
        self.below: list[list[int]] = [[] for _ in words]
        for place, word in enumerate(words):
            if word.head >= 0:
                self.below[word.head].append(place)

    def form(self, place: int) -> str:
        """A word as it is written, in small letters."""
        word = self.words[place]
        return self.text[word.start : word.end].lower()

    def span(self, place: Range) -> Span:
        """The text that some words cover."""
        return Span(self.words[place[0]].start, self.words[place[1] - 1].end)
