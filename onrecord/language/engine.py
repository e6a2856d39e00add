"""The language engine that ships with the package: one small network that reads words, sentences, parse, names and who said what.

It opens its files at the first reading, in less than half a second. One engine may be used from several threads; a process that is
forked or started from another opens its own. The same text gives the same reading, whatever is read beside it.
"""

import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.language import files, tokens, vectors
from onrecord.language.coreference import Evidence
from onrecord.language.draft import Draft
from onrecord.language.files import Labels, Table
from onrecord.language.joined import moved, together
from onrecord.language.pieces import Pieces
from onrecord.language.scores import Floats
from onrecord.language.windows import Window, batches, fitted, reach, windows
from onrecord.model.language import Range, Reading

if TYPE_CHECKING:
    import onnxruntime

DECODING = 6
"""Raised whenever the same weights would give another reading."""
BATCH = 1_024
"""Word pieces that the network reads at once."""
PORTION = 20_000
"""Words of one text that are read together, which bounds the memory; coreference does not look beyond."""


@dataclass(frozen=True, slots=True, eq=False)
class _Open:
    """The open files, and the process that opened them."""

    process: int
    labels: Labels
    pieces: Pieces
    table: Table
    parts: dict[str, Floats]
    session: "onnxruntime.InferenceSession"
    outputs: tuple[str, ...]


class Engine:
    """Reads English. `folder`: where the weights lie, those of the package where it is None. `threads`: cores that it may use."""

    name = "onrecord"

    def __init__(self, folder: Path | None = None, *, threads: int = 1) -> None:
        self.folder = folder or files.PACKAGED
        self.threads = threads
        self._lock = threading.Lock()
        self._held: _Open | None = None
        self._vectors: vectors.Vectors | None = None

    def __getstate__(self) -> dict[str, Any]:
        return {"folder": self.folder, "threads": self.threads}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["folder"], threads=state["threads"])  # type: ignore[misc]

    @cached_property
    def version(self) -> str:
        """Changes with the weights, and with the way they are used. Raises OnRecordError where the weights are damaged."""
        files.check(self.folder)
        return f"{DECODING}.{files.digest(self.folder)}"

    @property
    def fingerprint(self) -> str:
        """What a plan compares: stages that use another engine run again."""
        return f"{self.name} {self.version}"

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """A reading for each text, in order."""
        held = self._open()
        return [_whole(text, held) for text in texts]

    def tag(self, texts: Sequence[str], words: Sequence[Sequence[Sequence[Range]]]) -> list[Reading]:
        """Readings of words that somebody else gives. `words`: each text's sentences, each sentence the start and end of its words."""
        held = self._open()
        readings: list[Reading] = []
        drafts: list[Draft] = []
        for number, (text, sentences) in enumerate(zip(texts, words, strict=True)):
            firsts = list(accumulate((len(s) for s in sentences), initial=0))[:-1]
            drafts.append(Draft(text, [word for s in sentences for word in s], firsts, held.pieces, given=True))
            if number == len(texts) - 1 or sum(len(draft.offsets) for draft in drafts) >= PORTION:
                readings += _read(drafts, held)
                drafts = []
        return readings

    def evidence(self, text: str) -> list[Evidence]:
        """What the network says about mentions, for each part of a text: the ranker of antecedents learns from it."""
        held = self._open()
        drafts = [draft for draft in _drafts(text, held.pieces) if draft.offsets]
        _take(drafts, held)
        return [draft.evidence(held.labels, held.parts) for draft in drafts]

    def vectors(self, sentences: Sequence[str]) -> Floats:
        """What each sentence means: float32 [sentences, 384], rows of length 1."""
        held = self._open()
        with self._lock:
            if self._vectors is None:
                session = files.session(self.folder, "vectors.onnx", self.threads)
                self._vectors = vectors.Vectors(session, held.pieces, held.table)
            ready = self._vectors
        return ready.of(sentences)

    def _open(self) -> _Open:
        with self._lock:
            if self._held is None or self._held.process != os.getpid():
                session = files.session(self.folder, "engine.onnx", self.threads)
                self._vectors = None
                self._held = _Open(
                    os.getpid(), files.labels(self.folder), files.pieces(self.folder), files.table(self.folder), files.parts(self.folder),
                    session, tuple(output.name for output in session.get_outputs()),
                )  # fmt: skip
            return self._held


