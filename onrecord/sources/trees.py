"""XML from strangers as a tree: no entity is defined, nothing is loaded, no tree is deeper than 256.

A document that declares entities is refused before it is parsed: that is how a few bytes become gigabytes, or a file of this machine
becomes part of an article. Feeds and news items need none (OWASP, XML External Entity Prevention).
"""

import re
from dataclasses import dataclass

from lxml import etree

from onrecord.sources.charsets import xml_text

XML_CAP = 50_000_000
"""Bytes of one XML file, the most that sitemaps.org allows a site map."""

_SUBSET = re.compile(r"<!DOCTYPE[^>\[]{0,2000}\[|<!ENTITY", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unsafe:
    """Why an XML file is not read."""

    error: str
    advice: str


def safe_text(data: bytes) -> str | Unsafe:
    """The characters of an XML file that declares nothing of its own. `data`: at most XML_CAP + 1 bytes of it are needed."""
    if len(data) > XML_CAP:
        return Unsafe(f"the file is larger than the {XML_CAP // 1_000_000} MB that one XML file may have", "split it")
    text = xml_text(data)
    if _SUBSET.search(text, 0, _root(text)):
        return Unsafe("the file declares entities of its own, which can make it endless or draw in other files", "get it without a DTD")
    return text


def safe_tree(data: bytes) -> etree._Element | Unsafe:
    """The tree of a well-formed XML file."""
    text = safe_text(data)
    if isinstance(text, Unsafe):
        return text
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_pis=True, remove_comments=True
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return Unsafe(f"the file is not well-formed XML: {str(error)[:200]}", "get it again; it may have been cut")


def local(element: etree._Element) -> str:
    """An element's name without its namespace; empty for what is no element."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def words(element: etree._Element | None) -> str | None:
    """All the text in an element on one line, or None where there is none."""
    said = "" if element is None else " ".join("".join(str(part) for part in element.itertext()).split())
    return said or None


def _root(text: str) -> int:
    """Where the first element begins; declarations stand before it. A document type's own brackets do not count as elements."""
    match = re.search(r"<[A-Za-z_]", text)
    return len(text) if match is None else match.start()
