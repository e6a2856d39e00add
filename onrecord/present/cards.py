"""Statements as cards, and cards by speaker: the first thing that a reader sees."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.app.views import Said
from onrecord.model.findings import Judgement
from onrecord.model.names import Actor, Kind
from onrecord.model.runs import Made
from onrecord.model.speech import Attribution, Quotation
from onrecord.present.segments import Layer, Segment, segments
from onrecord.present.spelling import day

UNATTRIBUTED = "Unattributed"


@dataclass(frozen=True, slots=True)
class Card:
    """One statement, ready to be shown.

    `anchor`: the name of the card, `target`: that of its words in the article. `pieces`: the content, cut where quote marks begin and
    end. `heading`: the article's title or file name. `source`: the article's own words for the speaker where they differ from the name.
    `lead`: the words that report it, where it is not all in quote marks: "denied" may turn its sense round. `via`: who reports it.
    `made`: what found the quotation, tied it to its speaker and put the statement together.
    """

    said: Said
    anchor: str
    target: str
    pieces: tuple[tuple[Segment, ...], ...]
    heading: str
    source: str | None
    lead: str | None
    via: str | None
    made: tuple[Made, ...]
    judgements: tuple[Judgement, ...]
    footnote: str


@dataclass(frozen=True, slots=True)
class Group:
    """All that one speaker said. `name` None: nobody is named, and nobody is guessed.

    `variants`: further forms of the name. `by_name`: the articles use the same words, and nothing shows that they mean the same speaker.
    """

    anchor: str
    name: str | None
    kind: Kind | None
    variants: tuple[str, ...]
    by_name: bool
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """What the statements of a record rest on, by id."""

    attributions: Mapping[str, Attribution]
    quotations: Mapping[str, Quotation]
    judgements: Mapping[str, tuple[Judgement, ...]]


def speech(attributions: Iterable[Attribution], quotations: Iterable[Quotation], judgements: Iterable[Judgement]) -> Speech:
    """Puts quotations, attributions and judgements where cards can find them."""
    judged: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        judged.setdefault(judgement.target, []).append(judgement)
    return Speech(
        {attribution.id: attribution for attribution in attributions},
        {quotation.id: quotation for quotation in quotations},
        {target: tuple(listed) for target, listed in judged.items()},
    )


def card(said: Said, rests_on: Speech, *, target: str) -> Card:
    """One statement with its parts between quote marks, its rules and a person's verdict."""
    statement = said.statement
    attribution = rests_on.attributions.get(statement.attribution)
    quotation = rests_on.quotations.get(attribution.quotation) if attribution is not None else None
    marked = [Layer(span, "marked", statement.id) for span in quotation.marked] if quotation is not None else []
    source = said.source.words if said.source is not None else None
    return Card(
        said=said,
        anchor=statement.id,
        target=target,
        pieces=tuple(segments(piece.words, marked, at=piece.span.start) for piece in said.evidence),
        heading=heading(said.title, said.place),
        source=source if source is not None and not _same(source, said.speaker) else None,
        lead=said.cue.words if said.cue is not None and statement.directness != "direct" else None,
        via=reported_by(said),
        made=tuple(record.made for record in (quotation, attribution, statement) if record is not None),
        judgements=rests_on.judgements.get(statement.id, ()),
        footnote=footnote(said),
    )


def heading(title: str | None, place: str) -> str:
    """An article's title, or the last part of its path where it has none."""
    return title if title is not None and title.strip() else place.rstrip("/").rsplit("/", 1)[-1] or place


def reported_by(said: Said) -> str | None:
    """Who reports a statement, besides the article: "reported by NBC News", the outermost first."""
    return f"reported by {', by way of '.join(one.name for one in said.via)}" if said.via else None


def footnote(said: Said) -> str:
    """A statement as a footnote: speaker, words, outlet, title, date, file, and where in the file's text the words stand."""
    speaker = UNATTRIBUTED if said.speaker is None else said.speaker
    where = ", ".join(f"{piece.span.start}–{piece.span.end}" for piece in said.evidence)
    article = [said.outlet] if said.outlet is not None else []
    article += [f"“{said.title}”"] if said.title is not None else []
    article.append(day(said.reported))
    how = "" if said.statement.directness == "direct" else f" ({said.statement.directness} speech)"
    cue = f" ({said.cue.words})" if how and said.cue is not None else ""
    cue += f", {reported_by(said)}" if said.via else ""
    stop = "" if not how and said.words.endswith(("”", "’", '"', "'", "»")) else "."
    return f"{speaker}{cue}: {said.words}{how}{stop} {', '.join(article)}. {said.place}, characters {where}."


def groups(cards: Sequence[Card], actors: Mapping[str, Actor]) -> tuple[Group, ...]:
    """Cards by speaker, the most quoted first and the unattributed last; within a speaker, the order of the cards.

    A speaker that was linked across articles is one group. Others are grouped by their name alone, and say so.
    """
    grouped: dict[str | None, list[Card]] = {}
    for one in cards:
        grouped.setdefault(speaker_key(one.said), []).append(one)
    ordered = sorted(grouped.items(), key=lambda entry: (entry[0] is None, -len(entry[1]), _name(entry[1]), entry[0] or ""))
    return tuple(_group(number, key, tuple(listed), actors.get(key or "")) for number, (key, listed) in enumerate(ordered, 1))


def speaker_key(said: Said) -> str | None:
    """By what a statement is counted to a speaker: who it is across the articles, else the name alone; None for nobody."""
    if said.speaker is None:
        return None
    if said.actor is not None:
        return said.actor
    return "=" + " ".join(said.speaker.split()).casefold()


def _name(cards: list[Card]) -> str:
    return (cards[0].said.speaker or "").casefold()


def _group(number: int, key: str | None, cards: tuple[Card, ...], actor: Actor | None) -> Group:
    name = actor.name if actor is not None else cards[0].said.speaker
    several = len({one.said.article for one in cards}) > 1
    return Group(
        anchor=f"speaker-{number}",
        name=name,
        kind=actor.kind if actor is not None else cards[0].said.kind,
        variants=tuple(variant for variant in actor.variants if variant != name) if actor is not None else (),
        by_name=key is not None and actor is None and several,
        cards=cards,
    )


def _same(words: str, name: str | None) -> bool:
    return name is not None and " ".join(words.split()).casefold() == " ".join(name.split()).casefold()
