"""Days that are counted from a happening: "three days after the 3 March attack", "a day after the vote", "the 12th day of the strike".

A happening has a day where the words for it and a date belong together ("Tuesday's vote", "the attack on 3 March", "he was arrested on
Friday"), anywhere in the article. It stays undated where the article gives it two days, or where the words may mean another one. Not done
here: happenings that no table names, days counted from a month or a year.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.extract.time_words import Word
from onrecord.lexicons.calendar import Happenings
from onrecord.model.span import Span

_REACH = 8
"""How many words may stand between a happening and its date."""
_MODIFIERS = 3
"""How many words may stand between "the" and the happening."""
_STOPS = frozenset(
    {",", ";", ":", ".", "(", ")", "“", "”", '"', "—", "–", "and", "but", "or", "that", "who", "which", "while", "when", "if", "as"}
)
_TURNS = frozenset({"after", "before", "since", "following", "until", "over", "about", "despite", "because"})
_JOINS = frozenset({"of", "on", "in", "at", "against", "by", "over"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A happening with its day, the words of the date, and the words of the sentence that dates it."""

    day: date
    span: Span
    beside: frozenset[str]


@dataclass(slots=True)
class Dates:
    """The happenings of an article that are dated, by what they are called. A first reading collects them; in a second they are `settled`.

    `asked`: what something was counted from in the first reading; where none of it was dated there is no second.
    """

    known: Happenings
    past: frozenset[str]
    found: dict[str, list[Dated]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    settled: bool = False

    def note(self, words: Sequence[Word], first: int, last: int, day: date, span: Span) -> None:
        """Remembers what the date `words[first:last]` belongs to, if it belongs to a happening."""
        if self.settled:
            return
        for name in _after(words, first, last, self.known) or self._before(words, first) or self._ahead(words, first, last):
            told = self.found.setdefault(name, [])
            if all(one.day != day for one in told) and len(told) < 2:  # two days are as good as many: neither is believed
                told.append(Dated(day, span, frozenset(word.low for word in words)))

    def of(self, words: Sequence[Word], at: int) -> tuple[date, Span] | None:
        """The day of the happening that `words[at:]` begin with ("the vote", "his arrest"), and the words that date it."""
        found = _pointed(words, at, self.known)
        if found is None:
            return None
        name, names = found
        self.asked.add(name)
        told = self.found.get(name, [])
        if not self.settled or len(told) != 1 or not names <= told[0].beside:
            return None
        return told[0].day, told[0].span

    def modifies(self, words: Sequence[Word], last: int) -> bool:
        """Whether the date that ends before `words[last]` stands before a happening: "the 3 March attack", "Tuesday's vote"."""
        return _noun(words, last + 1 if _is_possessive(words, last) else last, self.known) is not None

    def _before(self, words: Sequence[Word], first: int) -> list[str]:
        """The attack on 3 March, the vote was held on Tuesday, a blast killed nine on Friday, he was arrested in Lind on Friday."""
        known, effect = self.known, False
        for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
            low = words[at].low
            if low in known.nouns:
                turned = any(word.low in _TURNS or word.low in known.other for word in words[max(0, at - 3) : at])
                return [] if turned and not _belongs(words, at, first) else [known.nouns[low]]
            if effect and (low in _STOPS or low in _TURNS or self._tells(low)):
                return []
            if low in known.effects:
                effect = True
            elif low in known.verbs:
                return [known.verbs[low]]
            elif low in _STOPS or low in _TURNS or (self._tells(low) and low not in known.light):
                return []
        return []

    def _ahead(self, words: Sequence[Word], first: int, last: int) -> list[str]:
        """On 3 March a bomb exploded: the date opens the sentence, and its first verb tells what happened."""
        for word in words[last : last + _REACH + 2] if first < 2 else ():
            if word.low in self.known.verbs:
                return [self.known.verbs[word.low]]
            if word.low != "," and (word.low in _STOPS or (self._tells(word.low) and word.low not in self.known.light)):
                break
        return []

    def _tells(self, low: str) -> bool:
        """Whether a word may be a verb of the past: the date is then that verb's."""
        return low in self.past or (low.endswith("ed") and not low.endswith("eed") and len(low) > 4)


def _is_possessive(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and "POSS" in words[at].means


def _noun(words: Sequence[Word], at: int, known: Happenings) -> str | None:
    """The happening whose noun stands here, after three words at most."""
    for word in words[at : at + _MODIFIERS + 1]:
        if word.low in known.other or word.low in _STOPS or word.low in _TURNS or word.low in _JOINS or not word.low[0].isalpha():
            return None
        if word.low in known.nouns:
            return known.nouns[word.low]
    return None


def _after(words: Sequence[Word], first: int, last: int, known: Happenings) -> list[str]:
    """Tuesday's vote, the 3 March attack."""
    pointed = first > 0 and (words[first - 1].low in known.pointing or words[first].low == "the")
    name = _noun(words, last + 1, known) if _is_possessive(words, last) else _noun(words, last, known) if pointed else None
    return [] if name is None else [name]


def _belongs(words: Sequence[Word], at: int, first: int) -> bool:
    """Whether a written date follows a noun so closely that it is the noun's: "after the attack on 3 March"."""
    near = first - at == 2 and words[at + 1].low in ("on", "of")
    return near and any({"MONTH", "MABBR"} & word.means.keys() for word in words[first : first + 3])


def _pointed(words: Sequence[Word], at: int, known: Happenings) -> tuple[str, frozenset[str]] | None:
    """The happening that is pointed at, and the names that tell which one: "the Lind vote", "the death of Ana Torve"."""
    start = next((n for n in range(at, min(len(words), at + 4)) if words[n].low in known.pointing), None)
    if start is None or any(word.low in _STOPS or word.low in _JOINS for word in words[at:start]):
        return None
    names = {word.low for word in words[at:start] if "BIGWORD" in word.means}
    for n in range(start + 1, min(len(words), start + 2 + _MODIFIERS)):
        word = words[n]
        if word.low in known.nouns:
            if n + 1 < len(words) and words[n + 1].low in known.nouns:
                continue  # "the strike vote"
            return known.nouns[word.low], frozenset(names | _named_after(words, n + 1))
        if word.low in known.other or word.low in _STOPS or word.low in _JOINS or not (word.low[0].isalpha() or "HYPHEN" in word.means):
            return None
        names |= {word.low} if "BIGWORD" in word.means else set()
    return None


def _named_after(words: Sequence[Word], at: int) -> set[str]:
    if at >= len(words) or words[at].low not in _JOINS:
        return set()
    found: set[str] = set()
    for word in words[at + 1 : at + 6]:
        if word.low in _STOPS or word.low in _TURNS:
            break
        found |= {word.low} if "BIGWORD" in word.means else set()
    return found
