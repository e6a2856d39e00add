"""Labels each line of an article: what belongs to it, what is boilerplate, and why."""

import re

from onrecord.model.article import Article, Line
from onrecord.model.runs import By
from onrecord.model.span import Span

BY = By("lines", 1)

_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def lines(article: Article) -> tuple[Line, ...]:
    """The lines of the text, end to end, each with its label and the reason for it."""
    found: list[Line] = []
    start = 0
    for end in [m.end() for m in _END.finditer(article.text)] + [len(article.text)]:
        if end > start:
            blank = not article.text[start:end].strip()
            made = BY.rule("blank" if blank else "default", 1.0 if blank else 0.7)
            found.append(Line(made=made, article=article.key, span=Span(start, end), label="blank" if blank else "body",
                              reason="an empty line" if blank else "running text"))  # fmt: skip
        start = end
    return tuple(found)
