"""What stands for the same person or thing: pronouns, names and nominals of one article, gathered into chains.

Word by word (Dobrovolskii 2021): each word that heads a mention is scored against those before it, takes the best one that nothing speaks
against, or none, and joins its chain; the other words of a mention follow from the parse. An article of any length takes linear time, since
a word looks at a bounded number of candidates before it.
Not done: events that verbs tell; who "you" is; what a whole sentence stands for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.language import agreement
from onrecord.language.agreement import Traits
from onrecord.language.phrases import Phrases
from onrecord.lexicons.names import Names
from onrecord.model.language import Mentioned, Name, Word
from onrecord.model.span import Span
from onrecord.text.quotemarks import regions

Floats = NDArray[np.float32]

MENTION = -1.5
"""What a word must score to head a mention, in log odds: low, since what refers to nothing is none. A personal pronoun always may."""
LINK = 0.0
"""What a pair must score: the network gives "nothing before" 0."""
BACK = 800
"""Candidates that a word looks back over: some 3,000 words of text. In GUM 2 % of the antecedents stand more than 512 words back."""
TRIES = 4
"""Antecedents that are tried until nothing speaks against one."""
BLOCK = 256
"""Candidates scored at once, which bounds the memory."""
CLASHES = (agreement.gender_clash, agreement.number_clash, agreement.person_clash, agreement.kind_clash, agreement.name_clash)
PLACES = (agreement.place_clash,)


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of the words of one article. `mention`: [words]; `refer`, `antecedent`: [words, C]."""

    mention: Floats
    refer: Floats
    antecedent: Floats


@dataclass(frozen=True, slots=True)
class Biases:
    """Learned constants that are added to a pair's score: always, by distance, by which of the two are pronouns, and by spelling.

    `match`: for two words spelt differently (or a pronoun and a noun), two nouns spelt alike, two pronouns spelt alike.
    """

    pair: float
    distance: Floats
    pronoun: Floats
    match: Floats


@dataclass(slots=True)
class _Chain:
    """A chain while it grows, and the different things that its mentions state."""

    heads: list[int] = field(default_factory=list)
    stated: list[Traits] = field(default_factory=list)

    def add(self, head: int, traits: Traits) -> None:
        self.heads.append(head)
        if traits not in self.stated and len(self.stated) < 64:
            self.stated.append(traits)


def entities(
    text: str, words: Sequence[Word], names: Sequence[Name], scores: Scores, biases: Biases, known: Names
) -> tuple[tuple[Mentioned, ...], ...]:
    """The chains of an article, each with two mentions or more, in the order of their first mention."""
    if not words:
        return ()
    phrases = Phrases(words, text)
    heads = _candidates(words, scores.mention)
    named = {i: name for name in names for i in range(name.first, name.last)}
    quotes = _quotations(text, words)
    traits = {h: agreement.traits(h, words, text, phrases, named.get(h), quotes[h], known) for h in heads.tolist()}
    chains: list[_Chain] = []
    home: dict[int, _Chain] = {}
    for head, before in _antecedents(heads, words, text, scores, biases):
        chain = next((c for j in before if not _clashes(head, j, (c := home[j]), traits[head], words)), None)
        if chain is None:
            chain = _Chain()
            chains.append(chain)
        chain.add(head, traits[head])
        home[head] = chain
    return tuple(_mentioned(chain, words, traits, phrases) for chain in chains if len(chain.heads) > 1)


def _candidates(words: Sequence[Word], mention: Floats) -> NDArray[np.int64]:
    """The words that may head a mention: those that the network takes for one, and every personal pronoun."""
    personal = np.fromiter((w.xpos in ("PRP", "PRP$") for w in words), bool, len(words))
    return np.flatnonzero((mention > MENTION) | personal)


def _antecedents(
    heads: NDArray[np.int64], words: Sequence[Word], text: str, scores: Scores, biases: Biases
) -> Iterator[tuple[int, list[int]]]:
    """Each candidate with the few candidates before it that score above none, best first."""
    pronoun = np.fromiter((words[h].upos == "PRON" or words[h].xpos in ("PRP", "PRP$") for h in heads), np.int64, len(heads))
    spelt: dict[str, int] = {}
    form = np.fromiter((spelt.setdefault(text[words[h].start : words[h].end].lower(), len(spelt)) for h in heads), np.int64, len(heads))
    refer, antecedent = scores.refer[heads], scores.antecedent[heads]
    scale = np.float32(refer.shape[1] ** -0.5)
    for start in range(0, len(heads), BLOCK):
        end = min(start + BLOCK, len(heads))
        low = max(0, start - BACK)
        rows, columns = heads[start:end, None], heads[None, low:end]
        apart = rows - columns
        pairs: Any = (refer[start:end] @ antecedent[low:end].T) * scale + biases.pair
        pairs += biases.distance[np.minimum(len(biases.distance) - 1, _bits(np.maximum(apart, 1)))]
        pairs += biases.pronoun[2 * pronoun[start:end, None] + pronoun[None, low:end]]
        alike = (form[start:end, None] == form[None, low:end]) & (pronoun[start:end, None] == pronoun[None, low:end])
        pairs += biases.match[alike * (1 + pronoun[None, low:end])]
        pairs[apart <= 0] = -np.inf
        best = np.argsort(-pairs, axis=1, kind="stable")[:, :TRIES]
        for row, order in enumerate(best):
            yield int(heads[start + row]), [int(heads[low + n]) for n in order if pairs[row, n] > LINK]


def _bits(distance: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many binary digits each distance has."""
    exponent: NDArray[np.int64] = np.frexp(distance.astype(np.float64))[1].astype(np.int64)
    return exponent


def _clashes(head: int, before: int, chain: _Chain, own: Traits, words: Sequence[Word]) -> bool:
    if any(clash(head, before, words) for clash in PLACES):
        return True
    return any(clash(own, other) for other in chain.stated for clash in CLASHES)


def _mentioned(chain: _Chain, words: Sequence[Word], traits: dict[int, Traits], phrases: Phrases) -> tuple[Mentioned, ...]:
    """Where "they" or several stand in the chain, a single "A" in "A and B" is taken as both."""
    several = any(t.pronoun in ("they", "we") or (t.kind == "nominal" and t.many) for t in chain.stated)
    found = []
    for head in chain.heads:
        whole = several and words[head].xpos in ("NN", "NNP") and bool(phrases.joined(head))
        first, last = phrases.around(head, whole=whole)
        found.append(Mentioned(first, last, head, traits[head].kind))
    return tuple(found)


def _quotations(text: str, words: Sequence[Word]) -> list[int]:
    """For each word the number of the quotation that it stands in, the outermost one, 0 outside. The end of a line ends it."""
    lines, at = list[Span](), words[0].start
    for line in text[at : words[-1].end].splitlines(keepends=True):
        lines.append(Span(at, at + len(line)))
        at += len(line)
    quoted = [region.inner for region in regions(text, lines) if region.depth == 1]
    found, place = [], 0
    for word in words:
        while place < len(quoted) and quoted[place].end <= word.start:
            place += 1
        found.append(place + 1 if place < len(quoted) and quoted[place].start <= word.start else 0)
    return found
