"""Whether a text is talk: short lines that ask and answer. There "I" and "you" are other people from line to line, and nothing says who.

Lines are those of `tokens.breaks`. Not done: labels of speakers before their lines; the stages that know them read them.
"""

import statistics
from bisect import bisect_right
from collections.abc import Sequence

import numpy as np

from onrecord.language.scores import Ints
from onrecord.model.language import Word
from onrecord.read.units import unit_spans

LEAST, SHORT, ASKING = 10, 13, 0.1
"""Lines that say "I" or "you" outside quotations, the words in their middle one, and the share of all lines that end in a question mark.
In GUM's training part four of ten conversations are talk by these, and four of the vlogs; of all other texts none is."""
SPEAKING = frozenset({"I", "we", "you"})


def lines(text: str, words: Sequence[Word]) -> Ints:
    """The line that each word stands in, counted from the line of the first word."""
    at = words[0].start
    begins = [at + line.start for line in unit_spans(text[at : words[-1].end])]
    return np.array([bisect_right(begins, word.start) for word in words], dtype=np.int64)


def is_talk(line: Ints, speaking: Ints, text: str, words: Sequence[Word]) -> bool:
    """`line`: of each word. `speaking`: the words "I", "we" and "you" outside quotations."""
    said = np.unique(line[speaking])
    sizes = np.bincount(line)
    if len(said) < LEAST or statistics.median(sizes[said].tolist()) > SHORT:
        return False
    last = np.flatnonzero(np.append(line[1:] != line[:-1], True))
    asked = sum(text[words[i].start : words[i].end].endswith("?") for i in last.tolist())
    return asked >= ASKING * len(last)
