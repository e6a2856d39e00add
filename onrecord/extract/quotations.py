"""Who said what: the words that an article gives as somebody else's, each tied to who said them and to the words that report them.

The source is the subject of the cue that governs the quotation, in the article's words; the speaker of a quotation goes on to what
follows between marks in the same paragraph, and to the next paragraph of one speech, never past another speaker. Whoever is
told something is never its source. Where no rule holds, the source is None. Words within words are quotations of their own, and a
chain says by whom they came; what somebody says of himself within his own words is not taken out.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from onrecord.extract.block_quotes import block_quotes
from onrecord.extract.chains import Chains, named
from onrecord.extract.interviews import interviews
from onrecord.extract.known import People, people
from onrecord.extract.learned import MODEL
from onrecord.extract.reports import Carrier, Report
from onrecord.extract.set_off import SetOff, beside, given
from onrecord.extract.sources import described, proven
from onrecord.extract.spoken import spoken
from onrecord.extract.tellers import truly_told
from onrecord.extract.turns import turns
from onrecord.extract.whom import Whom, whom
from onrecord.lexicons.speech import Speech
from onrecord.model.article import Article, Line, Metadatum, preferred
from onrecord.model.ids import AttributionId, CueId, EntityId, QuotationId, SourceId
from onrecord.model.language import LanguageModel
from onrecord.model.names import Entity, Mention
from onrecord.model.runs import By, Made
from onrecord.model.span import Span
from onrecord.model.speech import Attribution, Cue, Quotation, Source, SourceType, SourcingChain
from onrecord.model.syntax import Sentence

BY = By("quotations", 16)

CONTENT = {
    "marks_around": 0.99, "marks_before": 0.97, "joined": 0.96, "marks_in_that_clause": 0.94, "marks_after": 0.91,
    "signed": 0.9, "marks_in_zero_clause": 0.9, "that_clause": 0.87, "zero_clause": 0.86, "clause_before": 0.84, "colon": 0.85,
    "marks_in_whether_clause": 0.86, "marks_in_infinitive_clause": 0.87, "marks_in_object": 0.82, "whether_clause": 0.84,
    "according_to": 0.84, "marks_in_clause_before": 0.78, "marks_open_clause": 0.74, "infinitive_clause": 0.7, "bare_marks": 0.64,
    "carried": 0.7, "cited": 0.7, "colon_clause": 0.54, "marks_in_colon_clause": 0.54, "turn": 0.9,
    "set_off": 0.85,
}  # fmt: skip
"""How often the words that a rule gives are an attributed content of PolNeAR train (840 articles, 9,408 quotations): half of their common
characters or more shared, as score_quotes counts it. Seldom seen: "marks_in_colon_clause" (1) has the value of "colon_clause" (13);
"signed" (23 of 23, in the development part) is kept below what it measures.
So are "turn" (all that are found in the 840 articles are turns of interviews, of few of them) and "set_off", of which the development part
has one. Of direct quotations with a source, words and source are both
right in .951 where the product with the source's confidence is .80 or more (recall .876), in .956 from .84 (recall .846)."""

SOURCE = {
    "after": 0.98,
    "before": 0.98,
    "signed": 0.95,
    "carried": 0.93,
    "colon": 0.95,
    "relative": 0.87,
    "shared": 0.9,
    "none": 0.5,
    "turn": 0.95,
    "set_off": 0.9,
}
"""How often the source is right where the words are, by the way it was found, in PolNeAR train: 9,408 quotations; "right" is a source
that overlaps with the annotated one. "colon" is 32 of 33, "signed" 23 of 23 in the development part, both kept below what they measure.
"none" claims nothing."""

CHAIN = 0.8
"""How often a chain names nobody who does not report it and leaves nobody out (invented news, 74 chains); in .64 all are named in full."""

CARRIER = 0.9
"""How surely an outlet that is told something, quotes or cites is found (the same articles 01 to 20: 11 of 12)."""

_JOINT = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
"""What stands between the names of several authors."""

