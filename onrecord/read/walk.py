"""All the visible text of a page, one line a block, with the way back to the page made while it is put together.

White space, hard blanks too, is collapsed inside a block. A stretch of the text is copied unchanged from one text node; a line
end, or a blank that stands for a line end or a hard blank of the page, has no origin. Nothing is dropped for being boilerplate; only what a
browser would not show: scripts, styles, templates, hidden elements, closed lists of options, drawings.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import starmap

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
CELLS = frozenset(("td", "th"))
WRAPPERS = frozenset(("div", "span", "section", "html"))
"""Blocks that say nothing of their text where they stand in an element that does, one of `TELLING`."""
TELLING = HEADINGS | {"li", "p", "blockquote"}
DEEP = 64
"""Below this depth a node is named by its number in the page, `(//*)[17]`, so that a path's length stays bounded."""

_BLANKS = " \t\n\r\f\u00a0\u2009\u202f"
_WORDS = re.compile(rf"[^{_BLANKS}]+(?: [^{_BLANKS}]+)*")
_NOWHERE = (-1, 0, "", 0)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WHOLE = frozenset(("html", "body", "main", "article"))
_CODE = re.compile(r"[A-Za-z]{2}(?:[-_]|\Z)")
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
    """An open element: its step in the path, what it says about its text, and how many children and text nodes it has had."""

    element: etree._Element
    children: Iterator[etree._Element]
    parent: "_Frame | None"
    step: str
    tag: str
    linked: bool
    depth: int
    elements: int = 0
    texts: int = 0
    by_tag: dict[str, int] = field(default_factory=dict)
    known: str = ""
    named: str | None = None
    language: str = ""

    @property
    def path(self) -> str:
        """Its path in the page, put together only where it has text."""
        if not self.known:
            self.known = self.step if self.depth > DEEP or self.parent is None else f"{self.parent.path}{self.step}"
        return self.known

    @property
    def region(self) -> str:
        """The part of the page that holds it: what it says itself, or what the nearest element around it does that says something."""
        unnamed, at = list[_Frame](), self
        while at.named is None and at.parent is not None:
            at.named = region_of(at.element, str(at.element.tag)) or None
            if at.named is None:
                unnamed.append(at)
                at = at.parent
        for each in unnamed:
            each.named = at.named or ""
        return at.named or ""


class _Builder:
    """Puts the text together; `at` is its length so far."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at = 0
        self.blocks: list[Block] = []
        self.stretches: list[tuple[int, int, str, int]] = []
        self.begun: int | None = None
        self.tag = self.region = self.language = ""
        self.linked = True
        self.blank: tuple[str, int] | None = None
        self.blank_due = False

    def text(self, words: str, frame: _Frame) -> None:
        """Adds a text node's characters to the open block."""
        if self.begun is None:
            if not words.strip(_BLANKS):
                return  # between two blocks
        elif words == " ":
            self.blank_due, self.blank = True, self.blank or (f"{frame.path}/text()[{frame.texts}]", 0)
            return
        node = f"{frame.path}/text()[{frame.texts}]"
        end = 0
        for run in _WORDS.finditer(words):
            at = run.start()
            if at > end:
                self._white(words, end, at, node)
            if self.begun is None:
                self.begun, self.tag, self.region, self.language = self.at, frame.tag, frame.region, frame.language
                self.blank_due, self.blank = False, None
            if self.blank_due:
                self._add(" ", self.blank)
            self.blank_due, self.blank = False, None
            self._add(run.group(), (node, at))
            self.linked &= frame.linked
            end = run.end()
        if end < len(words):
            self._white(words, end, len(words), node)

    def space(self) -> None:
        """A blank that the page shows but does not hold."""
        if self.begun is not None:
            self.blank_due = True

    def close(self) -> None:
        """Ends the open block."""
        if self.begun is None:
            return
        tag = "a" if self.linked and self.tag != "h1" else self.tag
        name = f"{tag}.{self.region}" if self.region else tag
        name = f"{name}@{self.language}" if self.language else name
        self.blocks.append(Block(Span(self.begun, self.at), name, None))
        self._add("\n", None)
        self.begun, self.linked, self.blank_due, self.blank = None, True, False, None

    def _white(self, words: str, start: int, end: int, node: str) -> None:
        self.blank_due = True
        if self.blank is None:
            found = words.find(" ", start, end)
            if found >= 0:
                self.blank = (node, found)

    def _add(self, words: str, origin: tuple[str, int] | None) -> None:
        if origin is not None:
            node, at = origin
            start, length, before, begun = self.stretches[-1] if self.stretches else _NOWHERE
            if begun + length == at and start + length == self.at and before == node:
                self.stretches[-1] = (start, length + len(words), node, begun)
            else:
                self.stretches.append((self.at, len(words), node, at))
        self.parts.append(words)
        self.at += len(words)


