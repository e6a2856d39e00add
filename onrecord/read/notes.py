"""The notes in which an outlet says what it corrected, added or wants known: each note's own words and their place.

A line that is labelled as a note is one; a note of several paragraphs is as many. What was changed is not worked out here: the link
`revisions` tells it where both versions are in the record.
"""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.lexicons.layout import Layout
from onrecord.model.article import Article, Field, Line
from onrecord.read.candidates import Candidate

MOST = 50
"""Notes of one article that are kept: a live page may have one with each entry."""


def notes(article: Article, lines: Sequence[Line], layout: Layout) -> tuple[Candidate, ...]:
    """All notes, in the order of the text."""
    found: list[Candidate] = []
    for line in lines:
        if line.label == "correction" and len(found) < MOST:
            span = line.span.stripped(article.text)
            words = " ".join(span.of(article.text).split())
            if _stamped(layout).match(words.lower()):
                continue
            field = _kind(words.lower(), layout)
            found.append(Candidate(field, words, "text:note", span, field))
    return tuple(found)


@cache
def _stamped(layout: Layout) -> re.Pattern[str]:
    """A stamp, which is no note: "Updated: Tue 26 November 2024, 17:40"."""
    return re.compile(rf"updated:?\s+(?:{'|'.join(day[:3] for day in layout.weekdays)})\w*\b")


def _kind(words: str, layout: Layout) -> Field:
    """What a note does, by its words in small letters: "Update: the age was corrected" is an update, as it calls itself."""
    first = layout.updates.match(words)
    if first is None and layout.corrections.search(words):
        return "correction"
    return "update_note" if first is not None or layout.updates.search(words) else "editors_note"
