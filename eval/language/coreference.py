"""Coreference against GUM's development part and GAP: chains, the sources of quotations, and pronouns with two names to choose from.

GUM's file has no chains of one mention, so these count on neither side; mentions are not given and must have their exact extent. Only
the genres of GUM that may be used in any work are measured, and news with interviews apart.
"""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from eval.corpora.rows import rows
from eval.figures import Figure, Tally, ratio
from eval.language.chains import Conll, Sums
from onrecord.model.language import LanguageModel, Mentioned, Reading
from training.data import GUM_OPEN

NEEDS = ("quotes/gum_train_dev.jsonl", "treebanks/gum_dev.jsonl.gz", "coreference/gap_validation.tsv")
GENRES = {"all genres": GUM_OPEN, "news and interviews": ("news", "interview")}
CONTEXT = "language-coreference"
Place = tuple[int, int]
"""Offsets in the text."""
Sort = Literal["pronoun", "nominal", "name"]
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")


@dataclass(frozen=True, slots=True)
class Source:
    """Who a quotation is from, where a gold chain has that mention. `head`: its chief word; `chain`: the number of the chain."""

    head: Place
    chain: int
    sort: Sort


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its gold chains. `heads`: the chief word of every gold mention, chain by chain."""

    text: str
    genre: str
    chains: list[list[Place]]
    heads: list[list[Place]]
    sources: list[Source]


@dataclass(slots=True)
class Resolved:
    """Sources that the model put into a chain, and those whose chain is the right one."""

    asked: int = 0
    answered: int = 0
    right: int = 0


@dataclass(slots=True)
class Gap:
    """GAP's pairs of pronoun and name, for pronouns of each gender."""

    pairs: dict[str, Tally] = field(default_factory=lambda: {"masculine": Tally(), "feminine": Tally()})

    def add(self, pronoun: str, said: Sequence[bool], truth: Sequence[bool]) -> None:
        right = sum(s and t for s, t in zip(said, truth, strict=True))
        self.pairs["feminine" if pronoun.lower() in ("she", "her", "hers") else "masculine"].add(right, sum(said), sum(truth))

    def figures(self) -> list[Figure]:
        both = Tally()
        for tally in self.pairs.values():
            both.add(tally.right_found, tally.found, tally.wanted)
        listed = both.figures(f"{CONTEXT}/gap all")
        for gender, tally in self.pairs.items():
            listed += tally.figures(f"{CONTEXT}/gap {gender}")
        bias = ratio(self.pairs["feminine"].f1, self.pairs["masculine"].f1)
        return [*listed, Figure(f"{CONTEXT}/gap feminine to masculine", bias, both.wanted)]


def figures(model: LanguageModel, data: Path) -> list[Figure]:
    """From raw text, all of it."""
    documents = gum(data / NEEDS[0], data / NEEDS[1])
    readings = model.read([d.text for d in documents])
    listed: list[Figure] = []
    for name, genres in GENRES.items():
        some = [(d, r) for d, r in zip(documents, readings, strict=True) if d.genre in genres]
        listed += scored(name, [d for d, _ in some], [r for _, r in some])
    asked = gap_rows(data / NEEDS[2])
    return listed + gap(asked, model.read([row["Text"] for row in asked])).figures()


def scored(name: str, documents: Sequence[Document], readings: Sequence[Reading]) -> list[Figure]:
    """The CoNLL score with its parts, and the sources of quotations that are pronouns or nominals."""
    conll, sources = Conll(), {"pronoun": Resolved(), "nominal": Resolved()}
    for document, reading in zip(documents, readings, strict=True):
        conll.add(document.chains, [[_place(reading, m.first, m.last) for m in chain] for chain in reading.entities])
        for source in document.sources:
            if source.sort != "name":
                resolve(source, document, reading, sources[source.sort])
    of = int(conll.mentions.gold_whole)
    listed = [Figure(f"{CONTEXT}/{name} conll score", conll.score, of)]
    parts: dict[str, Sums] = {"muc": conll.muc, "b-cubed": conll.b_cubed, "ceaf": conll.ceaf, "mentions": conll.mentions}
    for part, sums in parts.items():
        for way, value in (("precision", sums.precision), ("recall", sums.recall), ("f1", sums.f1)):
            listed.append(Figure(f"{CONTEXT}/{name} {part} {way}", value, of))
    both = [sum(values) for values in zip(*((r.asked, r.answered, r.right) for r in sources.values()), strict=True)]
    for sort, r in {**sources, "pronoun or nominal": Resolved(*both)}.items():
        listed.append(Figure(f"{CONTEXT}/{name} sources {sort} right where resolved", ratio(r.right, r.answered), r.answered))
        listed.append(Figure(f"{CONTEXT}/{name} sources {sort} resolved", ratio(r.answered, r.asked), r.asked))
    return listed


