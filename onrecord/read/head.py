"""The head of an article: the lines around its headline, down to its second paragraph, where it says who wrote it and when."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.article import Line
from onrecord.model.span import Span

WORDS = 25
"""A longer line is no stamp and no byline."""
ABOVE = 8
"""Lines over the headline in which a date stamp is the article's."""
BELOW = 25
"""Lines under the headline that can belong to its head."""
BESIDE = 3
"""Lines under the headline in which what looks like a list of other stories may be the article's byline."""
IN_BOX = frozenset(("related", "newsletter", "form"))
"""What a box is taken for when it is the head of the article itself."""
STAMP = 40
"""Characters of a line that is a date and what it is the date of."""
NOT_ASKED = frozenset(
    ("related", "copyright", "comments", "cookie", "newsletter", "paywall", "advertisement", "form", "credit", "caption", "correction")
)
"""Lines whose dates and names are not the article's."""


@dataclass(frozen=True, slots=True)
class Said:
    """One line that is not blank, without its line end."""

    line: Line
    span: Span
    words: str

    @property
    def short(self) -> bool:
        return len(self.words) < 300 and self.words.count(" ") < WORDS

    @property
    def prose(self) -> bool:
        return self.line.label == "body" and self.words.count(" ") >= 12


def head(every: Sequence[Said]) -> list[Said]:
    """The lines around the headline, down to the second paragraph; of a text without one, those down to its second paragraph."""
    top = next((n for n, each in enumerate(every) if each.line.label == "headline"), None)
    first = next((n for n, each in enumerate(every) if each.prose and n > (top if top is not None else -1)), len(every))
    if top is None:
        top = max(0, first - ABOVE)
    second = next((n for n in range(first + 1, len(every)) if every[n].prose), len(every))
    found = []
    for number in range(max(0, top - ABOVE), min(second, top + BELOW)):
        label = every[number].line.label
        beside = top < number <= top + BESIDE and label in IN_BOX  # a box beside the headline may hold its byline
        stamp = label == "correction" and len(every[number].words) <= STAMP  # "Updated: 31 October 2024" corrects nothing
        if label not in NOT_ASKED or beside or stamp:
            found.append(every[number])
    return found
