"""The text that a language model reads: the article's own lines, with nothing but blanks where the page around it stands.

It is as long as the article's text, so that a place in the one is the same place in the other.
"""

from collections.abc import Sequence

from onrecord.model.article import Article, Line


def prose(article: Article, lines: Sequence[Line]) -> str:
    """The article's text with every other line blank. The same for every stage, so that one reading serves them all."""
    text, parts, at = article.text, list[str](), 0
    for line in lines:
        if not line.in_article:
            words = line.span.of(text)
            kept = len(words.rstrip("\r\n"))
            parts += [text[at : line.span.start], " " * kept, words[kept:]]
            at = line.span.end
    return "".join((*parts, text[at:]))
