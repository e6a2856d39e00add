"""How a language writes words together: contractions, prefixes with hyphens, units after numbers, abbreviations."""

from dataclasses import dataclass, fields
from functools import cache

from onrecord.lexicons.toml import sheet


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
    read = sheet(language, "spelling")
    lists: dict[str, frozenset[str]] = {}
    for field in fields(Spelling):
        if field.name == "fingerprint":
            continue
        row = read.content.get(field.name)
        if not isinstance(row, list) or not row or not all(isinstance(word, str) for word in row):
            raise ValueError(f"{language}/spelling.toml: {field.name} must be a list of words")
        lists[field.name] = frozenset(row)
    return Spelling(**lists, fingerprint=read.fingerprint)
