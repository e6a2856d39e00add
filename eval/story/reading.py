"""Reads the sample story as a user's folder would be read, and puts each article beside its gold."""

import importlib
from dataclasses import dataclass
from functools import cache

from eval import gold, system
from onrecord.model.article import Article
from onrecord.model.runs import Failure
from onrecord.pipeline.run import Analysis
from onrecord.pipeline.stages import STAGES


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
    try:
        files = importlib.import_module("onrecord.sources.files")
        reader = importlib.import_module("onrecord.read.read")
    except ModuleNotFoundError as error:
        raise system.Missing(f"articles cannot be read yet: {error}") from error
    return [raw if isinstance(raw, Failure) else reader.read(raw) for raw in files.items([str(gold.STORY)])]


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
