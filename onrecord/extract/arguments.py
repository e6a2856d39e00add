"""The arguments of verbs and nouns by their parse: who does what to whom, and how the verb is put."""

from collections.abc import Iterable, Mapping, Sequence

from onrecord.extract.tree import FAR, Tree
from onrecord.model.language import Range, Word

SUBJECTS = ("nsubj", "nsubj:outer", "nsubj:xsubj", "nsubj:pass")
_OUTSIDE = frozenset(
    ("acl", "acl:relcl", "appos", "parataxis", "punct", "cc", "conj", "case", "advcl", "cop", "nsubj", "mark", "aux", "advmod")
)
"""What hangs on a noun and is not of its phrase."""


class Arguments(Tree):
    """The words of one reading, with their arguments. `below`: the first `FAR` words that hang on each, so that no walk is longer."""

    def __init__(self, text: str, words: Sequence[Word], lists: Mapping[str, frozenset[str]]) -> None:
        super().__init__(text, words)
        self.lists = lists
        self.below = [found[:FAR] for found in self.below]

    def lemma(self, place: int) -> str:
        return self.words[place].lemma.lower()

    def child(self, place: int, deps: Iterable[str]) -> int | None:
        """The first word that hangs on another by one of these relations."""
        return next((n for n in self.below[place] if self.words[n].dep in deps), None)

    def lemmas(self, place: int, deps: Iterable[str] = ("case", "mark")) -> set[str]:
        """The lemmas of what hangs on a word by these relations."""
        return {self.lemma(n) for n in self.below[place] if self.words[n].dep in deps}

    def passive(self, verb: int) -> bool:
        """Whether a verb is done to its subject. A subject that is called passive beside an object is mistaken."""
        deps = {self.words[n].dep for n in self.below[verb]}
        return "aux:pass" in deps or ("nsubj:pass" in deps and "obj" not in deps)

    def particle(self, verb: int, particle: str) -> bool:
        """Whether "off" is said with "call", beside it or after its object."""
        for n in self.below[verb]:
            if self.lemma(n) == particle and self.words[n].dep in ("compound:prt", "advmod", "xcomp", "compound", "case", "obl"):
                return True
        after = verb + 1
        return after < len(self.words) and self.lemma(after) == particle and self.words[after].upos in ("ADP", "ADV", "ADJ", "VERB", "PART")

    def oblique(self, place: int, prepositions: Iterable[str]) -> int | None:
        """The noun that one of these prepositions ties to a verb or a noun, the first preposition first."""
        nouns = [n for n in self.below[place] if self.words[n].dep.startswith(("obl", "nmod")) and self.words[n].dep != "nmod:poss"]
        for preposition in prepositions:
            for n in nouns:
                if preposition in self.lemmas(n):
                    return n
        return None

    def object(self, verb: int) -> int | None:
        """To whom or what it is done: the object, or the subject of a passive."""
        found = self.child(verb, ("nsubj:pass",) if self.passive(verb) else ("obj",))
        if found is None and not self.passive(verb):
            found = self.child(verb, ("iobj",))
        if found is None and self.words[verb].dep == "acl:relcl" and self.passive(verb):
            found = self.words[verb].head
        if found is None and self.words[verb].dep == "acl" and self.words[verb].xpos == "VBN":
            return self.words[verb].head
        if found is None and self.words[verb].dep == "conj" and self.words[verb].xpos == "VBN" and self.words[verb].head >= 0:
            head = self.words[verb].head
            found = self.child(head, ("nsubj:pass",)) if self.passive(head) else None
        return self.antecedent(found)

    def subject(self, verb: int) -> int | None:
        """Who does it: the verb's own subject, or that of the clause that lends it one; after "by" in a passive."""
        at = verb
        for _ in range(5):
            if self.passive(at) or (at == verb and self.words[at].dep == "acl" and self.words[at].xpos == "VBN"):
                agent = self.child(at, ("obl:agent",))
                if agent is None:
                    agent = self.oblique(at, ("by",))
                if at == verb or agent is not None:
                    return agent
                return self.antecedent(self.child(at, ("nsubj:pass",)))
            found = self.child(at, SUBJECTS)
            if found is not None:
                return self.antecedent(found)
            word = self.words[at]
            if word.dep in ("advcl", "acl", "ccomp") and "of" in self.lemmas(at) and word.head >= 0:
                return word.head if word.dep == "acl" else self.object(word.head)
            if word.dep == "acl:relcl" or (word.dep == "acl" and word.xpos == "VBG"):
                return word.head
            if word.dep == "xcomp" and word.head >= 0 and self.words[word.head].upos == "VERB":
                held = self.child(word.head, ("obj", "iobj"))
                if held is not None and held < at and self.lemma(word.head) not in self.lists["own_subject"]:
                    return self.antecedent(held)
            if word.head < 0 or word.dep not in ("conj", "xcomp", "ccomp", "advcl", "parataxis", "acl"):
                return None
            at = word.head
            if word.dep == "acl" and self.words[at].upos not in ("VERB", "ADJ", "AUX"):
                at = self.words[at].head if self.words[at].dep in ("obj", "xcomp") and self.words[at].head >= 0 else at
        return None

    def antecedent(self, noun: int | None) -> int | None:
        """The noun that "who" or "which" stands for; another word is itself."""
        if noun is None or self.lemma(noun) not in self.lists["relative"] or self.words[noun].upos != "PRON":
            return noun
        at = noun
        for _ in range(4):
            word = self.words[at]
            if word.dep == "acl:relcl" and word.head >= 0:
                return word.head
            if word.head < 0:
                return noun
            at = word.head
        return noun

    def phrase(self, head: int) -> Range:
        """The words of a noun's phrase, from first up to but not with last: without what follows a comma, and without relative clauses."""
        first = last = head
        while first > 0 and head - first < FAR and self._within(first - 1, head):
            first -= 1
        while last + 1 < len(self.words) and last - head < FAR and self._within(last + 1, head):
            last += 1
        while last > head and self.words[last].upos in ("PUNCT", "ADP", "CCONJ", "SCONJ"):
            last -= 1
        while (
            first < head
            and self.words[first].upos in ("ADP", "PUNCT", "CCONJ", "SCONJ")
            and self.form(first + 1) not in self.lists["bounds"]
        ):
            first += 1
        return first, last + 1

    def _within(self, place: int, head: int) -> bool:
        """Whether a word is of the phrase of a noun: every step up to it stays inside noun phrases."""
        at = place
        for _ in range(8):
            word = self.words[at]
            if word.dep in _OUTSIDE and word.head == head and not (word.dep == "punct" and word.end - word.start == 1 and self._tight(at)):
                return False
            if word.head == head:
                return True
            if word.head < 0:
                return False
            at = word.head
        return False

    def _tight(self, place: int) -> bool:
        """Whether a mark is written without blanks, as in "re-elected"."""
        before, after = place - 1, place + 1
        return (
            before >= 0
            and after < len(self.words)
            and self.words[before].end == self.words[place].start
            and self.words[place].end == self.words[after].start
        )
