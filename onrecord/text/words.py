"""Words as names need them: the possessive 's left outside, "then-Mayor" taken apart.

Offsets are those of the text that was given. Punctuation gives no word; what stands between two words is read from the text itself.
"""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.model.span import Span
from onrecord.text.tokens import WORD


class Word(NamedTuple):
    """One word: `text[start:end] == form`. `possessive`: an 's, or the apostrophe of a plural, follows it.

    `lower`: the form in small letters. `capital`: whether it begins with a capital letter. Both are asked for many times a word.
    """

    start: int
    end: int
    form: str
    possessive: bool
    lower: str
    capital: bool

    @property
    def shouted(self) -> bool:
        """Whether it is written in capitals throughout, with at least two of them."""
        return self.form.isupper() and sum(c.isalpha() for c in self.form) > 1


def name_words(text: str, span: Span, loose_prefixes: frozenset[str] = frozenset()) -> Iterator[Word]:
    """The words of one stretch of text in order. A loose prefix before a capital ("then-Mayor", "ex-President") is a word of its own."""
    for match in WORD.finditer(text, span.start, span.end):
        form, at, end, possessive = match.group(), match.start(), match.end(), False
        if form[-1] in "sS":
            if len(form) > 2 and form[-2] in "'’":
                form, possessive = form[:-2], True
            elif end < span.end and text[end] in "'’":
                possessive = True
        if "-" in form:
            prefix, _, rest = form.partition("-")
            if prefix.lower() in loose_prefixes and rest[:1].isupper():
                yield _word(at, prefix, False)
                at, form = at + len(prefix) + 1, rest
        yield _word(at, form, possessive)


def _word(at: int, form: str, possessive: bool) -> Word:
    return Word(at, at + len(form), form, possessive, form.lower(), form[:1].isupper())
