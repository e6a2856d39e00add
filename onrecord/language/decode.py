"""From scores to decisions, in numpy: trees, relations, tags that begin and go on.

A tree is the best by Chu and Liu (1965) and Edmonds (1967) with one root; the root is kept single by making a second one dearer than any
other edge (Stanojević and Cohen 2021). Where the best head of each word is a tree already, that is it. Tags are the best that are well
formed (Viterbi 1967); where the best tag of each word is well formed already, that is it. Where two heads of a word are close, the
relation that each would give decides too: LAS of EWT's development part .8946 to .8956, of GUM's .9009 to .9020.
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from onrecord.language.scores import Floats, Ints

Bools = npt.NDArray[np.bool_]
_NEVER = -1e9
_CLOSE = 4.0
"""Log odds between two heads within which their relations may decide."""
_DEAR = 1e6
"""More than any two trees of one window differ by, and far less than `_NEVER`."""


def heads(arcs: Floats, starts: Bools) -> Ints:
    """The head of each word of a window: 0 for a root, otherwise 1 + its place. Each sentence gets one root and a tree.

    `arcs`: [words, words + 1], column 0 the root. `starts`: which words begin a sentence; the first is taken to.
    """
    count = len(starts)
    held, sentence = _within(arcs, starts)
    best: Ints = held.argmax(1).astype(np.int64)
    for number in _broken(best, sentence):
        words = np.flatnonzero(sentence == number)
        first, last = int(words[0]), int(words[-1]) + 1
        size = last - first + 1
        scores = np.full((size, size), _NEVER)
        scores[1:, 0] = held[first:last, 0]
        scores[1:, 1:] = held[first:last, first + 1 : last + 1]
        tree = _tree(scores)[1:]
        if np.count_nonzero(tree == 0) > 1:
            scores[1:, 0] -= _DEAR
            tree = _tree(scores)[1:]
        best[first:last] = np.where(tree == 0, 0, tree + first)
    return best if count else best.astype(np.int64)


def with_relations(arcs: Floats, starts: Bools, score: Callable[[Ints, Ints], Floats], root: int) -> Floats:
    """The arcs' scores where the two best heads of a word are close: each with how likely its best relation is.

    `score`: the scores of all relations, [pairs, relations], of dependents and their heads (0 the root, otherwise 1 + place).
    """
    if len(starts) < 2:
        return arcs
    held, _ = _within(arcs, starts)
    two = np.argpartition(-held, 1, axis=1)[:, :2]
    values = np.take_along_axis(held, two, 1)
    close = np.flatnonzero((abs(values[:, 0] - values[:, 1]) < _CLOSE) & (values.min(1) > _NEVER / 2))
    likely = np.stack([_best_relation(score(close, two[close, k]), two[close, k] == 0, root) for k in (0, 1)], 1)
    weighed = arcs.copy()
    weighed[close[:, None], two[close]] += likely - likely.max(1, keepdims=True)
    return weighed


def _best_relation(scores: Floats, is_root: Bools, root: int) -> Floats:
    """The log probability of the best relation of each pair: of the root's words "root", of the others any but that."""
    total = np.logaddexp.reduce(scores, 1)
    others: Floats = scores.copy()
    if root >= 0:
        others[~is_root, root] = -np.inf
        others[is_root] = scores[is_root, root][:, None]
    best: Floats = others.max(1) - total
    return best


def _within(arcs: Floats, starts: Bools) -> tuple[npt.NDArray[np.float64], Ints]:
    """The arcs with every head outside the word's own sentence shut off; the number of each word's sentence."""
    begins = starts.copy()
    begins[:1] = True
    sentence: Ints = np.cumsum(begins) - 1
    held = arcs.astype(np.float64)
    inside = held[:, 1:]
    inside[sentence[:, None] != sentence] = _NEVER
    np.fill_diagonal(inside, _NEVER)
    return held, sentence


def _broken(best: Ints, sentence: Ints) -> list[int]:
    """The sentences whose best heads are no tree with one root."""
    if not len(best):
        return []
    roots = np.bincount(sentence[best == 0], minlength=int(sentence[-1]) + 1)
    above = np.concatenate(([0], best))
    for _ in range(len(best).bit_length()):
        above = above[above]
    circling = np.unique(sentence[above[1:] != 0])
    return sorted({*np.flatnonzero(roots != 1).tolist(), *circling.tolist()})


