"""Reads the sample story as a user's folder would be read, and puts each article beside its gold."""

from dataclasses import dataclass
from functools import cache

from eval import gold, system
from onrecord.model.article import Article
from onrecord.model.raw import Raw, Unchanged
from onrecord.model.runs import Failure
from onrecord.pipeline.run import Analysis
from onrecord.pipeline.stages import STAGES
from onrecord.read.read import read
from onrecord.sources.files import items


@dataclass(frozen=True, slots=True)
class Reading:
    """One article of the story: what the annotator wrote, and what onrecord found."""

    gold: gold.GoldArticle
    analysis: Analysis

    @property
    def text(self) -> str:
        return self.analysis.article.text


def read_story() -> list[Article | Failure]:
    """Every article of the sample story, or why it could not be read."""
    return [read(raw) if isinstance(raw, Raw) else raw for raw in items([str(gold.STORY)]) if not isinstance(raw, Unchanged)]


@cache
def readings() -> tuple[Reading, ...]:
    """The story, analysed with every stage that there is, in the order of the gold."""
    articles = {(a.name, a.item): a for a in read_story() if isinstance(a, Article)}
    kinds = tuple(kind for stage in STAGES for kind in stage.gives)
    listed = []
    for wanted in gold.articles():
        if (wanted.file, wanted.item) not in articles:
            raise system.Missing(f"{wanted.file} ({wanted.item or 'the whole file'}) was not read")
        listed.append(Reading(wanted, system.analysed(articles[wanted.file, wanted.item], *kinds)))
    return tuple(listed)
