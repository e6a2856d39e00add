"""The rows of a CSV or TSV file, one by one, and which lines are no row because a quote mark opened there and never closed.

RFC 4180: a cell that begins with a quote mark ends with one, and doubles those inside. A cell that breaks this is refused, not mended:
its words would not be the words that were given. What it does not do: other quote marks, escapes with a backslash.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

MOST_MENDS = 100
"""Broken quote marks after which the rest of a file is given up: each makes the reader go back to the line where it opened."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A line of the file, from 1, that is no row, and why."""

    line: int
    error: str


class _Lines:
    """The lines of a file, with those that the present row has taken, so that a row that swallowed others can be given back."""

    def __init__(self, text: TextIO, number: int) -> None:
        self.text = text
        self.waiting: list[str] = []
        self.taken: list[str] = []
        self.number = number

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.waiting.pop() if self.waiting else self.text.readline()
        if not line:
            raise StopIteration
        self.taken.append(line)
        self.number += 1
        return line

    def give_back(self, kept: int) -> None:
        """Puts back all but the first `kept` lines of the present row."""
        self.number -= len(self.taken) - kept
        self.waiting.extend(reversed(self.taken[kept:]))


def separated(text: TextIO, separator: str, width: int, *, above: int = 0) -> Iterator[list[str] | Broken]:
    """The rows of a table of `width` columns, and the lines that are none. `above`: lines that were read before."""
    lines, mends = _Lines(text, above), 0
    while mends <= MOST_MENDS:
        lines.taken = []
        first = lines.number + 1
        error = ""
        values: list[str] = []
        try:
            values = next(csv.reader(lines, delimiter=separator, strict=True))
        except StopIteration:
            return
        except csv.Error as caught:
            error = str(caught)
        if error or _swallowed(lines.taken, separator, width):
            opened = _opened(lines.taken, separator)
            lines.give_back(opened + 1)
            mends += opened + 1 < len(lines.taken)
            yield Broken(first + opened, _said(error, len(lines.taken) - opened > 1))
        elif any(values[width:]):
            yield Broken(
                first, f"it has {len(values)} cells, and the first line names {width}: a cell with a {separator!r} in it needs quote marks"
            )
        else:
            yield values
    yield Broken(lines.number + 1, f"after {MOST_MENDS} broken quote marks the rest is not read")


def _said(error: str, many: bool) -> str:
    if many:
        return "a quote mark opens here and is not closed where a cell ends"
    if "expected after" in error:
        return "a quote mark stands inside a cell in quote marks, and is not doubled"
    return "a quote mark opens here and is not closed" if "unexpected end" in error else error


def _swallowed(taken: list[str], separator: str, width: int) -> bool:
    """Whether the lines inside a row are rows themselves: as many cells, the first of them one word. Prose is not so by chance."""
    inner = [line for line in taken[1:-1] if line.strip()]
    if width < 2 or len(inner) < 2:
        return False
    cells = [line.rstrip("\r\n").split(separator, width) for line in inner]
    return all(len(each) == width and each[0].strip() and " " not in each[0].strip() for each in cells)


def _opened(taken: list[str], separator: str) -> int:
    """Which of a row's lines the last cell in quote marks opened on that runs on to another line or to the end."""
    opened, inside = 0, False
    for number, line in enumerate(taken):
        at, size = 0, len(line)
        while at < size:
            if inside:
                at = line.find('"', at)
                if at < 0:
                    break
                inside = line.startswith('""', at)
                at += 2 if inside else 1
            elif line.startswith('"', at):
                inside, opened, at = True, number, at + 1
            else:
                found = line.find(separator, at)
                at = size if found < 0 else found + 1
    return opened
