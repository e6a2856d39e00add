"""Boxes in a text without markup: a sign-up box between two paragraphs, a notice in another language, the head of the page.

A form or a notice seldom comes alone: its title and its blurb stand above it. They are told by their company, not by their words.
"""

import itertools
import re
from collections.abc import Sequence

from onrecord.lexicons.layout import Layout
from onrecord.read.telling import tells
from onrecord.read.units import Unit
from onrecord.read.verdicts import OTHER_LANGUAGE, PAGE_MARKS, Verdict

SHORT = 16
"""Words: a longer line is a paragraph, and ends a box."""
REACH = 3
"""Lines that a box takes with it on either side."""
MENU = 3
"""Words of an entry of a menu."""

IN_BOX = Verdict("form", "in_box", 0.8, "it stands in one box with a form")
MASTHEAD = Verdict("navigation", "masthead", 0.85, "it is the name of the outlet, above the article")
MENU_ENTRY = Verdict("navigation", "menu", 0.8, "it stands in a row of short lines above the headline, as a menu does")

_FIELDS = frozenset(("field_words", "button_words"))
_NAMING = frozenset(("copyright", "about_outlet", "newsletter", "paywall"))
_WORD = re.compile(r"\w+")


def boxed(units: Sequence[Unit], verdicts: list[Verdict | None], foreign: Sequence[bool], layout: Layout) -> None:
    """Labels the lines that stand in one box with a form or a notice; `verdicts` is filled in place. A line that tells news ends a box."""
    spaced = sum(1 for unit, after in itertools.pairwise(units) if unit.span.end < after.span.start)
    for index, verdict in enumerate(list(verdicts)):
        if verdict is None or verdict.label not in PAGE_MARKS:
            continue
        for step in (-1, 1):
            _alien(units, verdicts, foreign, index, step)
        if verdict.rule in _FIELDS:
            for step in (-1, 1):
                _company(units, verdicts, index, step, spaced > 0, layout)


def _alien(units: Sequence[Unit], verdicts: list[Verdict | None], foreign: Sequence[bool], at: int, step: int) -> None:
    """A run of lines in other languages that touches a notice is part of it."""
    index = at + step
    while 0 <= index < len(units) and foreign[index] and verdicts[index] is None and _touch(units, index, index - step):
        verdicts[index] = OTHER_LANGUAGE
        index += step


def _company(units: Sequence[Unit], verdicts: list[Verdict | None], at: int, step: int, spaced: bool, layout: Layout) -> None:
    """The short lines next to a form. `spaced`: blank lines part the paragraphs, so that one ends the box."""
    taken = list[int]()
    for index in range(at + step, at + step * (REACH + 1), step):
        if not 0 <= index < len(units) or units[index].count > SHORT or (spaced and not _touch(units, index, index - step)):
            break
        own = verdicts[index]
        if own is not None:
            if own.boilerplate:
                continue
            break
        if tells(units[index], layout):
            break
        taken.append(index)
    if step > 0 and not spaced:
        return  # below a form without a gap a headline may follow
    for index in taken:
        verdicts[index] = IN_BOX


def _touch(units: Sequence[Unit], one: int, other: int) -> bool:
    first, second = min(one, other), max(one, other)
    return units[first].span.end == units[second].span.start


def mastheads(units: Sequence[Unit], verdicts: list[Verdict | None]) -> None:
    """Labels the outlet's name and the menu above the headline; `verdicts` is filled in place.

    The name is told by the foot of the page, which says it again; the menu is at least three entries one after another, with a longer
    line between them and the first paragraph.
    """
    first = next((index for index, unit in enumerate(units) if unit.prose and verdicts[index] is None), 0)
    head = next((index for index in range(first) if units[index].count > MENU and not _page(verdicts[index])), first)
    if first == 0:
        return
    said = [f" {_plain(units[i].words)} " for i, own in enumerate(verdicts) if own is not None and own.label in _NAMING]
    for index in range(first):
        name = _plain(units[index].words)
        title_like = index == head and not any(verdicts[i] is None for i in range(index + 1, first))
        if name and verdicts[index] is None and units[index].count <= 5 and not title_like and any(f" {name} " in words for words in said):
            verdicts[index] = MASTHEAD
    entries = [i for i in range(head) if verdicts[i] in (None, MASTHEAD) or _page(verdicts[i])]
    if head < first and len(entries) >= MENU:
        for index in entries:
            verdicts[index] = verdicts[index] or MENU_ENTRY


def _page(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.label in PAGE_MARKS


def _plain(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))
