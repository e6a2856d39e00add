"""What an article tells of days: which sentence dates what to when, whether it is over, said or still to come, and who says so.

Not told apart here: what is told as not having happened, unless an event says so; several happenings of one sentence with several dates.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from onrecord.lexicons.calendar import Calendar
from onrecord.model.article import Article, Metadatum, preferred
from onrecord.model.events import Event
from onrecord.model.ids import ArticleId
from onrecord.model.span import Span
from onrecord.model.speech import Cue, Statement
from onrecord.model.syntax import Sentence
from onrecord.model.time import Moment, TimeExpression
from onrecord.model.timeline import EntryKind
from onrecord.text import moments

LONGEST = 1_000
"""Characters beyond which a sentence is no sentence, but a list or a table."""
_NEAR = 25
"""Characters between words that report speech and a date, within which the date is the day of saying."""
_FEWEST = 3
"""Words beside a date below which a sentence says no more than the date: a stamp, a heading."""
_BESIDE = 8
"""How many words on each side of a date tell whether the day was set."""
_OPENING = 80
"""Characters in which a dateline names its place."""
_THAT = 12
"""Characters before a time in which "that" may stand."""
_SIGNED = re.compile(r"[—–-]+\s*[^\n]{1,80}\(@\w+\)")
"""The signature of a post: "— Fred Quill (@fredquill)"."""
_STAMP = re.compile(
    r"(?:[^\W\d_]{3,9}\.?\s{1,3}\d{1,2}|\b\d{1,2}\s{1,3}[^\W\d_]{3,9}),?\s{1,3}\d{4},?\s{1,3}(?:at\s{1,3})?\d{1,2}[:.]\d\d"
    r"\s{0,3}(?:[ap]\.?m\.?)?\s{0,3}(?:[A-Z]{2,4}\b|\|)"
)
"""When a page, a post or a comment went up: a day with its year, then hours, minutes and a zone or a bar, as no prose has them."""
_AMENDED = re.compile(
    r"(?:correction|clarification|editor['’]s note)s?\s?(?:[:—–(-]|,?\s?\d|\son\s)"
    r"|(?:this|an earlier version of this|the original version of this)\s"
    r"(?:online\s|news\s)?(?:article|story|report|page|post|headline|piece|column|interview|copy|version)\b[^.]{0,120}?"
    r"\b(?:amended|corrected|updated|clarified|changed|edited|revised|republished|(?:first|originally) published|misstated|wrongly)\b",
    re.IGNORECASE,
)
"""How a sentence begins that tells of the article and its mistakes: such days are of no story."""
_OFF = re.compile(
    r"(?<!\bthe )(?<!\ba )(?<!\bits )\b(?:postponed|cancell?ed|scrapped|shelved|abandoned|(?:called|put) off)\b", re.IGNORECASE
)
_ANEW = re.compile(r"\b(?:to|until|till|will|now|new)\b", re.IGNORECASE)
"""What says that nothing takes place on a day that was set, and what says between that and a day that the day is the new one."""
_CAPITALS = re.compile(r"[^\W\d_a-z]{3,}(?:[\s,.'’-]+[A-Z]\w*)*[\s,.]*")
_DATELINED = re.compile(r"[.,]?\s*(?:\([^()]{2,40}\)\s*)?(?:[-–—]|--)\s")
_BACKWARD = re.compile(r"\bthat (?:same |very )?(?:day|week|weekend|month|quarter|spring|summer|autumn|fall|winter|year)\b", re.IGNORECASE)
"""What points back at a time that was named."""
_WORD = re.compile(r"[^\W\d_]+(?:['’]ll|['’]t)?|['’]ll")
_STRETCH = re.compile(r"\d{4}-W\d\d(?:-WE)?|\d{4}-(?:Q[1-4]|H[12]|SP|SU|FA|WI)")
_MOMENT = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=$|T)")


@dataclass(frozen=True, slots=True, order=True)
class Telling:
    """One sentence that tells of one time. `on`, `until`: as in a TimelineEntry, `until` "" where there is none.

    `place`: the number of the sentence in its article. `ago`: how many days before its publication the time began, None where the article
    has no day. `statement`, `event`: ids, "" for none; `claimed`: the date stands in the words of the statement.
    """

    on: str
    until: str
    kind: EntryKind
    article: ArticleId
    sentence: Span
    words: str
    place: int
    ago: int | None
    statement: str
    claimed: bool
    event: str


@dataclass(frozen=True, slots=True)
class Told:
    """The records of one article that tellings are read from."""

    article: Article
    metadata: tuple[Metadatum, ...]
    sentences: tuple[Sentence, ...]
    times: tuple[TimeExpression, ...]
    cues: tuple[Cue, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...] = ()


def tellings(told: Told, calendar: Calendar) -> tuple[Telling, ...]:
    """Every time that the article's own sentences name, and every statement on its day; each sentence once for each time and kind."""
    reader = _Reader(told, calendar)
    found = {(one.on, one.until, one.kind, one.sentence): one for one in sorted((*reader.said(), *reader.dated()), reverse=True)}
    return tuple(sorted(found.values()))


