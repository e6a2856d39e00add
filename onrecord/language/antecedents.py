"""Which mentions another may stand for, and how well each fits: a short list from the network, ranked anew with what the text says of both.

The network scores every pair by itself. The ranker, a net with one small hidden layer, sees its score beside roles, distances, agreement
and likeness, and gives each candidate a share of one; the rest of the one is "nothing". Where the weights hold no ranker, the network's
scores are the shares' logarithms. A mention looks at a bounded number of candidates, which keeps the time linear.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from onrecord.language.pairs import WIDTH, Sights, columns
from onrecord.language.scores import Floats, Ints

BACK = 800
"""Candidates that a word looks back over: some 3,000 words of text. In GUM 2 % of the antecedents stand more than 512 words back."""
TRIES = 12
"""Candidates before a mention that the ranker sees: those that the network likes best; the same words are preferred by `SAME`."""
SAME = 4.0
AHEAD = 4
"""Names and descriptions after a pronoun, in its sentence, that it may stand for."""
BLOCK = 256
"""Mentions scored at once, which bounds the memory."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of the words of one article. `mention`: [words]; `refer`, `antecedent`: [words, C]."""

    mention: Floats
    refer: Floats
    antecedent: Floats


@dataclass(frozen=True, slots=True)
class Biases:
    """Learned constants that are added to a pair's score: always, by distance, by which of the two are pronouns, and by spelling.

    `match`: for two words spelt differently (or a pronoun and a noun), two nouns spelt alike, two pronouns spelt alike.
    """

    pair: float
    distance: Floats
    pronoun: Floats
    match: Floats


@dataclass(frozen=True, slots=True)
class Ranker:
    """A net with one hidden layer. `inner`: [numbers of a pair, hidden]; `outer`: [hidden]."""

    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats

    def logits(self, pairs: Floats) -> Floats:
        """How well each pair fits; "nothing" has 0."""
        found: Floats = np.maximum(pairs @ self.inner + self.inner_bias, 0) @ self.outer + self.outer_bias
        return found


RANKER = ("rank.inner", "rank.inner_bias", "rank.outer", "rank.outer_bias")
"""What heads.npz calls the ranker's weights; `training.pairs` writes them."""


def ranker(parts: Mapping[str, Floats]) -> Ranker | None:
    """The ranker of these weights, None where they have none yet. Raises ValueError where it was made for other numbers of a pair."""
    if not all(name in parts for name in RANKER):
        return None
    found = Ranker(*(parts[name] for name in RANKER))
    if found.inner.ndim != 2 or len(found.inner) != WIDTH:
        raise ValueError(f"its ranker's weights are of shape {found.inner.shape}, and a pair has {WIDTH} numbers here")
    hidden = found.inner.shape[1]
    if (found.inner_bias.shape, found.outer.shape, found.outer_bias.size) != ((hidden,), (hidden,), 1):
        raise ValueError(f"its ranker has {hidden} hidden numbers in one part, and others in another")
    return found


@dataclass(frozen=True, slots=True)
class Pairs:
    """The candidates of every mention, by number: `later` stands for `other`, the network gives it `score`. Ordered by `later`."""

    later: Ints
    other: Ints
    score: Floats


def listed(seen: Sights, scores: Scores, biases: Biases) -> Pairs:
    """For each mention the candidates before it, and for a pronoun a few after it."""
    laters, others, found = [], [], []
    pronoun = seen.pronoun.astype(np.int64)
    refer, antecedent = scores.refer[seen.at], scores.antecedent[seen.at]

    def scored(rows: Ints, places: Ints) -> Floats:
        apart = np.abs(rows - places)
        pairs: Floats = biases.distance[np.minimum(len(biases.distance) - 1, _bits(apart))] + np.float32(biases.pair)
        pairs += biases.pronoun[2 * pronoun[rows] + pronoun[places]]
        alike = (seen.form[rows] == seen.form[places]) & (pronoun[rows] == pronoun[places])
        pairs += biases.match[alike * (1 + pronoun[places])]
        return pairs

    scale = np.float32(refer.shape[1] ** -0.5)
    for start in range(0, len(seen.at), BLOCK):
        end = min(start + BLOCK, len(seen.at))
        low = max(0, start - BACK)
        rows, places = np.arange(start, end)[:, None], np.arange(low, end)[None, :]
        pairs = (refer[start:end] @ antecedent[low:end].T) * scale + scored(rows, places)
        same = (seen.form[rows] == seen.form[places]) & (pronoun[rows] + pronoun[places] == 0)
        likely = np.where(places < rows, pairs + SAME * same, -np.inf)
        best = np.sort(np.argsort(-likely, axis=1, kind="stable")[:, :TRIES], axis=1)
        row, column = np.nonzero(np.take_along_axis(likely, best, 1) > -np.inf)
        laters.append(start + row)
        others.append(low + best[row, column])
        found.append(pairs[row, best[row, column]])
    back = _ahead(seen)
    laters.append(back[:, 0])
    others.append(back[:, 1])
    found.append((refer[back[:, 1]] * antecedent[back[:, 0]]).sum(1) * scale + scored(back[:, 1], back[:, 0]))
    later, other, score = np.concatenate(laters), np.concatenate(others), np.concatenate(found).astype(np.float32)
    order = np.argsort(later, kind="stable")
    return Pairs(later[order], other[order], score[order])


def _bits(distance: Ints) -> Ints:
    """How many binary digits each distance has; nothing is nearer than the next."""
    exponent: Ints = np.frexp(np.maximum(distance, 1).astype(np.float64))[1].astype(np.int64)
    return exponent


def _ahead(seen: Sights) -> Ints:
    """Each pronoun of the third person with the names and descriptions that follow it in its sentence."""
    nouns = np.flatnonzero(~seen.pronoun)
    rows = np.flatnonzero(seen.sort <= _THIRD)
    places = np.searchsorted(nouns, rows, "right")[:, None] + np.arange(AHEAD)
    inside = places < len(nouns)
    others = nouns[np.minimum(places, len(nouns) - 1)] if len(nouns) else np.zeros(places.shape, dtype=np.int64)
    inside &= seen.sentence[others] == seen.sentence[rows][:, None]
    row, column = np.nonzero(inside)
    return np.stack((rows[row], others[row, column]), 1)


_THIRD = 2


def numbers(seen: Sights, pairs: Pairs) -> Floats:
    """The numbers of every pair, as the ranker takes them."""
    best = np.full(len(seen.at), -np.inf, dtype=np.float32)
    np.maximum.at(best, pairs.later, pairs.score)
    return columns(seen, pairs.later, pairs.other, pairs.score, best[pairs.later])


def shares(later: Ints, logits: Floats, count: int) -> Floats:
    """The share of each pair among those of its mention and "nothing"."""
    most = np.zeros(count, dtype=np.float32)
    np.maximum.at(most, later, logits)
    raised = np.exp(logits - most[later])
    whole = np.exp(-most) + np.bincount(later, raised, count).astype(np.float32)
    found: Floats = raised / whole[later]
    return found
