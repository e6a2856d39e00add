"""Where sentences end in a language: abbreviations, words that begin sentences, verbs of reporting clauses."""

from dataclasses import dataclass, fields
from functools import cache

from onrecord.lexicons.toml import sheet, word_lists


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Word lists that tell a point that ends a sentence from one that does not. Abbreviations stand without their last point.

    `before_name` never end a sentence, `before_number` do not before a number, `may_end` and `clock` (times of day) may.
    """

    before_name: frozenset[str]
    before_number: frozenset[str]
    may_end: frozenset[str]
    clock: frozenset[str]
    after_clock: frozenset[str]
    marked_names: frozenset[str]
    starters: frozenset[str]
    reporting: frozenset[str]
    after_reporting: frozenset[str]
    addressing: frozenset[str]
    fingerprint: str


@cache
def boundaries(language: str = "en") -> Boundaries:
    """The lists of one language. Raises FileNotFoundError where there is none, ValueError where a list is missing or holds no words."""
    lists = word_lists(language, "boundaries", (field.name for field in fields(Boundaries) if field.name != "fingerprint"))
    return Boundaries(**lists, fingerprint=sheet(language, "boundaries").fingerprint)
