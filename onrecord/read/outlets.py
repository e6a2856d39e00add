"""The outlet's name: in the copyright line, without "Company" or "and its licensors", and where the top of the page repeats it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model.span import Span

_YEARS = r"(?:\d{4}(?:\s*[-–]\s*(?:\d{4}|present))?)"
_RIGHTS = re.compile(
    rf"(?:©|\(c\)|&copy;|copyright)\s*(?:©|\(c\)|&copy;)?\s*{_YEARS}?,?\s*[-–—|]?\s*(?:by\s+)?(?P<name>[^.|©•]{{2,60}}?)\s*{_YEARS}?\s*"
    r"(?:\.\s|\.$|\||•|,?\s*all rights|[-–—]\s*all rights|,\s*\d{4}|$)",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(r"(?:all|the) (?:rights|content)|rights\b|reserved\b|do not|no part|may not|permission", re.IGNORECASE)
LEGAL = re.compile(
    r"(?:,?\s+(?:and (?:its|their|his|her|our) (?:licensors|affiliates|subsidiaries|partners|contributors|suppliers|owners)|Company|Co|Inc"
    r"|LLC|L\.L\.C|Ltd|Limited|PLC|GmbH|AG|BV|S\.?A|Corp|Corporation|Cooperative|Pty|LP|LLP|Publishing|Holdings)\.?|\s*\([^)]{1,30}\))+\Z",
    re.IGNORECASE,
)
"""What follows an outlet's name and is the company's, not the outlet's."""
_PLAIN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet's name and where it stands."""

    name: str
    span: Span


def holder(words: str) -> Named | None:
    """Who claims the rights in a copyright line; spans are those of the words."""
    found = _RIGHTS.search(words)
    if found is None:
        return None
    name = found["name"].strip(" -–—,:")
    shorter = LEGAL.sub("", name).strip(" -–—,:")
    name = shorter if len(shorter) > 1 else name
    if len(name) < 2 or not any(c.isalpha() for c in name) or _NOT_A_NAME.match(name):
        return None
    start = words.find(name, found.start("name"))
    return Named(name, Span(start, start + len(name)))


def repeated(holder: str, lines: Iterable[tuple[str, Span]]) -> Iterator[Named]:
    """The lines that are the holder's name in short: a masthead "THE ESTUARY POST" over "© Estuary Post Media"."""
    wanted = _PLAIN.findall(holder.casefold().removeprefix("the "))
    for words, span in lines:
        own = _PLAIN.findall(words.casefold().removeprefix("the "))
        if own and (own == wanted or (len(own) > 1 and own == wanted[: len(own)])):
            yield Named(words, span)
