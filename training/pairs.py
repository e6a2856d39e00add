"""Learns to rank antecedents: a net with one small hidden layer over what `onrecord.language.pairs` knows of two mentions.

    python -m training.pairs onrecord/language/weights

It is fitted after the network and to it, in numpy, and writes its weights into heads.npz of that folder. The network has learned GUM and
GAP by heart, and scores them better than any new text: noise on its vectors, so much that its own choices err about as often as on the
development parts, teaches the ranker how far to trust it.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.language import coreference
from onrecord.language.antecedents import RANKER, Ranker, Scores, listed, numbers, shares
from onrecord.language.coreference import Evidence
from onrecord.language.engine import Engine
from onrecord.language.pairs import Sights
from onrecord.language.phrases import Phrases
from onrecord.language.scores import Floats, Ints
from onrecord.lexicons.names import names
from training.data import gum_layers, treebank
from training.documents import DATA, rows

NETS, HIDDEN = 4, 16
"""One net by itself moves by .02 on GAP with its seed and its noise; the mean of four is written, as one net of four times the width."""
STEPS, BATCH, RATE = 500, 256, 3e-3
"""By custom, as DECAY: no measurement of them is kept. A single net of 24 had 1,000 steps; each of the four has half of that."""
GUM_NOISE, GAP_NOISE, MENTION_NOISE = 1.1, 1.9, 0.6
GAP_WEIGHT = 5.0
"""A question of GAP counts as so many mentions of GUM: it has few, and they are harder."""
DECAY = 1e-4
"""How strongly the matrix is drawn towards nothing in each slope."""


class Group:
    """The candidates of one mention: what is known of each, and which are right. None right: it stands for nothing before it."""

    __slots__ = ("pairs", "right", "weight")

    def __init__(self, pairs: Floats, right: npt.NDArray[np.bool_], weight: float = 1.0) -> None:
        self.pairs, self.right, self.weight = pairs, right, weight


def noisy(given: Evidence, noise: float, draw: np.random.Generator) -> Evidence:
    """The same with scores that are as unsure as those of a new text."""

    def shaken(values: Floats, by: float) -> Floats:
        return values + np.float32(by) * draw.standard_normal(values.shape, dtype=np.float32)

    old = given.scores
    scores = Scores(shaken(old.mention, MENTION_NOISE), shaken(old.refer, noise), shaken(old.antecedent, noise))
    return replace(given, scores=scores)


@dataclass(frozen=True)
class Chained:
    """A text of GUM. `chain`: of each mention's chief word, by where it begins. `first`: where the first of each chain begins."""

    parts: list[Evidence]
    chain: dict[int, int]
    first: list[int]

    def groups(self, draw: np.random.Generator) -> Iterator[Group]:
        """Every candidate, with new noise."""
        for part in self.parts:
            yield from _gum_groups(noisy(part, GUM_NOISE, draw), self.chain, self.first)


@dataclass(frozen=True)
class Asked:
    """A text of GAP. `names`: where each of the two begins, its words, and whether the pronoun means it."""

    parts: list[Evidence]
    pronoun: int
    names: list[tuple[int, str, bool]]

    def groups(self, draw: np.random.Generator) -> Iterator[Group]:
        """The pronoun's candidates, with new noise."""
        for part in self.parts:
            yield from _gap_group(noisy(part, GAP_NOISE, draw), self.pronoun, self.names)


def gum(engine: Engine) -> Iterator[Chained]:
    """GUM's training part, in the genres that may be used."""
    texts = {row["id"]: row["text"] for row in rows("quotes/gum_train_dev.jsonl")}
    documents = [d for d in treebank("treebanks/gum_train.jsonl.gz", "gum", open_only=True) if d.id in texts]
    gum_layers(documents, "treebanks/gum_train.jsonl.gz")
    for document in documents:
        text, at, starts = texts[document.id], 0, list[int]()
        for word in (word for sentence in document.sentences for word in sentence.words):
            starts.append(text.index(word, at))
            at = starts[-1] + len(word)
        chain = {starts[head]: number for number, heads in enumerate(document.chains or ()) for head in heads}
        first = [min(starts[head] for head in heads) for heads in document.chains or ()]
        yield Chained(engine.evidence(text), chain, first)


def _gum_groups(given: Evidence, chain: dict[int, int], first: list[int]) -> Iterator[Group]:
    seen, later, other, known = _listed(given)
    begins = [given.words[at].start for at in seen.at.tolist()]
    home: Ints = np.array([chain.get(start, -1 - i) for i, start in enumerate(begins)])
    right = home[later] == home[other]
    edges = np.searchsorted(later, np.arange(len(home) + 1))
    for i, (a, b) in enumerate(zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True)):
        unlisted = home[i] >= 0 and first[home[i]] < begins[i] and not right[a:b].any()
        if b > a and not unlisted:
            yield Group(known[a:b], right[a:b])


def gap(engine: Engine) -> Iterator[Asked]:
    """The questions of GAP's development file, which is the part to learn from."""
    for line in (DATA / "coreference/gap_development.tsv").read_text("utf-8").splitlines()[1:]:
        _, text, _, at, a, a_at, a_same, b, b_at, b_same, _ = line.split("\t")
        asked = [(int(start), name, same == "TRUE") for start, name, same in ((a_at, a, a_same), (b_at, b, b_same))]
        yield Asked(engine.evidence(text), int(at), asked)


