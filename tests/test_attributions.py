"""Attributions from made-up scores."""

from itertools import pairwise

import numpy as np

from onrecord.language.attributions import Links, attributions, together
from onrecord.model.language import Attributed, Range, Word
from tests.parsed_words import parsed, said

SPOKEN = """
Torve PROPN NNP 2 nsubj
said VERB VBD 0 root
the DET DT 4 det
clerk NOUN NN 5 nsubj
denied VERB VBD 2 ccomp
the DET DT 7 det
theft NOUN NN 5 obj
, PUNCT , 11 punct
according VERB VBG 11 case
to ADP TO 9 fixed
neighbours NOUN NNS 2 obl
. PUNCT . 2 punct
"""


def scored(
    count: int, parts: dict[int, tuple[dict[int, float], dict[int, float]]], *, sure: float = 4.0, none: set[int] = frozenset()
) -> Links:
    """`parts`: for each anchor how strongly which words are its source, and its content; every other word is none."""
    anchor = np.tile(np.array([5.0, 0.0, 0.0], np.float32), (count, 1))
    ask, member = np.zeros((count, 2 * count), np.float32), np.zeros((count, 2 * count), np.float32)
    for i in parts:
        anchor[i] = [0.0, 0.0, sure] if i in none else [0.0, sure, 0.0]
        ask[i, i] = ask[i, count + i] = 1.0
        for half, given in zip((0, count), parts[i], strict=True):
            member[:, half + i] = [given.get(j, -4.0) for j in range(count)]
    roles = np.zeros((count, 9), np.float32)
    roles[:, [0, 3, 6]] = 1.0
    return Links(roles, anchor, ask, member, np.zeros(2, np.float32))


def found(parts: dict[int, tuple[dict[int, float], dict[int, float]]], **scores: object) -> list[tuple[str, str, str]]:
    text, words = parsed(SPOKEN)
    made = attributions(words, [(0, len(words))], scored(len(words), parts, **scores))  # type: ignore[arg-type]
    return [tuple(" … ".join(said(text, words, r) for r in ranges) for ranges in (a.source, a.cue, a.content)) for a in made]


def strong(first: int, last: int, value: float = 4.0) -> dict[int, float]:
    return dict.fromkeys(range(first, last), value)


def test_one_attribution():
    assert found({1: (strong(0, 1), strong(2, 7))}) == [("Torve", "said", "the clerk denied the theft")]


def test_one_inside_another():
    parts = {1: (strong(0, 1), strong(2, 7)), 4: (strong(2, 4), strong(5, 7))}
    assert found(parts) == [("Torve", "said", "the clerk denied the theft"), ("the clerk", "denied", "the theft")]


def test_according_to_is_one_cue():
    assert found({8: (strong(10, 11), strong(2, 7))}) == [("neighbours", "according to", "the clerk denied the theft")]


def test_a_doubtful_word_does_not_cut_the_content():
    assert found({1: (strong(0, 1), strong(2, 7) | {4: -0.5})}) == [("Torve", "said", "the clerk denied the theft")]


def test_a_split_content_keeps_its_parts():
    assert found({4: (strong(2, 4), strong(0, 2) | strong(5, 7))}) == [("the clerk", "denied", "Torve said … the theft")]


def test_a_weak_word_is_no_stretch():
    assert found({1: (strong(0, 1), strong(2, 7) | {10: 0.5})}) == [("Torve", "said", "the clerk denied the theft")]


def test_no_cue_and_no_source():
    assert found({2: ({}, strong(2, 7))}, none={2}) == [("", "", "the clerk denied the theft")]


def test_no_content_is_no_attribution():
    assert found({1: (strong(0, 1), {})}) == []


def test_an_unsure_anchor_is_none():
    assert found({1: (strong(0, 1), strong(2, 7))}, sure=-0.1) == []


def test_a_word_has_one_part():
    assert found({1: (strong(0, 2), strong(0, 7, 3.0))}) == [("Torve", "said", "the clerk denied the theft")]


def test_a_tagged_cue_is_as_long_as_its_tags():
    text, words = parsed(SPOKEN)
    links = scored(len(words), {4: (strong(2, 4), strong(6, 7))})
    links.roles[4, 4], links.roles[5, 5] = 5.0, 5.0
    assert [said(text, words, r) for r in attributions(words, [(0, len(words))], links)[0].cue] == ["denied the"]


def test_windows_do_not_ask_each_other():
    _, words = parsed(SPOKEN)
    links = scored(len(words), {1: (strong(0, 1), strong(2, 12)), 8: (strong(10, 11), strong(2, 7))})
    made = attributions(words, [(0, 6), (6, 12)], links)
    assert [a.content for a in made] == [((2, 6),), ((6, 7),)]


def test_words_of_one_window_stand_together():
    assert together(np.array([0, 0, 1, 1, 1, 2])) == [(0, 2), (2, 5), (5, 6)]
    assert together(np.array([], np.int64)) == []


def test_a_surer_one_has_more_confidence():
    _, words = parsed(SPOKEN)
    sure, unsure = (attributions(words, [(0, 12)], scored(12, {1: (strong(0, 1, v), strong(2, 7, v))}))[0] for v in (5.0, 1.0))
    assert 0 < unsure.confidence < sure.confidence <= 1


def test_any_scores_give_ranges_within_the_words():
    draw = np.random.default_rng(2)
    for count in (1, 2, 50, 400):
        words = tuple(Word(i, i + 1, "X", "FW", "x", -1, "root") for i in range(count))
        arrays = [draw.normal(size=(count, n)).astype(np.float32) * 3 for n in (9, 3, 16, 16)]
        windows = [(i, min(i + 30, count)) for i in range(0, count, 30)]
        for made in attributions(words, windows, Links(*arrays, np.zeros(2, np.float32))):
            assert made.content
            _whole(made, windows)


def _whole(made: Attributed, windows: list[Range]) -> None:
    ranges = sorted((*made.cue, *made.source, *made.content))
    assert all(a < b for a, b in ranges)
    assert all(b <= c for (_, b), (c, _) in pairwise(ranges))
    assert any(first <= ranges[0][0] and ranges[-1][1] <= last for first, last in windows)


def test_no_words():
    assert attributions((), (), Links(*(np.zeros((0, n), np.float32) for n in (9, 3, 8, 8)), np.zeros(2, np.float32))) == ()
