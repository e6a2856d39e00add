"""Who and what an article speaks of."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.ids import ActorId, EntityId, MentionId, RoleId
from onrecord.model.runs import ArticleRecord, Record
from onrecord.model.span import Span
from onrecord.model.time import Moment

Kind = Literal["person", "organisation", "place", "other"]
PlaceKind = Literal["country", "region", "city"]
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


Standing = Literal["holder", "acting", "former", "incoming"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(ArticleRecord):
    """A country, a first-level region or a larger city that an article names, or whose people it names: "Texas", "French", "Congolese".

    `name`: the likeliest place, in its usual form; `candidates`: all that the words may mean, such as "Georgia (country, GE)" and "Georgia
    (region, US)", or a capital and its government. `country`: its ISO 3166-1 code, None where the article does not tell which is meant.
    `via`: by its name, or by the name of its people. `entity`: whom the words stand for. Places that are not in the table have no record.
    """

    span: Span
    name: str
    kind: PlaceKind
    country: str | None
    via: Literal["name", "people"]
    candidates: tuple[str, ...]
    entity: EntityId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(ArticleRecord):
    """What somebody is called to be in an article: "Mexican President", "the White House press secretary", at its date.

    `title`: the words at `span`, on one line. `on`: the article's publication date, which is the date that the article vouches for.
    `standing`: whether they have the office, stand in for it ("acting"), had it ("former") or are to have it ("incoming"): a former
    minister is no minister. The role of somebody whom the article never names has the rule "description".
    """

    entity: EntityId
    title: str
    span: Span
    on: Moment | None
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """One person or organisation across the articles of a record. `variants`: every form of the name, commonest first.

    Misspellings are variants too. `entities`: those of the articles that name the actor, and those that only a role leads to it: for
    each of these there is an Incumbent.
    """

    name: str
    kind: Kind
    variants: tuple[str, ...]
    entities: tuple[EntityId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incumbent(Record):
    """Whom an article means that says "the press secretary" and names nobody: the one person who is called so elsewhere at that date.

    `entity`: whom the article does not name. `role`: the words by which it calls them. `holds`: the roles in other articles of the record
    that say who holds it, the nearest in time first. Where the record has two holders, or none, there is no Incumbent.
    """

    entity: EntityId
    role: RoleId
    actor: ActorId
    holds: tuple[RoleId, ...]
