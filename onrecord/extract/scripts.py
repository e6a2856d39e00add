"""Lines that nobody says to a reporter: those of programs and of plays.

A program's line has signs where prose has words, or begins as a comment beside such a line; a play's begins with a name in capitals, a full
stop and what the actor does, or stands among such lines.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.extract.reports import Report
from onrecord.model.span import Span

_SIGNS = frozenset("{}[]()<>=;_\\|&*/+^~`@")
_MARKED = re.compile(r"\s*(?:#|//|/\*|\*/|\*\s|;;|--\s|<!--)")
_STATEMENT = re.compile(
    r"\s*(?:(?:def|class|function|fn|func|public|private|static|void|const|let|var)\s+\w+\s*[({=:<;]|import\s+[\w.{*]+(?:\s+as\s+\w+|;)\s*$"
    r"|from\s+[\w.]+\s+import\s+[\w*]+(?:,\s*\w+)*\s*$|(?:if|while|elif|switch|catch)\s*\(.*\)\s*[{:]?\s*$|for\s+\w+\s+in\s+\S+:\s*$"
    r"|return\b[^.”\"]*;\s*$|(?:else|try)\s*[:{]|#include\s*[<\"]|#!)"
)
_INSIDE = re.compile(r"\w\(|[{}=<>_\\|]")
_SHARE = 0.12
"""The share of a program's signs among the characters of a line that is code by them alone: prose has .02."""
_ACTED = re.compile(r"\s*[A-Z][A-Z’'-]+(?: [A-Z][A-Z’'.-]+){0,3}\.\s+[(\[][a-z]")
_LABELLED = re.compile(r"\s*[A-Z][A-Z’'-]+(?: [A-Z][A-Z’'.-]+){0,3}\.\s+\S")
_LONG = 400
"""Characters of a line that are looked at."""


def scripted(text: str, lines: Sequence[Span]) -> list[Span]:
    """The lines among some, in order, that are of a program or of a play."""
    shown = [(span, text[span.start : min(span.end, span.start + _LONG)]) for span in lines if len(span)]
    code = [_code(words) for _, words in shown]
    plays = any(_ACTED.match(words) for _, words in shown)
    found: list[Span] = []
    for at, (span, words) in enumerate(shown):
        near = code[max(0, at - 1) : at] + code[at + 1 : at + 2]
        if code[at] or (_MARKED.match(words) and any(near)) or (plays and _LABELLED.match(words)):
            found.append(span)
            code[at] = True  # a comment of several lines
    return found


def outside(reports: Sequence[Report], lines: Sequence[Span]) -> tuple[Report, ...]:
    """The reports of which no words stand in some lines, which are in order."""
    starts = [line.start for line in lines]

    def inside(piece: Span) -> bool:
        return any(piece.overlaps(line) for line in lines[max(0, bisect_right(starts, piece.start) - 1) : bisect_left(starts, piece.end)])

    return tuple(report for report in reports if not any(map(inside, report.content)))


def _code(words: str) -> bool:
    bare = words.strip()
    if _STATEMENT.match(words) or bare.startswith(("//", "/*", ";;", "#!")):
        return True
    signs = sum(c in _SIGNS for c in bare)
    closed = bare.endswith((";", "{", "}")) and (len(bare) == 1 or _INSIDE.search(bare, 0, len(bare) - 1) is not None)
    return closed or (signs > 2 and signs >= _SHARE * len(bare))
