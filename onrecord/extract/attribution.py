"""Ties each quotation to who said it and to the words that report it, or to nobody.

The source is the subject of the cue that governs the quotation, in the article's words; the speaker of a quotation goes on to what
follows between marks in the same paragraph, and to the next paragraph of one speech, never past another speaker. Whoever is
told something is never its source. Where no rule holds, the source is None.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from onrecord.extract.learned import MODEL
from onrecord.extract.reports import Report
from onrecord.extract.sources import People, described, people, proven
from onrecord.extract.spoken import spoken
from onrecord.lexicons.speech import Speech
from onrecord.model.article import Article, Line
from onrecord.model.ids import CueId, EntityId, QuotationId, SourceId
from onrecord.model.language import LanguageModel
from onrecord.model.names import Entity, Mention
from onrecord.model.runs import By
from onrecord.model.span import Span
from onrecord.model.speech import Attribution, Cue, Quotation, Source
from onrecord.model.syntax import Sentence

BY = By("attribution", 4)

CONFIDENCE = {"after": 0.98, "before": 0.98, "signed": 0.95, "carried": 0.93, "colon": 0.95, "relative": 0.87, "shared": 0.9, "none": 0.5}
"""How often the source is right where the words are, by the way it was found, in PolNeAR train: 9,408 quotations; "right" is a source
that overlaps with the annotated one. "colon" is 32 of 33, "signed" 23 of 23 in the development part, both kept below what they measure.
"none" claims nothing."""

_UNSPOKEN = ("colon", "signed")
"""Ways to find a source without a verb: there a name must be of somebody that the article knows."""


def attributions(
    article: Article,
    lines: tuple[Line, ...],
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    cues: tuple[Cue, ...],
    quotations: tuple[Quotation, ...],
    *,
    speech: Speech,
    language: LanguageModel,
) -> tuple[Source | Attribution, ...]:
    """Ties each quotation to who said it and to the words that report it, or to nobody."""
    found = spoken(article, lines, sentences, cues, speech, language)
    exact, starts = {report.content: report for report in found}, [report.content[0].start for report in found]
    known = people(mentions, entities, sentences)
    sources: dict[Span, Source] = {}
    ties: list[Attribution] = []
    for quotation in quotations:
        report = _of(quotation, found, exact, starts)
        source = None if report is None or report.source is None else sources.get(report.source)
        if source is None and report is not None:
            source = _source(article, report, known, speech)
        if source is not None:
            sources[source.span] = source
        rule = "none" if report is None or source is None else report.source_rule
        ties.append(
            Attribution(
                made=BY.rule(rule, _sure(report, rule)),
                article=article.key,
                quotation=QuotationId(quotation.id),
                source=None if source is None else SourceId(source.id),
                cue=None if report is None or report.cue is None else CueId(report.cue.id),
            )
        )
    return (*sources.values(), *ties)


def _source(article: Article, report: Report, known: People, speech: Speech) -> Source | None:
    """Who says it, or nobody where the name before a colon or after a dash is of nobody that the article knows."""
    if report.source is None:
        return None
    kind, entity = described(article.text, report.source, known, speech)
    if report.source_rule in _UNSPOKEN and not proven(kind, entity):
        return None
    rule = report.source_rule
    made = BY.rule(rule if rule == MODEL else f"subject_{rule}", _sure(report, rule))
    return Source(
        made=made, article=article.key, span=report.source, type=kind, entity=None if entity is None else EntityId(entity.id)
    )  # fmt: skip


def _sure(report: Report | None, rule: str) -> float:
    """How sure the source is."""
    return CONFIDENCE[rule] if report is None or report.source_sure is None or rule == "none" else report.source_sure


def _of(quotation: Quotation, found: Sequence[Report], exact: Mapping[tuple[Span, ...], Report], starts: Sequence[int]) -> Report | None:
    """The report with the quotation's words: the same, or one near it that shares at least half of them."""
    if quotation.content in exact:
        return exact[quotation.content]
    best, most = None, 0
    first = bisect_left(starts, quotation.content[0].start)
    for report in found[max(0, first - _NEAR) : bisect_left(starts, quotation.content[-1].end)][: 2 * _NEAR]:
        shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in quotation.content for b in report.content)
        if shared > most:
            best, most = report, shared
    return best if 2 * most >= sum(len(piece) for piece in quotation.content) else None


_NEAR = 4
"""How many reports before and after a quotation's beginning are compared with it."""
