"""Words and labels to numbers, and windows to padded batches."""

import json
import random
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.data import KINDS, NO_LABEL, ROLES, Document, Sentence, windows
from training.network import Sizes
from training.pieces import SHAPES, Pieces, shape

BIO = ("O", *(f"{p}-{k}" for k in KINDS for p in "BI"))
LONGEST = 8
"""Pieces kept of one word; the rest of a longer word tells nothing new."""


@dataclass(slots=True)
class Labels:
    """The label sets, in the order of the network's outputs."""

    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=lambda: list(BIO))

    @classmethod
    def of(cls, documents: list[Document]) -> "Labels":
        def listed(name: str) -> list[str]:
            return sorted({tag for d in documents for s in d.sentences for tag in getattr(s, name) or ()})

        return cls(listed("upos"), [x for x in listed("xpos") if x], listed("deps"))

    def sizes(self) -> Sizes:
        return Sizes(len(SHAPES), len(self.upos), len(self.xpos), len(self.deps), len(self.names), 3 * len(ROLES))

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self)))

    @classmethod
    def load(cls, path: Path) -> "Labels":
        return cls(**json.loads(path.read_text()))


Window = list[tuple[Document, Sentence]]


class Batcher:
    """Turns windows into tensors."""

    def __init__(self, pieces: Pieces, labels: Labels) -> None:
        self.pieces = pieces
        self.labels = labels
        self.index = {name: {tag: i for i, tag in enumerate(getattr(labels, name))} for name in ("upos", "xpos", "deps", "names")}

    def count(self, words: list[str]) -> int:
        return sum(min(LONGEST, len(self.pieces.of(w))) for w in words)

    def cut(self, documents: list[Document], draw: random.Random | None, size: int) -> list[Window]:
        return [
            w for w in windows(documents, pieces=size, count=self.count, draw=draw) if self.count([x for _, s in w for x in s.words]) <= 500
        ]

    def batches(self, cut: list[Window], draw: random.Random | None, size: int) -> list[list[Window]]:
        """Windows of like length together, so many pieces a batch with padding."""
        lengths = {id(w): sum(self.count(s.words) for _, s in w) for w in cut}
        ordered = sorted(cut, key=lambda w: lengths[id(w)] + (draw.random() * 16 if draw else 0))
        groups: list[list[Window]] = []
        for window in ordered:
            if groups and (len(groups[-1]) + 1) * lengths[id(window)] <= size:
                groups[-1].append(window)
            else:
                groups.append([window])
        if draw:
            draw.shuffle(groups)
        return groups

    def tensors(self, batch: list[Window]) -> dict[str, Tensor]:
        rows = [self._row(window) for window in batch]
        width, words = max(len(r["pieces"]) for r in rows), max(len(r["first"]) for r in rows)
        out: dict[str, Tensor] = {}
        for name in rows[0]:
            if name == "roles":
                blank: Any = [NO_LABEL] * len(ROLES)
                out[name] = torch.tensor([r[name] + [blank] * (words - len(r[name])) for r in rows])
                continue
            long = width if name in ("pieces", "shapes") else words
            fill = 0 if name in ("pieces", "shapes", "first", "low", "high") else NO_LABEL
            kind = torch.float32 if name == "weight" else torch.long
            out[name] = torch.tensor([r[name] + [fill] * (long - len(r[name])) for r in rows], dtype=kind)
        return out

    def _row(self, window: Window) -> dict[str, list[Any]]:
        names = ("pieces", "shapes", "first", "starts", "upos", "xpos", "heads", "deps", "names", "roles", "low", "high", "weight")
        row: dict[str, list[Any]] = {name: [] for name in names}
        row["pieces"], row["shapes"] = [self.pieces.start], [7]
        for document, sentence in window:
            before = len(row["first"])
            count = len(sentence.words)
            for word in sentence.words:
                row["first"].append(len(row["pieces"]))
                ids = self.pieces.of(word)[:LONGEST]
                row["pieces"] += ids
                row["shapes"] += [shape(word)] * len(ids)
            split = document.corpus in ("ewt", "gum")
            row["starts"] += [1, *[0] * (count - 1)] if split else [NO_LABEL] * count
            for name in ("upos", "xpos", "deps", "names"):
                row[name] += self._tags(sentence, name, count)
            row["heads"] += [h + before if h else 0 for h in sentence.heads] if sentence.heads else [NO_LABEL] * count
            row["low"] += [before] * count
            row["high"] += [before + count] * count
            row["weight"] += [1.0 if document.gold_names else 0.25] * count
            roles = sentence.roles
            row["roles"] += (
                [["OBI".index(roles[r][i]) for r in ROLES] for i in range(count)] if roles else [[NO_LABEL] * len(ROLES)] * count
            )
        row["pieces"].append(self.pieces.end)
        row["shapes"].append(7)
        return row

    def _tags(self, sentence: Sentence, name: str, count: int) -> list[int]:
        tags = getattr(sentence, name)
        return [self.index[name].get(tag, NO_LABEL) for tag in tags] if tags else [NO_LABEL] * count
