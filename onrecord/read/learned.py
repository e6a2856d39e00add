"""Puts what was learned from pages beside the rules: which lines read like the article's, whatever rule spoke.

The labeller's log odds and the rules' verdict are added up; a rule that is nearly certain of a line's own words is not asked again. A
text without a line that only a page has is left to the rules: poems, plays, tables and clean articles lose nothing.
"""

from collections.abc import Sequence

import numpy as np

from onrecord.lexicons.layout import Layout
from onrecord.lexicons.trained import Trained
from onrecord.read.features import seen
from onrecord.read.heads import PLACED
from onrecord.read.mails import ADDRESS, HEADER, NOTE
from onrecord.read.margins import PROSE_SHARE
from onrecord.read.markup import NEVER, REGIONS
from onrecord.read.mastheads import ABOVE, DATED, DESK, SLUG
from onrecord.read.reckoned import likely, told_by
from onrecord.read.telling import quotes, tells
from onrecord.read.units import Unit
from onrecord.read.verdicts import OTHER_LANGUAGE, PAGE_MARKS, Verdict

SURE = 0.9
"""A rule that is as sure as this of a line's own words wins."""
MARKUP, PLAIN, HEADING = 2.5, 1.5, 2.5
"""What a rule's "it is the article's" weighs, in log odds: with markup, without, and what a heading has on top. Measured on hosts that
were left out of training."""
AGAINST = 0.7
"""Log odds against a rule that only knows where a line stands."""
STUBBORN = 3.0
"""Log odds against a rule that knows why a line is boilerplate: it stands in a box, a thread, a list under a heading."""
MARKS = 6
"""Lines that only a page has: with as many, a text is a page's although little of it is paragraphs."""
NOTICE = 40
"""Words of a notice in another language: the labeller learned from English and knows nothing of its words."""
FURTHEST = 4.0
"""Log odds beyond which the labeller does not claim to be surer."""

_BY_PLACE = frozenset(("margin", "margin_edge", "not_kept", "link", *(f"region_{region}" for region in REGIONS if region != "about")))
_NEVER = frozenset(
    (*(f"region_{region}" for region in NEVER), *(each.rule for each in (ADDRESS, HEADER, NOTE, ABOVE, DATED, SLUG, DESK)), PLACED)
)
_NAMED = frozenset(("standfirst", "summary", "correction"))
ARTICLE = Verdict("body", "learned", 0.75, "it reads like the article, where it stands")


def learned(
    units: Sequence[Unit],
    words: Sequence[Verdict | None],
    verdicts: list[Verdict | None],
    foreign: Sequence[bool],
    within: range,
    layout: Layout,
    known: Trained,
) -> None:
    """Corrects `verdicts` in place. `words`: what each line is by its own words, before anything around it was looked at.

    `within`: the lines of the article in a text without markup; a sentence in it that tells news stays, since near a form and in a short
    article most lines look like the frame of a page.
    """
    if not units or not _page_like(units, words):
        return
    marked = any(unit.block is not None and unit.block.kept is not None for unit in units)
    told = seen(units, words, foreign, layout.common)
    odds = likely(told, known)
    for index, each in enumerate(odds.tolist()):
        own, rule = words[index], verdicts[index]
        if rule is not None and (rule.label == "headline" or (rule is OTHER_LANGUAGE and units[index].count <= NOTICE)):
            continue
        if own is not None and rule is not None and own.confidence >= SURE and own.label == rule.label:
            continue
        if rule is not None and rule.boilerplate:
            if each > (AGAINST if rule.rule in _BY_PLACE else STUBBORN) and rule.rule not in _NEVER:
                verdicts[index] = ARTICLE
        elif _held(units[index], layout) if marked else index in within and tells(units[index], layout):
            continue
        elif each + (MARKUP if marked else PLAIN) + (HEADING if rule is not None and rule.label in _NAMED else 0.0) <= 0:
            verdicts[index] = _frame(each, told_by(told.rows[index], known))


def _held(unit: Unit, layout: Layout) -> bool:
    """Whether a line of a page quotes somebody, or is a paragraph that tells news where trafilatura too found the article."""
    if quotes(unit, layout):
        return True
    return unit.tag == "p" and unit.block is not None and bool(unit.block.kept) and tells(unit, layout)


def _page_like(units: Sequence[Unit], words: Sequence[Verdict | None]) -> bool:
    """Whether the text is a page's: markup, or prose with a line that only the frame of a page has."""
    if any(unit.block is not None and unit.block.kept is not None for unit in units):
        return True
    marks = sum(1 for own in words if own is not None and own.label in PAGE_MARKS)
    prose = sum(unit.count for unit in units if unit.prose)
    return marks >= MARKS or (marks > 0 and prose >= PROSE_SHARE * sum(unit.count for unit in units))


def _frame(odds: float, reasons: tuple[str, ...]) -> Verdict:
    sure = float(np.round(1 / (1 + np.exp(max(odds, -FURTHEST))), 2))
    why = f": {' and '.join(reasons)} speak against it" if reasons else ""
    return Verdict("other", "learned", sure, f"it reads like the frame of a page{why}")