class _Reader:
    """The parts of one article, where they can be found by their place."""

    def __init__(self, told: Told, calendar: Calendar) -> None:
        self.told = told
        self.text = told.article.text
        self.happenings = calendar.happenings
        self.stamps = [m.span for m in told.metadata if m.span is not None and m.field in ("published", "updated")]
        self.stamps += [Span(found.start(), found.end()) for found in _STAMP.finditer(self.text)]
        self.spans = [s.span.stripped(self.text) for s in told.sentences if s.in_article]
        self.starts = [span.start for span in self.spans]
        published = moments.moment(preferred(told.metadata, "published") or "")
        self.published = None if published is None else moments.day_of(published)
        self.cues = sorted(cue.span for cue in told.cues)
        self.contents = sorted((span, statement.id) for statement in told.statements for span in statement.content)
        self.events: dict[int, list[Event]] = {}
        for event in told.events:
            self.events.setdefault(self._number(event.span), []).append(event)

    def dated(self) -> Iterator[Telling]:
        """What the sentences date by the times that they name."""
        saying = {s.said_span for s in self.told.statements if s.said_span is not None}
        apart = sorted((*saying, *self.stamps))
        starts, ends = [span.start for span in apart], list(accumulate((span.end for span in apart), max, initial=0))
        for time in self.told.times:
            stretch, number = _stretch(time), self._number(time.span)
            if stretch is None or number < 0 or ends[bisect_left(starts, time.span.end)] > time.span.start:
                continue
            if len(_WORD.findall(self.spans[number].of(self.text))) - len(_WORD.findall(time.span.of(self.text))) < _FEWEST:
                continue
            if _AMENDED.match(self.text, self.spans[number].start, self.spans[number].end):
                continue
            if self._in_signature(self.spans[number]) or self._in_dateline(time.span, self.spans[number]):
                continue
            event = next((one for one in self.events.get(number, ()) if one.on is not None and one.on[:10] == stretch[0]), None)
            if event is not None and event.status in ("hypothetical", "negated"):
                continue
            content = self._content(time.span)
            kind = self._kind(stretch, time.span, self.spans[number], event)
            if content is None and event is None and self._is_saying(stretch, time.span, self.spans[number]):
                kind = "said"
            if kind is None or (kind == "planned" and self._is_off(time.span, self.spans[number])):
                continue
            yield self._telling(stretch, kind, number, content or "", claimed=content is not None, event=event)

    def said(self) -> Iterator[Telling]:
        """Every statement, on the day on which it was said, else on that of its report."""
        for statement in self.told.statements:
            on = statement.said or statement.reported
            number = self._number(statement.content[0]) if statement.content else -1
            if on is not None and number >= 0 and (found := _MOMENT.match(on)) is not None:
                yield self._telling((found[0], ""), "said", number, statement.id, claimed=False, event=None)

    def _telling(
        self, stretch: tuple[str, str], kind: EntryKind, number: int, statement: str, *, claimed: bool, event: Event | None
    ) -> Telling:
        span = self.spans[number]
        began = moments.day_of(moments.earliest(Moment(stretch[0])))
        ago = None if self.published is None or began is None else (self.published - began).days
        return Telling(
            on=stretch[0], until=stretch[1], kind=kind, article=self.told.article.key, sentence=span, words=span.of(self.text),
            place=number, ago=ago, statement=statement, claimed=claimed, event="" if event is None else event.id,
        )  # fmt: skip

    def _number(self, span: Span) -> int:
        """The sentence of the article that holds a place, by its number; -1 where none does, or it is too long to be shown."""
        number = bisect_right(self.starts, span.start) - 1
        if number < 0 or len(self.spans[number]) > LONGEST:
            return -1
        return number if span.start < self.spans[number].end else -1

    def _content(self, span: Span) -> str | None:
        """The statement whose words hold a date."""
        at = bisect_right(self.contents, (Span(span.start, 1 << 60), "")) - 1
        for content, statement in reversed(self.contents[max(0, at - 3) : at + 1]):
            if content.contains(span):
                return statement
        return None

    def _is_saying(self, stretch: tuple[str, str], span: Span, sentence: Span) -> bool:
        """Whether a time is that of saying: "said on Tuesday", "last week she told reporters"; a year says no such thing."""
        if len(stretch[0]) < 7 or (self.published is not None and stretch[0] > self.published.isoformat()):
            return False
        at = bisect_left(self.cues, span)
        for cue in self.cues[max(0, at - 1) : at + 1]:
            gap = self.text[cue.end : span.start] if cue.end <= span.start else self.text[span.end : cue.start]
            if sentence.contains(cue) and len(gap) <= _NEAR and not any(mark in gap for mark in ',;:“”"—'):
                return True
        return False

    def _is_off(self, span: Span, sentence: Span) -> bool:
        """Whether a sentence says that what was set for a day does not take place on it: "the match on 3 May has been postponed"."""
        off = _OFF.search(self.text, sentence.start, sentence.end)
        return off is not None and (off.start() > span.start or _ANEW.search(self.text, off.end(), span.start) is None)

    def _in_signature(self, sentence: Span) -> bool:
        """Whether a sentence is no more than who posted what stands above it, and when."""
        return _SIGNED.match(self.text, sentence.start, sentence.end) is not None

    def _in_dateline(self, span: Span, sentence: Span) -> bool:
        """Whether a date stands between the place and the dash with which a report opens: "LIND, 4 March (Northwire) - "."""
        if span.start - sentence.start > _OPENING or _DATELINED.match(self.text, span.end, sentence.end) is None:
            return False
        return _CAPITALS.fullmatch(self.text, sentence.start, span.start) is not None

    def _kind(self, stretch: tuple[str, str], span: Span, sentence: Span, event: Event | None) -> EntryKind | None:
        """Whether a time lay ahead when it was told of, or was only set; None where nothing took place for certain.

        What was due in "that week", which is over, is neither planned any more nor known to have happened.
        """
        if event is not None:
            return "planned" if event.status == "future" else "happened"
        first, last = moments.earliest(Moment(stretch[0])), moments.latest(Moment(stretch[1] or stretch[0]))
        day = self.published.isoformat() if self.published is not None else None
        if day is not None and first > day:
            return "planned"
        words = [w.lower() for w in _WORD.findall(self.text[sentence.start : span.start])][-_BESIDE:]
        near = max(sentence.start, span.start - _THAT)
        backward = (day is None or first <= day) and _BACKWARD.search(self.text, near, span.end) is not None
        if not backward and (day is None or day <= last):
            words += [w.lower() for w in _WORD.findall(self.text[span.end : sentence.end])][:_BESIDE]
        if not self.happenings.intended.isdisjoint(words):
            return None if backward else "planned"
        return "happened" if self.happenings.unreal.isdisjoint(words) else None


def _stretch(time: TimeExpression) -> tuple[str, str] | None:
    """The first moment that a value names, and the last day where it names neither a day, a month nor a year."""
    if time.type not in ("DATE", "TIME") or time.earliest is None or time.latest is None or time.mod in ("BEFORE", "AFTER"):
        return None
    named = _MOMENT.match(time.value)
    if named is not None:
        return named[0], ""
    if _STRETCH.fullmatch(time.value) is None:
        return None  # decades and centuries tell of no time in particular
    return time.earliest[:10], time.latest[:10]
