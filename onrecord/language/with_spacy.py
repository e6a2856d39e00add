"""A spaCy pipeline in the place of our own engine: `pip install onrecord[spacy]`, and the setting "spacy:NAME".

Any `spacy.Language` will do. What it lacks is left empty: without a parser each sentence hangs on its first word, and there are no
attributions and no chains. Labels of ClearNLP are turned into Universal Dependencies; a pipeline trained on them is taken as it is.
Sentence vectors come from our own engine.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.language import lemmas
from onrecord.language.engine import Engine
from onrecord.language.joined import joined
from onrecord.language.universal import CLEAR, Node, universal
from onrecord.model.language import Name, NameKind, Range, Reading, Word

KINDS: Mapping[str, NameKind] = {
    "PERSON": "person", "PER": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "other",
    "PRODUCT": "other", "EVENT": "other", "WORK_OF_ART": "other", "LAW": "other", "LANGUAGE": "other", "MISC": "other",
}  # fmt: skip
"""Names by label; dates, sums and other figures are no names."""
SURE = 0.75
"""The confidence of every name: spaCy does not say how sure it is."""
LONGEST = 50_000
"""Characters read together: a pipeline refuses a million and more, and takes 1 GB for a tenth of that."""


class WithSpacy:
    """A language model made of a spaCy pipeline, or of the name of one that is installed, which is opened at the first reading."""

    def __init__(self, pipeline: Any) -> None:
        self._given = pipeline

    @cached_property
    def pipeline(self) -> Any:
        """The pipeline. Raises OnRecordError where it, or spaCy, is not installed."""
        if not isinstance(self._given, str):
            return self._given
        try:
            import spacy
        except ImportError:
            raise OnRecordError("spaCy is not installed; run: pip install 'onrecord[spacy]'") from None
        try:
            return spacy.load(self._given)
        except OSError:
            raise OnRecordError(f"spaCy has no pipeline {self._given!r}; run: python -m spacy download {self._given}") from None

    @property
    def name(self) -> str:
        if isinstance(self._given, str):
            return f"spacy:{self._given}"
        return f"spacy:{self.pipeline.meta.get('lang', '')}_{self.pipeline.meta.get('name', 'pipeline')}"

    @property
    def version(self) -> str:
        return f"1.{self.pipeline.meta.get('version', '0')}.{'-'.join(self.pipeline.pipe_names)}"

    @property
    def fingerprint(self) -> str:
        """What a plan compares: stages that use another model run again."""
        return f"{self.name} {self.version}"

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """A reading for each text, in order."""
        found = []
        for text in texts:
            bounds = list(_bounds(text))
            docs = self.pipeline.pipe(text[start:end] for start, end in bounds)
            found.append(joined([_reading(doc, start) for doc, (start, _) in zip(docs, bounds, strict=True)]))
        return found

    def vectors(self, sentences: Sequence[str]) -> Any:
        """What each sentence means, as our own engine gives it."""
        return self._own.vectors(sentences)

    @cached_property
    def _own(self) -> Engine:
        return Engine()

    def __getstate__(self) -> dict[str, Any]:
        return {"_given": self._given}


def _bounds(text: str) -> Iterator[Range]:
    """Parts of a text, cut at the end of a line, at a space, or anywhere, whichever is found first."""
    start = 0
    while len(text) - start > LONGEST:
        last = start + LONGEST
        cut = max(text.rfind("\n", start, last), -1)
        cut = cut if cut > start else text.rfind(" ", start, last)
        end = cut + 1 if cut > start else last
        yield start, end
        start = end
    yield start, len(text)


def _reading(doc: Any, offset: int) -> Reading:
    """One part. `offset`: where it begins in the text."""
    tokens = [token for token in doc if not token.is_space]
    if not tokens:
        return Reading()
    place = {token.i: number for number, token in enumerate(tokens)}
    sentences = _sentences(tokens)
    nodes = [Node(t.pos_ or "X", _lemma(t).lower(), _head(t, place), t.dep_) for t in tokens]
    _rooted(nodes, sentences)
    if any(node.dep in CLEAR for node in nodes):
        universal(nodes)
    words = []
    for token, node in zip(tokens, nodes, strict=True):
        start, dep = offset + token.idx, "root" if node.head < 0 else node.dep or "dep"
        words.append(Word(start, start + len(token.text), node.upos, token.tag_, _lemma(token), node.head, dep))
    return Reading(tuple(words), sentences, tuple(_names(doc, place)))


def _lemma(token: Any) -> str:
    return token.lemma_ or lemmas.lemma(token.text, token.pos_ or "X", token.tag_)


def _head(token: Any, place: Mapping[int, int]) -> int:
    """The place of its head among the words; of white space, the head of that. -1 for a root."""
    while token.head.i != token.i:
        token = token.head
        if token.i in place:
            return place[token.i]
    return -1


def _sentences(tokens: Sequence[Any]) -> tuple[Range, ...]:
    """Words between the tokens, white space among them, that are said to begin a sentence."""
    begins, new = [0], False
    for number, token in enumerate(tokens):
        before = tokens[number - 1].i if number else token.i
        new = any(token.doc[i].is_sent_start for i in range(before + 1, token.i + 1))
        if number and new:
            begins.append(number)
    edges = [*begins, len(tokens)]
    return tuple(pairwise(edges))


def _rooted(nodes: Sequence[Node], sentences: Sequence[Range]) -> None:
    """One root a sentence: words without a head in it hang on the first such word."""
    for first, last in sentences:
        root = -1
        for number in range(first, last):
            node = nodes[number]
            if first <= node.head < last and node.head != number:
                continue
            node.head, node.dep = root, "root" if root < 0 else "dep"
            root = number if root < 0 else root


def _names(doc: Any, place: Mapping[int, int]) -> Iterator[Name]:
    for span in doc.ents:
        inside = [place[i] for i in range(span.start, span.end) if i in place]
        kind = KINDS.get(span.label_)
        if inside and kind is not None:
            yield Name(inside[0], inside[-1] + 1, kind, SURE)