def resolve(source: Source, document: Document, reading: Reading, outcome: Resolved) -> None:
    """Right where the other mentions of the found chain belong to the source's gold chain more than to any other, or to none."""
    outcome.asked += 1
    chain = next((c for c in reading.entities if any(_head(reading, m) == source.head for m in c)), None)
    if chain is None:
        return
    outcome.answered += 1
    home = {head: n for n, heads in enumerate(document.heads) for head in heads}
    votes = Counter(home.get(head) for m in chain if (head := _head(reading, m)) != source.head)
    outcome.right += votes[source.chain] > 0 and all(n < votes[source.chain] for c, n in votes.items() if c not in (source.chain, None))


def gap(asked: Sequence[dict[str, str]], readings: Sequence[Reading]) -> Gap:
    """A name is found where a mention of the pronoun's chain is the name, or has its chief word in it."""
    outcome = Gap()
    for row, reading in zip(asked, readings, strict=True):
        chain = _pronoun_chain(reading, int(row["Pronoun-offset"]))
        said, truth = [], []
        for name in ("A", "B"):
            start = int(row[f"{name}-offset"])
            end = start + len(row[name])
            said.append(any(_place(reading, m.first, m.last) == (start, end) or start <= _head(reading, m)[0] < end for m in chain))
            truth.append(row[f"{name}-coref"].upper() == "TRUE")
        outcome.add(row["Pronoun"], said, truth)
    return outcome


def gap_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _pronoun_chain(reading: Reading, at: int) -> Sequence[Mentioned]:
    return next((c for c in reading.entities if any(m.kind == "pronoun" and _head(reading, m)[0] == at for m in c)), ())


def _place(reading: Reading, first: int, last: int) -> Place:
    return reading.words[first].start, reading.words[last - 1].end


def _head(reading: Reading, mention: Mentioned) -> Place:
    return _place(reading, mention.head, mention.head + 1)


def gum(quotes: Path, treebank: Path) -> list[Document]:
    """The documents that both files have, of the genres that may be used in any work."""
    texts = {row["id"]: row for row in rows(quotes)}
    trees = ((row, texts[row["id"]]) for row in rows(treebank) if row["id"] in texts)
    return [document(row["sents"], text) for row, text in trees if text["genre"] in GUM_OPEN]


def document(sentences: Sequence[dict[str, Any]], row: dict[str, Any]) -> Document:
    """One document of GUM: `sentences` of the treebank, `row` of the quotations with its text."""
    places: list[Place] = []
    heads: list[int] = []
    tags: list[str] = []
    at = 0
    for sentence in sentences:
        base = len(places)
        for word, head in zip(sentence["w"], sentence["head"], strict=True):
            start = row["text"].index(word, at)
            at = start + len(word)
            places.append((start, at))
            heads.append(base + head - 1 if head else -1)
        tags += sentence["upos"]
    chief: dict[Place, int] = {}
    chains = [sorted({(start, end) for start, end, _ in mentions}) for mentions in row["coref"].values()]
    for start, end in (place for chain in chains for place in chain):
        inside = [i for i, (a, b) in enumerate(places) if start <= a and b <= end]
        tops = [i for i in inside if heads[i] not in set(inside)]
        chief[start, end] = next((i for i in tops if tags[i] in NOMINAL), (tops or inside)[0])
    return Document(
        row["text"],
        row["genre"],
        chains,
        [[places[chief[place]] for place in chain] for chain in chains],
        [s for a in row["attributions"] if (s := _source(a["source"], chains, chief, places, tags)) is not None],
    )


def _source(
    spans: Sequence[Sequence[int]], chains: list[list[Place]], chief: dict[Place, int], places: list[Place], tags: list[str]
) -> Source | None:
    """The gold mention that is most like the source: it shares the greatest part of the characters that either has."""
    best, found = 0.0, None
    for start, end in spans:
        for n, chain in enumerate(chains):
            for a, b in chain:
                share = max(0, min(b, end) - max(a, start)) / (max(b, end) - min(a, start))
                if share > best:
                    head = chief[a, b]
                    best = share
                    sort: Sort = "pronoun" if tags[head] == "PRON" else "name" if tags[head] == "PROPN" else "nominal"
                    found = Source(places[head], n, sort)
    return found if best >= LIKE else None


LIKE = 0.5
"""A mention is the source where they share half of the characters that either has."""
