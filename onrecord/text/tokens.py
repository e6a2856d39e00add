"""Words of a text, each at its exact place.

A word is letters with their combining marks and digits, joined by inner apostrophes, hyphens and soft hyphens ("don't", "mother-in-law",
"COVID-19"); letters with points between them ("U.S.", "a.m."); or a number with its currency sign and decimals ("$3.5", "1,200", "14:05").
Punctuation is not a word. Not done here: lemmas, parts of speech, languages written without spaces.
"""

import re
import unicodedata
from collections.abc import Iterator

from onrecord.model.span import Span

_MARKED_BLOCKS = ((0x0300, 0x3100), (0xA620, 0xAC00), (0xFE00, 0xFE30))
"""Where Unicode keeps nearly all of its combining marks; going through the rest at import would cost a tenth of a second."""


def _combining() -> str:
    """The combining marks as the inside of a regular expression's class, in ranges; `\\w` leaves them out."""
    ranges: list[list[int]] = []
    for low, high in _MARKED_BLOCKS:
        for code in range(low, high):
            if unicodedata.category(chr(code))[0] != "M":
                continue
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(low)}-{chr(high)}" for low, high in ranges)


MARKS = _combining()
_LETTER = f"[^\\W\\d_][{MARKS}]*+"
_PART = f"[^\\W_][^\\W_{MARKS}]*+" if not MARKS else f"[^\\W_](?:[^\\W_]|[{MARKS}])*+"
WORD = re.compile(
    rf"(?:(?<![^\W_]){_LETTER}\.){{2,}}+(?![^\W_])"  # U.S., a.m., J.D.
    rf"|[$€£¥]?+\d++(?:[.,:]\d++)*+(?:[^\W\d_](?:[^\W_]|[{MARKS}])*+)?+(?:[-'’‑\u00ad]{_PART})*+"  # $3.5, 1,200, 18th, 35-year
    rf"|{_PART}(?:[-'’‑\u00ad&]{_PART})*+"  # don't, AT&T, mother-in-law
)
"""Quantifiers are possessive, so that no text makes it slow."""


def words(text: str, span: Span | None = None) -> Iterator[Span]:
    """The words of a text, or of one stretch of it, in order."""
    start, end = (0, len(text)) if span is None else (span.start, span.end)
    for match in WORD.finditer(text, start, end):
        yield Span(*match.span())
