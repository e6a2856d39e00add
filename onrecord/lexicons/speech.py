"""How English news reports speech: the verbs and phrases that introduce somebody's words, and the small words around them.

A verb's row: `meaning` is what the speaker does (assert, deny, warn, ask, promise ...); `strength` is how surely the verb reports
speech when it stands beside quotation marks; `takes` is what may follow it: "that" a that-clause, "whether" a question, "infinitive"
("vowed to fight"), "deed" an infinitive that is done and not said ("declined to comment"), "object" ("rejected the plan"), "as" ("called
it a scandal"), "addressee" ("told reporters"); `noun`: some of its forms are nouns as well ("the claims"). Nouns for people and bodies
come from the word lists about names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from onrecord.lexicons.acts import Acts, acts
from onrecord.lexicons.names import Names, names
from onrecord.lexicons.toml import sheet
from onrecord.model.ids import digest

Strength = Literal["strong", "medium", "weak"]
Tense = Literal["base", "third", "past", "participle"]


@dataclass(frozen=True, slots=True)
class CueWord:
    """One verb or phrase that reports speech."""

    lemma: str
    meaning: str
    strength: Strength
    takes: frozenset[str]
    noun: bool


@dataclass(frozen=True, slots=True)
class CueForm:
    """One form of a cue word as it stands in a text."""

    word: CueWord
    tense: Tense


@dataclass(frozen=True, slots=True)
class Speech:
    """The lexicon of reported speech. `forms` and `phrases` by the words in lower case, single spaces between them.

    `names`: what is known about nouns for people and bodies. `acts`: what the words mean.
    """

    fingerprint: str
    forms: Mapping[str, CueForm]
    phrases: Mapping[str, CueWord]
    by_lemma: Mapping[str, CueWord]
    sets: Mapping[str, frozenset[str]]
    names: Names
    acts: Acts

    def has(self, name: str, word: str) -> bool:
        """Whether a word, in lower case, is in one of the lists of small words."""
        return word in self.sets[name]

    def manner(self, word: str) -> bool:
        """Whether a word, in lower case, ends as adverbs do and is no noun: "sharply", but not "family"."""
        return word.endswith("ly") and self.names.sort(word) != "noun"


@cache
def speech(language: str = "en") -> Speech:
    """The lexicon of one language."""
    read = sheet(language, "speech")
    content = cast(dict[str, Any], read.content)
    forms: dict[str, CueForm] = {}
    words: dict[str, CueWord] = {}
    for row in content["verbs"]:
        word = CueWord(row["lemma"], row["meaning"], row["strength"], frozenset(row["takes"]), row["noun"])
        words[word.lemma] = word
        tenses = {form: _tense(form, word.lemma) for form in row["forms"].split(", ")}
        for form, tense in tenses.items():
            past = tense == "base" and "past" not in tenses.values()  # "read", "put it"
            forms.setdefault(form, CueForm(word, "past" if past else tense))
    phrases = {
        row["words"]: CueWord(row["words"], row["meaning"], row["strength"], frozenset({"source"}), False) for row in content["phrases"]
    }
    sets = {name: frozenset(values) for name, values in content.items() if name not in ("verbs", "phrases")}
    known, meant = names(language), acts(language)
    prints = digest(read.fingerprint, known.fingerprint, meant.fingerprint)
    return Speech(prints, forms, phrases, words | phrases, sets, known, meant)


def _tense(form: str, lemma: str) -> Tense:
    first, base = form.split()[0], lemma.split()[0]
    if first == base:
        return "base"
    if (first.endswith("ing") and not base.endswith("ing")) or first.endswith("inging"):
        return "participle"
    return "third" if first in (base + "s", base + "es", base[:-1] + "ies") else "past"
