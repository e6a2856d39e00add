"""What kind of source a phrase is: named, a role, one or several who are not named, a body, an outlet, something written, a pronoun.

"A spokesman" is a role, for an office singles him out; "an official" is one of many, and "the official" is that one again.
"""

from collections.abc import Sequence

from onrecord.extract.known import People
from onrecord.extract.speakers import head_noun
from onrecord.extract.words import Word
from onrecord.lexicons.speech import Speech
from onrecord.model.names import Entity, Mention
from onrecord.model.speech import SourceType

_SOMEBODY = frozenset({"someone", "somebody", "anyone", "anybody", "nobody"})
_ONE = frozenset({"a", "an", "one", "another"})


def source_type(core: Sequence[Word], head: Mention | None, entity: Entity | None, known: People, speech: Speech) -> SourceType:
    """The type of a source. `core`: its words without appositions. `head`: the mention that it is about. `entity`: whom it names."""
    sets = speech.sets
    first = core[0].low
    if len(core) == 1 and (first in sets["pronouns"] or first in ("who", "which", "that")):
        return "pronoun"
    if first.startswith("@"):
        return "named"
    noun = head_noun(core, speech)
    name = head if head is not None and head.form == "name" else None
    owner = known.of.get(name.id) if name is not None else None
    if name is not None and owner is not None and owner.id in known.outlets and name.kind != "place":
        return "outlet"
    if name is not None and name.span.start >= core[-1].end:
        return _apposed(noun, name, speech)
    if name is not None and name.kind == "person":
        return "named"
    single = None if name is not None else _single(core, noun, speech)
    return single if single is not None else _described(core, noun, name, entity, known, speech)


def _single(core: Sequence[Word], noun: Word, speech: Speech) -> SourceType | None:
    """ "One of them", "another", "somebody", "one in ten"; None where it is none of these."""
    first, second = core[0].low, core[1].low if len(core) > 1 else ""
    third = core[2].low if len(core) > 2 else ""
    if first in _SOMEBODY:
        return "unnamed_person"
    numbers = speech.sets["quantifiers"]
    if any(
        a.low in numbers and b.low == "in" and (c.low in numbers or c.low in _NUMBERS)
        for a, b, c in zip(core, core[1:], core[2:], strict=False)
    ):
        return "unnamed_group"
    if first in ("one", "another") and second in ("", "of"):
        return "unnamed_person"
    if first == "the" and second in ("other", "second", "third", "first") and not third:
        return "unnamed_person"
    if first in ("one", "another") and noun.low not in speech.sets["organisations"] and noun.low not in speech.sets["documents"]:
        return "unnamed_person"
    return None


_NUMBERS = frozenset({"six", "seven", "eight", "nine", "ten", "twelve", "twenty", "hundred"})


def _apposed(noun: Word, name: Mention, speech: Speech) -> SourceType:
    """The type of "Her lawyer, Ann Lee" and of "A consumer group, Fair Weight"."""
    known = speech.names.heads.get(noun.low)
    if noun.low in speech.sets["publishers"]:
        return "outlet"
    if noun.low in speech.sets["organisations"] or (known is not None and known.kind == "organisation") or noun.low in _BODIES:
        return "organisation"
    if name.kind in ("organisation", "place") and noun.low in ("owner", "operator", "publisher", "rival", "partner"):
        return "organisation"
    return "named" if name.kind != "organisation" else "organisation"


_BODIES = frozenset({"operator", "owner", "charity", "maker", "supplier", "retailer"})


def _described(
    core: Sequence[Word], noun: Word, name: Mention | None, entity: Entity | None, known: People, speech: Speech
) -> SourceType:  # fmt: skip
    sets, first = speech.sets, core[0].low
    kind = None if name is None else name.kind
    if noun.capital and any(w.low in sets["stations"] and w.capital for w in core[:2]) and len(core) > 1:
        return "outlet"
    if noun.low in sets["outlets"] and (kind is not None or noun.low not in sets["documents"]) and not _people(noun, speech):
        return "outlet"
    if kind is None and (noun.low in sets["documents"] or noun.low in sets["accounts"]):
        return "document"
    body = (noun.capital and noun.low in speech.names.body_heads and kind is None) or noun.low == "police"
    if kind in ("organisation", "place") or noun.low in sets["organisations"] or body:
        return "organisation"
    crowd = noun.low in sets["groups"] or noun.low in _CIRCLES or _people(noun, speech)
    plural = noun.low.endswith("s") and not noun.low.endswith("ss")
    opening = not noun.capital or (noun is core[0] and plural and speech.names.sort(noun.low) is not None)
    if crowd and kind is None and (opening or noun is core[0]):
        return "unnamed_group"
    if opening and (first in sets["quantifiers"] or plural) and noun.low not in sets["roles"]:
        return "unnamed_group"
    if noun.low in sets["speaking_for"]:
        return "role"
    if noun.low in sets["one_of_many"] and not noun.capital:
        return "unnamed_person"
    if noun.low in sets["roles"] or first in ("the", "his", "her", "their", "my", "our", "its"):
        vague = first in _ONE or (entity is not None and entity.id in known.vague)
        return "unnamed_person" if vague else "role"
    if noun.capital and first not in ("a", "an"):
        return "named" if entity is None or entity.kind == "person" else "organisation"
    return "unnamed_person"


_CIRCLES = frozenset({"family", "families", "couple", "staff", "team-mates", "relatives", "camp"})


def _people(noun: Word, speech: Speech) -> bool:
    """Whether a noun is for several people: "landowners", "analysts"."""
    head = speech.names.heads.get(noun.low)
    return head is not None and head.many and head.kind == "person"
