"""Words to word pieces: the uncased vocabulary of BERT, greedy longest match first (Wu et al. 2016), in plain Python.

Casing is lost in the pieces and kept beside them: `shape` gives each word one of eight. A word of more than 100 characters, or with a
part that the vocabulary lacks, is the unknown piece. It gives the ids that the original tokeniser gives for words that hold no white space.
Of a word of more than 1,000 characters only the first 1,000 are looked at.
"""

import unicodedata
from collections.abc import Iterable, Mapping

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
LONGEST = 8
"""Pieces kept of one word; the rest of a longer word tells nothing new."""

SHAPES = ("lower", "Title", "UPPER", "miXed", "A", "digits", "d1git", "other")

LOOKED_AT, LONGEST_REMEMBERED = 1_000, 40
REMEMBERED = 50_000
"""Words whose pieces are kept: about 12 MB, and the words of some thousand articles."""


class Pieces:
    """A vocabulary, with the pieces of the words that it has already met."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self.ids: Mapping[str, int] = {piece.rstrip("\n"): number for number, piece in enumerate(vocabulary)}
        self.unknown, self.start, self.end = (self.ids[special] for special in (UNKNOWN, START, END))
        self._known: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def of(self, word: str) -> tuple[int, ...]:
        """The ids of a word's pieces; at least one."""
        found = self._known.get(word)
        if found is None:
            found = tuple(i for part in _parts(word[:LOOKED_AT]) for i in self._greedy(part)) or (self.unknown,)
            if len(self._known) < REMEMBERED and len(word) <= LONGEST_REMEMBERED:
                self._known[word] = found
        return found

    def _greedy(self, part: str) -> list[int]:
        if len(part) > 100:
            return [self.unknown]
        found: list[int] = []
        at = 0
        while at < len(part):
            end = len(part)
            while end > at and (part[at:end] if at == 0 else "##" + part[at:end]) not in self.ids:
                end -= 1
            if end == at:
                return [self.unknown]
            found.append(self.ids[part[at:end] if at == 0 else "##" + part[at:end]])
            at = end
        return found


def shape(word: str) -> int:
    """How a word is written, as an index into SHAPES."""
    if word.isdigit():
        return 5
    if any(c.isdigit() for c in word):
        return 6
    if not any(c.isalpha() for c in word):
        return 7
    if word.islower():
        return 0
    if word.isupper():
        return 4 if len(word) == 1 else 2
    return 1 if word[0].isupper() and word[1:].islower() else 3


def _parts(word: str) -> list[str]:
    """Lower case without accents, cut at every punctuation mark and Chinese character, as BERT's basic tokeniser does."""
    parts, current = list[str](), list[str]()
    for char in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(char)
        if category == "Mn" or char in "\x00\ufffd" or category in ("Cc", "Cf"):
            continue
        if category[0] == "P" or char in "$+<=>^`|~" or "\u4e00" <= char <= "\u9fff":
            parts += ["".join(current), char]
            current = []
        elif char.isspace():
            parts.append("".join(current))
            current = []
        else:
            current.append(char)
    return [part for part in [*parts, "".join(current)] if part]