_BACK = 30
"""Mentions before "the paper" among which its name is looked for."""

_UNSPOKEN = ("colon", "signed")
"""Ways to find a source without a verb: there a name must be of somebody that the article knows."""


def quotations(
    article: Article,
    lines: tuple[Line, ...],
    metadata: tuple[Metadatum, ...],
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    cues: tuple[Cue, ...],
    *,
    speech: Speech,
    language: LanguageModel,
) -> tuple[Quotation | Source | Attribution | SourcingChain, ...]:
    """Finds the words that an article gives as somebody else's, and ties each to who said it, or to nobody, and to who reports it."""
    known = people(article.text, mentions, entities, sentences, speech)
    turned = turns(article.text, lines, mentions, entities, speech) or interviews(article.text, lines, mentions, entities, speech)
    blocks = block_quotes(article, lines, sentences, cues, known, speech)
    heard = truly_told(article.text, spoken(article, lines, sentences, cues, speech, language), [line.span for line in lines], speech)
    reports = beside((*turned, *blocks), heard)
    authors = frozenset(name.casefold() for told in metadata if told.field == "author" for name in _JOINT.split(told.value))
    table = _Table(article, known, speech, preferred(metadata, "outlet"), whom(article.text, reports, known, speech, authors))
    for report in reports:
        table.take(report)
    table.set_off((*turned, *blocks))
    return table.records()


