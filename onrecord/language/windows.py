"""Cuts texts into windows that the network reads at once: whole lines where they fit, else whole sentences.

A window holds as many lines as fit. A line that is longer than a window is read bit by bit: where the network sees the last sentence
begin in one window, the next window starts, so that the final scores of every word come from a window that holds its whole sentence. A
sentence longer than a window is cut where it looks most like an end.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from onrecord.language.decode import Bools
from onrecord.language.scores import Floats

LONGEST = 224
"""Word pieces in a window: as it was trained."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words of one text. `text`: its number. `end`: where the line ends that the window did not reach, or `last`. `size`: pieces.

    `slow`: the window before it got on by little; this one must get on by more, which keeps the time linear.
    """

    text: int
    first: int
    last: int
    end: int
    size: int
    slow: bool = False

    @property
    def is_open(self) -> bool:
        """Whether its last sentence may go on after it."""
        return self.last < self.end


def windows(text: int, counts: Sequence[int], breaks: Sequence[int]) -> Iterator[Window]:
    """The windows of one text, the first only of a line that is too long. `counts`: pieces of each word, `breaks`: first words of lines."""
    edges = sorted({0, *(b for b in breaks if 0 < b < len(counts)), len(counts)})
    first, size = 0, 0
    for begin, end in pairwise(edges):
        own = sum(counts[begin:end])
        if size + own > LONGEST and first < begin:
            yield Window(text, first, begin, begin, size)
            first, size = begin, 0
        size += own
        if size > LONGEST:
            yield fitted(text, begin, end, counts)
            first, size = end, 0
    if first < len(counts):
        yield Window(text, first, len(counts), len(counts), size)


def fitted(text: int, first: int, end: int, counts: Sequence[int], *, slow: bool = False) -> Window:
    """The longest window from a word on, up to the end of its line."""
    last, size = first, 0
    while last < end and (size + counts[last] <= LONGEST or last == first):
        size += counts[last]
        last += 1
    return Window(text, first, last, end, size, slow)


def reach(window: Window, logits: Floats, after_mark: Bools) -> int:
    """How many words of a window are done: all, or in an open one those before its last sentence.

    `logits`: of beginning a sentence, each word. `after_mark`: which words follow a punctuation mark.
    """
    count = window.last - window.first
    if not window.is_open or count < 2:
        return count
    sure = np.flatnonzero(logits[:count] > 0)
    last = int(sure[-1]) if len(sure) else 0
    if last >= count // 4 or (last > 0 and not window.slow):
        return last
    half = count // 2
    likely = logits[half:count] + np.where(after_mark[half:count], 10.0, 0.0)
    return max(1, half + int(likely.argmax()))


def batches(waiting: Sequence[Window], pieces: int) -> Iterator[list[Window]]:
    """Windows of like length together, at most so many pieces a batch with what fills the shorter ones up."""
    batch: list[Window] = []
    for window in sorted(waiting, key=lambda w: -w.size):
        if batch and (len(batch) + 1) * (batch[0].size + 2) > pieces:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch
