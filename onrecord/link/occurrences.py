"""Where an article says on which day something took place: "the attack on Monday", "Lind died last week", "Tuesday's vote".

Only what is over within a day counts, told as having happened, in a sentence that tells of no change, and so close to its date that the
two belong together. Not done here: happenings that no table names, dates of another sentence.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.lexicons.calendar import Calendar
from onrecord.model.article import Article
from onrecord.model.ids import MentionId
from onrecord.model.names import Entity, Mention
from onrecord.model.span import Span
from onrecord.model.speech import Statement
from onrecord.model.syntax import Sentence
from onrecord.model.time import TimeExpression

LONGEST = 1_000
"""Characters beyond which a sentence is no sentence, but a list or a table."""
_REACH = 8
"""Words that may stand between a happening and its date."""
_MODIFIERS = 3
_WORD = re.compile(r"['’]s\b|n['’]t\b|[^\W_]+(?:-[^\W_]+)*|\S")
_WHOLE = (None, "START", "MID", "END")
_COUNTED = frozenset({"ago", "later", "before_that", "from_now", "shift_from_day", "shift_from_month", "after_that"})
_BY_NOUN = frozenset({"date", "weekday", "period"})
"""Rules of times whose words may stand before a happening as its date: "Tuesday's attack". A month or a year there tells which one is
meant: "the 2016 vote" is not that of 2020."""


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One place that dates a happening. `name`: what it is called by the tables; `party`: the entity whose it is, the noun of which a verb
    tells ("the train derailed", with a capital where it is a name), or "".

    `span`: its words; `time`: the date's, and `first`, `last` the days that it may be. `moves`: "week" or "year" where the words do not
    tell of which week or year they speak, "day" where they count from the day of publication. `later`: the words point at something that
    was told before. `beside`: what else they call it. `statement`: whose words they are, "" for the article's own.
    """

    at: int
    name: str
    party: str
    span: Span
    time: Span
    value: str
    first: str
    last: str
    moves: str
    rule: str
    sure: float
    later: bool
    beside: tuple[str, ...]
    statement: str


def padded(time: TimeExpression) -> tuple[str, str]:
    """The first and the last day that the words may mean: "two weeks ago" is seldom exact, weeks begin on either day, nights end late."""
    assert time.earliest is not None
    assert time.latest is not None
    first, last = date.fromisoformat(time.earliest[:10]), date.fromisoformat(time.latest[:10])
    loose = (last - first).days + 1 if time.made.rule in _COUNTED else int("W" in time.value)
    night = loose + (time.type == "TIME")
    return _shifted(first, -loose), _shifted(last, night)


def _is_past(low: str) -> bool:
    """Whether a word may be a verb of the past: a date behind it is then that verb's."""
    return low.endswith("ed") and not low.endswith("eed") and len(low) > 4


def _shifted(day: date, days: int) -> str:
    try:
        return (day + timedelta(days=days)).isoformat()
    except OverflowError:
        return day.isoformat()


def moves(time: TimeExpression) -> str:
    """What the words of a time leave open, as in an Occurrence."""
    if time.anchor is None:
        return ""
    if time.made.rule in ("weekday", "daypart_of_weekday", "clock_on_day", "day_at_clock"):
        return "week"
    return "year" if time.made.rule in ("date", "month", "season_alone", "day_of_month", "day_of_feast") else "day"


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    low: str
    big: bool