def _gap_group(given: Evidence, pronoun: int, asked: list[tuple[int, str, bool]]) -> Iterator[Group]:
    """The names near the pronoun: right are those that fit the right one. Where neither is right, only these two are known to be wrong."""
    seen, later, other, known = _listed(given)
    mine = np.flatnonzero(np.array([given.words[at].start == pronoun for at in seen.at.tolist()])[later])
    fits = np.array([[_fits(seen, given, o, start, name) for start, name, _ in asked] for o in other[mine].tolist()], dtype=np.bool_)
    if not len(mine):
        return
    single = fits.sum(1) < 2
    right = single & (fits & np.array([same for _, _, same in asked])).any(1)
    if any(same for _, _, same in asked):
        named = np.array([seen.traits[o].kind == "name" for o in other[mine].tolist()])
        used = single & (named | right)
        if not right.any():
            return
    else:
        used = fits.any(1)
    if used.any():
        yield Group(known[mine[used]], right[used], GAP_WEIGHT)


def _fits(seen: Sights, given: Evidence, other: int, start: int, name: str) -> bool:
    """Whether a candidate is that name, or has its words only."""
    if start <= given.words[int(seen.at[other])].start < start + len(name):
        return True
    called, asked = set(seen.traits[other].called), set(name.lower().removesuffix("'s").split())
    return bool(called) and (called <= asked or asked <= called)


def _listed(given: Evidence) -> tuple[Sights, Ints, Ints, Floats]:
    seen = coreference.sights(given, Phrases(given.words, given.text), names())
    if seen is None:
        raise ValueError("a training text has no candidate")
    pairs = listed(seen, given.scores, given.biases)
    return seen, pairs.later, pairs.other, numbers(seen, pairs)


def fitted(groups: list[Group], draw: np.random.Generator) -> Ranker:
    """The likelihood of all right candidates of a mention together, or of nothing, by Adam (Kingma and Ba 2015)."""
    wide = groups[0].pairs.shape[1]
    weights: list[Any] = [
        draw.normal(0, (2 / wide) ** 0.5, (wide, HIDDEN)), np.zeros(HIDDEN), draw.normal(0, 0.1, HIDDEN), np.zeros(1),
    ]  # fmt: skip
    weights = [w.astype(np.float32) for w in weights]
    mean, square = [np.zeros_like(w) for w in weights], [np.zeros_like(w) for w in weights]
    chance = np.array([group.weight for group in groups])
    chance /= chance.sum()
    total = 0.0
    for step in range(1, STEPS + 1):
        batch = [groups[n] for n in draw.choice(len(groups), BATCH, p=chance)]
        loss, slopes = _slopes(batch, weights)
        total += loss
        rate = RATE * min(1, step / 50) * (1 - step / (STEPS + 1)) ** 0.7
        for n, slope in enumerate(slopes):
            slope = slope + DECAY * weights[n] if weights[n].ndim > 1 else slope
            mean[n] = 0.9 * mean[n] + 0.1 * slope
            square[n] = 0.99 * square[n] + 0.01 * slope * slope
            weights[n] -= (rate * (mean[n] / (1 - 0.9**step)) / (np.sqrt(square[n] / (1 - 0.99**step)) + 1e-8)).astype(np.float32)
        if step % 200 == 0:
            print(f"step {step}: loss {total / 200:.4f}", file=sys.stderr)
            total = 0.0
    return Ranker(*weights)


def mean_of(nets: list[Ranker]) -> Ranker:
    """One net that gives the mean of what several give."""
    outer = (np.concatenate([net.outer for net in nets]) / len(nets)).astype(np.float32)
    return Ranker(
        np.concatenate([net.inner for net in nets], 1), np.concatenate([net.inner_bias for net in nets]),
        outer, np.mean([net.outer_bias for net in nets], 0, dtype=np.float32),
    )  # fmt: skip


def _slopes(batch: list[Group], weights: list[Floats]) -> tuple[float, list[Floats]]:
    """The loss of a batch, and its slope by each weight."""
    pairs, right = np.concatenate([g.pairs for g in batch]), np.concatenate([g.right for g in batch])
    row = np.repeat(np.arange(len(batch)), [len(g.right) for g in batch])
    inner, inner_bias, outer, outer_bias = weights
    hidden = np.maximum(pairs @ inner + inner_bias, 0)
    share = shares(row, hidden @ outer + outer_bias, len(batch))
    good = np.bincount(row, share * right, len(batch))
    answered = np.bincount(row, right, len(batch)) > 0
    likely = np.maximum(np.where(answered, good, 1 - np.bincount(row, share, len(batch))), 1e-9)
    wanted = np.where(right, share / np.maximum(good[row], 1e-9), 0)
    slope = ((share - np.where(answered[row], wanted, 0)) / len(batch)).astype(np.float32)
    below = slope[:, None] * outer * (hidden > 0)
    return float(-np.log(likely).mean()), [pairs.T @ below, below.sum(0), hidden.T @ slope, slope.sum(keepdims=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="the weights, whose heads.npz gets the ranker")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    draw, engine = np.random.default_rng(given.seed), Engine(given.folder)
    texts: list[Chained | Asked] = [*gum(engine), *gap(engine)]
    nets = []
    for _ in range(NETS):
        groups = [group for text in texts for group in text.groups(draw)]
        print(f"{len(groups):,} mentions, {sum(len(g.right) for g in groups):,} pairs", file=sys.stderr)
        nets.append(fitted(groups, draw))
    found = mean_of(nets)
    with np.load(given.folder / "heads.npz", allow_pickle=False) as held:
        parts = {name: held[name] for name in held.files if name not in RANKER}
    parts |= dict(zip(RANKER, (found.inner, found.inner_bias, found.outer, found.outer_bias), strict=True))
    np.savez(given.folder / "heads.npz", **parts)


if __name__ == "__main__":
    main()
