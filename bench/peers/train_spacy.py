"""Trains a spaCy pipeline on the language engine's data, to compare with: `python -m bench.peers.train_spacy OUT --minutes 30`.

Runs in an environment of its own, which needs nothing but `pip install spacy`; from the repository's root, with ONRECORD_DATA. A small
convolutional network from scratch, without word vectors: tags, parts of speech, sentence starts, parse, names. It learns from EWT, GUM's
open genres, and the same sets of names; from PolNeAR's silver names it does not. OUT is outside the repository, for it holds weights.
"""

import argparse
import json
import platform
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc
from spacy.training import Example

from training.data import training
from training.documents import Document, Sentence

WIDTH = 96
DROPOUT = 0.1
PARSED = ("ewt", "gum")
RUN_OF_SENTENCES = 8
"""Sentences to a training text, so that sentence starts are learned where they stand."""

LISTENER = """
[components.{name}.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = {width}
"""
CONFIG = """
[nlp]
lang = "en"
pipeline = ["tok2vec", "tagger", "morphologizer", "senter", "parser", "ner"]

[components]

[components.tok2vec]
factory = "tok2vec"

[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"

[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = {width}
attrs = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
rows = [5000, 1000, 2500, 2500]
include_static_vectors = false

[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = {width}
depth = 4
window_size = 1
maxout_pieces = 3

[components.parser]
factory = "parser"

[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "parser"
extra_state_tokens = false
hidden_width = 128
maxout_pieces = 3
use_upper = true

[components.ner]
factory = "ner"

[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true
"""
TAGGER = """
[components.{name}]
factory = "{name}"

[components.{name}.model]
@architectures = "spacy.Tagger.v2"
"""


def config() -> str:
    """The whole pipeline, as spaCy reads it: five parts over one shared encoder."""
    text = CONFIG.format(width=WIDTH)
    for name in ("tagger", "morphologizer", "senter"):
        text += TAGGER.format(name=name)
    for name in ("tagger", "morphologizer", "senter", "parser", "ner"):
        text += LISTENER.format(name=name, width=WIDTH)
    return text


def main() -> None:
    """Trains until the CPU minutes are spent, and saves the averaged weights."""
    options = _options()
    spacy.util.fix_random_seed(options.seed)
    draw = random.Random(options.seed)
    nlp = spacy.util.load_model_from_config(spacy.Config().from_str(config()), auto_fill=True)
    documents = [d for d in training(with_polnear=False, names_part=options.names_part) if d.corpus != "gap"]
    examples = [Example(_plain(doc), doc) for doc in _docs(nlp, documents)]
    optimizer = nlp.initialize(lambda: examples)
    spent, words = train(nlp, optimizer, examples, draw, options.minutes)
    options.out.mkdir(parents=True, exist_ok=True)
    with nlp.use_params(optimizer.averages):
        nlp.to_disk(options.out / "model")
    epochs = words / sum(len(e.reference) for e in examples)
    about = {"python": sys.executable, "spacy": spacy.__version__, "cpu_minutes": round(spent / 60, 1), "epochs": round(epochs, 2)}
    about |= {"words": words, "seed": options.seed, "names_part": options.names_part, "machine": platform.machine()}
    (options.out / "peer.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def train(nlp: Any, optimizer: Any, examples: list[Example], draw: random.Random, minutes: float) -> tuple[float, int]:
    """CPU seconds and words that were learned from."""
    begun, words = time.process_time(), 0
    losses: dict[str, float] = {}
    sizes = _growing()
    while True:
        draw.shuffle(examples)
        for batch in _batches(examples, sizes):
            nlp.update(batch, drop=DROPOUT, sgd=optimizer, losses=losses)
            words += sum(len(e.reference) for e in batch)
            if time.process_time() - begun > 60 * minutes:
                return time.process_time() - begun, words
        seconds = round(time.process_time() - begun)
        print(json.dumps({"words": words, "seconds": seconds, **{name: round(value) for name, value in losses.items()}}), flush=True)
        losses.clear()


def _growing() -> Iterator[float]:
    """Words to a batch: from 100 to 1,000, as in spaCy's own recipes."""
    size = 100.0
    while True:
        yield size
        size = min(1000.0, size * 1.001)


def _batches(examples: list[Example], sizes: Iterator[float]) -> Iterator[list[Example]]:
    batch: list[Example] = []
    held = 0
    size = next(sizes)
    for example in examples:
        batch.append(example)
        held += len(example.reference)
        if held >= size:
            yield batch
            batch, held, size = [], 0, next(sizes)
    if batch:
        yield batch


def _docs(nlp: Any, documents: list[Document]) -> Iterator[Doc]:
    for document in documents:
        for at in range(0, len(document.sentences), RUN_OF_SENTENCES):
            yield doc_of(nlp, document.sentences[at : at + RUN_OF_SENTENCES], parsed=document.corpus in PARSED)


def doc_of(nlp: Any, sentences: list[Sentence], *, parsed: bool) -> Doc:
    """Sentences as one spaCy text. What the corpus does not have is left unset, and nothing is learned from it."""
    words = [w for s in sentences for w in s.words]
    known: dict[str, Any] = {}
    if all(s.names is not None for s in sentences):
        known["ents"] = [tag for s in sentences for tag in s.names or ()]
    if parsed:
        known |= {"tags": [t for s in sentences for t in s.xpos or ()], "pos": [t for s in sentences for t in s.upos or ()]}
        known |= {"heads": _heads(sentences), "deps": [_relation(d) for s in sentences for d in s.deps or ()]}
        known["sent_starts"] = [i == 0 for s in sentences for i in range(len(s.words))]
    return Doc(nlp.vocab, words=words, spaces=[x for s in sentences for x in s.spaces], **known)


def _heads(sentences: list[Sentence]) -> list[int]:
    """Counted in the text; a root is its own head."""
    heads, before = list[int](), 0
    for sentence in sentences:
        heads += [before + (head - 1 if head else i) for i, head in enumerate(sentence.heads or ())]
        before += len(sentence.words)
    return heads


def _relation(dep: str) -> str:
    return "ROOT" if dep == "root" else dep


def _plain(doc: Doc) -> Doc:
    return Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Trains a spaCy pipeline on the language engine's data, to compare with.")
    parser.add_argument("out", type=Path, help="a folder outside the repository")
    parser.add_argument("--minutes", type=float, default=30, help="CPU minutes to train (default: 30)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument(
        "--names-part", choices=("", "a", "b"), default="", help="only this half of the name sets, to be measured on the other"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
