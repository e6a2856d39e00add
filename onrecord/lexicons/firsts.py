"""The characters that a pattern can begin with, so that a line is tried against the few patterns that it may fit and not against all.

Reads the part of the language of patterns that the word lists use; of whatever it does not know it says that it may begin with any
character, which costs time and never a match.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ANY = "\0"
"""Stands for all characters."""
DIGIT, BLANK = "0", " "
"""Stand for all digits and for all white space."""

_ESCAPED = {"d": DIGIT, "s": BLANK}
_TIMES = re.compile(r"(?:([*?]|\{0?,)|\+|\{)(?:[\d,]*\})?\??")

Found = tuple[frozenset[str], bool, int]
"""First characters, whether it may match nothing, and where it ends."""


@dataclass(frozen=True, slots=True)
class Index:
    """Patterns by the characters that they can begin with. `others`: those that can begin with any."""

    by_first: Mapping[str, re.Pattern[str]]
    others: re.Pattern[str]

    def opens(self, line: str) -> bool:
        """Whether a line begins as one of the patterns does."""
        return self.by_first.get(_known(line[:1]), self.others).match(line) is not None


def indexed(patterns: Sequence[str]) -> Index:
    """An index of patterns that are matched at the beginning of a line."""
    told = [(pattern, firsts(pattern)) for pattern in patterns]
    others = [pattern for pattern, found in told if ANY in found]
    each = {c: [pattern for pattern, found in told if c in found or ANY in found] for c in frozenset().union(*(f for _, f in told))}
    return Index({c: _joined(listed) for c, listed in each.items()}, _joined(others))


def _joined(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns) or r"(?!)")


def firsts(pattern: str) -> frozenset[str]:
    """The characters that a match of a pattern can begin with; `ANY` among them where it may be any, or where the match may be empty."""
    found, empty, _ = _alternatives(pattern, 0)
    return found | {ANY} if empty else found


def _alternatives(pattern: str, at: int) -> Found:
    found, empty = frozenset[str](), False
    while True:
        own, hollow, at = _sequence(pattern, at)
        found, empty = found | own, empty or hollow
        if not pattern.startswith("|", at):
            return found, empty, at + 1
        at += 1


def _sequence(pattern: str, at: int) -> Found:
    found, empty = frozenset[str](), True
    while at < len(pattern) and pattern[at] not in "|)":
        own, hollow, at = _atom(pattern, at)
        times = _TIMES.match(pattern, at)
        if times is not None:
            hollow, at = hollow or times.group(1) is not None, times.end()
        if empty:
            found, empty = found | own, hollow
    return found, empty, at


def _atom(pattern: str, at: int) -> Found:
    sign = pattern[at]
    if sign == "(":
        if pattern.startswith("(?!", at):
            return frozenset(), True, _alternatives(pattern, at + 3)[2]
        if pattern.startswith("(?:", at):
            return _alternatives(pattern, at + 3)
        return frozenset((ANY,)), True, _alternatives(pattern, at + 1)[2]
    if sign == "[":
        end = pattern.index("]", at + 2)
        return _class(pattern[at + 1 : end]), False, end + 1
    if sign == "\\":
        escaped = pattern[at + 1]
        if escaped == "b":
            return frozenset(), True, at + 2
        return frozenset((_ESCAPED.get(escaped, ANY) if escaped.isalnum() else escaped,)), False, at + 2
    if sign in "^$":
        return frozenset(), True, at + 1
    return frozenset((ANY if sign == "." else _known(sign),)), False, at + 1


def _class(inside: str) -> frozenset[str]:
    ranged = inside[0] == "^" or "-" in inside[1:-1] or "\\" in inside
    return frozenset((ANY,)) if ranged else frozenset(map(_known, inside))


def _known(sign: str) -> str:
    return sign if sign.isalpha() else DIGIT if sign.isdecimal() else BLANK if sign.isspace() else sign