def _drafts(text: str, pieces: Pieces) -> Iterator[Draft]:
    """The text, in more than one part where it is very long: cut at the last line that begins in time, or anywhere if none does."""
    offsets = tokens.words(text)
    breaks = tokens.breaks(text, offsets)
    edges, line = [0], 0
    while len(offsets) - edges[-1] > PORTION:
        limit = edges[-1] + PORTION
        while line < len(breaks) and breaks[line] <= limit:
            line += 1
        cut = breaks[line - 1] if line else 0
        edges.append(cut if cut > edges[-1] else limit)
    at = 0
    for first, last in pairwise([*edges, len(offsets)]):
        begin = at
        while at < len(breaks) and breaks[at] < last:
            at += 1
        yield Draft(text, offsets[first:last], [b - first for b in breaks[begin:at]], pieces)


def _whole(text: str, held: _Open) -> Reading:
    """The reading of one text, part by part. Texts are not read in one batch: int8 rounds by what else is in it."""
    parts: list[Reading] = []
    count = 0
    for draft in _drafts(text, held.pieces):
        parts.append(moved(_read([draft], held)[0], count))
        count += len(draft.offsets)
    return together(parts)


def _read(drafts: Sequence[Draft], held: _Open) -> list[Reading]:
    _take(drafts, held)
    return [draft.reading(held.labels, held.parts) for draft in drafts]


def _take(drafts: Sequence[Draft], held: _Open) -> None:
    """Every window of every draft, in rounds: a long line's next window is known when the one before it has been read."""
    waiting = [window for number, draft in enumerate(drafts) for window in windows(number, draft.counts, draft.breaks)]
    root = held.labels.deps.index("root") if "root" in held.labels.deps else -1
    mark = held.labels.upos.index("PUNCT") if "PUNCT" in held.labels.upos else -1
    while waiting:
        following: list[Window] = []
        for batch in batches(waiting, BATCH):
            outputs = _run(batch, drafts, held)
            for row, window in enumerate(batch):
                draft, count = drafts[window.text], window.last - window.first
                own = {name: values[row] for name, values in outputs.items()}
                after_mark = np.zeros(count, dtype=np.bool_)
                after_mark[1:] = own["upos"][: count - 1].argmax(1) == mark
                done = reach(window, own["starts"], after_mark)
                draft.take(window, done, own, held.parts, root)
                if done < count or window.is_open:
                    slow = done < count // 4
                    following.append(fitted(window.text, window.first + done, window.end, draft.counts, slow=slow))
        waiting = following


def _run(batch: Sequence[Window], drafts: Sequence[Draft], held: _Open) -> dict[str, Floats]:
    """The network's outputs for some windows."""
    wide, words = max(window.size for window in batch) + 2, max(window.last - window.first for window in batch)
    ids, shapes, mask = (np.zeros((len(batch), wide), dtype=np.int64) for _ in range(3))
    first = np.zeros((len(batch), words), dtype=np.int64)
    shapes[:, 0] = 7
    for row, window in enumerate(batch):
        draft = drafts[window.text]
        counts = np.array(draft.counts[window.first : window.last])
        places = np.cumsum(counts) - counts + 1
        ids[row, : window.size + 2] = [
            held.pieces.start, *(i for word in draft.pieces[window.first : window.last] for i in word), held.pieces.end,
        ]  # fmt: skip
        shapes[row, 1 : window.size + 1] = np.repeat(draft.shapes[window.first : window.last], counts)
        shapes[row, window.size + 1] = 7
        mask[row, : window.size + 2] = 1
        first[row, : len(counts)] = places
    given = {"embedded": held.table.of(ids), "shapes": shapes, "mask": mask, "first": first}
    return dict(zip(held.outputs, held.session.run(list(held.outputs), given), strict=True))
