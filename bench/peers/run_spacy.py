"""Runs a trained spaCy pipeline in its own environment: `python -m bench.peers.run_spacy MODEL ASKED.json FOUND.json`.

ASKED holds texts, and for each either nothing (raw text) or its sentences as the start and end of their words. FOUND holds CPU seconds,
and for each text words (start, end, UPOS, XPOS, lemma, head, relation), sentences and names.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc


def main(model: str, asked: str, found: str) -> None:
    """Loading is not part of the seconds; making texts of given words is."""
    whole = json.loads(Path(asked).read_text(encoding="utf-8"))
    texts, words = whole["texts"], whole["words"]
    nlp = spacy.load(model, exclude=["senter"] if words else [])
    list(nlp.pipe(["Yes."]))
    begun = time.process_time()
    docs = list(nlp.pipe([_given(nlp, t, s) for t, s in zip(texts, words, strict=True)] if words else texts))
    seconds = time.process_time() - begun
    readings = [_reading(doc, [place for s in words[i] for place in s] if words else None) for i, doc in enumerate(docs)]
    Path(found).write_text(json.dumps({"seconds": seconds, "readings": readings}), encoding="utf-8")


def _given(nlp: Any, text: str, sentences: list[list[tuple[int, int]]]) -> Doc:
    words = [text[a:b] for s in sentences for a, b in s]
    return Doc(nlp.vocab, words=words, sent_starts=[i == 0 for s in sentences for i in range(len(s))])


def _reading(doc: Doc, places: list[tuple[int, int]] | None) -> dict[str, Any]:
    """White space is a token for spaCy and no word here."""
    kept = [t for t in doc if places is not None or not t.is_space]
    number = {t.i: n for n, t in enumerate(kept)}
    rows = []
    for n, t in enumerate(kept):
        start, end = places[n] if places is not None else (t.idx, t.idx + len(t))
        root = t.head.i == t.i
        head = -1 if root else number.get(t.head.i, -1)
        rows.append((start, end, t.pos_, t.tag_, t.lemma_, head, "root" if root else t.dep_))
    sentences = [[number[t.i] for t in s if t.i in number] for s in doc.sents]
    names = [([number[t.i] for t in e if t.i in number], e.label_) for e in doc.ents]
    return {
        "words": rows,
        "sentences": [(s[0], s[-1] + 1) for s in sentences if s],
        "names": [(e[0], e[-1] + 1, label) for e, label in names if e],
    }


if __name__ == "__main__":
    main(*sys.argv[1:4])
