"""Everything that a text gives as somebody's words, each with its cue and its source: what quotations and attributions are made from.

Rules over paragraphs whose stretches between marks count as one word. The outermost report only: what NBC reports that three
sources said is NBC's here, and theirs in `nested`. Speech without a cue beside it is kept where it is whole sentences between marks,
with the speaker carried on from the same paragraph or with none.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract.contents import Found, reported
from onrecord.extract.drafts import DIRECT, Draft, Reading, reading
from onrecord.extract.frames import Frame, frames
from onrecord.extract.leftovers import continued, leftovers
from onrecord.extract.passages import Passage, Unit
from onrecord.extract.reach import span
from onrecord.extract.speakers import speaks
from onrecord.extract.unsaid import silent
from onrecord.lexicons.speech import Speech
from onrecord.model.span import Span
from onrecord.model.speech import Cue, Directness
from onrecord.text.quotemarks import Region


@dataclass(frozen=True, slots=True)
class Carrier:
    """Who passes words on without an attribution of its own. `told`: an outlet that somebody spoke to or wrote for."""

    span: Span
    told: bool


@dataclass(frozen=True, slots=True)
class Report:
    """Reported words. `content`: with their marks. `marked`: the parts between marks. `rule`: what found them, `source_rule`: the source.

    `sure`, `source_sure`: how sure of both is who found them, where the rules' names do not say it. `carriers`: who else has the words
    from the source and passes them on, the outermost first. `inside`: the report among whose words these are.
    """

    content: tuple[Span, ...]
    marked: tuple[Span, ...]
    directness: Directness
    cue: Cue | None
    source: Span | None
    rule: str
    source_rule: str
    sure: float | None = None
    source_sure: float | None = None
    carriers: tuple[Carrier, ...] = ()
    inside: "Report | None" = None


def readings(text: str, found: Sequence[Passage], cues: Sequence[Cue], speech: Speech) -> list[Reading]:
    """What the rules make of each paragraph, one after the other."""
    made: list[Reading] = []
    for one in read(text, found, cues, speech):
        leftovers(text, one, made, speech)
        if made:
            continued(one, made[-1])
        made.append(one)
    return made


def read(text: str, found: Sequence[Passage], cues: Sequence[Cue], speech: Speech) -> Iterator[Reading]:
    """What the cues of each paragraph report, by themselves."""
    places = [cue.span.start for cue in cues]
    for passage in found:
        yield _read(text, passage, cues[bisect_left(places, passage.span.start) : bisect_left(places, passage.span.end)], speech)


def reports(text: str, made: Sequence[Reading]) -> tuple[Report, ...]:
    """The reports of an article in the order of their words."""
    marked = outermost_marks([one.passage for one in made])
    starts = [r.outer.start for r in marked]
    unique = {id(d): d for one in made for d in one.drafts if d.content}
    listed = [finished(text, draft, marked, starts) for draft in unique.values()]
    return tuple(sorted(listed, key=lambda report: (report.content[0].start, report.content[-1].end)))


def outermost_marks(found: Sequence[Passage]) -> list[Region]:
    """The outermost stretches between marks, in order."""
    return sorted((r for passage in found for r in passage.regions.values()), key=lambda r: r.outer.start)


def _read(text: str, passage: Passage, cues: Sequence[Cue], speech: Speech) -> Reading:
    """The reports that the cues of a passage make."""
    made = reading(passage)
    places = [cue.span.start for cue in cues]
    for number, unit in enumerate(passage.units):
        own = cues[bisect_left(places, unit[0].start) : bisect_left(places, unit[-1].end)]
        listed = frames(unit, own[:_MOST], speech)
        made.frames.append(listed)
        for draft in _drafts(text, unit, number, listed, speech):
            made.add(draft)
        _hush(unit, number, made, speech)
    return made


def _hush(unit: Unit, number: int, made: Reading, speech: Speech) -> None:
    """Holds the marks after a cue by which nothing was said, so that nobody is given them: She denied saying: "..."."""
    for frame in made.frames[number]:
        if silent(unit, frame, speech):
            for word in unit[frame.last :]:
                if word.region is not None:
                    made.held.setdefault(word.start, Draft([], None, None, "bare_marks", "none", number))


_MOST = 24
"""Cues of one sentence that are looked at: PolNeAR train has 18 at most. Keeps a text of nothing but "said" linear."""


def _drafts(text: str, unit: Unit, number: int, listed: list[Frame], speech: Speech) -> Iterator[Draft]:
    contents = {frame.first: reported(text, unit, frame, listed, speech) for frame in listed}
    taken: list[tuple[int, int]] = []
    for frame in _outermost_first(listed, contents):
        if any(a <= frame.first < b for a, b in taken) or _in_subject(frame, listed):
            continue
        pieces, rule = contents[frame.first]
        beside = rule in DIRECT
        spoken = frame.subject is None or speaks(unit[frame.subject.first : frame.subject.last + 1], frame.word, speech, direct=beside)
        if not spoken and not beside:
            continue
        pieces = [p for p in pieces if not any(p[0] < b and a < p[1] for a, b in taken)]
        if pieces:
            taken.extend(pieces)
            subject = frame.subject if spoken else None
            source = None if subject is None else span(unit, (subject.first, subject.last + 1))
            how = "none" if subject is None else subject.how
            yield Draft([span(unit, p) for p in pieces], frame.cue, source, rule, how, number)


def _outermost_first(listed: list[Frame], contents: dict[int, Found]) -> list[Frame]:
    """The frames in order, but first those that report the whole clause before them: "..., the Herald reported"."""
    opened = {frame.right for frame in listed if frame.opening in ("that", "zero") and "source" not in frame.word.takes}
    whole = [f for f in listed if contents[f.first][1] in _WHOLE and f.first not in opened]
    return [*reversed(whole), *(f for f in listed if all(f is not w for w in whole))]


_WHOLE = ("clause_before", "according_to", "marks_in_clause_before")
"""Rules by which a cue reports all that stands before it, other cues and their words too."""


def _in_subject(frame: Frame, listed: list[Frame]) -> bool:
    """Whether a cue only describes another cue's subject: "said Lee, who declined to run"."""
    strong = frame.word.strength == "strong" and "that" in frame.word.takes and frame.opening in ("that", "zero")
    return not strong and any(f.subject is not None and f.subject.first < frame.first <= f.subject.last for f in listed if f is not frame)


def finished(text: str, draft: Draft, marked: list[Region], starts: list[int]) -> Report:
    """A draft as a report. `marked`: the outermost marks of all that is read together."""
    content = tuple(sorted(set(draft.content)))
    kind, inner = directness(text, content, marked, starts)
    return Report(content, inner, kind, draft.cue, draft.source, draft.rule, draft.source_rule)


def directness(text: str, content: Sequence[Span], marked: Sequence[Region], starts: Sequence[int]) -> tuple[Directness, tuple[Span, ...]]:
    """Whether reported words are direct, indirect or mixed, and the parts between marks. `starts`: where the marked regions begin."""
    inner: list[Span] = []
    outer: list[Span] = []
    for piece in content:
        for region in marked[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]:
            inner.append(region.inner)
            outer.append(region.outer)
    inside = sum(_letters(text, s.start, s.end) for s in outer)
    total = sum(_letters(text, s.start, s.end) for s in content)
    kind: Directness = "indirect" if not inside else "direct" if inside >= 0.98 * total else "mixed"
    return kind, tuple(inner)


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))
