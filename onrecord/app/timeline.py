"""The timeline of a record: its entries joined with the articles, the speakers and the verdicts that belong to them."""

from collections.abc import Iterable, Mapping, Sequence

from onrecord.app.ask import Joins, said
from onrecord.app.views import Dated
from onrecord.model.speech import Statement
from onrecord.model.timeline import EntryKind, TimelineEntry

COARSE = 0.3
"""What a month or a year counts beside a day where the times that matter are chosen: a year is named for many reasons."""

Span = tuple[str, str]


def dated(entries: Iterable[TimelineEntry], known: Joins, statements: Mapping[str, Statement]) -> tuple[Dated, ...]:
    """The entries in the order of time. What a person rejected, itself or the statement that it is, is left out."""
    found = []
    for entry in entries:
        statement = statements.get(entry.statement or "")
        who = None if statement is None else said(statement, known)
        judgement = known.people.judged(entry)
        rejected = judgement is not None and judgement.verdict == "reject"
        if rejected or (entry.kind == "said" and who is not None and who.verdict == "reject"):
            continue
        article = entry.sentence.article
        latest = dict.fromkeys(known.people.versions.superseded_by(one) or one for one in entry.articles)
        found.append(
            Dated(
                entry=entry,
                place=known.articles[article].place,
                title=known.about(article, "title"),
                outlet=known.about(article, "outlet"),
                published=None if (day := known.about(article, "published")) is None else day[:10],
                speaker=None if who is None or who.verdict == "reject" else who.speaker,
                articles=tuple(latest),
                verdict=None if judgement is None else judgement.verdict,
            )
        )
    return tuple(sorted(found, key=_order))


def chosen(listed: Sequence[Dated], *, most: int | None, kind: EntryKind | None) -> tuple[Dated, ...]:
    """The entries of one kind, or of all; of the `most` times that matter most, or of all."""
    kept = tuple(one for one in listed if kind is None or one.entry.kind == kind)
    if most is None:
        return kept
    heavy: dict[Span, float] = {}
    for one in kept:
        time = _time(one)
        heavy[time] = max(heavy.get(time, 0.0), one.entry.weight * (1.0 if one.precision == "day" else COARSE))
    first = set(sorted(heavy, key=lambda time: (-heavy[time], time))[:most])
    return tuple(one for one in kept if _time(one) in first)


def _time(one: Dated) -> Span:
    return one.entry.on, one.entry.until or ""


_KINDS: tuple[EntryKind, ...] = ("happened", "said", "planned")


def _order(one: Dated) -> tuple[str, str, int, str]:
    return (*_time(one), _KINDS.index(one.entry.kind), one.entry.id)
