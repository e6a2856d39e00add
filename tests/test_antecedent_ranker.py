"""How the ranker of antecedents learns: the slope of its loss, the mean of several, and that it finds what is there to be found."""

import numpy as np
import pytest

from onrecord.language.antecedents import RANKER, Ranker, ranker, shares
from onrecord.language.pairs import WIDTH
from training import pairs
from training.pairs import Group, fitted, mean_of


def groups(draw: np.random.Generator, count: int) -> list[Group]:
    """Candidates of three numbers each; right is whichever has a high first one, and often there is none."""
    found = []
    for _ in range(count):
        known = draw.normal(size=(int(draw.integers(1, 6)), 3)).astype(np.float32)
        found.append(Group(known, known[:, 0] > 0.8))
    return found


def test_shares_of_a_mention_and_of_nothing_make_one():
    later, logits = np.array([0, 0, 2]), np.array([1.0, -2.0, 30.0], np.float32)
    whole = 1 + np.exp(1) + np.exp(-2)
    assert shares(later, logits, 3) == pytest.approx([np.exp(1) / whole, np.exp(-2) / whole, 1.0], rel=1e-5)


def test_the_slope_is_the_slope_of_the_loss():
    draw = np.random.default_rng(2)
    batch = groups(draw, 20)
    weights = [draw.normal(size=size).astype(np.float32) for size in ((3, 4), 4, 4, 1)]
    slopes = pairs._slopes(batch, weights)[1]
    for n, at in ((0, (1, 2)), (1, (0,)), (2, (3,)), (3, (0,))):
        losses = []
        for step in (0.01, -0.01):
            moved = [w.copy() for w in weights]
            moved[n][at] += step
            losses.append(pairs._slopes(batch, moved)[0])
        assert slopes[n][at] == pytest.approx((losses[0] - losses[1]) / 0.02, abs=0.01)


def test_it_learns_which_candidate_is_right_and_when_none_is(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pairs, "STEPS", 300)
    draw = np.random.default_rng(4)
    net = fitted(groups(draw, 400), draw)
    new = groups(draw, 200)
    right = sum(bool((net.logits(g.pairs) > 0).any()) == bool(g.right.any()) for g in new)
    assert right > 180


def test_the_mean_of_several_nets_is_one_net():
    draw = np.random.default_rng(6)
    nets = [Ranker(*(draw.normal(size=size).astype(np.float32) for size in ((3, 4), 4, 4, 1))) for _ in range(3)]
    some = draw.normal(size=(7, 3)).astype(np.float32)
    assert mean_of(nets).logits(some) == pytest.approx(np.mean([net.logits(some) for net in nets], 0), abs=1e-5)


def test_weights_without_a_ranker_have_none():
    assert ranker({"pair.bias": np.zeros(1, np.float32)}) is None


@pytest.mark.parametrize(
    "shapes", [((WIDTH + 1, 4), 4, 4, 1), ((WIDTH,), 4, 4, 1), ((WIDTH, 4), 5, 4, 1), ((WIDTH, 4), 4, 5, 1), ((WIDTH, 4), 4, 4, 2)]
)
def test_a_ranker_of_another_width_is_said_when_it_is_loaded(shapes):
    with pytest.raises(ValueError, match="ranker"):
        ranker(dict(zip(RANKER, map(np.zeros, shapes), strict=True)))
    assert ranker(dict(zip(RANKER, map(np.zeros, ((WIDTH, 4), 4, 4, 1)), strict=True))) is not None
