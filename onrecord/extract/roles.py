"""What people are called to be in an article: titles before a name, appositions, clauses, and the roles of people whom it never names.

Rules over words first; where they are silent the language engine's parse speaks ("X, grower and father of three", "X is a baker"). Trades
and kinship are roles here as offices are. What is said of somebody between quote marks is taken as the article's own words are.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.extract.capitals import Row, rows
from onrecord.extract.described import APART, GIVEN, introduces
from onrecord.extract.predicates import predicates
from onrecord.extract.prose import prose
from onrecord.extract.titles import standing, titles
from onrecord.lexicons.names import Names
from onrecord.model.article import Article, Line, Metadatum, preferred
from onrecord.model.ids import EntityId, MentionId
from onrecord.model.language import LanguageModel
from onrecord.model.names import Entity, Mention, Role
from onrecord.model.runs import By
from onrecord.model.span import Span
from onrecord.model.syntax import Sentence
from onrecord.model.time import Moment

BY = By("roles", 2)

CONFIDENCE = {"title": 0.95, "apposition": 0.95, "clause": 0.9, "beside": 0.9, "parse": 0.85, "description": 0.9}
"""Set by hand, below what `attributed-news` measures for all of them together: .99 have the right holder."""


@dataclass(frozen=True, slots=True, order=True)
class _Found:
    """Words that say what an entity is. `over`: they say that it was so."""

    span: Span
    entity: EntityId
    rule: str
    over: bool = False


def roles(
    article: Article,
    lines: tuple[Line, ...],
    metadata: tuple[Metadatum, ...],
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    *,
    names: Names,
    language: LanguageModel,
) -> tuple[Role, ...]:
    """What people are called to be in an article, with the words that say so, at its date."""
    text = article.text
    of = {mention: EntityId(entity.id) for entity in entities if entity.kind == "person" for mention in entity.mentions}
    people = tuple(m for m in mentions if m.form == "name" and MentionId(m.id) in of)
    if not of:
        return ()
    candidates = [
        *_around(text, rows(article, sentences, names), people, of, names),
        *_beside(text, mentions, of, names),
        *_parsed(text, prose(article, lines), people, of, names, language),
        *_alone(text, mentions, people, of, names),
    ]
    published = preferred(metadata, "published")
    on = None if published is None else Moment(published)
    kept: dict[EntityId, list[Span]] = {}
    found: list[Role] = []
    for one in candidates:
        taken = kept.setdefault(one.entity, [])
        if any(one.span.overlaps(span) for span in taken[-_NEAR:]):
            continue
        taken.append(one.span)
        title = " ".join(one.span.of(text).split())
        made = BY.rule(one.rule, CONFIDENCE[one.rule])
        held = "former" if one.over else standing(title, names)
        found.append(Role(made=made, article=article.key, entity=one.entity, title=title, span=one.span, on=on, standing=held))
    return tuple(sorted(found, key=lambda role: (role.span, role.entity)))


_NEAR = 400
"""Roles of one entity that a further one is compared with: an article of titles alone stays linear."""


def _around(text: str, read: Sequence[Row], people: Sequence[Mention], of: Mapping[MentionId, EntityId], names: Names) -> Iterator[_Found]:
    """Titles, appositions and clauses beside the names of each sentence."""
    starts = [m.span.start for m in people]
    for row in read:
        if not row.words:
            continue
        here = people[bisect_left(starts, row.words[0].start) : bisect_left(starts, row.words[-1].end)]
        begins = [w.start for w in row.words]
        places = {m.span: (bisect_left(begins, m.span.start), bisect_left(begins, m.span.end)) for m in here}
        others = dict(places.values())
        for mention in here:
            for title in titles(text, row, places[mention.span], others, names):
                end = row.words[title.last - 1].end
                span = Span(row.words[title.first].start, end + (title.rule == "title" and text[end : end + 1] == "."))
                yield _Found(span, of[MentionId(mention.id)], title.rule, title.over)


def _beside(text: str, mentions: Sequence[Mention], of: Mapping[MentionId, EntityId], names: Names) -> Iterator[_Found]:
    """Descriptions right before a name that is of the same person: "The choir's conductor, Ana Torve"."""
    latest: dict[int, Mention] = {}
    for mention in mentions:
        if mention.form == "nominal":
            latest[mention.span.end] = mention
        elif mention.form == "name" and latest:
            before = text[max(0, mention.span.start - APART) : mention.span.start]
            comma = before.rfind(", ")
            tied = comma >= 0 and (comma + 2 == len(before) or introduces(before[comma + 2 :], names))
            given = next((before.rfind(words) for words in GIVEN if before.endswith(words)), None)
            comma, tied = (comma, tied) if given is None else (given, True)
            said = latest.get(mention.span.start - len(before) + comma) if tied else None
            entity = of.get(MentionId(mention.id))
            if said is not None and entity is not None and of.get(MentionId(said.id)) == entity:
                yield _Found(_bare(text, said.span, names), entity, "beside")


def _parsed(
    text: str, read: str, people: Sequence[Mention], of: Mapping[MentionId, EntityId], names: Names, language: LanguageModel
) -> Iterator[_Found]:
    """What the parse says of a name: "X, grower and father of three", "X is a baker"."""
    reading = language.read([read])[0] if people else None
    if reading is None or not reading.words:
        return
    owners = {m.span: of[MentionId(m.id)] for m in people}
    for name, span in predicates(text, reading.words, list(owners), names):
        yield _Found(_bare(text, span, names), owners[name], "parse")


def _alone(
    text: str, mentions: Sequence[Mention], people: Sequence[Mention], of: Mapping[MentionId, EntityId], names: Names
) -> Iterator[_Found]:
    """ "The press secretary", of somebody whom the article never names."""
    passed = {of[MentionId(m.id)] for m in people}
    told: set[tuple[EntityId, str]] = set()
    for mention in mentions:
        entity = of.get(MentionId(mention.id))
        if mention.form != "nominal" or entity is None or entity in passed:
            continue
        span = _bare(text, mention.span, names)
        title = span.of(text).lower()
        if not _office(mention.span.of(text).lower(), names):
            passed.add(entity)  # "a diplomat", and whom "the diplomat" then means
        elif (entity, title) not in told:
            told.add((entity, title))
            yield _Found(span, entity, "description")


def _office(said: str, names: Names) -> bool:
    """Whether a description points to one person known by it: "the mayor", "Lind's mayor", and not "an aide", "the man"."""
    words = said.replace("’s", "").replace("'s", "").split()
    indefinite = words[0] in names.determiners and words[0] not in names.definite and words[0] not in ("his", "her", "their", "its")
    end = next((i for i, word in enumerate(words) if i and word in names.continues), len(words))
    head = next((names.heads[said] for n in range(4, 0, -1) if (said := " ".join(words[max(0, end - n) : end])) in names.heads), None)
    return not indefinite and head is not None and head.kind == "person" and not head.many and head.lemma not in names.plain_people


def _bare(text: str, span: Span, names: Names) -> Span:
    """The words without "the", "a" or "his" before them."""
    first, _, rest = span.of(text).partition(" ")
    if rest.strip() and (first.lower() in names.determiners or first.lower() == "now"):
        return Span(span.end - len(rest.lstrip()), span.end)
    return span
