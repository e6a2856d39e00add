"""Which of several values of a field is preferred, and why. Each choice gives the preferred candidates with their reasons.

The orders were set on one half of the WCXB development pages, split by host, and held on the other.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from onrecord.model.article import Field
from onrecord.read.candidates import Candidate
from onrecord.read.titles import plain, untitled

Chosen = list[tuple[Candidate, str]]
Choice = Callable[[Sequence[Candidate], Sequence[Candidate]], Chosen]

GIVEN = 0.97
"""Trust of what a person or a row says; nothing a page says is preferred to it."""
SHOWN = frozenset(("text:stamp", "page:time"))
"""Where the head of a page shows its date."""
WORTH = {"person": 3.0, "desk": 2.0, "account": 1.0}
ALIKE = 0.5
"""Share of the words of a heading and a declared title that must be the same for the heading to be that title."""


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
    headings = [c for c in listed if c.origin == "page:h1" and plain(c.value) and plain(c.value) not in {plain(name) for name in outlets}]
    scored = [(max((_alike(heading.value, other.value) for other in said), default=0.0), heading) for heading in headings]
    best = max(scored, key=lambda each: each[0], default=None)
    if best is not None and (best[0] >= ALIKE or len(headings) == 1):
        return [(best[1], "heading" if best[0] >= ALIKE else "only_heading")]
    lines = [c for c in listed if c.origin == "text:headline"]
    if lines and (not said or max(_alike(lines[0].value, other.value) for other in said) >= ALIKE):
        return [(lines[0], "headline")]
    if not said:
        return [(headings[0], "first_heading")] if headings else []
    top = max(said, key=lambda candidate: candidate.trust)
    shorter = untitled(top.value, outlets)
    return [(top, top.rule)] if shorter == top.value else [(replace(top, value=shorter), "without_site")]


def _alike(one: str, other: str) -> float:
    """How many of the words of the shorter title are in the longer."""
    first_, second = set(plain(one).split()), set(plain(other).split())
    return len(first_ & second) / max(1, min(len(first_), len(second)))


def authors(listed: Sequence[Candidate], every: Sequence[Candidate]) -> Chosen:
    """All that one origin names: people before a desk, a desk before an account or the outlet itself, then by trust.

    A declared author whom the page does not show while its byline names somebody else is an account of the site: the byline is believed.
    """
    sound = [c for c in listed if not c.doubted]
    outlets = {plain(c.value) for c in every if c.field == "outlet"}
    groups: dict[str, list[Candidate]] = {}
    for candidate in sound:
        groups.setdefault(candidate.origin, []).append(candidate)
    if not groups:
        return []
    shown = {plain(c.value) for c in sound if c.span is not None}
    bylines = groups.get("text:byline", [])

    def rank(group: Sequence[Candidate]) -> tuple[float, float]:
        top = group[0]
        if top.trust >= GIVEN:
            return 10.0, top.trust
        if plain(top.value) in outlets and top.rule != "desk" and not shown & {plain(top.value)}:
            return 0.5, top.trust
        unseen = bool(bylines) and bylines[0].rule == "person" and top.span is None and plain(top.value) not in shown
        return WORTH.get(top.rule, 1.0) - (1.5 if unseen else 0.0), top.trust

    best = max(groups.values(), key=rank)
    return [(candidate, candidate.rule) for candidate in best]


def published(listed: Sequence[Candidate], every: Sequence[Candidate]) -> Chosen:
    """What a person gave; the date that the head of the page shows; what the page declares; its address.

    A shown date that is the day of the declared change, and not that of the declared publication, is the date of the change.
    """
    sound = [candidate for candidate in listed if not candidate.doubted]
    if not sound:
        return []
    best = max(sound, key=lambda candidate: candidate.trust)
    changed = {c.value[:10] for c in every if c.field == "updated" and not c.doubted}
    shown = [c for c in sound if c.origin in SHOWN and c.value[:10] not in changed]
    if best.trust >= GIVEN or not shown:
        return [(best, best.rule)]
    same = next((c for c in sound if c.value[:10] == shown[0].value[:10] and len(c.value) > 10), shown[0])
    return [(same, "declared_and_shown" if _days_apart(best, shown[0]) == 0 else "shown")]


def _days_apart(one: Candidate, other: Candidate) -> int | None:
    if len(one.value) < 10 or len(other.value) < 10:
        return None
    return abs((date.fromisoformat(one.value[:10]) - date.fromisoformat(other.value[:10])).days)


CHOICES: dict[Field, Choice] = {"title": title, "author": authors, "published": published}
