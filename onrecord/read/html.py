"""A web page: its visible text, what the extraction engine takes for the article, and what the page declares about itself.

Entities from outside are never resolved and nothing is fetched. What it does not do: run scripts, join pages, open frames.
"""

import re

from lxml import etree
from lxml import html as lxml_html

from onrecord.model.article import Block
from onrecord.read.decode import Decoded, clean, decode
from onrecord.read.kept import kept
from onrecord.read.parts import NoText, Parts
from onrecord.read.scan import scanned
from onrecord.read.selfsaid import self_said
from onrecord.read.walk import walk

HIDDEN = 0.5
"""A page that hides paragraphs of more than this share of what it shows is shown by a script: it is read with what it hides."""

MOST_ATTRIBUTES = 2000
SCANNED = "html_without_tree"
"""The rule of an article whose page the parser cut off, so that its words were had by taking the tags off."""

_CLASSES = etree.ElementDefaultClassLookup(
    element=lxml_html.HtmlElement, comment=lxml_html.HtmlComment, pi=lxml_html.HtmlProcessingInstruction, entity=lxml_html.HtmlEntity
)
"""One class for all elements: the parser's own lookup calls into Python each time an element is touched."""
_LONG_TAG = re.compile(r"(<[A-Za-z][\w:-]{0,40})[^<>]{8000,}")


def page(data: bytes, *, known: str | None = None) -> Parts | NoText:
    """The article of one web page. `known`: the encoding, where the bytes come out of a text."""
    decoded = decode(data, page=True) if known is None else Decoded(clean(data.decode(known, "replace")), known)
    root, whole = _parsed(decoded.text)
    if not whole:
        text, blocks = scanned(decoded.text)
        if text:
            return Parts(text, "html", decoded.encoding, blocks, self_said(root) if root is not None else (), None, SCANNED)
    if root is None:
        return NoText("this page has no content", "save the page again, from the browser, as 'web page, complete'")
    touched = list(root.iter())  # held on to until the end: lxml makes an element anew each time that nobody holds it
    walked = walk(root)
    if walked.behind > HIDDEN * sum(len(b.span) for b in walked.blocks if b.tag.startswith("p")):
        walked = walk(root, hidden=True)
    if not walked.text.strip():
        frames = root.find(".//frame") is not None
        what = "this page is a set of frames" if frames else "this page has no visible text"
        advice = "save the frame that holds the article" if frames else "it may be filled in by scripts: save it from the browser"
        return NoText(what, advice)
    declared = self_said(root)
    del touched
    verdicts = kept(root, walked)
    blocks = tuple(Block(b.span, b.tag, k) for b, k in zip(walked.blocks, verdicts, strict=True))
    return Parts(walked.text, "html", decoded.encoding, blocks, declared, walked.offsets)


def _tamed(text: str) -> str:
    """The page with the attributes taken off an element that has thousands: the parser compares each with each."""
    if text.count("=") <= MOST_ATTRIBUTES:
        return text
    return _LONG_TAG.sub(lambda found: found.group(1) if found.group().count("=") > MOST_ATTRIBUTES else found.group(), text)


def parsed(text: str) -> etree._Element | None:
    """The tree of a page, mended as browsers do, or None where there is nothing in it."""
    return _parsed(text)[0]


def _parsed(text: str) -> tuple[etree._Element | None, bool]:
    """The tree of a page, and whether it holds all of it: the parser stops at elements nested about 2000 deep, and at its other limits."""
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, recover=True)
    parser.set_element_class_lookup(_CLASSES)
    try:
        root = etree.fromstring(_tamed(text).encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        root = None
    whole = not any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    return (root if root is not None and isinstance(root.tag, str) else None), whole
