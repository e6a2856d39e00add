"""The table of contents: what is found in one article (STAGES), and across articles (LINKS)."""

from onrecord.pipeline.stage import Link, Stage

STAGES: tuple[Stage, ...] = ()

LINKS: tuple[Link, ...] = ()
