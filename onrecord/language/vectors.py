"""Sentence vectors: the original layers of all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Wang et al. 2020), the mean over the pieces.

Of a sentence only the first 254 pieces count, as the base model was trained.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from onrecord.language.files import Table
from onrecord.language.pieces import Pieces
from onrecord.language.scores import Floats

if TYPE_CHECKING:
    import onnxruntime

LONGEST = 254
BATCH = 2_048
"""Word pieces at once, with what fills the shorter sentences up."""
WIDTH = 384
_WORD = re.compile(r"\S{1,1000}")


class Vectors:
    """The open graph of the sentence vectors."""

    def __init__(self, session: "onnxruntime.InferenceSession", pieces: Pieces, table: Table) -> None:
        self._session, self._pieces, self._table = session, pieces, table

    def of(self, sentences: Sequence[str]) -> Floats:
        """A row of length 1 for each sentence, in order."""
        ids = [self._ids(sentence) for sentence in sentences]
        found: Floats = np.zeros((len(ids), WIDTH), dtype=np.float32)
        batch: list[int] = []
        for number in sorted(range(len(ids)), key=lambda n: -len(ids[n])):
            if batch and (len(batch) + 1) * len(ids[batch[0]]) > BATCH:
                found[batch] = self._run([ids[n] for n in batch])
                batch = []
            batch.append(number)
        if batch:
            found[batch] = self._run([ids[n] for n in batch])
        return found

    def _ids(self, sentence: str) -> list[int]:
        found: list[int] = []
        for word in _WORD.finditer(sentence):
            found += self._pieces.of(word.group())
            if len(found) >= LONGEST:
                break
        return [self._pieces.start, *found[:LONGEST], self._pieces.end]

    def _run(self, ids: Sequence[Sequence[int]]) -> Floats:
        wide = max(len(row) for row in ids)
        held, mask = np.zeros((len(ids), wide), dtype=np.int64), np.zeros((len(ids), wide), dtype=np.int64)
        for number, row in enumerate(ids):
            held[number, : len(row)] = row
            mask[number, : len(row)] = 1
        found: Floats = self._session.run(["vectors"], {"embedded": self._table.of(held), "mask": mask})[0]
        return found
