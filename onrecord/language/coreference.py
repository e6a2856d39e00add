"""What stands for the same person or thing: pronouns, names and nominals of one article, gathered into chains.

Word by word (Dobrovolskii 2021): each word that heads a mention is ranked against the candidates near it, and joins the chain that has the
greatest share and that nothing speaks against, or none; the other words of a mention follow from the parse. An article of any length takes
linear time, since a word looks at a bounded number of candidates.
Not done: events that verbs tell; who "you" is; what a whole sentence stands for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from onrecord.language import agreement, talk
from onrecord.language.agreement import Traits
from onrecord.language.antecedents import Biases, Pairs, Ranker, Scores, listed, numbers, shares
from onrecord.language.pairs import Sights
from onrecord.language.phrases import Phrases
from onrecord.language.scores import Floats
from onrecord.lexicons.names import Names
from onrecord.model.language import Mentioned, Name, Range, Word
from onrecord.read.units import unit_spans
from onrecord.text.quotemarks import regions

MENTION = -1.5
"""What a word must score to head a mention, in log odds: low, since what refers to nothing is none. A personal pronoun always may."""
LINK, PRONOUN = 0.2, 0.5
"""What part of the share of "nothing" a chain must have to be joined by a name or a description, and by a pronoun: the best on GUM's
development part among .15 to .5."""
CLASHES = (agreement.gender_clash, agreement.number_clash, agreement.person_clash, agreement.kind_clash, agreement.name_clash)


@dataclass(slots=True)
class _Chain:
    """A chain while it grows: its mentions by number, each with its share in the chain, and the different things that they state."""

    members: dict[int, float] = field(default_factory=dict)
    stated: list[Traits] = field(default_factory=list)

    def add(self, members: Mapping[int, float], stated: Sequence[Traits]) -> None:
        self.members.update(members)
        for traits in stated:
            if traits not in self.stated and len(self.stated) < 64:
                self.stated.append(traits)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One article, or a part of a very long one, and what the network says of its words."""

    text: str
    words: Sequence[Word]
    sentences: Sequence[Range]
    names: Sequence[Name]
    scores: Scores
    biases: Biases


def entities(given: Evidence, ranker: Ranker | None, known: Names) -> tuple[tuple[Mentioned, ...], ...]:
    """The chains of an article, each with two mentions or more, in the order of their first mention."""
    phrases = Phrases(given.words, given.text)
    seen = sights(given, phrases, known)
    if seen is None:
        return ()
    pairs = listed(seen, given.scores, given.biases)
    logits = pairs.score if ranker is None else ranker.logits(numbers(seen, pairs))
    chains = _gathered(seen, pairs, _allowed(given, seen, pairs, logits))
    return tuple(_mentioned(chain, given.words, seen, phrases) for chain in chains if len(chain.members) > 1)


def sights(given: Evidence, phrases: Phrases, known: Names) -> Sights | None:
    """The candidates of an article, None where there are none."""
    text, words = given.text, given.words
    named = {i: name for name in given.names for i in range(name.first, name.last)}
    heads = _candidates(words, given.scores.mention, given.names)
    if not heads:
        return None
    quotes = _quotations(text, words)
    traits = {h: agreement.traits(h, words, text, phrases, named.get(h), quotes[h], known) for h in heads}
    return Sights(heads, words, text, phrases, traits, given.sentences, given.scores.mention)


def _candidates(words: Sequence[Word], mention: Floats, names: Sequence[Name]) -> list[int]:
    """The words that may head a mention: those that the network takes for one, every personal pronoun, and the head of a person's name."""
    may = mention > MENTION
    may |= np.fromiter((w.xpos in ("PRP", "PRP$") for w in words), bool, len(words))
    for name in names:
        if name.kind == "person":
            may[next((i for i in range(name.first, name.last) if not name.first <= words[i].head < name.last), name.first)] = True
    found: list[int] = np.flatnonzero(may).tolist()
    return found


