"""Whether a deed happened: how its verb is put, and what the verbs above it say of it.

"Will", "might", "not", "if"; "agreed to", "refused to", "threatened to", "wants to". Said "it would" is ahead; "would" elsewhere is not so.
"""

from dataclasses import dataclass

from onrecord.extract.arguments import SUBJECTS, Arguments
from onrecord.lexicons.events import Happenings

_UP = 6
"""Verbs above a verb that are looked at."""
_SAYING = frozenset(("never",))
"""Verbs of saying, which govern no deed: who refuses to comment has rejected nothing."""
_COMPLEMENTS = ("xcomp", "ccomp")


@dataclass(slots=True)
class Standing:
    """How a deed stands. `operator`: the kind of verb that governs it ("agree"); `governor`: that verb; `speech`: the one that says so."""

    future: bool = False
    modal: bool = False
    negated: bool = False
    conditional: bool = False
    unreal: bool = False
    purpose: bool = False
    operator: str | None = None
    governor: int | None = None
    speech: int | None = None
    first: int = 0

    @property
    def open(self) -> bool:
        """Whether it is neither told as done nor as ahead or refused."""
        return self.modal or self.conditional or self.unreal or self.purpose or self.operator in ("agree", "willing", "ask", "attempt")


class Stands:
    """Reads how the verbs of one reading stand."""

    def __init__(self, clauses: Arguments, happenings: Happenings) -> None:
        self.clauses, self.lexicon = clauses, happenings
        self.status = happenings.words

    def of(self, verb: int) -> Standing:
        """How a verb stands, by itself and under the verbs above it."""
        found = Standing(first=verb)
        words, at, would = self.clauses.words, verb, False
        for step in range(_UP):
            would |= self._auxiliaries(at, found, own=step == 0)
            word = words[at]
            marks = self.clauses.lemmas(at, ("mark", "case"))
            found.conditional |= word.dep in ("advcl", "ccomp") and bool(marks & self.status["conditions"])
            found.negated |= "without" in marks or self._not_so(at)
            inverted = word.dep == "advcl" and self._inverted(at)
            found.conditional |= inverted
            if (
                "to" in marks
                and word.dep in ("advcl", "acl", "obl")
                and found.operator is None
                and not inverted
                and not self._of_noun_operator(at, found)
            ):
                found.purpose = True
            if "of" in marks and word.dep == "acl" and word.head >= 0:
                accused = words[word.head].head
                if accused >= 0 and "attempt" in self._kinds(accused):
                    found.operator, found.governor = found.operator or "attempt", accused
                else:
                    found.purpose = True
                break
            if "of" in marks and word.dep == "advcl" and word.head >= 0 and "short" in self.clauses.lemmas(word.head, ("advmod", "xcomp")):
                found.operator, found.governor = "denied", word.head  # "stopped short of"
                break
            if "with" in marks and word.dep in (*_COMPLEMENTS, "advcl") and word.head >= 0 and words[word.head].upos == "ADJ":
                found.unreal = True  # "is fine with bombing"
                break
            if marks & {"of", "for"} and word.dep in ("advcl", "obl") and word.head >= 0 and "attempt" in self._kinds(word.head):
                found.operator, found.governor = found.operator or "attempt", word.head
                break
            if word.head < 0 and "to" in marks and step == 0:
                found.future = True  # "Leaders to meet"
            if word.head < 0 or word.dep not in (*_COMPLEMENTS, "conj", "acl"):
                break
            if word.dep == "conj":
                if self.clauses.child(at, SUBJECTS) is not None or (not would and self._has_auxiliary(at)):
                    break
                at = word.head
                continue
            above = word.head
            kinds = self._kinds(above)
            if word.dep == "xcomp" and self.clauses.lemma(above) == "be" and "to" in marks:
                found.future = True  # "is to meet"
            if word.dep == "acl" and not kinds & {"willing"}:
                break
            if "speech" in kinds and word.dep == "ccomp":
                found.speech = above
                found.future |= would
                found.unreal |= self._denied(above)
                would = False
                break
            if kinds and found.operator is None and not self._stands_alone(at, kinds):
                found.operator, found.governor = self._kind(kinds, above), above
                found.purpose |= found.operator == "denied" and self._denied(above)  # "did not deny" leaves it open
                if found.operator not in ("attempt", "denied"):
                    found.first = min(found.first, above)
            elif word.dep == "ccomp" or words[above].upos not in ("VERB", "ADJ", "AUX"):
                break
            at = above
        found.modal |= would
        found.conditional |= words[verb].dep != "acl:relcl" and self._asked(verb)
        return found

    def _auxiliaries(self, at: int, found: Standing, *, own: bool) -> bool:
        """Takes note of the words before a verb; gives whether one is "would"."""
        would = False
        for n in self.clauses.below[at]:
            word, lower = self.clauses.words[n], self.clauses.lemma(n)
            if word.dep in ("aux", "aux:pass"):
                form = self.clauses.form(n)
                if form in self.status["would"]:
                    would = True
                    found.unreal |= "have" in self.clauses.lemmas(at, ("aux",))  # "would have met"
                elif form in self.status["will"]:
                    found.future = True
                elif form in self.status["modal"]:
                    found.modal = True
            if (lower in self.status["negation"] and word.dep in ("advmod", "cc", "det", "neg", "cc:preconj")) or lower in ("n't", "not"):
                found.negated = True
            if own and (word.dep in ("aux", "aux:pass") or lower in self.status["negation"]) and found.operator is None:
                found.first = min(found.first, n)
            if word.dep in SUBJECTS and self._nobody(n):
                found.negated = True
        if self.clauses.lemma(at) == "go" and not own and self.clauses.words[at].xpos == "VBG":
            found.future = True
        return would

    def _inverted(self, at: int) -> bool:
        """Whether a clause is a condition without "if": "had they stayed", "should the army attack", "in case the army were to attack"."""
        subject = self.clauses.child(at, SUBJECTS)
        before = [n for n in self.clauses.below[at] if self.clauses.words[n].dep in ("aux", "aux:pass", "cop")]
        forms = {self.clauses.form(n) for n in before if subject is not None and n < subject}
        if forms & self.status["inverted"]:
            return True
        return "to" in self.clauses.lemmas(at, ("mark",)) and subject is not None and "be" in {self.clauses.lemma(n) for n in before}

    def _not_so(self, at: int) -> bool:
        """Whether something else is done, or it is not done yet or no more: "rather than arrest them", "has yet to meet", "no longer"."""
        below = self.clauses.below[at]
        if self.clauses.lemmas(at, ("mark", "case", "cc")) & self.status["in_place_of"]:
            return True
        above = self.clauses.words[at].head
        if above >= 0 and self.clauses.lemma(above) in ("have", "be") and "to" in self.clauses.lemmas(at, ("mark",)):
            return "yet" in self.clauses.lemmas(at, ("advmod",)) | self.clauses.lemmas(above, ("advmod",))
        return any(self.clauses.form(n) == "longer" and "no" in self.clauses.lemmas(n, ("advmod", "det")) for n in below)

    def _nobody(self, subject: int) -> bool:
        """Whether a subject is nobody: "no minister", "neither of them"."""
        below = [n for n in self.clauses.below[subject] if self.clauses.words[n].dep in ("det", "cc:preconj")]
        return self.clauses.form(subject) in self.status["nobody"] or any(self.clauses.form(n) in self.status["negation"] for n in below)

    def _has_auxiliary(self, at: int) -> bool:
        return any(self.clauses.words[n].dep == "aux" for n in self.clauses.below[at])

    def _kinds(self, place: int) -> frozenset[str]:
        if self.clauses.words[place].upos not in ("VERB", "ADJ", "AUX"):
            return frozenset()
        verb = self.lexicon.verb(self.clauses.lemma(place), self.clauses.form(place))
        return self.lexicon.operators.get(verb, frozenset()) - _SAYING

    def _kind(self, kinds: frozenset[str], place: int) -> str:
        """The kind that a word's use shows, where it has more than one: a vow is more than a promise."""
        order = ("denied", "vow", "agree", "willing", "refuse", "fail", "threaten", "ask", "attempt", "future", "phase", "speech")
        return next(kind for kind in order if kind in kinds)

    def _stands_alone(self, at: int, kinds: frozenset[str]) -> bool:
        """Whether a verb that may govern another does not here: "helped arrest", "went on to say" do."""
        return kinds == {"speech"} and self.clauses.words[at].dep == "xcomp"

    def _of_noun_operator(self, at: int, found: Standing) -> bool:
        """Whether an infinitive hangs on an adjective that governs it."""
        above = self.clauses.words[at].head
        return (
            above >= 0
            and bool(self._kinds(above) & {"willing", "agree", "refuse", "threaten", "future"})
            and self.clauses.words[above].upos != "NOUN"
        )

    def _denied(self, speech: int) -> bool:
        return any(self.clauses.lemma(n) in self.status["negation"] for n in self.clauses.below[speech])

    def _asked(self, verb: int) -> bool:
        """Whether the sentence is a question or a wish beside "if"."""
        at = verb
        for _ in range(_UP):
            word = self.clauses.words[at]
            if word.head < 0:
                break
            if word.dep == "advcl" and self.clauses.lemmas(at, ("mark",)) & self.status["conditions"]:
                return True
            at = word.head
        last = self.clauses.below[at][-1] if self.clauses.below[at] else at
        return self.clauses.lemma(last) == "?"
