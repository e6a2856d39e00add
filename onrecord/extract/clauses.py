"""The clause around a word: what hangs on it nearby, and the phrase of a noun."""

from bisect import bisect_left
from collections.abc import Collection, Sequence

from onrecord.extract.tree import FAR, Tree
from onrecord.model.language import Range, Word
from onrecord.model.span import Span


class Clauses(Tree):
    """The words of a reading, by where they begin, with the phrases around them."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        super().__init__(text, words)
        self.starts = [word.start for word in words]

    def low(self, place: int) -> str:
        """A word in lower case, with straight apostrophes."""
        return self.form(place).replace("’", "'")

    def within(self, span: Span) -> Range:
        """The words that begin in a span."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def children(self, place: int) -> list[int]:
        """What hangs on a word, near it, in order."""
        listed = self.below[place]
        return listed[bisect_left(listed, place - FAR) : bisect_left(listed, place + FAR)]

    def case(self, place: int) -> tuple[int, str] | None:
        """The preposition of a noun."""
        found = next((k for k in self.children(place) if self.words[k].dep == "case" and k < place), None)
        return None if found is None else (found, self.low(found))

    def _aside(self, place: int) -> bool:
        """Whether a word stands beside the noun that it hangs on, or opens a clause with a subject of its own."""
        dep = self.words[place].dep
        return dep in _ASIDE or (dep == "acl" and any(self.words[k].dep.startswith("nsubj") for k in self.children(place)))

    def phrase(self, head: int, without: Collection[int] = ()) -> Range:
        """The words around a noun that hang on it, in one piece; those below `without`, relative clauses and what is aside are left out."""
        held, waiting = {head}, [head]
        while waiting:
            for child in self.children(waiting.pop()):
                if child not in held and abs(child - head) <= FAR and child not in without and not self._aside(child):
                    held.add(child)
                    waiting.append(child)
        first = last = head
        while first - 1 in held:
            first -= 1
        while last + 1 in held:
            last += 1
        while first < head and self.words[first].upos == "PUNCT" and self.low(first) not in ("'", '"'):
            first += 1
        while last > head and self.words[last].upos == "PUNCT":
            last -= 1
        return first, last + 1


_ASIDE = frozenset({"acl:relcl", "appos", "parataxis", "advcl", "advcl:relcl", "ccomp", "cc:preconj", "discourse"})
"""Relations of words that stand beside a noun and do not say which one it is."""
