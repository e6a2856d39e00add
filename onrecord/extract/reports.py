"""Everything that a text gives as somebody's words, each with its cue and its source: what quotations and attributions are made from.

Rules over paragraphs whose stretches between marks count as one word. The outermost report only: what NBC reports that three
sources said is NBC's. Speech without a cue beside it is kept where it is whole sentences between marks, with the speaker carried on from
the same paragraph or with none.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract import subjects
from onrecord.extract.contents import reported, span
from onrecord.extract.frames import Frame, frames
from onrecord.extract.passages import Passage, Unit
from onrecord.extract.subjects import Subject
from onrecord.extract.words import Word
from onrecord.lexicons.speech import Speech
from onrecord.model.span import Span
from onrecord.model.speech import Cue, Directness
from onrecord.text.quotemarks import Region


@dataclass(frozen=True, slots=True)
class Report:
    """Reported words. `content`: with their marks. `marked`: the parts between marks. `rule`: what found them."""

    content: tuple[Span, ...]
    marked: tuple[Span, ...]
    directness: Directness
    cue: Cue | None
    source: Span | None
    rule: str
    source_rule: str


@dataclass(slots=True)
class _Draft:
    """A report in the making. `unit`: the number of the last unit of its passage that it reaches."""

    content: list[Span]
    cue: Cue | None
    source: Span | None
    rule: str
    source_rule: str
    unit: int


@dataclass(slots=True)
class _Reading:
    """One passage with its frames, and what was made of it."""

    passage: Passage
    frames: list[list[Frame]]
    drafts: list[_Draft]

    def claimed(self, place: int) -> _Draft | None:
        """The draft that holds the character at `place`."""
        return next((d for d in self.drafts if any(s.start <= place < s.end for s in d.content)), None)


def reports(text: str, found: Sequence[Passage], cues: Sequence[Cue], speech: Speech) -> tuple[Report, ...]:
    """The reports of an article in the order of their words."""
    readings: list[_Reading] = []
    position = 0
    for passage in found:
        own: list[Cue] = []
        while position < len(cues) and cues[position].span.start < passage.span.end:
            if cues[position].span.start >= passage.span.start:
                own.append(cues[position])
            position += 1
        reading = _read(text, passage, own, speech)
        _leftovers(text, reading, readings[-1] if readings else None, speech)
        if readings:
            _continued(reading, readings[-1])
        readings.append(reading)
    marked = sorted((r for passage in found for r in passage.regions.values()), key=lambda r: r.outer.start)
    starts = [r.outer.start for r in marked]
    unique = {id(d): d for reading in readings for d in reading.drafts if d.content}
    listed = [_finished(text, draft, marked, starts) for draft in unique.values()]
    return tuple(sorted(listed, key=lambda report: (report.content[0].start, report.content[-1].end)))


def _read(text: str, passage: Passage, cues: Sequence[Cue], speech: Speech) -> _Reading:
    """The reports that the cues of a passage make."""
    reading = _Reading(passage, [], [])
    for number, unit in enumerate(passage.units):
        own = [c for c in cues if unit[0].start <= c.span.start < unit[-1].end]
        listed = frames(unit, own, speech)
        reading.frames.append(listed)
        taken: list[tuple[int, int]] = []
        for frame in _outermost_first(text, unit, listed, speech):
            if any(a <= frame.first < b for a, b in taken) or _in_subject(frame, listed):
                continue
            pieces, rule = reported(text, unit, frame, listed, speech)
            pieces = [p for p in pieces if not any(p[0] < b and a < p[1] for a, b in taken)]
            if not pieces:
                continue
            taken.extend(pieces)
            source = None if frame.subject is None else span(unit, (frame.subject.first, frame.subject.last + 1))
            how = "none" if frame.subject is None else frame.subject.how
            reading.drafts.append(_Draft([span(unit, p) for p in pieces], frame.cue, source, rule, how, number))
    return reading


def _outermost_first(text: str, unit: Unit, listed: list[Frame], speech: Speech) -> list[Frame]:
    """The frames in order, but first those that report the whole clause before them: "..., the Herald reported"."""
    whole = [f for f in listed if reported(text, unit, f, listed, speech)[1] in ("clause_before", "according_to")]
    return [*reversed(whole), *(f for f in listed if f not in whole)]


def _in_subject(frame: Frame, listed: list[Frame]) -> bool:
    """Whether a cue only describes another cue's subject: "said Lee, who declined to run"."""
    strong = frame.word.strength == "strong" and "that" in frame.word.takes and frame.opening in ("that", "zero")
    return not strong and any(f.subject is not None and f.subject.first < frame.first <= f.subject.last for f in listed if f is not frame)


def _leftovers(text: str, reading: _Reading, before: _Reading | None, speech: Speech) -> None:
    """What to make of stretches between marks that no cue reports."""
    for number, unit in enumerate(reading.passage.units):
        for place, word in enumerate(unit):
            if word.region is None or reading.claimed(word.start) is not None:
                continue
            alone = all(w.region is not None or not w.alpha or w.low in ("and", "but", "so") for w in unit)
            draft = _carried(reading, number, word, alone) or _after_colon(text, reading, before, (number, place), speech)
            if draft is None and number == 0 and place == 0 and alone and before is not None:
                draft = _next_paragraph(text, before, word)
            opened = place == 0 or unit[place - 1].low in (":", ",", "—", "–", "[marks]")
            if draft is None and opened and _sentence_like(text, word):
                draft = _Draft([Span(word.start, word.end)], None, None, "bare_marks", "none", number)
            if draft is not None and draft not in reading.drafts:
                reading.drafts.append(draft)


