"""The sentences of an article."""

from onrecord.lexicons.boundaries import Boundaries
from onrecord.model.article import Article, Line
from onrecord.model.runs import By
from onrecord.model.syntax import Sentence
from onrecord.text.sentences import split

BY = By("sentences", 1)
LINE_END = BY.rule("line_end", 1.0)
MARK = BY.rule("mark", 0.98)
"""Precision of 545 cuts in the news of GUM's train and development parts: .982, recall .996."""


def sentences(article: Article, lines: tuple[Line, ...], *, boundaries: Boundaries) -> tuple[Sentence, ...]:
    """Cuts the article into sentences. They tile the text, and the end of a line always ends one.

    A blank line is one sentence of its own, outside the article: it belongs to no other line, so joining it to the sentence before
    would make that sentence cross a label.
    """
    key = article.key
    found: list[Sentence] = []
    for line in lines:
        for span in split(article.text, line.span, boundaries):
            made = LINE_END if span.end == line.span.end else MARK
            found.append(Sentence(made=made, article=key, span=span, in_article=line.in_article))
    return tuple(found)
