"""How much of the base encoder's sense of nearness the shipped int8 vectors keep."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from eval.corpora.rows import rows
from eval.figures import Figure
from eval.language.encoder import Encoder
from eval.system import Absent
from onrecord.model.language import LanguageModel
from training.base import base_model

NEEDS = ("stories/ecbplus_topics_1_22.jsonl",)
PAIRS = 2000
SEED = 7


def figures(model: LanguageModel, data: Path) -> list[Figure]:
    """2,000 pairs of news sentences drawn at random: rank correlation of their likeness, and how near each vector is to the base's."""
    try:
        folder = base_model()
    except SystemExit as error:
        raise Absent(str(error)) from error
    pairs = drawn([s for row in rows(data / NEEDS[0]) for s in row["sentences"]])
    sentences = sorted({s for pair in pairs for s in pair})
    place = {s: i for i, s in enumerate(sentences)}
    places = np.array([(place[a], place[b]) for a, b in pairs])
    ours, base = np.asarray(model.vectors(sentences)), Encoder(folder).vectors(sentences)
    return compared(ours, base, places)


def drawn(sentences: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of different sentences, the same on any machine."""
    draw, listed = random.Random(SEED), sorted(set(sentences))
    return [(a, b) for a, b in (draw.sample(listed, 2) for _ in range(PAIRS))]


def compared(ours: Any, base: Any, places: Any) -> list[Figure]:
    """`places`: the rows of each pair."""

    def likeness(rows_: Any) -> Any:
        return (rows_[places[:, 0]] * rows_[places[:, 1]]).sum(1)

    rank = spearman(likeness(ours), likeness(base))
    cosine = float((ours * base).sum(1).mean())
    return [
        Figure("language-vectors/spearman of pairs with the base encoder", rank, len(places)),
        Figure("language-vectors/mean cosine with the base encoder", cosine, len(ours)),
    ]


def spearman(first: Any, second: Any) -> float:
    """Spearman's rank correlation; ties share their middle rank."""
    return float(np.corrcoef(_ranks(first), _ranks(second))[0, 1])


def _ranks(values: Any) -> Any:
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return (last - (counts - 1) / 2)[inverse]
