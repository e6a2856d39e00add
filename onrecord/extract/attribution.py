"""Ties each quotation to who said it and to the words that report it, or to nobody.

The source is the subject of the cue that governs the quotation, in the article's words; the speaker of a quotation goes on to what
follows between marks in the same paragraph, and to the next paragraph of one speech, never past another speaker. Whoever is
told something is never its source. Where no rule holds, the source is None.
"""

from collections.abc import Sequence

from onrecord.extract.passages import paragraphs_of, passages
from onrecord.extract.reports import Report, reports
from onrecord.extract.sources import described, people
from onrecord.lexicons.speech import Speech
from onrecord.model.article import Article
from onrecord.model.ids import CueId, QuotationId, SourceId
from onrecord.model.names import Entity, Mention
from onrecord.model.runs import By
from onrecord.model.span import Span
from onrecord.model.speech import Attribution, Cue, Quotation, Source
from onrecord.model.syntax import Sentence

BY = By("attribution", 1)

CONFIDENCE: dict[str, float] = {}


def attributions(
    article: Article,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    cues: tuple[Cue, ...],
    quotations: tuple[Quotation, ...],
    *,
    speech: Speech,
) -> tuple[Source | Attribution, ...]:
    """Ties each quotation to who said it and to the words that report it, or to nobody."""
    text = article.text
    found = reports(text, passages(text, paragraphs_of(text, sentences), sentences, cues), cues, speech)
    known = people(mentions, entities)
    sources: dict[Span, Source] = {}
    ties: list[Attribution] = []
    for quotation in quotations:
        report = _of(quotation, found)
        source = None if report is None else report.source
        if report is not None and source is not None and source not in sources:
            type_, entity = described(text, source, known, speech)
            made = BY.rule(f"subject_{report.source_rule}", CONFIDENCE.get(report.source_rule, 0.5))
            sources[source] = Source(made=made, article=article.key, span=source, type=type_, entity=entity)
        rule = "none" if report is None or source is None else report.source_rule
        ties.append(
            Attribution(
                made=BY.rule(rule, CONFIDENCE.get(rule, 0.5)),
                article=article.key,
                quotation=QuotationId(quotation.id),
                source=None if source is None else SourceId(sources[source].id),
                cue=None if report is None or report.cue is None else CueId(report.cue.id),
            )  # fmt: skip
        )
    return (*sources.values(), *ties)


def _of(quotation: Quotation, found: Sequence[Report]) -> Report | None:
    """The report that shares most of the quotation's words, where that is at least half of them."""
    best, most = None, 0
    for report in found:
        if report.content[0].start > quotation.content[-1].end:
            break
        shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in quotation.content for b in report.content)
        if shared > most:
            best, most = report, shared
    return best if 2 * most >= sum(len(piece) for piece in quotation.content) else None
