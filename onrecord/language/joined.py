"""Readings of the parts of a very long text, put together."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from onrecord.model.language import Range, Reading


def joined(readings: Sequence[Reading]) -> Reading:
    """The parts of a very long text as one reading: word numbers go on from one to the next."""
    firsts = accumulate((len(part.words) for part in readings), initial=0)
    return together([moved(part, first) for part, first in zip(readings, firsts, strict=False)])


def together(parts: Sequence[Reading]) -> Reading:
    """Readings of which each counts words on from the one before, as one."""
    if len(parts) == 1:
        return parts[0]
    return Reading(
        tuple(w for part in parts for w in part.words), tuple(s for part in parts for s in part.sentences),
        tuple(n for part in parts for n in part.names), tuple(a for part in parts for a in part.attributions),
        tuple(e for part in parts for e in part.entities),
    )  # fmt: skip


def moved(part: Reading, by: int) -> Reading:
    """The same reading where so many words stand before it."""
    if by == 0:
        return part

    def ranges(given: Sequence[Range]) -> tuple[Range, ...]:
        return tuple((first + by, last + by) for first, last in given)

    return Reading(
        tuple(word if word.head < 0 else replace(word, head=word.head + by) for word in part.words),
        ranges(part.sentences),
        tuple(replace(name, first=name.first + by, last=name.last + by) for name in part.names),
        tuple(replace(a, cue=ranges(a.cue), source=ranges(a.source), content=ranges(a.content)) for a in part.attributions),
        tuple(
            tuple(replace(m, first=m.first + by, last=m.last + by, head=m.head + by) for m in chain) for chain in part.entities
        ),
    )  # fmt: skip
