"""The table of contents: what is found in one article (STAGES), and across articles (LINKS)."""

from onrecord.extract import sentences, times
from onrecord.link import reuse
from onrecord.model.reuse import TextReuse
from onrecord.pipeline.stage import Link, Stage
from onrecord.read import lines

STAGES: tuple[Stage, ...] = (
    Stage(lines.lines, lines.BY),
    Stage(sentences.sentences, sentences.BY),
    Stage(times.times, times.BY),
)

LINKS: tuple[Link, ...] = (Link(reuse.keys, reuse.compare, reuse.group, TextReuse, reuse.BY, crowd=reuse.CROWD),)
