"""Who and what an article speaks of."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.ids import EntityId, MentionId
from onrecord.model.runs import ArticleRecord, Record
from onrecord.model.span import Span
from onrecord.model.time import Moment

Kind = Literal["person", "organisation", "place", "other"]
Form = Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(ArticleRecord):
    """Words that refer to somebody or something: a name, a description ("the minister") or a pronoun."""

    span: Span
    form: Form
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(ArticleRecord):
    """One person, organisation, place or other thing of one article, with all its mentions.

    `name`: the fullest name that the article gives, or its first description where it gives no name.
    """

    name: str
    kind: Kind
    mentions: tuple[MentionId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(ArticleRecord):
    """What somebody is called to be in an article: "Mexican President", "the White House press secretary", at its date."""

    entity: EntityId
    title: str
    span: Span
    on: Moment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """One person or organisation across the articles of a record. `variants`: every form of the name, commonest first."""

    name: str
    kind: Kind
    variants: tuple[str, ...]
    entities: tuple[EntityId, ...]
