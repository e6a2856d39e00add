"""Labels each line of an article: what belongs to it, what is boilerplate, and why.

Three things are looked at: the line's own words and form (shapes), what the page's markup says of it (markup), and where it stands
(margins: the text between the first and the last paragraph is the article, what frames it is not). A labeller that learned from pages
has the last word where the rules are not sure (learned). A line for which nothing speaks
is body: a poem, a play or a table is never boilerplate for having short lines; but one that stands on many pages of its outlet belongs to
the page (repeated).
"""

from collections.abc import Sequence
from functools import cache

from onrecord.lexicons.layout import Layout
from onrecord.lexicons.trained import Trained
from onrecord.model.article import Article, Line
from onrecord.model.outlets import REPEATED, RepeatedLine
from onrecord.model.runs import By
from onrecord.read.heads import headed
from onrecord.read.languages import in_latin, languages
from onrecord.read.learned import NOTICE, learned
from onrecord.read.mails import mailed
from onrecord.read.margins import framed
from onrecord.read.markup import marked
from onrecord.read.shapes import glued_stamp, shape
from onrecord.read.units import Unit, split, units_of
from onrecord.read.verdicts import OTHER_LANGUAGE, Verdict

BY = By("lines", 11)

BLANK = Verdict("blank", "blank", 1.0, "an empty line")
BODY = Verdict("body", "default", 0.75, "running text")


def lines(article: Article, repeated: tuple[RepeatedLine, ...] = (), *, layout: Layout, trained: Trained) -> tuple[Line, ...]:
    """The lines of the text, end to end, each with its label and the reason for it."""
    units = _unglued(article, layout)
    verdicts = [BLANK if unit.blank else None for unit in units]
    filled = [index for index, unit in enumerate(units) if not unit.blank]
    own, told = languages([units[index] for index in filled], layout.stopwords)
    foreign = [
        code not in own if code is not None else _declared_other(units[index], own) for index, code in zip(filled, told, strict=True)
    ]
    found = judged([units[index] for index in filled], foreign, article, layout, trained)
    for index, verdict in zip(filled, found, strict=True):
        verdicts[index] = verdict
    _of_the_outlet(article, units, verdicts, repeated)
    codes = dict(zip(filled, told, strict=True))
    key = article.key
    stamp = cache(BY.rule)
    made = list[Line]()
    for index, unit in enumerate(units):
        of = verdicts[index] or BODY
        by = stamp(of.rule, of.confidence)
        made.append(Line(made=by, article=key, span=unit.span, label=of.label, reason=of.reason, language=codes.get(index)))
    return tuple(made)


def judged(units: Sequence[Unit], foreign: Sequence[bool], article: Article, layout: Layout, trained: Trained) -> list[Verdict]:
    """A verdict for each unit, none of which is blank. `foreign`: which are in another language than the text."""
    titles = tuple(declared.value for declared in article.declared if declared.field == "title")
    known = {unit.text: shape(unit, layout) for unit in {unit.text: unit for unit in units}.values()}  # a menu's entries come twice
    words = [known[unit.text] for unit in units]
    verdicts = list(words)
    within = range(0)
    if any(unit.block is not None and unit.block.kept is not None for unit in units):
        marked(units, verdicts, foreign)
    else:
        within = framed(units, verdicts, foreign, layout)
    mailed(units, verdicts)
    headed(units, verdicts, titles, layout)
    learned(units, words, verdicts, foreign, within, layout, trained)
    said = [index for index, unit in enumerate(units) if foreign[index] and unit.declared and unit.count <= NOTICE]
    for index in (*_in_other_letters(units, foreign), *said):
        own = verdicts[index]
        if own is None or not own.boilerplate:
            verdicts[index] = OTHER_LANGUAGE
    return [verdict or BODY for verdict in verdicts]


def _of_the_outlet(article: Article, units: Sequence[Unit], verdicts: list[Verdict | None], repeated: Sequence[RepeatedLine]) -> None:
    """Lines that were taken for running text and stand on many pages of the outlet. No other line is judged by them."""
    found = {each.line.span: each.outlet for each in repeated if each.line.article == article.key}
    for index, unit in enumerate(units) if found else ():
        of, outlet = verdicts[index], found.get(unit.span.stripped(article.text))
        if outlet is not None and (of is None or of.label == "body"):
            reason = f"it stands in the same words on several other pages of {outlet}, which are no versions or copies of this one"
            verdicts[index] = Verdict("other", REPEATED, 0.9, reason)


def _declared_other(unit: Unit, own: frozenset[str]) -> bool:
    """Whether the page says that a line, whose words do not tell, is in another language than the text."""
    return bool(own) and bool(unit.declared) and unit.declared not in own


def _in_other_letters(units: Sequence[Unit], foreign: Sequence[bool]) -> list[int]:
    """Notices in another language and in other letters than most of the text: an Arabic line in an English article, or the other way."""
    if not any(foreign):
        return []
    latin = [in_latin(unit.words) for unit in units]
    main = 2 * sum(unit.count for unit, own in zip(units, latin, strict=True) if own) >= sum(unit.count for unit in units)
    return [index for index, unit in enumerate(units) if foreign[index] and unit.count <= NOTICE and latin[index] != main]


def _unglued(article: Article, layout: Layout) -> tuple[Unit, ...]:
    """The units with a date stamp that is glued to the first one cut off."""
    units = units_of(article)
    first = next((index for index, unit in enumerate(units) if not unit.blank), None)
    if first is None or units[first].block is not None:
        return units
    unit = units[first]
    length = glued_stamp(unit, layout)
    if length is None or shape(unit, layout) is not None:
        return units
    return units[:first] + split(unit, article.text, length) + units[first + 1 :]
