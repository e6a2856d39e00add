"""Stretches between marks that no cue reports: a speaker carried on, a colon, a signature, or nobody.

Whole sentences between marks are kept without a source where no rule names one; titles, slogans and scare quotes are passed over.
"""

from collections.abc import Sequence

from onrecord.extract import subjects
from onrecord.extract.drafts import DIRECT, Draft, Reading, grow, last_direct
from onrecord.extract.passages import Unit
from onrecord.extract.reach import span
from onrecord.extract.speakers import speaks
from onrecord.extract.subjects import Subject
from onrecord.extract.words import Word
from onrecord.lexicons.speech import Speech
from onrecord.model.span import Span


def leftovers(text: str, reading: Reading, earlier: Sequence[Reading], speech: Speech) -> None:
    """Takes into a reading what can be said of the stretches between marks that no cue reports."""
    for number, unit in enumerate(reading.passage.units):
        alone = all(w.region is not None or not w.alpha or w.low in ("and", "but", "so") for w in unit[_led(unit, speech) :])
        for place, word in enumerate(unit):
            if word.region is None or word.start in reading.held:
                continue
            onward = alone or (place == 0 and not reading.frames[number] and _sentence_like(text, word))
            draft = _signed(unit, place, number, speech) or (_carried(reading, number, word) if onward else None)
            draft = draft or _after_colon(text, reading, earlier, (number, place), speech)
            if draft is None and number == 0 and place == 0 and alone and not _dialogue(earlier):
                draft = _next_paragraph(text, earlier, word)
            opened = place == 0 or unit[place - 1].low in (":", ",", "—", "–", "[marks]")
            if draft is None and opened and _sentence_like(text, word):
                draft = Draft([Span(word.start, word.end)], None, None, "bare_marks", "none", number)
            if draft is not None:
                reading.add(draft)


def _led(unit: Unit, speech: Speech) -> int:
    """The first word after "Instead," or "Now" at the front of a sentence that is otherwise between marks."""
    return 1 if len(unit) > 1 and unit[0].region is None and unit[0].low in speech.sets["leading"] else 0


def _signed(unit: Unit, place: int, number: int, speech: Speech) -> Draft | None:
    """A quotation with its speaker after a dash: "We failed." — Ann Lee, mayor"""
    if place or len(unit) < 3 or unit[1].low not in ("—", "–", "-") or not unit[2].capital:
        return None
    last = len(unit) - 1
    while last > 2 and not unit[last].alpha:
        last -= 1
    short = last - 2 < 10 and not any(w.low in speech.sets["finite"] or w.region is not None for w in unit[2 : last + 1])
    source = Span(unit[2].start, unit[last].end)
    return Draft([Span(unit[0].start, unit[0].end)], None, source, "signed", "signed", number) if short else None


def _carried(reading: Reading, number: int, word: Word) -> Draft | None:
    """A sentence between marks right after one that has a speaker: "...," she said. "And so on." """
    near = [d for n in (number - 1, number) for d in reading.at.get(n, ())[-8:] if d.content[-1].start < word.start]
    if not near:
        return None
    last = last_direct(near) or near[-1]
    if last.rule.startswith("marks") or last.rule in ("bare_marks", "colon", "according_to"):
        return grow(last, Span(word.start, word.end), number)
    return Draft([Span(word.start, word.end)], last.cue, last.source, "carried", "carried", number)


def _dialogue(earlier: Sequence[Reading]) -> bool:
    """Whether the two paragraphs before are direct speech of two speakers, who may be taking turns."""
    if len(earlier) < 2:
        return False
    first, second = ([d for d in r.drafts if d.rule in DIRECT and d.source is not None] for r in earlier[-2:])
    return bool(first and second) and first[-1].source != second[-1].source and first[-1].unit == len(earlier[-2].passage.units) - 1


def _next_paragraph(text: str, earlier: Sequence[Reading], word: Word) -> Draft | None:
    """Joins a paragraph that is only a quotation to the quotation before it, if that paragraph ends with the speaker."""
    if not earlier or not earlier[-1].drafts:
        return None
    before = earlier[-1]
    last = before.drafts[-1]
    if last.source is None or last.unit < len(before.passage.units) - 1 or last.rule not in ("marks_before", "joined"):
        return None
    asked = text[last.content[-1].start : last.content[-1].end].rstrip("\"'”’,. ").endswith("?")
    if asked or (last.content[-1].end >= before.passage.span.end and last.rule != "joined") or not _sentence_like(text, word):
        return None
    last.rule = "joined"
    return grow(last, Span(word.start, word.end), 0)


