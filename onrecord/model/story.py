"""Which articles tell the same story."""

from dataclasses import dataclass

from onrecord.model.ids import ArticleId
from onrecord.model.runs import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Record):
    """Articles on one developing story."""

    name: str
    articles: tuple[ArticleId, ...]
