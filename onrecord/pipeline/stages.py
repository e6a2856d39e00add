"""The table of contents: what is found in one article (STAGES), and across articles (LINKS)."""

from onrecord.extract import (
    circumstances,
    cues,
    entities,
    events,
    mentions,
    places,
    quantities,
    quotations,
    roles,
    sentences,
    statements,
    times,
)
from onrecord.link import actors, bearers, discrepancies, outlets, reuse, revisions, timeline
from onrecord.model.findings import Discrepancy
from onrecord.model.names import Actor, Incumbent
from onrecord.model.outlets import DateOrder, RepeatedLine
from onrecord.model.reuse import TextReuse
from onrecord.model.revisions import Change, Revision
from onrecord.model.timeline import TimelineEntry
from onrecord.pipeline.stage import Link, Stage
from onrecord.read import lines, metadata

ENGLISH = frozenset({"en"})

STAGES: tuple[Stage, ...] = (
    Stage(lines.lines, lines.BY),
    Stage(metadata.metadata, metadata.BY),
    Stage(sentences.sentences, sentences.BY),
    Stage(times.times, times.BY, ENGLISH),
    Stage(quantities.quantities, quantities.BY, ENGLISH),
    Stage(mentions.mentions, mentions.BY, ENGLISH),
    Stage(entities.entities, entities.BY, ENGLISH),
    Stage(roles.roles, roles.BY, ENGLISH),
    Stage(places.places, places.BY, ENGLISH),
    Stage(cues.cues, cues.BY, ENGLISH),
    Stage(quotations.quotations, quotations.BY, ENGLISH),
    Stage(circumstances.circumstances, circumstances.BY, ENGLISH),
    Stage(statements.statements, statements.BY, ENGLISH),
    Stage(events.events, events.BY, ENGLISH),
)

LINKS: tuple[Link, ...] = (
    Link(outlets.keys, outlets.compare, outlets.group, (RepeatedLine, DateOrder), outlets.BY),
    Link(bearers.keys, actors.compare, actors.group, (Actor, Incumbent), actors.BY, crowd=actors.CROWD),
    Link(revisions.keys, revisions.compare, revisions.group, (Revision, Change), revisions.BY, crowd=revisions.CROWD),
    Link(reuse.keys, reuse.compare, reuse.group, (TextReuse,), reuse.BY, crowd=reuse.CROWD),
    Link(discrepancies.keys, discrepancies.compare, discrepancies.group, (Discrepancy,), discrepancies.BY),
    Link(timeline.keys, timeline.compare, timeline.group, (TimelineEntry,), timeline.BY),
)
