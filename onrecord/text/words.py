"""Words as names need them: initials and hyphens held together, the possessive 's left outside.

Offsets are those of the text that was given. Punctuation gives no word; what stands between two words is read from the text itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?![^\W_])|(?:[^\W_]|[\u0300-\u036f])+(?:[&'’‑-][^\W_]+)*")
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


def words(text: str, start: int, end: int, loose_prefixes: frozenset[str] = frozenset()) -> Iterator[Word]:
    """The words of `text[start:end]` in order. A loose prefix before a capital ("then-Mayor", "ex-President") is a word of its own."""
    for match in _WORD.finditer(text, start, end):
        form, at, possessive = match.group(), match.start(), False
        if _POSSESSIVE.search(form):
            form, possessive = form[:-2], True
        elif form[-1] in "sS" and text[match.end() : match.end() + 1] in ("'", "’") and match.end() < end:
            possessive = True
        prefix, hyphen, rest = form.partition("-")
        if hyphen and prefix.lower() in loose_prefixes and rest[:1].isupper():
            yield Word(at, at + len(prefix), prefix, False)
            at, form = at + len(prefix) + 1, rest
        yield Word(at, at + len(form), form, possessive)
