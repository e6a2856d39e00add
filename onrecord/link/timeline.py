"""The timeline of a record: the days of which its articles tell, with the sentence that tells it best, and which of them matter.

Each day, month or other stretch has up to three entries: what happened, what was said, what was planned. Not done here: two happenings
of one day apart; whether two articles that tell of a day tell of the same; copies of one report, which count like reports of their own.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.lexicons.calendar import Calendar
from onrecord.link import days
from onrecord.link.tellings import Telling, Told, tellings
from onrecord.model.article import Article, Metadatum
from onrecord.model.events import Event
from onrecord.model.ids import ArticleId, EventId, StatementId
from onrecord.model.runs import By, Made
from onrecord.model.span import Evidence
from onrecord.model.speech import Cue, Statement
from onrecord.model.syntax import Sentence
from onrecord.model.time import Moment, TimeExpression
from onrecord.model.timeline import TimelineEntry

BY = By("timeline", 5)
_SHORT, _LONG = 40, 320
"""Characters between which a sentence says enough and not too much."""
_WORN = 0.7
"""What a sentence is worth beside others that is too short or too long, or that is somebody's claim."""


@dataclass(frozen=True, slots=True, order=True)
class Account:
    """All that one article tells of days."""

    article: ArticleId
    tellings: tuple[Telling, ...]


def keys(
    article: Article, metadata: tuple[Metadatum, ...], sentences: tuple[Sentence, ...], times: tuple[TimeExpression, ...],
    cues: tuple[Cue, ...], statements: tuple[Statement, ...], events: tuple[Event, ...], *, calendar: Calendar,
) -> tuple[tuple[str, Account], ...]:  # fmt: skip
    """The article's account under a key of its own: days are counted over all articles, and no two are compared."""
    account = Account(article.key, tellings(Told(article, metadata, sentences, times, cues, statements, events), calendar))
    return ((f"account {article.key}", account),) if account.tellings else ()


def compare(first: Account, second: Account) -> tuple[Account, ...]:
    """The days of which the articles tell: what happened, what was said, what was planned, and which of them matter."""
    return ()


def group(items: tuple[Account, ...], findings: tuple[Account, ...]) -> tuple[TimelineEntry, ...]:
    """One entry for each time and kind, in the order of time."""
    told = tuple(telling for account in sorted(set(items)) for telling in account.tellings)
    near, weights = days.centrality(told), days.weights(told)
    grouped: dict[tuple[str, str, str], list[Telling]] = defaultdict(list)
    for one in told:
        grouped[one.on, one.until, one.kind].append(one)
    return tuple(_entry(listed, near, weights[days.time_of(listed[0])]) for _, listed in sorted(grouped.items()))


def _entry(listed: Sequence[Telling], near: Mapping[str, float], weight: float) -> TimelineEntry:
    best = _best(listed, near)
    return TimelineEntry(
        made=_made(best), on=Moment(best.on), until=Moment(best.until) if best.until else None, kind=best.kind,
        sentence=Evidence(best.article, best.sentence, best.words), articles=tuple(sorted({one.article for one in listed})),
        tellings=len(listed), statement=StatementId(best.statement) if best.statement else None,
        event=EventId(best.event) if best.event else None, weight=round(weight, 4),
    )  # fmt: skip


def _made(best: Telling) -> Made:
    """How sure an entry is that its sentence tells of its time: by what ties the two together."""
    if best.event:
        return BY.rule("event", 0.9)
    if best.kind == "said":
        return BY.rule("statement" if best.statement else "day_of_saying", 0.9 if best.statement else 0.8)
    return BY.rule("claimed_date" if best.claimed else "dated_sentence", 0.8 if best.claimed else 0.85)


def _best(listed: Sequence[Telling], near: Mapping[str, float]) -> Telling:
    """The sentence whose words most others share, that says what the record is about, and stands high in its article."""
    shared = Counter(word for words in {one.words for one in listed} for word in days.content(words))

    def value(one: Telling) -> float:
        words = days.content(one.words)
        common = sum(shared[word] - 1 for word in words) / (len(words) * len(listed)) if words else 0.0
        faults = int(one.claimed) + int(not _SHORT <= len(one.words) <= _LONG)
        return (common + days.counts(one, near)) * (1 + bool(one.event)) * _WORN**faults

    return max(listed, key=lambda one: (round(value(one), 9), -one.place, one.article, -one.sentence.start))
