"""What kind of source a noun phrase is, and which entity of the article it names.

"Ann Lee, a spokeswoman for the bank" is named and is Ann Lee, not the bank; "a spokeswoman for the bank" is an unnamed person.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from onrecord.extract import speakers
from onrecord.extract.kinds import source_type
from onrecord.extract.known import People
from onrecord.extract.speakers import head_noun
from onrecord.extract.words import Word, words
from onrecord.lexicons.speech import Speech
from onrecord.model.names import Entity, Mention
from onrecord.model.span import Span
from onrecord.model.speech import SourceType


def described(text: str, source: Span, known: People, speech: Speech) -> tuple[SourceType, Entity | None]:
    """The type of a source and its entity, None where the article does not resolve it."""
    listed = words(text, source.start, source.end)
    core = speakers.core(listed)
    if not core:
        return "unnamed_person", None
    inside = known.mentions[bisect_left(known.starts, source.start) : bisect_left(known.starts, source.end)]
    head = _head(text, core, inside, speech)
    if (head is None or head.form != "name") and _either(core, speech) and len(listed) > len(core):
        return source_type(core, head, None, known, speech), None
    if head is None or head.form != "name":
        head = _in_apposition(listed, core, inside, speech) or head
    if head is not None and (_several(core, inside) or _joined(listed, inside) or _coordinated(core, head)):
        # "Lee and Marsh said": two people are no one entity
        return ("named" if core[-1].capital or _joined(listed, inside) else "unnamed_group"), None
    if head is not None and _part(core, head, speech):
        return source_type(core, head, None, known, speech), None  # "Lind" of "Radio Lind"
    entity = None if head is None or (head.form == "pronoun" and _crowded(source, known)) else known.of.get(head.id)
    return source_type(core, head, entity, known, speech), entity


def _crowded(source: Span, known: People) -> bool:
    """Whether two or more others are named before a pronoun in its own sentence, so that nobody can say whom it means.

    In GUM two of three such pronouns are resolved rightly, 162 of 175 of all.
    """
    place = bisect_right(known.sentences, source.start) - 1
    here = bisect_left(known.starts, source.start)
    own = known.of.get(known.mentions[here].id) if here < len(known.mentions) else None
    near = known.mentions[bisect_left(known.starts, known.sentences[place]) : here][-_CROWD:] if place >= 0 else ()
    others = {known.of[m.id].id for m in near if m.form == "name" and m.kind == "person" and m.id in known.of and known.of[m.id] is not own}
    return len(others) > 1


_CROWD = 40
"""Mentions of a sentence that are looked at: more is a list of names."""


def proven(kind: SourceType, entity: Entity | None) -> bool:
    """Whether a name that no verb gives speech to is of somebody: a person or a body, or whoever is named again."""
    return kind != "named" or (entity is not None and (entity.kind in ("person", "organisation") or len(entity.mentions) > 1))


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


def _coordinated(core: Sequence[Word], head: Mention) -> bool:
    """Whether "and" stands right before or after the name: "Lee and Stephen Marsh", "Ann Lee and her lawyer"."""
    if head.form != "name":
        return False
    outside = [w for w in core if w.end <= head.span.start or w.start >= head.span.end]
    before = [w for w in outside if w.end <= head.span.start][-1:]
    after = [w for w in outside if w.start >= head.span.end][:1]
    return any(w.low in ("and", "&") for w in (*before, *after))


def _part(core: Sequence[Word], head: Mention, speech: Speech) -> bool:
    """Whether the name found is only the end of a longer one, whose other words are no title."""
    if head.form != "name":
        return False
    before = next((w for w in core if head.span.start - 1 <= w.end <= head.span.start), None)
    if (
        before is None
        or not before.capital
        or (head.kind == "person" and sum(w.start >= head.span.start and w.end <= head.span.end for w in core) > 1)
    ):
        return False
    low = before.low.rstrip(".")
    names = speech.names
    titles = low in names.honorifics or low in names.heads or low in names.title_modifiers or low in names.title_domains
    return not (titles or low in names.demonyms or low in names.peoples or low in speech.sets["roles"] or low in speech.sets["determiners"])


def _joined(listed: Sequence[Word], inside: Sequence[Mention]) -> bool:
    """Whether somebody else is named after ", and": "Ann Lee, a lawyer, and Bob Marsh"."""
    people = {m.span.start for m in inside if m.form == "name" and m.kind != "place"}
    opened = any(
        a.low == "," and b.low == "and" and (c.start in people or c.low in ("the", "a", "an", "his", "her", "their"))
        for a, b, c in zip(listed, listed[1:], listed[2:], strict=False)
    )
    named = any(a.low == "and" and b.start in people for a, b in pairwise(listed))
    series = named and listed[0].start in people and any(a.low == "," and b.start in people for a, b in pairwise(listed))
    return opened or series


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
        if not owner and not _governed(core, mention, speech) and not _modifies(core, mention, speech):
            if mention.form == "name" or best is None:
                best = mention
            if mention.form == "name" and mention.kind == "person":
                return mention
    return best


def _modifies(core: Sequence[Word], mention: Mention, speech: Speech) -> bool:
    """Whether a name only says which: "the Rovers manager", "his Veldish counterpart", but not "Lee campaign" nor "Lind police in York"."""
    if mention.form != "name":
        return False
    after = next((w for w in core if w.start >= mention.span.end), None)
    if after is None or not after.alpha:
        return False
    if after.capital:
        return after.low in speech.names.heads or after.low in speech.sets["roles"]
    small = any(after.low in speech.sets[name] for name in ("prepositions", "conjunctions", "reflexives", "adverbs", "times"))
    verb = after.low in speech.forms and speech.forms[after.low].tense == "past"
    return not (small or verb or after.low in speech.sets["postposed"])


def _governed(core: Sequence[Word], mention: Mention, speech: Speech) -> bool:
    """Whether a preposition stands before the mention, with small words between, and before a body other parts of its name."""
    for word in reversed([w for w in core if w.end <= mention.span.start]):
        if word.low in speech.sets["prepositions"]:
            return True
        if (mention.kind != "person" and (word.capital or word.low in ("'", "'s"))) or word.low.rstrip(".") in speech.names.honorifics:
            continue
        if word.low not in speech.sets["determiners"] and (word.capital or word.low in speech.sets["roles"]):
            return False
    return False


def _in_apposition(listed: Sequence[Word], core: Sequence[Word], inside: Sequence[Mention], speech: Speech) -> Mention | None:
    """The name after the comma: "Her lawyer, Ann Lee", "her husband, the painter Aubrey Finch"."""
    rest = listed[len(core) :]
    if len(rest) < 2 or rest[0].low != ",":
        return None
    noun = head_noun(core, speech)
    known = speech.names.heads.get(noun.low)
    one = core[0].low == "one" and len(core) > 1 and core[1].low == "of"  # "One of those authors, Ann Lee"
    role = one or _person_noun(noun, speech)
    if noun.low in speech.sets["groups"] or (known is not None and known.many):
        return None  # "leaders of the union, Unite"
    governed = not one and any(w.low in speech.sets["prepositions"] for w in core)
    place = 1
    while place < len(rest) and place < _TITLES and _titles(rest[place], speech):
        place += 1
    starts = {word.start for word in rest[1 : place + 1]}
    for mention in inside:
        if mention.form != "name" or mention.span.start not in starts:
            continue
        full = sum(mention.span.start <= w.start < mention.span.end for w in rest) > 1
        if mention.kind != "person" and (mention.kind == "place" or governed or not (role or full)):
            continue
        if governed and core[-1].capital and not full and place == 1:
            continue  # "the mayor of Lind, Orvane"
        following = next((w for w in rest if w.start >= mention.span.end), None)
        if following is None or not (following.alpha or following.low == "'s" or following.low == "'"):
            return mention
    return None


def _either(core: Sequence[Word], speech: Speech) -> bool:
    """Whether a name after the comma may be of two: "a spokesman for the mayor, Ann Lee"."""
    governed = any(w.low in speech.sets["prepositions"] for w in core)
    known = speech.names.heads.get(core[-1].low)
    return governed and not core[-1].capital and _person_noun(core[-1], speech) and not (known is not None and known.many)


def _person_noun(word: Word, speech: Speech) -> bool:
    known = speech.names.heads.get(word.low)
    return word.low in speech.sets["roles"] or (known is not None and known.kind == "person")


_TITLES = 5
"""Words between a comma and a name in apposition: ", the Oscar-winning film director Ann Lee"."""


def _titles(word: Word, speech: Speech) -> bool:
    """Whether a word may stand before a name in apposition: "the painter", "a Mr", "Sir"."""
    low = word.low.rstrip(".")
    names = speech.names
    return low in ("the", "a", "an", "his", "her", "their") or low in names.honorifics or low in names.heads or low in names.title_modifiers
