"""A whole record as one page model: what the dossier writes to a file, and what a web desk may serve in parts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.app.views import ArticleView, Dated, Said
from onrecord.model.findings import Discrepancy, Judgement
from onrecord.model.names import Actor
from onrecord.model.reuse import TextReuse
from onrecord.model.revisions import Change, Revision
from onrecord.model.runs import Failure, Record, Run
from onrecord.model.speech import Attribution, Quotation
from onrecord.model.tables import KEPT, RECORDS
from onrecord.pipeline.stages import LINKS, STAGES
from onrecord.present.cards import Card, Group, card, groups, speech
from onrecord.present.passages import Passage, passage
from onrecord.present.readings import Reading, place_of, reading
from onrecord.present.spelling import days
from onrecord.present.timeline import SHOWN, TimelinePage, count_times, timeline_page
from onrecord.present.versions import Rewritten, rewritten

if TYPE_CHECKING:
    from onrecord.app.record import RecordFile

LARGE = 1_500
"""Statements. Chromium on two shared cores opened 1,500 laid out in full in 1.2 s, 10,000 in 14.8 s, and in 2.6 s as a large record."""


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A person or organisation of the record, and how often they are quoted. `group`: the anchor of what they said, if anything."""

    actor: Actor
    statements: int
    group: str | None


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage that gave rows of this record: its name and versions, what it does, and how many rows it gave."""

    name: str
    versions: tuple[int, ...]
    summary: str
    rows: int


@dataclass(frozen=True, slots=True)
class Making:
    """How a record was made. `checked`: passages compared with the text of their article; `mismatched`: those that differ from it."""

    runs: tuple[Run, ...]
    stages: tuple[StageRow, ...]
    checked: int
    mismatched: int


@dataclass(frozen=True, slots=True)
class Page:
    """A record to be looked at. Nothing in it depends on when it was made: the same record gives the same page."""

    title: str
    dates: str | None
    statements: int
    speakers: int
    groups: tuple[Group, ...]
    rejected: tuple[Card, ...]
    timeline: TimelinePage
    articles: tuple[Reading, ...]
    versions: tuple[Rewritten, ...]
    passages: tuple[Passage, ...]
    actors: tuple[ActorRow, ...]
    failures: tuple[Failure, ...]
    making: Making

    @property
    def large(self) -> bool:
        """Whether laying it all out at once takes a browser more than a moment."""
        return self.statements > LARGE

    @property
    def further(self) -> int:
        """How many of the articles are earlier versions of others."""
        return sum(reading.view.superseded_by is not None for reading in self.articles)


def page(record: "RecordFile", *, title: str | None = None) -> Page:
    """Joins everything that a reader wants to see. What a person rejected is kept apart from the record, and shown.

    `title`: the name of the file unless given.
    """
    views = sorted(record.articles(), key=_by_date)
    names: dict[str, ArticleView] = {view.article.id: view for view in views}
    said = _in_order(record.statements(rejected=True), views)
    reuse = record.reuse()
    dates = record.timeline(most=SHOWN)
    at_odds = record.discrepancies()
    readings = tuple(
        replace(one, discrepancies=tuple(found for found in at_odds if found.first.article == one.view.article.key))
        for one in _readings(views, said, reuse, names, dates)
    )
    anchors = frozenset(anchor for one in readings for anchor in one.anchors)
    rests_on = speech(record.records(Attribution), record.records(Quotation), record.records(Judgement))
    cards = [card(one, rests_on, target=_target(one, anchors)) for one in said]
    actors: dict[str, Actor] = {actor.id: actor for actor in record.actors()}
    spoken = groups([one for one in cards if one.said.verdict != "reject"], actors)
    return Page(
        title=title or record.path.stem,
        dates=days(tuple(view.published for view in views if view.published is not None)),
        statements=sum(len(group.cards) for group in spoken),
        speakers=sum(group.name is not None for group in spoken),
        groups=spoken,
        rejected=tuple(one for one in cards if one.said.verdict == "reject"),
        timeline=timeline_page(dates, times=count_times(record.timeline())),
        articles=readings,
        versions=rewritten(record.records(Revision), record.records(Change), names),
        passages=tuple(passage(pair, names, anchors) for pair in sorted(reuse, key=lambda pair: (-pair.words, pair.id))),
        actors=_actors(actors, spoken),
        failures=record.failures(),
        making=_making(record, said, (*reuse, *at_odds), names),
    )


def _by_date(view: ArticleView) -> tuple[bool, str, str, str]:
    return (view.published is None, view.published or "", view.article.place, view.article.id)


def _in_order(said: Iterable[Said], views: Sequence[ArticleView]) -> list[Said]:
    """By the date and order of their articles, then by their place in the text."""
    order: dict[str, int] = {view.article.id: number for number, view in enumerate(views)}

    def key(one: Said) -> tuple[int, tuple[int, ...], str]:
        return (order.get(one.article, len(order)), tuple(piece.span.start for piece in one.evidence), one.statement.id)

    return sorted(said, key=key)


def _readings(
    views: Sequence[ArticleView], said: Sequence[Said], reuse: Sequence[TextReuse], names: dict[str, ArticleView], dates: Sequence[Dated]
) -> tuple[Reading, ...]:
    dated: dict[str, list[Dated]] = {}
    for date in dates:
        dated.setdefault(date.entry.sentence.article, []).append(date)
    spoken: dict[str, list[Said]] = {}
    for one in said:
        spoken.setdefault(one.article, []).append(one)
    shared: dict[str, list[TextReuse]] = {}
    for pair in reuse:
        for article in dict.fromkeys((pair.first.article, pair.second.article)):
            shared.setdefault(article, []).append(pair)
    return tuple(
        reading(view, spoken.get(view.article.id, ()), shared.get(view.article.id, ()), names, dated.get(view.article.id, ()))
        for view in views
    )


def _target(said: Said, anchors: frozenset[str]) -> str:
    place = place_of(said)
    return place if place in anchors else said.article


def _actors(actors: dict[str, Actor], spoken: Sequence[Group]) -> tuple[ActorRow, ...]:
    quoted: dict[str, tuple[int, str | None]] = {
        one.said.actor: (len(group.cards), group.anchor) for group in spoken for one in group.cards if one.said.actor
    }
    rows = [ActorRow(actor, *quoted.get(actor.id, (0, None))) for actor in actors.values()]
    return tuple(sorted(rows, key=lambda row: (-row.statements, row.actor.name.casefold(), row.actor.id)))


def _making(record: "RecordFile", said: Sequence[Said], pairs: Sequence[TextReuse | Discrepancy], names: dict[str, ArticleView]) -> Making:
    shown = [
        piece
        for one in said
        for piece in (*one.evidence, one.source, one.cue, *(reporter.words for reporter in one.via))
        if piece is not None
    ]
    shown += [side for pair in pairs for side in (pair.first, pair.second)]
    wrong = sum(1 for piece in shown if piece.article not in names or piece.span.of(names[piece.article].article.text) != piece.words)
    return Making(tuple(record.records(Run)), _stages(record), len(shown), wrong)


def _stages(record: "RecordFile") -> tuple[StageRow, ...]:
    """The stages that gave this record its rows, in the order of the flow, with what is known of them today."""
    found: dict[str, tuple[set[int], list[int]]] = {}
    for kind in RECORDS:
        if kind not in KEPT:
            for row in record.records(kind):
                _count(found, row)
    summaries = {stage.name: stage.summary for stage in STAGES} | {link.name: link.summary for link in LINKS}
    return tuple(StageRow(name, tuple(sorted(versions)), summaries.get(name, ""), rows[0]) for name, (versions, rows) in found.items())


def _count(found: dict[str, tuple[set[int], list[int]]], row: Record) -> None:
    versions, rows = found.setdefault(row.made.stage, (set(), [0]))
    versions.add(row.made.version)
    rows[0] += 1
