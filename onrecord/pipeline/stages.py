"""The table of contents: what is found in one article (STAGES), and across articles (LINKS)."""

from onrecord.extract import sentences
from onrecord.pipeline.stage import Link, Stage

STAGES: tuple[Stage, ...] = (Stage(sentences.sentences, sentences.BY),)

LINKS: tuple[Link, ...] = ()
