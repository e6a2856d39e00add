"""Where an article is at odds with itself: one happening with two dates that do not meet, the same words said on two days.

Candidates for a reader to check, each with both places. Two dates of one name are held against each other only where the article tells of
one such happening, where no word tells of a change, and where no other reading of either date would let them meet. Not done yet: what two
articles tell differently.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.lexicons.calendar import Calendar
from onrecord.link.occurrences import Dated, Occurrence, moves
from onrecord.model.article import Article
from onrecord.model.findings import Discrepancy
from onrecord.model.ids import ArticleId, StatementId
from onrecord.model.names import Entity, Mention
from onrecord.model.runs import By
from onrecord.model.span import Evidence
from onrecord.model.speech import Statement
from onrecord.model.syntax import Sentence
from onrecord.model.time import TimeExpression
from onrecord.text import moments

BY = By("discrepancies", 3)
_SAID_TWICE = 0.8
"""By judgement, as are those of the rules of occurrences: in some 640 news articles (TimeBank, AQUAINT, PolNeAR's development part, ECB+)
and 22 histories no candidate was left, right or wrong, after three wrong ones had been read and their rules mended."""
_SAME_WORDS = 8
"""Words from which the same direct speech twice is one saying."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """One date of a happening in one article, with the words of both."""

    article: ArticleId
    dated: Occurrence
    words: str
    time_words: str


@dataclass(frozen=True, slots=True, order=True)
class Apart:
    """Two sides that do not meet."""

    first: Side
    second: Side


def keys(
    article: Article, sentences: tuple[Sentence, ...], times: tuple[TimeExpression, ...], mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...], statements: tuple[Statement, ...], *, calendar: Calendar,
) -> tuple[tuple[str, Side], ...]:  # fmt: skip
    """The dated happenings of an article that are at odds, two of each name, under the article's own key."""
    text = article.text
    read = Dated(article, sentences, mentions, entities, statements, calendar)
    found: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    personal = calendar.happenings.personal
    for one in read.of(times):
        found[one.name, one.party if one.name in personal else ""].append(one)
    several = read.several() if any(len(listed) > 1 for listed in found.values()) else set()
    told_once = [(listed, _once(listed, calendar)) for (name, _), listed in found.items() if name not in several]
    pairs = [pair for listed, once in told_once if (pair := _at_odds(listed, once)) is not None]
    pairs += _said_twice(text, statements, times)
    return tuple(
        (f"{article.key} {number}", Side(article.key, one, one.span.of(text), one.time.of(text)))
        for number, pair in enumerate(pairs)
        for one in pair
    )


def compare(first: Side, second: Side) -> tuple[Apart, ...]:
    """The article gives one happening, or one saying, two dates that cannot both hold."""
    if first.article != second.article or first.dated.name != second.dated.name or _meet(first.dated, second.dated):
        return ()
    return (Apart(first, second) if first.dated.at <= second.dated.at else Apart(second, first),)


def group(items: tuple[Side, ...], findings: tuple[Apart, ...]) -> tuple[Discrepancy, ...]:
    """One candidate for each pair."""
    return tuple(_discrepancy(one.first, one.second) for one in findings)


def _discrepancy(first: Side, second: Side) -> Discrepancy:
    one, other = first.dated, second.dated
    told = "the same words" if one.name == "said" else f"the {one.name}"
    return Discrepancy(
        made=BY.rule(other.rule, round(min(one.sure, other.sure), 2)), slot="date", relation="conflict",
        first=Evidence(first.article, one.time, first.time_words), second=Evidence(second.article, other.time, second.time_words),
        first_value=one.value, second_value=other.value, first_of=Evidence(first.article, one.span, first.words),
        second_of=Evidence(second.article, other.span, second.words),
        first_claim=StatementId(one.statement) if one.statement else None,
        second_claim=StatementId(other.statement) if other.statement else None,
        detail=f"{told}: “{' '.join(first.time_words.split())}” ({one.value}) and “{' '.join(second.time_words.split())}” ({other.value})",
    )  # fmt: skip


def _once(listed: Sequence[Occurrence], calendar: Calendar) -> bool:
    """Whether all are of one person, or of one thing with a name, and of what such a one goes through no more than once."""
    name, party = listed[0].name, listed[0].party
    known = party != "" and (name in calendar.happenings.personal or party[0].isupper())
    return known and name in calendar.happenings.once and all(one.party == party for one in listed)


def _at_odds(listed: Sequence[Occurrence], once: bool) -> tuple[Occurrence, Occurrence] | None:
    """The first date of a happening and the first that does not meet it, where all dates of it fall on one of the two sides.

    Three dates that do not meet are rather those of three happenings, but where it is known to be `once`.
    """
    first = listed[0]
    meeting: list[Occurrence] = []
    apart: list[Occurrence] = []
    for one in listed:
        (meeting if _meet(first, one) else apart).append(one)
    if not apart:
        return None
    second = apart[0]
    settled = all(_meet(second, one) for one in apart) and not any(_meet(second, one) for one in meeting)
    settled = settled or once
    same = not first.beside or not second.beside or first.beside == second.beside
    same = same and (not first.party or not second.party or first.party == second.party)
    same = same and not first.rule == second.rule == "date_of_happening"  # "Monday's attack" and "Tuesday's attack" are two
    return (first, second) if settled and same and second.later and not _may_meet(first, second) else None


def _meet(first: Occurrence, second: Occurrence) -> bool:
    return first.first <= second.last and second.first <= first.last


def _may_meet(first: Occurrence, second: Occurrence) -> bool:
    """Whether another reading of either date would let them meet: another Friday, another May; a page dated a day late."""
    left = {first.moves, second.moves}
    if "year" in left and first.first[4:] <= second.last[4:] and second.first[4:] <= first.last[4:]:
        return True
    ours, theirs = _numbers(first), _numbers(second)
    if "week" in left and any(ours[0] + days <= theirs[1] and theirs[0] <= ours[1] + days for days in (-7, 7)):
        return True
    return "day" in left and len(left) > 1 and ours[0] - 1 <= theirs[1] and theirs[0] <= ours[1] + 1


def _numbers(one: Occurrence) -> tuple[int, int]:
    return date.fromisoformat(one.first).toordinal(), date.fromisoformat(one.last).toordinal()


def _said_twice(text: str, statements: Sequence[Statement], times: Sequence[TimeExpression]) -> Iterator[tuple[Occurrence, Occurrence]]:
    """The same direct speech of one speaker, once with one day and once with another."""
    ends = {time.span.end: time for time in times}
    told: dict[tuple[str, str], tuple[Occurrence, ...]] = {}
    for statement in statements:
        at = None if statement.said is None else moments.moment(statement.said)
        if at is None or statement.said_span is None or statement.directness != "direct" or statement.speaker is None:
            continue
        words = [word.lower() for piece in statement.content for word in _WORD.findall(piece.of(text))]
        if len(words) < _SAME_WORDS:
            continue
        first, last = moments.earliest(at)[:10], moments.latest(at)[:10]
        time = ends.get(statement.said_span.end)  # "on Monday" begins before its time
        one = Occurrence(
            at=statement.said_span.start, name="said", party=statement.speaker, span=statement.content[0], time=statement.said_span,
            value=at, first=first, last=last, moves="week" if time is None else moves(time), rule="same_words",
            sure=round(_SAID_TWICE * statement.made.confidence, 2), later=True, beside=(), statement=statement.id,
        )  # fmt: skip
        key = statement.speaker, " ".join(words)
        earlier = told.setdefault(key, (one,))
        if earlier[0] is not one and len(earlier) == 1 and not _meet(earlier[0], one) and not _may_meet(earlier[0], one):
            told[key] = (*earlier, one)
            yield earlier[0], one
