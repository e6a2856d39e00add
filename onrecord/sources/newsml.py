"""NewsML-G2 (IPTC 2.x): the news items of a file or a message, with their text as XHTML, NITF or plain.

The day of publication is when this version was made, as agencies mean it; where the item says it was first made earlier, `published` is
that and this version is `updated`. What an agency has cancelled or withheld is a Bad and not an article. What it does not do: pictures,
packages, catalogues of codes, NewsML 1.
"""

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from onrecord.model.article import Declared
from onrecord.sources.members import Bad, Member, named, say
from onrecord.sources.trees import XML_CAP, Unsafe, local, safe_tree, words

WITHDRAWN = {"canceled": "cancelled", "cancelled": "cancelled", "withheld": "withheld"}
"""The publishing statuses (IPTC `stat:` codes) under which nothing may be published, as words."""
AS_HTML = {
    "hl1": "h1", "hl2": "h2", "hedline": "header", "body.head": "header", "body.content": "div", "body.end": "footer", "media": "figure",
    "media-caption": "figcaption", "distributor": "address", "dateline": "div", "byline": "address", "abstract": "div", "note": "aside",
    "block": "div", "media-metadata": "template", "media-reference": "template", "nitf": "div", "tagline": "address",
}  # fmt: skip
"""What the elements of NITF are in a web page; all others keep their names, which XHTML and NITF share."""


def newsml(stream: BinaryIO) -> Iterator[Member | Bad]:
    """The news items of a file, in its order."""
    root = safe_tree(stream.read(XML_CAP + 1))
    if isinstance(root, Unsafe):
        yield Bad(None, root.error, root.advice)
        return
    items = [element for element in root.iter() if local(element) == "newsItem"]
    for number, item in enumerate(items, 1):
        yield _item(item, number)
    if not items:
        yield Bad(None, "there is no news item in this file", "nothing to do; packages and concepts hold no articles")


def _item(item: etree._Element, number: int) -> Member | Bad:
    name = named(item.get("guid"), number)
    about, content = _child(item, "itemMeta"), _child(item, "contentMeta")
    status = (_code(about, "pubStatus") or "").rpartition(":")[2].lower()
    if status in WITHDRAWN:
        return Bad(name, f"its agency has {WITHDRAWN[status]} this item", "do not use it")
    kind = (_code(about, "itemClass") or "").rpartition(":")[2].lower()
    text = _text(_child(item, "contentSet"))
    if text is None:
        what = f"this item is a {kind[:40]} and holds no text" if kind and kind != "text" else "there is no text in this item"
        return Bad(name, what, "nothing to do, or get the item with its text")
    return Member(name, text[0], text[1], (*_dates(about, content), *_declared(item, about, content)))


def _text(contents: etree._Element | None) -> tuple[bytes, str] | None:
    """The first rendition that holds words: marked up in the file itself, or as characters."""
    for rendition in () if contents is None else contents:
        if local(rendition) == "inlineXML" and len(rendition) and words(rendition):
            return _as_page(rendition[0]), "html"
        said = "".join(map(str, rendition.itertext())) if local(rendition) == "inlineData" else ""
        if said.strip() and not rendition.get("encoding"):
            kind = rendition.get("contenttype", "text/plain")
            return said.encode("utf-8", "replace"), "html" if "html" in kind else "text"
    return None


def _as_page(element: etree._Element) -> bytes:
    """Marked-up text as a web page without namespaces. `element` is changed; it is not used again."""
    for each in element.iter():
        if isinstance(each.tag, str):
            own = local(each)
            each.tag = AS_HTML.get(own, own)
    element.tail = None
    etree.cleanup_namespaces(element)
    return etree.tostring(element, method="html", encoding="utf-8")


def _dates(about: etree._Element | None, content: etree._Element | None) -> tuple[Declared, ...]:
    version, first = _said(about, "versionCreated"), _said(about, "firstCreated")
    if first is not None and version is not None and first != version:
        found = (*say("published", first, "newsml:firstCreated"), *say("updated", version, "newsml:versionCreated"))
    else:
        found = say("published", version or first, "newsml:versionCreated" if version else "newsml:firstCreated")
    return (
        *found,
        *say("published", _said(content, "contentCreated"), "newsml:contentCreated"),
        *say("updated", _said(content, "contentModified"), "newsml:contentModified"),
    )


def _declared(item: etree._Element, about: etree._Element | None, content: etree._Element | None) -> tuple[Declared, ...]:
    language = _child(content, "language")
    by = [_name(each) or words(each) for each in _children(content, "creator")]
    return (
        *say("title", _said(content, "headline") or _said(about, "title"), "newsml:headline"),
        *say("author", _said(content, "by"), "newsml:by"),
        *(each for name in by[:20] for each in say("author", name, "newsml:creator")),
        *say("agency", _said(content, "creditline"), "newsml:creditline"),
        *say("outlet", _name(_child(about, "provider")), "newsml:provider"),
        *say("language", None if language is None else language.get("tag"), "newsml:language"),
        *(each for subject in _children(content, "subject")[:5] for each in say("section", _name(subject), "newsml:subject")),
        *say("extent", "full", "newsml:extent"),
    )


def _name(element: etree._Element | None) -> str | None:
    """A party's or a subject's name, or its literal."""
    if element is None:
        return None
    return _said(element, "name") or element.get("literal")


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    return next(iter(_children(element, name)), None)


def _children(element: etree._Element | None, name: str) -> list[etree._Element]:
    return [] if element is None else [child for child in element if local(child) == name]


def _said(element: etree._Element | None, name: str) -> str | None:
    return words(_child(element, name))


def _code(element: etree._Element | None, name: str) -> str | None:
    found = _child(element, name)
    return None if found is None else found.get("qcode") or found.get("uri")
