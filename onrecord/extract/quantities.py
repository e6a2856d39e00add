"""How much and how many: the figures of an article with their bound, their unit and what they count.

Read sentence by sentence with word lists; what a time expression covers is none, and neither are years, ages, scores, addresses and names
with digits. Not done here: sums across sentences, what "it rose to" rose from, spelled ordinals, languages other than the lists'.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import cast

from onrecord.extract.amounts import Amount, amount
from onrecord.extract.bounds import Bounded, bounded, trend
from onrecord.extract.counted import Noun, counted, measured
from onrecord.extract.designations import designates, is_age
from onrecord.extract.figure_words import Tokens, tokens
from onrecord.lexicons.calendar import Calendar
from onrecord.lexicons.figures import Figures
from onrecord.model.article import Article
from onrecord.model.events import Measured, Quantity, Trend
from onrecord.model.ids import ArticleId
from onrecord.model.runs import By
from onrecord.model.span import Span
from onrecord.model.syntax import Sentence
from onrecord.model.time import TimeExpression

BY = By("quantities", 2)
CONFIDENCE = {
    "money": 0.9, "share": 0.9, "measure": 0.9, "duration": 0.9, "count": 0.85,
    "multiple": 0.8, "part": 0.8, "vague": 0.8, "one": 0.6, "bare": 0.7,
}  # fmt: skip
"""Set with a margin under the precision of all values on NewsQuant, .98 of 341, which holds too few of each rule to measure it by itself;
"one" and "bare" are lower, as idioms and unit-less numbers are where reading other news still showed errors."""


def quantities(
    article: Article, sentences: tuple[Sentence, ...], times: tuple[TimeExpression, ...], *, figures: Figures, calendar: Calendar
) -> tuple[Quantity, ...]:
    """Finds how much and how many: amounts of money, shares, measures and counts, and by how much something rose or fell."""
    taken = _Taken([time.span for time in times])
    worth = _worth(figures.fingerprint, figures)
    found: list[Quantity] = []
    for sentence in sentences:
        if sentence.in_article and worth.search(article.text, sentence.span.start, sentence.span.end):
            found += _Sentence(article.key, tokens(article.text, sentence.span), figures, calendar).read(taken)
    return tuple(found)


class _Taken:
    """Spans in order that may be asked whether one of them holds a place."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def holds(self, place: int) -> bool:
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._spans[at].end


@lru_cache(maxsize=8)
def _built(words: tuple[str, ...]) -> re.Pattern[str]:
    every = sorted({form for word in words for form in (word, word.capitalize(), word.upper())}, key=lambda w: (-len(w), w))
    return re.compile(rf"\d|[½¼¾⅓⅔⅕⅛]|\b(?:{'|'.join(map(re.escape, every))})\b")


def _worth(fingerprint: str, figures: Figures) -> re.Pattern[str]:
    """Whether a sentence holds anything like a figure."""
    return _built(tuple(sorted({*figures.numbers, *figures.scales, *figures.vague, *figures.parts, *figures.multiples})))


