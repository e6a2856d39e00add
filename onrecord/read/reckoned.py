"""Runs the trained line labeller: how likely each line is to be the article's, from what is seen of it and of the lines around it.

A line's numbers and its hashed words make a state of 32 figures; four layers in turn look at the lines 1, 2, 4 and 8 above and below;
the last one also sees the mean of the whole text.
No course is sought through the lines afterwards (Viterbi): on held-out hosts it lost more than it won. Linear in the lines. What it
learned from is in docs/line-labeller.md.
"""

import numpy as np

from onrecord.lexicons.trained import REACHES, Array, Trained
from onrecord.read.features import NAMES, Floats, Seen

BAND = 128
"""Lines that are reckoned at once."""


def likely(seen: Seen, known: Trained) -> Floats:
    """For each line the log odds that it is the article's."""
    counts = np.diff(np.append(seen.starts, len(seen.hashed)))[:, None]
    words = np.add.reduceat(known.words[seen.hashed], seen.starts, axis=0) / counts
    state = _layer(np.concatenate([seen.rows, words], axis=1), known.enter)
    for reach, layer in zip(REACHES, known.look, strict=True):
        around = np.zeros((len(state), 3 * state.shape[1]))
        wide = state.shape[1]
        around[reach:, :wide] = state[:-reach]
        around[:, wide : 2 * wide] = state
        around[:-reach, 2 * wide :] = state[reach:]
        state = state + _layer(around, layer)
    whole = np.broadcast_to(state.mean(axis=0), state.shape)
    weight, bias = known.leave
    return np.asarray((_times(np.concatenate([state, whole], axis=1), weight) + bias)[:, 0], dtype=np.float64)


def told_by(row: Floats, known: Trained, *, most: int = 2) -> tuple[str, ...]:
    """What speaks most against a line, in words: the features with which the linear labeller takes most from it."""
    share = (row - known.usual) * known.plain
    return tuple(NAMES[index] for index in np.argsort(share)[:most] if share[index] < 0)


def _layer(values: Array, layer: tuple[Array, Array]) -> Array:
    return np.asarray(np.maximum(_times(values, layer[0]) + layer[1], 0.0))


def _times(values: Array, weights: Array) -> Array:
    """The product, band by band. In one go numpy's library takes a text of 256 lines to all processors, and a thousand times as long:
    matrices of this size are not worth waking a thread for."""
    found = np.empty((len(values), weights.shape[1]))
    for start in range(0, len(values), BAND):
        np.matmul(values[start : start + BAND], weights, out=found[start : start + BAND])
    return found
