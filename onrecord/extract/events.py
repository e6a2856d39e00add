"""What happened, by an article: events in PLOVER's types, with who did it, to whom, when, where, and whether it did.

By rules over the parse of the language model and the words of `lexicons/en/events.toml`; without a language model there are none. One
happening that an article tells several times is one event. Not done: chains of events; what a bare "the attack" takes up again.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from onrecord.extract.deeds import Deeds
from onrecord.extract.event_dates import Dates, ahead, guessed_ahead, historical, moment
from onrecord.extract.event_nouns import Nouns
from onrecord.extract.event_parties import Parties, Where
from onrecord.extract.happened import happened
from onrecord.extract.prose import prose
from onrecord.extract.standing import Stands
from onrecord.extract.told_once import once
from onrecord.lexicons.events import Happenings
from onrecord.lexicons.names import Names
from onrecord.model.article import Article, Line, Metadatum, preferred
from onrecord.model.events import Event
from onrecord.model.ids import StatementId
from onrecord.model.language import LanguageModel, Range, Reading
from onrecord.model.names import Entity, Mention
from onrecord.model.runs import By
from onrecord.model.span import Span
from onrecord.model.speech import Statement
from onrecord.model.time import TimeExpression

BY = By("events", 4)

CONFIDENCE = {"deed": 0.93, "verb": 0.9, "noun": 0.8, "noun_party": 0.8, "noun_day": 0.8, "noun_place": 0.8}
OTHERWISE = 0.85
"""How sure the type is: a verb with its noun, a verb alone, a noun; else under another verb ("agreed to"). In PLV's sentences, as far as
they were read for the rules, 286 of 294, 93 of 95 and 51 of 56 are right where the parties are. Kept below that, since PLV was picked for
events. Of nouns, in 90 news articles that were not read for the rules: 22 of 26 with one party, a day or a place and 12 of 15 with both
parties had the right type, parties and status, as judged by whoever wrote the rules."""


def events(
    article: Article,
    lines: tuple[Line, ...],
    metadata: tuple[Metadatum, ...],
    times: tuple[TimeExpression, ...],
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    statements: tuple[Statement, ...],
    *,
    names: Names,
    happenings: Happenings,
    language: LanguageModel,
) -> tuple[Event, ...]:
    """Finds what happened, may happen or did not: who did what to whom."""
    reading = language.read([prose(article, lines)])[0]
    if not any(word.head >= 0 for word in reading.words):
        return ()
    deeds = Deeds(article.text, reading.words, reading.names, happenings, names)
    stands = Stands(deeds.clauses, happenings)
    dates = Dates(deeds.clauses, times)
    nouns = Nouns(deeds, stands, dates.nouns.keys())
    parties, where = Parties(mentions, entities), Where(deeds.clauses, mentions, happenings.words["at"])
    claims = _Claims(statements)
    published = preferred(metadata, "published")
    found: list[Event] = []
    for sentence in reading.sentences:
        about: tuple[str, ...] | None = None
        for one in happened(reading.words, sentence, deeds, stands, nouns):
            about = _contexts(reading, sentence, happenings) if about is None else about
            time = dates.of(one.verb, one.places if one.under is None else (*one.places, one.under), sentence)
            actor, recipient = _phrase(deeds, one.actor, one.recipient), _phrase(deeds, one.recipient, one.actor)
            if time is not None and dates.either_way(one.verb if one.under is None else one.under, time, published):
                time = None
            if (
                time is not None
                and one.rule.startswith("noun")
                and one.status == "asserted"
                and guessed_ahead(time, published, article.text)
            ):
                time = None
            if time is None and one.rule == "noun_day":
                continue
            place = where.of(one, sentence)
            span = deeds.clauses.span((min(one.places), max(one.places) + 1))
            status = one.status
            if status == "asserted":
                known = dates.around(one.verb, sentence) if time is None else [time]
                past = next((dated for dated in known if historical(dated, published, article.text, happenings.words["long"])), None)
                time = past if time is None else time
                status = "historical" if past is not None else "future" if ahead(time, published) else status
            found.append(
                Event(
                    made=BY.rule(one.rule, CONFIDENCE.get(one.rule, OTHERWISE)),
                    article=article.key,
                    span=span,
                    again=(),
                    type=one.type,
                    mode=one.mode,
                    context=about,
                    actor=parties.at(_head(reading, one.actor)),
                    actor_span=actor,
                    recipient=parties.at(_head(reading, one.recipient)),
                    recipient_span=recipient,
                    on=None if time is None else moment(time),
                    on_span=None if time is None else time.span,
                    place=None if place is None else " ".join(place.of(article.text).split()),
                    place_span=place,
                    status=status,
                    claimed=claims.at(reading.words[one.verb].start),
                )
            )
    return once(found, article.text)


def _phrase(deeds: Deeds, head: int | None, other: int | None) -> Span | None:
    """The words of a party, without the other one where it follows: "the firm" of "a bailout of the firm by the treasury"."""
    if head is None:
        return None
    first, last = deeds.clauses.phrase(head)
    if other is not None and head < other < last:
        last = min(last, deeds.clauses.phrase(other)[0])
        while last - 1 > head and deeds.words[last - 1].upos in ("ADP", "DET", "PUNCT", "CCONJ"):
            last -= 1
    return deeds.clauses.span((first, max(last, head + 1)))


def _head(reading: Reading, place: int | None) -> int | None:
    """Where the chief word of a phrase begins."""
    return None if place is None else reading.words[place].start


def _contexts(reading: Reading, sentence: Range, happenings: Happenings) -> tuple[str, ...]:
    """What a sentence is about, by its words, in the order of PLOVER's list."""
    lemmas = [reading.words[n].lemma.lower() for n in range(*sentence)]
    said = {*lemmas, *(f"{first} {second}" for first, second in pairwise(lemmas))}
    found = {happenings.contexts[word] for word in said if word in happenings.contexts}
    return tuple(context for context in dict.fromkeys(happenings.contexts.values()) if context in found)


class _Claims:
    """Which statement's content holds a place: the innermost, where one stands in another."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        pieces = [(piece, StatementId(statement.id)) for statement in statements for piece in statement.content]
        self.pieces = sorted(pieces, key=lambda pair: (pair[0].start, -pair[0].end))
        self.starts = [piece.start for piece, _ in self.pieces]

    def at(self, place: int) -> StatementId | None:
        last = bisect_right(self.starts, place)
        near = self.pieces[max(0, last - 12) : last]
        return next((statement for piece, statement in reversed(near) if piece.start <= place < piece.end), None)
