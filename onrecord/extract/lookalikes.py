"""What reads like a deed and is none: a match that is won, a picture that is shot, a ferry that goes down with people.

Told by the words around the verb. Where these leave it open whether one hit another or won against him, there is no deed.
"""

import re
from collections.abc import Mapping

from onrecord.extract.arguments import Arguments
from onrecord.lexicons.events import Deed

_SCORE = re.compile(r"(?<![\w-])\d{1,3}\s?[-–]\s?\d{1,3}(?![\w-])")
_AFTER = 80
"""Characters behind a verb in which the score of a match may stand."""
_HURTING = frozenset(("kill", "injure", "wound", "hurt", "maim"))


class Lookalikes:
    """Tells for the verbs of one reading. `named`: the kind of the name that a word is of."""

    def __init__(self, clauses: Arguments, named: Mapping[int, str]) -> None:
        self.clauses, self.words, self.lists, self.named = clauses, clauses.words, clauses.lists, named

    def at(self, verb: int, lemma: str, deed: Deed, actor: int | None, recipient: int | None) -> bool:
        """Whether a verb of the lexicon does not tell its deed here."""
        if lemma == "take" and deed.type == "PROTEST":
            return self.clauses.passive(verb)  # "was taken to the square"
        if lemma == "meet":
            return self.clauses.passive(verb) and self.clauses.oblique(verb, ("with",)) is not None  # "was met with scorn"
        if lemma == "dismiss" and deed.type == "SANCTION":
            return self._held_for(verb, recipient)
        if deed.type != "ASSAULT":
            return False
        if lemma == "beat" and deed.particle is None:
            return self._contest(verb, actor, recipient)
        if lemma == "shoot" and self._beside(verb, "camera"):
            return True
        return actor is not None and (self._force(actor) or (lemma in _HURTING and self._accident(verb, actor)))

    def _held_for(self, verb: int, recipient: int | None) -> bool:
        """Dismissed it as a stunt, her as a liar; not "dismissed Lind as chief executive"."""
        below = [*self.clauses.below[verb], *(self.clauses.below[recipient] if recipient is not None else ())]
        held = [n for n in below if "as" in self.clauses.lemmas(n)]
        office = recipient is not None and self.words[recipient].upos != "PRON"
        return any(not office or self.words[n].upos != "NOUN" or self.clauses.child(n, ("det",)) is not None for n in held)

    def _contest(self, verb: int, actor: int | None, recipient: int | None) -> bool:
        """Norland beat Vastia 3-1, beat them in the final, beat him by 12 votes; of two names nobody can tell."""
        if actor is not None and recipient is not None and self._name(actor) and self._name(recipient):
            return True
        head = self.words[verb].head
        won = head >= 0 and self.clauses.lemma(head) in self.lists["winning"]
        end = self.words[verb].end
        return won or self._beside(verb, "contests") or _SCORE.search(self.clauses.text, end, end + _AFTER) is not None

    def _beside(self, verb: int, words: str) -> bool:
        """Whether a noun after a preposition of the verb, or one joined to it, is of a list."""
        nouns = [n for n in self.clauses.below[verb] if self.words[n].dep.startswith(("obl", "nmod"))]
        near = [m for n in nouns for m in (n, *(k for k in self.clauses.below[n] if self.words[k].dep in ("compound", "nmod:desc")))]
        return any(self.clauses.lemma(n) in self.lists[words] for n in near)

    def _force(self, actor: int) -> bool:
        """The ferry Sea Lark, Hurricane Bo: what the noun before a name, or the name itself, calls no person."""
        if not self._name(actor):
            return False
        at = actor
        while at >= 0 and actor - at < 6 and self.words[at].upos == "PROPN":
            if self.clauses.lemma(at) in self.lists["forces"]:
                return True
            at -= 1
        return at >= 0 and self.clauses.lemma(at) in self.lists["forces"]

    def _accident(self, verb: int, actor: int) -> bool:
        """The Lark sank, killing four: a name that is no person's, under a verb of accidents."""
        word = self.words[verb]
        under = word.head >= 0 and word.dep in ("advcl", "conj") and self.clauses.lemma(word.head) in self.lists["accidents"]
        return under and self._name(actor) and self.named.get(actor) != "person"

    def _name(self, place: int) -> bool:
        return place in self.named or self.words[place].upos == "PROPN"
