"""The table of contents: what is found in one article (STAGES), and across articles (LINKS)."""

from onrecord.pipeline.stage import Link, Stage
from onrecord.read import lines

STAGES: tuple[Stage, ...] = (Stage(lines.lines, lines.BY),)

LINKS: tuple[Link, ...] = ()
