"""The training corpora, read into one shape: documents of sentences of words, with whatever labels each corpus has.

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
GUM_OPEN = ("academic", "bio", "conversation", "court", "interview", "news", "speech", "textbook", "vlog", "voyage")
"""The genres of GUM whose texts may be used in work that is sold; the others are non-commercial."""

POLITICS = {
    "person": "PER", "politician": "PER", "organisation": "ORG", "politicalparty": "ORG", "country": "LOC", "location": "LOC",
    "event": "MISC", "election": "MISC", "misc": "MISC",
}  # fmt: skip
CONFLICT = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}


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


@dataclass(slots=True)
class Document:
    """Sentences in order. `gold_names`: whether a person, not a program, marked the names."""

    id: str
    corpus: str
    sentences: list[Sentence] = field(default_factory=list)
    gold_names: bool = True


def rows(path: str) -> list[dict[str, Any]]:
    """The rows of one JSON Lines file, packed or not."""
    full = DATA / path
    data = gzip.decompress(full.read_bytes()) if full.suffix == ".gz" else full.read_bytes()
    return [json.loads(line) for line in data.decode("utf-8").split("\n") if line.strip()]


def treebank(path: str, corpus: str, *, open_only: bool = False) -> list[Document]:
    """A UD treebank: EWT, or GUM, whose documents carry their genre in their name."""
    documents = []
    for row in rows(path):
        if open_only and row["id"].split("_")[1] not in GUM_OPEN:
            continue
        document = Document(row["id"], corpus)
        for s in row["sents"]:
            names = s.get("ner")
            document.sentences.append(Sentence(s["w"], s["sp"], s["upos"], s["xpos"], s["head"], s["dep"], names))
        documents.append(document)
    return documents


def polnear(path: str, attributions: str | None) -> list[Document]:
    """PolNeAR's articles: silver names and tags of another program, and gold attribution spans where they are asked for."""
    gold = {row["id"]: row["attributions"] for row in rows(attributions)} if attributions else {}
    documents = []
    for row in rows(path):
        document = Document(row["id"], "polnear", gold_names=False)
        marked = {role: _starts(gold.get(row["id"], ()), role) for role in ROLES}
        for s in row["sents"]:
            roles = {role: _tags(s["off"], marked[role]) for role in ROLES} if row["id"] in gold else None
            document.sentences.append(Sentence(s["w"], s["sp"], names=s["ner"], roles=roles))
        documents.append(document)
    return documents


def _starts(attributions: Any, role: str) -> list[tuple[int, int]]:
    return sorted({(start, end) for a in attributions for start, end in a[role]})


def _tags(offsets: list[list[int]], spans: list[tuple[int, int]]) -> list[str]:
    """BIO tags of words by where they stand; a later span never cuts an earlier one."""
    tags = ["O"] * len(offsets)
    for start, end in spans:
        inside = [i for i, (a, b) in enumerate(offsets) if a < end and b > start and tags[i] == "O"]
        for n, i in enumerate(inside):
            tags[i] = "B" if n == 0 and offsets[i][0] >= start else "I"
    return tags


def columns(path: str, corpus: str, *, word: int = 0, tag: int = -1, kinds: dict[str, str] | None = None) -> list[Document]:
    """Names in CoNLL columns, one sentence after another; every ten sentences are one document. IOB1 and IOB2 are both read as IOB2."""
    sentences: list[Sentence] = []
    words: list[str] = []
    tags: list[str] = []
    for line in [*(DATA / path).read_text("utf-8").split("\n"), ""]:
        parts = line.split("\t") if "\t" in line else line.split(" ")
        if line.startswith("# ") or (line and len(parts) < 2):
            continue
        if line.strip():
            words.append(parts[word])
            tags.append(_kind(parts[tag], kinds))
        elif words:
            sentences.append(Sentence(words, _guessed_spaces(words), names=_iob2(tags)))
            words, tags = [], []
    return [Document(f"{corpus}-{n}", corpus, sentences[n : n + 10]) for n in range(0, len(sentences), 10)]


def _kind(tag: str, kinds: dict[str, str] | None) -> str:
    prefix, _, kind = tag.partition("-")
    kind = (kinds or {}).get(kind, kind if kind in KINDS else "")
    return f"{prefix}-{kind}" if kind else "O"


def _iob2(tags: list[str]) -> list[str]:
    fixed, before = [], "O"
    for tag in tags:
        starts = tag.startswith("I-") and before[2:] != tag[2:]
        fixed.append("B-" + tag[2:] if starts else tag)
        before = tag
    return fixed


def _guessed_spaces(words: list[str]) -> list[bool]:
    closing, opening = set(".,;:!?)]}%'’”"), set("([{$“‘")
    following = [*words[1:], ""]
    return [not (n[:1] in closing or n in ("n't", "'s") or w in opening) for w, n in zip(words, following, strict=True)]


def training(*, with_polnear: bool = True) -> list[Document]:
    """Everything that may train shipped weights. Without PolNeAR for the second recipe."""
    found = treebank("treebanks/ewt_train.jsonl.gz", "ewt") + treebank("treebanks/gum_train.jsonl.gz", "gum", open_only=True)
    found += columns("names/wikigold.conll", "wikigold") + columns("names/crossner_politics_train_dev.conll", "politics", kinds=POLITICS)
    if with_polnear:
        found += polnear("treebanks/pol_train.jsonl.gz", "quotes/polnear_train.jsonl.gz")
    return found


def development() -> dict[str, list[Document]]:
    """What is measured while training; never trained on."""
    return {
        "ewt": treebank("treebanks/ewt_dev.jsonl.gz", "ewt"),
        "gum": treebank("treebanks/gum_dev.jsonl.gz", "gum", open_only=True),
        "uner": columns("names/uner_ewt_dev.iob2", "uner", word=1, tag=2),
        "polnear": polnear("treebanks/pol_dev.jsonl.gz", "quotes/polnear_dev.jsonl"),
    }


def windows(
    documents: list[Document], *, pieces: int, count: Any, draw: random.Random | None = None
) -> Iterator[list[tuple[Document, Sentence]]]:
    """Runs of sentences that fit into so many word pieces. `count(words)`: how many pieces. `draw`: begin and shuffle at random."""
    order = list(documents)
    if draw:
        draw.shuffle(order)
    for document in order:
        run: list[tuple[Document, Sentence]] = []
        room = limit = draw.randint(pieces // 3, pieces) if draw else pieces
        for sentence in document.sentences:
            need = count(sentence.words)
            if run and need > room:
                yield run
                run, room = [], limit
                limit = pieces
                room = pieces
            run.append((document, sentence))
            room -= need
        if run:
            yield run
