"""The way back from an article's text to the page that it was made from."""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text copied unchanged from one text node of a page.

    `start`, `length`: the stretch in the article's text. `node`: an XPath that ends in `/text()[n]`. `at`: where the stretch begins
    within that node's characters, after the HTML parser has resolved its entities.
    """

    start: int
    length: int
    node: str
    at: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Made while the text is put together, never recovered afterwards. Characters that the reader put in (line ends) have no origin."""

    stretches: tuple[Stretch, ...]

    def origin(self, offset: int) -> tuple[str, int] | None:
        """The text node and the character in it that this character of the text came from, or None."""
        index = bisect_right(self.stretches, offset, key=lambda stretch: stretch.start) - 1
        if index < 0:
            return None
        stretch = self.stretches[index]
        if offset >= stretch.start + stretch.length:
            return None
        return stretch.node, stretch.at + offset - stretch.start
