"""Finds the words that an annotator quotes in an article, and the parts of an article that stand in quote marks.

Any white space equals any other and straight quote marks equal curly ones; words begin and end where words do. `"words @2"` are the second
of their kind, and `"divers >>said<< that"` is the part within words that stand but once.
"""

import re
from collections.abc import Iterator

from eval.gold import FOLDED

Span = tuple[int, int]
COUNTED = re.compile(r"(?P<words>.*\S)\s+@(?P<number>[0-9]+)", re.DOTALL)
MARKED = re.compile(r"(?P<before>.*)>>(?P<part>.+)<<(?P<after>.*)", re.DOTALL)
CLOSING = {"“": "”", '"': '"', "«": "»", "„": "“”", "‘": "’", "'": "'"}
OPENER = re.compile(r"""[“"«„]|(?<!\w)[‘'](?!\s|[0-9]0s\b|(?:em|tis|twas|til|cause|n|bout)\b)""")


class NotFound(ValueError):
    """The words do not stand in the article, or stand in more than one place."""


def find(text: str, quoted: str) -> Span:
    """Where the words stand. NotFound says how often they were found, and what would help."""
    counted = COUNTED.fullmatch(quoted)
    words, number = (counted["words"], int(counted["number"])) if counted else (quoted, 0)
    marked = MARKED.fullmatch(words)
    pieces = (marked["before"], marked["part"], marked["after"]) if marked else ("", words, "")
    if not pieces[1].strip():
        raise NotFound(f"no words: {quoted!r}")
    pattern = re.compile(_bounded("".join(pieces), f"{_spaced(pieces[0])}(?P<part>{_spaced(pieces[1].strip())}){_spaced(pieces[2])}"))
    hits = [hit.span("part") for hit in pattern.finditer(text.translate(FOLDED))]
    if not hits:
        raise NotFound(f"not in the article: {quoted!r}")
    if number > len(hits) or (counted and number < 1):
        raise NotFound(f"stands {len(hits)} times, so there is no number {number}: {quoted!r}")
    if not number and len(hits) > 1:
        raise NotFound(f'stands {len(hits)} times; add " @2" for the second, or unique words around >>it<<: {quoted!r}')
    return hits[max(number, 1) - 1]


def stands(text: str, words: str) -> bool:
    """Whether the words stand in the article at all; capitals do not matter."""
    pattern = _bounded(words, _spaced(words.strip()))
    return re.search(pattern, text.translate(FOLDED), re.IGNORECASE) is not None


def quoted_parts(text: str) -> tuple[Span, ...]:
    """The parts in quote marks, marks included; the outer ones only. One that its paragraph does not close ends with the paragraph."""
    parts: list[Span] = []
    for start, end in _paragraphs(text):
        at = start
        while opened := OPENER.search(text, at, end):
            at = _closed(text, opened.start(), end)
            parts.append((opened.start(), at))
    return tuple(parts)


def _closed(text: str, opening: int, end: int) -> int:
    """Where a part in quote marks ends. An apostrophe after s closes only where no other mark does, before the next part opens."""
    mark = text[opening]
    candidates = [i for i in range(opening + 1, end) if text[i] in CLOSING[mark]]
    if mark in "‘'":
        again = re.compile(rf"(?<!\w){mark}(?=\w)").search(text, opening + 1, end)
        last = again.start() if again else end
        candidates = [i for i in candidates if i < last and not text[i + 1 : i + 2].isalnum() and not text[i - 1].isspace()]
        candidates = [i for i in candidates if text[i - 1] not in "sS"] or candidates
    return candidates[0] + 1 if candidates else end


def _paragraphs(text: str) -> Iterator[Span]:
    return (line.span() for line in re.finditer(r"[^\n]+", text))


def _spaced(words: str) -> str:
    """A pattern for the words with any white space between them."""
    return re.sub(r"(?:\\\s|\s)+", r"\\s+", re.escape(words.translate(FOLDED)))


def _bounded(words: str, pattern: str) -> str:
    """The pattern, found only where words begin and end."""
    plain = words.strip()
    before = r"(?<!\w)" if plain[:1].isalnum() else ""
    after = r"(?!\w)" if plain[-1:].isalnum() else ""
    return f"{before}{pattern}{after}"
