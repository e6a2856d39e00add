"""Whom "he" and "she" mean before a verb of speech: whoever holds the floor, the last one whose words the article gave.

"Torve said no. ... 'Never,' she added": nobody else who could be meant may be spoken of in between, outside quote marks. What states a
gender is a pronoun, a title or a noun; a name states none. Of whom the last speaker speaks nobody else has the floor. "They" and "it" are
those who spoke just before in the same paragraph. Within somebody's quoted words it is whom alone he has spoken of there.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.extract.exclusions import Exclusions
from onrecord.extract.known import People
from onrecord.lexicons.names import Gender, Names
from onrecord.model.names import Entity, Mention
from onrecord.model.span import Span
from onrecord.model.speech import SourceType

_BACK = 6
"""Sentences back to the one who spoke last."""
_CROWD = 60
"""Mentions in between; more is a list."""


@dataclass(frozen=True, slots=True, order=True)
class Spoken:
    """A source so far: where it stands, its type, and whom it names."""

    span: Span
    type: SourceType
    entity: Entity | None


def heard(
    text: str,
    sources: Iterable[Spoken],
    quoted: Sequence[Span],
    said: Mapping[Span, Sequence[Span]],
    known: People,
    names: Names,
    excluded: Exclusions,
) -> Mapping[Span, Entity | None]:
    """Whom the pronouns among the sources mean that nothing else resolves, and nobody where what resolves them cannot be right.

    `quoted`: the stretches between marks, in order. `said`: the words of each source.
    """
    genders: dict[int, set[Gender]] = {}
    begins = [span.start for span in quoted]
    found: dict[Span, Entity | None] = {}
    doubted: dict[int, Span] = {}
    last: tuple[Span, Entity] | None = None
    body: Spoken | None = None
    for source in sorted(sources, key=lambda one: one.span):
        inside = _within(source.span.start, quoted, begins)
        if inside and source.type == "pronoun":
            continue
        entity = source.entity
        if entity is None and body is not None and _same_body(text, source.span, body, (quoted, begins), said, known):
            found[source.span] = body.entity
            continue
        if not inside:
            body = source if source.type in _BODIES and entity is not None else None
        if source.type == "pronoun":
            gender = _gender(source.span.of(text), names)
            aside = (*(said.get(last[0], ())[:_CROWD] if last is not None else ()), *said.get(source.span, ())[:_CROWD])
            asked = _Asked(text, source.span, gender, (quoted, begins), aside, known, names) if gender is not None else None
            if entity is None and asked is not None and last is not None and asked.free(last, genders) and not asked.others(last):
                entity = found[source.span] = last[1]
            if entity is not None and gender is not None and _barred(source.span, entity, last, doubted, excluded):
                doubted[id(entity)] = source.span
                entity = found[source.span] = None
            if entity is not None and gender is not None:
                genders.setdefault(id(entity), set()).add(gender)
        if not inside:
            last = None if entity is None or entity.kind not in ("person", "other") else (source.span, entity)
    return found


_BODIES: Mapping[SourceType, str] = {"organisation": "it", "outlet": "it", "document": "it", "unnamed_group": "they"}
"""What is said in the same paragraph for a body, or for several people, that has just spoken."""


def _same_body(
    text: str, place: Span, body: Spoken, quotes: tuple[Sequence[Span], Sequence[int]], said: Mapping[Span, Sequence[Span]], known: People
) -> bool:
    """Whether "it" or "they" goes on speaking in a paragraph, and no other body or group is met in between."""
    if place.of(text).lower() != _BODIES[body.type] or "\n" in text[body.span.end : place.start]:
        return False
    first, last = bisect_left(known.starts, body.span.end), bisect_left(known.starts, place.start)
    if last - first > _CROWD:
        return False
    between = known.mentions[first:last]
    aside = (*said.get(body.span, ())[:_CROWD], *said.get(place, ())[:_CROWD])
    for mention in between:
        other = known.of.get(mention.id)
        apart = (
            other is not None
            and other is not body.entity
            and other.kind != "place"
            and (other.kind == "person") == (body.type == "unnamed_group")
        )
        if apart and not _within(mention.span.start, *quotes) and not any(piece.contains(mention.span) for piece in aside):
            return False
    return True


def spoken_of(text: str, place: Span, quotes: tuple[Sequence[Span], Sequence[int]], known: People, names: Names) -> Entity | None:
    """Whom "he" or "she" means that speaks within somebody's quoted words: the only one spoken of there before.

    `quotes`: the stretches between marks, and where they begin.
    """
    quoted, begins = quotes
    gender = _gender(place.of(text), names)
    if gender is None or not _within(place.start, quoted, begins):
        return None
    start = quoted[bisect_right(begins, place.start) - 1].start
    first, last = bisect_left(known.starts, start), bisect_left(known.starts, place.start)
    if last - first > _CROWD:
        return None
    met: dict[str, Entity] = {}
    for mention in known.mentions[first:last]:
        entity = known.of.get(mention.id)
        if entity is None or mention.form == "pronoun" or entity.kind in ("organisation", "place") or _several(text, mention, names):
            continue
        if _stated(text, entity, known, names) <= {gender}:
            met[entity.id] = entity
    return next(iter(met.values())) if len(met) == 1 else None


def _several(text: str, mention: Mention, names: Names) -> bool:
    """Whether a description is of more than one: "the drivers"."""
    if mention.form != "nominal":
        return False
    return any(head.many for w in mention.span.of(text).lower().split() if (head := names.heads.get(w)) is not None)


def _barred(place: Span, entity: Entity, last: tuple[Span, Entity] | None, doubted: Mapping[int, Span], excluded: Exclusions) -> bool:
    """Whether a pronoun cannot mean whom it is taken for, or could not shortly before and nobody has been named since."""
    if excluded.pronoun(place, entity):
        return True
    if last is not None and last[1] is entity and excluded.replies_to_himself(last[0], place, entity):
        return True
    before = doubted.get(id(entity))
    return before is not None and not excluded.met_between(before, place, entity)


def _within(place: int, quoted: Sequence[Span], begins: Sequence[int]) -> bool:
    at = bisect_right(begins, place) - 1
    return at >= 0 and quoted[at].end > place


def _gender(word: str, names: Names) -> Gender | None:
    pronoun = names.pronouns.get(word.lower())
    return None if pronoun is None else pronoun.gender


@dataclass(frozen=True, slots=True)
class _Asked:
    """A pronoun that speaks. `quotes`: the stretches between marks, and where they begin. `aside`: what it and the last speaker say."""

    text: str
    place: Span
    gender: Gender
    quotes: tuple[Sequence[Span], Sequence[int]]
    aside: Sequence[Span]
    known: People
    names: Names

    def free(self, last: tuple[Span, Entity], genders: Mapping[int, set[Gender]]) -> bool:
        """Whether the last speaker is near, and nothing says another gender."""
        span, entity = last
        if entity.kind != "person":
            return False
        rows = bisect_right(self.known.sentences, self.place.start) - bisect_right(self.known.sentences, span.start)
        stated = genders.get(id(entity), set()) | _stated(self.text, entity, self.known, self.names)
        near = rows <= _BACK if entity.made.rule == "named" else rows <= 1 and bool(stated)
        return near and stated <= {self.gender}

    def others(self, last: tuple[Span, Entity]) -> bool:
        """Whether somebody else is spoken of in between who could be meant."""
        span, entity = last
        known = self.known
        first, last_one = bisect_left(known.starts, span.end), bisect_left(known.starts, self.place.start)
        if last_one - first > _CROWD:
            return True
        between = known.mentions[first:last_one]
        outside = [mention for mention in between if not _within(mention.span.start, *self.quotes)]
        outside = [mention for mention in outside if not any(piece.contains(mention.span) for piece in self.aside)]
        return any(self._rivals(mention, entity) for mention in outside)

    def _rivals(self, mention: Mention, entity: Entity) -> bool:
        other = self.known.of.get(mention.id)
        if (
            other is None
            or other is entity
            or other.kind in ("organisation", "place")
            or (other.kind == "other" and mention.form != "name")
        ):
            return False
        if _several(self.text, mention, self.names):
            return False
        stated = _stated(self.text, other, self.known, self.names)
        return not stated or self.gender in stated


def _stated(text: str, entity: Entity, known: People, names: Names) -> set[Gender]:
    """The genders that an entity's pronouns, titles and nouns state."""
    found: set[Gender | None] = set()
    for mention in (known.by_id[i] for i in entity.mentions[:_CROWD]):
        words = mention.span.of(text).lower().split()
        if mention.form == "pronoun":
            found.add(_gender(words[0], names))
        elif mention.form == "nominal":
            found.update(head.gender for w in words if (head := names.heads.get(w.strip(",.’'"))) is not None and not head.many)
        else:
            before = text[max(0, mention.span.start - 30) : mention.span.start].lower().replace(".", " ").split()[-2:]
            found.update(names.honorifics.get(w) for w in before[-1:])
            found.update(names.heads[w].gender for w in before[-1:] if w in names.heads)
    return {gender for gender in found if gender is not None}
