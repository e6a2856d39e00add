"""Speech within speech: what somebody is said to have said. "NBC reported that an official said", "My father told me, 'Take a chair.'"

Inside reported words, outside marks and between them, as deep as they go. Precision before recall: a verb with a subject of its own among
the words, that says something and is no wish, doubt or condition. What "I" say within my own words is mine, and nobody in particular says
nothing. Of what the language model takes for speech within speech (first weights), 22 cases in half of the invented news, nothing new was
right but what people say that they wish or think themselves: it is not taken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.extract.carriers import carriers, cited
from onrecord.extract.contents import reported
from onrecord.extract.drafts import DIRECT, Draft, Reading
from onrecord.extract.frames import Frame
from onrecord.extract.holders import Holders
from onrecord.extract.passages import Unit, passages
from onrecord.extract.reach import span
from onrecord.extract.reports import Report, finished, outermost_marks, read
from onrecord.extract.speakers import speaks
from onrecord.lexicons.speech import Speech
from onrecord.model.span import Span
from onrecord.model.speech import Cue
from onrecord.model.syntax import Sentence
from onrecord.text.quotemarks import Region

DEEPEST = 4
"""Marks within marks that are looked into: news has two."""

SELVES = frozenset({"i", "we", "you"})
"""Who speaks or is spoken to where they stand among somebody's words."""


VAGUE = frozenset({"marks_in_object", "marks_open_clause", "infinitive_clause"})
"""Rules by which less is sure than within others' words it should be: "Lee called me and said 'yes'", "they pledge to everyone"."""


@dataclass(frozen=True, slots=True)
class Level:
    """The paragraphs, or the stretches between marks, that are read together, and the marks in them."""

    text: str
    readings: Sequence[Reading]
    marked: list[Region]
    starts: list[int]
    speech: Speech


def nested(
    text: str, readings: Sequence[Reading], outer: Sequence[Report], cues: Sequence[Cue], sentences: Sequence[Sentence], speech: Speech
) -> list[Report]:
    """The reports that stand within others, by rule: each after the one that it stands in."""
    holders = Holders(outer)
    for _ in range(DEEPEST):
        level = _level(text, readings, speech)
        _beside(level, holders)
        held = [region.inner for region in level.marked if len(region.inner) and holders.around(region.inner) is not None]
        if not held:
            break
        readings = list(read(text, passages(text, held, sentences, cues), cues, speech))
        _between(_level(text, readings, speech), holders)
    return holders.reports[len(outer) :]


def _level(text: str, readings: Sequence[Reading], speech: Speech) -> Level:
    marked = outermost_marks([one.passage for one in readings])
    return Level(text, readings, marked, [r.outer.start for r in marked], speech)


def _beside(level: Level, holders: Holders) -> None:
    """What is reported outside marks within reported words ("said that Lee had told him"), and what is reported by citing somebody."""
    own = {report.cue.span: report for report in holders.reports if report.cue is not None}
    for unit, number, listed in _units(level):
        for frame in listed:
            report = own.get(frame.cue.span)
            if report is not None:
                made = cited(unit, listed, frame, report, level.speech)
            else:
                held = holders.around(frame.cue.span)
                made = None if held is None else _within(level, (unit, number, listed), frame, *held)
            if made is not None:
                holders.add(made)


def _between(level: Level, holders: Holders) -> None:
    """What is reported by cues that stand between marks: "My mother says it was men," he said."""
    for unit, number, listed in _units(level):
        frames = {frame.cue.span: frame for frame in listed}
        for draft in level.readings[number[0]].at.get(number[1], ()):
            frame = None if draft.cue is None else frames.get(draft.cue.span)
            held = None if frame is None else holders.around(frame.cue.span)
            if (
                frame is not None
                and held is not None
                and draft.source is not None
                and draft.rule not in VAGUE
                and _said(unit, frame, level.speech)
            ):
                report = finished(level.text, draft, level.marked, level.starts)
                holders.add(replace(report, inside=held[1], carriers=carriers(unit, listed, frame, level.speech)))


def _units(level: Level) -> Iterator[tuple[Unit, tuple[int, int], list[Frame]]]:
    for place, reading in enumerate(level.readings):
        for number, unit in enumerate(reading.passage.units):
            yield unit, (place, number), reading.frames[number]


def _within(level: Level, at: tuple[Unit, tuple[int, int], list[Frame]], frame: Frame, piece: Span, holder: Report) -> Report | None:
    """What a cue among reported words reports, as far as these go."""
    unit, number, listed = at
    subject = frame.subject
    if subject is None or holder.cue == frame.cue or not piece.contains(span(unit, (subject.first, subject.last + 1))):
        return None
    found, rule = reported(level.text, unit, frame, listed, level.speech)
    who = unit[subject.first : subject.last + 1]
    if (
        not found
        or rule in VAGUE
        or _another_between(frame, found, listed)
        or not _said(unit, frame, level.speech)
        or not speaks(who, frame.word, level.speech, direct=rule in DIRECT)
    ):
        return None
    spans = [span(unit, place) for place in found]
    content = [Span(max(s.start, piece.start), min(s.end, piece.end)) for s in spans if s.start < piece.end and s.end > piece.start]
    if not content or any(c.contains(frame.cue.span) for c in content) or len(content) < len(spans) or not _enough(unit, found):
        return None
    draft = Draft(content, frame.cue, span(unit, (subject.first, subject.last + 1)), rule, subject.how, number[1])
    report = finished(level.text, draft, level.marked, level.starts)
    return replace(report, inside=holder, carriers=carriers(unit, listed, frame, level.speech))


def _another_between(frame: Frame, found: Sequence[tuple[int, int]], listed: Sequence[Frame]) -> bool:
    """Whether another speaks between a cue and what would be its words, which are then that one's: "told him that the Guild said it"."""
    first = min(piece[0] for piece in found)
    return any(frame.last < one.first < first and one.word.meaning != "cite" and one.subject is not None for one in listed)


def _enough(unit: Unit, found: Sequence[tuple[int, int]]) -> bool:
    """Whether there are two words or more, or marks."""
    inside = [word for first, last in found for word in unit[first:last]]
    return any(word.region is not None for word in inside) or sum(word.alpha for word in inside) > 1


def _said(unit: Unit, frame: Frame, speech: Speech) -> bool:
    """Whether the cue says that somebody in particular has spoken or will: no "would say", "if he says", "someone told"."""
    if frame.subject is None or frame.word.strength == "weak":
        return False
    who = unit[frame.subject.first]
    if frame.subject.first and unit[frame.subject.first - 1].low == "&":
        return False  # half of a name
    if who.low in speech.sets["indefinite"] or (who.low in SELVES and frame.subject.first == frame.subject.last):
        return False
    before = unit[frame.begin - 1].low if frame.begin else ""
    asked = before in speech.sets["conditions"]
    place = frame.first - 1
    if place and unit[place].low == "to" and unit[place - 1].low == "used":
        place -= 2
    while place >= 0 and frame.first - place <= _GROUP and unit[place].low not in speech.sets["modals"]:
        if unit[place].low not in speech.sets["auxiliaries"] and unit[place].low not in speech.sets["adverbs"]:
            return not asked
        place -= 1
    return not asked and not (place >= 0 and frame.first - place <= _GROUP)


_GROUP = 4
"""Words between the first auxiliary and the verb."""
