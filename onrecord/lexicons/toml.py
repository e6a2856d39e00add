"""Reads one word list from its TOML file: typed rows, and a fingerprint that changes when the file does."""

import hashlib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Sheet:
    """The content of one file as TOML gives it, with the SHA-256 of its bytes."""

    content: dict[str, object]
    fingerprint: str


@cache
def sheet(language: str, name: str) -> Sheet:
    """The word list `name` of a language, such as `sheet("en", "cues")`. Raises FileNotFoundError where there is none."""
    data = files("onrecord.lexicons").joinpath(language, f"{name}.toml").read_bytes()
    return Sheet(tomllib.loads(data.decode("utf-8")), hashlib.sha256(data).hexdigest())


def word_lists(language: str, name: str, lists: Iterable[str]) -> dict[str, frozenset[str]]:
    """The lists of these names in one file. Raises FileNotFoundError without the file, ValueError where a list is missing or empty."""
    content = sheet(language, name).content
    return {each: _words(content.get(each), f"{language}/{name}.toml: {each}") for each in lists}


def _words(row: object, place: str) -> frozenset[str]:
    if not isinstance(row, list) or not row or not all(isinstance(word, str) for word in row):
        raise ValueError(f"{place} must be a list of words")
    return frozenset(row)
