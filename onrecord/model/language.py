"""What a language model tells about a text: words, sentences, parse, names, attributions, and what refers to what.

A reading holds word indices and offsets, never text: `text[word.start : word.end]` is a word. Tags, lemmas and relations follow
Universal Dependencies, version 2 (Nivre et al. 2020); `xpos` follows the Penn Treebank.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, runtime_checkable

NameKind = Literal["person", "organisation", "place", "other"]
MentionKind = Literal["pronoun", "name", "nominal"]
Range = tuple[int, int]
"""Words of a text: the index of the first, and of the one after the last."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word or punctuation mark, and its place in the sentence.

    `start`, `end`: offsets in the text. `head`: the index, in the text, of the word that it depends on, -1 for the root of a sentence.
    `dep`: the relation to it, such as "nsubj" or "obl:agent".
    """

    start: int
    end: int
    upos: str
    xpos: str
    lemma: str
    head: int
    dep: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name: the words from `first` up to, but not with, `last`; what it names; and how sure that is, from 0 to 1."""

    first: int
    last: int
    kind: NameKind
    confidence: float


@dataclass(frozen=True, slots=True)
class Attributed:
    """Something that was said, thought or written, the words that say so, and who did. Each part may be absent or in pieces."""

    cue: tuple[Range, ...]
    source: tuple[Range, ...]
    content: tuple[Range, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Words that stand for somebody or something: a pronoun, a name, or a nominal such as "the mayor". `head`: its chief word.

    `confidence`: how sure it is, from 0 to 1, that it belongs to what its chain had before; 1 where it began the chain.
    """

    first: int
    last: int
    head: int
    kind: MentionKind
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a language model tells about one text. Words are in order; sentences hold every word once, in order.

    `entities`: the mentions of one person or thing together, in order, for those that are mentioned more than once.
    """

    words: tuple[Word, ...] = ()
    sentences: tuple[Range, ...] = ()
    names: tuple[Name, ...] = ()
    attributions: tuple[Attributed, ...] = ()
    entities: tuple[tuple[Mentioned, ...], ...] = ()


@runtime_checkable
class LanguageModel(Protocol):
    """Reads texts. Ours ships with the package; a spaCy pipeline or another model may stand in its place.

    `version` changes whenever its readings may. A model that has no attributions or entities to tell gives none.
    """

    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """A reading for each text, in order. No text raises; the time is linear in the length of the texts."""
        ...

    def vectors(self, sentences: Sequence[str]) -> Any:
        """What each sentence means, as an array of float32 [sentences, dimensions] with rows of length 1: near meanings, near vectors."""
        ...


@dataclass(frozen=True, slots=True)
class Rules:
    """Stands where there is no language model: it reads nothing, and every stage goes by its rules alone."""

    name: str = "rules"
    version: str = "0"

    @property
    def fingerprint(self) -> str:
        """What a plan compares: stages run again when a language model comes."""
        return self.name

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """An empty reading for each text."""
        return [Reading() for _ in texts]

    def vectors(self, sentences: Sequence[str]) -> Any:
        """Nothing is known of any sentence."""
        return []
