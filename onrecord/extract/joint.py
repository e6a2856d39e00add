"""What the rules find and what the language model finds, joined: the rules where marks show the words, the model where they do not.

What the rules find is taken as they find it, and the model says who speaks where they say nobody. Where both find speech outside marks at
one place and mean other words, the model is believed. What it alone finds is kept where it is sure enough. Inner attributions are not
given here.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from onrecord.extract.learned import MODEL, Learned
from onrecord.extract.reports import Report, directness
from onrecord.model.span import Span
from onrecord.model.speech import Cue, Directness
from onrecord.text.quotemarks import Region

LEAST: Mapping[Directness, float] = {"direct": 0.5, "mixed": 0.5, "indirect": 0.6}
"""How sure the model must be of what it alone finds, or of a source: where F1 of words with their source is best on PolNeAR's development
part, and the precision of indirect speech no worse than .78 (by rules alone .805)."""

SURE = ((0.9, 0.89), (0.8, 0.8), (0.7, 0.75), (0.6, 0.65), (0.0, 0.57))
"""How often the model's words are an attributed content, by what it says of itself, in what it alone finds there: 705 cases."""

SOURCE = 0.95
"""How often its source is right where the words are (534 cases)."""

SHORTEST, SHORTEST_MARKED = 2, 4
"""Words that the model alone must find; with quotation marks among them, fewer are so-called words and nicknames."""

SAME = 0.5
"""The share of the characters of both that rules and model must have in common for a content to be the same."""

OTHER = 0.7
"""A content of the model's that has less than this share in common with a rule's is another one."""

SURER = 0.6
"""How sure the model must be to be believed about whose words they are, against a rule that took the subject before the verb: of 18 such
cases in PolNeAR's development part it is right in 14, the rule in 4."""

_NEAR = 6
"""Attributions on each side that are compared with one; more at one place are a list and no speech."""


def joint(
    text: str,
    ruled: Sequence[Report],
    told: Sequence[Learned],
    cues: Sequence[Cue],
    marked: Sequence[Region],
    refusals: AbstractSet[str] = frozenset(),
) -> tuple[Report, ...]:
    """The reports of an article in the order of their words.

    `told`: what the model says; where it says nothing, the rules stand alone. `refusals`: verbs after which nothing was said.
    """
    if not told:
        return tuple(ruled)
    outer = _distinct([one for one in told if one.inside is None])
    starts = [one.content[0].start for one in outer]
    pairs = [(report, *_match(report, outer, starts)) for report in ruled]
    used = {n for report, touched, best in pairs for n in touched if not _yields(report, best, outer)}
    found: list[Report] = []
    for report, touched, best in pairs:
        if best is None or best in used or not _yields(report, best, outer):
            found.append(_settled(report, None if best is None else outer[best]))
            used.update(touched)
    found += _alone(text, [one for n, one in enumerate(outer) if n not in used], cues, marked, refusals)
    return tuple(sorted(found, key=lambda report: (report.content[0].start, report.content[-1].end)))


def _match(report: Report, outer: Sequence[Learned], starts: Sequence[int]) -> tuple[list[int], int | None]:
    """The attributions of the model that have words of a report, and the one most like it."""
    touched = [n for n in _near(report.content, starts) if shared(report.content, outer[n].content)]
    return touched, max(touched, key=lambda n: likeness(report.content, outer[n].content), default=None)


def _yields(report: Report, best: int | None, outer: Sequence[Learned]) -> bool:
    """Whether the model, sure of other words at the same place, is believed: of 16 such in half of PolNeAR's development part all."""
    if best is None or report.directness == "direct" or outer[best].source is None:
        return False
    words = outer[best].content
    sure = outer[best].confidence >= LEAST["indirect"]
    if words[0].start == report.content[0].start and words[-1].end < report.content[-1].end:
        return False  # the same words, cut short: in 40 articles of that part 5 times, twice right, twice wrong; the rule's words stand
    return sure and likeness(report.content, words) < OTHER


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
    """A rule's report, with the model's source where the rules have none for the same words, or one that the model knows better."""
    if one is None or one.source is None or likeness(report.content, one.content) < SAME:
        return report
    if report.source is None:
        believed = one.confidence >= LEAST[report.directness]
    else:
        believed = report.source_rule == "before" and one.confidence >= SURER and not report.source.overlaps(one.source)
    return replace(report, source=one.source, source_rule=MODEL, source_sure=SOURCE) if believed else report


def _alone(text: str, told: Sequence[Learned], cues: Sequence[Cue], marked: Sequence[Region], refusals: AbstractSet[str]) -> list[Report]:
    """What the model alone finds, where it is sure enough."""
    regions = [region.outer.start for region in marked]
    places = [cue.span.start for cue in cues]
    found: list[Report] = []
    for one in told:
        kind, inner = directness(text, one.content, marked, regions)
        if sum(len(span.of(text).split()) for span in one.content) < (SHORTEST_MARKED if inner else SHORTEST):
            continue
        if (one.source is None and inner) or (one.cue is not None and _refused(text, one.cue, refusals)):
            continue  # marks that nobody speaks in are titles and so-called words; who refuses to say has not said it
        if one.confidence >= LEAST[kind]:
            how = "none" if one.source is None else MODEL
            cue, sure = _cue(one.cue, cues, places), next(right for least, right in SURE if one.confidence >= least)
            found.append(Report(one.content, inner, kind, cue, one.source, MODEL, how, sure, SOURCE))
    return found


def _refused(text: str, cue: Span, refusals: AbstractSet[str]) -> bool:
    """Whether the cue is a refusal, or what is refused: "declined to say"."""
    before = text[max(0, cue.start - 24) : cue.end + 3].lower().split()[-5:]
    return any(word.strip(",") in refusals and "to" in before[n + 1 : n + 2] for n, word in enumerate(before))


def _cue(span: Span | None, cues: Sequence[Cue], places: Sequence[int]) -> Cue | None:
    """The cue that stands where the model sees one."""
    if span is None:
        return None
    near = cues[max(0, bisect_right(places, span.start) - 1) : bisect_left(places, span.end)]
    return next((cue for cue in near if cue.span.overlaps(span)), None)
