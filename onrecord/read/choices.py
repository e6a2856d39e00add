"""Which of several values of a field is preferred, and why. Each choice gives the preferred candidates with their reasons.

The orders were set on one half of the WCXB development pages, split by host, and held on the other.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from onrecord.model.article import READ_OFF, Field
from onrecord.model.span import Span
from onrecord.read.candidates import Candidate
from onrecord.read.titles import plain, squeezed, untitled

Chosen = list[tuple[Candidate, str]]
Choice = Callable[[Sequence[Candidate], Sequence[Candidate]], Chosen]

GIVEN = 0.97
"""Trust of what a person or a row says; nothing a page says is preferred to it."""
SHOWN = frozenset(("text:stamp", "page:time"))
"""Where the head of a page shows its date."""
SEEN = SHOWN | {"page:class=date", "text:told"}
"""Where a page shows a date at all."""
LISTED = frozenset(("page:class=author", "page:profile", "page:slug", "page:rel=author", "page:itemprop=author", "text:byline"))
"""Origins that stand at several places of a page."""
BESIDE = 8
"""Characters between two authors of one byline: ", " or " and "."""
WORTH = {"person": 3.0, "desk": 3.0, "beside": 1.5, "account": 1.0}
DECLARED = 0.9
"""Trust of what JSON-LD and meta elements declare; what the page shows is not later than its last declared change."""
DAY = 10
"""Characters of a date that is known to the day."""
ALIKE = 0.5
"""Share of the words of a heading and a declared title that must be the same for the heading to be that title."""

_STAMPED = re.compile(r"\s*[|•·–—-]?\s*(?:posted|published|updated|written|by)\b.{0,80}\b(?:19|20)\d\d\b", re.IGNORECASE)
SAME = 0.9
"""The share at which a line of the text is the declared title, whatever the one h1 of the page says ("A message from our founder")."""


def first(listed: Sequence[Candidate], _: Sequence[Candidate]) -> Chosen:
    """The most trusted; of equals the first."""
    sound = [candidate for candidate in listed if not candidate.doubted]
    if not sound:
        return []
    best = max(sound, key=lambda candidate: candidate.trust)
    return [(best, best.rule)]


def title(listed: Sequence[Candidate], every: Sequence[Candidate]) -> Chosen:
    """What a person gave; the main heading, which is what the reader sees; what the page declares, without the site's name."""
    given = [candidate for candidate in listed if candidate.trust >= GIVEN]
    if given:
        return [(given[0], given[0].rule)]
    outlets = tuple(candidate.value for candidate in every if candidate.field == "outlet")
    said = [c for c in listed if not c.origin.startswith(("page:", "text:"))]
    headings = [
        c
        for c in listed
        if c.origin in ("page:h1", "page:heading") and plain(c.value) and plain(c.value) not in {plain(name) for name in outlets}
    ]
    scored = [
        (max((_alike(heading.value, untitled(other.value, outlets)) for other in said), default=0.0), heading) for heading in headings
    ]
    best = max(scored, key=lambda each: each[0], default=None)
    lines = [c for c in listed if c.origin == "text:headline"]
    line = max((_alike(lines[0].value, untitled(other.value, outlets)) for other in said), default=0.0) if lines else 0.0
    if best is not None and (best[0] >= ALIKE or (len(headings) == 1 and line < SAME)):
        alike = best[0] >= ALIKE
        return [
            _unstamped(*_shortened(best[1], outlets, "heading" if alike else "only_heading"), [untitled(c.value, outlets) for c in said])
        ]
    if lines and (not said or max(_alike(lines[0].value, other.value) for other in said) >= ALIKE):
        return [(lines[0], "headline")]
    if not said:
        return [(headings[0], "first_heading")] if headings else []
    top = max(said, key=lambda candidate: candidate.trust)
    return [_shortened(top, outlets, top.rule)]


def _shortened(candidate: Candidate, outlets: tuple[str, ...], reason: str) -> tuple[Candidate, str]:
    """A title without the site's name; its span ends with it, or is given up where the name stood in front."""
    shorter = untitled(candidate.value, outlets)
    if shorter == candidate.value:
        return candidate, reason
    at, span = candidate.value.find(shorter), candidate.span
    span = None if span is None else Span(span.start + at, span.start + at + len(shorter))
    return replace(candidate, value=shorter, span=span), "without_site"


def _unstamped(candidate: Candidate, reason: str, declared: Sequence[str]) -> tuple[Candidate, str]:
    """A heading without the date and the byline that stand in one element with it, where the page declares it without them."""
    for title_ in declared:
        if len(title_) > DAY and candidate.value.startswith(title_) and _STAMPED.match(candidate.value, len(title_)):
            span = None if candidate.span is None else Span(candidate.span.start, candidate.span.start + len(title_))
            return replace(candidate, value=title_, span=span), "without_stamp"
    return candidate, reason


def _alike(one: str, other: str) -> float:
    """How many words two titles share, as F1."""
    first_, second = set(plain(one).split()), set(plain(other).split())
    return 2 * len(first_ & second) / max(1, len(first_) + len(second))