class _Sentence:
    """One sentence while it is being read."""

    def __init__(self, key: ArticleId, words: Tokens, figures: Figures, calendar: Calendar) -> None:
        self.key, self.tokens, self.figures, self.calendar = key, words, figures, calendar
        small = sum(1 for t in words if t.kind == "word" and t.form == t.low and len(t.form) > 3)
        self.titled = small * 4 < sum(1 for t in words if t.kind == "word" and t.capital)

    def read(self, taken: _Taken) -> Iterator[Quantity]:
        place = 0
        while place < len(self.tokens):
            token = self.tokens[place]
            found = None
            if token.kind == "number" or (token.kind == "word" and self._may_begin(token.low, token.form)):
                found = amount(self.tokens, place, self.figures)
            if found is None:
                multiple = self._multiple(place) if token.kind == "word" and token.low in self.figures.multiples else None
                if multiple is not None:
                    yield multiple
                place += 1
                continue
            place = max(found.last, place + 1)
            value = found.first + (self.tokens[found.first].low == "between")
            if taken.holds(self.tokens[value].start):
                continue  # "five hours", "between 1990 and 1995", and not "$3,500 a month"
            quantity = self._quantity(found)
            if quantity is not None:
                yield quantity

    def _may_begin(self, low: str, form: str) -> bool:
        f = self.figures
        return low in f.numbers or low in f.vague or low in ("a", "an", "half", "several", "few", "many") or form in "½¼¾⅓⅔⅕⅛"

    def _span(self, first: int, last: int) -> Span:
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def _quantity(self, found: Amount) -> Quantity | None:
        words, figures = self.tokens, self.figures
        if designates(words, found, figures, self.calendar, titled=self.titled) or is_age(words, found, figures):
            return None
        times = _times(words, found)
        noun = counted(words, found, figures) if found.unit is None and found.sort != "part" and not times else None
        last = times or (noun.last if noun is not None else found.last)
        limits = bounded(words, found.first, last, figures)
        if limits.bound == "exact" and last != found.last:
            limits = bounded(words, found.first, found.last, figures)._replace(last=last)
        rule = "multiple" if times else self._rule(found, noun, limits)
        if rule is None:
            return None
        if rule == "one" and noun is None:
            limits = Bounded("exact", found.first, found.last, False)  # "about one of them" is not about 1
        kind = "multiple" if times else _kind(found)
        what = (noun.first, noun.last) if noun is not None else measured(words, found, figures)
        rises = trend(words, limits.first, limits.last, figures)
        if rises is not None and kind in ("count", "duration") and words.at(limits.first - 1).low != "by":
            rises = None
        return Quantity(
            made=BY.rule(rule, CONFIDENCE[rule]), article=self.key, span=self._span(limits.first, max(limits.last, last)), kind=kind,
            low=found.low, high=found.high, bound=limits.bound, unit=self._unit(found, noun), per=found.per,
            what=None if what is None else self._span(*what), trend=rises,
        )  # fmt: skip

    def _unit(self, found: Amount, noun: Noun | None) -> str | None:
        if found.unit is not None:
            return found.unit.name
        return None if noun is None else self.tokens[noun.head].form

    def _rule(self, found: Amount, noun: Noun | None, limits: Bounded) -> str | None:
        """The rule by which an amount is a quantity, None where nothing makes it one."""
        words = self.tokens
        before, after = words.at(found.first - 1).low, words.at(found.last).low
        if found.unit is not None:
            idiom = found.low == 1.0 and found.sort == "words" and found.unit.name == "day"
            return None if idiom else found.unit.kind
        if found.sort in ("part", "vague"):
            return found.sort if found.sort == "part" or noun is not None or after == "of" or limits.said else None
        if found.low == found.high == 1.0 and found.sort == "words" and found.scale == 1.0:
            return self._one(before, after, noun)
        if noun is not None:
            return "count"
        if found.scale > 1.0 or (found.sort == "words" and after in self.figures.standing) or after in ("were", "others", "more", "dead"):
            return "count"
        owner = words.at(found.last + 1)
        if after == "of" and (owner.low in self.figures.determiners or owner.low in ("them", "us") or owner.form.endswith(("'s", "’s"))):
            return "count"
        number = words[found.first].form
        plain = found.sort == "digits" and (limits.said or "," in number or found.joined in ("to", "and") or before == "by")
        return "bare" if plain or (found.sort == "digits" and "." in number and before in ("to", "of", "at", "from")) else None

    def _one(self, before: str, after: str, noun: Noun | None) -> str | None:
        """ "One of the best" and "one count"; not "no one", "the one", "one another"."""
        if after == "of" and before not in ("no", "any", "every"):
            return "one"
        return "one" if noun is not None and before not in self.figures.not_one else None

    def _multiple(self, place: int) -> Quantity | None:
        """ "Doubled", "threefold", "twice as many", "double the"; not "scored twice"."""
        words, token = self.tokens, self.tokens[place]
        after = words.at(place + 1).low
        sure = token.low.endswith(("fold", "led", "ling", "ved", "ving"))
        if not sure and after not in ("as", "the", "that", "what", "its", "their", "his", "her", "last"):
            return None
        if after == "down":  # "doubled down on it"
            return None
        value = self.figures.multiples[token.low]
        rises: Trend = "down" if value < 1 else "up"
        limits = bounded(words, place, place + 1, self.figures)
        return Quantity(
            made=BY.rule("multiple", CONFIDENCE["multiple"]), article=self.key, span=self._span(limits.first, limits.last), kind="multiple",
            low=value, high=value, bound=limits.bound, unit=None, per=None, what=None, trend=rises if sure else None,
        )  # fmt: skip


def _kind(found: Amount) -> Measured:
    if found.unit is not None:
        return cast(Measured, found.unit.kind)
    return "share" if found.sort == "part" else "count"


def _times(words: Tokens, found: Amount) -> int | None:
    """The place after "three times as", "3x", "five times more"; None where it is no multiple: "three times this year"."""
    at = found.last
    if (
        found.unit is None
        and words.at(at).low == "times"
        and words.at(at + 1).low in ("as", "more", "the", "higher", "larger", "bigger", "that", "its")
    ):
        return at + 1
    return None
