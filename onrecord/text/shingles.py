"""Words made comparable, and the hashes by which two texts that share a passage find each other.

Hashes are picked by winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): of every few shingles in a row the smallest is kept, so
any shared passage of `shingle + window - 1` words gives at least one common key, wherever it stands, while about two in `window + 1`
shingles become keys. Not done here: likeness of words; a passage with one other word in it is two passages.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from onrecord.model.span import Span
from onrecord.text.tokens import words

_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "\u00ad": None})
BREAK = ""
"""Stands between stretches of words that no passage may cross; no word is empty."""


@dataclass(frozen=True, slots=True)
class Worded:
    """The words of a text, folded so that case and style of quote mark do not count, and where each stands. A BREAK is nowhere."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]


def fold(word: str) -> str:
    """A word as it is compared: no case, one kind of apostrophe and hyphen, one way to write an accent, no points in "U.S."."""
    plain = word.lower() if word.isascii() else unicodedata.normalize("NFKC", word.translate(_PLAIN)).casefold()
    return plain.replace(".", "") if plain[-1:] == "." else plain


def worded(text: str, stretches: Sequence[Span]) -> Worded:
    """The words of some stretches of a text, with a BREAK between each two."""
    folded: list[str] = []
    spans: list[Span] = []
    for stretch in stretches:
        if folded:
            folded.append(BREAK)
            spans.append(Span(stretch.start, stretch.start))
        for span in words(text, stretch):
            folded.append(fold(span.of(text)))
            spans.append(span)
    return Worded(tuple(folded), tuple(spans))


def shingles(words: Sequence[str], size: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every run of `size` words that no BREAK divides, with the number of its first word."""
    blocked = -1  # the last BREAK seen
    for number, word in enumerate(words):
        if word == BREAK:
            blocked = number
        if number - size >= blocked:
            yield number - size + 1, tuple(words[number - size + 1 : number + 1])


def winnowed(words: Sequence[str], *, shingle: int, window: int) -> tuple[str, ...]:
    """The keys of a text, each once, in the order of their first place: hexadecimal, 64 bits."""
    hashes = [
        int.from_bytes(blake2b("\x1f".join(run).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
        for _, run in shingles(words, shingle)
    ]
    kept = dict.fromkeys(min(hashes[start : start + window]) for start in range(len(hashes) - window + 1))
    return tuple(f"{value:016x}" for value in kept)
