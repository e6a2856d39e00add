"""The sentences of an article."""

from collections.abc import Iterator
from itertools import groupby

from onrecord.lexicons.boundaries import Boundaries
from onrecord.model.article import Article, Line
from onrecord.model.runs import By
from onrecord.model.span import Span, cover
from onrecord.model.syntax import Sentence
from onrecord.text.sentences import split

BY = By("sentences", 1)
LINE_END = BY.rule("line_end", 1.0)
MARK = BY.rule("mark", 0.98)
"""Precision of 545 cuts in the news of GUM's train and development parts: .982, recall .996."""


def sentences(article: Article, lines: tuple[Line, ...], *, boundaries: Boundaries) -> tuple[Sentence, ...]:
    """Cuts the article into sentences. They tile the text, and the end of a line always ends one.

    Blank lines in a row are one sentence, outside the article: joined to the sentence before them, they would make it cross a label.
    """
    key = article.key
    found: list[Sentence] = []
    for stretch, in_article in _stretches(lines):
        for span in split(article.text, stretch, boundaries):
            made = LINE_END if span.end == stretch.end else MARK
            found.append(Sentence(made=made, article=key, span=span, in_article=in_article))
    return tuple(found)


def _stretches(lines: tuple[Line, ...]) -> Iterator[tuple[Span, bool]]:
    """Each line, and each run of blank ones as a whole, with whether it belongs to the article."""
    for blank, run in groupby(lines, key=lambda line: line.label == "blank"):
        if blank:
            yield cover(line.span for line in run), False
        else:
            yield from ((line.span, line.in_article) for line in run)
