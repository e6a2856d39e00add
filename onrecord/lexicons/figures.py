"""How a language writes figures in words."""

from dataclasses import dataclass
from functools import cache

from onrecord.lexicons.toml import sheet


@dataclass(frozen=True, slots=True)
class Figures:
    """Words that are figures, in small letters. `numbers`: by themselves ("twelve"). `scales`: after another ("million", "percent")."""

    numbers: frozenset[str]
    scales: frozenset[str]
    fingerprint: str


@cache
def figures(language: str = "en") -> Figures:
    """The lists of one language. Raises FileNotFoundError where there is none, ValueError where a list is missing or holds no words."""
    read = sheet(language, "figures")
    lists: dict[str, frozenset[str]] = {}
    for name in ("numbers", "scales"):
        row = read.content.get(name)
        if not isinstance(row, list) or not row or not all(isinstance(word, str) for word in row):
            raise ValueError(f"{language}/figures.toml: {name} must be a list of words")
        lists[name] = frozenset(row)
    return Figures(**lists, fingerprint=read.fingerprint)