class Dated:
    """The dated happenings of one article."""

    def __init__(
        self, article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], entities: Sequence[Entity],
        statements: Sequence[Statement], calendar: Calendar,
    ) -> None:  # fmt: skip
        self.text, self.known, self.past = article.text, calendar.happenings, calendar.past - calendar.happenings.auxiliary
        self.sentences = [sentence.span for sentence in sentences if sentence.in_article and len(sentence.span) <= LONGEST]
        self.starts = [span.start for span in self.sentences]
        person = {mention: entity.id for entity in entities if entity.kind == "person" for mention in entity.mentions}
        self.ends: Mapping[int, str] = {m.span.end: person[MentionId(m.id)] for m in mentions if MentionId(m.id) in person}
        self.contents = sorted((span.start, span.end, statement.id) for statement in statements for span in statement.content)

    def of(self, times: Sequence[TimeExpression]) -> Iterator[Occurrence]:
        """Every happening beside its date, in the order of the dates."""
        for time in times:
            at = bisect_right(self.starts, time.span.start) - 1
            if time.earliest is None or time.latest is None or time.type not in ("DATE", "TIME") or time.mod not in _WHOLE:
                continue
            if at < 0 or time.span.end > self.sentences[at].end:
                continue
            tokens = self._tokens(self.sentences[at])
            if self._unsettled(tokens):
                continue
            found = self._beside(tokens, time)
            if found is not None:
                yield found

    def several(self) -> set[str]:
        """What the article tells of more than once: "the attacks", "a second attack", "another vote"."""
        found: set[str] = set()
        known = self.known
        for sentence in self.sentences:
            tokens = self._tokens(sentence)
            for n, token in enumerate(tokens):
                name = known.nouns.get(token.low)
                if name in known.moments:
                    plural = token.low.endswith("s") and token.low[:-1] in known.nouns
                    before = [word.low for word in tokens[max(0, n - _MODIFIERS) : n]]
                    if plural or any(word in known.other for word in before):
                        found.add(name)
        return found

    def _tokens(self, sentence: Span) -> list[_Token]:
        return [
            _Token(m.start(), m.end(), m.group().lower(), m.group()[0].isupper())
            for m in _WORD.finditer(self.text, sentence.start, sentence.end)
        ]

    def _unsettled(self, tokens: Sequence[_Token]) -> bool:
        known = self.known
        return any(t.low in known.changed or t.low in known.intended or t.low in known.unreal for t in tokens)

    def _beside(self, tokens: Sequence[_Token], time: TimeExpression) -> Occurrence | None:
        first = bisect_left([t.start for t in tokens], time.span.start)
        last = bisect_left([t.start for t in tokens], time.span.end)
        if first >= last:
            return None
        return self._after(tokens, first, last, time) or self._before(tokens, first, time) or self._verb(tokens, first, last, time)

    def _after(self, tokens: Sequence[_Token], first: int, last: int, time: TimeExpression) -> Occurrence | None:
        """Tuesday's attack, the 3 March attack, last week's vote."""
        possessive = last < len(tokens) and tokens[last].low in ("'s", "’s")
        owned = possessive or tokens[last - 1].low in ("'s", "’s")
        pointed = owned or tokens[first].low == "the" or (first > 0 and tokens[first - 1].low == "the")
        if not pointed or time.made.rule not in _BY_NOUN or time.anchor is None:
            return None
        begin = last + possessive
        for n in range(begin, min(len(tokens), begin + _MODIFIERS + 1)):
            low = tokens[n].low
            if low in self.known.other or low in self.known.stops or low in self.known.placed or not low[0].isalpha():
                return None
            if low in self.known.nouns:
                name = self.known.nouns[low]
                after = tokens[n + 1].low if n + 1 < len(tokens) else "."
                if name not in self.known.moments or name in self.known.personal or (after[0].isalpha() and after not in self.known.follow):
                    return None
                return self._occurrence(name, "", tokens[n], time, "date_of_happening", 0.8, tokens[begin:n], n, tokens)
        return None

    def _before(self, tokens: Sequence[_Token], first: int, time: TimeExpression) -> Occurrence | None:
        """The attack on 3 March, the vote was held on Tuesday, his arrest last week, a bombing in Lind on Friday."""
        for n in range(first - 1, max(-1, first - 2 - _REACH), -1):
            token = tokens[n]
            if token.low in self.known.nouns:
                name = self.known.nouns[token.low]
                opens = next((k for k in range(n - 1, max(-1, n - 2 - _MODIFIERS), -1) if self._opens(tokens[k].low)), None)
                if name not in self.known.moments or opens is None:
                    return None
                turned = opens > 0 and tokens[max(0, opens - 1)].low in self.known.turns | self.known.placed
                if turned and (n + 1 < first - 1 or time.made.rule != "date"):
                    return None
                modifiers = tokens[opens + 1 : n]
                if any(word.low in self.known.other or word.low in self.known.stops for word in modifiers):
                    return None
                party = ""
                if name in self.known.personal:
                    holder = tokens[opens - 1] if opens and tokens[opens].low in ("'s", "’s") else tokens[opens]
                    party = self.ends.get(holder.end, "") or self.ends.get(tokens[opens].end, "")
                    if not party and tokens[n + 1].low == "of":
                        party = next((self.ends[t.end] for t in tokens[n + 2 : first] if t.end in self.ends), "")
                    if not party:
                        return None
                return self._occurrence(name, party, token, time, "happening_on_date", 0.8, modifiers, opens, tokens)
            if not (token.big or token.low in self.known.placed or token.low in self.known.light or token.low == "place"):
                return None
        return None

    def _opens(self, low: str) -> bool:
        return low in self.known.pointing or low in ("a", "an")

    def _verb(self, tokens: Sequence[_Token], first: int, last: int, time: TimeExpression) -> Occurrence | None:
        """Lind died on Monday, she was arrested in Ostrel last week; on Monday, Lind resigned."""
        near: Sequence[int] = range(first - 1, max(-1, first - 2 - _REACH), -1)
        if first < 2:
            near = range(last, min(len(tokens), last + _REACH + 4))
        for n in near:
            low = tokens[n].low
            name = self.known.verbs.get(low)
            if name in self.known.moments and (low in self.known.own or low in self.known.undergone):
                personal = name in self.known.personal
                party = self._subject(tokens, n, passive=low in self.known.undergone) if personal else self._thing(tokens, n)
                if party is None or (not personal and low not in self.known.own):
                    return None
                opens = next((k for k in range(n - 1, max(-1, n - 3 - _MODIFIERS), -1) if self._opens(tokens[k].low)), n)
                return self._occurrence(name, party, tokens[n], time, "verb_with_date", 0.85, (), opens, tokens)
            if (low in self.known.stops and not (low == "," and n == last)) or low in self.known.turns or low in self.past or _is_past(low):
                return None
        return None

    def _subject(self, tokens: Sequence[_Token], verb: int, *, passive: bool) -> str | None:
        """The person of whom a verb tells: who stands right before it and its "was"."""
        at, was = verb - 1, False
        while at >= 0 and tokens[at].low in self.known.auxiliary:
            was = was or tokens[at].low in ("was", "been")
            at -= 1
        if at > 2 and tokens[at].low == "," and tokens[at - 1].low.isdecimal() and tokens[at - 2].low == ",":
            at -= 3  # "Bo Lind, 54, died"
        elif at > 0 and tokens[at].low == ",":
            at -= 1  # "the mayor, Ana Torve, resigned"
        return None if at < 0 or was != passive else self.ends.get(tokens[at].end)

    def _thing(self, tokens: Sequence[_Token], verb: int) -> str | None:
        """What a verb tells of that is nobody: the "train" that derailed."""
        at = verb - 1
        while at >= 0 and tokens[at].low in self.known.auxiliary:
            at -= 1
        if at < 0 or not tokens[at].low[0].isalpha():
            return None
        return tokens[at].low.capitalize() if tokens[at].big else tokens[at].low

    def _occurrence(
        self, name: str, party: str, token: _Token, time: TimeExpression, rule: str, sure: float, modifiers: Sequence[_Token], opens: int,
        tokens: Sequence[_Token],
    ) -> Occurrence:  # fmt: skip
        first, last = padded(time)
        statement = self._claim(token.start)
        return Occurrence(
            at=time.span.start, name=name, party=party, span=Span(token.start, token.end), time=time.span, value=time.value,
            first=first, last=last, rule=rule, sure=round(sure * time.made.confidence, 2),
            moves=moves(time), later=tokens[opens].low not in ("a", "an"),
            beside=tuple(sorted({word.low for word in modifiers})), statement=statement,
        )  # fmt: skip

    def _claim(self, place: int) -> str:
        """The statement in whose words a place stands, or ""."""
        last = bisect_right(self.contents, (place, 1 << 60, ""))
        return next((statement for start, end, statement in reversed(self.contents[max(0, last - 3) : last]) if start <= place < end), "")
