"""What nouns tell: "the arrest of three men by police", "Thursday's attack", with who did it and to whom, and whether it came about.

A noun tells an event with both parties; with one where it is a certain one ("the", "his", two, a date, a place); with none where it has a
day of its own. Not done: which happening a bare "the attack" takes up again.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from onrecord.extract.deeds import Deeds, Done
from onrecord.extract.standing import Standing, Stands
from onrecord.lexicons.events import Nominal
from onrecord.model.events import Status

_UP = 4
"""Nouns above a noun that are looked at: "calls for an end to plans for the release of"."""
_MUTUAL = frozenset(("CONSULT", "RETREAT", "COOPERATE"))
_BARE = frozenset(("ASSAULT", "PROTEST"))
"""What a noun may tell with a day or a place and without anybody."""
_ALONE = frozenset(("PROTEST", "RETREAT"))
"""What is done to nobody."""


@dataclass(frozen=True, slots=True)
class Told:
    """A deed that a noun tells. `status`: None where the verb over it has to say. `above`: that verb; `at`: the noun that hangs on it."""

    done: Done
    status: Status | None
    above: int | None
    at: int


class Nouns:
    """Finds what the nouns of one reading tell. `dated`: the nouns that a date hangs on."""

    def __init__(self, deeds: Deeds, stands: Stands, dated: AbstractSet[int]) -> None:
        self.deeds, self.stands, self.dated = deeds, stands, dated
        self.toward = deeds.happenings.toward_noun
        self.clauses, self.words = deeds.clauses, deeds.words
        self.lists, self.over = deeds.lists, deeds.happenings.over_nouns

    def of(self, noun: int) -> Told | None:
        """The deed that a noun tells, None where it tells none for certain."""
        word = self.words[noun]
        found = self.deeds.happenings.nominal(self.clauses.lemma(noun), self.clauses.form(noun)) if word.upos == "NOUN" else None
        if found is None or word.dep in ("compound", "amod", "nmod:poss") or self._unlike(noun):
            return None
        found = self._armed(noun, found)
        done = self._with_both(noun, found)
        if done is None and word.dep != "appos" and self.clauses.child(noun, ("cop",)) is None:  # "it was the third attack on the town"
            done = self._with_one(noun, found)
        if done is None:
            return None
        at = noun
        for _ in range(_UP):  # "wanted better pay and the resignation of"
            if self.words[at].dep != "conj" or self.words[self.words[at].head].upos not in ("NOUN", "PROPN"):
                break
            at = self.words[at].head
        above, status = self._above(at)
        return Told(done, self._own(noun) or status, above, at)

    def _with_both(self, noun: int, told: Nominal) -> Done | None:
        """Who did it, and to whom."""
        actor = self._actor(noun, told)
        recipient = self._recipient(noun, actor, told)
        if actor is None and recipient is not None and told.type in _MUTUAL and "between" in self.clauses.lemmas(recipient):
            actor, recipient = recipient, self.clauses.child(recipient, ("conj",))
        alone = told.type in _ALONE and told.of != "recipient" and self.clauses.oblique(noun, ("by",)) is not None
        if actor is None or (recipient is None and not alone):
            return None
        return Done(noun, told.type, told.mode, actor, recipient, None, "noun")

    def _with_one(self, noun: int, told: Nominal) -> Done | None:
        """One party, or a day alone, of a noun that is a certain one."""
        owner = self._owner(noun)
        whose = self._of(noun)
        actor = self._by(noun) or (owner if told.of == "actor" or whose is not None else None) or (whose if told.of == "actor" else None)
        recipient = None
        if told.of == "recipient":
            if whose is None and self.clauses.oblique(noun, ("of",)) is not None:
                return None  # "the release of a statement"
            recipient = whose if whose is not None else owner
        elif told.type in self.toward and actor is None:
            other = self.clauses.oblique(noun, self.toward[told.type])
            recipient = other if other is not None and self._struck(noun, other, told) else None
        if actor is None and recipient is None:
            if told.type not in _BARE or not (self._definite(noun) or (noun in self.dated and self._placed(noun))):
                return None
            rule = "noun_day" if noun in self.dated else "noun_place" if self._placed(noun) else None
            return None if rule is None else Done(noun, told.type, told.mode, None, None, None, rule)
        return Done(noun, told.type, told.mode, actor, recipient, None, "noun_party") if self._certain(noun) else None

    def _struck(self, noun: int, other: int, told: Nominal) -> bool:
        """Whether a deed is done to a noun for certain: an attack on a person may be one in words, unless it has its day or place."""
        if self.deeds.somewhere(other):
            return True
        sure = told.type != "ASSAULT" or noun in self.dated or self._placed(noun)
        return sure and self._somebody(other) is not None

    def _actor(self, noun: int, told: Nominal) -> int | None:
        found = self.deeds.doer(noun) or self._by(noun)
        if found is None and told.type == "ACCUSE":
            found = self._somebody(self.clauses.oblique(noun, ("from",)))
        if found is None and told.of == "actor":
            found = self._somebody(self.clauses.oblique(noun, ("of",)))
        return found

    def _recipient(self, noun: int, actor: int | None, told: Nominal) -> int | None:
        others = [self.clauses.oblique(noun, (preposition,)) for preposition in self.toward["any"]]
        if told.of == "recipient":
            others.append(self._of(noun))
        if actor is not None and actor > noun:
            others.append(self.clauses.oblique(actor, ("on", "against")))  # "the attack by gunmen on the bridge"
        for n in others:
            if n is None or n == actor or (told.of == "actor" and "of" in self.clauses.lemmas(n)):
                continue
            if (self.deeds.somebody(n) or self.deeds.somewhere(n)) and not self.deeds.when(n):
                return n
        return None

    def _by(self, noun: int) -> int | None:
        """Who stands after "by", which may hang on the verb before the noun, too: "prevent the attack by gunmen"."""
        found = self._somebody(self.clauses.oblique(noun, ("by",)))
        whose = self.clauses.oblique(noun, ("of",))
        if found is None and whose is not None:  # "a bailout of the firm by the treasury"
            found = self._somebody(self.clauses.oblique(whose, ("by",)))
        above = self.words[noun].head
        if found is None and above >= 0 and self.words[noun].dep == "obj" and above < noun:
            found = self._somebody(self.clauses.oblique(above, ("by",)))
            return found if found is not None and 0 < found - noun < 6 else None
        return found

    def _owner(self, noun: int) -> int | None:
        return next((n for n in self.clauses.below[noun] if self.words[n].dep == "nmod:poss" and self._somebody(n) is not None), None)

    def _of(self, noun: int) -> int | None:
        found = self.clauses.oblique(noun, ("of",))
        by = self.clauses.oblique(noun, ("by",))
        if found is None and by is not None:  # "the expulsion by Karsia of two envoys"
            found = self.clauses.oblique(by, ("of",))
        return None if found is None or self.deeds.when(found) or not (self.deeds.somebody(found) or self.deeds.somewhere(found)) else found

    def _somebody(self, noun: int | None) -> int | None:
        return noun if noun is not None and self.deeds.somebody(noun) and not self.deeds.when(noun) else None

    def _definite(self, noun: int) -> bool:
        words = {self.clauses.form(n) for n in self.clauses.below[noun] if self.words[n].dep == "det"}
        return bool(words & self.lists["definite"]) or any(self.words[n].dep == "nmod:poss" for n in self.clauses.below[noun])

    def _certain(self, noun: int) -> bool:
        """Whether a noun is of one happening, and not of such happenings in general."""
        if noun in self.dated or self._definite(noun) or any(self.words[n].dep == "nummod" for n in self.clauses.below[noun]):
            return True
        return self._placed(noun)

    def _placed(self, noun: int) -> bool:
        """Whether a name of a place says where."""
        where = self.clauses.oblique(noun, ("in", "at", "near", "outside"))
        return where is not None and where in self.deeds.named and self.deeds.somewhere(where)

    def _unlike(self, noun: int) -> bool:
        """Whether an attack is one of the heart, or in words."""
        return any(
            self.clauses.lemma(n) in self.lists["verbal"] or self.clauses.lemma(n) in self.lists["bodily"]
            for n in self.clauses.below[noun]
            if self.words[n].dep in ("amod", "compound")
        )

    def _armed(self, noun: int, told: Nominal) -> Nominal:
        """An air strike is no walkout, nor is a strike on fishing boats."""
        if told.mode != "strike":
            return told
        before = {self.clauses.lemma(n) for n in self.clauses.below[noun] if self.words[n].dep in ("amod", "compound")}
        if not before.isdisjoint(self.lists["armed"]):
            return Nominal("ASSAULT", "aerial", "")
        return Nominal("ASSAULT", None, "") if self._aimed(noun) else told

    def _aimed(self, noun: int) -> bool:
        """Whether a strike is on a thing or somebody, or against a place: "against" a body or a plan it is rather a walkout."""
        on, against = (self.clauses.oblique(noun, (word,)) for word in self.toward["ASSAULT"])
        if on is not None and not self.deeds.when(on) and self.clauses.lemma(on) not in self.lists["worked"]:
            return True
        return against is not None and self.deeds.somewhere(against) and not self.deeds.when(against)

    def _own(self, noun: int) -> Status | None:
        """What the words before a noun say: "no talks", "planned talks", "a failed attack"."""
        for n in self.clauses.below[noun]:
            lower = self.clauses.lemma(n)
            if self.words[n].dep == "det" and self.clauses.form(n) in self.lists["negation"]:
                return "negated"
            if self.words[n].dep in ("amod", "det", "advmod", "acl", "compound"):
                for status in ("negated", "hypothetical", "future"):
                    if lower in self.lists[f"{status}_before"]:
                        return status
        return "negated" if "without" in self.clauses.lemmas(noun) else "future" if self._ahead(noun) else None

    def _ahead(self, noun: int) -> bool:
        return not self.lists["ahead_of"].isdisjoint(self.clauses.lemmas(noun))

    def _above(self, noun: int) -> tuple[int | None, Status | None]:
        """The verb over a noun, through the nouns between them; and what those nouns, or an adjective said of it, make of it."""
        at = noun
        for _ in range(_UP):
            above = self.words[at].head
            if above < 0:
                return None, "asserted"
            if self.words[at].dep.startswith("nsubj") and not self._definite(noun) and self._open(above):
                return None, "hypothetical"
            if self.words[above].upos in ("VERB", "AUX"):
                return above, None if at == noun else "asserted"
            kinds = self.over.get(self.clauses.lemma(above), frozenset())
            if kinds and (self.words[above].upos == "ADJ" or self.words[at].dep.startswith(("nmod", "obl"))):
                return None, "hypothetical" if "hypothetical" in kinds else "negated" if "negated" in kinds else "future"
            at = above
        return None, "asserted"

    def _open(self, clause: int) -> bool:
        """Whether a clause is about what may be: "whether a raid would be lawful", "an agreement could save the plant"."""
        marks, aux = self.clauses.lemmas(clause, ("mark",)), {self.clauses.form(n) for n in self.clauses.below[clause]}
        return bool(marks & self.lists["conditions"]) or bool(aux & (self.lists["modal"] | self.lists["would"]))

    def spared(self, verb: int, standing: Standing) -> Status:
        """What a verb that keeps something from happening leaves of it: "failed to prevent", "tried to prevent", "prevented"."""
        if standing.negated or standing.operator == "fail":
            return "asserted"
        untold = standing.modal or standing.future or standing.purpose or standing.conditional or standing.operator is not None
        return "hypothetical" if untold else "negated"
