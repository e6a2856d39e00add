"""Where a text's lines end, for every stage alike: at the breaks that Unicode's line breaking (UAX 14) makes mandatory.

The separators of files, groups and records (U+001C to U+001E), at which `str.splitlines` cuts as well, end no line.
"""

import re

from onrecord.model.span import Span

BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
_LINE_END = re.compile(f"\r\n|[{BREAKS}]")


def line_spans(text: str, start: int, end: int) -> list[Span]:
    """The lines of a stretch of a text, each with its line end; none is empty."""
    spans, ends = list[Span](), [match.end() for match in _LINE_END.finditer(text, start, end)]
    for at in [*ends, end]:
        if at > start:
            spans.append(Span(start, at))
            start = at
    return spans
