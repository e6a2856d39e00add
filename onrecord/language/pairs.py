"""What is known of two mentions that may mean the same, as numbers for the ranker: what they are, where they stand, how alike they are.

Each pair has a later mention and one before it; for a pronoun also names that follow in its sentence ("In his speech, Finch ...").
Nothing here knows a name's gender: agreement counts what pronouns, titles and nouns state.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from onrecord.language.agreement import Traits, initials
from onrecord.language.decode import Bools
from onrecord.language.phrases import Phrases
from onrecord.language.scores import Floats, Ints
from onrecord.model.language import Range, Word

SORTS = (
    "he or she", "it", "they", "I", "we", "you", "other pronoun", "person", "organisation", "place", "other name", "definite", "indefinite",
)  # fmt: skip
ROLES = ("subject", "object", "oblique", "possessive", "of", "apposition", "predicate", "joined", "called", "other")
_ROLE = {
    "nsubj": 0, "csubj": 0, "obj": 1, "iobj": 1, "obl": 2, "nmod:poss": 3, "nmod": 4, "appos": 5, "root": 6, "conj": 7, "vocative": 8,
}  # fmt: skip
_PRONOUN = {"he": 0, "she": 0, "it": 1, "they": 2, "I": 3, "we": 4, "you": 5}
_NAMED = {"person": 7, "organisation": 8, "place": 9}
_OTHER_PRONOUN, _OTHER_NAME, _DEFINITE, _INDEFINITE = 6, 10, 11, 12
_DEFINING = frozenset({"the", "this", "that", "these", "those"})
_SENTENCES = (0, 1, 2, 3, 6)
"""Lower edges of the classes of distance in sentences."""
_CLIMB = 12
"""Steps up the tree to the clause that a word belongs to."""


class Sights:
    """The candidates of one article as columns: one entry a candidate, in the order of the text."""

    def __init__(
        self, heads: Sequence[int], words: Sequence[Word], text: str, phrases: Phrases, traits: Mapping[int, Traits],
        sentences: Sequence[Range], mention: Floats,
    ) -> None:  # fmt: skip
        self.traits = [traits[h] for h in heads]
        self.at: Ints = np.array(heads, dtype=np.int64)
        self.sentence: Ints = np.searchsorted(np.array([first for first, _ in sentences], dtype=np.int64), self.at, "right")
        self.mention: Floats = np.clip(mention[self.at] / 5, -1, 1)
        forms = [text[words[h].start : words[h].end].lower() for h in heads]
        self.sort = np.array([_sort(t, words, text, phrases, h) for t, h in zip(self.traits, heads, strict=True)], dtype=np.int64)
        self.role = np.array([_role(words[h]) for h in heads], dtype=np.int64)
        self.form = _numbered(forms)
        self.lemma = _numbered([words[h].lemma.lower() for h in heads])
        self.quote = np.array([t.quote for t in self.traits], dtype=np.int64)
        self.number = np.array([0 if t.many is None else 2 * t.many - 1 for t in self.traits], dtype=np.int64)
        self.gender = np.array([_GENDERS[t.gender] for t in self.traits], dtype=np.int64)
        self.possessive = np.array([words[h].xpos == "PRP$" for h in heads], dtype=np.bool_)
        self.reflexive = np.array([form.endswith(("self", "selves")) for form in forms], dtype=np.bool_)
        self.head = np.array([words[h].head for h in heads], dtype=np.int64)
        self.clause = np.array([_clause(h, words) for h in heads], dtype=np.int64)
        self.depth = np.array([_depth(h, words) for h in heads], dtype=np.float32) / _CLIMB
        self.begins = np.append(True, self.sentence[1:] != self.sentence[:-1])
        self.opening = self.sentence[_earliest(self.form)] <= self.sentence[0]
        self.named = np.cumsum((self.sort >= _NAMED["person"]) & (self.sort <= _OTHER_NAME))
        self.first, self.last = (np.array(side, dtype=np.int64) for side in zip(*(phrases.under(h) for h in heads), strict=True))
        self.often: Floats = (np.log2(np.bincount(self.form)[self.form]) / 4).astype(np.float32)
        self.described = [
            frozenset(words[i].lemma.lower() for i in phrases.children[h][:_CLIMB] if words[i].upos in _TELLING) for h in heads
        ]

    @property
    def pronoun(self) -> Bools:
        """Which candidates are pronouns."""
        return self.sort <= _OTHER_PRONOUN


_GENDERS = {None: 0, "male": 1, "female": 2, "none": 3}
_TELLING = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})


def _sort(own: Traits, words: Sequence[Word], text: str, phrases: Phrases, head: int) -> int:
    if own.kind == "pronoun":
        return _PRONOUN.get(own.pronoun or "", _OTHER_PRONOUN)
    if own.kind == "name":
        return _NAMED.get(own.named or "", _OTHER_NAME)
    for i in phrases.children[head][:_CLIMB]:
        word = words[i]
        if i < head and (word.dep == "nmod:poss" or text[word.start : word.end].lower() in _DEFINING):
            return _DEFINITE
    return _INDEFINITE


def _role(word: Word) -> int:
    return _ROLE.get(word.dep, _ROLE.get(word.dep.partition(":")[0], len(ROLES) - 1))


def _numbered(forms: Sequence[str]) -> Ints:
    known: dict[str, int] = {}
    return np.array([known.setdefault(form, len(known)) for form in forms], dtype=np.int64)


def _earliest(forms: Ints) -> Ints:
    """For each candidate the first one that is spelt alike."""
    found: Ints = np.unique(forms, return_index=True)[1][forms]
    return found


def _depth(at: int, words: Sequence[Word]) -> int:
    """Steps from a word up to the root of its sentence."""
    steps = 0
    while steps < _CLIMB and 0 <= words[at].head != at:
        at, steps = words[at].head, steps + 1
    return steps


def _clause(at: int, words: Sequence[Word]) -> int:
    """The verb, or the root, whose clause a word belongs to."""
    for _ in range(_CLIMB):
        above = words[at].head
        if above < 0 or above == at:
            break
        at = above
        if words[at].upos in ("VERB", "AUX"):
            break
    return at


def columns(seen: Sights, later: Ints, other: Ints, score: Floats, best: Floats) -> Floats:
    """The numbers of each pair: [pairs, WIDTH]. `score`: the network's; `best`: its highest for the same later mention."""
    s, rows = seen, len(later)
    forward = other > later
    apart = np.abs(s.at[later] - s.at[other])
    sentences = np.abs(s.sentence[later] - s.sentence[other])
    same_role = s.role[later] == s.role[other]
    counted = (s.number[later] != 0) & (s.number[other] != 0)
    gendered = (s.gender[later] != 0) & (s.gender[other] != 0)
    quoted, quoting = s.quote[later] > 0, s.quote[other] > 0
    same_clause = s.clause[later] == s.clause[other]
    inside = (s.first[other] <= s.at[later]) & (s.at[later] < s.last[other])
    around = (s.first[later] <= s.at[other]) & (s.at[other] < s.last[later])
    tied = (s.head[later] == s.at[other]) | (s.head[other] == s.at[later])
    nouns = ~s.pronoun[later] & ~s.pronoun[other]
    same_form = s.form[later] == s.form[other]
    flags = [
        forward, same_role, same_role & (s.role[later] == 0), counted & (s.number[later] == s.number[other]),
        counted & (s.number[later] != s.number[other]), gendered & (s.gender[later] == s.gender[other]),
        gendered & (s.gender[later] != s.gender[other]), quoted, quoting, quoted & quoting & (s.quote[later] == s.quote[other]),
        same_clause, same_clause & s.reflexive[later], same_clause & s.possessive[later],
        same_clause & ~s.possessive[later] & ~s.reflexive[later] & s.pronoun[later], inside, around, tied,
        s.possessive[later], s.reflexive[later], s.possessive[other], nouns & same_form, ~nouns & same_form,
        nouns & (s.lemma[later] == s.lemma[other]), score >= best, score > 0, s.begins[other], s.begins[later], s.opening[other],
    ]  # fmt: skip
    found = np.zeros((rows, WIDTH), dtype=np.float32)
    at = 0
    for column in (
        np.clip(score / 8, -1.5, 2), np.clip((score - best) / 8, -2, 0), np.clip(best / 8, -1.5, 2), s.mention[later], s.mention[other],
        np.log2(1 + apart) / 8, np.log2(np.abs(later - other)) / 6, s.often[later], s.often[other], s.depth[later],
        s.depth[other], np.log2(1 + np.abs(s.named[later] - s.named[other])) / 6, *flags,
    ):  # fmt: skip
        found[:, at] = column
        at += 1
    every = np.arange(rows)
    for values, count in (
        (s.sort[later], len(SORTS)), (s.sort[other], len(SORTS)), (s.role[later], len(ROLES)), (s.role[other], len(ROLES)),
        (np.searchsorted(_SENTENCES, sentences, "right") - 1, len(_SENTENCES)),
    ):  # fmt: skip
        found[every, at + values] = 1
        at += count
    found[:, at:] = _alike(seen, later, other, np.flatnonzero(nouns))
    return found


_LIKENESS = 6
WIDTH = 12 + 28 + 2 * len(SORTS) + 2 * len(ROLES) + len(_SENTENCES) + _LIKENESS
"""How many numbers a pair has."""


def _alike(seen: Sights, later: Ints, other: Ints, rows: Ints) -> Floats:
    """How alike two names, or two descriptions, are."""
    found = np.zeros((len(later), _LIKENESS), dtype=np.float32)
    for row in rows.tolist():
        i, j = int(later[row]), int(other[row])
        one, two = seen.traits[i].called, seen.traits[j].called
        if one and two:
            a, b = set(one), set(two)
            found[row, :5] = a == b, a < b, a > b, one[-1] == two[-1], initials(one, two)
        own = seen.described[i]
        if own:
            found[row, 5] = 1 if own <= seen.described[j] else 0.5 if own & seen.described[j] else -0.5
    return found