def walk(root: etree._Element, *, hidden: bool = False) -> Walked:
    """The visible text of a parsed page. Linear in the size of the page; no recursion, so that no depth is too deep.

    `hidden`: also what the page hides, for pages that are shown by a script.
    """
    builder, number, behind = _Builder(), 1, 0
    frame: _Frame | None = _Frame(root, iter(root), None, f"/{root.tag}", "body", False, 0)
    assert frame is not None
    _node(builder, frame, root.text)
    while frame is not None:
        for child in frame.children:
            tag = child.tag
            if not isinstance(tag, str):
                _node(builder, frame, child.tail)  # a comment parts two text nodes
                continue
            number += 1
            frame.elements += 1
            frame.by_tag[tag] = frame.by_tag.get(tag, 0) + 1
            if tag in UNSEEN or (not hidden and _is_hidden(child)):
                if len(child):
                    number += sum(1 for _ in child.iter("*")) - 1
                if tag not in UNSEEN:
                    behind += sum(len(str(words)) for p in child.iter("p") for words in p.itertext())
                _node(builder, frame, child.tail)
                continue
            _begins(builder, frame, child, tag)
            words, many = child.text, len(child)
            if words or many:
                inner = _entered(frame, child, tag, number)
                _node(builder, inner, words)
                if many:
                    frame = inner
                    break
            if tag in BLOCKS:
                builder.close()
            _node(builder, frame, child.tail)
        else:
            frame = _left(builder, frame)
    builder.close()
    offsets = OffsetMap(tuple(starmap(Stretch, builder.stretches)))
    return Walked("".join(builder.parts), tuple(builder.blocks), offsets, behind)


def _begins(builder: _Builder, parent: _Frame, element: etree._Element, tag: str) -> None:
    """What the beginning of an element does to the open block."""
    if tag in BLOCKS:
        builder.close()
    elif tag == "br":
        builder.space() if parent.tag in HEADINGS else builder.close()
    elif tag in CELLS or (tag == "a" and _touches(element)):
        builder.space()


def _entered(parent: _Frame, element: etree._Element, tag: str, number: int) -> _Frame:
    """An element that was opened."""
    depth = parent.depth + 1
    if depth > DEEP:
        step = f"(//*)[{number}]"
    elif tag in BLOCKS or _NAME.match(tag):
        step = f"/{tag}[{parent.by_tag[tag]}]"
    else:
        step = f"/*[{parent.elements}]"
    own = tag if tag in BLOCKS or tag in CELLS else parent.tag
    if own in WRAPPERS and parent.tag in TELLING:
        own = parent.tag
    frame = _Frame(element, iter(element), parent, step, own, parent.linked or tag == "a", depth)
    said = element.get("lang") if tag in BLOCKS and tag not in _WHOLE else None
    frame.language = parent.language if said is None or not _CODE.match(said) else said[:2].lower()
    return frame


def _is_hidden(element: etree._Element) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _HIDDEN.search(style) is not None)


def _touches(element: etree._Element) -> bool:
    """Whether a link follows another with nothing between them; a page that does so sets them apart by its style sheet."""
    before = element.getprevious()
    return before is not None and before.tag == "a" and not before.tail


def _left(builder: _Builder, frame: _Frame) -> _Frame | None:
    """The element around one that ends."""
    if frame.element.tag in BLOCKS:
        builder.close()
    if frame.parent is not None:
        _node(builder, frame.parent, frame.element.tail)
    return frame.parent


def _node(builder: _Builder, frame: _Frame, words: str | None) -> None:
    if words:
        frame.texts += 1
        builder.text(words, frame)
