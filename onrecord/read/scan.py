"""The words of a page whose tree cannot be built: its tags are taken off from left to right, and its blocks are what they part.

For pages nested thousands deep, which the HTML parser cuts off. Nodes cannot be named, so that there is no way back into the page.
What it does not do: tell what a style hides, or in what part of a page a block stands.
"""

import re
from collections.abc import Iterator
from html import unescape

from onrecord.model.article import Block
from onrecord.model.span import Span
from onrecord.read.decode import clean
from onrecord.read.walk import BLOCKS, HEADINGS

RAW = frozenset(
    ("script", "style", "noscript", "template", "title", "svg", "iframe", "object", "canvas", "audio", "video", "select", "textarea")
)
"""Elements that are passed over up to their end tag."""
KEPT = HEADINGS | {"p", "li", "blockquote", "td", "figcaption", "pre"}
"""Tags that name a block until the next one begins."""

_TAG = re.compile(r"</?([A-Za-z][\w:-]{0,40})|<[!?/]")
_BLANKS = re.compile(r"[ \t\n\r\f\u00a0\u2009\u202f]+")


def scanned(page: str) -> tuple[str, tuple[Block, ...]]:
    """The text of a page, one line a block, and the blocks. Linear in the size of the page."""
    lines: list[str] = []
    blocks: list[Block] = []
    at = 0
    for tag, words in _blocks(page):
        shown = _BLANKS.sub(" ", clean(unescape(words))).strip(" ")
        if shown:
            blocks.append(Block(Span(at, at + len(shown)), tag, None))
            lines.append(f"{shown}\n")
            at += len(shown) + 1
    return "".join(lines), tuple(blocks)


def _blocks(page: str) -> Iterator[tuple[str, str]]:
    """Tag and raw words of each stretch that no block element parts."""
    own, words = "div", [""]
    for tag, text in _pieces(page):
        words.append(text)
        name = tag.lstrip("/")
        if name in BLOCKS or name == "br":
            yield own, "".join(words)
            own, words = tag if tag in KEPT else own if name == "br" else "div", []
        elif name in ("td", "th"):
            words.append(" ")
    yield own, "".join(words)


def _pieces(page: str) -> Iterator[tuple[str, str]]:
    """Each tag in lower case ("p", "/p"), with the words in front of it; the last tag is ""."""
    at = 0
    while (found := _TAG.search(page, at)) is not None:
        name = (found.group(1) or "").lower()
        slash = "/" if page.startswith("</", found.start()) else ""
        yield slash + name, page[at : found.start()]
        at = _end(page, found, name if not slash else "")
    yield "", page[at:]


def _end(page: str, found: re.Match[str], name: str) -> int:
    """Where the words go on after a tag, a comment or an element that is passed over."""
    if page.startswith("<!--", found.start()):
        closed = page.find("-->", found.start() + 4)
        return len(page) if closed < 0 else closed + 3
    end = page.find(">", found.end())
    if end < 0:
        return len(page)
    if name not in RAW or page[end - 1] == "/":
        return end + 1
    closing = re.compile(rf"</{name}\b[^>]*", re.IGNORECASE).search(page, end)
    return len(page) if closing is None else min(len(page), closing.end() + 1)  # as browsers do
