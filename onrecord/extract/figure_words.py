"""The words of a sentence as figures need them: digits, letters and signs apart, and which of them are glued together."""

import re
from typing import NamedTuple

from onrecord.model.span import Span

_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})++(?!\d)|\d++(?:[.,]\d++)*+)"
    r"|(?P<word>(?:[^\W\d_]\.){2,}+(?![^\W_])|[^\W\d_]++(?:['’&][^\W\d_]++)*+)"
    r"|(?P<sign>[^\w\s]|_)"
)
"""Quantifiers are possessive, so that no text makes it slow."""


class Token(NamedTuple):
    """A number in digits, a word, or a sign. `glued`: no space before it. `low`: in small letters, a possessive's end cut off."""

    start: int
    end: int
    kind: str
    form: str
    low: str
    glued: bool

    @property
    def capital(self) -> bool:
        return self.form[0].isupper()


NOTHING = Token(-1, -1, "end", " ", "", False)
"""Stands before the first token and after the last."""


class Tokens(list[Token]):
    """The tokens of one sentence; a place before the first or after the last holds nothing."""

    def at(self, place: int) -> Token:
        """The token at a place."""
        return self[place] if 0 <= place < len(self) else NOTHING

    def joined(self, first: int, last: int) -> str:
        """What `first` to `last`, exclusive, say in small letters, one space between; hyphens inside words count as spaces."""
        return " ".join(t.low for t in self[max(first, 0) : last] if t.low not in HYPHENS)

    def whole(self, first: int, last: int) -> str:
        """The same as it is written, where all are glued together; "" where they are not, or are not so many."""
        taken = self[first:last]
        return "".join(t.form for t in taken) if len(taken) == last - first and all(t.glued for t in taken[1:]) else ""


HYPHENS = frozenset("-‐‑–—")


def tokens(text: str, span: Span) -> Tokens:
    """The tokens of one stretch of text, in order."""
    found, end = Tokens(), -1
    for match in _TOKEN.finditer(text, span.start, span.end):
        form, start = match.group(), match.start()
        low = form.lower()
        if low[-2:] in ("'s", "’s"):
            low = low[:-2]
        found.append(Token(start, match.end(), match.lastgroup or "sign", form, low, start == end))
        end = match.end()
    return found
