"""Names in words that are given: exact spans, by kind, on corpora of five sorts of text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.figures import Figure, Tally
from eval.language.gold import Marked, columns
from eval.language.system import given
from onrecord.model.language import LanguageModel, NameKind, Reading

ASKED: tuple[NameKind, ...] = ("person", "organisation", "place")
GENERAL: Mapping[str, NameKind] = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}
POLITICS: Mapping[str, NameKind] = {
    "person": "person", "politician": "person", "organisation": "organisation", "politicalparty": "organisation",
    "country": "place", "location": "place", "event": "other", "election": "other", "misc": "other",
}  # fmt: skip
SOCIAL: Mapping[str, NameKind] = {
    "person": "person", "corporation": "organisation", "group": "organisation", "location": "place",
    "creative-work": "other", "product": "other",
}  # fmt: skip
CONFLICT: Mapping[str, NameKind] = {"Person": "person", "Organisation": "organisation", "Location": "place"}


@dataclass(frozen=True, slots=True)
class Corpus:
    """A file of names. `trained_on`: the shipped weights learned from it, so that its figure flatters."""

    name: str
    path: str
    kinds: Mapping[str, NameKind]
    trained_on: bool
    word: int = 0
    tag: int = -1

    @property
    def title(self) -> str:
        return f"{self.name} (trained on)" if self.trained_on else self.name


CORPORA = (
    Corpus("uner ewt dev", "names/uner_ewt_dev.iob2", GENERAL, trained_on=True, word=1, tag=2),
    Corpus("wikigold", "names/wikigold.conll", GENERAL, trained_on=True),
    Corpus("crossner politics", "names/crossner_politics_train_dev.conll", POLITICS, trained_on=True),
    Corpus("wnut17", "names/wnut17_train.conll", SOCIAL, trained_on=True),
    Corpus("re3d", "names/re3d_train.conll", CONFLICT, trained_on=False),
)
NEEDS = tuple(corpus.path for corpus in CORPORA)


def figures(model: LanguageModel, data: Path) -> list[Figure]:
    """Precision, recall and F1 for each corpus: persons, organisations and places together and apart, and other names apart."""
    listed: list[Figure] = []
    for corpus in CORPORA:
        documents = columns(data / corpus.path, corpus.kinds, word=corpus.word, tag=corpus.tag)
        for kind, tally in scored(zip(documents, given(model, documents), strict=True)).items():
            if tally.wanted:
                listed += tally.figures(f"language-names/{corpus.title} {kind}")
    return listed


def scored(pairs: Iterable[tuple[Marked, Reading]]) -> dict[str, Tally]:
    """Names that are the same words and of the same kind. "all" leaves out the kind "other"."""
    tallies = {kind: Tally() for kind in ("all", *ASKED, "other")}
    for document, reading in pairs:
        wanted, found = ({(n.first, n.last, n.kind) for n in names} for names in (document.gold.names, reading.names))
        for kind, tally in tallies.items():
            kinds = ASKED if kind == "all" else (kind,)
            w, f = ({name for name in names if name[2] in kinds} for names in (wanted, found))
            tally.add(len(w & f), len(f), len(w))
    return tallies
