"""Interviews printed as questions and answers in turn, without labels.

Taken only where the article says that it is an interview, names one person before the first question, and its paragraphs keep to the order:
a short one that asks or addresses "you", then an answer. The first that breaks the order ends the interview. Nobody is named for the
questions.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.set_off import SetOff, signed_lines
from onrecord.lexicons.speech import Speech
from onrecord.model.article import Line
from onrecord.model.names import Entity, Mention
from onrecord.model.span import Span

LEAST = 4
"""Questions that make an interview."""
_SHORT, _CURT = 60, 24
"""Words of the longest question, and of an answer that need not say "I" or "you"."""
_ASKING = 0.6
"""Share of the questions that must end in a question mark: others state something and wait."""

_WORD = re.compile(r"[\w'’]+")
_FRAME = re.compile(
    r"\binterview(?:ed)? (?:by|with)\b|\bin conversation with\b|\bq\s?(?:&|and)\s?a\b|\bthe .{0,30}interview:", re.IGNORECASE
)
_YOU = frozenset({"you", "your", "yours", "you're", "you've", "you'd", "you'll", "yourself"})


@dataclass(slots=True)
class _Exchange:
    question: Span
    answer: list[Span]


def interviews(
    text: str, lines: Sequence[Line], mentions: Sequence[Mention], entities: Sequence[Entity], speech: Speech
) -> tuple[SetOff, ...]:
    """The questions and answers of an interview in order, or nothing."""
    if not any(_FRAME.search(text, line.span.start, min(line.span.end, line.span.start + _HEAD)) for line in lines[:_TOP]):
        return ()
    shown = [span for line in lines if line.label in ("body", "subheading") and len(span := line.span.stripped(text))]
    found = _exchanges(text, [span for span in shown if text[span.start] != "("], speech)
    asking = sum(text[one.question.end - 1] == "?" for one in found)
    if len(found) < LEAST or asking < _ASKING * len(found):
        return ()
    named = _answerer(found[0].question.start, signed_lines(text, lines[:_TOP]), mentions, entities)
    if named is None:
        return ()
    label, entity = named
    told: list[SetOff] = []
    for one in found:
        told.append(SetOff((one.question,), None, "unnamed_person", None, None, "turn"))
        if one.answer:
            told.append(SetOff(tuple(one.answer), label, "named", entity, None, "turn"))
    return tuple(told)


_TOP, _HEAD = 20, 300
"""Lines, and characters of each, in which an article says that it is an interview."""


def _exchanges(text: str, shown: Sequence[Span], speech: Speech) -> list[_Exchange]:
    """The first question that asks "you" something, and all that keeps to the order after it."""
    first = next((n for n, span in enumerate(shown) if text[span.end - 1] == "?" and _asks(text, span)), len(shown))
    found: list[_Exchange] = []
    for n in range(first, len(shown)):
        span = shown[n]
        if found and not found[-1].answer:
            if not _answers(text, span, speech):
                return found[:-1]
            found[-1].answer.append(span)
        elif _asks(text, span) or (found and n + 1 < len(shown) and _puts(text, span, shown[n + 1], speech)):
            found.append(_Exchange(span, []))
        elif n + 1 < len(shown) and any(_asks(text, later) for later in shown[n + 1 : n + 3]) and _personal(text, span, speech):
            found[-1].answer.append(span)
        else:
            break
    return found if not found or found[-1].answer else found[:-1]


def _words(text: str, span: Span) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text[span.start : span.end])]


def _asks(text: str, span: Span) -> bool:
    said = _words(text, span)
    return 0 < len(said) <= _SHORT and (text[span.end - 1] == "?" or not _YOU.isdisjoint(said))


def _puts(text: str, span: Span, after: Span, speech: Speech) -> bool:
    """Whether a short paragraph without "I" puts something to whoever says "I" in the next: "They call the plan a joke." """
    return len(_words(text, span)) <= _CURT and not _personal(text, span, speech) and _personal(text, after, speech)


def _personal(text: str, span: Span, speech: Speech) -> bool:
    return not speech.sets["first_person"].isdisjoint(_words(text, span))


def _answers(text: str, span: Span, speech: Speech) -> bool:
    return len(_words(text, span)) <= _CURT or _personal(text, span, speech) or not _YOU.isdisjoint(_words(text, span))


def _answerer(place: int, asking: Sequence[Span], mentions: Sequence[Mention], entities: Sequence[Entity]) -> tuple[Span, Entity] | None:
    """The only person named before the first question, and where."""
    spans = {
        str(m.id): m.span
        for m in mentions
        if m.form == "name" and m.span.start < place and not any(line.contains(m.span) for line in asking)
    }
    people = [(min(spans[m] for m in entity.mentions if m in spans), entity) for entity in entities
              if entity.kind == "person" and any(m in spans for m in entity.mentions)]  # fmt: skip
    return people[0] if len(people) == 1 else None
