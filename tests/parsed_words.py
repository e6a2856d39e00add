"""Parsed words written by hand, for tests of what is built on a parse."""

from collections.abc import Sequence
from typing import Any

from onrecord.model.language import Range, Reading, Word


class Parses:
    """A language model that knows one text and its parse, as `parsed` reads it, and of any other text nothing."""

    name, version = "parses", "1"

    def __init__(self, written: str) -> None:
        self.text, self.words = parsed(written)
        roots = [n for n, word in enumerate(self.words) if word.head < 0]
        starts = [max(0, min(n for n, _ in enumerate(self.words) if self._root(n) == root)) for root in roots]
        self.sentences = tuple(zip(starts, [*starts[1:], len(self.words)], strict=True))

    def read(self, texts: Sequence[str]) -> list[Reading]:
        return [Reading(self.words, self.sentences) if text == self.text else Reading() for text in texts]

    def vectors(self, sentences: Sequence[str]) -> Any:
        return []

    def _root(self, place: int) -> int:
        while self.words[place].head >= 0:
            place = self.words[place].head
        return place


def parsed(written: str) -> tuple[str, tuple[Word, ...]]:
    """A text and its words from lines "form UPOS XPOS head relation"; heads count from 1 within a sentence, a blank line ends one.

    Words are parted by a space; the lemma is the form in small letters.
    """
    text, words = "", []
    for sentence in written.strip().split("\n\n"):
        before = len(words)
        for line in sentence.strip().splitlines():
            form, upos, xpos, head, dep = line.split()
            start = len(text) + bool(text)
            text = f"{text} {form}" if text else form
            words.append(Word(start, len(text), upos, xpos, form.lower(), before + int(head) - 1 if int(head) else -1, dep))
    return text, tuple(words)


def said(text: str, words: tuple[Word, ...], place: Range) -> str:
    """The words from first to last, as they stand in the text."""
    return text[words[place[0]].start : words[place[1] - 1].end]
