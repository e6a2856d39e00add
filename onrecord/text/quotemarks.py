"""Which words of a text stand between quotation marks, whatever marks the writer used.

Straight " and ', curly “ ” ‘ ’, low „ “, angle « », TeX's `` and ''. Marks are paired within one paragraph and never across the
text; a paragraph whose quotation stays open continues only where the next one opens again, as English prints speeches of several
paragraphs. Apostrophes, inches, feet and marks that close nothing are passed over. Linear in the length of the text, and
nothing makes it fail. It does not say whether the words were spoken: scare quotes and titles are regions too.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.model.span import Span

Style = Literal["straight", "curly", "low", "angle", "tex", "straight_single", "curly_single"]


@dataclass(frozen=True, slots=True)
class Region:
    """Words between quotation marks.

    `outer`: with the marks. `inner`: without. `depth`: 1 for the outermost. `closed`: False where the closing mark is missing, and the
    region then ends with its paragraph. `continues`: it is not closed because the next paragraph opens again.
    """

    outer: Span
    inner: Span
    depth: int
    closed: bool
    style: Style
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    """One quotation mark: `opens` and `closes` say what its neighbours allow; `weak`: it may just as well be an apostrophe."""

    span: Span
    single: bool
    style: Style
    opens: bool
    closes: bool
    weak: bool = False


_MARK = re.compile("``|(?<=\\S)'(?='')|''|‘‘|’’|[\"“”„«»'‘’`\u201a\u201b\u201f\uff02]")
_STYLES: dict[str, Style] = {
    '"': "straight", "＂": "straight", "“": "curly", "”": "curly", "‟": "curly", "„": "low", "«": "angle", "»": "angle", "``": "tex",
    "''": "tex", "‘‘": "tex", "’’": "tex", "'": "straight_single", "`": "straight_single", "‘": "curly_single", "’": "curly_single",
    "‚": "curly_single", "‛": "curly_single",
}  # fmt: skip
_OPENING = frozenset(("“", "„", "``", "‟", "‘‘", "«"))
_CLOSING = frozenset(("”", "’’", "»"))
_BEFORE_OPENING = frozenset("([{<>=/|*_~:-–—―…•·\"“„«'‘‚`")
_AFTER_CLOSING = frozenset(".,;:!?)]}<>/|*_~-–—―…\"”“»'’`")
_ELISION = re.compile(r"(?:\d0s?|\d\d|em|til|tis|twas|twere|cause|bout|round|cuz|nuff|n)\b(?!['’](?:s\b|\s*,))", re.IGNORECASE)
"""What an apostrophe begins: '90s, '08, 'em, 'til, rock 'n' roll."""


def regions(text: str, paragraphs: Iterable[Span]) -> tuple[Region, ...]:
    """Every region between quotation marks, in the order in which they open, each inside one paragraph."""
    found: list[Region] = []
    open_end: tuple[int, bool] | None = None  # the region left open by the paragraph before, and whether it is in single marks
    for paragraph in paragraphs:
        span = paragraph.stripped(text)
        if not len(span):
            continue
        marks = _marks(text, span)
        if open_end is not None and marks and marks[0].span.start == span.start and marks[0].single == open_end[1] and marks[0].opens:
            found[open_end[0]] = replace(found[open_end[0]], continues=True)
        own, last_open = _paired(marks, span)
        open_end = None if last_open is None else (len(found) + last_open, own[last_open].style.endswith("single"))
        found.extend(own)
    return tuple(found)


def _marks(text: str, span: Span) -> list[_Mark]:
    found: list[_Mark] = []
    for match in _MARK.finditer(text, span.start, span.end):
        mark = _mark(text, match, span)
        if mark is not None:
            found.append(mark)
    return found


def _mark(text: str, match: re.Match[str], span: Span) -> _Mark | None:
    """What this character can be, from its neighbours; None where it is an apostrophe, a foot or an inch for certain."""
    words, start, end = match[0], match.start(), match.end()
    before = text[start - 1] if start > span.start else " "
    after = text[end] if end < span.end else " "
    place, style = Span(start, end), _STYLES[words]
    opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace() and after not in ",;:!?)]}"
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
    if style.endswith("single"):
        return _single(text, place, style, opens=opens, closes=closes)
    if before.isdigit() and re.search(r"\d\s?['’′]\s?\d+$", text[max(span.start, start - 8) : start]):
        return None  # 6'2"
    if words in _OPENING or words in _CLOSING:  # a mark with a direction keeps it, unless its neighbours allow only the other one
        turned = closes and not opens if words in _OPENING else opens and not closes
        opens, closes = (words in _OPENING) != turned, (words in _CLOSING) != turned
    weak = before.isdigit() and style in ("straight", "tex", "curly")
    return _Mark(place, False, style, opens or not closes, closes or not opens, weak)


def _single(text: str, place: Span, style: Style, *, opens: bool, closes: bool) -> _Mark | None:
    before, after = text[place.start - 1 : place.start], text[place.end : place.end + 1]
    mark = text[place.start]
    if before.isalnum() and after.isalnum():
        return None  # don't, 6'2
    if opens and mark != "’" and not _ELISION.match(text, place.end):
        return _Mark(place, True, style, opens=True, closes=closes and mark not in "‘‚")
    if closes and mark not in "‘‚":
        return _Mark(place, True, style, opens=False, closes=True, weak=before.isalnum())
    return None


def _paired(marks: list[_Mark], span: Span) -> tuple[list[Region], int | None]:
    """The regions of one paragraph in the order of their opening, and the place among them of one that stays open at its end."""
    stack: list[_Mark] = []
    pairs: list[tuple[_Mark, _Mark]] = []
    strong = _closing_ahead(marks)
    waiting = {True: 0, False: 0}  # how many marks of each family are open
    for number, mark in enumerate(marks):
        if mark.closes and (not mark.opens or waiting[mark.single]):
            if not waiting[mark.single] or (mark.single and not stack[-1].single) or (mark.weak and strong[number]):
                continue  # closes nothing (a stray mark, an apostrophe), or is an inch or a possessive inside the quotation
            while stack[-1].single != mark.single:
                waiting[stack.pop().single] -= 1
            waiting[mark.single] -= 1
            pairs.append((stack.pop(), mark))
        elif mark.opens and not (mark.weak and not mark.single):
            waiting[mark.single] += 1
            stack.append(mark)
    pairs.sort(key=lambda pair: pair[0].span.start)
    found = _regions(pairs)
    left = next((m for m in stack if not m.single), stack[0] if stack else None)
    if left is None or any(pair[0].span.start > left.span.start and not _within(pair, left) for pair in pairs):
        return found, None
    place = sum(region.outer.start < left.span.start for region in found)
    last = Region(Span(left.span.start, span.end), Span(left.span.end, span.end), 1, False, left.style)
    inside = [replace(r, depth=r.depth + 1) if i >= place else r for i, r in enumerate(found)]
    return [*inside[:place], last, *inside[place:]], place


def _within(pair: tuple[_Mark, _Mark], left: _Mark) -> bool:
    """Whether a pair can stand inside a quotation that was left open before it: only other marks, nested."""
    return pair[0].single and not left.single


def _closing_ahead(marks: list[_Mark]) -> list[bool]:
    """For each mark, whether a mark of its family that can only close comes next, before one that can only open."""
    ahead: list[bool] = [False] * len(marks)
    coming = {True: False, False: False}
    for number in range(len(marks) - 1, -1, -1):
        mark = marks[number]
        ahead[number] = coming[mark.single]
        if mark.opens and not mark.closes:
            coming[mark.single] = False
        elif mark.closes and not mark.opens and not (mark.weak and mark.single):
            coming[mark.single] = True
    return ahead


def _regions(pairs: list[tuple[_Mark, _Mark]]) -> list[Region]:
    found: list[Region] = []
    ends: list[int] = []
    for opening, closing in pairs:
        while ends and ends[-1] <= opening.span.start:
            ends.pop()
        ends.append(closing.span.end)
        outer, inner = Span(opening.span.start, closing.span.end), Span(opening.span.end, closing.span.start)
        found.append(Region(outer, inner, len(ends), True, opening.style))
    return found