def _tree(scores: npt.NDArray[np.float64]) -> Ints:
    """The tree with the highest sum. Row: dependent, column: head; node 0 is the root."""
    best: Ints = scores.argmax(1).astype(np.int64)
    best[0] = 0
    ring = _ring(best)
    if not ring:
        return best
    inside = np.array(ring)
    outside = np.ones(len(best), dtype=np.bool_)
    outside[inside] = False
    rest = np.flatnonzero(outside)
    count = len(rest)
    smaller = np.full((count + 1, count + 1), _NEVER)
    other = scores[rest]
    smaller[:count, :count] = other[:, rest]
    enter = (scores[inside] - scores[inside, best[inside]][:, None])[:, rest]
    smaller[count, :count] = enter.max(0)
    leave = other[:, inside]
    smaller[:count, count] = leave.max(1)
    found = _tree(smaller)
    for place in range(1, count):
        head = int(found[place])
        best[rest[place]] = inside[leave[place].argmax()] if head == count else rest[head]
    head = int(found[count])
    best[inside[enter[:, head].argmax()]] = rest[head]
    return best


def _ring(best: Ints) -> list[int]:
    """Nodes that go round in a circle, if there are any."""
    state = [0] * len(best)
    state[0] = 2
    for begin in range(1, len(best)):
        way: list[int] = []
        node = begin
        while state[node] == 0:
            state[node] = 1
            way.append(node)
            node = int(best[node])
        if state[node] == 1:
            return way[way.index(node) :]
        for seen in way:
            state[seen] = 2
    return []


def relations(dependents: Floats, governors: Floats, weights: tuple[Floats, Floats]) -> Floats:
    """The scores of every relation, [pairs, relations], of dependents to their heads, from the numbers of both."""
    scores: Floats = np.concatenate((dependents, governors, dependents * governors), 1) @ weights[0].T + weights[1]
    return scores


def relation(scores: Floats, chosen: Ints, root: int) -> Ints:
    """The relation of each word to its head. Only a root is called "root" (number `root`, -1 where the labels lack it)."""
    if root >= 0:
        scores[:, root] = np.where(chosen == 0, np.inf, -np.inf)
    found: Ints = scores.argmax(1).astype(np.int64)
    return found


def names(scores: Floats, starts: Bools, tags: Sequence[str]) -> Ints:
    """The best well-formed tag of each word; none goes on from one sentence to the next. `tags`: O, and B- and I- of each kind."""
    best: Ints = scores.argmax(1).astype(np.int64)
    if not len(best):
        return best
    goes_on = np.array([tag.startswith("I-") for tag in tags])
    kind = np.array([sorted({t[2:] for t in tags}).index(tag[2:]) for tag in tags])
    allowed = ~goes_on[None, :] | (kind[:, None] == kind[None, :])  # from, to
    allowed[tags.index("O")] = ~goes_on
    begins = starts.copy()
    begins[0] = True
    wrong = goes_on[best] & begins
    wrong[1:] |= ~allowed[best[:-1], best[1:]] & ~begins[1:]
    edges = np.append(np.flatnonzero(begins), len(best))
    sentence = np.cumsum(begins) - 1
    for number in np.unique(sentence[wrong]).tolist():
        first, last = int(edges[number]), int(edges[number + 1])
        best[first:last] = _viterbi(scores[first:last], allowed, ~goes_on)
    return best


def _viterbi(scores: Floats, allowed: Bools, may_begin: Bools) -> Ints:
    shut = np.where(allowed, 0.0, _NEVER)
    total = scores[0] + np.where(may_begin, 0.0, _NEVER)
    back = np.zeros(scores.shape, dtype=np.int64)
    for place in range(1, len(scores)):
        ways = total[:, None] + shut
        back[place] = ways.argmax(0)
        total = ways.max(0) + scores[place]
    found = np.zeros(len(scores), dtype=np.int64)
    found[-1] = total.argmax()
    for place in range(len(scores) - 1, 0, -1):
        found[place - 1] = back[place, found[place]]
    return found


def spans(scores: Floats) -> Ints:
    """The best well-formed 0 (outside), 1 (begins), 2 (goes on) of each word, from logits [words, 3]; it may go on across sentences."""
    best: Ints = scores.argmax(1).astype(np.int64)
    if not len(best) or (best[0] != 2 and not ((best[1:] == 2) & (best[:-1] == 0)).any()):
        return best
    out, begin, go = scores[0, 0].item(), scores[0, 1].item(), _NEVER
    back: list[tuple[int, int, int]] = [(0, 0, 0)]
    for o, b, i in scores[1:].tolist():
        free = 0 if out >= begin and out >= go else 1 if begin >= go else 2
        bound = 1 if begin >= go else 2
        back.append((free, free, bound))
        most = max(out, begin, go)
        out, begin, go = most + o, most + b, max(begin, go) + i
    last = int(np.argmax((out, begin, go)))
    for place in range(len(back) - 1, -1, -1):
        best[place] = last
        last = back[place][last]
    return best
