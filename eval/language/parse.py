"""Words, sentences, tags and parse against two treebanks: with the treebank's words given, and from raw text (CoNLL 2018 shared task)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eval.figures import Figure, Tally
from eval.language.gold import Marked, treebank
from eval.language.system import given, raw
from onrecord.model.language import LanguageModel, Reading, Word
from training.data import GUM_OPEN

NEEDS = ("treebanks/ewt_dev.jsonl.gz", "treebanks/gum_dev.jsonl.gz")
PUNCTUATION = "punct"
TAGS = ("upos", "xpos", "lemma")
RAW = ("words", "sentences", "sentence starts", *TAGS, "uas", "las", "las conll18")
Pair = tuple[Marked, Reading]


@dataclass(slots=True)
class Parsed:
    """Tallies of one corpus, read one way."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in RAW})

    def __getitem__(self, name: str) -> Tally:
        return self.tallies[name]

    def figures(self, name: str, which: Iterable[str]) -> list[Figure]:
        """F1, which is the share that is right where the words are given."""
        return [Figure(f"{name} {key}", self[key].f1, self[key].wanted) for key in which]


def figures(model: LanguageModel, data: Path) -> list[Figure]:
    """EWT's development part, and that of GUM's open genres: all of them, news with interviews, and news alone, which is edited."""
    ewt = treebank(data / NEEDS[0])
    gum = treebank(data / NEEDS[1], lambda id_: _genre(id_) in GUM_OPEN)
    listed = _compared("ewt", ewt, given(model, ewt), raw(model, ewt))
    on_given, on_raw = given(model, gum), raw(model, gum)
    for name, genres in (("gum", GUM_OPEN), ("gum news+interview", ("news", "interview")), ("gum news", ("news",))):
        some = [i for i, d in enumerate(gum) if _genre(d.id) in genres]
        listed += _compared(name, [gum[i] for i in some], [on_given[i] for i in some], [on_raw[i] for i in some])
    return listed


def _genre(id_: str) -> str:
    return id_.split("_")[1]


def _compared(name: str, documents: Sequence[Marked], on_given: Sequence[Reading], on_raw: Sequence[Reading]) -> list[Figure]:
    words, text = scored_given(zip(documents, on_given, strict=True)), scored_raw(zip(documents, on_raw, strict=True))
    lost = Figure(f"language-parse/{name} las lost on raw text", words["las"].f1 - text["las"].f1, text["las"].wanted, "lower")
    return [
        *words.figures(f"language-parse/{name} given words", (*TAGS, "uas", "las")),
        *text.figures(f"language-parse/{name} raw text", RAW),
        lost,
    ]


def scored_given(pairs: Iterable[Pair]) -> Parsed:
    """The share of words that are right; heads and relations without punctuation marks, relations with their subtypes."""
    scores = Parsed()
    for document, reading in pairs:
        for wanted, found in zip(document.gold.words, reading.words, strict=True):
            for tag in TAGS:
                scores[tag].add(int(getattr(wanted, tag) == getattr(found, tag)), 1, 1)
            same = wanted.head == found.head
            if wanted.dep != PUNCTUATION:
                scores["uas"].add(int(same), 1, 1)
                scores["las"].add(int(same and wanted.dep == found.dep), 1, 1)
    return scores


def scored_raw(pairs: Iterable[Pair]) -> Parsed:
    """Words are the same where they stand on the same characters; a head is right where it is the same word, or both are roots."""
    scores = Parsed()
    for document, reading in pairs:
        gold, found = document.gold, reading
        ours = {(w.start, w.end): i for i, w in enumerate(found.words)}
        match = {i: ours[w.start, w.end] for i, w in enumerate(gold.words) if (w.start, w.end) in ours}
        scores["words"].add(len(match), len(found.words), len(gold.words))
        _sentences(scores, gold, found)
        for tag in TAGS:
            right = sum(getattr(gold.words[i], tag) == getattr(found.words[j], tag) for i, j in match.items())
            scores[tag].add(right, len(found.words), len(gold.words))
        _arcs(scores, gold.words, found.words, match)
    return scores


def _sentences(scores: Parsed, gold: Reading, found: Reading) -> None:
    """Sentences that hold the same characters; and starts, without the first of a text, which nobody can miss."""
    wanted, have = _edges(gold), _edges(found)
    scores["sentences"].add(len(wanted & have), len(have), len(wanted))
    starts, ours = sorted(start for start, _ in wanted)[1:], sorted(start for start, _ in have)[1:]
    scores["sentence starts"].add(len(set(starts) & set(ours)), len(ours), len(starts))


def _edges(reading: Reading) -> set[tuple[int, int]]:
    return {(reading.words[first].start, reading.words[last - 1].end) for first, last in reading.sentences if last > first}


def _arcs(scores: Parsed, gold: Sequence[Word], found: Sequence[Word], match: dict[int, int]) -> None:
    counted, ours = sum(w.dep != PUNCTUATION for w in gold), sum(w.dep != PUNCTUATION for w in found)
    heads = labels = simple = 0
    for i, j in match.items():
        wanted, have = gold[i], found[j]
        if (match.get(wanted.head) if wanted.head >= 0 else -1) != have.head:
            continue
        simple += wanted.dep.split(":")[0] == have.dep.split(":")[0]
        if wanted.dep != PUNCTUATION:
            heads += 1
            labels += wanted.dep == have.dep
    scores["uas"].add(heads, ours, counted)
    scores["las"].add(labels, ours, counted)
    scores["las conll18"].add(simple, len(found), len(gold))
