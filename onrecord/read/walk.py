"""All the visible text of a page, one line a block, with the way back to the page made while it is put together.

White space, hard blanks too, is collapsed inside a block. A stretch of the text is copied unchanged from one text node; a line
end, or a blank that stands for a line end or a hard blank of the page, has no origin. Nothing is dropped for being boilerplate; only what a
browser would not show: scripts, styles, templates, hidden elements, closed lists of options, drawings.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from onrecord.model.article import Block
from onrecord.model.offsets import OffsetMap, Stretch
from onrecord.model.span import Span
from onrecord.read.regions import region_of

UNSEEN = frozenset((
    "script", "style", "noscript", "template", "head", "title", "svg", "iframe", "object", "embed", "canvas", "audio", "video", "map",
    "select", "datalist", "input", "textarea", "meta", "link", "source", "track", "param", "area", "base", "progress", "meter",
    "dialog",
))  # fmt: skip
BLOCKS = frozenset((
    "html", "body", "div", "p", "section", "article", "main", "header", "footer", "nav", "aside", "h1", "h2", "h3", "h4", "h5", "h6",
    "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "caption", "blockquote", "pre", "figure",
    "figcaption", "form", "fieldset", "legend", "address", "hr", "details", "summary", "center", "menu", "dir", "button", "label",
    "hgroup", "frameset", "noframes", "output", "search", "video-caption",
))  # fmt: skip
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
DEEP = 64
"""Below this depth a node is named by its number in the page, `(//*)[17]`, so that a path's length stays bounded."""

_WORDS = re.compile(r"[^ \t\n\r\f\u00a0\u2009\u202f]+(?: [^ \t\n\r\f\u00a0\u2009\u202f]+)*")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NAME = re.compile(r"[a-z][a-z0-9-]*\Z")


@dataclass(frozen=True, slots=True)
class Walked:
    """The text of a page with its blocks and the way back. `behind`: characters of paragraphs that it hides."""

    text: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap
    behind: int


@dataclass(slots=True)
class _Frame:
    """An open element: its path, what it says about its text, and how many children and text nodes it has had."""

    element: etree._Element
    children: Iterator[etree._Element]
    path: str
    tag: str
    region: str
    linked: bool
    depth: int
    elements: int = 0
    texts: int = 0
    by_tag: dict[str, int] = field(default_factory=dict)


class _Builder:
    """Puts the text together; `at` is its length so far."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at = 0
        self.blocks: list[Block] = []
        self.stretches: list[Stretch] = []
        self.begun: int | None = None
        self.tag = self.region = ""
        self.linked = True
        self.blank: tuple[str, int] | None = None
        self.blank_due = False

    def text(self, words: str, node: str, frame: _Frame) -> None:
        """Adds a text node's characters to the open block."""
        end = 0
        for run in _WORDS.finditer(words):
            self._white(words, end, run.start(), node)
            self._begin(frame)
            if self.blank_due:
                self._add(" ", self.blank)
            self.blank_due, self.blank = False, None
            self._add(run.group(), (node, run.start()))
            self.linked &= frame.linked
            end = run.end()
        self._white(words, end, len(words), node)

    def space(self) -> None:
        """A blank that the page shows but does not hold."""
        if self.begun is not None:
            self.blank_due = True

    def close(self) -> None:
        """Ends the open block."""
        if self.begun is not None:
            tag = "a" if self.linked and self.tag != "h1" else self.tag
            name = f"{tag}.{self.region}" if self.region else tag
            self.blocks.append(Block(Span(self.begun, self.at), name, None))
            self._add("\n", None)
        self.begun, self.linked, self.blank_due, self.blank = None, True, False, None

    def _begin(self, frame: _Frame) -> None:
        if self.begun is None:
            self.begun, self.tag, self.region = self.at, frame.tag, frame.region
            self.blank_due, self.blank = False, None

    def _white(self, words: str, start: int, end: int, node: str) -> None:
        if end > start:
            self.blank_due = True
            found = words.find(" ", start, end)
            if found >= 0 and self.blank is None:
                self.blank = (node, found)

    def _add(self, words: str, origin: tuple[str, int] | None) -> None:
        if origin is not None:
            last = self.stretches[-1] if self.stretches else None
            joined = last is not None and last.start + last.length == self.at and (last.node, last.at + last.length) == origin
            if last is not None and joined:
                self.stretches[-1] = Stretch(last.start, last.length + len(words), last.node, last.at)
            else:
                self.stretches.append(Stretch(self.at, len(words), *origin))
        self.parts.append(words)
        self.at += len(words)


