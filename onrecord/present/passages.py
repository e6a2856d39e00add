"""Passages that two articles share, side by side."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.app.views import ArticleView
from onrecord.model.reuse import TextReuse
from onrecord.model.span import Evidence
from onrecord.model.time import Moment
from onrecord.present.cards import heading

COMPARED = 400
"""Words a side up to which two passages are compared word by word; beyond, comparing costs the square of their length."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two places. `pieces`: its words in order, each with whether the other side has them too."""

    target: str | None
    heading: str
    outlet: str | None
    published: Moment | None
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Two places with shared text. `identical`: word for word. `compared`: False where the passages are too long to mark what differs."""

    reuse: TextReuse
    anchor: str
    first: Side
    second: Side
    identical: bool
    compared: bool


def passage(reuse: TextReuse, names: dict[str, ArticleView], anchors: frozenset[str]) -> Passage:
    """Puts both places side by side and marks the words that only one of them has."""
    first, second = (tuple(re.findall(r"\s+|\S+", side.words)) for side in (reuse.first, reuse.second))
    identical = _words(first) == _words(second)
    compared = not identical and max(len(_words(first)), len(_words(second))) <= COMPARED
    if compared:
        ours, theirs = differences(first, second)
    else:
        ours, theirs = ((reuse.first.words, True),), ((reuse.second.words, True),)
    return Passage(
        reuse, reuse.id, _side(reuse.first, f"{reuse.id}-first", ours, names, anchors),
        _side(reuse.second, f"{reuse.id}-second", theirs, names, anchors), identical, identical or compared,
    )  # fmt: skip


def _side(
    place: Evidence, target: str, pieces: tuple[tuple[str, bool], ...], names: dict[str, ArticleView], anchors: frozenset[str]
) -> Side:
    view = names.get(place.article)
    if view is None:
        return Side(None, "an article that is no longer in this record", None, None, pieces)
    return Side(
        target if target in anchors else view.article.id, heading(view.title, view.article.place), view.outlet, view.published, pieces
    )


def _words(tokens: tuple[str, ...]) -> list[str]:
    return [token for token in tokens if not token.isspace()]


def differences(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[tuple[tuple[str, bool], ...], tuple[tuple[str, bool], ...]]:
    """Each side's tokens in runs that are shared (True) or its own (False); white space always counts as shared."""
    shared: tuple[set[int], set[int]] = (set(), set())
    ours, theirs = ([(n, token) for n, token in enumerate(side) if not token.isspace()] for side in (first, second))
    matcher = SequenceMatcher(None, [token for _, token in ours], [token for _, token in theirs], autojunk=False)
    for a, b, size in matcher.get_matching_blocks():
        shared[0].update(n for n, _ in ours[a : a + size])
        shared[1].update(n for n, _ in theirs[b : b + size])
    return _runs(first, shared[0]), _runs(second, shared[1])


def _runs(tokens: tuple[str, ...], shared: set[int]) -> tuple[tuple[str, bool], ...]:
    runs: list[tuple[str, bool]] = []
    for number, token in enumerate(tokens):
        same = number in shared or token.isspace()
        if runs and (runs[-1][1] == same):
            runs[-1] = (runs[-1][0] + token, same)
        else:
            runs.append((token, same))
    return tuple(runs)