def _carried(reading: _Reading, number: int, word: Word, alone: bool) -> _Draft | None:
    """A sentence between marks right after one that has a speaker: "...," she said. "And so on." """
    if not alone:
        return None
    near = [d for d in reading.drafts if d.content[-1].start < word.start and number - 1 <= d.unit <= number]
    if not near:
        return None
    last = next((d for d in near if d.rule in _DIRECT), near[-1])
    if last.rule.startswith("marks") or last.rule in ("bare_marks", "colon", "according_to"):
        last.content.append(Span(word.start, word.end))
        last.unit = number
        return last
    return _Draft([Span(word.start, word.end)], last.cue, last.source, "carried", "carried", number)


_DIRECT = ("marks_before", "marks_around", "marks_after", "joined")


def _next_paragraph(text: str, before: _Reading, word: Word) -> _Draft | None:
    """Joins a paragraph that is only a quotation to the quotation before it, if that paragraph ends with the speaker."""
    last = before.drafts[-1] if before.drafts else None
    if last is None or last.source is None or last.unit < len(before.passage.units) - 1 or last.rule not in ("marks_before", "joined"):
        return None
    asked = text[last.content[-1].start : last.content[-1].end].rstrip("\"'”’,. ").endswith("?")
    if asked or last.content[-1].end >= before.passage.span.end and last.rule != "joined" or not _sentence_like(text, word):
        return None
    last.content.append(Span(word.start, word.end))
    last.rule, last.unit = "joined", 0
    return last


def _after_colon(text: str, reading: _Reading, before: _Reading | None, at: tuple[int, int], speech: Speech) -> _Draft | None:
    """Marks after a colon, in the sentence or in the paragraph before: The mayor was blunt: "We failed." """
    number, place = at
    unit = reading.passage.units[number]
    if place and unit[place - 1].low == ":":
        words, listed, limit = unit, reading.frames[number], place - 1
    elif place == 0 and number == 0 and before is not None and before.passage.units[-1][-1].low == ":":
        words, listed, limit = before.passage.units[-1], before.frames[-1], len(before.passage.units[-1]) - 1
    else:
        return None
    rest = [w for w in unit[place:] if w.alpha or w.region is not None]
    content = [Span(unit[place].start, rest[-1].end)]
    frame = next((f for f in reversed(listed) if f.first < limit and f.subject is not None and not f.passive), None)
    if frame is not None and frame.subject is not None:
        return _Draft(content, frame.cue, span(words, (frame.subject.first, frame.subject.last + 1)), "colon", frame.subject.how, number)
    subject = subjects.main(words, limit, speech)
    if subject is not None and not _nameable(words, subject, limit, speech):
        subject = None
    source = None if subject is None else span(words, (subject.first, subject.last + 1))
    return _Draft(content, None, source, "colon", "colon" if source is not None else "none", number)


def _nameable(words: Unit, subject: Subject, limit: int, speech: Speech) -> bool:
    """Whether the subject before a colon can be who speaks: a pronoun, a name, or all that stands there."""
    first = words[subject.first]
    run = sum(w.capital for w in words[subject.first : subject.last + 1])
    return first.low in speech.sets["pronouns"] or run >= 2 or (first.capital and subject.last + 1 == limit)


def _sentence_like(text: str, word: Word) -> bool:
    """Whether words between marks can be an utterance by themselves rather than a title, a slogan or a scare quote."""
    assert word.region is not None
    said = text[word.region.start : word.region.end].strip()
    titled = sum(w[:1].isupper() for w in said.split()) * 2 > len(said.split())
    return not titled and said.count(" ") >= 4 and (said.endswith((".", "!", "?", "…", ",", "—")) or said.count(" ") >= 9)


def _continued(reading: _Reading, before: _Reading) -> None:
    """Joins the paragraphs of one speech: each opens with a mark, and only the last one closes it."""
    regions = list(before.passage.regions.values())
    first = reading.passage.units[0][0]
    if not regions or not regions[-1].continues or first.region is None:
        return
    earlier, later = before.claimed(regions[-1].outer.start), reading.claimed(first.start)
    if earlier is None:
        return
    if later is None:
        earlier.content.append(Span(first.start, first.end))
    elif earlier.source is None or later.source is None or earlier.source == later.source:
        earlier.content.extend(later.content)
        if earlier.source is None and later.source is not None:
            earlier.cue, earlier.source, earlier.rule, earlier.source_rule = later.cue, later.source, later.rule, later.source_rule
        reading.drafts.remove(later)
    else:
        return
    earlier.unit = 0 if later is None else later.unit
    reading.drafts.insert(0, earlier)


def _finished(text: str, draft: _Draft, marked: list[Region], starts: list[int]) -> Report:
    content = tuple(sorted(set(draft.content)))
    inner: list[Span] = []
    outer: list[Span] = []
    for piece in content:
        for region in marked[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]:
            inner.append(region.inner)
            outer.append(region.outer)
    inside = sum(_letters(text, s.start, s.end) for s in outer)
    total = sum(_letters(text, s.start, s.end) for s in content)
    directness: Directness = "indirect" if not inside else "direct" if inside >= 0.98 * total else "mixed"
    return Report(content, tuple(inner), directness, draft.cue, draft.source, draft.rule, draft.source_rule)


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))