def walk(root: etree._Element, *, hidden: bool = False) -> Walked:
    """The visible text of a parsed page. Linear in the size of the page; no recursion, so that no depth is too deep.

    `hidden`: also what the page hides, for pages that are shown by a script.
    """
    builder, number, behind = _Builder(), 1, 0
    top = _Frame(root, iter(root), f"/{root.tag}", "body", "", False, 0)
    _node(builder, top, root.text)
    stack = [top]
    while stack:
        frame = stack[-1]
        child = next(frame.children, None)
        if child is None:
            stack.pop()
            _leave(builder, frame, stack[-1] if stack else None)
            continue
        if not isinstance(child.tag, str):
            _node(builder, frame, child.tail)  # a comment parts two text nodes
            continue
        number += 1
        unseen = str(child.tag) in UNSEEN or (not hidden and _is_hidden(child))
        opened = _enter(builder, frame, child, number, unseen)
        if opened is None:
            number += sum(1 for _ in child.iter("*")) - 1
            if str(child.tag) not in UNSEEN:
                behind += sum(len(str(words)) for p in child.iter("p") for words in p.itertext())
            _node(builder, frame, child.tail)
        else:
            stack.append(opened)
    builder.close()
    return Walked("".join(builder.parts), tuple(builder.blocks), OffsetMap(tuple(builder.stretches)), behind)


def _enter(builder: _Builder, parent: _Frame, element: etree._Element, number: int, unseen: bool) -> _Frame | None:
    """Opens an element, or gives None where it is not shown."""
    tag = str(element.tag)
    parent.elements += 1
    parent.by_tag[tag] = parent.by_tag.get(tag, 0) + 1
    if unseen:
        return None
    depth = parent.depth + 1
    if depth > DEEP:
        path = f"(//*)[{number}]"
    elif _NAME.match(tag):
        path = f"{parent.path}/{tag}[{parent.by_tag[tag]}]"
    else:
        path = f"{parent.path}/*[{parent.elements}]"
    block = tag in BLOCKS
    if block:
        builder.close()
    elif tag == "br":
        builder.space() if parent.tag in HEADINGS else builder.close()
    elif tag in ("td", "th") or (tag == "a" and _touches(element)):
        builder.space()
    own = tag if block or tag in ("td", "th") else parent.tag
    if own in ("div", "span", "section", "html") and parent.tag in HEADINGS | {"li", "p", "blockquote"}:
        own = parent.tag
    region = region_of(element, tag) or parent.region
    frame = _Frame(element, iter(element), path, own, region, parent.linked or tag == "a", depth)
    _node(builder, frame, element.text)
    return frame


def _is_hidden(element: etree._Element) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _HIDDEN.search(style) is not None)


def _touches(element: etree._Element) -> bool:
    """Whether a link follows another with nothing between them; a page that does so sets them apart by its style sheet."""
    before = element.getprevious()
    return before is not None and before.tag == "a" and not before.tail


def _leave(builder: _Builder, frame: _Frame, parent: _Frame | None) -> None:
    if frame.element.tag in BLOCKS:
        builder.close()
    if parent is not None:
        _node(builder, parent, frame.element.tail)


def _node(builder: _Builder, frame: _Frame, words: str | None) -> None:
    if words:
        frame.texts += 1
        builder.text(words, f"{frame.path}/text()[{frame.texts}]", frame)
