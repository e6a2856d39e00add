"""Where the article begins and ends in a text without markup, and what the lines before and after it are.

The article is the stretch of lines with the greatest sum, where paragraphs add and boilerplate subtracts (Kadane's algorithm), so that
a newsletter box in the middle does not end it and a paragraph about the outlet at the foot does not join it. A margin is only judged
where a line in it is plainly a page's: without one, a text is taken whole.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.lexicons.layout import Layout
from onrecord.read.boxes import boxed, mastheads
from onrecord.read.telling import tells
from onrecord.read.units import Unit
from onrecord.read.verdicts import OTHER_LANGUAGE, PAGE_MARKS, Verdict

_REPLY = re.compile(r"reply|log in to reply|reply to .{1,40}|.{1,60}\bsays:?|report (?:this )?comment|like|likes?: \d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Worth:
    """What a line of each kind adds to the article. `word`: for each word of a paragraph, up to forty."""

    word: float
    long: float
    sentence: float
    bullet: float
    short: float
    repeated: float
    foreign: float
    credit: float
    boilerplate: float
    foot: float


WORTH = Worth(
    word=0.125, long=1.5, sentence=0.2, bullet=-0.4, short=-1.0, repeated=-1.5, foreign=-2.0, credit=-0.3, boilerplate=-3.0, foot=-6.0
)
PROSE_SHARE = 0.25
"""A text with a smaller share of its words in paragraphs is a poem, a table, a list: it has no margins."""
DEEPEST_GAP = 9.0
"""What a run of boilerplate can subtract at most: about two paragraphs. Measured on development pages."""
HEAD = 10
"""Lines above the article in which a date stamp is its own."""
LONG = 20
"""Words of a paragraph that ends a list of other stories."""

BOX = 6
"""Lines of the largest box in the middle of an article."""
_ENDING = frozenset(("copyright", "comments", "about_outlet", "cookie", "navigation", "byline", "other_language"))

_BOX = frozenset(("in_box", "field_words", "button_words"))
REPEATED = Verdict("navigation", "repeated", 0.8, "the same words stand in the text more than once, as the name of a site does")
REPLIES = 3
"""Marks of a reply that make a thread."""
THREAD = Verdict("comments", "thread", 0.85, "it stands in a thread of readers' comments")
ABOUT = Verdict("about_outlet", "named_above", 0.8, "a paragraph after the article about a name that stands there by itself")


def framed(units: Sequence[Unit], verdicts: list[Verdict | None], foreign: Sequence[bool], layout: Layout) -> range:
    """Judges the margins of a text; `verdicts` is filled in place. Gives the lines of the article, none where the text has no margins."""
    prose = sum(unit.count for unit in units if unit.prose)
    if not units or prose < PROSE_SHARE * sum(unit.count for unit in units):
        return range(0)
    boxed(units, verdicts, foreign, layout)
    mastheads(units, verdicts)
    repeated = _repeated(units)
    start, end = _article(units, verdicts, foreign, repeated)
    start = _further(units, verdicts, range(start - 1, -1, -1), layout, start)
    end = _further(units, verdicts, range(end, len(units)), layout, end - 1) + 1
    listed(units, verdicts)
    threaded(units, verdicts)
    for side in (range(start - 1, -1, -1), range(end, len(units))):
        _margin(units, verdicts, foreign, repeated, side)
    return range(start, end)


def listed(units: Sequence[Unit], verdicts: list[Verdict | None]) -> None:
    """Labels what stands under a heading such as "Most viewed", up to the next paragraph."""
    opened: Verdict | None = None
    heading = ""
    for index, unit in enumerate(units):
        verdict = verdicts[index]
        if verdict is not None:
            if verdict.section:
                opened, heading = verdict, unit.words
            elif verdict.label in ("copyright", "summary"):
                opened = None
            continue
        if opened is None:
            continue
        if not unit.bullet and unit.count >= LONG and unit.ends:
            opened = None
            continue
        verdicts[index] = Verdict(opened.label, "under_heading", 0.85, f"it stands in the list under {heading[:60]!r}")


def threaded(units: Sequence[Unit], verdicts: list[Verdict | None]) -> None:
    """Labels a thread of readers' comments, to the end: a heading such as "12 comments" with a "Reply" or "says:" under each."""
    opened = next((index for index, verdict in enumerate(verdicts) if verdict is not None and verdict.label == "comments"), None)
    if opened is None:
        return
    marks = [i for i in range(opened, len(units)) if _REPLY.fullmatch(units[i].words[:80])]
    if len(marks) < REPLIES:
        return
    for index in range(opened, len(units)):
        own = verdicts[index]
        if own is None or not own.boilerplate:
            verdicts[index] = THREAD


