"""Reads one word list from its TOML file: typed rows, and a fingerprint that changes when the file does."""

import hashlib
import tomllib
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
