"""The grammar of a text: its sentences. Words, parts of speech and the parse join with the language engine."""

from dataclasses import dataclass

from onrecord.model.runs import ArticleRecord
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(ArticleRecord):
    """A sentence. Sentences tile the text: each begins where the last one ended, and no sentence crosses a line label.

    `in_article`: False for sentences of boilerplate lines and for blank ones.
    """

    span: Span
    in_article: bool