def _after_colon(text: str, reading: Reading, earlier: Sequence[Reading], at: tuple[int, int], speech: Speech) -> Draft | None:
    """Marks after a colon, in the sentence or in the paragraph before: The mayor was blunt: "We failed." """
    number, place = at
    unit = reading.passage.units[number]
    before = earlier[-1] if earlier else None
    if place and unit[place - 1].low == ":":
        words, listed, limit = unit, reading.frames[number], place - 1
    elif place == 0 and number == 0 and before is not None and before.passage.units[-1][-1].low == ":":
        words, listed, limit = before.passage.units[-1], before.frames[-1], len(before.passage.units[-1]) - 1
    else:
        return None
    rest = [w for w in unit[place:] if w.alpha or w.region is not None]
    content = [Span(unit[place].start, rest[-1].end)]
    frame = next((f for f in reversed(listed) if f.first < limit and f.subject is not None and not f.passive), None)
    if frame is not None and frame.subject is not None and limit - frame.last <= _NEAR:
        return Draft(content, frame.cue, span(words, (frame.subject.first, frame.subject.last + 1)), "colon", frame.subject.how, number)
    subject = subjects.main(words, limit, speech)
    if subject is not None and not _nameable(words, subject, limit, speech):
        subject = None
    if subject is None and not _sentence_like(text, unit[place]):
        return None
    source = None if subject is None else span(words, (subject.first, subject.last + 1))
    return Draft(content, None, source, "colon", "colon" if source is not None else "none", number)


_NEAR = 5
"""Words between who speaks and the colon: within this reach 48 of 54 are right in PolNeAR train, beyond it 21 of 36."""


def _nameable(words: Unit, subject: Subject, limit: int, speech: Speech) -> bool:
    """Whether the subject before a colon can be who speaks: a pronoun, a name, or all that stands there."""
    first = words[subject.first]
    run = sum(w.capital for w in words[subject.first : subject.last + 1])
    if limit - subject.last > _NEAR or not speaks(words[subject.first : subject.last + 1], None, speech):
        return False
    return first.low in speech.sets["pronouns"] or run >= 2 or (first.capital and subject.last + 1 == limit)


def _sentence_like(text: str, word: Word) -> bool:
    """Whether words between marks can be an utterance by themselves rather than a title, a slogan or a scare quote."""
    assert word.region is not None
    said = text[word.region.start : word.region.end].strip()
    titled = sum(w[:1].isupper() for w in said.split()) * 2 > len(said.split())
    return not titled and said.count(" ") >= 4 and (said.endswith((".", "!", "?", "…", ",", "—")) or said.count(" ") >= 9)


def continued(reading: Reading, before: Reading) -> None:
    """Joins the paragraphs of one speech: each opens with a mark, and only the last one closes it."""
    first = reading.passage.units[0][0]
    if not before.starts or first.region is None or not before.passage.regions[before.starts[-1]].continues:
        return
    earlier, later = before.held.get(before.starts[-1]), reading.held.get(first.start)
    if earlier is None:
        earlier = _opened(before)
    if earlier is None or earlier is later:
        return
    if later is None:
        reading.add(grow(earlier, Span(first.start, first.end), 0))
    elif earlier.source is None or later.source is None or earlier.source == later.source:
        _merge(earlier, later)
        for number in reading.held:
            if reading.held[number] is later:
                reading.held[number] = earlier
        reading.at.setdefault(later.unit, []).append(earlier)
        reading.drafts.append(earlier)


def _opened(before: Reading) -> Draft | None:
    """A draft of a paragraph that is all one stretch between marks, too short to stand by itself: "It was dark."""
    only = before.passage.units[0][0]
    if only.region is None or only.start != before.starts[-1] or len(before.passage.units) > 1 or len(before.passage.units[0]) > 1:
        return None
    draft = Draft([Span(only.start, only.end)], None, None, "bare_marks", "none", 0)
    before.add(draft)
    return draft


def _merge(earlier: Draft, later: Draft) -> None:
    """Moves the words of the later draft into the earlier one, which takes its source where it has none."""
    earlier.content.extend(later.content)
    earlier.unit = later.unit
    later.content.clear()
    if earlier.source is None and later.source is not None:
        earlier.cue, earlier.source, earlier.rule, earlier.source_rule = later.cue, later.source, later.rule, later.source_rule
