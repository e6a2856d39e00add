"""Which words the parse has as the subjects of main clauses: of whom a sentence speaks.

"Ana Torve, a baker, left" has "Torve" and "baker"; "Torve said that Lind left" has "Torve" alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model.language import Word

_MAIN = frozenset({"root", "parataxis"})
_SAME = frozenset({"flat", "appos", "flat:foreign", "nmod:desc"})
"""Relations by which a word of the subject's phrase means the same as its chief word."""
_CHAINED = 8
"""Verbs that are joined to one another: more is a list."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """Where words begin. `main`: subjects of main clauses, with the names and nouns that stand in apposition to them or are joined to them.

    `doers`: for what is done something to ("called him"), who does it.
    """

    main: frozenset[int] = frozenset()
    doers: Mapping[int, int] = field(default_factory=dict)


def subjects(words: Sequence[Word]) -> Subjects:
    """The subjects of one reading."""
    main = [_main(words, place) for place in range(len(words))]
    chief = {n for n, word in enumerate(words) if word.dep in ("nsubj", "nsubj:pass", "nsubj:outer") and word.head >= 0 and main[word.head]}
    beside = {n for n, word in enumerate(words) if word.head in chief and word.dep in _SAME}
    joined = {n for n, word in enumerate(words) if word.head in chief and word.dep == "conj"}
    doing = {words[n].head: n for n in range(len(words)) if words[n].dep == "nsubj"}
    undergoing = (n for n, word in enumerate(words) if word.dep in ("obj", "iobj") and word.head in doing)
    doers = {words[n].start: words[doing[words[n].head]].start for n in undergoing}
    return Subjects(frozenset(words[n].start for n in chief | beside | joined), doers)


def _main(words: Sequence[Word], place: int) -> bool:
    """Whether a word is the verb of a main clause, or joined to one."""
    for _ in range(_CHAINED):
        if words[place].head < 0 or words[place].dep in _MAIN:
            return True
        if words[place].dep != "conj":
            return False
        place = words[place].head
    return False
