"""The one shape that every training corpus is read into: documents of sentences of words, with whatever labels a corpus has.

Read from the folder that ONRECORD_DATA names. Nothing of it is written anywhere but into weights.
"""

import gzip
import json
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DATA = Path(os.environ.get("ONRECORD_DATA", Path(__file__).parent.parent.parent / "shared" / "data"))
KINDS = ("PER", "ORG", "LOC", "MISC")
ROLES = ("content", "cue", "source")
NO_LABEL = -100


@dataclass(slots=True)
class Sentence:
    """One sentence; a label that the corpus does not have is None. `heads` counts from 1, 0 is the root. `spaces`: one after the word."""

    words: list[str]
    spaces: list[bool]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    heads: list[int] | None = None
    deps: list[str] | None = None
    names: list[str] | None = None
    roles: dict[str, list[str]] | None = None


@dataclass(slots=True, frozen=True)
class Attribution:
    """Whose words: the word an attribution is anchored on, and the words of its source and of its content, counted in the document."""

    anchor: int
    has_cue: bool
    source: frozenset[int]
    content: frozenset[int]


@dataclass(slots=True, frozen=True)
class Pronoun:
    """GAP's question: does the pronoun mean the first name, the second, or neither. Words counted in the document."""

    word: int
    names: tuple[int, int]
    same: tuple[bool, bool]


@dataclass(slots=True)
class Document:
    """Sentences in order. `gold_names`: whether a person, not a program, marked the names.

    `nested`: the attributions are known inside other attributions only; elsewhere they are marked by another rule than PolNeAR's.
    `chains`: the head words of mentions that mean the same, of every chain.
    """

    id: str
    corpus: str
    sentences: list[Sentence] = field(default_factory=list)
    gold_names: bool = True
    attributions: list[Attribution] | None = None
    nested: bool = False
    chains: list[list[int]] | None = None
    pronoun: Pronoun | None = None


def rows(path: str) -> list[dict[str, Any]]:
    """The rows of one JSON Lines file, packed or not."""
    full = DATA / path
    data = gzip.decompress(full.read_bytes()) if full.suffix == ".gz" else full.read_bytes()
    return [json.loads(line) for line in data.decode("utf-8").split("\n") if line.strip()]


def windows(
    documents: list[Document], *, pieces: int, count: Any, draw: random.Random | None = None
) -> Iterator[list[tuple[Document, Sentence]]]:
    """Runs of sentences that fit into so many word pieces. `count(words)`: how many pieces. `draw`: begin and shuffle at random."""
    order = list(documents)
    if draw:
        draw.shuffle(order)
    for document in order:
        run: list[tuple[Document, Sentence]] = []
        room = draw.randint(pieces // 3, pieces) if draw else pieces  # of the first run, so that the cuts differ from time to time
        for sentence in document.sentences:
            need = count(sentence.words)
            if run and need > room:
                yield run
                run, room = [], pieces
            run.append((document, sentence))
            room -= need
        if run:
            yield run
