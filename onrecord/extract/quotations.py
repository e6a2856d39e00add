"""Finds the words that an article gives as somebody else's: direct, indirect, or mixed of both."""

from onrecord.extract.passages import passages
from onrecord.extract.reports import Report, reports
from onrecord.lexicons.speech import Speech
from onrecord.model.article import Article, Line
from onrecord.model.runs import By
from onrecord.model.speech import Cue, Quotation
from onrecord.model.syntax import Sentence

BY = By("quotations", 1)

CONFIDENCE: dict[str, float] = {}


def quotations(
    article: Article, lines: tuple[Line, ...], sentences: tuple[Sentence, ...], cues: tuple[Cue, ...], *, speech: Speech
) -> tuple[Quotation, ...]:
    """Finds the words that an article gives as somebody else's: direct, indirect, or mixed of both."""
    paragraphs = [line.span for line in lines if line.in_article]
    found = passages(article.text, paragraphs, sentences, cues)
    return tuple(_record(article, report) for report in reports(article.text, found, cues, speech))


def _record(article: Article, report: Report) -> Quotation:
    return Quotation(
        made=BY.rule(report.rule, CONFIDENCE.get(report.rule, 0.5)), article=article.key, directness=report.directness,
        content=report.content, marked=report.marked,
    )  # fmt: skip
