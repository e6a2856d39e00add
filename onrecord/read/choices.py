"""Which of several values of a field is preferred, and why. Each choice gives the preferred candidates with their reasons.

The orders were set on one half of the WCXB development pages, split by host, and held on the other.
"""

from collections.abc import Callable, Sequence

from onrecord.model.article import Field
from onrecord.read.candidates import Candidate
from onrecord.read.titles import plain, untitled

Chosen = list[tuple[Candidate, str]]
Choice = Callable[[Sequence[Candidate], Sequence[Candidate]], Chosen]


def first(listed: Sequence[Candidate], _: Sequence[Candidate]) -> Chosen:
    """The most trusted; of equals the first."""
    sound = [candidate for candidate in listed if not candidate.doubted]
    if not sound:
        return []
    best = max(sound, key=lambda candidate: candidate.trust)
    return [(best, best.rule)]


CHOICES: dict[Field, Choice] = {}
