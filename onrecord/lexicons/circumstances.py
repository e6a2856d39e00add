"""To whom, where, on what occasion and when something is said: the nouns, prepositions and verbs by which English news tells.

`occasions` are what words are spoken or written on or in (a briefing, a letter, the radio); `places` where somebody may stand and speak;
`assemblies` who listens. The lists are the beginning of open classes: what is not on them is left out, not guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.lexicons.toml import sheet


@dataclass(frozen=True, slots=True)
class CircumstanceWords:
    """The lexicon of circumstances: sets of words in lower case, by the name of the list."""

    fingerprint: str
    sets: Mapping[str, frozenset[str]]

    def has(self, name: str, *words: str) -> bool:
        """Whether one of the words is on a list."""
        return not self.sets[name].isdisjoint(words)


@cache
def circumstance_words(language: str = "en") -> CircumstanceWords:
    """The lexicon of one language."""
    read = sheet(language, "circumstances")
    content = cast(Mapping[str, list[str] | str], read.content)
    return CircumstanceWords(read.fingerprint, {name: frozenset(_listed(words)) for name, words in content.items()})


def _listed(words: list[str] | str) -> list[str]:
    return [" ".join(word.split()) for word in words.split(",")] if isinstance(words, str) else words
