"""What the stages before found of an article's people and bodies, ready to be looked up by place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.lexicons.speech import Speech
from onrecord.model.names import Entity, Mention
from onrecord.model.syntax import Sentence


@dataclass(frozen=True, slots=True)
class People:
    """The mentions of an article in order of place, the entity of each, and where the sentences begin.

    `outlets`: the entities that publish, as far as their names or the words beside them say so. `vague`: those that are first met as one of
    many ("a diplomat").
    """

    mentions: tuple[Mention, ...]
    starts: list[int]
    of: Mapping[str, Entity]
    sentences: list[int]
    by_id: Mapping[str, Mention]
    outlets: frozenset[str]
    vague: frozenset[str]


def people(
    text: str, mentions: Sequence[Mention], entities: Sequence[Entity], sentences: Sequence[Sentence], speech: Speech
) -> People:  # fmt: skip
    """Mentions and entities, ready to be looked up by place."""
    ordered = tuple(sorted(mentions, key=lambda m: m.span))
    of: dict[str, Entity] = {m: e for e in entities for m in e.mentions}
    by_id: dict[str, Mention] = {m.id: m for m in ordered}
    outlets = frozenset(e.id for e in entities if e.kind != "place" and any(_publishes(text, m, e, speech) for m in _of(e, by_id)))
    vague = frozenset(e.id for e in entities if (m := next(_of(e, by_id), None)) is not None and _one_of_many(text, m, speech))
    return People(ordered, [m.span.start for m in ordered], of, [s.span.start for s in sentences], by_id, outlets, vague)


def _of(entity: Entity, by_id: Mapping[str, Mention]) -> Iterator[Mention]:
    return (by_id[mention] for mention in entity.mentions[:_LOOKED_AT] if mention in by_id)


_LOOKED_AT = 20
"""Mentions of one entity that are looked at."""


def _publishes(text: str, mention: Mention, entity: Entity, speech: Speech) -> bool:
    """Whether a mention shows that its entity is an outlet: its name, "the newspaper" before it, or ", a newsletter" after it."""
    words = mention.span.of(text).lower().split()
    if mention.form == "nominal":
        return entity.kind == "organisation" and words[-1] in speech.sets["publishers"] and len(words) < 4
    if mention.form != "name" or not words:
        return False
    name, names = " ".join(words), speech.names
    if entity.kind != "person":
        if names.alias.get(name, name) in names.outlets or (words[0] in speech.sets["stations"] and len(words) > 1):
            return True
        if words[-1] in names.publishing_heads and (len(words) > 1 or _the(text, mention)):
            return True
    before = text[max(0, mention.span.start - 30) : mention.span.start].lower().split()
    while before and before[-1] == "the":
        before.pop()
    if before and before[-1] in speech.sets["publishers"] and text[mention.span.start - 1 : mention.span.start] == " ":
        return True
    after = text[mention.span.end : mention.span.end + 50].lower()
    if not after.startswith((", a ", ", an ", ", the ")):
        return False
    noun = after[2:].split(",")[0].split(".")[0].split()
    return any(word in speech.sets["publishers"] for word in noun[1:4])


def _the(text: str, mention: Mention) -> bool:
    return text[max(0, mention.span.start - 4) : mention.span.start].lower() == "the "


def _one_of_many(text: str, mention: Mention, speech: Speech) -> bool:
    words = mention.span.of(text).lower().split()
    return mention.form == "nominal" and mention.kind == "person" and bool(words) and words[0] in ("a", "an", "one", "another", "some")
