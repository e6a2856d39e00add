"""When an event is: the time expression of its clause, else of its sentence where nothing else there claims it.

"Met on Monday, officials said on Tuesday": Tuesday is of the saying. What is said of no verb may be of the only event.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.extract.arguments import Arguments
from onrecord.model.language import Word
from onrecord.model.time import Moment, TimeExpression
from onrecord.text import moments

_UP = 8


class Dates:
    """The dated words of an article, and the verb that each hangs on."""

    def __init__(self, clauses: Arguments, times: Sequence[TimeExpression]) -> None:
        self.clauses = clauses
        starts = [word.start for word in clauses.words]
        dated = [time for time in times if time.type in ("DATE", "TIME")]
        self.times: list[tuple[int, int, TimeExpression]] = []
        self.nouns: dict[int, TimeExpression] = {}
        """The nouns that a date hangs on, and of no verb below them: "Thursday's attack"."""
        for time in dated:
            first, last = bisect_left(starts, time.span.start), bisect_left(starts, time.span.end)
            if first < last:
                governor, through = _governor(clauses, first, last)
                self.times.append((first, governor, time))
                for noun in through:
                    self.nouns.setdefault(noun, time)
        self.firsts = [first for first, _, _ in self.times]

    def of(self, verb: int, words: Sequence[int], sentence: tuple[int, int]) -> TimeExpression | None:
        """The expression of a verb's clause, else the only one of its sentence that hangs on no other verb."""
        near = self.times[bisect_left(self.firsts, sentence[0]) : bisect_right(self.firsts, sentence[1] - 1)][:20]
        if verb in self.nouns:
            return self.nouns[verb]
        own = [time for _, governor, time in near if governor == verb or governor in words]
        if own:
            return min(own, key=lambda time: -_precise(time))
        loose = [time for first, governor, time in near if governor < 0 or self._plain(governor)]
        return loose[0] if len(loose) == 1 and len(near) == 1 else None

    def around(self, verb: int, sentence: tuple[int, int]) -> list[TimeExpression]:
        """The expressions of the verbs that a verb hangs on, which are its background: "in 1998, when rebels attacked".

        Of a noun only those of the verb over it.
        """
        near = self.times[bisect_left(self.firsts, sentence[0]) : bisect_right(self.firsts, sentence[1] - 1)][:20]
        above, at = {verb}, verb
        for _ in range(_UP):
            at = self.clauses.words[at].head
            if at < 0 or self.clauses.words[at].upos not in ("VERB", "AUX", "NOUN"):
                break
            above.add(at)
            if self.clauses.words[verb].upos == "NOUN" and self.clauses.words[at].upos != "NOUN":
                break
        return [time for _, governor, time in near if governor in above]

    def either_way(self, verb: int, time: TimeExpression, published: str | None) -> bool:
        """Whether a weekday beside a verb in the present may as well be the next one: "Torve visits Lind on Friday", told on a Thursday."""
        if published is None or time.earliest is None or not time.span.of(self.clauses.text).isalpha():
            return False
        day, told = (moments.day_of(Moment(found[:10])) for found in (time.earliest, published))
        return day is not None and told is not None and 1 < (told - day).days < 8 and self._present(verb)

    def _present(self, verb: int) -> bool:
        words, below = self.clauses.words, self.clauses.below[verb]
        if words[verb].xpos in ("VBP", "VBZ", "VB"):
            return not any(words[n].dep.startswith(("aux", "mark")) for n in below)
        first = next((n for n in below if words[n].dep.startswith("aux")), None)
        return first is not None and words[first].xpos in ("VBP", "VBZ") and self.clauses.lemma(first) == "be"

    def _plain(self, governor: int) -> bool:
        return self.clauses.words[governor].upos not in ("VERB", "AUX")


def moment(time: TimeExpression) -> Moment | None:
    """The moment that an expression denotes, as precise as its first and its last moment agree."""
    if time.earliest is None or time.latest is None:
        return None
    first, last = time.earliest, time.latest
    if first == last:
        return first
    for length in (10, 7, 4):
        if len(first) >= length and first[:length] == last[:length]:
            return Moment(first[:length])
    return None


def ahead(time: TimeExpression | None, published: str | None) -> bool:
    """Whether a time is after the day of the article: "meets on Friday"."""
    if time is None or time.earliest is None or published is None or len(published) < 10:
        return False
    return len(time.earliest) >= 10 and time.earliest[:10] > published[:10]


def guessed_ahead(time: TimeExpression, published: str | None, text: str) -> bool:
    """Whether a day and month without a year were taken for the next, of what a noun tells as done: "the attack of 8 April"."""
    words = time.span.of(text)
    return ahead(time, published) and time.value[:4] not in words and any(mark.isdigit() for mark in words)


def _precise(time: TimeExpression) -> int:
    found = moment(time)
    return 0 if found is None else len(found)


def historical(time: TimeExpression | None, published: str | None, text: str, long: frozenset[str]) -> bool:
    """Whether a time is more than a year before the article, as far as either is known. `long`: years, decades, centuries."""
    if time is None:
        return False
    if time.latest is not None and published is not None and published[:4].isdigit() and time.latest[:4].isdigit():
        years = int(published[:4]) - int(time.latest[:4])
        return years > 1 or (years == 1 and (len(time.latest) < 10 or len(published) < 10 or time.latest[4:10] < published[4:10]))
    words = set(time.span.of(text).lower().replace("-", " ").split())
    return time.anchor is None and published is None and "ago" in words and bool(words & long)


def _governor(clauses: Arguments, first: int, last: int) -> tuple[int, list[int]]:
    """The verb that dated words hang on, -1 where there is none, and the nouns between them."""
    words: Sequence[Word] = clauses.words
    at = next((n for n in range(first, last) if not first <= words[n].head < last), first)
    through: list[int] = []
    apart = False
    for _ in range(_UP):
        apart |= words[at].dep == "conj"  # "the raid and a clash on Friday"
        at = words[at].head
        if at < 0:
            return -1, through
        if words[at].upos in ("VERB", "AUX") and words[at].dep not in ("aux", "aux:pass", "case", "amod"):
            return at, through
        if not apart:
            through.append(at)
    return at, through
