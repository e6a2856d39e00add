"""The pieces of a content that the language model marks, up to the ends of their phrases: "Wells | Fargo chiefs", "drop the | weapon".

The parse says what a word at an end hangs on. A few words that stand apart after a long piece are dropped: the model saw them by the way.
"""

from collections.abc import Sequence

from onrecord.model.language import Attributed, Range, Word

_OPEN = frozenset({"DET", "ADP", "AUX", "PART", "NUM", "ADJ"})
"""Parts of speech that do not end a phrase when what they belong to follows."""
_BEFORE = frozenset({"compound", "flat", "nummod", "det"})
"""Relations by which a word before a phrase is of it."""
_FAR = 4
"""Words by which an end is moved at most."""
_HOLE = 1
"""Words that the model leaves out within what is said."""
_CLAUSE = 30
"""Words of a clause that is completed."""
_SHORT, _LONG = 3, 3
"""Words of a piece that is dropped, and how many times as long another one must be."""


def whole_phrases(words: Sequence[Word], said: Attributed) -> tuple[Range, ...]:
    """The pieces of a content in order, whole, without those that are too short beside another."""
    other = [*said.cue, *said.source]
    grown: list[Range] = []
    for first, last in said.content:
        grown.append((_start(words, first, last, [*other, *grown]), _end(words, first, last, [*other, *said.content])))
    grown = _filled(words, grown, other)
    longest = max(map(_size, grown), default=0)
    apart = [n > 0 and piece[0] - grown[n - 1][1] > 1 for n, piece in enumerate(grown)]
    return tuple(
        piece for piece, far in zip(grown, apart, strict=True) if not far or _size(piece) > _SHORT or _size(piece) * _LONG > longest
    )


def _filled(words: Sequence[Word], pieces: Sequence[Range], taken: Sequence[Range]) -> list[Range]:
    """The pieces, joined where the one word between them belongs to neither cue nor source: "on 15 | August | 2025"."""
    joined: list[Range] = []
    for piece in pieces:
        hole = range(joined[-1][1], piece[0]) if joined else range(0)
        if joined and 0 < len(hole) <= _HOLE and not any(_in(n, taken) or words[n].upos == "PUNCT" for n in hole):
            joined[-1] = (joined[-1][0], max(joined[-1][1], piece[1]))
        else:
            joined.append(piece)
    return joined


def _size(piece: Range) -> int:
    return piece[1] - piece[0]


def _start(words: Sequence[Word], first: int, last: int, taken: Sequence[Range]) -> int:
    start = first
    if words[first].upos == "SCONJ" and words[first].lemma == "that" and first + 1 < last:
        return first + 1  # as the rules have it: "said that | the bridge was closed"
    while start > max(0, first - _FAR) and not _in(start - 1, taken):
        word = words[start - 1]
        glued = _glued(word, words[start])
        hangs = start <= word.head < last and word.dep in _BEFORE and word.upos != "PUNCT"
        if not glued and not hangs:
            break
        start -= 1
    return start


def _end(words: Sequence[Word], first: int, last: int, taken: Sequence[Range]) -> int:
    end = last
    while end < len(words) and end - last < _FAR and not _in(end, taken):
        word = words[end - 1]
        glued = _glued(word, words[end])
        if not glued and not (word.upos in _OPEN and end <= word.head < last + _FAR):
            break
        end = end + 1 if glued else word.head + 1
    end = _clause_end(words, first, end, taken)
    return min(end, len(words)) if not any(_in(place, taken) for place in range(last, min(end, len(words)))) else last


def _clause_end(words: Sequence[Word], first: int, end: int, taken: Sequence[Range]) -> int:
    """The end with the rest of a clause whose subject the piece ends in: "that two lifeboats | have been launched"."""
    heads = {words[n].head for n in range(max(first, end - 2 * _FAR), end) if words[n].dep.startswith("nsubj")}
    verb = next((n for n in range(end, min(end + 2 * _FAR, len(words))) if n in heads and words[n].upos != "PUNCT"), None)
    if verb is None or any(_in(n, taken) for n in range(end, verb + 1)):
        return end
    last = verb
    while (
        last + 1 < len(words) and last - verb < _CLAUSE and not _in(last + 1, taken) and verb <= words[last + 1].head <= last + 1 + _CLAUSE
    ):
        last += 1
    while words[last].upos == "PUNCT" and last > verb:
        last -= 1
    return last + 1


def _glued(first: Word, second: Word) -> bool:
    """Whether two words stand together without a blank: "NBC" and "'s"."""
    return first.end == second.start and "PUNCT" not in (first.upos, second.upos)


def _in(place: int, ranges: Sequence[Range]) -> bool:
    return any(first <= place < last for first, last in ranges)
