"""The table of contents: what is found in one article (STAGES), and across articles (LINKS)."""

from onrecord.extract import attribution, cues, mentions, quotations, sentences, statements
from onrecord.pipeline.stage import Link, Stage

STAGES: tuple[Stage, ...] = (
    Stage(sentences.sentences, sentences.BY),
    Stage(mentions.mentions, mentions.BY),
    Stage(cues.cues, cues.BY),
    Stage(quotations.quotations, quotations.BY),
    Stage(attribution.attributions, attribution.BY),
    Stage(statements.statements, statements.BY),
)

LINKS: tuple[Link, ...] = ()
