"""Decoding: the best tree with one root, and the best tags that are well formed, against every possibility tried one by one."""

from itertools import pairwise, product
from typing import Any

import numpy as np
import pytest

from onrecord.language import decode

TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


def is_tree(heads: list[int]) -> bool:
    """Whether there is one root, and every word comes to it."""
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen = set[int]()
        while word:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word - 1]
    return True


def best_by_trying(arcs: np.ndarray) -> float:
    size = len(arcs)
    return max(sum(arcs[i, h] for i, h in enumerate(heads)) for heads in product(range(size + 1), repeat=size) if is_tree(list(heads)))


@pytest.mark.parametrize("seed", range(40))
def test_the_best_tree_is_found(seed: int) -> None:
    draw = np.random.default_rng(seed)
    size = int(draw.integers(1, 6))
    arcs = draw.normal(size=(size, size + 1)).astype(np.float32)
    arcs[:, 0] += seed % 3  # at times every word would like to be the root
    heads = decode.heads(arcs, np.arange(size) == 0)
    assert is_tree(heads.tolist())
    assert sum(arcs[i, h] for i, h in enumerate(heads)) == pytest.approx(best_by_trying(arcs), abs=1e-4)


@pytest.mark.parametrize("seed", range(10))
def test_each_sentence_of_a_window_has_its_own_tree(seed: int) -> None:
    draw = np.random.default_rng(seed)
    arcs = draw.normal(size=(150, 151)).astype(np.float32) * 10
    starts = draw.random(150) < 0.1
    heads = decode.heads(arcs, starts)
    edges = sorted({0, *np.flatnonzero(starts).tolist(), 150})
    for first, last in pairwise(edges):
        own = heads[first:last]
        assert all(h == 0 or first < h <= last for h in own)
        assert is_tree([h - first if h else 0 for h in own.tolist()])


def test_no_words_have_no_heads() -> None:
    assert decode.heads(np.zeros((0, 1), dtype=np.float32), np.zeros(0, dtype=np.bool_)).tolist() == []


def well_formed(tags: tuple[int, ...], starts: np.ndarray) -> bool:
    before = "O"
    for number, start in zip(tags, starts, strict=True):
        tag = TAGS[number]
        if tag.startswith("I-") and (start or before[2:] != tag[2:]):
            return False
        before = tag
    return True


@pytest.mark.parametrize("seed", range(30))
def test_the_best_well_formed_tags_are_found(seed: int) -> None:
    draw = np.random.default_rng(seed)
    scores = draw.normal(size=(5, len(TAGS))).astype(np.float32)
    starts = np.array([True, False, False, seed % 2 == 0, False])
    found = decode.names(scores, starts, TAGS)
    wanted = max((t for t in product(range(len(TAGS)), repeat=5) if well_formed(t, starts)), key=lambda t: sum(scores[range(5), t]))
    assert tuple(found.tolist()) == wanted


@pytest.mark.parametrize("seed", range(30))
def test_the_best_spans_are_found_and_may_go_on_across_sentences(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(6, 3)).astype(np.float32)
    ways = (t for t in product(range(3), repeat=6) if t[0] != 2 and (0, 2) not in set(pairwise(t)))
    assert tuple(decode.spans(scores).tolist()) == max(ways, key=lambda t: sum(scores[range(6), t]))


def test_only_a_root_is_called_root() -> None:
    scores = np.zeros((2, 4), dtype=np.float32)
    weights = np.zeros((3, 12), dtype=np.float32)
    bias = np.array([5.0, 1.0, 0.0], dtype=np.float32)
    every = decode.relations(scores, np.zeros((2, 4), dtype=np.float32), (weights, bias))
    assert decode.relation(every, np.array([0, 1]), 0).tolist() == [0, 1]


def test_relations_decide_between_heads_that_are_close() -> None:
    starts = np.array([True, False, False])
    arcs = np.array([[9, 0, 0, 0], [0, 3.0, 0, 2.5], [0, 9, 3.0, 0]], dtype=np.float32)

    def score(words: Any, heads: Any) -> Any:  # of the second word, the third as a head has a likely relation, the first has none
        return np.array([[0, 5, 0] if head == 3 else [0, 1, 1] for head in heads], dtype=np.float32)

    weighed = decode.with_relations(arcs, starts, score, 0)
    assert decode.heads(arcs, starts).tolist() == [0, 1, 1]
    assert weighed[1].argmax() == 3
    assert (weighed[[0, 2]] == arcs[[0, 2]]).all()
