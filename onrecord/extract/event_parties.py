"""Who takes part in an event, by the article's entities, and where it is, by its names of places."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.extract.arguments import Arguments
from onrecord.extract.happened import Happening
from onrecord.model.ids import EntityId, MentionId
from onrecord.model.language import Range
from onrecord.model.names import Entity, Mention
from onrecord.model.span import Span

_NEAR = 8
"""Mentions that begin before a word and may hold it."""


class Parties:
    """The entity that a word is of."""

    def __init__(self, mentions: Sequence[Mention], entities: Sequence[Entity]) -> None:
        self.mentions = sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end))
        self.starts = [mention.span.start for mention in self.mentions]
        self.owner = {mention: EntityId(entity.id) for entity in entities for mention in entity.mentions}

    def at(self, place: int | None) -> EntityId | None:
        """The entity of the smallest mention that ends with the word or holds it; None for no word."""
        if place is None:
            return None
        last = bisect_right(self.starts, place)
        holding = [mention for mention in self.mentions[max(0, last - _NEAR) : last] if mention.span.end > place]
        for mention in sorted(holding, key=lambda mention: len(mention.span)):
            owner = self.owner.get(MentionId(mention.id))
            if owner is not None:
                return owner
        return None


class Where:
    """Where something happens: the place that "in" or "at" ties to its verb or noun. `at`: such words."""

    def __init__(self, clauses: Arguments, mentions: Sequence[Mention], at: frozenset[str]) -> None:
        self.clauses, self.at = clauses, at
        self.places = sorted((m.span for m in mentions if m.kind == "place" and m.form == "name"), key=lambda span: span.start)
        self.starts = [span.start for span in self.places]

    def of(self, one: Happening, sentence: Range) -> Span | None:
        """The words of the place, None where the clause names none."""
        held = () if one.recipient is None else (one.recipient,)  # "attacked a village in Tarmin"
        for place in dict.fromkeys((one.verb, *one.places, *held)):
            for noun in self.clauses.below[place]:
                word = self.clauses.words[noun]
                if word.dep.startswith(("obl", "nmod")) and noun != one.recipient and self.clauses.lemmas(noun) & self.at:
                    found = self._name(noun) or self._town(noun)
                    if found is not None:
                        return found
        return None

    def _town(self, noun: int) -> Span | None:
        """The place after "of" in "the border town of Lirren"."""
        return next(
            (found for n in self.clauses.below[noun] if "of" in self.clauses.lemmas(n) and (found := self._name(n)) is not None), None
        )

    def _name(self, noun: int) -> Span | None:
        word = self.clauses.words[noun]
        at = bisect_right(self.starts, word.start)
        near = self.places[max(0, at - 2) : bisect_left(self.starts, word.end)]
        return next((span for span in near if span.start <= word.start < span.end), None)
