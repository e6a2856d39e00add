"""The table of contents: what is found in one article (STAGES), and across articles (LINKS)."""

from onrecord.extract import attribution, cues, entities, mentions, quotations, sentences, statements, times
from onrecord.link import actors, reuse, revisions
from onrecord.model.names import Actor
from onrecord.model.reuse import TextReuse
from onrecord.model.revisions import Change, Revision
from onrecord.pipeline.stage import Link, Stage
from onrecord.read import lines, metadata

STAGES: tuple[Stage, ...] = (
    Stage(lines.lines, lines.BY),
    Stage(metadata.metadata, metadata.BY),
    Stage(sentences.sentences, sentences.BY),
    Stage(times.times, times.BY),
    Stage(mentions.mentions, mentions.BY),
    Stage(entities.entities, entities.BY),
    Stage(cues.cues, cues.BY),
    Stage(quotations.quotations, quotations.BY),
    Stage(attribution.attributions, attribution.BY),
    Stage(statements.statements, statements.BY),
)

LINKS: tuple[Link, ...] = (
    Link(actors.keys, actors.compare, actors.group, (Actor,), actors.BY, crowd=actors.CROWD),
    Link(revisions.keys, revisions.compare, revisions.group, (Revision, Change), revisions.BY, crowd=revisions.CROWD),
    Link(reuse.keys, reuse.compare, reuse.group, (TextReuse,), reuse.BY, crowd=reuse.CROWD),
)