class _Table:
    """What is found in one article, as records. Reports are taken in after those that hold them."""

    def __init__(self, article: Article, known: People, speech: Speech, outlet: str | None, whom: Mapping[Span, Whom]) -> None:
        self.article, self.known, self.speech, self.whom = article, known, speech, whom
        self.sources: dict[Span, Source] = {}
        self.ids: dict[int, EntityId] = {}
        self.quotations: dict[str, Quotation] = {}
        self.ties: dict[str, Attribution] = {}
        self.chains = Chains(article.text, outlet)
        self.chained: list[SourcingChain] = []

    def records(self) -> tuple[Quotation | Source | Attribution | SourcingChain, ...]:
        return (*self.sources.values(), *self.quotations.values(), *self.ties.values(), *self.chained)

    def set_off(self, listed: Sequence[SetOff]) -> None:
        """Words set off without quote marks, with the source that their label or their introduction names, where nothing else has them."""
        contents = sorted(quotation.content for quotation in self.quotations.values())
        for one in listed:
            if not given(one.content, contents):
                self._set_off(one)

    def _set_off(self, one: SetOff) -> None:
        source = None if one.label is None else self.sources.get(one.label)
        if source is None and one.label is not None:
            entity = None if one.entity is None else EntityId(one.entity.id)
            made = BY.rule(one.rule, SOURCE[one.rule])
            source = Source(made=made, article=self.article.key, span=one.label, type=one.type, entity=entity)
            self.sources[source.span] = source
        made = BY.rule(one.rule, CONTENT[one.rule])
        quotation = Quotation(made=made, article=self.article.key, directness="direct", content=one.content, marked=())
        tie = Attribution(
            made=BY.rule(one.rule, SOURCE[one.rule]), article=self.article.key, quotation=QuotationId(quotation.id),
            source=None if source is None else SourceId(source.id), cue=None if one.cue is None else CueId(one.cue.id),
        )  # fmt: skip
        self.quotations.setdefault(quotation.id, quotation)
        self.ties.setdefault(tie.id, tie)

    def take(self, report: Report) -> None:
        """The words, what ties them to their source and cue, and by whom they came."""
        source = self._source(report)
        if report.inside is not None and not self.chains.another(report, source):
            self.chains.skip(report)
            return
        if source is not None:
            self.sources[source.span] = source
        sure = CONTENT[report.rule] if report.sure is None else report.sure
        quotation = Quotation(
            made=BY.rule(report.rule, sure), article=self.article.key,
            directness=report.directness, content=report.content, marked=report.marked,
        )  # fmt: skip
        quotation = self.quotations.setdefault(quotation.id, quotation)
        rule = "none" if source is None else report.source_rule
        tie = Attribution(
            made=BY.rule(rule, _sure(report, rule)),
            article=self.article.key,
            quotation=QuotationId(quotation.id),
            source=None if source is None else SourceId(source.id),
            cue=None if report.cue is None else CueId(report.cue.id),
        )
        if tie.id not in self.ties:
            self.ties[tie.id] = tie
            self._chain(report, tie, source)

    def _chain(self, report: Report, tie: Attribution, source: Source | None) -> None:
        carriers = [self._carrier(one) for one in report.carriers if not self.chains.own(one.span)]
        link = self.chains.add(report, AttributionId(tie.id), source, [one for one in carriers if one is not None])
        if link.reporters or report.inside is not None:
            rule = "carried" if report.inside is None else "nested"
            made = BY.rule(rule, CHAIN)
            reporters = tuple(SourceId(one.id) for one in link.reporters)
            self.chained.append(SourcingChain(made=made, article=self.article.key, attributions=link.attributions, reporters=reporters))
            self.sources.update({one.span: one for one in link.reporters})

    def _source(self, report: Report) -> Source | None:
        """Who says it, or nobody where the name before a colon or after a dash is of nobody that the article knows."""
        if report.source is None:
            return None
        if report.source in self.sources:
            return self.sources[report.source]
        told = self.whom[report.source]
        if report.source_rule in _UNSPOKEN and not proven(told.type, told.entity):
            return None
        rule = report.source_rule
        made = BY.rule("floor" if told.floor else rule if rule == MODEL else f"subject_{rule}", _sure(report, rule))
        return self._made(made, report.source, told.type, told.entity, told.anonymity)

    def _carrier(self, carrier: Carrier) -> Source | None:
        """Who passes words on. What is only called "the paper" is the outlet named last; a person who is told things passes nothing on."""
        span = carrier.span
        words = span.of(self.article.text)
        if not named(words) and (carrier.told or words.split()[-1] in self.speech.sets["mediums"]):
            return self._last_outlet(span)
        if span in self.sources:
            return self.sources[span]
        kind, entity = described(self.article.text, span, self.known, self.speech)
        if carrier.told and (self._person(words) or (entity is not None and entity.kind in ("person", "place"))):
            return None
        if kind == "pronoun" and entity is None:
            return None
        return self._made(BY.rule("carrier", CARRIER), span, "outlet" if carrier.told else kind, entity)

    def _person(self, words: str) -> bool:
        """Whether a name begins with a first name: "Bob Post"."""
        return words.split()[0].casefold() in self.speech.names.first_names and len(words.split()) > 1

    def _last_outlet(self, before: Span) -> Source | None:
        """The outlet that was named last: among those who spoke or were told things, and among names that are an outlet's by their look."""
        spoken, mastheads = self.chains.last_outlet(before), self.speech.sets["mastheads"]
        for mention in reversed(self.known.mentions[: bisect_left(self.known.starts, before.start)][-_BACK:]):
            if spoken is not None and mention.span.start <= spoken.span.start:
                break
            words = mention.span.of(self.article.text).lower().split()
            if mention.form == "name" and mention.kind != "person" and (words[0] in mastheads or words[-1] in mastheads):
                return self._carrier(Carrier(mention.span, True))
        return spoken

    def _made(self, made: Made, span: Span, kind: SourceType, entity: Entity | None, anonymity: Span | None = None) -> Source:
        return Source(made=made, article=self.article.key, span=span, type=kind, entity=self._id(entity), anonymity=anonymity)

    def _id(self, entity: Entity | None) -> EntityId | None:
        """An entity's id, which costs as much as it has mentions: made once."""
        if entity is None:
            return None
        if id(entity) not in self.ids:
            self.ids[id(entity)] = EntityId(entity.id)
        return self.ids[id(entity)]


def _sure(report: Report, rule: str) -> float:
    """How sure the source is."""
    return SOURCE[rule] if report.source_sure is None or rule == "none" else report.source_sure