def _repeated(units: Sequence[Unit]) -> list[bool]:
    seen = Counter(unit.folded for unit in units if unit.count <= 8)
    return [unit.count <= 8 and not unit.ends and seen[unit.folded] > 1 for unit in units]


def _value(unit: Unit, verdict: Verdict | None, foreign: bool, repeated: bool) -> float:
    """How much a line speaks for being part of the article."""
    if verdict is not None:
        if not verdict.boilerplate:
            return 0.0
        if verdict.label in ("byline", "credit", "caption") or verdict.rule in _BOX:
            return WORTH.credit  # a box stands between paragraphs as often as after them
        return WORTH.foot if verdict.label in ("copyright", "comments") else WORTH.boilerplate
    if foreign:
        return WORTH.foreign
    if unit.ends and unit.count >= 8:
        return min(unit.count, 40) * WORTH.word
    if unit.count >= 15:
        return WORTH.long
    if repeated:
        return WORTH.repeated
    if unit.ends:
        return WORTH.sentence
    return WORTH.bullet if unit.bullet else WORTH.short


def _article(
    units: Sequence[Unit], verdicts: Sequence[Verdict | None], foreign: Sequence[bool], repeated: Sequence[bool]
) -> tuple[int, int]:
    """The first line of the article and the first line after it."""
    best, best_range = 0.0, (0, len(units))
    total, start, gap = 0.0, 0, 0.0
    for index, (unit, verdict, other, again) in enumerate(zip(units, verdicts, foreign, repeated, strict=True)):
        value = _value(unit, verdict, other, again)
        if value < 0:
            value = max(value, -DEEPEST_GAP - gap)
            gap += value
        elif value > 1:
            gap = 0.0
        total += value
        if total <= 0:
            total, start, gap = 0.0, index + 1, 0.0
        elif total > best:
            best, best_range = total, (start, index + 1)
    return best_range


def _further(units: Sequence[Unit], verdicts: Sequence[Verdict | None], side: range, layout: Layout, edge: int) -> int:
    """The last line on one side of the article that tells news with no more than a box between it and the rest; else `edge`."""
    gap = 0
    for index in side:
        own = verdicts[index]
        if own is not None and (own.section or own.label in _ENDING):
            break
        gap += 1
        if own is None:
            if tells(units[index], layout):
                edge, gap = index, 0
            elif not units[index].ends:
                break
        if gap > BOX:
            break
    return edge


def _margin(units: Sequence[Unit], verdicts: list[Verdict | None], foreign: Sequence[bool], repeated: Sequence[bool], side: range) -> None:
    """Judges the lines of one margin, from the article outwards, where it holds a line that only a page has."""
    names = {units[i].folded for i in side if repeated[i]}
    marks = [n for n, i in enumerate(side) if foreign[i] or ((v := verdicts[i]) is not None and v.label in PAGE_MARKS)]
    if not marks:
        return
    for number, index in enumerate(side):
        unit, own = units[index], verdicts[index]
        if own is not None and (own.boilerplate or own.label == "correction" or (side.step < 0 and number < HEAD)):
            continue
        if foreign[index]:
            verdicts[index] = OTHER_LANGUAGE
        elif repeated[index]:
            verdicts[index] = REPEATED
        elif side.step > 0 and unit.prose and any(unit.folded.startswith(name + " ") for name in names):
            verdicts[index] = ABOUT
        elif number > marks[0]:
            verdicts[index] = Verdict("other", "margin", 0.7, "it stands outside the article, among the lines that frame a page")
        elif side.step > 0 and not unit.ends and not unit.bullet:
            verdicts[index] = Verdict("other", "margin_edge", 0.6, "a short line between the article and what frames the page")
