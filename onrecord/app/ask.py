"""Answers from a record: articles and statements joined with the names, the dates and the verdicts that belong to them.

Each kind of row is read once, however many statements there are. A rejected statement is left out by those who ask, not here.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from onrecord.app.versions import Versions, versions
from onrecord.app.views import ArticleView, Hit, Reporter, Said, Told
from onrecord.extract.statements import called
from onrecord.model.article import Article, Field, Line, Metadatum, preferred
from onrecord.model.findings import Judgement
from onrecord.model.ids import ActorId, ArticleId, AttributionId, EntityId, RecordId
from onrecord.model.names import Actor, Entity, Incumbent, Mention, Role
from onrecord.model.revisions import Revision
from onrecord.model.runs import ArticleRecord, Record, Skipped
from onrecord.model.span import Evidence, Span
from onrecord.model.speech import Attribution, Circumstance, Cue, Quotation, Source, SourcingChain, Statement
from onrecord.model.syntax import Sentence
from onrecord.model.time import Moment
from onrecord.store.store import Store

T = TypeVar("T", bound=Record)
A = TypeVar("A", bound=ArticleRecord)

SHORTEST = 3
"""Letters with which a word may be looked for by its beginning."""

Words = tuple[tuple[ArticleId, Span], ...]
"""Where the words of a statement stand."""


@dataclass(frozen=True, slots=True)
class People:
    """What a record knows beyond single articles: who is who, and what a person decided.

    `held`: for those whom only an office leads to a person, the words that say who holds it.
    """

    actors: Mapping[EntityId, Actor]
    verdicts: Mapping[RecordId, Judgement]
    by_words: Mapping[Words, Judgement]
    named: Mapping[str, Actor]
    versions: Versions
    held: Mapping[EntityId, "Held"]

    def judged(self, record: Record) -> Judgement | None:
        """The last verdict on a record, notes aside. On a statement it stays with the words when a better date gives another id."""
        if not self.verdicts:
            return None  # an id costs 20 microseconds
        found = self.verdicts.get(record.id)
        if found is None and isinstance(record, Statement):
            found = self.by_words.get(tuple((record.article, span) for span in record.content))
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Joins:
    """What statements are joined with, by id: of one article, or of all (then without mentions, which are many and of no use there).

    `chains`: by the attribution whose words they tell the way of.
    """

    people: People
    articles: Mapping[str, Article]
    metadata: Mapping[ArticleId, tuple[Metadatum, ...]]
    attributions: Mapping[str, Attribution]
    quotations: Mapping[str, Quotation]
    sources: Mapping[str, Source]
    cues: Mapping[str, Cue]
    entities: Mapping[str, Entity]
    mentions: Mapping[str, Mention]
    chains: Mapping[AttributionId, SourcingChain]
    circumstances: Mapping[AttributionId, tuple[Circumstance, ...]] = field(default_factory=dict)

    def about(self, article: ArticleId, field: Field) -> str | None:
        """The preferred value of a field of an article."""
        return preferred(self.metadata.get(article, ()), field)

    def evidence(self, article: ArticleId, span: Span) -> Evidence:
        """The words at a place."""
        return Evidence(article, span, span.of(self.articles[article].text))

    def name(self, entity: EntityId | None) -> str | None:
        """Whom an entity is: the name across articles where it was linked, else the article's own."""
        if entity is None:
            return None
        actor = self.people.actors.get(entity)
        if actor is not None:
            return actor.name
        return self.entities[entity].name if entity in self.entities else None


