"""The pieces of a content that the language model marks, up to the ends of their phrases: "Wells | Fargo chiefs", "drop the | weapon".

The parse says what a word at an end hangs on. A few words that stand apart after a long piece are dropped: the model saw them by the way.
"""

from collections.abc import Sequence

from onrecord.model.language import Attributed, Range, Word

_OPEN = frozenset({"DET", "ADP", "AUX", "PART", "NUM", "ADJ"})
"""Parts of speech that do not end a phrase when what they belong to follows."""
_FAR = 4
"""Words by which an end is moved at most."""
_SHORT, _LONG = 3, 3
"""Words of a piece that is dropped, and how many times as long another one must be."""


def whole_phrases(words: Sequence[Word], said: Attributed) -> tuple[Range, ...]:
    """The pieces of a content in order, whole, without those that are too short beside another."""
    other = [*said.cue, *said.source]
    grown: list[Range] = []
    for first, last in said.content:
        grown.append((_start(words, first, last, [*other, *grown]), _end(words, first, last, [*other, *said.content])))
    longest = max(map(_size, grown), default=0)
    apart = [n > 0 and piece[0] - grown[n - 1][1] > 1 for n, piece in enumerate(grown)]
    return tuple(
        piece for piece, far in zip(grown, apart, strict=True) if not far or _size(piece) > _SHORT or _size(piece) * _LONG > longest
    )


def _size(piece: Range) -> int:
    return piece[1] - piece[0]


def _start(words: Sequence[Word], first: int, last: int, taken: Sequence[Range]) -> int:
    start = first
    while start > max(0, first - _FAR) and not _in(start - 1, taken):
        word = words[start - 1]
        glued = _glued(word, words[start])
        hangs = start <= word.head < last and word.dep in ("compound", "flat") and word.upos != "PUNCT"
        if not glued and not hangs:
            break
        start -= 1
    return start


def _end(words: Sequence[Word], first: int, last: int, taken: Sequence[Range]) -> int:
    end = last
    while end < len(words) and end - last < _FAR and not _in(end, taken):
        word = words[end - 1]
        glued = _glued(word, words[end])
        if not glued and not (word.upos in _OPEN and end <= word.head < end + _FAR):
            break
        end = end + 1 if glued else word.head + 1
    return min(end, len(words)) if not any(_in(place, taken) for place in range(last, min(end, len(words)))) else last


def _glued(first: Word, second: Word) -> bool:
    """Whether two words stand together without a blank: "NBC" and "'s"."""
    return first.end == second.start and "PUNCT" not in (first.upos, second.upos)


def _in(place: int, ranges: Sequence[Range]) -> bool:
    return any(first <= place < last for first, last in ranges)
