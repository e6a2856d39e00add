"""Words as names need them: the possessive 's left outside, "then-Mayor" taken apart.

Offsets are those of the text that was given. Punctuation gives no word; what stands between two words is read from the text itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model.span import Span
from onrecord.text.tokens import words

_POSSESSIVE = re.compile(r"['’][sS]$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: `text[start:end] == form`. `possessive`: an 's, or the apostrophe of a plural, follows it."""

    start: int
    end: int
    form: str
    possessive: bool

    @property
    def lower(self) -> str:
        return self.form.lower()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.form[:1].isupper()

    @property
    def shouted(self) -> bool:
        """Whether it is written in capitals throughout, with at least two of them."""
        return self.form.isupper() and sum(c.isalpha() for c in self.form) > 1


def name_words(text: str, span: Span, loose_prefixes: frozenset[str] = frozenset()) -> Iterator[Word]:
    """The words of one stretch of text in order. A loose prefix before a capital ("then-Mayor", "ex-President") is a word of its own."""
    for place in words(text, span):
        form, at, possessive = place.of(text), place.start, False
        if _POSSESSIVE.search(form) and len(form) > 2:
            form, possessive = form[:-2], True
        elif form[-1] in "sS" and text[place.end : place.end + 1] in ("'", "’") and place.end < span.end:
            possessive = True
        prefix, hyphen, rest = form.partition("-")
        if hyphen and prefix.lower() in loose_prefixes and rest[:1].isupper():
            yield Word(at, at + len(prefix), prefix, False)
            at, form = at + len(prefix) + 1, rest
        yield Word(at, at + len(form), form, possessive)
