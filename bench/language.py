"""The language engine beside a spaCy pipeline that learned from the same data, and beside tools that bring theirs along."""

import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.made import Made
from bench.measures import Clock, Row, optional
from eval.figures import Figure, Tally
from eval.language import names, parse
from eval.language.gold import Marked, treebank
from eval.language.system import engine
from eval.system import Absent
from onrecord.model.language import LanguageModel, Name, NameKind, Reading, Word

GROUP = "language"
ROOT = Path(__file__).parent.parent
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
KINDS: dict[str, NameKind] = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}
SHOWN = (
    "ewt given words upos", "ewt given words las", "ewt raw text sentences", "ewt raw text las",
    "gum given words upos", "gum given words las", "gum raw text las", "gum news+interview given words las",
    "uner ewt dev (trained on) all f1", "wikigold (trained on) all f1", "crossner politics (trained on) all f1", "re3d all f1",
)  # fmt: skip
"""The figures of `eval/language` that both can be asked for. What one learned from the other did too, by the same files."""

Places = list[tuple[int, int]]


class Peer:
    """A spaCy pipeline that `bench.peers.train_spacy` made, run by the Python that made it."""

    name = "spaCy CNN"

    def __init__(self, folder: Path) -> None:
        self.model = folder / "model"
        about = json.loads((folder / "peer.json").read_text(encoding="utf-8"))
        self.python, self.version = about["python"], about["spacy"]
        self.trained = f"{about['cpu_minutes']} CPU minutes, {about['epochs']} epochs"
        self.seconds = 0.0

    def read(self, texts: Sequence[str]) -> list[Reading]:
        return self._run(texts, None)

    def tag(self, texts: Sequence[str], words: Sequence[Any]) -> list[Reading]:
        return self._run(texts, words)

    def vectors(self, sentences: Sequence[str]) -> Any:
        raise NotImplementedError("the pipeline has no sentence vectors")

    def _run(self, texts: Sequence[str], words: Sequence[Any] | None) -> list[Reading]:
        """`seconds` afterwards: CPU time of the last call, without loading."""
        with tempfile.TemporaryDirectory() as folder:
            asked, found = Path(folder) / "asked.json", Path(folder) / "found.json"
            asked.write_text(json.dumps({"texts": list(texts), "words": words}), encoding="utf-8")
            command = [self.python, "-m", "bench.peers.run_spacy", str(self.model.resolve()), str(asked), str(found)]
            subprocess.run(command, check=True, cwd=ROOT, env=os.environ | ONE_THREAD, stdout=subprocess.DEVNULL)
            answer = json.loads(found.read_text(encoding="utf-8"))
        self.seconds = answer["seconds"]
        return [reading_of(row) for row in answer["readings"]]


def reading_of(row: dict[str, Any]) -> Reading:
    """What the peer's process wrote, as a reading."""
    found = tuple(Name(first, last, KINDS[label], 1.0) for first, last, label in row["names"])
    return Reading(tuple(Word(*w) for w in row["words"]), tuple((a, b) for a, b in row["sentences"]), found)


def language(made: Sequence[Made], data: Path, peer: Path | None) -> Iterator[Row]:
    """Ours, theirs, and ours divided by theirs. What is not there is left out, and a line says so."""
    try:
        ours: LanguageModel = engine()
    except Absent as error:
        yield Row(GROUP, "onrecord", None, "", f"skipped: {error}")
        return
    if peer is None or not (peer / "peer.json").exists():
        yield Row(GROUP, "spaCy CNN", None, "", "skipped: no pipeline; python -m bench.peers.train_spacy OUT, then --spacy OUT")
        yield Row(GROUP, "words from raw text: onrecord", _speed(ours, made), "words/s")
    else:
        yield from beside(ours, Peer(peer), made, data)
    if (data / parse.NEEDS[0]).exists():
        yield from _tools(ours, treebank(data / parse.NEEDS[0]))


