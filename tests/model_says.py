"""A language model for tests: it finds in any text the attributions that it was told of, by their words, and nothing else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.model.language import Attributed, Range, Reading, Word


@dataclass(frozen=True, slots=True)
class Says:
    """One attribution in words. `content`: one piece or more. An empty cue or source is none."""

    source: str
    cue: str
    content: tuple[str, ...]
    confidence: float = 0.95


class ModelSays:
    """Gives the attributions of which every part stands in the text. `read_texts`: what it was asked to read, in order."""

    name, version = "told", "1"

    def __init__(self, *said: Says) -> None:
        self.said = said
        self.read_texts: list[str] = []

    def read(self, texts: Sequence[str]) -> list[Reading]:
        self.read_texts += texts
        return [self._reading(text) for text in texts]

    def vectors(self, sentences: Sequence[str]) -> Any:
        return []

    def _reading(self, text: str) -> Reading:
        words = tuple(
            Word(m.start(), m.end(), _upos(m[0].lower()), "FW", m[0].lower(), -1, "dep") for m in re.finditer(r"\w+|[^\w\s]", text)
        )
        made = []
        for said in self.said:
            if all(part in text for part in (said.source, said.cue, *said.content)):
                parts = [_ranges(text, words, part) for part in ((said.cue,), (said.source,), said.content)]
                made.append(Attributed(*parts, said.confidence))
        return Reading(words, ((0, len(words)),) if words else (), (), tuple(made))


def _upos(word: str) -> str:
    """A part of speech: of the smallest words what they are, of all others that it is not known."""
    return {"to": "PART", "be": "AUX", "the": "DET", "a": "DET"}.get(word, "X")


def _ranges(text: str, words: Sequence[Word], parts: Sequence[str]) -> tuple[Range, ...]:
    found = []
    for part in parts:
        if part:
            start = text.index(part)
            inside = [n for n, word in enumerate(words) if start <= word.start < start + len(part)]
            found.append((inside[0], inside[-1] + 1))
    return tuple(found)
