"""Whether a line tells news: a whole sentence of what somebody said or of what took place, however short its paragraph is.

Notices of a page ask, offer and address the reader; they quote nobody and seldom speak of the past.
"""

import re

from onrecord.lexicons.layout import Layout
from onrecord.read.units import Unit

LEAST = 4
"""Words below which a line tells nothing: "All rights reserved.", "Story updated."."""
_ED = 5
"""Letters of a word that ends in "-ed" and is a verb."""

_MARKS = re.compile('["“”«»]')


def quotes(unit: Unit, layout: Layout) -> bool:
    """Whether a line is a sentence with somebody's words in quotation marks and a word of saying."""
    return unit.ends and unit.count >= LEAST and _MARKS.search(unit.words) is not None and not layout.saying.isdisjoint(unit.tokens)


def tells(unit: Unit, layout: Layout) -> bool:
    """Whether a line is a sentence of the past that does not speak to the reader, or quotes somebody."""
    if not unit.ends or unit.count < LEAST or unit.bullet:
        return False
    if quotes(unit, layout):
        return True
    if unit.words.endswith(("?", "!")) or not layout.addressing.isdisjoint(unit.tokens):
        return False
    return any(word in layout.past or (len(word) >= _ED and word.endswith("ed") and word[-3] != "e") for word in unit.tokens)