def beside(ours: LanguageModel, peer: Peer, made: Sequence[Made], data: Path) -> Iterator[Row]:
    """Words for each CPU second on invented articles, and accuracy where the public data is."""
    peer.read([m.text for m in made[:1]])
    theirs = sum(len(r.words) for r in peer.read([m.text for m in made])) / peer.seconds
    yield from compared("words from raw text", "words/s", _speed(ours, made), peer.name, theirs, peer.trained)
    absent = [need for need in (*parse.NEEDS, *names.NEEDS) if not (data / need).exists()]
    if absent:
        yield Row(GROUP, "accuracy", None, "", f"skipped: no data ({absent[0]})")
        return
    have, others = (_figures(model, data) for model in (ours, peer))
    for name in SHOWN:
        yield from compared(name, "", have[name].value, peer.name, others[name].value)


def _figures(model: Any, data: Path) -> dict[str, Figure]:
    return {f.name.partition("/")[2]: f for f in (*parse.figures(model, data), *names.figures(model, data))}


def _speed(model: LanguageModel, made: Sequence[Made]) -> float:
    texts = [m.text for m in made]
    model.read(texts[:1])
    clock = Clock()
    with clock():
        readings = model.read(texts)
    return clock.rate(sum(len(r.words) for r in readings))


def compared(task: str, unit: str, ours: float, other: str, theirs: float, note: str = "") -> Iterator[Row]:
    yield Row(GROUP, f"{task}: {other}", theirs, unit, note)
    yield Row(GROUP, f"{task}: onrecord", ours, unit, f"{ours / theirs:.2f} times {other}" if theirs else "")


@dataclass(frozen=True, slots=True)
class Splitter:
    """A tool that splits a text into sentences; `places`: where they stand."""

    name: str
    places: Callable[[Any], Callable[[str], Places]]


def _pysbd(module: Any) -> Callable[[str], Places]:
    splitter = module.Segmenter(language="en", clean=False, char_span=True)
    return lambda text: [(span.start, span.end) for span in splitter.segment(text)]


def _syntok(module: Any) -> Callable[[str], Places]:
    def places(text: str) -> Places:
        sentences = [list(s) for paragraph in module.process(text) for s in paragraph]
        return [(s[0].offset, s[-1].offset + len(s[-1].value)) for s in sentences if s]

    return places


SPLITTERS = (Splitter("pysbd", _pysbd), Splitter("syntok.segmenter", _syntok))


def _tools(ours: LanguageModel, documents: Sequence[Marked]) -> Iterator[Row]:
    """Sentences from raw text, and lemmas of words that are given, by tools whose data comes with them."""
    figures = parse.scored_raw(zip(documents, ours.read([d.text for d in documents]), strict=True))
    for splitter in SPLITTERS:
        module = optional(splitter.name)
        if module is None:
            yield Row(GROUP, splitter.name.partition(".")[0], None, "", "skipped: not installed")
            continue
        score = split(documents, splitter.places(module)).f1
        yield from compared("ewt raw text sentences", "", figures["sentences"].f1, splitter.name.partition(".")[0], score)
    simplemma = optional("simplemma")
    if simplemma is None:
        yield Row(GROUP, "simplemma", None, "", "skipped: not installed")
        return
    right = lemmas(documents, lambda word: str(simplemma.lemmatize(word, lang="en")))
    yield from compared("ewt lemmas", "", figures["lemma"].f1, "simplemma", right.f1, "of words that are given; ours from raw text")


def split(documents: Sequence[Marked], places: Callable[[str], Places]) -> Tally:
    """Sentences that begin and end on the same characters, white space aside."""
    tally = Tally()
    for document in documents:
        wanted = {(s[0][0], s[-1][1]) for s in document.offsets}
        found = {_stripped(document.text, a, b) for a, b in places(document.text)}
        tally.add(len(wanted & found), len(found), len(wanted))
    return tally


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))


def lemmas(documents: Sequence[Marked], lemma: Callable[[str], str]) -> Tally:
    """Words whose lemma is written as the treebank writes it."""
    tally = Tally()
    for document in documents:
        for word in document.gold.words:
            tally.add(int(lemma(document.text[word.start : word.end]) == word.lemma), 1, 1)
    return tally
