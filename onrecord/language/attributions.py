"""Who says what, word by word: from the network's scores to attributions with cue, source and content.

Each anchor (the first word of a cue, or of a content that has no cue) asks which words are its source and its content; what each word
answers is smoothed into a few stretches. Attributions may stand inside one another, since each anchor is asked by itself. Only words that
the network read together are asked, so that time is linear in the length of the text.
Not done: joining contents that go on in the next window; choosing among attributions that tell the same; kinds of quotation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.model.language import Attributed, Range, Word

Floats = NDArray[np.float32]

ANCHOR = 0.5
"""How sure an anchor must be."""
LEAN = 0.5
"""Added to the log odds that a word belongs: the network leaves out more words of a source or a content than it adds."""
SWITCH = 0.5
"""What beginning or ending a stretch costs, in log odds, so that a doubtful word does not cut a content in two."""
CONTENTS = 4
"""Stretches of one content at most: split quotations have two or three."""
_CUE = slice(3, 6)  # of the nine role scores: content, cue and source, each as outside, begin, inside
_BEGIN, _INSIDE = 1, 2
_TIED = ("fixed", "compound:prt")


@dataclass(frozen=True, slots=True)
class Links:
    """What the network says of the words of one article.

    `roles`: [words, 9]; `anchor`: [words, 3]; `ask`, `member`: [words, 2M], the first M numbers for the source, the last M for the content;
    `bias`: added to the scores of source and content.
    """

    roles: Floats
    anchor: Floats
    ask: Floats
    member: Floats
    bias: Floats


def attributions(words: Sequence[Word], windows: Sequence[Range], links: Links) -> tuple[Attributed, ...]:
    """The attributions of an article, in the order of their anchors. `windows`: the words that the network read together."""
    found: list[Attributed] = []
    tags: Any = links.roles[:, _CUE].argmax(1)
    sure = _softmax(links.anchor)
    asked = (links.anchor.argmax(1) > 0) & (1 - sure[:, 0] >= ANCHOR)
    for first, last in windows:
        anchors = np.flatnonzero(asked[first:last]) + first
        if len(anchors):
            scores = _answers(links, anchors, first, last)
            marked = _smoothed(scores.reshape(2 * len(anchors), last - first)).reshape(scores.shape)
            starts = set(anchors.tolist())
            for n, anchor in enumerate(anchors.tolist()):
                cue = _cue(anchor, last, words, tags, starts) if links.anchor[anchor, 1] >= links.anchor[anchor, 2] else ()
                made = _made(cue, scores[n], marked[n], first, float(1 - sure[anchor, 0]))
                if made is not None:
                    found.append(made)
    return tuple(found)


def together(window: NDArray[np.int64]) -> list[Range]:
    """The stretches of words with one window number, in order."""
    edges = np.flatnonzero(np.diff(window, prepend=-1, append=-1)).tolist()
    return list(pairwise(edges))


def _softmax(scores: Floats) -> Any:
    raised: Any = np.exp(scores - scores.max(1, keepdims=True))
    return raised / raised.sum(1, keepdims=True)


def _answers(links: Links, anchors: NDArray[np.int64], first: int, last: int) -> Any:
    """Log odds that each word of the window belongs to each anchor's source and content: [anchors, 2, words]."""
    ask, member = links.ask[anchors], links.member[first:last]
    half = ask.shape[1] // 2
    source, content = ask[:, :half] @ member[:, :half].T, ask[:, half:] @ member[:, half:].T
    return np.stack([source + links.bias[0], content + links.bias[1]], 1) + LEAN


def _smoothed(scores: Any) -> Any:
    """For each row the stretches with the greatest sum of scores, less what each beginning and end costs (Viterbi 1967)."""
    rows, width = scores.shape
    out, inside = np.zeros(rows), np.full(rows, -np.inf)
    left, entered = np.zeros((width, rows), bool), np.zeros((width, rows), bool)
    for i in range(width):
        left[i], entered[i] = inside - SWITCH > out, out - SWITCH > inside
        out, inside = np.maximum(out, inside - SWITCH), np.maximum(inside, out - SWITCH) + scores[:, i]
    marked = np.zeros((width, rows), bool)
    now = inside - SWITCH > out
    for i in range(width - 1, -1, -1):
        marked[i] = now
        now = np.where(now, ~entered[i], left[i])
    return marked.T


def _cue(anchor: int, last: int, words: Sequence[Word], tags: Any, starts: set[int]) -> tuple[Range, ...]:
    """The words of the cue: as long as the tags go on, or "to" in "according to", up to the next anchor."""
    end = anchor + 1
    begun = tags[anchor] in (_BEGIN, _INSIDE)
    while end < last and end not in starts:
        tied = words[end].head == anchor and words[end].dep in _TIED
        if not tied and not (begun and tags[end] == _INSIDE):
            break
        end += 1
    return ((anchor, end),)


def _made(cue: tuple[Range, ...], scores: Any, marked: Any, first: int, sure: float) -> Attributed | None:
    """One attribution, or none where no word says that it is the content. A word is not in two parts."""
    taken = np.zeros(marked.shape[1], bool)
    for a, b in cue:
        taken[a - first : b - first] = True
    source = marked[0] & ~taken & ~(marked[1] & (scores[1] >= scores[0]))
    content = marked[1] & ~taken & ~source
    contents = _best(_ranges(content), scores[1], CONTENTS)
    sources = _best(_ranges(source), scores[0], 1)
    if not contents:
        return None
    confidence = sure * _mean(contents, scores[1]) * (_mean(sources, scores[0]) if sources else 1.0)
    return Attributed(cue, _moved(sources, first), _moved(contents, first), round(confidence, 3))


def _ranges(marked: Any) -> list[Range]:
    """The stretches of marked words."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], marked, [False]]).astype(np.int8))).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def _best(ranges: list[Range], scores: Any, most: int) -> list[Range]:
    """The stretches that score highest, in order; a stretch that scores below nothing is none."""
    good = sorted((r for r in ranges if scores[r[0] : r[1]].sum() > 0), key=lambda r: -float(scores[r[0] : r[1]].sum()))
    return sorted(good[:most])


def _mean(ranges: list[Range], scores: Any) -> float:
    every: Any = np.concatenate([scores[a:b] for a, b in ranges])
    return float((1 / (1 + np.exp(-np.clip(every, -30, 30)))).mean())


def _moved(ranges: list[Range], by: int) -> tuple[Range, ...]:
    return tuple((a + by, b + by) for a, b in ranges)
