"""Who each source is: its type, whom it names, and why it is not named, first by its own words, then by who holds the floor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.extract.anonymity import unnamed_because
from onrecord.extract.exclusions import Exclusions
from onrecord.extract.floor import Spoken, heard, spoken_of
from onrecord.extract.known import People
from onrecord.extract.reports import Report
from onrecord.extract.sources import described
from onrecord.lexicons.speech import Speech
from onrecord.model.names import Entity
from onrecord.model.span import Span
from onrecord.model.speech import SourceType


@dataclass(frozen=True, slots=True)
class Whom:
    """What is known of one source. `floor`: only that nobody else holds the floor says whom a pronoun means."""

    type: SourceType
    entity: Entity | None
    anonymity: Span | None
    floor: bool


def whom(text: str, reports: Sequence[Report], known: People, speech: Speech, authors: frozenset[str]) -> Mapping[Span, Whom]:
    """Each source with what is known of it. Who speaks within somebody else's words never holds the floor. `authors`: who wrote
    the article, in small letters.
    """
    told = {report.source: Spoken(report.source, *described(text, report.source, known, speech)) for report in reports if report.source}
    quoted = sorted({span for report in reports for span in report.marked})
    excluded = Exclusions(text, reports, quoted, known, speech, authors)
    for one in [one for one in told.values() if one.type == "role" and one.entity is not None]:
        if one.entity is not None and excluded.named_after(one.span, one.entity):
            told[one.span] = Spoken(one.span, one.type, None)
    outer = [told[span] for span in {report.source: None for report in reports if report.source and report.inside is None}]
    said: dict[Span, list[Span]] = {}
    for report in reports:
        if report.source is not None:
            said.setdefault(report.source, []).extend(report.content)
    floor = dict(heard(text, outer, quoted, said, known, speech.names, excluded))
    quotes = quoted, [span.start for span in quoted]
    for one in told.values():
        if one.type == "pronoun" and one.entity is None and one.span not in floor:
            meant = spoken_of(text, one.span, quotes, known, speech.names)
            if meant is not None:
                floor[one.span] = meant
    why = unnamed_because(text, list(told.values()), known, speech)
    return {span: Whom(one.type, floor.get(span, one.entity), why.get(span), floor.get(span) is not None) for span, one in told.items()}
