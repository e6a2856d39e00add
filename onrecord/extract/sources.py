"""What kind of source a noun phrase is, and which entity of the article it names.

"Ann Lee, a spokeswoman for the bank" is named and is Ann Lee, not the bank; "a spokeswoman for the bank" is an unnamed person.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.extract.words import Word, words
from onrecord.lexicons.speech import Speech
from onrecord.model.ids import EntityId
from onrecord.model.names import Entity, Mention
from onrecord.model.span import Span
from onrecord.model.speech import SourceType


@dataclass(frozen=True, slots=True)
class People:
    """The mentions of an article in order of place, and the entity of each."""

    mentions: tuple[Mention, ...]
    starts: list[int]
    of: Mapping[str, Entity]


def people(mentions: Sequence[Mention], entities: Sequence[Entity]) -> People:
    """Mentions and entities, ready to be looked up by place."""
    ordered = tuple(sorted(mentions, key=lambda m: m.span))
    return People(ordered, [m.span.start for m in ordered], {m: e for e in entities for m in e.mentions})


def described(text: str, source: Span, known: People, speech: Speech) -> tuple[SourceType, EntityId | None]:
    """The type of a source and its entity, None where the article does not resolve it."""
    listed = words(text, source.start, source.end)
    core = _core(listed, speech)
    if not core:
        return "unnamed_person", None
    inside = known.mentions[bisect_left(known.starts, source.start) : bisect_left(known.starts, source.end)]
    head = _head(text, core, inside, speech)
    if head is None or head.form != "name":
        head = _in_apposition(listed, core, inside, speech) or head
    if head is not None and _several(core, inside):
        # "Lee and Marsh said": two people are no one entity
        return ("named" if core[-1].capital else "unnamed_group"), None
    entity = None if head is None else known.of.get(head.id)
    return _type(core, head, entity, speech), None if entity is None else EntityId(entity.id)


def _several(core: Sequence[Word], inside: Sequence[Mention]) -> bool:
    """Whether "and" joins two of the names of the phrase."""
    named = [m for m in inside if m.form == "name" and m.span.end <= core[-1].end]
    joints = [w.start for w in core if w.low in ("and", "&")]
    return any(
        a.span.end <= joint < b.span.start
        for joint in joints
        for a, b in pairwise(named)
        if a.kind == b.kind or "person" in (a.kind, b.kind)
    )


def _core(listed: Sequence[Word], speech: Speech) -> list[Word]:
    core: list[Word] = []
    for word in listed:
        if core and (word.low in (",", "—", "–", "(", ";") or word.low in ("who", "which", "whom")):
            break
        core.append(word)
    return core


def _head(text: str, core: Sequence[Word], inside: Sequence[Mention], speech: Speech) -> Mention | None:
    """The mention that the phrase is about: not an owner ("Lee's lawyer"), not what follows a preposition ("a lawyer for Lee")."""
    end = core[-1].end
    best: Mention | None = None
    for mention in inside:
        if mention.span.end > end:
            break
        if mention.form == "pronoun" and len(core) > 1:
            continue
        owner = text[mention.span.end : mention.span.end + 2] in ("'s", "’s") or text[mention.span.end : mention.span.end + 2] in (
            "' ",
            "’ ",
        )
        if not owner and not _governed(core, mention.span.start, speech):
            if mention.form == "name" or best is None:
                best = mention
            if mention.form == "name" and mention.kind == "person":
                return mention
    return best


def _governed(core: Sequence[Word], start: int, speech: Speech) -> bool:
    """Whether a preposition stands before the mention with nothing but small words between."""
    for word in reversed([w for w in core if w.end <= start]):
        if word.low in speech.sets["prepositions"]:
            return True
        if word.low not in speech.sets["determiners"] and (word.capital or word.low in speech.sets["roles"]):
            return False
    return False


def _in_apposition(listed: Sequence[Word], core: Sequence[Word], inside: Sequence[Mention], speech: Speech) -> Mention | None:
    """The name right after the comma: "Her lawyer, Ann Lee"."""
    rest = listed[len(core) :]
    if len(rest) < 2 or rest[0].low != ",":
        return None
    role = _head_noun(core, speech).low in speech.sets["roles"]
    named = (m for m in inside if m.span.start == rest[1].start and m.form == "name")
    return next((m for m in named if m.kind == "person" or (role and m.kind != "place")), None)


def _type(core: Sequence[Word], head: Mention | None, entity: Entity | None, speech: Speech) -> SourceType:
    sets = speech.sets
    if len(core) == 1 and (core[0].low in sets["pronouns"] or core[0].low in ("who", "which", "that")):
        return "pronoun"
    noun = _head_noun(core, speech)
    kind = None if head is None or head.form != "name" else head.kind
    if kind == "person":
        return "named"
    if noun.low in sets["outlets"] and (kind is not None or noun.low not in sets["documents"]):
        return "outlet"
    if noun.low in sets["documents"] and kind is None:
        return "document"
    if kind in ("organisation", "place") or noun.low in sets["organisations"]:
        return "organisation"
    many = noun.low in sets["groups"] or core[0].low in sets["quantifiers"] or (noun.low.endswith("s") and not noun.low.endswith("ss"))
    if (noun.low in sets["groups"] and kind is None) or (not noun.capital and many and noun.low not in sets["roles"]):
        return "unnamed_group"
    if noun.low in sets["roles"]:
        return "unnamed_person" if core[0].low in ("a", "an", "one", "another") else "role"
    if noun.capital and core[0].low not in ("a", "an"):
        return "named" if entity is None or entity.kind == "person" else "organisation"
    return "role" if core[0].low in ("the", "his", "her", "their") else "unnamed_person"


def _head_noun(core: Sequence[Word], speech: Speech) -> Word:
    """The last noun before a preposition: "adviser" of "an adviser to the president"."""
    noun = core[0]
    for place, word in enumerate(core):
        if place and word.low in speech.sets["prepositions"]:
            break
        if word.alpha and not (word.low.endswith(("ed", "ing")) and place and noun.low in speech.sets["groups"]):
            noun = word
    return noun
