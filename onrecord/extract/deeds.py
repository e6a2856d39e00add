"""What is done in a clause, by its verb and what the verb is said of: the words of a lexicon over the parse.

A deed is taken only where somebody does it, or it is done to somebody: storms do not attack, and prices are not released.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from onrecord.extract.arguments import Arguments
from onrecord.extract.lookalikes import Lookalikes
from onrecord.lexicons.events import Deed, Happenings
from onrecord.lexicons.names import Names
from onrecord.model.language import Name, Word

_WITH_ANOTHER = frozenset(("agreement", "talks", "ties", "exercises", "information", "ceasefire"))


@dataclass(frozen=True, slots=True)
class Done:
    """A deed and its verb. `thing`: the noun that completes it ("attack" of "launched an attack"). Places are indices of words."""

    verb: int
    type: str
    mode: str | None
    actor: int | None
    recipient: int | None
    thing: int | None
    rule: str


class Deeds:
    """Finds what is done in the clauses of one reading."""

    def __init__(self, text: str, words: Sequence[Word], found: Sequence[Name], happenings: Happenings, names: Names) -> None:
        self.lists = happenings.words
        self.clauses = Arguments(text, words, self.lists)
        self.words, self.happenings, self.names = words, happenings, names
        self.named: dict[int, str] = {n: name.kind for name in found for n in range(name.first, min(name.last, name.first + 40))}
        self.lookalikes = Lookalikes(self.clauses, self.named)

    def of(self, verb: int) -> Done | None:
        """The deed of a verb, None where the lexicon has none that fits."""
        word = self.words[verb]
        if word.upos not in ("VERB", "AUX") or word.dep in ("aux", "aux:pass", "case", "mark", "amod", "compound"):
            return None
        for deed in self.happenings.verbs.get(self.verb(verb), ()):
            done = self._fits(verb, deed)
            if done is not None:
                return done
        return None

    def _fits(self, verb: int, deed: Deed) -> Done | None:
        clauses = self.clauses
        if deed.particle is not None and not clauses.particle(verb, deed.particle):
            return None
        if deed.preposition is None and self.verb(verb) in self.lists["infinitive"] and not self._to_do(verb):
            return None
        about: int | None
        if deed.preposition is not None:
            about = clauses.oblique(verb, (deed.preposition,))
            if about is None or self.when(about):
                return None
        else:
            about = clauses.object(verb)
        if "none" in deed.objects:
            if about is not None:
                return None
            return self._done(verb, deed, None, None)
        if about is None:
            return self._without(verb, deed)
        if "any" in deed.objects:
            return self._done(verb, deed, self.whom(about), None if self.somebody(about) else about)
        if ("who" in deed.objects and self.somebody(about)) or ("place" in deed.objects and self.somewhere(about)):
            return self._done(verb, deed, about, None)
        second = self._second(verb, about) if deed.preposition is None and not self.of_class(about, deed.objects) else None
        if second is not None and self.somebody(about) and self.of_class(second, deed.objects):
            return self._done(verb, deed, about, second)  # "gave the rebels arms"
        if self.of_class(about, deed.objects):
            own = self.somebody(about) and deed.type == "ACCUSE"
            return self._done(verb, deed, about if own else self.beyond(verb, about, deed.type, deed.objects), about)
        return None

    def _second(self, verb: int, about: int) -> int | None:
        return next((n for n in self.clauses.below[verb] if n > about and self.words[n].dep == "obj"), None)

    def _to_do(self, verb: int) -> bool:
        """Whether "to" and a verb hang on a verb: "asked her to resign"."""
        below = (n for n in self.clauses.below[verb] if self.words[n].dep in ("xcomp", "advcl", "ccomp"))
        return any("to" in self.clauses.lemmas(n, ("mark",)) for n in below)

    def _without(self, verb: int, deed: Deed) -> Done | None:
        """A verb that asks for a clause and has one: "demanded that she resign"."""
        if deed.type == "REQUEST" and "any" in deed.objects:
            clause = self.clauses.child(verb, ("ccomp",))
            if clause is not None:
                return self._done(verb, deed, self.clauses.child(clause, ("nsubj", "nsubj:pass")), None)
        return None

    def _done(self, verb: int, deed: Deed, recipient: int | None, thing: int | None) -> Done | None:
        actor = self.clauses.subject(verb)
        if self.lookalikes.at(verb, self.verb(verb), deed, actor, recipient):
            return None
        if actor is not None and not self.somebody(actor):
            actor = self._behind(actor)
            if actor is None:
                return None
        if actor is None and recipient is None:
            return None
        if thing is not None and deed.type in ("ASSAULT", "THREATEN") and self._other(thing):
            return Done(verb, "ACCUSE", "disapprove", actor, recipient, thing, "verbal") if deed.type == "ASSAULT" else None
        if actor is not None and (recipient is None or (thing is not None and self._shared(verb, thing))):
            actor, other = self.mutual(deed.type, actor)
            recipient = other if other is not None else recipient
        if recipient == actor:
            recipient = None
        return Done(verb, deed.type, deed.mode, actor, recipient, thing, "deed" if thing is not None else "verb")

    def _other(self, thing: int) -> bool:
        """Whether an attack is one in words, or a warning one of a storm."""
        below = [n for n in self.clauses.below[thing] if self.words[n].dep in ("amod", "compound")]
        if "warning" in self._class(thing):
            return any(self.words[n].dep == "compound" for n in below)
        return any(self.clauses.lemma(n) in self.lists["verbal"] for n in below)

    def _shared(self, verb: int, thing: int) -> bool:
        """Whether a deed is done with one another, such as talks and treaties, and the clause names nobody "with" whom."""
        return (
            bool(self._class(thing) & _WITH_ANOTHER)
            and self.clauses.oblique(verb, ("with",)) is None
            and self.clauses.oblique(thing, ("with",)) is None
        )

    def mutual(self, type_: str, actor: int) -> tuple[int, int | None]:
        """Two who meet or agree do it to each other."""
        if type_ in ("AGREE", "CONSULT", "COOPERATE", "SUPPORT", "RETREAT"):
            return actor, self.clauses.child(actor, ("conj",))
        return actor, None

    def _behind(self, thing: int) -> int | None:
        """Who stands behind a weapon, an attack or a talk that is the subject: "a Taliban attack killed", "their air strike hit"."""
        of = self._class(thing)
        if "paper" in of and self.words[thing].dep in ("obj", "nsubj:pass") and self.words[thing].head >= 0:
            author = self.clauses.subject(self.words[thing].head)
            return author if author is not None and self.somebody(author) else None
        return self.doer(thing) if of & {"attack", "talks", "weapons", "troops", "paper"} else None

    def doer(self, noun: int) -> int | None:
        """Whose deed a noun is: "Russia's attack", "the Taliban attack", "an attack by rebels"."""
        for n in self.clauses.below[noun]:
            if (
                self.words[n].dep in ("nmod:poss", "compound", "amod")
                and self.words[n].upos != "VERB"
                and (self.somebody(n) or n in self.named)
            ):
                return n
        found = self.clauses.oblique(noun, ("by",))
        return found if found is not None and self.somebody(found) else None

    def whom(self, thing: int) -> int:
        """Whose a thing is that is condemned or demanded: it is done to them; the thing itself where nobody has it."""
        if self.somebody(thing):
            return thing
        owner = self.clauses.child(thing, ("nmod:poss",))
        if owner is not None and self.somebody(owner):
            return owner
        near = self.clauses.oblique(thing, ("by", "from", "of", "on", "against", "in"))
        return near if near is not None and self.somebody(near) else thing

    def beyond(self, verb: int, thing: int, type_: str, classes: AbstractSet[str] = frozenset()) -> int | None:
        """To whom a deed is done that a noun names: after the preposition of the noun, or the verb's, that goes with its type."""
        given = self.clauses.child(verb, ("iobj",))
        if given is not None and given != thing and self.somebody(given):
            return given
        for preposition in self.happenings.toward.get(type_, ()):
            for place in (thing, verb):
                noun = self.clauses.oblique(place, (preposition,))
                if noun is None or noun == thing or self.when(noun) or self._asked(noun, classes):
                    continue
                if self.somebody(noun) or self.somewhere(noun):
                    return noun
                whose = self.whom(noun)
                if whose != noun and preposition not in ("in", "at"):
                    return whose
        for n in self.clauses.below[thing]:
            if self.words[n].dep == "nmod:poss" and self.somebody(n) and self.words[n].upos != "PRON":
                return n
            if self.words[n].dep in ("compound", "amod") and n in self.named:
                return n
        return None

    def when(self, noun: int) -> bool:
        """Whether a word is of the calendar, which nobody attacks."""
        lower = self.clauses.lemma(noun)
        return lower in self.names.calendar or lower in self.lists["spans_of_time"] or self.words[noun].upos == "NUM"

    def somebody(self, noun: int) -> bool:
        """Whether a noun is a person, a body, or a country that acts."""
        word, lower = self.words[noun], self.clauses.lemma(noun)
        if noun in self.named and word.upos != "ADJ":
            return True
        if lower in self.lists["people"] or lower in self.names.heads or lower in self.names.body_heads or lower in self.names.plain_people:
            return True
        form = self.clauses.form(noun)
        if word.upos == "PRON":
            return lower in self.lists["pronouns"] or form in self.lists["pronouns"]
        if word.upos in ("NUM", "ADJ", "NOUN") and (lower in self.lists["measures"] or word.upos == "NUM"):
            below = self.clauses.oblique(noun, ("of", "from"))
            return (
                below is not None
                and below != noun
                and (
                    below in self.named
                    or self.clauses.lemma(below) in self.names.heads
                    or self.clauses.lemma(below) in self.lists["people"]
                )
            )
        return form in self.names.demonyms or (word.upos == "PROPN" and lower not in self.names.calendar)

    def somewhere(self, noun: int) -> bool:
        """Whether a noun is a place that can be attacked or visited."""
        lower = self.clauses.lemma(noun)
        return (
            self.named.get(noun) == "place"
            or lower in self.names.place_heads
            or lower in self.names.place_nouns
            or "site" in self._class(noun)
        )

    def verb(self, place: int) -> str:
        return self.happenings.verb(self.clauses.lemma(place), self.clauses.form(place))

    def _class(self, noun: int) -> AbstractSet[str]:
        return self.happenings.classes.get(self.noun(noun), frozenset())

    def noun(self, place: int) -> str:
        return self.happenings.noun(self.clauses.lemma(place), self.clauses.form(place))

    def of_class(self, noun: int, wanted: AbstractSet[str]) -> bool:
        """Whether a noun, the noun that a measure counts, or one joined to it is of a class, or is itself asked for by name."""
        if self._asked(noun, wanted):
            return True
        lower = self.clauses.lemma(noun)
        if lower in self.lists["measures"] or self.words[noun].upos == "NUM":
            below = self.clauses.oblique(noun, ("of", "in", "from"))
            if below is not None and self._asked(below, wanted):
                return True
        return any(self.words[n].dep == "conj" and self._asked(n, wanted) for n in self.clauses.below[noun])

    def _asked(self, noun: int, wanted: AbstractSet[str]) -> bool:
        return self.noun(noun) in wanted or self.clauses.lemma(noun) in wanted or bool(self._class(noun) & wanted)
