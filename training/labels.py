"""Words and labels to numbers, and windows to padded batches."""

import json
import random
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from zlib import crc32

import torch
from torch import Tensor

from onrecord.language.pieces import LONGEST, SHAPES, Pieces, shape
from training.documents import KINDS, NO_LABEL, ROLES, Document, Sentence, windows
from training.network import Sizes

BIO = ("O", *(f"{p}-{k}" for k in KINDS for p in "BI"))
CORPORA = ("uner", "gum", "wikigold", "politics", "wnut", "polnear", "ewt", "gap")
"""The corpora by number: names are marked by each in its own way."""
PRONOUNS = frozenset(
    {"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves", "you", "your", "yours", "yourself", "yourselves"}
    | {"he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself", "they", "them", "their", "theirs"}
    | {"themselves", "who", "whom", "whose", "which", "that", "this", "these", "those", "one"}
)
"""Words taken as pronouns while training, where a corpus has no tags; at run time the tags say it."""


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
        return Sizes(len(SHAPES), len(self.upos), len(self.xpos), len(self.deps), len(self.names), 3 * len(ROLES), len(CORPORA))

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
        self._known: dict[int, dict[int, int]] = {}
        self._in_chain: dict[int, dict[int, int]] = {}
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

    def whole(self, documents: list[Document], draw: random.Random | None, size: int) -> list[list[Window]]:
        """One batch a document, all its windows in order: for coreference, which looks through the whole text."""
        return [cut for document in documents if (cut := self.cut([document], draw, size))]

    def tensors(self, batch: list[Window]) -> dict[str, Tensor]:
        rows = [self._row(window) for window in batch]
        width, words = max(len(r["pieces"]) for r in rows), max(len(r["first"]) for r in rows)
        out: dict[str, Tensor] = {}
        for name in rows[0]:
            if name == "roles":
                blank: Any = [NO_LABEL] * len(ROLES)
                out[name] = torch.tensor([r[name] + [blank] * (words - len(r[name])) for r in rows])
                continue
            if name in ("corpus", "links", "question"):
                continue
            long = width if name in ("pieces", "shapes") else words
            fill = 0 if name in ("pieces", "shapes", "first", "low", "high", "pronoun") else NO_LABEL
            kind = torch.float32 if name == "weight" else torch.long
            out[name] = torch.tensor([r[name] + [fill] * (long - len(r[name])) for r in rows], dtype=kind)
        out["corpus"] = torch.tensor([r["corpus"] for r in rows])
        asked = [(b, i, source, content) for b, r in enumerate(rows) for i, source, content in r["links"]]
        out["link_row"] = torch.tensor([b for b, *_ in asked], dtype=torch.long)
        out["link_word"] = torch.tensor([i for _, i, *_ in asked], dtype=torch.long)
        links = torch.zeros(len(asked), words, 2)
        for n, (_, _, source, content) in enumerate(asked):
            links[n, source, 0] = 1.0
            links[n, content, 1] = 1.0
        out["links"] = links
        questions = [(b, r["question"]) for b, r in enumerate(rows) if r["question"]]
        out["question"] = torch.tensor([[b, q.word, *q.names, *map(int, q.same)] for b, q in questions], dtype=torch.long).view(-1, 6)
        one = {id(document) for window in batch for document, _ in window}
        out["whole"] = torch.tensor(len(one) == 1 and batch[0][0][0].chains is not None)
        return out

    def _row(self, window: Window) -> dict[str, Any]:
        names = (
            "pieces", "shapes", "first", "starts", "upos", "xpos", "heads", "deps", "names", "roles", "low", "high", "weight",
            "place", "pronoun", "form", "chain", "anchor",
        )  # fmt: skip
        row: dict[str, Any] = {name: [] for name in names}
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
            at = self._places(document)[id(sentence)]
            row["place"] += range(at, at + count)
            chains = self._chains(document)
            row["chain"] += [chains.get(i, 0) for i in range(at, at + count)] if document.chains is not None else [NO_LABEL] * count
            row["form"] += [crc32(word.lower().encode()) for word in sentence.words]
            row["pronoun"] += [int(word.lower() in PRONOUNS) for word in sentence.words]
        row["pieces"].append(self.pieces.end)
        row["shapes"].append(7)
        self._attributions(row, window[0][0])
        corpus = window[0][0].corpus
        row["corpus"] = CORPORA.index(corpus) if corpus in CORPORA else 0
        row["question"] = window[0][0].pronoun
        return row

    def _chains(self, document: Document) -> dict[int, int]:
        """The number of the chain of each mention's head word, from 1."""
        if id(document) not in self._in_chain:
            self._in_chain[id(document)] = {w: n for n, chain in enumerate(document.chains or (), 1) for w in chain}
        return self._in_chain[id(document)]

    def _places(self, document: Document) -> dict[int, int]:
        """Where each sentence's first word stands in its document."""
        if id(document) not in self._known:
            places, at = {}, 0
            for sentence in document.sentences:
                places[id(sentence)] = at
                at += len(sentence.words)
            self._known[id(document)] = places
        return self._known[id(document)]

    @staticmethod
    def _attributions(row: dict[str, Any], document: Document) -> None:
        """Anchors and links of the attributions whose anchor stands in the window; what is not known is not asked."""
        row["links"] = []
        here = {place: n for n, place in enumerate(row["place"])}
        found = document.attributions
        if found is None:
            row["anchor"] = [NO_LABEL] * len(here)
            return
        inside = {w for a in found for w in a.content}
        if document.nested:
            row["anchor"] = [0 if place in inside else NO_LABEL for place in here]
        else:
            row["anchor"] = [NO_LABEL if place in inside else 0 for place in here]
        for a in found:
            if a.anchor in here and (not document.nested or (a.anchor in inside and a.has_cue)):
                row["anchor"][here[a.anchor]] = 1 if a.has_cue else 2
                row["links"].append((here[a.anchor], [here[w] for w in a.source if w in here], [here[w] for w in a.content if w in here]))

    def _tags(self, sentence: Sentence, name: str, count: int) -> list[int]:
        tags = getattr(sentence, name)
        return [self.index[name].get(tag, NO_LABEL) for tag in tags] if tags else [NO_LABEL] * count
