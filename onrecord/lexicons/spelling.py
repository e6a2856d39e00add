"""How a language writes words together: contractions, prefixes with hyphens, units after numbers, abbreviations."""

from dataclasses import dataclass, fields
from functools import cache

from onrecord.lexicons.toml import sheet, word_lists


@dataclass(frozen=True, slots=True)
class Spelling:
    """Word lists that tell where one word ends and the next begins without a space. Abbreviations stand without their last point.

    `joined`: words written as one, with spaces where they come apart. `also_words`: abbreviations that are ordinary words too.
    """

    joined: frozenset[str]
    clipped: frozenset[str]
    prefixes: frozenset[str]
    no_prefixes: frozenset[str]
    suffixes: frozenset[str]
    units: frozenset[str]
    abbreviations: frozenset[str]
    also_words: frozenset[str]
    fingerprint: str


@cache
def spelling(language: str = "en") -> Spelling:
    """The lists of one language. Raises FileNotFoundError where there is none, ValueError where a list is missing or holds no words."""
    lists = word_lists(language, "spelling", (field.name for field in fields(Spelling) if field.name != "fingerprint"))
    return Spelling(**lists, fingerprint=sheet(language, "spelling").fingerprint)
