"""Where words stand: a half-open range of Unicode code points of one article's text."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.ids import ArticleId


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The exact place of some words: `text[start:end]`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True  # an empty span is still a place; absence is None

    def of(self, text: str) -> str:
        """The words at this place."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> "Span":
        return Span(self.start + by, self.end + by)

    def stripped(self, text: str) -> "Span":
        """The same place without white space at its edges."""
        words = self.of(text)
        left = len(words) - len(words.lstrip())
        return Span(self.start + left, self.start + max(left, len(words.rstrip())))


def cover(spans: Iterable[Span]) -> Span:
    """The smallest span that holds them all; at least one is needed."""
    listed = tuple(spans)
    return Span(min(s.start for s in listed), max(s.end for s in listed))


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of an article, with the place where they stand."""

    article: ArticleId
    span: Span
    words: str
