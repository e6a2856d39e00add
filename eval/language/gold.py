"""What the corpora hold, as the readings that a perfect model would give."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.corpora.names import NO_SPACE_AFTER, NO_SPACE_BEFORE
from eval.corpora.rows import rows
from onrecord.model.language import Attributed, Name, NameKind, Range, Reading, Word

Offsets = Sequence[tuple[int, int]]
"""Start and end of each word of one sentence."""

TOGETHER = 10
"""Sentences to a text, where a corpus gives no documents; as many as in training."""

UNKNOWN = ""
"""A tag that the corpus does not have."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text, and what a corpus says of it. `id` is the corpus's."""

    id: str
    text: str
    gold: Reading

    @property
    def offsets(self) -> list[Offsets]:
        """The words, sentence by sentence."""
        return [[(w.start, w.end) for w in self.gold.words[first:last]] for first, last in self.gold.sentences]


class Writer:
    """Puts a text together from words and the spaces between them, and keeps where each word stands."""

    def __init__(self) -> None:
        self.text = ""
        self.words: list[Word] = []
        self.sentences: list[Range] = []

    def sentence(self, words: Iterable[str], spaces: Iterable[bool], tags: Iterable[Sequence[Any]] | None = None) -> None:
        """Adds a sentence. `tags`: UPOS, XPOS, lemma, head within the sentence (from 1, 0 is the root) and relation of each word."""
        first = len(self.words)
        listed = list(words)
        for word, space, tag in zip(listed, spaces, tags or [(UNKNOWN, UNKNOWN, UNKNOWN, 0, UNKNOWN)] * len(listed), strict=True):
            start = len(self.text)
            upos, xpos, lemma, head, dep = tag
            self.words.append(Word(start, start + len(word), upos, xpos, lemma, first + head - 1 if head else -1, dep))
            self.text += word + " " * space
        self.sentences.append((first, len(self.words)))

    def reading(self, names: Iterable[Name] = ()) -> Reading:
        return Reading(tuple(self.words), tuple(self.sentences), tuple(names))


def treebank(path: Path, keep: Callable[[str], bool] = lambda id_: True) -> list[Marked]:
    """A Universal Dependencies treebank: documents rebuilt from their words and spaces, as one paragraph each."""
    documents = []
    for row in rows(path):
        if keep(row["id"]):
            writer = Writer()
            for s in row["sents"]:
                writer.sentence(s["w"], s["sp"], zip(s["upos"], s["xpos"], s["lemma"], s["head"], s["dep"], strict=True))
            documents.append(Marked(row["id"], writer.text, writer.reading()))
    return documents


def columns(path: Path, kinds: Mapping[str, NameKind], *, word: int = 0, tag: int = -1) -> list[Marked]:
    """Names in CoNLL's columns, IOB1 or IOB2; labels that `kinds` does not have are no names."""
    documents = []
    for number, group in enumerate(_groups(path, word, tag)):
        writer, names = Writer(), list[Name]()
        for words, tags in group:
            names += [Name(len(writer.words) + a, len(writer.words) + b, kinds[k], 1.0) for a, b, k in spans(tags) if k in kinds]
            writer.sentence(words, _guessed_spaces(words))
        documents.append(Marked(f"{path.stem} {number}", writer.text, writer.reading(names)))
    return documents


def _groups(path: Path, word: int, tag: int) -> Iterator[list[tuple[list[str], list[str]]]]:
    """Sentences by document where the file says where one begins, else by tens."""
    group: list[tuple[list[str], list[str]]] = []
    words, tags = list[str](), list[str]()
    text = path.read_text(encoding="utf-8")
    by_document = "# newdoc" in text
    for line in [*text.split("\n"), ""]:
        parts = line.split("\t") if "\t" in line else line.split(" ")
        if not line.strip() and words:
            group.append((words, tags))
            words, tags = [], []
        elif len(parts) >= 2 and parts[word] and not (line.startswith("# ") and " = " in line):
            words.append(parts[word])
            tags.append(parts[tag])
        if group and (line.startswith("# newdoc") if by_document else len(group) == TOGETHER):
            yield group
            group = []
    if group:
        yield group


def spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """First word, the one after the last, and label of each span in B, I and O tags; an I without a beginning begins a span."""
    found, start, label = list[tuple[int, int, str]](), None, ""
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and (tag[:1] != "I" or tag[2:] != label):
            found.append((start, i, label))
            start = None
        if tag != "O" and start is None:
            start, label = i, tag[2:]
    return found


def _guessed_spaces(words: Sequence[str]) -> list[bool]:
    following = [*words[1:], ""]
    return [n not in NO_SPACE_BEFORE and w not in NO_SPACE_AFTER for w, n in zip(words, following, strict=True)]


def polnear(words: Path, quotes: Path) -> list[Marked]:
    """PolNeAR's articles, in the words of its own tokeniser and the marks of its own text, with the attributions that people marked."""
    marked = {row["id"]: row for row in rows(quotes)}
    documents = []
    for row in rows(words):
        if row["id"] not in marked:
            continue
        writer = Writer()
        for s in row["sents"]:
            first = len(writer.words)
            writer.words += [Word(a, b, UNKNOWN, UNKNOWN, UNKNOWN, -1, UNKNOWN) for a, b in s["off"]]
            writer.sentences.append((first, len(writer.words)))
        places = [(w.start, w.end) for w in writer.words]
        attributions = tuple(
            Attributed(*(_ranges(a[role], places) for role in ("cue", "source", "content")), 1.0)
            for a in marked[row["id"]]["attributions"]
            if a["content"]
        )
        reading = Reading(tuple(writer.words), tuple(writer.sentences), attributions=attributions)
        documents.append(Marked(row["id"], marked[row["id"]]["text"], reading))
    return documents


def _ranges(places: Iterable[Sequence[int]], words: Offsets) -> tuple[Range, ...]:
    """Stretches of characters as stretches of the words that they touch."""
    touched = [[i for i, (a, b) in enumerate(words) if a < end and b > start] for start, end in places]
    return tuple((listed[0], listed[-1] + 1) for listed in touched if listed)
