"""Readings of the parts of a very long text, put together."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.language import Range, Reading


def joined(readings: Sequence[Reading]) -> Reading:
    """The parts of a very long text as one reading: word numbers go on from one to the next."""
    if len(readings) == 1:
        return readings[0]
    whole: list[Reading] = []
    before = 0
    for part in readings:
        whole.append(_moved(part, before))
        before += len(part.words)
    return Reading(
        tuple(w for part in whole for w in part.words), tuple(s for part in whole for s in part.sentences),
        tuple(n for part in whole for n in part.names), tuple(a for part in whole for a in part.attributions),
        tuple(e for part in whole for e in part.entities),
    )  # fmt: skip


def _moved(part: Reading, by: int) -> Reading:
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
