"""What the rules find and what the language model finds, joined: the rules where marks show the words, the model where they do not.

What the rules find is taken as they find it, and the model says who speaks only where they say nobody. What the model alone finds is
kept where it is sure enough. Inner attributions are not given. Not yet decided, for want of a measurement: whose words and whose source
are better where both find the same indirect speech, and which indirect speech of the rules to drop where the model sees none.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.extract.learned import MODEL, Learned
from onrecord.extract.reports import Report, directness
from onrecord.model.span import Span
from onrecord.model.speech import Cue, Directness
from onrecord.text.quotemarks import Region

LEAST: Mapping[Directness, float] = {"direct": 0.5, "mixed": 0.5, "indirect": 0.5}
"""How sure the model must be of what it alone finds, or of a source. NOT MEASURED: half, until PolNeAR's development part says better."""

SAME = 0.5
"""The share of the characters of both that rules and model must have in common for a content to be the same."""

_NEAR = 6
"""Attributions on each side that are compared with one; more at one place are a list and no speech."""


def joint(text: str, ruled: Sequence[Report], told: Sequence[Learned], cues: Sequence[Cue], marked: Sequence[Region]) -> tuple[Report, ...]:
    """The reports of an article in the order of their words. `told`: what the model says; where it says nothing, the rules stand alone."""
    if not told:
        return tuple(ruled)
    outer = _distinct([one for one in told if one.inside is None])
    starts = [one.content[0].start for one in outer]
    used: set[int] = set()
    found: list[Report] = []
    for report in ruled:
        touched = [n for n in _near(report.content, starts) if shared(report.content, outer[n].content)]
        used.update(touched)
        best = max(touched, key=lambda n: likeness(report.content, outer[n].content), default=None)
        found.append(_settled(report, None if best is None else outer[best]))
    found += _alone(text, [one for n, one in enumerate(outer) if n not in used], cues, marked)
    return tuple(sorted(found, key=lambda report: (report.content[0].start, report.content[-1].end)))


def shared(first: Sequence[Span], second: Sequence[Span]) -> int:
    """How many characters two contents have in common."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in first for b in second)


def likeness(first: Sequence[Span], second: Sequence[Span]) -> float:
    """The share of the characters of two contents that both have."""
    both = shared(first, second)
    return both / (sum(map(len, first)) + sum(map(len, second)) - both) if both else 0.0


def _near(content: Sequence[Span], starts: Sequence[int]) -> range:
    """The places of attributions that may touch a content."""
    begin = max(0, bisect_left(starts, content[0].start) - _NEAR)
    return range(begin, min(bisect_left(starts, content[-1].end), begin + 4 * _NEAR))


def _distinct(outer: Sequence[Learned]) -> list[Learned]:
    """The surest of those that give half of the same words, in order."""
    kept: list[Learned] = []
    for one in outer:
        rivals = [n for n in range(max(0, len(kept) - _NEAR), len(kept)) if _rivals(one, kept[n])]
        if all(kept[n].confidence < one.confidence for n in rivals):
            for n in reversed(rivals):
                del kept[n]
            kept.append(one)
    return kept


def _rivals(first: Learned, second: Learned) -> bool:
    least = min(sum(map(len, first.content)), sum(map(len, second.content)))
    return 2 * shared(first.content, second.content) > least


def _settled(report: Report, one: Learned | None) -> Report:
    """A rule's report, with the model's source where the rules have none for the same words."""
    if one is None or report.source is not None or one.source is None or one.confidence < LEAST[report.directness]:
        return report
    if likeness(report.content, one.content) >= SAME:
        return replace(report, source=one.source, source_rule=MODEL, source_sure=one.confidence)
    return report


def _alone(text: str, told: Sequence[Learned], cues: Sequence[Cue], marked: Sequence[Region]) -> list[Report]:
    """What the model alone finds, where it is sure enough."""
    regions = [region.outer.start for region in marked]
    places = [cue.span.start for cue in cues]
    found: list[Report] = []
    for one in told:
        kind, inner = directness(text, one.content, marked, regions)
        if one.confidence >= LEAST[kind]:
            how = "none" if one.source is None else MODEL
            cue, sure = _cue(one.cue, cues, places), one.confidence
            found.append(Report(one.content, inner, kind, cue, one.source, MODEL, how, sure, sure))
    return found


def _cue(span: Span | None, cues: Sequence[Cue], places: Sequence[int]) -> Cue | None:
    """The cue that stands where the model sees one."""
    if span is None:
        return None
    near = cues[max(0, bisect_right(places, span.start) - 1) : bisect_left(places, span.end)]
    return next((cue for cue in near if cue.span.overlaps(span)), None)
