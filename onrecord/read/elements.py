"""What the elements of a page say about its article, by what they are called: headings, authors' links, bylines, times, microdata.

Only what stands around the main heading is asked: a list of other stories has headings, authors and times of its own.
"""

import re
from collections.abc import Iterator

from lxml import etree

from onrecord.model.article import Field
from onrecord.read.regions import region_of

ABOVE, BELOW = 40, 150
"""Elements above and below the main heading among which a byline or a time is the article's own."""
LONG = 200
"""Characters of a byline, with all that it holds."""
MOST_WORDS = 2000
PARAGRAPH = 280
"""Characters of a paragraph; three of them end the head of the article."""
ELSEWHERE = frozenset(("comments", "related", "newsletter", "share", "footer", "aside", "about", "ad", "cookie"))
"""Parts of a page whose names and times are not the article's."""
_AUTHOR = frozenset(("author", "authors", "byline", "bylines", "writer", "contributor", "auth", "by"))
_DATE = frozenset(("date", "dates", "published", "pubdate", "timestamp", "posted", "datetime"))
_NOT_DATE = frozenset(
    ("event", "update", "picker", "author", "birth", "start", "end", "range", "expiry", "format", "current", "today", "wrapper")
)
_CHANGED = re.compile(r"updat|modif|revis|reviewed")
_FIRST = re.compile(r"publish|posted")
_NOT_NAME = frozenset((
    "image", "img", "avatar", "bio", "box", "social", "desc", "description", "photo", "pic", "title", "role", "job", "date", "time", "more",
    "position", "card", "wrapper",
))  # fmt: skip
_PROFILE = re.compile(
    r"/(?:authors?|writers?|contributors?|people|team|staff|profiles?|producers?|journalists?|columnists?|reporters?)/[^/?#]+/?(?:[?#]|$)"
)
_SPLIT = re.compile(r"[^a-z]+")

Said = tuple[Field, str, str]


def shown(root: etree._Element) -> Iterator[Said]:
    """Field, words and origin of what the page's elements say; authors and times nearest to the heading first."""
    order = list(root.iter("*"))
    headings = [number for number, element in enumerate(order) if element.tag == "h1" and words_of(element)]
    for number in headings[:6]:
        yield "title", words_of(order[number]), "page:h1"
    main = _main(root, order, headings)
    if main not in headings and order[main].tag in ("h2", "h3", "h4"):
        yield "title", words_of(order[main]), "page:heading"
    known: dict[etree._Element, bool] = {}
    near = [element for element in _head(order, main) if not _is_elsewhere(element, known)]
    yield from _microdata(near)
    yield from _authors(near)
    yield from _times(near)


def _main(root: etree._Element, order: list[etree._Element], headings: list[int]) -> int:
    """Where the article's heading stands: the first h1 that the page's title holds, else another heading that it does, else an h1."""
    title = " ".join((root.findtext(".//title") or "").split()).casefold()
    others = [number for number, element in enumerate(order) if element.tag in ("h2", "h3", "h4")][:30]
    for number in (*headings, *others):
        words = words_of(order[number]).casefold()
        if len(words) > 8 and words in title:
            return number
    return headings[0] if headings else 0


def words_of(element: etree._Element) -> str:
    """The words in an element as a browser shows them, white space collapsed; at most about `MOST_WORDS` characters."""
    pieces, size = [element.text or ""], 0
    for each in element.iterdescendants():
        shown = isinstance(each.tag, str) and each.tag not in ("script", "style", "svg", "noscript", "template")
        pieces += [" " if each.tag in ("br", "p", "div", "li") else "", (each.text or "") if shown else "", each.tail or ""]
        size += len(pieces[-1]) + len(pieces[-2])
        if size > MOST_WORDS:
            break
    return " ".join("".join(pieces).split())


def _head(order: list[etree._Element], start: int) -> Iterator[etree._Element]:
    """The elements around the heading, those below it first, until the text has begun."""
    paragraphs = 0
    for element in order[start : start + BELOW]:
        if element.tag == "p" and len(words_of(element)) > PARAGRAPH:
            paragraphs += 1
        if paragraphs == 3:
            break
        yield element
    yield from order[max(0, start - ABOVE) : start]


def _is_elsewhere(element: etree._Element, known: dict[etree._Element, bool]) -> bool:
    """Whether it stands in another part of the page. `known`: the elements that were asked already."""
    at: etree._Element | None = element
    for _ in range(6):
        if at is None:
            return False
        own = known.get(at)
        if own is None:
            own = known[at] = region_of(at, str(at.tag)) in ELSEWHERE
        if own:
            return True
        at = at.getparent()
    return False


def _microdata(near: list[etree._Element]) -> Iterator[Said]:
    fields: dict[str, Field] = {"headline": "title", "author": "author", "datepublished": "published", "datemodified": "updated"}
    for element in near:
        name = (element.get("itemprop") or "").lower()
        if name not in fields or element.tag == "meta":
            continue
        if name == "author":
            own = element.find('.//*[@itemprop="name"]')
            words = (own.get("content") or words_of(own)) if own is not None else words_of(element)
        elif name.startswith("date"):
            words = element.get("datetime") or element.get("content") or words_of(element)
        else:
            words = words_of(element)
        yield fields[name], words, f"page:itemprop={name}"


def _authors(near: list[etree._Element]) -> Iterator[Said]:
    for element in near:
        words = ""
        if "author" in (element.get("rel") or "").split():
            words, origin = words_of(element), "page:rel=author"
        elif element.tag == "a" and _PROFILE.search(element.get("href") or ""):
            words, origin = words_of(element), "page:profile"
        elif _says(element, _AUTHOR, _NOT_NAME) and not any(_says(each, _AUTHOR, _NOT_NAME) for each in element.iterdescendants("*")):
            words, origin = words_of(element), "page:class=author"
        if 2 < len(words) <= LONG:
            yield "author", words, origin


def _times(near: list[etree._Element]) -> Iterator[Said]:
    for element in near:
        words, origin = "", "page:time"
        if element.tag == "time":
            words = element.get("datetime") or words_of(element)
        elif _says(element, _DATE, _NOT_DATE) and not any(_says(each, _DATE, _NOT_DATE) for each in element.iterdescendants("*")):
            words, origin = words_of(element), "page:class=date"
        if 5 < len(words) <= LONG:
            about = f"{element.get('class') or ''} {element.get('itemprop') or ''} {_lead(element)} {words}".lower()
            field: Field = "updated" if _CHANGED.search(about) and not _FIRST.search(about) else "published"
            yield field, words, origin


def _lead(element: etree._Element) -> str:
    """The words right before an element, in its parent: "Updated on"."""
    before = element.getprevious()
    parent = element.getparent()
    words = (before.tail or words_of(before)) if before is not None else (parent.text or "" if parent is not None else "")
    return words[-24:]


def _says(element: etree._Element, wanted: frozenset[str], never: frozenset[str]) -> bool:
    said = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    if said == " ":
        return False
    for word in said.split()[:12]:
        parts = frozenset(_SPLIT.split(word))
        if parts & wanted and not parts & never:
            return True
    return False
