"""Names in headlines written with capitals throughout, where a capital proves nothing.

Only what the running text also names, what is well known, what follows a title and what begins with a first name is taken.
"""

from collections.abc import Iterator

from onrecord.extract.ballot import Verdicts
from onrecord.extract.capitals import Row
from onrecord.extract.naming import fact, pieces, spelled
from onrecord.extract.runs import runs
from onrecord.lexicons.names import Names
from onrecord.model.names import Kind

Name = tuple[int, int, int, Kind, float]


def titled(text: str, at: int, row: Row, verdicts: Verdicts, names: Names) -> Iterator[Name]:
    """Row, words, kind and confidence of each name in a headline."""
    for first, last in runs(text, row, names):
        i = first
        while i < last:
            end, kind, confidence = _longest(row, i, last, verdicts, names)
            if end > i:
                yield at, i, end, kind, confidence
            i = max(end, i + 1)


def _longest(row: Row, first: int, last: int, verdicts: Verdicts, names: Names) -> tuple[int, Kind, float]:
    for end in range(min(last, first + names.longest + 2), first, -1):
        name = spelled(row, first, end)
        if end - first == 1 and name in verdicts.surnames:
            return end, "person", 0.8
        if name in verdicts.proven and (end - first > 1 or names.sort(name) is None):
            return end, verdicts.kinds[name], 0.8
        known = fact(row, first, end, names)
        if known is not None and (end - first > 1 or names.sort(name) is None):
            return end, known, 0.8
    return _person(row, first, last, names)


def _person(row: Row, first: int, last: int, names: Names) -> tuple[int, Kind, float]:
    """A first name and the uncommon words after it; or what follows a title."""
    end = first
    while end < last and end < first + 4 and (names.sort(row.words[end].lower) is None or end == first):
        end += 1
    if (
        row.words[first].lower in names.first_names
        and 2 <= end - first <= 4
        and names.sort(row.words[first].lower) not in ("function", "verb")
    ):
        return end, "person", 0.7
    for piece in pieces(row, first, end, names):
        if piece.title is not None and piece.first == first:
            return piece.last, "person", 0.7
    return first, "other", 0.0