def _allowed(given: Evidence, seen: Sights, pairs: Pairs, logits: Floats) -> Floats:
    """The logits, with the pairs shut off whose two places cannot mean the same: in one sentence, or, in talk, in two people's lines."""
    found, words = logits.copy(), given.words
    near = np.flatnonzero((seen.head[pairs.later] == seen.at[pairs.other]) | (seen.head[pairs.other] == seen.at[pairs.later]))
    for row in near.tolist():
        if agreement.place_clash(int(seen.at[pairs.later[row]]), int(seen.at[pairs.other[row]]), words):
            found[row] = -np.inf
    speaking = np.array([t.pronoun in talk.SPEAKING and not t.quote for t in seen.traits], dtype=np.bool_)
    line = talk.lines(given.text, words)
    if talk.is_talk(line, seen.at[speaking], given.text, words):
        own = line[seen.at]
        found[(speaking[pairs.later] | speaking[pairs.other]) & (own[pairs.later] != own[pairs.other])] = -np.inf
    return found


def _gathered(seen: Sights, pairs: Pairs, logits: Floats) -> list[_Chain]:
    """Names and descriptions join each other first, then pronouns what is there, then what stands only for a pronoun joins that."""
    count = len(seen.at)
    share = shares(pairs.later, logits, count).tolist()
    edges = np.searchsorted(pairs.later, np.arange(count + 1)).tolist()
    others = pairs.other.tolist()
    nothing = (1 - np.bincount(pairs.later, share, count)).tolist()
    home: list[_Chain | None] = [None] * count
    pronoun = seen.pronoun.tolist()

    def placed(i: int) -> bool:
        """Joins the best chain, begins one, or waits for a pronoun that is not placed yet."""
        own = home[i] or _Chain({i: 1.0}, [seen.traits[i]])
        found: dict[int, float] = {}
        which: dict[int, _Chain | None] = {}
        for row in range(edges[i], edges[i + 1]):
            chain = home[others[row]]
            key = id(chain) if chain is not None else -1 - others[row]
            if chain is None or chain is not own:
                found[key] = found.get(key, 0.0) + share[row]
                which[key] = chain
        for key in sorted(found, key=lambda k: -found[k])[:TRIES]:
            if found[key] <= (PRONOUN if pronoun[i] else LINK) * nothing[i]:
                break
            chain = which[key]
            if chain is None:
                home[i] = own
                return False
            if not any(clash(a, b) for a in own.stated for b in chain.stated for clash in CLASHES):
                own.members[i] = min(1.0, found[key])
                chain.add(own.members, own.stated)
                for member in own.members:
                    home[member] = chain
                return True
        home[i] = own
        return True

    waiting = [i for i in range(count) if not pronoun[i] and not placed(i)]
    for i in range(count):
        if pronoun[i]:
            placed(i)
    for i in waiting:
        placed(i)
    chains = {id(chain): chain for chain in home if chain is not None}
    return sorted(chains.values(), key=lambda chain: min(chain.members))


TRIES = 4
"""Chains that are tried until nothing speaks against one."""


def _mentioned(chain: _Chain, words: Sequence[Word], seen: Sights, phrases: Phrases) -> tuple[Mentioned, ...]:
    """Where "they" or several stand in the chain, a single "A" in "A and B" is taken as both."""
    several = any(t.pronoun in ("they", "we") or (t.kind == "nominal" and t.many) for t in chain.stated)
    found = []
    for member, share in sorted(chain.members.items()):
        head = int(seen.at[member])
        whole = several and words[head].xpos in ("NN", "NNP") and bool(phrases.joined(head))
        first, last = phrases.around(head, whole=whole)
        found.append(Mentioned(first, last, head, seen.traits[member].kind, round(share, 4)))
    return tuple(found)


def _quotations(text: str, words: Sequence[Word]) -> list[int]:
    """For each word the number of the quotation that it stands in, 0 outside: the outermost one. It ends with its line or paragraph."""
    start = words[0].start
    lines = [line.shifted(start) for line in unit_spans(text[start : words[-1].end])]
    quoted = [region.inner for region in regions(text, lines) if region.depth == 1]
    found, place = [], 0
    for word in words:
        while place < len(quoted) and quoted[place].end <= word.start:
            place += 1
        found.append(place + 1 if place < len(quoted) and quoted[place].start <= word.start else 0)
    return found