def authors(listed: Sequence[Candidate], every: Sequence[Candidate]) -> Chosen:
    """All that one origin names: people before a desk, a desk before an account or the outlet itself, then by trust.

    A declared author whom the page does not show while its byline names somebody else is an account of the site: the byline is believed.
    """
    outlets = {squeezed(c.value) for c in every if c.field == "outlet"}
    named = {plain(c.value) for c in listed if c.span is not None}
    sound = [c for c in listed if plain(c.value) in named or not (c.rule == "account" or c.origin.endswith("@organization"))]
    groups: dict[str, list[Candidate]] = {}
    for candidate in sound:
        apart = candidate.rule == "account" and candidate.origin.startswith("page:")
        groups.setdefault(f"{candidate.origin} account" if apart else candidate.origin, []).append(candidate)
    if not groups:
        return []
    bylines = groups.get("text:byline", [])
    names = {plain(c.value) for c in sound if c.origin != "text:byline"}

    def rank(group: Sequence[Candidate]) -> tuple[float, float]:
        top, own = group[0], plain(group[0].value)
        if top.trust >= GIVEN:
            return 10.0, top.trust
        if squeezed(top.value) in outlets and top.rule != "desk" and own not in named:
            return 0.5, top.trust
        shown = own in named or any(name.startswith(f"{own} ") for name in named)
        rival = bool(bylines) and (bylines[0].rule == "person" or top.origin.startswith("state:"))
        unseen = rival and top.span is None and not shown
        longer = top.origin == "text:byline" and any(" " in name and own.startswith(f"{name} ") for name in names)
        return WORTH.get(top.rule, 1.0) - (1.5 if unseen or longer else 0.0), top.trust

    best = max(groups.values(), key=rank)
    chosen = _together(best) if best[0].origin in LISTED else best
    return [(candidate, candidate.rule) for candidate in _completed(chosen, groups)]


def _completed(chosen: list[Candidate], groups: Mapping[str, Sequence[Candidate]]) -> list[Candidate]:
    """The authors, or the byline or the declared list that names all of them and others: one declaration is often the first alone."""
    names = {plain(candidate.value) for candidate in chosen}
    if chosen[0].trust >= GIVEN or any(candidate.rule != "person" for candidate in chosen):
        return chosen
    for origin in (*sorted(LISTED & groups.keys()), *(o for o in groups if groups[o][0].trust >= DECLARED)):
        listed = _together(groups[origin]) if origin in LISTED else list(groups[origin])
        if names < {plain(candidate.value) for candidate in listed} and all(candidate.rule == "person" for candidate in listed):
            return listed
    return chosen


def _together(group: Sequence[Candidate]) -> list[Candidate]:
    """The first of a page's elements and those that stand right beside it: what stands further off belongs to something else."""
    kept = [group[0]]
    for candidate in group[1:]:
        last = kept[-1].span
        if candidate.line is not None and candidate.line == kept[-1].line:
            kept.append(candidate)  # "Jo Lind in Tarn and Max Berg"
            continue
        if last is None or candidate.span is None or not 0 <= candidate.span.start - last.end <= BESIDE:
            break
        kept.append(candidate)
    return kept


def published(listed: Sequence[Candidate], every: Sequence[Candidate]) -> Chosen:
    """What a person gave; the date that the head of the page shows; what the page declares; its address.

    A shown date that is the day of the declared change, and not that of the declared publication, is the date of the change; a line or an
    element that is later than the last declared change, or that the page calls a change elsewhere, is no date of publication.
    """
    given = [candidate for candidate in listed if candidate.trust >= GIVEN and not candidate.doubted]
    if given:
        return first(given, every)
    changed = {c.value[:DAY] for c in every if c.field == "updated" and not c.doubted}
    called = {c.value[:DAY] for c in every if c.field == "updated" and not c.doubted and c.origin.startswith(("page:", "text:"))}
    last = max((c.value[:DAY] for c in every if c.field == "updated" and c.trust >= DECLARED and len(c.value) >= DAY), default="9999")
    sound = [c for c in listed if not c.doubted and (c.trust >= DECLARED or not (c.value[:DAY] > last or _called_a_change(c, called)))]
    if not sound:
        return []
    best = max(sound, key=lambda candidate: candidate.trust)
    seen = [c for c in sound if c.origin in SEEN and len(c.value) >= DAY and c.value[:DAY] not in changed and c.value[:DAY] <= last]
    shown = [c for c in seen if c.origin in SHOWN]
    days = {c.value[:DAY] for c in shown}
    touched = {c.value[:DAY] for c in every if c.field == "updated" and c.trust >= DECLARED} >= {best.value[:DAY]}
    earlier = [c for c in shown or seen if c.value[:DAY] < best.value[:DAY]]
    if touched and best.value[:DAY] not in days and earlier:  # a template that declares the last change twice
        return [(min(earlier, key=lambda candidate: candidate.value), "shown_before_change")]
    if not shown:
        return [(best, best.rule)]
    both = [c for c in sound if c.origin not in SHOWN and c.value[:DAY] in days]
    if both:
        return [(max(both, key=lambda candidate: candidate.trust), "declared_and_shown")]
    return [(shown[0], "shown")]


def _called_a_change(candidate: Candidate, called: set[str]) -> bool:
    """Whether an element that only looks like a date of publication bears the day that the page shows for a change."""
    return candidate.origin in ("page:time", "page:class=date") and candidate.value[:DAY] in called


def language(listed: Sequence[Candidate], every: Sequence[Candidate]) -> Chosen:
    """What a person says; what a row or the page declares, unless the text is plainly in another language; what the text is in."""
    read = {candidate.value for candidate in listed if candidate.origin == READ_OFF}
    fitting = [c for c in listed if not read or c.origin == "option" or c.value.partition("-")[0].casefold() in read]
    return first(fitting, every)


def zone(listed: Sequence[Candidate], _: Sequence[Candidate]) -> Chosen:
    """The first: what is printed comes before what a page system declares."""
    return [(candidate, candidate.rule) for candidate in listed[:1]]


def every(listed: Sequence[Candidate], _: Sequence[Candidate]) -> Chosen:
    """All of them: an article may have several notes."""
    return [(candidate, candidate.rule) for candidate in listed]


CHOICES: dict[Field, Choice] = {
    "title": title, "author": authors, "published": published, "language": language, "time_zone": zone,
    "correction": every, "update_note": every, "editors_note": every,
}  # fmt: skip