def people(store: Store) -> People:
    """Reads the actors, the judgements and the versions of a record."""
    actors = list(store.records(Actor))
    named: dict[str, Actor] = {}
    for actor in actors:
        for name in (actor.name, *actor.variants):
            named.setdefault(fold(name), actor)
    verdicts = {j.target: j for j in store.records(Judgement) if j.verdict != "note"}
    by_words = {tuple((e.article, e.span) for e in j.evidence): j for j in verdicts.values() if j.target.startswith("statement-")}
    return People(
        {entity: actor for actor in actors for entity in actor.entities}, verdicts, by_words, named, versions(store.records(Revision)),
        {one.entity: _held(store, one) for one in store.records(Incumbent)},
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """The words by which somebody holds an office, the nearest in time first, and how sure it is that they are meant."""

    words: tuple[Evidence, ...]
    confidence: float


def _held(store: Store, one: Incumbent) -> Held:
    roles = [role for found in one.holds if isinstance(role := store.get(found), Role)]
    texts = {role.article: store.article(role.article) for role in roles}
    words = tuple(Evidence(r.article, r.span, r.span.of(found.text)) for r in roles if (found := texts[r.article]) is not None)
    return Held(words, one.made.confidence)


def joins(store: Store, known: People, article: Article | None = None) -> Joins:
    """Reads what the statements of one article, or of all, are joined with."""
    key = None if article is None else article.key

    def by_id(kind: type[T]) -> dict[str, T]:
        return {record.id: record for record in store.records(kind, article=key)}

    return Joins(
        people=known,
        articles={a.id: a for a in (store.articles() if article is None else (article,))},
        metadata=grouped(store.records(Metadatum, article=key)),
        attributions=by_id(Attribution), quotations=by_id(Quotation), sources=by_id(Source), cues=by_id(Cue), entities=by_id(Entity),
        mentions={} if article is None else by_id(Mention),
        chains={chain.attributions[-1]: chain for chain in store.records(SourcingChain, article=key)},
        circumstances=_by_attribution(store.records(Circumstance, article=key)),
    )  # fmt: skip


def _by_attribution(records: Iterable[Circumstance]) -> dict[AttributionId, tuple[Circumstance, ...]]:
    """Circumstances by the attribution that they belong to, in the order of their words."""
    found: dict[AttributionId, list[Circumstance]] = {}
    for record in records:
        found.setdefault(record.attribution, []).append(record)
    return {attribution: tuple(sorted(listed, key=lambda told: told.span)) for attribution, listed in found.items()}


def grouped(records: Iterable[A]) -> dict[ArticleId, tuple[A, ...]]:
    """Records by their article."""
    found: dict[ArticleId, list[A]] = {}
    for record in records:
        found.setdefault(record.article, []).append(record)
    return {article: tuple(listed) for article, listed in found.items()}


def said(statement: Statement, known: Joins) -> Said:
    """One statement as a reader meets it."""
    article = known.articles[statement.article]
    attribution = known.attributions.get(statement.attribution)
    quotation = None if attribution is None else known.quotations.get(attribution.quotation)
    source = None if attribution is None or attribution.source is None else known.sources.get(attribution.source)
    cue = None if attribution is None or attribution.cue is None else known.cues.get(attribution.cue)
    entity = None if statement.entity is None else known.entities.get(statement.entity)
    actor = None if statement.entity is None else known.people.actors.get(statement.entity)
    judgement = known.people.judged(statement)
    corrected = judgement is not None and judgement.verdict == "correct" and judgement.value is not None
    speaker = actor.name if actor is not None else statement.speaker
    if corrected and judgement is not None and judgement.value is not None:
        speaker = judgement.value
        actor, entity = known.people.named.get(fold(speaker)), None
    kind = actor.kind if actor is not None else None if entity is None else entity.kind
    evidence = tuple(known.evidence(article.key, span) for span in statement.content)
    held = None if corrected or statement.entity is None else known.people.held.get(statement.entity)
    made = [record.made.confidence for record in (statement, attribution, quotation) if record is not None]
    made += [] if held is None else [held.confidence]
    return Said(
        statement=statement, article=article.key, place=article.place, title=known.about(article.key, "title"),
        outlet=known.about(article.key, "outlet"), reported=statement.reported, speaker=speaker,
        actor=None if actor is None else ActorId(actor.id), kind=kind,
        source=None if source is None else known.evidence(article.key, source.span),
        cue=None if cue is None else known.evidence(article.key, _whole(cue)),
        evidence=evidence, words=" … ".join(e.words for e in evidence), confidence=min(made),
        verdict=None if judgement is None else judgement.verdict, corrected=corrected, via=via(statement.attribution, known),
        told=tuple(Told(one.kind, known.evidence(article.key, one.span)) for one in known.circumstances.get(statement.attribution, ())),
        said=statement.said,
        anonymity=None if source is None or source.anonymity is None else known.evidence(article.key, source.anonymity),
        held=() if held is None else held.words,
    )  # fmt: skip


def _whole(cue: Cue) -> Span:
    """The reporting words from the one on that denies them: "did not deny" is "not deny", and no denial."""
    return cue.span if cue.denied is None else Span(min(cue.denied.start, cue.span.start), cue.span.end)


def via(attribution: AttributionId, known: Joins) -> tuple[Reporter, ...]:
    """By whom what somebody said came to the article, the outermost first."""
    chain = known.chains.get(attribution)
    found: list[Reporter] = []
    for source in [known.sources.get(one) for one in (() if chain is None else chain.reporters)]:
        if source is not None:
            words = known.evidence(source.article, source.span)
            actor = None if source.entity is None else known.people.actors.get(source.entity)
            entity = None if source.entity is None else known.entities.get(source.entity)
            name = actor.name if actor is not None else called(known.articles[source.article].text, source, entity)
            found.append(Reporter(name or words.words, None if actor is None else ActorId(actor.id), words))
    return tuple(found)


def view(
    article: Article, lines: tuple[Line, ...], metadata: tuple[Metadatum, ...], skipped: tuple[Skipped, ...], copies: tuple[str, ...],
    known: Versions,
) -> ArticleView:  # fmt: skip
    """An article with what is known about it."""
    published = preferred(metadata, "published")
    return ArticleView(
        article=article, lines=lines, metadata=metadata, title=preferred(metadata, "title"), outlet=preferred(metadata, "outlet"),
        authors=tuple(m.value for m in metadata if m.field == "author" and m.preferred),
        published=None if published is None else Moment(published), copies=copies,
        versions=known.of(article.key), superseded_by=known.superseded_by(article.key),
        language=preferred(metadata, "language"), skipped=skipped,
    )  # fmt: skip


def names(speaker: str, known: People) -> "Names":
    """Whom a person means who types this name."""
    actor = known.named.get(fold(speaker))
    return Names(fold(speaker), None if actor is None else actor.id)


@dataclass(frozen=True, slots=True)
class Names:
    """A name to look for: as typed, and the actor that bears it."""

    typed: str
    actor: str | None

    def of(self, said: Sequence[Said]) -> tuple[Said, ...]:
        """What they said: the same actor, the same name, or a name that has all the words typed ("torve" finds Ana Torve).

        Only where there is none: names with words that begin as those typed do ("torv"), each with three letters or more.
        """
        found = tuple(one for one in said if self._fits(one.speaker, one.actor))
        return found or tuple(one for one in said if self._begins(one.speaker))

    def reporting(self, said: Sequence[Said]) -> tuple[Said, ...]:
        """What others said and they report, found in the same way."""
        found = tuple(one for one in said if any(self._fits(reporter.name, reporter.actor) for reporter in one.via))
        return found or tuple(one for one in said if any(self._begins(reporter.name) for reporter in one.via))

    def _fits(self, name: str | None, actor: ActorId | None) -> bool:
        if actor is not None and actor == self.actor:
            return True
        typed = set(self.typed.split())
        return bool(typed) and name is not None and typed <= set(fold(name).split())

    def _begins(self, name: str | None) -> bool:
        typed, named = self.typed.split(), fold(name or "").split()
        return bool(typed) and all(len(word) >= SHORTEST and any(name.startswith(word) for name in named) for word in typed)


def fold(words: str) -> str:
    """Words as they are compared: no case, no accents, single blanks."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


_WORD = re.compile(r"\w+")


def hit(sentence: Sentence, score: float, query: str, article: Article) -> Hit:
    """A sentence that a search found, with the words of the query in it."""
    words = sentence.span.of(article.text)
    wanted = {fold(word) for word in _WORD.findall(query)}
    begins = tuple(fold(word) for word in re.findall(r"(\w+)\*", query))
    spans = [m.span() for m in _WORD.finditer(words) if (w := fold(m[0])) in wanted or (begins and w.startswith(begins))]
    start = sentence.span.start
    matches = tuple(Evidence(article.key, Span(start + a, start + b), words[a:b]) for a, b in _joined(spans, words))
    return Hit(article.key, article.place, Evidence(article.key, sentence.span, words), matches, score)


def _joined(spans: list[tuple[int, int]], words: str) -> Iterator[tuple[int, int]]:
    """Neighbours with only blanks between them are one place."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and not words[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    yield from found
