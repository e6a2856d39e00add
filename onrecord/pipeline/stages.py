"""The table of contents: what is found in one article (STAGES), and across articles (LINKS)."""

from onrecord.pipeline.stage import Link, Stage
from onrecord.read import lines, metadata

STAGES: tuple[Stage, ...] = (
    Stage(lines.lines, lines.BY),
    Stage(metadata.metadata, metadata.BY),
)

LINKS: tuple[Link, ...] = ()
