"""Finds the words that an article gives as somebody else's: direct, indirect, or mixed of both."""

from onrecord.extract.passages import passages
from onrecord.extract.reports import Report, reports
from onrecord.lexicons.speech import Speech
from onrecord.model.article import Article, Line
from onrecord.model.runs import By
from onrecord.model.speech import Cue, Quotation
from onrecord.model.syntax import Sentence

BY = By("quotations", 1)

CONFIDENCE = {
    "marks_around": 0.99, "marks_before": 0.97, "joined": 0.96, "marks_in_that_clause": 0.94, "marks_after": 0.91,
    "signed": 0.9, "marks_in_zero_clause": 0.89, "that_clause": 0.84, "zero_clause": 0.84, "clause_before": 0.84, "colon": 0.83,
    "marks_in_whether_clause": 0.83, "marks_in_infinitive_clause": 0.82, "marks_in_object": 0.82, "whether_clause": 0.8,
    "according_to": 0.8, "marks_in_clause_before": 0.77, "marks_open_clause": 0.75, "infinitive_clause": 0.7, "bare_marks": 0.65,
    "carried": 0.65, "colon_clause": 0.44, "marks_in_colon_clause": 0.44,
}  # fmt: skip
"""How often the words that a rule gives are an attributed content of PolNeAR train (840 articles, 10,043 quotations): half of their common
characters or more shared, as score_quotes counts it. Seldom seen: "marks_in_colon_clause" (1) has the value of "colon_clause" (18);
"signed" (23 of 23, in the development part) is kept below what it measures."""


def quotations(
    article: Article, lines: tuple[Line, ...], sentences: tuple[Sentence, ...], cues: tuple[Cue, ...], *, speech: Speech
) -> tuple[Quotation, ...]:
    """Finds the words that an article gives as somebody else's: direct, indirect, or mixed of both."""
    paragraphs = [line.span for line in lines if line.in_article]
    found = passages(article.text, paragraphs, sentences, cues)
    return tuple(_record(article, report) for report in reports(article.text, found, cues, speech))


def _record(article: Article, report: Report) -> Quotation:
    return Quotation(
        made=BY.rule(report.rule, CONFIDENCE[report.rule]), article=article.key, directness=report.directness,
        content=report.content, marked=report.marked,
    )  # fmt: skip
