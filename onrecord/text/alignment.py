"""What two sequences have in common, in order: where each part of one stands in the other, and what only one of them has.

Elements that stand once on both sides are anchors (Bram Cohen's patience diff): the longest run of them that keeps its order divides the
work, and what lies between two anchors is aligned by Myers (Algorithmica 1, 1986) as far as a number of steps; beyond, it is taken as
changed. So the work grows with the length times a constant. Not done here: likeness; elements are equal or not. Moves are a removal
and an addition.
"""

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

STEPS = 64
"""Elements removed or added between two anchors up to which the shortest way is looked for; it costs the square of this in memory."""
DEPTH = 12
"""How often a part is divided at anchors of its own before Myers takes it."""

Items = Sequence[Hashable]


@dataclass(frozen=True, slots=True)
class Aligned:
    """`first[a:b]` stands against `second[c:d]`: the same elements in the same order where `equal`, else what was put in place of what."""

    equal: bool
    a: int
    b: int
    c: int
    d: int


def align(first: Items, second: Items) -> tuple[Aligned, ...]:
    """Both sequences from end to end, in turns of equal and different parts; joined again they are the two sequences."""
    found: list[Aligned] = []
    for a, c, size in _joined(_common(first, second)):
        before = (found[-1].b, found[-1].d) if found else (0, 0)
        if before != (a, c):
            found.append(Aligned(False, before[0], a, before[1], c))
        found.append(Aligned(True, a, a + size, c, c + size))
    end = (found[-1].b, found[-1].d) if found else (0, 0)
    if end != (len(first), len(second)):
        found.append(Aligned(False, end[0], len(first), end[1], len(second)))
    return tuple(found)


Run = tuple[int, int, int]
"""A common run: where it begins in each, and its length."""


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Runs that touch on both sides are one."""
    held: Run | None = None
    for a, c, size in runs:
        if held is not None and (held[0] + held[2], held[1] + held[2]) == (a, c):
            held = (held[0], held[1], held[2] + size)
            continue
        if held is not None:
            yield held
        held = (a, c, size)
    if held is not None:
        yield held


def _common(first: Items, second: Items) -> Iterator[Run]:
    """The common runs in order. Parts wait on a stack, so that no text makes Python run out of calls."""
    waiting: list[tuple[int, int, int, int, int]] = [(0, len(first), 0, len(second), 0)]
    while waiting:
        a, b, c, d, depth = waiting.pop()
        if depth < 0:
            yield a, c, b - a
            continue
        start = 0
        while a + start < b and c + start < d and first[a + start] == second[c + start]:
            start += 1
        end = 0
        while b - end > a + start and d - end > c + start and first[b - end - 1] == second[d - end - 1]:
            end += 1
        if start:
            yield a, c, start
        if end:
            waiting.append((b - end, b, d - end, d, -1))
        a, b, c, d = a + start, b - end, c + start, d - end
        if a == b or c == d:
            continue
        anchors = _anchors(first, second, (a, b, c, d)) if depth < DEPTH else []
        if not anchors:
            yield from _shortest(first, second, (a, b, c, d))
            continue
        parts = zip([(a, c), *anchors], [*anchors, (b, d)], strict=True)
        waiting.extend(reversed([(i, k, j, m, depth + 1) for (i, j), (k, m) in parts]))


def _anchors(first: Items, second: Items, part: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    """Elements that stand once on both sides of a part: the most of them that keep their order."""
    a, b, c, d = part
    ours, theirs = _once(first, a, b), _once(second, c, d)
    pairs = [(i, theirs[item]) for item, i in ours.items() if item in theirs]  # by their place in the first
    ends: list[int] = []  # the lowest end of a rising run of each length
    last: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        at = bisect_left(ends, j)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [j]
        last[at : at + 1] = [number]
    chosen: list[tuple[int, int]] = []
    at = last[-1] if last else -1
    while at >= 0:
        chosen.append(pairs[at])
        at = before[at]
    return chosen[::-1]


def _once(items: Items, start: int, end: int) -> dict[Hashable, int]:
    places: dict[Hashable, int] = {}
    for at in range(start, end):
        item = items[at]
        places[item] = -1 if item in places else at
    return {item: at for item, at in places.items() if at >= 0}


def _shortest(first: Items, second: Items, part: tuple[int, int, int, int]) -> Iterator[Run]:
    """The common runs on the shortest way from one part to the other; none where that takes more than STEPS steps."""
    a, b, c, d = part
    size, other = b - a, d - c
    if abs(size - other) > STEPS:
        return
    reach = {1: 0}
    trail: list[dict[int, int]] = []
    for steps in range(min(STEPS, size + other) + 1):
        trail.append(dict(reach))
        for diagonal in range(-steps, steps + 1, 2):
            down = diagonal == -steps or (diagonal != steps and reach[diagonal - 1] < reach[diagonal + 1])
            at = reach[diagonal + 1] if down else reach[diagonal - 1] + 1
            while at < size and 0 <= at - diagonal < other and first[a + at] == second[c + at - diagonal]:
                at += 1
            reach[diagonal] = at
            if at >= size and at - diagonal >= other:
                yield from _back(trail, size, other, (a, c))
                return


def _back(trail: list[dict[int, int]], size: int, other: int, origin: tuple[int, int]) -> Iterator[Run]:
    runs: list[Run] = []
    at, beside = size, other
    for steps in range(len(trail) - 1, -1, -1):
        reach, diagonal = trail[steps], at - beside
        down = diagonal == -steps or (diagonal != steps and reach[diagonal - 1] < reach[diagonal + 1])
        came = diagonal + 1 if down else diagonal - 1
        left = reach[came]
        start = (left if down else left + 1) if steps else 0
        if at > start:
            runs.append((origin[0] + start, origin[1] + start - diagonal, at - start))
        at, beside = left, left - came
    yield from reversed(runs)
